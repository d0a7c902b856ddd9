"""A page as an article: what is text, what is furniture, and what the page says about itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.outlets.lines import SPACES, Line, classify, find_title, lines_of, lines_of_page, without_list
from extract.outlets.metadata import read_metadata
from extract.outlets.profile import Profile, find_profile, profile_of
from extract.outlets.webpage import read_webpage
from extract.rulebook import RuleBook
from extract.text.align import AlignedText, Edit
from extract.text.source import Grounded, SourceText


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

    def ground(self, start: int, end: int) -> Grounded:
        """Where the body span `[start, end)` stands in the source."""
        return self.source.ground(start, end, self.body)


def read_article(source: SourceText, book: RuleBook, outlet: str | None = None) -> Article:
    """Split the page into text and furniture and read its metadata; `outlet` is the id of its rule, if it is known."""
    spaced, visible = source.spaced, source.visible
    profile = profile_of(book, outlet) if outlet else find_profile(book, spaced.text.translate(SPACES), source.source)
    page = read_webpage(source.source, profile.select, profile.meta) if visible else None
    if page is not None and visible is not None:
        lines, heading = lines_of_page(spaced, profile, page, visible)
    else:
        lines = classify(lines_of(spaced.text), profile)
        heading = find_title(lines)
        lines = without_list(lines, heading)
    inline = _inline(lines, profile)
    dropped = sorted([(line.start, line.end) for line in lines if line.furniture and line.text] + inline)
    kept = [span for line in lines if not line.furniture and line.text for span in _rest(line, inline)]
    about = read_metadata(lines, heading, profile, page, book)
    return Article(
        source=source,
        body=_body(source, dropped, kept),
        title=about.title,
        title_span=spaced.to_source(heading.start, heading.end) if heading else None,
        outlet=about.outlet,
        outlet_rule=profile.rule_id,
        url=about.url,
        byline=about.byline,
        published=about.published,
        kept=[spaced.to_source(*span) for span in kept],
        dropped=[spaced.to_source(*span) for span in dropped],
        furniture=dropped,
    )


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


def _body(source: SourceText, dropped: list[tuple[int, int]], kept: list[tuple[int, int]]) -> AlignedText:
    """The normalized text without the furniture (spans of the spaced text); of an HTML page only what is kept."""
    if source.visible is not None:
        return _joined(source, kept)
    edits = []
    for start, end in dropped:
        first, last = source.from_source(*source.spaced.to_source(start, end))
        if last > first:
            edits.append(Edit(first, last, "", "furniture"))
    return source.normal.apply(edits)


def _joined(source: SourceText, kept: list[tuple[int, int]]) -> AlignedText:
    """The kept lines, one line end between two."""
    edits, position = [], 0
    for start, end in (source.from_source(*source.spaced.to_source(*span)) for span in kept):
        if position < start:
            edits.append(Edit(position, start, "\n" if position else "", "furniture"))
        position = end
    if position < len(source.text):
        edits.append(Edit(position, len(source.text), "", "furniture"))
    return source.normal.apply(edits)
