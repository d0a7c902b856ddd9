"""What counts say of a telling: whom they count, and whether what is counted was done."""

from __future__ import annotations

import re

from extract.link.claims import Claim
from extract.link.context import Context
from extract.link.event_triggers import CLAUSE_END, Trigger, Triggers, bounds
from extract.rulebook.wordlists import any_of

SERVED = re.compile(r"(?:给|为|替|帮|教|向)[^，。；,]{0,20}$")
HOUSEHOLDS = ("户", "家")


class Counts:
    """Judges the counts of one document."""

    def __init__(self, context: Context, triggers: Triggers) -> None:
        self.context = context
        self.lexicon = triggers.lexicon
        self.doses = frozenset(context.book.lexicon("dose_units"))
        samples = any_of(context.book.lexicon("samples_taken")).pattern
        self.samples = re.compile(rf"(?:{samples})[\u4e00-\u9fff]{{0,2}}$")  # 采集标本超|8600余份

    def repeated(self, claim: Claim) -> bool:
        """每年参加各类活动近|100次: what is done again and again."""
        clause, _ = bounds(self.context.text, claim.start, claim.end, CLAUSE_END)
        return self.lexicon.each.search(self.context.text, clause, claim.start) is not None

    def of_service(self, claim: Claim) -> bool:
        """Whether people, sessions or places served are counted: 297个|乡镇."""
        kind = claim.quantity.kind
        return bool(
            kind in ("event", "person_time", "person", "institution")
            or claim.quantity.unit in self.doses
            or (
                claim.quantity.unit == "份"
                and self.samples.search(self.context.text, max(0, claim.start - 6), claim.start)
            )
            or (kind == "item" and self.lexicon.counted_places.match(self.context.text, claim.end) is not None)
        )

    def many(self, counts: list[Claim]) -> bool:
        """Whether so many are counted, or sessions, that it was one time."""
        return any(c.quantity.value >= 10 or c.quantity.kind in ("event", "person_time") for c in counts)

    def beside(self, trigger: Trigger, counts: list[Claim]) -> bool:
        """培训百余人次, 给70多位乡亲把脉: a count behind a weak word, or of those served, says that it happened."""
        clause, end = bounds(self.context.text, trigger.start, trigger.end, CLAUSE_END)
        near = min(end, trigger.end + 4)
        behind = any(trigger.end <= c.start <= near or c.start <= trigger.start < trigger.end <= c.end for c in counts)
        return behind or any(clause <= c.start < trigger.start and self._served(clause, c) for c in counts)

    def _served(self, clause: int, claim: Claim) -> bool:
        people = claim.quantity.kind == "person" or claim.quantity.unit in HOUSEHOLDS
        return people and SERVED.search(self.context.text, clause, claim.start) is not None
