"""An outlet's rule learned from some of its pages: what recurs on all of them is furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from extract.outlets.lines import FULL_DATE, SENTENCE, Line, is_sentence, lines_of
from extract.outlets.selectors import learn_selectors
from extract.rulebook.book import compile_pattern
from extract.text.forms import HAN
from extract.text.source import SourceText

FEWEST = 3  # pages
TITLE = 6  # characters of a title, at least
LABEL = re.compile(r"^([^\s:：。，；！？]{1,10})\s?[:：]")
SPACED = re.compile(r"^([^\s:：。，；！？]{2,8})\s+(?=\S)")
INNER = re.compile(r"\s([\u3400-\u9fff]{2,6})\s?[:：]")  # 王某 编审:李某
BULLET = re.compile(r"^([^\w\s“”‘’《》（）()【】「」『』\"'#＃—…￭])(?=.{3})")
DIGITS = re.compile(r"\d+")
URL = re.compile(r"https?://[^\s\"'<>）)，。]+")
NAMED = re.compile(r"版权所有|主办|Copyright|©|备\d{6,}|备案", re.IGNORECASE)
ENDS = 3  # lines any of which ends an article: a page may lack one
MARKS = 2  # lines that tell the outlet where no host does, at most


@dataclass(frozen=True, slots=True)
class Page:
    """One page to learn from: its filled lines, and which of them are article."""

    source: SourceText
    lines: list[Line]
    core: range  # from the first to the last line that is surely the article's


@dataclass(frozen=True, slots=True)
class Learned:
    """What a rule file needs to say."""

    hosts: list[str]
    marks: list[str]
    drop_lines: list[str]
    drop_from: list[str]
    select: dict[str, list[str]]


def skeleton(text: str) -> str:
    """A line with its numbers and white space made equal."""
    return DIGITS.sub("0", re.sub(r"\s+", "", text))


def learn_outlet(sources: Sequence[SourceText]) -> Learned:
    """The furniture that `sources`, pages of one outlet, share. Raises ValueError for fewer than three."""
    if len(sources) < FEWEST:
        raise ValueError(f"{len(sources)} page(s) are too few to tell an outlet's furniture; give {FEWEST} or more")
    lined = [[line for line in lines_of(s.spaced.text) if line.text] for s in sources]
    often = _recurring([[skeleton(line.text) for line in lines] for lines in lined], len(sources))
    pages = [Page(s, lines, _core(lines, often)) for s, lines in zip(sources, lined, strict=True)]
    hosts = _hosts(sources)
    select = learn_selectors(
        [(p.source.source, [p.lines[i].text for i in p.core if is_sentence(p.lines[i].text)]) for p in pages], often
    )
    drop_from = _end(pages, often)
    return Learned(
        hosts=hosts,
        marks=[] if hosts else _marks(pages, often),
        # Where a selector finds the text, few lines in it are none.
        drop_lines=_labels(pages)
        if select
        else [*_exact(pages, often, drop_from), *_labels(pages), *_bullets(pages), *_titled(pages)],
        drop_from=[] if select else drop_from,
        select=select,
    )


def _recurring(pages: Iterable[list[str]], count: int) -> set[str]:
    """Skeletons on at least half of the pages, two at least."""
    found = Counter(text for page in pages for text in set(page))
    return {text for text, times in found.items() if times >= max(2, (count + 1) // 2)}


def _core(lines: list[Line], often: set[str]) -> range:
    sure = [i for i, a in enumerate(lines) if is_sentence(a.text) and skeleton(a.text) not in often]
    return range(sure[0], sure[-1] + 1) if sure else range(0)


def _outside(page: Page) -> list[tuple[int, Line]]:
    return [(i, line) for i, line in enumerate(page.lines) if i not in page.core]


def _hosts(sources: Sequence[SourceText]) -> list[str]:
    """The host that all pages name: in their address, where they have one, else in any."""
    named = [{urlsplit(u).netloc.lower() for u in URL.findall(s.source)} - {""} for s in sources]
    shared = set.intersection(*named)
    counts = Counter(urlsplit(u).netloc.lower() for s in sources for u in URL.findall(s.source))
    return [max(sorted(shared), key=lambda host: counts[host])] if shared else []


def _marks(pages: list[Page], often: set[str]) -> list[str]:
    """Lines that all pages share word for word, those that say whose page it is first."""
    shared = set.intersection(*({line.text for _, line in _outside(page)} for page in pages))
    good = [text for text in shared if skeleton(text) in often and len(text) >= TITLE]
    named = [text for text in good if NAMED.search(text)]
    return sorted(named or good, key=lambda t: (-len(t), t))[:MARKS]


def _end(pages: list[Page], often: set[str]) -> list[str]:
    """The first lines below the article that all pages share, and that none has above: nothing behind is article."""
    behind = [page.lines[page.core.stop :] for page in pages if page.core]
    inside = {skeleton(line.text) for page in pages for line in page.lines[: page.core.stop]}
    shared = set.intersection(*({skeleton(a.text) for a in lines} for lines in behind)) & often if behind else set()
    first = [a.text for a in behind[0] if skeleton(a.text) in shared - inside][:ENDS] if behind else []
    return list(dict.fromkeys("^" + exact(text) + "$" for text in first))


def exact(text: str) -> str:
    """An RE2 expression for `text`, whatever its numbers and white space."""
    parts = re.split(r"(\d+|\s+)", text)
    return "".join(r"\d+" if part.isdigit() else r"\s*" if part.isspace() else _escaped(part) for part in parts if part)


def _escaped(text: str) -> str:
    return re.sub(r"([\\.+*?()|\[\]{}^$])", r"\\\1", text)


def _exact(pages: list[Page], often: set[str], ends: list[str]) -> list[str]:
    """Recurring lines, word for word but for their numbers: above the article, and what all pages have below or in it.

    What stands behind the end needs none; a title that other pages link to is none.
    """
    always = _recurring_on_all(pages)
    titles = {title for page in pages if (title := _title(page, always)) is not None}
    found: dict[str, str] = {}
    # What other pages only link to below their article is no furniture above this one's: it may be its title.
    above = _recurring([[skeleton(a.text) for a in p.lines[: p.core.start]] for p in pages], len(pages))
    for page in pages:
        for index, line in enumerate(page.lines):
            if any(compile_pattern(end).search(line.text) for end in ends) and index >= page.core.stop:
                break
            text = skeleton(line.text)
            known = above if index < page.core.start else always if HAN.search(text) else often
            if text in known and text not in titles:
                found.setdefault(text, line.text)
    return ["^" + exact(text) + "$" for text in found.values() if not is_sentence(text)]


def _recurring_on_all(pages: list[Page]) -> set[str]:
    return set.intersection(*({skeleton(a.text) for a in page.lines} for page in pages))


def _title(page: Page, always: set[str]) -> str | None:
    """The skeleton of the line above the article that is neither on all pages nor a date, a label or a link."""
    for line in reversed(page.lines[: page.core.start]):
        about = FULL_DATE.search(line.text) or LABEL.match(line.text) or BULLET.match(line.text)
        if len(line.text) >= TITLE and skeleton(line.text) not in always and not about:
            return skeleton(line.text)
    return None


def _labels(pages: list[Page]) -> list[str]:
    """上一篇:…, 下一条 …, 王某 编审:李某: a label on most pages with something else around it on each."""
    kinds = (
        (LABEL, r"^{}\s*[:：].{{0,160}}$"),
        (SPACED, r"^{}\s.{{1,160}}$"),
        (INNER, r"^.{{0,16}}\s{}\s?[:：].{{0,40}}$"),
    )
    patterns = []
    for expression, shape in kinds:
        found: Counter[str] = Counter()
        behind: dict[str, set[str]] = {}
        for page in pages:
            told = [
                (m, a.text) for _, a in _outside(page) if (m := expression.search(a.text)) and not is_sentence(a.text)
            ]
            found.update({m.group(1) for m, _ in told})
            for match, text in told:
                behind.setdefault(match.group(1), set()).add(text)
        patterns += [
            shape.format(exact(label))
            for label, times in found.items()
            if times * 2 > len(pages) and len(behind[label]) > 1
        ]
    return patterns


def _bullets(pages: list[Page]) -> list[str]:
    """·title, • title: lists of links, where the article has none of their kind."""
    outside = Counter(m.group(1) for page in pages for _, a in _outside(page) if (m := BULLET.match(a.text)))
    inside = {a.text[:1] for page in pages for a in (page.lines[i] for i in page.core)}
    return [f"^{_escaped(sign)}.{{1,160}}$" for sign, n in outside.items() if n >= len(pages) and sign not in inside]


def _titled(pages: list[Page]) -> list[str]:
    """Navigation that ends in the title, and the title once more in brackets."""
    found: Counter[str] = Counter()
    for page in pages:
        texts = [a.text for a in page.lines]
        for text in set(texts):
            for other in set(texts):
                if len(text) >= 6 and text != other and text in other and len(other) < len(text) + 40:
                    before, behind = other.split(text, 1)
                    if before and not SENTENCE.search(before + behind) and not FULL_DATE.search(other):
                        found[f"^{exact(before)}.{{4,60}}{exact(behind)}$"] += 1
    return [pattern for pattern, times in found.items() if times * 2 > len(pages)]
