"""A page as an article: what is text, what is furniture, and what the page says about itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from extract.dates import parse_published
from extract.outlets.profile import Profile, find_profile
from extract.rulebook import RuleBook
from extract.rulebook.wordlists import any_of
from extract.text.align import AlignedText, Edit
from extract.text.source import SourceText

SENTENCE = re.compile(r"[。！？；]|，[^，]*，")
URL = re.compile(r"https?://[\w\-./?%&=:#~]+")
FULL_DATE = re.compile(r"(?<!\d)(?:19|20)\d{2}\s?[-年./]\s?\d{1,2}\s?[-月./]\s?\d{1,2}")
YEAR_RANGE = re.compile(r"(?<!\d)(?:19|20)\d{2}\s?[-—–]\s?(?:19|20)\d{2}(?!\d)")
SPACES = {ord(c): " " for c in "\u3000\u00a0\t\u2002\u2003"}  # layout, whatever its width
TITLE_LONGEST = 60
TITLE_SHORTEST = 8  # shorter first lines are sections; a title when no longer line follows
HEAD_LINES = 12
ROLES = ("通讯员", "供图", "管理员")
BYLINE_LINE = 80  # characters; a longer line is text
BYLINE_REACH = 40  # characters of its beginning and end that may name its authors


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page: its span in the spaced text, and whether it is furniture."""

    start: int
    end: int
    text: str
    furniture: bool


@dataclass(frozen=True, eq=False)
class Article:
    """The text of a page. `body` is aligned to the source; `kept` and `dropped` are source spans."""

    source: SourceText
    body: AlignedText
    title: str | None
    title_span: tuple[int, int] | None
    outlet: str | None
    outlet_rule: str | None
    url: str | None
    byline: list[str]
    published: str | None
    kept: list[tuple[int, int]]
    dropped: list[tuple[int, int]]
    furniture: list[tuple[int, int]] = field(default_factory=list)

    def body_position(self, position: int) -> int:
        """Where the source position stands in the body, or the next that does."""
        starts = self.body.starts
        return next((i for i, start in enumerate(starts) if start >= position), len(starts))

    def ground(self, start: int, end: int) -> tuple[int, int, str]:
        """Source offsets and text of the body span `[start, end)`."""
        return self.source.ground(start, end, self.body)


def read_article(source: SourceText, book: RuleBook) -> Article:
    """Split the page into text and furniture and read its metadata."""
    spaced = source.spaced
    profile = find_profile(book, spaced.text)
    lines = _classify(spaced.text, profile)
    title_line = _title_line(lines)
    dropped = [(line.start, line.end) for line in lines if line.furniture and line.text]
    inline = _inline(lines, profile)
    dropped += inline
    url = _url(lines)
    return Article(
        source=source,
        body=_body(source, sorted(dropped)),
        title=_title(title_line, profile),
        title_span=_source_span(spaced, title_line.start, title_line.end) if title_line else None,
        outlet=profile.name or _outlet(lines, profile),
        outlet_rule=profile.rule_id,
        url=url,
        byline=_byline(lines, profile, _surname(book)),
        published=_published(lines, url),
        kept=[_source_span(spaced, *span) for a in lines if not a.furniture and a.text for span in _rest(a, inline)],
        dropped=[_source_span(spaced, a, b) for a, b in sorted(dropped)],
        furniture=sorted(dropped),
    )


def _source_span(aligned: AlignedText, start: int, end: int) -> tuple[int, int]:
    return aligned.to_source(start, end)


def _classify(text: str, profile: Profile) -> list[Line]:
    lines: list[Line] = []
    position, closed = 0, False
    seen = 0
    for raw in text.translate(SPACES).split("\n"):
        stripped = raw.strip()
        start = position + len(raw) - len(raw.lstrip())
        # A closing notice ends an article, so there must have been one.
        if stripped and seen > 60 and profile.first("drop_from", stripped):
            closed = True
        furniture = bool(stripped) and (closed or _is_furniture(stripped, profile))
        seen += 0 if furniture else len(stripped)
        lines.append(Line(start, start + len(stripped), stripped, furniture))
        position += len(raw) + 1
    return lines


