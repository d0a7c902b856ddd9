"""Text that remembers where each of its characters came from.

Every step between the decoded file and the normalized text is a list of `Edit`s. `AlignedText.apply`
carries the map through, so a span of the result can always be shown in the file.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Edit(NamedTuple):
    """Replace `text[start:end]` (code points, end exclusive) by `replacement`; `kind` says why."""

    start: int
    end: int
    replacement: str
    kind: str


@dataclass(frozen=True, slots=True)
class AlignedText:
    """A text and, for each of its characters, the block `[starts[i], ends[i])` of the source it stands for.

    Blocks never decrease. Characters that an edit made together share one block; an edit whose result is
    as long as what it replaces maps character by character only when `Edit.kind` is one of `PARALLEL`.
    """

    text: str
    starts: array[int]
    ends: array[int]

    @classmethod
    def of(cls, source: str) -> AlignedText:
        """The source itself: character i stands for block [i, i + 1)."""
        return cls(source, array("l", range(len(source))), array("l", range(1, len(source) + 1)))

    def apply(self, edits: Iterable[Edit]) -> AlignedText:
        """The text after `edits`, which must be sorted and must not overlap (ValueError otherwise)."""
        pieces: list[str] = []
        starts, ends = array("l"), array("l")
        done = 0
        for edit in edits:
            if edit.start < done or edit.end < edit.start:
                raise ValueError(f"edits overlap or are unsorted at {edit.start}")
            pieces.append(self.text[done : edit.start])
            starts.extend(self.starts[done : edit.start])
            ends.extend(self.ends[done : edit.start])
            pieces.append(edit.replacement)
            if edit.end > edit.start:
                if edit.kind in PARALLEL and len(edit.replacement) == edit.end - edit.start:
                    starts.extend(self.starts[edit.start : edit.end])
                    ends.extend(self.ends[edit.start : edit.end])
                else:
                    size = len(edit.replacement)
                    starts.extend([self.starts[edit.start]] * size)
                    ends.extend([self.ends[edit.end - 1]] * size)
            elif edit.replacement:
                raise ValueError(f"an edit at {edit.start} would insert text that stands for nothing")
            done = edit.end
        if not pieces:
            return self
        pieces.append(self.text[done:])
        starts.extend(self.starts[done:])
        ends.extend(self.ends[done:])
        return AlignedText("".join(pieces), starts, ends)

    def widen(self, start: int, end: int) -> tuple[int, int]:
        """The smallest span around `[start, end)` that cuts no block in two."""
        while start > 0 and self.ends[start - 1] > self.starts[start]:
            start -= 1
        while end < len(self.text) and self.starts[end] < self.ends[end - 1]:
            end += 1
        return start, end

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The source span of the non-empty span `[start, end)`."""
        return self.starts[start], self.ends[end - 1]


PARALLEL = frozenset({"script", "width", "quote"})
