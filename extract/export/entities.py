"""Records of many documents as entities: one a hospital, a party organisation, a person, and what joined them.

Precision first: records stay apart unless their names and places say that they are one.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

from extract.export.records import records_of
from extract.link.branch_names import canonical
from extract.places import Gazetteer

LONGEST_GAP = 8  # characters between two names and the word that says one became the other
RENAMED = r"(?:正式|今年|现)?(?:更名为|改名为|改称|更名|现为|现名)"
FORMERLY = r"[（(]?(?:原|原名|前身为|前身是|前身)[:：]?"
Pair = tuple[dict[str, Any], dict[str, Any]]


@dataclass(slots=True)
class Entity:
    """Records that are one thing. `joined` are pairs of record ids and why; `apart` names alike, and why not."""

    name: str
    members: list[dict[str, Any]]
    joined: list[dict[str, str]] = field(default_factory=list)
    apart: list[dict[str, str]] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Stable: of its first record."""
        first = min(record["id"] for record in self.members)
        kind = self.members[0]["record_type"]
        return f"entity:{kind}:{hashlib.sha256(first.encode()).hexdigest()[:16]}"


class _Groups:
    """Records joined pair by pair."""

    def __init__(self, records: list[dict[str, Any]]) -> None:
        self.records = {record["id"]: record for record in records}
        self.parent = {name: name for name in self.records}
        self.joined: list[dict[str, str]] = []
        self.apart: list[dict[str, str]] = []

    def find(self, name: str) -> str:
        """The representative of a record's group."""
        while self.parent[name] != name:
            self.parent[name] = self.parent[self.parent[name]]
            name = self.parent[name]
        return name

    def join(self, a: str, b: str, why: str) -> None:
        """Two records are one thing."""
        first, second = sorted((self.find(a), self.find(b)))
        if first != second:
            self.parent[second] = first
            self.joined.append({"a": a, "b": b, "why": why})

    def join_by(self, keyed: Iterable[tuple[dict[str, Any], dict[Hashable, str]]], *, across: bool) -> None:
        """Join records that share a key, each to the first with it: `keyed` gives a record's keys, each with why.

        With `across` no two records of one document get into one group: what a document tells apart stays apart.
        """
        first: dict[Hashable, dict[str, Any]] = {}
        documents: dict[str, set[str]] = {}
        for record, keys in keyed:
            for key, why in keys.items():
                holder = first.setdefault(key, record)
                a, b = self.find(holder["id"]), self.find(record["id"])
                ours, theirs = documents.setdefault(a, {holder["doc_id"]}), documents.setdefault(b, {record["doc_id"]})
                if a != b and not (across and ours & theirs):
                    self.join(holder["id"], record["id"], why)
                    documents[self.find(a)] = ours | theirs

    def neighbours(self, records: list[dict[str, Any]], order: Callable[[dict[str, Any]], Any]) -> Iterator[Pair]:
        """Pairs of groups of `records` side by side in `order`: of thousands of namesakes all pairs say nothing."""
        groups: dict[str, dict[str, Any]] = {}
        for record in sorted(records, key=order):
            groups.setdefault(self.find(record["id"]), record)
        yield from pairwise(groups.values())

    def keep_apart(self, a: str, b: str, why: str) -> None:
        """Two records that look alike are two things."""
        self.apart.append({"a": a, "b": b, "why": why})

    def entities(self, name_of: Any) -> list[Entity]:
        """The groups, by their first record."""
        groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for key, record in self.records.items():
            groups[self.find(key)].append(record)
        joined: dict[str, list[dict[str, str]]] = defaultdict(list)
        for pair in self.joined:
            joined[self.find(pair["a"])].append(pair)
        apart: dict[str, list[dict[str, str]]] = defaultdict(list)
        for pair in self.apart:
            sides = {self.find(pair["a"]), self.find(pair["b"])}
            for root in sides if len(sides) > 1 else ():
                apart[root].append(pair)
        found = [Entity(name_of(members), members, joined[root], apart[root]) for root, members in groups.items()]
        return sorted(found, key=lambda entity: entity.id)


def _longest(members: list[dict[str, Any]]) -> str:
    return str(max((m["name"] for m in members), key=lambda name: (len(name), name)))


