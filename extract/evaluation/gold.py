"""Gold from corrected records: the way back from an annotation tool to files that `dangjian eval` reads.

A region that came from a record and was left where it was keeps the record's fields. What was added or moved is read
anew from its own text; what cannot be told from it is a problem, never a guess.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from extract.evaluation.corrections import Corrected, Region
from extract.export.annotation import CHOICES, TYPES
from extract.quantities import find_quantities

BEFORE = 8  # characters in front of a claim that tell it from its repeats
LEVELS = {"党小组": "group", "总支": "general_branch", "支部": "branch", "党委": "party_committee"}
LEVEL = re.compile(rf"(?P<kind>{'|'.join(LEVELS)})(?:部|委员会)?$")
# The field that a name typed for a mark replaces.
NAMED = {"hospital": "name", "party_branch": "name", "secretary": "person"}
# Fields that records and gold call the same.
SAME = {
    "hospital": ("name", "aliases"),
    "party_branch": ("name", "level", "aliases", "brand"),
    "secretary": ("person", "role"),
    "service_event": ("event_type", "place"),
    "numeric_claim": ("text", "value", "upper", "comparator", "unit"),
}
Records = Mapping[str, list[dict[str, Any]]]  # file stem -> records of one document
Reading = Callable[[str], Records]  # the records that a stretch of text tells by itself


@dataclass
class Gold:
    """The gold of one document, and what could not be made gold."""

    doc_id: str
    entries: dict[str, Any]
    problems: list[str] = field(default_factory=list)


def gold_of(corrected: Corrected, records: Records, read: Reading) -> Gold:
    """The gold that a corrected document stands for. `records` are those that were exported of it."""
    return _Builder(corrected, records, read).build()


class _Builder:
    def __init__(self, corrected: Corrected, records: Records, read: Reading) -> None:
        self.corrected, self.records, self.read = corrected, records, read
        self.text = corrected.text
        document = next(iter(records.get("documents", [])), {})
        self.entries: dict[str, Any] = {
            "doc_id": corrected.doc_id.rpartition("/")[2],
            "published": document.get("published"),
            "title": document.get("title"),
        }
        self.problems: list[str] = []
        self.used: set[int] = set()  # ids of the regions that records account for
        self.regions: dict[str, list[Region]] = defaultdict(list)
        for region in corrected.regions:
            self.regions[region.kind].append(region)
        self.owners = {h["id"]: h["name"] for h in records.get("hospitals", [])}

    def build(self) -> Gold:
        """Hospitals first: branches are named without them."""
        for stem, kind in TYPES.items():
            if stem != "documents":
                self.entries[stem] = list(self._kept(kind, stem))
                for region in self.regions[kind]:
                    if id(region) not in self.used:
                        self._add(kind, stem, region)
        return Gold(self.corrected.doc_id, self.entries, self.problems)

    # --- records that stayed ---

    def _kept(self, kind: str, stem: str) -> Iterable[dict[str, Any]]:
        """An entry for each record of which a span is left, or that had none in the text."""
        for record in self.records.get(stem, []):
            spans = {(e["text_start"], e["text_end"]) for e in record["evidence"] if e["text_start"] is not None}
            left = self._left(kind, record["id"], spans)
            self.used |= {id(region) for region in left}
            if not left and spans:
                continue
            entry = self._entry(kind, record, left)
            for name, value in (pair for region in left for pair in region.fields.items()):
                if value and (name in CHOICES or (name == "name" and kind in NAMED)):
                    entry[NAMED[kind] if name == "name" else name] = value
            yield entry if not left or any(r.agreed for r in left) else entry | {"optional": True}

    def _left(self, kind: str, record_id: str, spans: set[tuple[int, int]]) -> list[Region]:
        """The regions that a record still has; where a tool keeps no ids, those on its spans."""
        there = [r for r in self.regions[kind] if (r.start, r.end) in spans]
        return [r for r in there if r.record == record_id] or [r for r in there if r.record is None]

    def _entry(self, kind: str, record: dict[str, Any], left: list[Region]) -> dict[str, Any]:
        """The fields of a record as gold names them."""
        entry = {key: record[key] for key in SAME[kind]}
        if kind == "hospital":
            entry["subject"] = record["is_subject"]
        elif kind == "party_branch" and (owner := self.owners.get(record["hospital_id"])) in self._hospitals():
            entry["hospital"] = owner
        elif kind == "secretary":
            entry["branch"] = record["branch_name"]
        elif kind == "service_event":
            quotes = [self.text[r.start : r.end] for r in left] or [e["text"] for e in record["evidence"]]
            entry["quote"] = list(dict.fromkeys(quotes))
            entry["date"] = record["date"]["edtf"] if record["date"] else None
        elif kind == "numeric_claim":
            entry["before"] = self._before(left[0].start) if left else ""
        return entry

    def _before(self, start: int) -> str:
        """What stands before a claim, up to a line start or a space."""
        return self.text[max(0, start - BEFORE) : start].replace("\n", " ").rpartition(" ")[2]

    # --- what was added or moved ---

    def _add(self, kind: str, stem: str, region: Region) -> None:
        entry = getattr(self, f"_new_{kind}")(region, self.text[region.start : region.end])
        if entry is None or self._known(kind, stem, entry):
            return
        self.entries[stem].append(entry if region.agreed else entry | {"optional": True})

    def _known(self, kind: str, stem: str, entry: dict[str, Any]) -> bool:
        """A further mention of a hospital, a branch or a person in a post is no second entry."""

        def same(name: str, other: dict[str, Any]) -> bool:
            return entry.get(name) is None or other.get(name) in (None, entry[name])

        if kind == "hospital":
            return any(entry["name"] in (e["name"], *e["aliases"]) for e in self.entries[stem])
        if kind == "party_branch":
            return any(entry["name"] in (e["name"], *e["aliases"]) and same("hospital", e) for e in self.entries[stem])
        people = [e for e in self.entries[stem] if kind == "secretary" and e["person"] == entry["person"]]
        return any(e["role"] == entry["role"] and same("branch", e) for e in people)

    def _hospitals(self) -> set[str]:
        return {e["name"] for e in self.entries.get("hospitals", [])}

    def _new_hospital(self, region: Region, words: str) -> dict[str, Any]:
        return {"name": region.fields.get("name") or words, "aliases": []}

    def _new_party_branch(self, region: Region, words: str) -> dict[str, Any] | None:
        name = region.fields.get("name") or words
        forms = [(form, h["name"]) for h in self.entries["hospitals"] for form in (h["name"], *h["aliases"])]
        form, owner = max(((f, o) for f, o in forms if name.startswith(f)), key=lambda p: len(p[0]), default=("", ""))
        name = name[len(form) :] or name
        ending = LEVEL.search(name)
        if ending is None:
            self._problem(region, "no kind of party organisation is told in it; mark its name to the end (…党支部)")
            return None
        entry = {"name": name, "level": LEVELS[ending["kind"]], "aliases": []}
        return {**entry, "hospital": owner} if owner else entry

    def _new_secretary(self, region: Region, words: str) -> dict[str, Any] | None:
        found = next(iter(self.read(words).get("secretaries", [])), None)
        person = region.fields.get("name") or (found["person"] if found else None)
        role = region.fields.get("role") or (found["role"] if found else None)
        if not person or not role:
            self._problem(region, "no person and post can be told from it; mark both, or fill in name and role")
            return None
        entry = {"person": person, "role": role}
        return {**entry, "branch": found["branch_name"]} if found and found["branch_name"] else entry

    def _new_service_event(self, region: Region, words: str) -> dict[str, Any]:
        chosen = region.fields.get("event_type")
        return {"event_type": chosen or list(CHOICES["event_type"]), "quote": [words]}

    def _new_numeric_claim(self, region: Region, words: str) -> dict[str, Any] | None:
        found = [q for q in find_quantities(words) if q.unit]
        if len(found) != 1:
            self._problem(region, f"{len(found)} quantities are told in it; mark one number with its unit")
            return None
        [quantity] = found
        entry = {
            "text": words,
            "value": _plain(quantity.value),
            "upper": None if quantity.upper is None else _plain(quantity.upper),
        }
        return {**entry, "comparator": quantity.comparator, "unit": quantity.unit, "before": self._before(region.start)}

    def _problem(self, region: Region, what: str) -> None:
        words = self.text[region.start : region.end]
        self.problems.append(f"{self.corrected.doc_id}: {region.kind} [{region.start}, {region.end}) {words!r}: {what}")


def _plain(value: Any) -> int | float:
    return int(value) if value == int(value) else float(value)
