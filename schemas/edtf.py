"""The part of EDTF (ISO 8601-2, level 1) that records use."""

from __future__ import annotations

import calendar
import re

_YEAR = r"(?:[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|XXXX)"
# 01-12 months, 21-24 seasons, 33-36 quarters, 37-39 thirds, 40 and 41 half-years
DATE = re.compile(rf"(?P<year>{_YEAR})(?:-(?P<month>[0-9]{{2}}|XX)(?:-(?P<day>[0-9]{{2}}|XX))?)?")
MONTHS = frozenset(f"{n:02}" for n in range(1, 13)) | {"XX"}
PARTS_OF_YEAR = frozenset(f"{n}" for n in (*range(21, 25), *range(33, 42)))
LEAP = 2000  # a day that only some years have is good where the year is unknown
OPEN = ".."


def check_edtf(value: str) -> str:
    """`value` if it is EDTF as records use it. Raises ValueError otherwise."""
    ends = value.split("/")
    good = len(ends) <= 2 and all(_is_date(e) or (len(ends) == 2 and e == OPEN) for e in ends) and ends != [OPEN, OPEN]
    if not good or (len(ends) == 2 and OPEN not in ends and ends[0] > ends[1]):
        raise ValueError(f"{value!r} is no EDTF date; write 2021-09-20, 2022-10, 2019, XXXX-10-14 or first/last")
    return value


def _is_date(value: str) -> bool:
    match = DATE.fullmatch(value)
    if match is None:
        return False
    year, month, day = match["year"], match["month"], match["day"]
    if month is None or (day is None and month in PARTS_OF_YEAR):
        return True
    if month not in MONTHS:
        return False
    if day in (None, "XX") or month == "XX":
        return day in (None, "XX")
    last = calendar.monthrange(int(year) if year.isdigit() else LEAP, int(month))[1] if year != "0000" else 31
    return 1 <= int(day) <= last
