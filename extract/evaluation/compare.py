"""Which records are right, by the given scorer's own matching, and where those stand that are not.

Gold is a folder of `<doc_id>.json` files as the annotation guide describes them. Lines and columns count from 1 and
are of the decoded source text.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extract.errors import UsageError
from extract.evaluation import scorer
from extract.text.source import SourceText

EXCERPT = 24  # characters on either side
RIGHT, MISSED, FALSE = "right", "missed", "false alarm"
# Fields of a gold entry that stand in the text, the most telling first.
TELLING = ("quote", "text", "person", "name")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One record or gold entry: what became of it, the rule that made it, the outlet, and where it stands."""

    record_type: str
    doc_id: str
    verdict: str
    shown: str
    rule: str | None
    outlet: str | None
    line: int
    column: int
    excerpt: str


@dataclass
class Comparison:
    """All outcomes, and the scorer's tallies of the same records."""

    tallies: dict[str, Any]
    outcomes: list[Outcome] = field(default_factory=list)


@dataclass(frozen=True)
class Read:
    """A document as read: its text and its records (as JSON objects) by file stem."""

    source: SourceText
    records: Mapping[str, list[dict[str, Any]]]

    @property
    def outlet(self) -> str | None:
        """The outlet that the page was taken for."""
        return next((d["outlet"] for d in self.records["documents"]), None)


def gold_files(folder: Path) -> dict[str, Path]:
    """Gold by document id. Raises UsageError when there is none."""
    found = {path.stem: path for path in sorted(folder.glob("*.json"))}
    if not found:
        raise UsageError(f"no gold in {folder}; give a folder of <doc_id>.json files")
    return found


def compare(gold: Mapping[str, Path], read: Mapping[str, Read]) -> Comparison:
    """Pair gold and records document by document. A document of `gold` that was not read counts as all missed."""
    found = Comparison({name: scorer.Tally() for name in scorer.TYPES})
    for doc_id, path in gold.items():
        entries = json.loads(path.read_text(encoding="utf-8"))
        document = read.get(doc_id) or Read(SourceText.from_text(""), defaultdict(list))
        for record_type in found.tallies:
            _compare(found, doc_id, record_type, entries, document)
    return found


def _compare(found: Comparison, doc_id: str, record_type: str, entries: dict[str, Any], document: Read) -> None:
    """One record type of one document; counts as `scorer.score` does, which a test holds it to."""
    tally = found.tallies[record_type]
    match, fields, _ = scorer.MATCHERS[record_type]
    golds, preds = entries[record_type], document.records[record_type]
    context = _context(entries, document)
    pairs, used_golds, used_preds = scorer.pair(golds, preds, match, context)
    for gold_index, pred_index in pairs:
        if not golds[gold_index].get("optional"):
            tally.gold, tally.pred, tally.tp = tally.gold + 1, tally.pred + 1, tally.tp + 1
            fields(golds[gold_index], preds[pred_index], context, tally)
            found.outcomes.append(_found(record_type, RIGHT, preds[pred_index], document))
    for index, entry in enumerate(golds):
        if index not in used_golds and not entry.get("optional"):
            tally.gold += 1
            found.outcomes.append(_missed(record_type, doc_id, entry, document))
    for index, pred in enumerate(preds):
        if index not in used_preds:
            tally.pred += 1
            found.outcomes.append(_found(record_type, FALSE, pred, document))


def _context(entries: dict[str, Any], document: Read) -> dict[str, Any]:
    groups = [scorer.hospital_names(h) for h in entries["hospitals"]]
    names = {name for group in groups for name in group}
    names |= {name for h in document.records["hospitals"] for name in scorer.hospital_names(h)}
    return {
        "hospitals": sorted(names, key=len, reverse=True),
        "alias_groups": {name: group for group in groups for name in group},
    }


def _found(record_type: str, verdict: str, pred: dict[str, Any], document: Read) -> Outcome:
    """A record, right or wrong, where its first evidence stands."""
    evidence = pred["evidence"][0]
    place = _place(document.source.source, evidence["start"], evidence["end"])
    shown = str(scorer.MATCHERS[record_type][2](pred))
    return Outcome(record_type, pred["doc_id"], verdict, shown, pred["source"], document.outlet, *place)


def _missed(record_type: str, doc_id: str, entry: dict[str, Any], document: Read) -> Outcome:
    """Where the text of a gold entry stands, as far as it can be found."""
    place = 1, 1, ""
    for key in (k for k in TELLING if entry.get(k)):
        words = entry[key][0] if isinstance(entry[key], list) else entry[key]
        before = str(entry.get("before") or "")
        if span := _find(document.source.text, before, str(words)):
            start, end = document.source.normal.to_source(*span)
            place = _place(document.source.source, start, end)
            break
    shown = str(scorer.MATCHERS[record_type][2](entry))
    return Outcome(record_type, doc_id, MISSED, shown, None, document.outlet, *place)


def _find(text: str, before: str, words: str) -> tuple[int, int] | None:
    """The first place of `words` behind `before` in `text`, whatever the spaces between characters."""
    loose = r"\s*".join(re.escape(char) for char in scorer.norm(words))
    ahead = r"\s*".join(re.escape(char) for char in scorer.norm(before))
    for pattern in (f"{ahead}\\s*({loose})", f"({loose})"):
        if loose and (match := re.search(pattern, text)):
            return match.span(1)
    return None


def _place(source: str, start: int, end: int) -> tuple[int, int, str]:
    """Line, column and excerpt of `source[start:end]`, cut to its first line."""
    line_start = source.rfind("\n", 0, start) + 1
    line_end = source.find("\n", start)
    line_end = len(source) if line_end < 0 else line_end
    excerpt = source[max(line_start, start - EXCERPT) : min(line_end, max(end, start + 1) + EXCERPT)]
    return source.count("\n", 0, start) + 1, start - line_start + 1, excerpt.strip()


def by(outcomes: Iterable[Outcome], key: str) -> dict[str, dict[str, int]]:
    """How many outcomes of each verdict, by an attribute of them ("rule" or "outlet")."""
    found: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys((RIGHT, MISSED, FALSE), 0))
    for outcome in outcomes:
        if (value := getattr(outcome, key)) is not None:
            found[value][outcome.verdict] += 1
    return dict(sorted(found.items()))
