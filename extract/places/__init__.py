"""Administrative divisions named in text, with their codes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from extract.rulebook.lexicons import Division
from extract.rulebook.wordlists import SHORTENED, WordSet, any_of


@dataclass(frozen=True, slots=True)
class Place:
    """Names and code of the smallest division known; what is not known is None."""

    province: str | None = None
    city: str | None = None
    county: str | None = None
    adcode: str | None = None


NOWHERE = Place()


class Gazetteer:
    """Looks divisions up by name; a name that several share is settled by context, never by guess."""

    def __init__(self, divisions: Iterable[Division], lookalikes: Iterable[str] = ()) -> None:
        self.lookalikes = any_of(lookalikes)
        self.by_code = {division.adcode: division for division in divisions}
        self.by_name: dict[str, list[Division]] = defaultdict(list)
        for division in self.by_code.values():
            self.by_name[division.name].append(division)
            short = SHORTENED.sub("", division.name)
            if len(short) >= 2 and short != division.name:
                self.by_name[short].append(division)

    @cached_property
    def names(self) -> WordSet:
        """The divisions' names, full and short."""
        return WordSet(self.by_name)

    def named(self, text: str) -> list[list[Division]]:
        """For each division name in `text`, in order, the divisions it may mean; a county's short name proves none."""
        names = [text[start:end] for start, end in self.names.spans(text)]
        return [[d for d in self.by_name[name] if d.name == name or d.level != "county"] for name in names]

    def above(self, division: Division) -> list[Division]:
        """The division and those above it, the smallest first."""
        chain = [division]
        while chain[-1].parent in self.by_code:
            chain.append(self.by_code[chain[-1].parent])
        return chain

    def locate(self, text: str, context: Iterable[Division] = ()) -> Place:
        """The place that `text` names. A later name must lie in the earlier ones, or in `context` if it is shared."""
        known = {d.adcode for division in context for d in self.above(division)}
        found: Division | None = None
        for start, end in self.names.spans(text):
            name = text[start:end]
            inside = [c for c in self.by_name[name] if found is None or found in self.above(c)[1:]]
            if found is None:
                inside = [c for c in inside if c.name == name or self._meant(c, text, start, known)]
            if len(inside) > 1:
                inside = [c for c in inside if c.level != "county" or self._wider(c) & known]
                inside = sorted(inside, key=lambda c: c.adcode)[:1] if _nested(inside, self) else inside
            if len(inside) == 1:
                found = inside[0]
        return self.place(found) if found else NOWHERE

    def _meant(self, division: Division, text: str, start: int, known: set[str]) -> bool:
        """Whether a short name means its division: it opens the name, and a county's city is known from context.

        解放, 和平, 友好 are words first; 中山 in 复旦大学附属中山医院 is a man's name, 湖北 in 鉴湖北 nothing at all.
        """
        if start > 0 or self.lookalikes.match(text):
            return False
        return division.level != "county" or division.parent in known

    def _wider(self, division: Division) -> set[str]:
        return {d.adcode for d in self.above(division)[1:]}

    def place(self, division: Division) -> Place:
        """The division with the names of those above it."""
        names = {d.level: d.name for d in self.above(division)}
        return Place(names.get("province"), names.get("city"), names.get("county"), division.adcode)


def _nested(candidates: list[Division], gazetteer: Gazetteer) -> bool:
    """吉林 and 吉林市: one lies in the other, so the wider one is certain."""
    first = min(candidates, key=lambda c: c.adcode, default=None)
    return first is not None and all(first in gazetteer.above(c) for c in candidates)
