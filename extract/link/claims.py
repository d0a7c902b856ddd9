"""Numeric claims: which quantities count something, and what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from extract.link.branches import Branches
from extract.link.context import Context
from extract.link.hospitals import Hospitals
from extract.quantities import Quantity
from extract.rulebook import RuleBook
from extract.rulebook.book import compile_pattern
from extract.rulebook.models import ClaimRule
from extract.rulebook.wordlists import any_of
from extract.tag.spans import Spans
from schemas import NumericClaim, Time

LARGEST = 10**15  # a longer row of digits is a number, but counts nothing
SLOGAN = 14  # characters; longer quotations are speech
SUBJECT_AFTER = re.compile(r"[\u3400-\u9fffA-Za-z·]{1,16}")
SUBJECT_BEFORE = re.compile(r"[\u3400-\u9fffA-Za-z]{1,16}$")
QUALIFIED = re.compile(r"(?:达到|高达|达|约|共计|共有|共|为|有|近|逾|超过|超|了|办|做|开)+$")
MEASURES = frozenset(["duration", "length"])
REACH = 16
NOTHING = r"[^\s\S]"  # fits no text


@dataclass(frozen=True)
class Filters:
    """All claim rules in one."""

    not_before: Any
    not_after: Any
    never: Any
    inside: re.Pattern[str]


@cache
def filters(book: RuleBook) -> Filters:
    """The claim rules of a rule book, compiled."""
    rules = [rule for _, rule in book.of_kind(ClaimRule)]
    compiled = {
        name: compile_pattern("|".join(f"(?:{p})" for rule in rules for p in getattr(rule, name)) or NOTHING)
        for name in ("not_before", "not_after", "never")
    }
    return Filters(**compiled, inside=any_of([w for rule in rules for w in rule.inside]))


@dataclass(slots=True, eq=False)
class Claim:
    """A quantity that counts something; events take those told in their evidence."""

    quantity: Quantity
    start: int
    end: int
    quote: tuple[int, int] = (0, 0)


class Claims:
    """The claims of one document."""

    def __init__(self, context: Context, hospitals: Hospitals, branches: Branches) -> None:
        self.context, self.hospitals, self.branches = context, hospitals, branches
        stops = context.book.lexicon("subject_stops")
        self.stops, self.ends = any_of(stops), any_of([*stops, *context.book.lexicon("subject_ends")])
        rules = filters(context.book)
        text = context.text
        self.names = [(m.start, m.end) for m in context.marks.labelled("HOSPITAL", "BRANCH", "PERSON", "POST", "PLACE")]
        idioms = [m.span() for m in rules.inside.finditer(text)]
        slogans = [(a, b) for a, b in context.quotes if b - a <= SLOGAN and not re.search(r"[，。；！？,]", text[a:b])]
        self.barred = Spans([*self.names, *idioms, *slogans], lambda span: span)
        self.items = [Claim(q, q.start, q.end, self._sentence(q)) for q in context.quantities if self._counts(q, rules)]
        self.placed = Spans(self.items, lambda claim: (claim.start, claim.end))

    def _counts(self, quantity: Quantity, rules: Filters) -> bool:
        text = self.context.text
        number = (quantity.number_start, quantity.number_end)
        if self.barred.touching(*number) or max(quantity.value, quantity.upper or 0) > LARGEST:
            return False
        before = text[max(0, quantity.start - REACH) : quantity.start]
        after = text[quantity.end : quantity.end + REACH].split("\n")[0]
        whole = text[quantity.start : quantity.end]
        return not (rules.not_before.search(before) or rules.not_after.search(after) or rules.never.search(whole))

    def _sentence(self, quantity: Quantity) -> tuple[int, int]:
        sentence = self.context.sentence_at(quantity.start)
        return sentence.start, max(sentence.end, quantity.end)

    def within(self, start: int, end: int) -> list[Claim]:
        """Claims told in `[start, end)`."""
        return self.placed.inside(start, end)

    def id_of(self, claim: Claim) -> str:
        """The record id: position in the text keeps equal claims apart."""
        return self.context.make_id("claim", claim.start, self.context.plain[claim.start : claim.end])

    def records(self) -> list[NumericClaim]:
        """One record a claim, in order."""
        return [self._record(claim) for claim in self.items]

    def _record(self, claim: Claim) -> NumericClaim:
        quantity = claim.quantity
        evidence = self.context.cite(claim.start, claim.end)
        quote = self.context.plain[claim.quote[0] : claim.quote[1]].strip()
        group = self._branch(claim)
        hospital = group.owner if group else self._hospital(claim)
        return NumericClaim(
            id=self.id_of(claim),
            doc_id=self.context.doc_id,
            evidence=[evidence],
            source="numeric_claims/not_claims",
            text=self.context.plain[claim.start : claim.end],
            value=plain(quantity.value),
            upper=None if quantity.upper is None else plain(quantity.upper),
            comparator=quantity.comparator,
            unit=quantity.unit,
            unit_kind=quantity.kind,  # type: ignore[arg-type]
            subject=self._subject(claim),
            quote=quote,
            time=self._time(claim),
            hospital_id=self.hospitals.id_of(hospital),
            branch_id=self.branches.id_of(group),
        )

    def _subject(self, claim: Claim) -> str | None:
        """The noun behind the unit, else the one before the number; times and distances count nothing."""
        text = self.context.text
        if claim.quantity.kind in MEASURES:
            return None
        after = SUBJECT_AFTER.match(text, claim.end)
        if after and not self.stops.match(after.group()):
            # An ending that leaves one character is part of a word: 前|列腺.
            nouns = [self.ends.split(after.group())[0], self.stops.split(after.group())[0]]
            noun = next((n for n in nouns if len(n) >= 2), "")
            if noun:
                return noun
        before = SUBJECT_BEFORE.search(QUALIFIED.sub("", text[max(0, claim.start - REACH) : claim.start]))
        noun = self.stops.split(before.group())[-1] if before else ""
        return noun if len(noun) >= 2 else None

    def _time(self, claim: Claim) -> Time | None:
        """The date named last before the claim in its sentence."""
        dates = self.context.dated.inside(claim.quote[0], claim.start)
        return Time(text=self.context.plain[dates[-1].start : dates[-1].end], edtf=dates[-1].edtf) if dates else None

    def _branch(self, claim: Claim) -> Any:
        """The organisation named last before the claim in its sentence."""
        ends = self._ends(self.branches.at, claim)
        return self.branches.at[ends[-1]] if ends else None

    def _hospital(self, claim: Claim) -> Any:
        ends = self._ends(self.hospitals.at, claim)
        return self.hospitals.at[ends[0]] if ends else self.hospitals.subject

    def _ends(self, at: dict[int, Any], claim: Claim) -> list[int]:
        """Where names end between the start of the claim's sentence and the claim, in order."""
        return [end for end in range(claim.quote[0] + 1, claim.start + 1) if end in at]


def plain(value: Decimal) -> int | float:
    """`value` as JSON writes it: whole numbers without a point."""
    return int(value) if value == value.to_integral_value() else float(value)
