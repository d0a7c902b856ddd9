"""Things of one document found again by their place in its text, without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from operator import itemgetter
from typing import Generic, TypeVar

T = TypeVar("T")


class Spans(Generic[T]):
    """Items in the order of where they start."""

    def __init__(self, items: Iterable[T], span: Callable[[T], tuple[int, int]]) -> None:
        located = sorted(((*span(item), number, item) for number, item in enumerate(items)), key=itemgetter(0, 1, 2))
        self.items = [item for _, _, _, item in located]
        self.starts = [start for start, _, _, _ in located]
        self.ends = [end for _, end, _, _ in located]
        self.longest = max((end - start for start, end, _, _ in located), default=0)

    def inside(self, start: int, end: int) -> list[T]:
        """The items that lie in `[start, end)`."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [self.items[i] for i in range(first, last) if self.ends[i] <= end]

    def touching(self, start: int, end: int) -> list[T]:
        """The items that share a character with `[start, end)`."""
        first, last = bisect_left(self.starts, start - self.longest), bisect_left(self.starts, end)
        return [self.items[i] for i in range(first, last) if self.ends[i] > start]
