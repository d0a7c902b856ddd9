"""Dates in Chinese text as EDTF, by rules alone.

>>> [(m.text, m.edtf) for m in find_dates("7月12、13日义诊", "2016-08-01")]
[('7月12、13日', '2016-07-12/2016-07-13')]
"""

from __future__ import annotations

from extract.dates.mentions import DateMention, find_dates
from extract.dates.published import parse_published

__all__ = ["DateMention", "find_dates", "parse_published"]
