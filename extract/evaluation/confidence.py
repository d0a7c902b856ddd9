"""How far a rule can be trusted: the lower bound of the 95% interval of its precision over gold."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from extract.evaluation.compare import FALSE, RIGHT, Outcome

Z = 1.959964  # of the normal distribution, for 95%


def wilson(right: int, total: int) -> float:
    """The lower bound of Wilson's 95% score interval of `right` out of `total`."""
    if not total:
        return 0.0
    share = right / total
    centre = share + Z * Z / (2 * total)
    spread = Z * math.sqrt(share * (1 - share) / total + Z * Z / (4 * total * total))
    return max(0.0, (centre - spread) / (1 + Z * Z / total))


def floored(bound: float) -> float:
    """Two decimals, rounded down: a bound stays one, and a page more of gold does not change every record."""
    return math.floor(bound * 100) / 100


def measured(outcomes: Iterable[Outcome]) -> dict[str, dict[str, Any]]:
    """By record type and rule: how many records were right and wrong, and the lower bound."""
    counts: dict[str, list[int]] = {}
    for outcome in outcomes:
        if outcome.verdict in (RIGHT, FALSE):
            pair = counts.setdefault(f"{outcome.record_type} {outcome.rule}", [0, 0])
            pair[outcome.verdict == FALSE] += 1
    return {
        key: {"right": right, "wrong": wrong, "confidence": floored(wilson(right, right + wrong))}
        for key, (right, wrong) in sorted(counts.items())
    }
