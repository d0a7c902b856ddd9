"""The source text of one document: as decoded, as normalized, and the way between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from extract.text.align import AlignedText, Edit
from extract.text.decode import decode
from extract.text.forms import find_spaces, find_traditional, find_wide, script_of
from extract.text.glosses import find_glosses, find_markup
from extract.text.hypertext import find_hypertext, is_hypertext
from extract.text.mojibake import count_damage, find_repairs

CLAUSE_REACH = 12  # how far a span may be widened until it reads the same without its surroundings


class GroundingError(AssertionError):
    """A span whose source does not normalize to its text: a defect of ours, never of the input."""


class Grounded(NamedTuple):
    """Source span `[start, end)`, its normalized `text`, and where that stands in the aligned text: `[low, high)`."""

    start: int
    end: int
    text: str
    low: int
    high: int


@dataclass(frozen=True, eq=False)
class SourceText:
    """A document's text.

    `source` is the decoded file; every offset that leaves the program points into it. `visible` is what a reader
    of an HTML page sees of it, None for plain text. `spaced` is the normalized text with its spaces (for layout),
    `normal` the same with the odd ones removed.
    """

    source: str
    encoding: str
    spaced: AlignedText
    normal: AlignedText
    script: str
    repairs: dict[str, int] = field(default_factory=dict)
    visible: AlignedText | None = None

    @classmethod
    def from_bytes(cls, data: bytes, *, html: bool | None = None) -> SourceText:
        """Decode and normalize. Raises InputError when `data` is no text."""
        return cls.from_text(*decode(data), html=html)

    @classmethod
    def from_text(cls, source: str, encoding: str = "str", *, html: bool | None = None) -> SourceText:
        """Normalize text that is decoded already; `html` says that it is a page of HTML (None: it looks like one)."""
        counts: Counter[str] = Counter()
        shown = AlignedText.of(source)
        html = is_hypertext(source) if html is None else html
        if html:
            shown = shown.apply(find_hypertext(source))
        repaired = _steps(shown, STEPS, counts)
        spaced = _steps(repaired, (find_traditional,), counts)
        normal = _steps(spaced, (find_spaces,), counts)
        repairs = {kind: counts[kind] for kind in COUNTED} | {"unrepaired": count_damage(shown.text)}
        return cls(source, encoding, spaced, normal, script_of(repaired.text), repairs, shown if html else None)

    @cached_property
    def text(self) -> str:
        """The normalized text."""
        return self.normal.text

    def ground(self, start: int, end: int, aligned: AlignedText | None = None) -> Grounded:
        """Where the span `[start, end)` of `aligned` (the normalized text unless given) stands in the source.

        The span grows where it must: to whole repaired runs, and until its source read alone normalizes to
        the same text, at most to its whole line. Raises GroundingError if that does not help either.
        """
        aligned = aligned or self.normal
        start, end = aligned.widen(start, end)
        for growth in range(CLAUSE_REACH):
            for left in range(growth + 1):
                found = self._grounded(aligned, max(0, start - left), min(len(aligned.text), end + growth - left))
                if found:
                    return found
        # A sentence of both scripts: whole lines always read the same, since a line is judged by itself.
        low = aligned.text.rfind("\n", 0, start) + 1
        high = aligned.text.find("\n", end)
        found = self._grounded(aligned, low, high if high >= 0 else len(aligned.text))
        if found:
            return found
        raise GroundingError(f"no source span reads {aligned.text[start:end]!r}")

    def _grounded(self, aligned: AlignedText, start: int, end: int) -> Grounded | None:
        """The span, widened to whole blocks, if its source read alone gives the same text."""
        low, high = aligned.widen(start, end)
        first, last = aligned.to_source(low, high)
        text = aligned.text[low:high]
        same = normalize(self.source[first:last], html=self.visible is not None) == text
        return Grounded(first, last, text, low, high) if same else None

    def from_source(self, start: int, end: int) -> tuple[int, int]:
        """The normalized span whose characters stand inside the source span `[start, end)`."""
        lows, highs = self.normal.starts, self.normal.ends
        first = _first(len(lows), lambda i: lows[i] >= start)
        last = _first(len(highs), lambda i: highs[i] > end)
        return first, max(first, last)


COUNTED = ("mojibake", "pinyin", "entity", "tag", "width", "invisible", "space", "script")


def _first(size: int, holds: Callable[[int], bool]) -> int:
    """The least i for which `holds(i)`, `size` if none: blocks never decrease."""
    low, high = 0, size
    while low < high:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle + 1
    return low


Step = Callable[[str], list[Edit]]
STEPS: tuple[Step, ...] = (find_repairs, find_markup, find_glosses, find_wide)


def _steps(aligned: AlignedText, steps: tuple[Step, ...], counts: Counter[str]) -> AlignedText:
    for find in steps:
        edits = find(aligned.text)
        counts.update(edit.kind for edit in edits)
        aligned = aligned.apply(edits)
    return aligned


@lru_cache(maxsize=4096)  # a page names the same hospital again and again
def normalize(text: str, *, html: bool = False) -> str:
    """The normalized form of `text` read on its own; `html` says that it is cut from a page of HTML."""
    shown = AlignedText.of(text)
    shown = shown.apply(find_hypertext(text)) if html else shown
    return _steps(shown, (*STEPS, find_traditional, find_spaces), Counter()).text