def _is_furniture(line: str, profile: Profile) -> bool:
    # Prose may mention a hotline or a copyright; only a line that is little else is furniture.
    limit = 40 if SENTENCE.search(line) else 200
    match = profile.first("drop_lines", line)
    return match is not None and (match.end() - match.start() >= len(line) - limit)


def _rest(line: Line, inline: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What of a line is kept when parts of it are dropped."""
    start = line.start
    for first, last in (span for span in inline if line.start <= span[0] and span[1] <= line.end):
        if start < first:
            yield start, first
        start = last
    if start < line.end:
        yield start, line.end


def _inline(lines: list[Line], profile: Profile) -> list[tuple[int, int]]:
    spans = []
    for line in lines:
        match = None if line.furniture else profile.first("drop_inline", line.text)
        if match:
            spans.append((line.start + match.start(), line.start + match.end()))
    return spans


def _body(source: SourceText, dropped: list[tuple[int, int]]) -> AlignedText:
    """The normalized text without the furniture (given as spans of the spaced text)."""
    edits = []
    for start, end in dropped:
        first, last = source.from_source(*source.spaced.to_source(start, end))
        if last > first:
            edits.append(Edit(first, last, "", "furniture"))
    return source.normal.apply(edits)


def _title_line(lines: list[Line]) -> Line | None:
    """The first line of text that is no sentence; a very short one only if no longer one follows."""
    short: Line | None = None
    for line in lines[: HEAD_LINES * 2]:
        if line.furniture or len(line.text) < 4:
            continue
        if len(line.text) > TITLE_LONGEST or line.text.endswith(("。", "；", "，", ",", ";", "：", ":")):
            return short
        if len(line.text) >= TITLE_SHORTEST:
            return line
        short = short or line
    return short


def _title(line: Line | None, profile: Profile) -> str | None:
    if line is None:
        return None
    title = line.text
    for pattern in profile.patterns["title_strip"]:
        match = pattern.search(title)
        rest = (title[: match.start()] + title[match.end() :]).strip() if match else ""
        title = rest or title  # 【图集】 may be all there is
    return title


def _outlet(lines: list[Line], profile: Profile) -> str | None:
    for line in lines[:HEAD_LINES] + [line for line in lines[HEAD_LINES:] if line.furniture]:
        for match in profile.matches("source", line.text):
            if match.group("source"):
                return str(match.group("source"))
    return None


def _url(lines: list[Line]) -> str | None:
    for line in lines:
        match = URL.search(line.text) if line.furniture else None
        if match:
            return match.group()
    return None


@cache
def _surname(book: RuleBook) -> re.Pattern[str]:
    return any_of([*book.lexicon("surnames_compound"), *book.lexicon("surnames")])


def _byline(lines: list[Line], profile: Profile, surname: re.Pattern[str]) -> list[str]:
    """Names of authors near the page's head and end; what has no surname is a department or a role."""
    names: list[str] = []
    body = [line for line in lines if line.text]
    for line in body[:HEAD_LINES] + body[HEAD_LINES:][-6:]:
        short = len(line.text) <= BYLINE_LINE or line.furniture
        # 某报讯（记者甲 通讯员乙）近日…: a long line may open or close with its authors.
        texts = [line.text] if short else [line.text[:BYLINE_REACH], line.text[-BYLINE_REACH:]]
        for match in (m for text in texts for m in profile.matches("byline", text)):
            found = re.split(r"[\s、,，/]+", match.group("byline"))
            names += [n for n in dict.fromkeys(found) if n not in names and ("·" in n or surname.match(n))]
    return [name for name in names if name not in ROLES]


def _published(lines: list[Line], url: str | None) -> str | None:
    """The page's date: from lines that are about the page, never from its sentences."""
    filled = [line for line in lines if line.text]
    for line in filled[:HEAD_LINES] + filled[HEAD_LINES:][::-1]:
        about_page = line.furniture or (len(line.text) <= 40 and not SENTENCE.search(line.text))
        text = YEAR_RANGE.sub("", line.text)
        if about_page and FULL_DATE.search(text) and not URL.search(text):
            found = parse_published(text)
            if found:
                return found
    return parse_published(url) if url else None
