"""Marked spans of a text, and the masked text that templates run over.

In masked text every character of a marked span is replaced by a private-use character that says which mark
it is and whether it begins the span. It is as long as the text, so offsets are the same in both, and one
regular expression can speak of words and of marks.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from extract.rulebook.template import MARKS, fold, mark_chars


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A marked span `[start, end)` of the text; `source` is the rule or model that made it."""

    start: int
    end: int
    label: str
    source: str


class Spanned(Protocol):
    """What has a place in the text: a quantity, a date."""

    @property
    def start(self) -> int:
        """Where it starts."""

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""


@dataclass(slots=True)
class Marks:
    """The marks of one text. No two overlap: the first to claim a character keeps it."""

    text: str
    items: list[Mark] = field(default_factory=list)

    def add(self, start: int, end: int, label: str, source: str) -> bool:
        """Add a mark if its span is free; says whether it was."""
        if label not in MARKS:
            raise ValueError(f"no mark is called {label!r}")
        if start >= end or self.overlapping(start, end):
            return False
        insort(self.items, Mark(start, end, label, source))
        return True

    def discard(self, mark: Mark) -> None:
        """Take a mark away."""
        self.items.remove(mark)

    def overlapping(self, start: int, end: int) -> list[Mark]:
        """Marks that share a character with `[start, end)`, in order."""
        index = bisect_left(self.items, start, key=lambda m: m.end)
        while index < len(self.items) and self.items[index].end <= start:
            index += 1
        found = []
        while index < len(self.items) and self.items[index].start < end:
            found.append(self.items[index])
            index += 1
        return found

    def labelled(self, *labels: str) -> list[Mark]:
        """All marks with one of `labels`, in order."""
        return [m for m in self.items if m.label in labels]

    def ending_at(self, position: int) -> Mark | None:
        """The mark that ends at `position`."""
        found = self.overlapping(position - 1, position) if position else []
        return found[0] if found and found[0].end == position else None

    def starting_at(self, position: int) -> Mark | None:
        """The mark that starts at `position`."""
        found = self.overlapping(position, position + 1)
        return found[0] if found and found[0].start == position else None

    def with_measures(self, quantities: Iterable[Spanned], dates: Iterable[Spanned]) -> Marks:
        """These marks, and QUANTITY and DATE where nothing else is marked: templates speak of them too."""
        found = Marks(self.text, list(self.items))
        for label, mentions in (("DATE", dates), ("QUANTITY", quantities)):
            for mention in mentions:
                found.add(mention.start, mention.end, label, label.lower())
        return found

    def masked(self) -> str:
        """The text with folded punctuation and private-use characters for marked spans."""
        pieces: list[str] = []
        done = 0
        folded = fold(self.text)
        for mark in self.items:
            first, further = mark_chars(mark.label)
            pieces += (folded[done : mark.start], first, further * (mark.end - mark.start - 1))
            done = mark.end
        pieces.append(folded[done:])
        return "".join(pieces)
