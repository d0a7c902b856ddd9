"""What the markup of a saved HTML page says: its main text, title, date, source and authors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from extract.text.align import AlignedText
from extract.text.forms import HAN

SURE = 12  # characters; a shorter line may stand in the main text by chance
GAP = 3  # lines between two lines of main text that belong to it (captions), at most
SPACE = re.compile(r"\s+")
HEAD_TITLE = re.compile(r"<title[^>]*>.{0,1000}?</title", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class WebPage:
    """`main` is the main text, its lines without white space; the rest is what meta tags or selectors give."""

    main: str
    aside: frozenset[str] = frozenset()  # texts of links and of what selectors drop, without white space
    head: tuple[int, int] = (0, 0)  # where the title in the page's head stands
    titles: list[str] = field(default_factory=list)
    date: str | None = None
    source: str | None = None
    url: str | None = None
    byline: list[str] = field(default_factory=list)


def read_webpage(source: str, select: Mapping[str, Sequence[str]], meta: Mapping[str, Sequence[str]]) -> WebPage:
    """Read the markup of `source`: CSS selectors of the outlet first, then meta tags by name.

    Without a selector for the text a well-kept extractor (trafilatura) finds it.
    """
    if not source.strip():
        return WebPage("")
    root = parse(source)

    def first(name: str) -> str | None:
        return next(_values(root, name, select, meta), None)

    aside = {squeeze(text) for node in root.iter("a") for text in node.itertext()}
    for selector in select.get("drop", ()):
        for node in root.cssselect(selector):
            aside.update(squeeze(text) for text in node.itertext())
            node.drop_tree()
    canonical = root.xpath("//link[@rel='canonical']/@href")
    return WebPage(
        main="\n".join(["", *map(squeeze, _lines(root, select.get("text", ()))), ""]),
        head=match.span() if (match := HEAD_TITLE.search(source)) else (0, 0),
        aside=frozenset(aside),
        titles=[*_values(root, "title", select, meta), *(t for t in [root.findtext(".//title")] if t)],
        date=first("date"),
        source=first("source"),
        url=next((u for u in (first("url"), *map(str, canonical)) if u and u.startswith("http")), None),
        byline=list(_values(root, "byline", select, meta)),
    )


def parse(source: str) -> Any:
    """The tree of a page; an empty one of a page that was cut off before its first element."""
    import lxml.html  # noqa: PLC0415 a run over plain text needs none

    try:
        return lxml.html.document_fromstring(source.encode("utf-8"), parser=lxml.html.HTMLParser(encoding="utf-8"))
    except lxml.etree.ParserError:
        return lxml.html.Element("html")


def squeeze(text: str) -> str:
    """`text` without white space."""
    return SPACE.sub("", text)


def main_lines(visible: AlignedText, page: WebPage) -> list[tuple[int, int]]:
    """Source spans of the visible lines that are main text."""
    lines: list[tuple[int, int]] = []
    position = 0
    for line in visible.text.split("\n"):
        if line.strip():
            lines.append((position, position + len(line)))
        position += len(line) + 1
    texts = [squeeze(visible.text[a:b]) for a, b in lines]
    sure = [i for i, t in enumerate(texts) if (t if len(t) >= SURE else f"\n{t}\n") in page.main]
    kept = set(sure)
    for before, after in pairwise(sure):
        if after - before <= GAP + 1:
            kept.update(i for i in range(before, after) if HAN.search(texts[i]) and texts[i] not in page.aside)
    return [visible.to_source(*lines[i]) for i in sorted(kept)]


def _values(
    root: Any, name: str, select: Mapping[str, Sequence[str]], meta: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    yield from _selected(root, select.get(name, ()))
    wanted = [tag.lower() for tag in meta.get(name, ())]
    found: dict[str, str] = {}
    for tag in root.iter("meta"):
        key = str(tag.get("name") or tag.get("property") or "").lower()
        if key in wanted and tag.get("content", "").strip():
            found.setdefault(key, tag.get("content").strip())
    yield from (found[key] for key in wanted if key in found)


def _selected(root: Any, selectors: Sequence[str]) -> Iterator[str]:
    for selector in selectors:
        for node in root.cssselect(selector):
            text = str(node.text_content()).strip()
            if text:
                yield text


def _lines(root: Any, selectors: Sequence[str]) -> list[str]:
    found = "\n".join(_selected(root, selectors)) or _main_text(root)
    return [line for line in found.splitlines() if line.strip()]


def _main_text(root: Any) -> str:
    import trafilatura  # noqa: PLC0415

    return trafilatura.extract(root, include_comments=False, include_tables=True, deduplicate=False) or ""
