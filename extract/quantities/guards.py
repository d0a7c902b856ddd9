"""Which words only look like a unit: 3家庭 counts nothing in 家, and 21世纪 is no duration."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

# Durations that behind a bare number name a date or a place in a row: 21世纪, 三季度.
ONLY_AFTER_GE = frozenset({"月", "季度", "世纪"})

# Parts of a date or of a clock time: never a unit.
DATE_PARTS = frozenset({"日", "号", "时"})

# 点 counts points made, not hours: 三点建议, but 下午三点.
POINTS_MADE = "(?=[建意要体启希共说思想看原任措倡经感])"


@dataclass(frozen=True, slots=True)
class Lookalikes:
    """Words that begin like a unit, by unit, and the longer words that begin with the unit all the same."""

    not_units: Mapping[str, tuple[str, ...]]
    still_units: tuple[str, ...] = ()

    def guard(self, unit: str) -> str:
        """An expression for what may not follow `unit`; empty if anything may."""
        rests = [self._rest(word, len(unit)) for word in self.not_units.get(unit, ())]
        return f"(?!{'|'.join(rests)})" if rests else ""

    def _rest(self, word: str, size: int) -> str:
        excepted = [re.escape(each[len(word) :]) for each in self.still_units if each.startswith(word)]
        return re.escape(word[size:]) + (f"(?!{'|'.join(excepted)})" if excepted else "")
