"""Why a record is there: its rule, what it read, what was marked in that, what it was linked to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from spacy.tokens import Doc

from extract.outlets.article import Article
from extract.pipeline import Pipeline, Result
from extract.rulebook import RuleBook
from extract.tag.mask import Marks
from schemas import RECORD_TYPES, Record

AROUND = 16  # characters of the source on either side of a piece of evidence
NEAREST = 3  # refused links shown of a field
CANDIDATES = {"hospital_id": "hospitals", "branch_id": "party_branches", "parent_id": "party_branches"}
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
    """One record with all that led to it. `links` are field and name of the linked record."""

    kind: str
    name: str
    record: Record
    rule_file: str | None
    cited: list[Cited]
    links: list[tuple[str, str]]
    refused: list[tuple[str, str, str]]  # field, name of a record that might have been linked, what speaks against it


def explain(result: Result, book: RuleBook) -> Iterator[Explanation]:
    """Every record of a document but for the document's own. Raises ValueError for one that was not read."""
    if result.article is None or result.doc is None:
        raise ValueError(f"{result.doc_id} was not read: {result.error}")
    names = {r.id: _name(stem, r) for stem, found in result.records.items() if stem in NAMES for r in found}
    known = {r.id: r for stem in set(CANDIDATES.values()) for r in result.records[stem]}
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
                list(_refused(record, known, names)),
            )


def _refused(record: Record, known: dict[str, Record], names: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """For each link to one record the nearest others of its kind, and why they are not it."""
    for field, stem in CANDIDATES.items():
        if not hasattr(record, field):
            continue
        chosen = known.get(getattr(record, field) or "")
        others = [r for r in known.values() if r is not chosen and r.id != record.id and names[r.id] and _is(r, stem)]
        for other in sorted(others, key=lambda r: (abs(_distance(record, r)), r.id))[:NEAREST]:
            yield field, names[other.id], _against(record, chosen, other)


def _is(record: Record, stem: str) -> bool:
    return isinstance(record, RECORD_TYPES[stem])


def _distance(record: Record, other: Record) -> int:
    """Characters from the other's nearest mention to the record's evidence; negative when it stands behind."""
    start, end = record.evidence[0].start, record.evidence[0].end
    gaps = [start - e.end if e.end <= start else min(0, end - e.start) for e in other.evidence]
    return min(gaps, key=abs)


def _against(record: Record, chosen: Record | None, other: Record) -> str:
    def at(gap: int) -> str:
        return f"named {abs(gap)} characters {'before' if gap >= 0 else 'behind'}"

    if chosen is None:
        return f"{at(_distance(record, other))}; the text links it to none"
    owner, its = getattr(chosen, "hospital_id", None), getattr(other, "hospital_id", None)
    whose = "another hospital's, " if owner and its and owner != its else ""
    return f"{whose}{at(_distance(record, other))}, the one taken {at(_distance(record, chosen))}"


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


def packed(result: Result, found: Iterable[Explanation], pipeline: Pipeline) -> dict[str, Any]:
    """Explanations as JSON, with all that reading the document once more needs."""
    if result.article is None:
        raise ValueError(f"{result.doc_id} was not read: {result.error}")
    source = result.article.source
    return {
        "doc_id": result.doc_id,
        "rule_digest": pipeline.book.digest,
        "ner": pipeline.recognizer,
        "html": source.visible is not None,
        "source": source.source,
        "records": [asdict(e) | {"record": e.record.model_dump(mode="json")} for e in found],
    }


def replay(
    pack: dict[str, Any], pipeline: Pipeline
) -> Iterator[tuple[str, dict[str, Any] | None, dict[str, Any] | None]]:
    """Read a packed document once more: (id, the record as explained, the record now), None where there is none.

    Raises KeyError or TypeError when `pack` is none.
    """
    result = pipeline.read(pack["source"], pack["doc_id"], html=pack["html"])
    then = {entry["record"]["id"]: entry["record"] for entry in pack["records"]}
    now = {r.id: r.model_dump(mode="json") for stem in NAMES for r in result.records.get(stem, [])}
    for record_id in dict.fromkeys((*then, *now)):
        yield record_id, then.get(record_id), now.get(record_id)
