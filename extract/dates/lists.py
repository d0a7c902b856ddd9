"""Lists and ranges of days or months: 12、13日, 3日至4日, 1-2月."""

from __future__ import annotations

from typing import NamedTuple

from extract.dates.grammar import ITEM
from extract.dates.stamps import small_number


class Item(NamedTuple):
    """Consecutive numbers `low` to `high` written at `[start, end)`."""

    start: int
    end: int
    low: int
    high: int


def items(folded: str, start: int, end: int) -> list[Item]:
    """The numbers of the list at `[start, end)`: ranges and neighbours run together, others stay apart.

    >>> items("7月12、13、20日", 2, 10)
    [Item(start=2, end=7, low=12, high=13), Item(start=8, end=10, low=20, high=20)]
    """
    found: list[Item] = []
    position = start
    while match := ITEM.search(folded, position, end):
        value, link = small_number(match.group("value")), match.group("link")
        last = found[-1] if found else None
        through = link is not None and link not in "、和及与"
        if last is not None and (through or value == last.high + 1):
            found[-1] = last._replace(end=match.end(), high=value)
        else:
            found.append(Item(match.start("value"), match.end(), value, value))
        position = match.end()
    return found
