"""Why a record is there: its rule, what it read, what was marked in that, what it was linked to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc

from extract.outlets.article import Article
from extract.pipeline import Result
from extract.rulebook import RuleBook
from extract.tag.mask import Marks
from schemas import Record

AROUND = 16  # characters of the source on either side of a piece of evidence
LINKS = {"hospital_id", "branch_id", "parent_id", "claims"}
NAMES = {
    "hospitals": "name",
    "party_branches": "full_name",
    "secretaries": "person",
    "service_events": "event_type",
    "numeric_claims": "text",
}


@dataclass(frozen=True, slots=True)
class Cited:
    """One piece of evidence: line and column (from 1), the source around it, what it reads, what is marked in it."""

    line: int
    column: int
    before: str
    source: str
    behind: str
    text: str
    marks: list[tuple[str, str, str]]  # label, text, what made it

    @property
    def repaired(self) -> bool:
        """Whether the evidence reads otherwise than the source shows it."""
        return self.source != self.text


@dataclass(frozen=True, slots=True)
class Explanation:
    """One record with all that led to it. `links` are field, name of the linked record."""

    kind: str
    name: str
    record: Record
    rule_file: str | None
    cited: list[Cited]
    links: list[tuple[str, str]]


def explain(result: Result, book: RuleBook) -> Iterator[Explanation]:
    """Every record of a document but for the document's own. Raises ValueError for one that was not read."""
    if result.article is None or result.doc is None:
        raise ValueError(f"{result.doc_id} was not read: {result.error}")
    names = {r.id: _name(stem, r) for stem, found in result.records.items() if stem in NAMES for r in found}
    for stem in NAMES:
        for record in result.records[stem]:
            located = book.files.get(record.source)
            yield Explanation(
                stem,
                names[record.id],
                record,
                str(located.path) if located else None,
                list(_cited(result.article, result.doc, record)),
                [(field, names[i]) for field in sorted(LINKS) for i in _ids(record, field)],
            )


def _name(stem: str, record: Record) -> str:
    return str(getattr(record, NAMES[stem]))


def _ids(record: Record, field: str) -> list[str]:
    value: Any = getattr(record, field, None)
    return value if isinstance(value, list) else [value] if value else []


def _cited(article: Article, doc: Doc, record: Record) -> Iterator[Cited]:
    source = article.source.source
    for piece in record.evidence:
        line_start = source.rfind("\n", 0, piece.start) + 1
        yield Cited(
            source.count("\n", 0, piece.start) + 1,
            piece.start - line_start + 1,
            source[max(line_start, piece.start - AROUND) : piece.start],
            source[piece.start : piece.end],
            source[piece.end : piece.end + AROUND].split("\n")[0],
            piece.text,
            _marks(article, doc, piece.start, piece.end),
        )


def _marks(article: Article, doc: Doc, start: int, end: int) -> list[tuple[str, str, str]]:
    """What the tagging stage marked in the source span `[start, end)`."""
    marks: Marks = doc.user_data["marks"]
    first, last = article.body_position(start), article.body_position(end)
    return [(m.label, marks.text[m.start : m.end], m.source) for m in marks.overlapping(first, last)]