class Hospitals:
    """Hospitals of all documents: same-named ones of two places stay two, a renamed one is one."""

    def __init__(self, records: list[dict[str, Any]], texts: dict[str, str], gazetteer: Gazetteer) -> None:
        self.gazetteer, self.texts = gazetteer, texts
        self.groups = _Groups(records)
        self._by_name(records)
        self._renamed(records)
        self.entities = self.groups.entities(_longest)
        self.of_record = {m["id"]: e.id for e in self.entities for m in e.members}

    def core(self, name: str) -> str:
        """The name without the divisions in front: 青川省清河市中心医院 -> 中心医院."""
        while size := self.gazetteer.names.opening(name):
            if size >= len(name) - 1:
                break
            name = name[size:]
        return name

    def _by_name(self, records: list[dict[str, Any]]) -> None:
        alike: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for record in records:
            alike[self.core(record["name"])].append(record)
        for core, group in alike.items():
            codes: dict[str, set[str]] = defaultdict(set)
            for record in group:
                codes[record["name"]] |= {record["adcode"]} - {None}
            self.groups.join_by(((r, self._keys(r, core, codes[r["name"]])) for r in group), across=True)
            for a, b in self.groups.neighbours(group, lambda r: (r["adcode"] or "", r["name"], r["id"])):
                self.groups.keep_apart(a["id"], b["id"], self._against(a, b, core))

    def _keys(self, record: dict[str, Any], core: str, codes: set[str]) -> dict[Hashable, str]:
        """What makes two hospitals with the same core of a name one: their place, or the same name with it.

        `codes` are those of all hospitals of that name: a name that several places have joins none.
        """
        if record["adcode"]:
            return {record["adcode"]: f"{core} of one place ({record['adcode']})"}
        if record["name"] != core and len(codes) < 2:
            return {next(iter(codes), record["name"]): f"{record['name']}: the same name with the same place in it"}
        return {}

    def _against(self, a: dict[str, Any], b: dict[str, Any], core: str) -> str:
        if a["doc_id"] == b["doc_id"]:
            return f"{core}: one document tells them apart"
        if a["adcode"] and b["adcode"] and a["adcode"] != b["adcode"]:
            return f"{core} of two places ({a['adcode']}, {b['adcode']})"
        return f"{core}: nothing tells that they lie in one place"

    def _renamed(self, records: list[dict[str, Any]]) -> None:
        """X更名为Y, Y（原X）: told in the text of a document that names both."""
        by_doc: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for record in records:
            by_doc[record["doc_id"]].append(record)
        for doc_id, group in by_doc.items():
            for a, b in combinations(group, 2):
                for old, new in ((a, b), (b, a)):
                    told = self._told_renamed(self.texts.get(doc_id, ""), old, new)
                    if told:
                        self.groups.join(old["id"], new["id"], f"{doc_id}: {told}")

    def _told_renamed(self, text: str, old: dict[str, Any], new: dict[str, Any]) -> str | None:
        before, after = (
            "(?:" + "|".join(re.escape(n) for n in sorted({r["name"], *r["aliases"]}, key=len, reverse=True)) + ")"
            for r in (old, new)
        )
        gap = rf"[^。；\n]{{0,{LONGEST_GAP}}}?"
        match = re.search(rf"{before}{gap}{RENAMED}{gap}{after}|{after}{gap}{FORMERLY}{gap}{before}", text)
        return match.group() if match else None


def _branches(records: list[dict[str, Any]], hospitals: Hospitals) -> list[Entity]:
    """Party organisations: one a hospital entity and name; without a hospital only by the full name with its unit."""
    groups = _Groups(records)
    alike: dict[tuple[str | None, str], list[dict[str, Any]]] = defaultdict(list)
    for record in records:
        owner = hospitals.of_record.get(record["hospital_id"] or "")
        alike[owner, canonical(record["name"] if owner else record["full_name"])].append(record)
    for (owner, name), group in alike.items():
        first = group[0]
        for other in group[1:]:
            if owner:
                groups.join(first["id"], other["id"], f"{name} of one hospital")
            elif first["doc_id"] != other["doc_id"]:
                groups.keep_apart(first["id"], other["id"], f"{name}: no hospital tells that they are one")
    return groups.entities(lambda members: max((m["full_name"] for m in members), key=len))


