"""Dates with holes in them, and their EDTF."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from datetime import date, timedelta
from typing import NamedTuple


class Stamp(NamedTuple):
    """A date known to the year, month or day; `year` is None where the text leaves it open."""

    year: int | None
    month: int | None = None
    day: int | None = None

    def valid(self) -> bool:
        """Whether such a date exists: 30 February does not, 29 February of an open year does."""
        if self.year is not None and not 1 <= self.year <= 9999:
            return False
        if self.month is None:
            return self.day is None
        if not 1 <= self.month <= 12:
            return False
        if self.day is None:
            return True
        leap = self.year is None or isleap(self.year)
        return 1 <= self.day <= monthrange(2000 if leap else 2001, self.month)[1]

    def edtf(self) -> str | None:
        """`2021-09-20`, `2022-10`, `2019`, `XXXX-10-14`; None if not even the month is known."""
        if self.year is None and self.month is None:
            return None
        parts = ["XXXX" if self.year is None else f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def shifted(self, days: int) -> Stamp | None:
        """The day so many days later; None unless the day is fully known and stays within the calendar."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            moved = date(self.year, self.month, self.day) + timedelta(days)
        except (ValueError, OverflowError):
            return None
        return Stamp(moved.year, moved.month, moved.day)

    def weekday(self) -> int | None:
        """0 for Monday to 6 for Sunday; None unless the day is fully known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day).weekday()

    def after(self, other: Stamp) -> bool:
        """Whether it is certainly later than `other`, as far as both are known; open years compare equal."""
        for mine, theirs in zip(self, other, strict=True):
            if mine is None or theirs is None:
                return False
            if mine != theirs:
                return mine > theirs
        return False


_REFERENCE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def parse_reference(reference: str | None) -> Stamp | None:
    """An EDTF year, month or day; None for anything else, open years and intervals included.

    >>> parse_reference("2022-01")
    Stamp(year=2022, month=1, day=None)
    """
    match = _REFERENCE.fullmatch(reference) if reference else None
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    stamp = Stamp(year, month, day)
    return stamp if stamp.valid() else None


def interval(low: Stamp, high: Stamp) -> str | None:
    """`2021-12-03/2021-12-04`, or a single date if both ends are the same; None unless both ends are known."""
    first, last = low.edtf(), high.edtf()
    if first is None or last is None or first == last:
        return first
    return f"{first}/{last}"


_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "元": 1}


def small_number(body: str) -> int:
    """An Arabic number, or a Chinese one below 1000 such as 二十一, 廿一, 一百零八; also 二〇二一 digit by digit.

    >>> small_number("三十一"), small_number("一百一十二"), small_number("二〇二一")
    (31, 112, 2021)
    """
    if body.isdigit() and body.isascii():
        return int(body)
    body = body.replace("廿", "二十")
    if not set(body) & set("十百"):
        return int("".join(str(_DIGITS[character]) for character in body))
    total, digit = 0, 0
    for character in body:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit


class Found(NamedTuple):
    """A date in the making at `[start, end)`; `low` is its stamp where it may begin a range, `named` marks 七一."""

    start: int
    end: int
    edtf: str | None
    low: Stamp | None = None
    named: bool = False
