"""The rule file of an outlet, written from some of its pages, with an example cut from each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from typing import Any

import lxml.html
import yaml

from extract.outlets.article import Article, read_article
from extract.outlets.learn import Learned, learn_outlet
from extract.outlets.lines import lines_of
from extract.outlets.webpage import parse, squeeze
from extract.rulebook import RuleBook
from extract.rulebook.models import OutletRule
from extract.text.hypertext import UNSEEN
from extract.text.source import SourceText

NEW = "outlets/new"
AROUND = 4  # lines above the main text that the example of an HTML page keeps
SHOWN = 3  # pages that examples are cut from
PARAGRAPH = 80  # characters that an example keeps of a page's paragraphs


def new_outlet(sources: Sequence[SourceText], name: str | None, book: RuleBook) -> tuple[str, list[Article]]:
    """The YAML of the outlet whose pages `sources` are, and the pages read by it.

    Raises ValueError when the pages are too few.
    """
    learned = learn_outlet(sources)
    said: dict[str, Any] = {
        "kind": "outlet",
        "about": f"{name or [*learned.hosts, 'An outlet'][0]}, learned from {len(sources)} pages; read and amend it.",
        "name": name,
        "hosts": learned.hosts,
        "marks": learned.marks,
        "select": learned.select,
        "drop_lines": learned.drop_lines,
        "drop_from": learned.drop_from,
    }
    said = {key: value for key, value in said.items() if value}
    ours = replace(book, rules={NEW: OutletRule(**said), **{k: r for k, r in book.rules.items() if k != NEW}})
    pages = [read_article(source, ours, outlet=NEW) for source in sources]
    said["examples"] = [_example(page, learned, ours) for page in pages[:SHOWN]]
    return yaml.dump(said, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000), pages


def _example(page: Article, learned: Learned, book: RuleBook) -> dict[str, Any]:
    """The page with its paragraphs cut short, and what of it is furniture."""
    if page.source.visible is None or not learned.select:
        text = "\n".join(line for line in map(_short, page.source.spaced.text.splitlines()) if line)
    else:
        text = _short_page(page, learned)
    cut = read_article(SourceText.from_text(text), book, outlet=NEW)
    return {"text": text, "finds": [text[a:b].strip() for a, b in cut.dropped]}


def _short(line: str) -> str:
    line = line.strip()
    end = max(line.rfind(sign, 0, PARAGRAPH) for sign in "，。；！？")
    return line if len(line) <= PARAGRAPH or end < 0 else line[:end] + "。"


def _short_page(page: Article, learned: Learned) -> str:
    """The node of the main text in a page of its own, between what stands above and below it."""
    lines = [line.text for line in lines_of(page.source.spaced.text) if line.text]
    text = page.body.text.splitlines()
    first = next((i for i, line in enumerate(lines) if len(text) > 1 and squeeze(line) == squeeze(text[1])), len(lines))
    above = [line for line in lines[max(0, first - AROUND) : first] if line != page.title]
    below = [line for line in lines if line in learned.marks]
    node = next(iter(parse(page.source.source).cssselect(learned.select["text"][0])))
    return "\n".join(
        [
            f"<html><head><title>{escape(lines[0])}</title>",
            *(f'<link rel="canonical" href="https://{host}/">' for host in learned.hosts),
            "</head><body>",
            *(f"<p>{escape(line)}</p>" for line in above),
            f"<h1>{escape(page.title or '')}</h1>",
            _pruned(node),
            *(f"<p>{escape(line)}</p>" for line in below),
            "</body></html>",
        ]
    )


def _pruned(node: Any) -> str:
    """A node without scripts, pictures and most attributes, its texts cut short."""
    for part in list(node.iter()):
        for name in set(part.attrib) - {"class", "id"}:
            del part.attrib[name]
        part.text, part.tail = _short(part.text or ""), _short(part.tail or "")
    for part in [p for p in node.iter() if not isinstance(p.tag, str) or p.tag in UNSEEN | {"link", "img"}]:
        part.drop_tree()
    node.tail = None
    told = str(lxml.html.tostring(node, encoding="unicode")).replace("\n", "")
    return f"<table><tr>{told}</tr></table>" if node.tag == "td" else told


class _Dumper(yaml.SafeDumper):
    """Several lines stand as a block."""

    def represent_str(self, data: str) -> yaml.ScalarNode:
        """Texts of several lines as they look."""
        return self.represent_scalar("tag:yaml.org,2002:str", data, style="|" if "\n" in data else None)


_Dumper.add_representer(str, _Dumper.represent_str)