def _persons(records: list[dict[str, Any]], hospitals: Hospitals) -> list[Entity]:
    """People with party posts: one a name and hospital; the same name elsewhere is another's until more is known."""
    groups = _Groups(records)
    alike: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in records:
        alike[record["person"]].append(record)
    for name, group in alike.items():
        owners = [(record, hospitals.of_record.get(record["hospital_id"] or "")) for record in group]
        keyed = [
            (r, {("document", r["doc_id"]): f"{name} in one document"} | _in_hospital(name, owner))
            for r, owner in owners
        ]
        groups.join_by(keyed, across=False)
        for a, b in groups.neighbours(group, lambda r: r["id"]):
            groups.keep_apart(a["id"], b["id"], f"{name}: two hospitals, or none named")
    return groups.entities(lambda members: members[0]["person"])


def _in_hospital(name: str, owner: str | None) -> dict[Hashable, str]:
    return {("hospital", owner): f"{name} in one hospital"} if owner else {}


def link_documents(folder: Path, gazetteer: Gazetteer) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """(name of a file, its lines) for hospitals, party organisations, persons, terms of office and contradictions."""
    documents = {d["doc_id"]: d for d in records_of(folder, "documents")}
    texts = {doc_id: d.get("text", "") for doc_id, d in documents.items()}
    hospitals = Hospitals(list(records_of(folder, "hospitals")), texts, gazetteer)
    branches = _branches(list(records_of(folder, "party_branches")), hospitals)
    secretaries = list(records_of(folder, "secretaries"))
    persons = _persons(secretaries, hospitals)
    yield "hospitals", [_line(e, ("province", "city", "county", "adcode", "level")) for e in hospitals.entities]
    yield "party_branches", [_line(e, ("level", "department", "brand")) for e in branches]
    yield "persons", [_line(e, ()) for e in persons]
    yield "terms", list(_terms(secretaries, branches, persons, documents))
    yield "contradictions", list(_contradictions(records_of(folder, "numeric_claims"), hospitals))


def _line(entity: Entity, fields: Iterable[str]) -> dict[str, Any]:
    said = {f: next((m[f] for m in entity.members if m.get(f)), None) for f in fields}
    names = {n for m in entity.members for n in (m.get("name"), m.get("full_name"), *m.get("aliases", [])) if n}
    documents = sorted({m["doc_id"] for m in entity.members})
    return {
        "id": entity.id, "name": entity.name, "aliases": sorted(names - {entity.name}), **said, "documents": documents,
        "records": sorted(m["id"] for m in entity.members), "joined": entity.joined, "apart": entity.apart,
    }  # fmt: skip


def _terms(
    secretaries: list[dict[str, Any]],
    branches: list[Entity],
    persons: list[Entity],
    documents: dict[str, dict[str, Any]],
) -> Iterator[dict[str, Any]]:
    """Who held which post of an organisation, by the dates of the pages that say so."""
    of_branch = {m["id"]: e for e in branches for m in e.members}
    of_person = {m["id"]: e for e in persons for m in e.members}
    told: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for record in secretaries:
        if record["branch_id"] in of_branch:
            key = (of_branch[record["branch_id"]].id, record["role"], of_person[record["id"]].id)
            told[key].append(record)
    for (branch, role, person), records in sorted(told.items()):
        dates = sorted(d for r in records if (d := documents[r["doc_id"]]["published"]))
        yield {
            "branch": branch, "branch_name": of_branch[records[0]["branch_id"]].name, "role": role, "person": person,
            "person_name": records[0]["person"], "first": dates[0] if dates else None,
            "last": dates[-1] if dates else None, "records": sorted(r["id"] for r in records),
        }  # fmt: skip


def _contradictions(claims: Iterable[dict[str, Any]], hospitals: Hospitals) -> Iterator[dict[str, Any]]:
    """Exact counts of the same thing of one hospital at one time that differ between documents."""
    alike: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for claim in claims:
        owner = hospitals.of_record.get(claim["hospital_id"] or "")
        time = (claim["time"] or {}).get("edtf")
        if owner and time and claim["subject"] and claim["comparator"] == "eq" and claim["upper"] is None:
            alike[owner, claim["subject"], claim["unit"] or "", time].append(claim)
    for (owner, subject, unit, time), group in sorted(alike.items()):
        for a, b in combinations(group, 2):
            if a["doc_id"] != b["doc_id"] and a["value"] != b["value"]:
                found = {name: [a[name], b[name]] for name in ("value", "id", "quote")}
                said = {"hospital": owner, "subject": subject, "unit": unit, "time": time}
                yield said | {"values": found["value"], "records": found["id"], "quotes": found["quote"]}
