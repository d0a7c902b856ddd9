"""The part of EDTF (ISO 8601-2, level 1) that records use."""

from __future__ import annotations

import re

_YEAR = r"(?:\d{4}|\d{3}X|\d{2}XX|XXXX)"
_MONTH = r"(?:0[1-9]|1[0-2]|2[1-4]|3[3-9]|4[01]|XX)"  # 33-36 quarters, 37-39 thirds, 40 and 41 half-years
_DAY = r"(?:0[1-9]|[12]\d|3[01]|XX)"
_DATE = rf"{_YEAR}(?:-{_MONTH}(?:-{_DAY})?)?"
EDTF = re.compile(rf"{_DATE}(?:/(?:{_DATE}|\.\.))?|\.\./{_DATE}")


def check_edtf(value: str) -> str:
    """`value` if it is EDTF as records use it. Raises ValueError otherwise."""
    if not EDTF.fullmatch(value):
        raise ValueError(f"{value!r} is no EDTF date; write 2021-09-20, 2022-10, 2019, XXXX-10-14 or first/last")
    return value
