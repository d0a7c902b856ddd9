"""The parts of a sentence that tell events of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from extract.dates import DateMention
from extract.link.claims import Claims
from extract.link.context import Context, Sentence, is_day
from extract.link.event_records import SESSIONS
from extract.link.event_triggers import Triggers

AFTER = re.compile(r"继[^。；]{6,120}?(?:之|以)?后，")
COMMA = re.compile(r"[，,、]")
COUNTED = ("event", "person_time", "person", "money")


class Parts:
    """Cuts the sentences of one document; `date` finds the date of a stretch of its text."""

    def __init__(
        self, context: Context, claims: Claims, triggers: Triggers, date: Callable[[int, int], DateMention | None]
    ) -> None:
        self.context, self.claims, self.triggers, self.date = context, claims, triggers, date

    def of(self, sentence: Sentence) -> list[tuple[int, int]]:
        """Clauses that count activities of their own tell events of their own: 讲座12场次，义诊193场次."""
        after = self._after(sentence)
        if after is not None:
            return [(sentence.start, after), (after, sentence.end)]
        whole = [(sentence.start, sentence.end)]
        if any(t.rule.nature == "mission" and not t.weak for t in self.triggers.within(*whole[0])):
            return whole
        cuts = [sentence.start, *sorted({*self._session_cuts(sentence), *self._type_cuts(sentence)})]
        return list(pairwise([*cuts, sentence.end]))

    def _after(self, sentence: Sentence) -> int | None:
        """继2025年10月到A乡义诊后，|2026年1月19日，…: where the second of two activities begins."""
        match = AFTER.match(self.context.text, sentence.start, sentence.end)
        if match is None:
            return None
        days = [
            self.context.dated.inside(sentence.start, match.end()),
            self.context.dated.inside(match.end(), sentence.end),
        ]
        return match.end() if all(days) and days[1][0].start == match.end() else None

    def _session_cuts(self, sentence: Sentence) -> Iterator[int]:
        """Where a clause begins that counts sessions behind one that did: 讲座12场次，|义诊193场次."""
        sessions = [c for c in self.claims.within(sentence.start, sentence.end) if c.quantity.unit in SESSIONS]
        commas = [sentence.start + m.end() for m in COMMA.finditer(self.context.text[sentence.start : sentence.end])]
        start = sentence.start
        for earlier, claim in pairwise(sessions):
            before = [c for c in commas if earlier.end < c <= claim.start]
            first = next((c for c in before if self.triggers.within(c, claim.start)), None)
            if first is not None and self.triggers.within(start, first):
                yield first
                start = first

    def _type_cuts(self, sentence: Sentence) -> Iterator[int]:
        """Of totals over a period each kind of service is one: 义诊群众5万人次，|捐赠物资15万元."""
        date = self.date(sentence.start, sentence.end)
        period = date is not None and date.edtf is not None and not is_day(date)
        if not (period or self.triggers.lexicon.totals.search(self.context.text, sentence.start, sentence.end)):
            return
        told: str | None = None
        start = sentence.start
        for comma in [*COMMA.finditer(self.context.text, sentence.start, sentence.end), None]:
            end = comma.end() if comma else sentence.end
            strong = [t for t in self.triggers.within(start, end) if not (t.weak or self.triggers.noun(t))]
            strong = [t for t in strong if t.rule.nature != "general"]
            counted = any(c.quantity.kind in COUNTED for c in self.claims.within(start, end))
            if strong and counted:
                kind = max(strong, key=lambda t: t.rule.weight).event_type
                if told is not None and kind != told:
                    yield start
                told = kind
            start = end
