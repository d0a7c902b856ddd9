"""One tagged article to its records."""

from __future__ import annotations

from functools import cache

from extract.link.branches import Branches
from extract.link.brands import find_brands
from extract.link.claims import Claims
from extract.link.context import Context
from extract.link.document import document_record
from extract.link.event_records import EventRecords
from extract.link.events import Events
from extract.link.hospitals import Hospitals
from extract.link.secretaries import Secretaries
from extract.places import Gazetteer
from extract.rulebook import RuleBook
from schemas import Record


@cache
def gazetteer(book: RuleBook) -> Gazetteer:
    """One gazetteer a rule book."""
    return Gazetteer(book.lexicons.divisions, book.lexicon("division_lookalikes"))


def link(context: Context) -> dict[str, list[Record]]:
    """All records of one document by file stem, each list in order of appearance."""
    hospitals = Hospitals(context, gazetteer(context.book))
    branches = Branches(context, hospitals)
    secretaries = Secretaries(context, hospitals, branches)
    find_brands(context, branches)
    claims = Claims(context, hospitals, branches)
    events = Events(context, hospitals, claims)
    records: dict[str, list[Record]] = {
        "documents": [document_record(context)],
        "hospitals": list(hospitals.records()),
        "party_branches": list(branches.records()),
        "secretaries": list(secretaries.records()),
        "service_events": list(EventRecords(context, claims, branches, events.places).of(events.items)),
        "numeric_claims": list(claims.records()),
    }
    known = context.book.confidence
    return {
        stem: [record.model_copy(update={"confidence": known.get(f"{stem} {record.source}")}) for record in found]
        for stem, found in records.items()
    }
