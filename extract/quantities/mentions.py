"""Quantities: a number, what it counts, and how exactly it is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from extract import shipped
from extract.quantities import qualifiers
from extract.quantities.fold import fold
from extract.quantities.guards import Lookalikes
from extract.quantities.measures import Measure, Units, compile_units, measure
from extract.quantities.numerals import Comparator, Number, Numeral, numeral_at, scan


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity at `text[start:end]`, qualifiers and unit included; the bare number at `[number_start, number_end)`.

    `upper` is set for a range only. `unit` is None where a noun is counted without one (数千群众); the noun
    is then outside the span. 九成 and 百分之四十 have unit "%".
    """

    start: int
    end: int
    value: Decimal
    upper: Decimal | None
    comparator: Comparator
    unit: str | None
    kind: str
    number_start: int
    number_end: int


_S = r"[ \t\u3000]{0,3}"
_TO = re.compile(rf"{_S}(?:(?P<word>[至到])|[-—–~]{{1,2}}){_S}")
_DIGITS = "一二三四五六七八九"
_OR = re.compile(rf"、(?=[{_DIGITS}][十百千]?(?![{_DIGITS}十百千万零]))")
_OF_HUNDRED = re.compile(r"[ \t\u3000]{0,3}分[ \t\u3000]{0,3}之[ \t\u3000]{0,3}(-|负)?")
# A numeral behind 第 counts a place in a row, also as a later part of a list: 第一、二批, 第3至5期.
_ORDINAL = re.compile(r"第[ ]?(?:[0-9一二三四五六七八九十百零两]{1,4}[、至到\-—~和及])?$")
# 12,34人, 3.6.7万: a number that is no number, of which the end must not be taken for one.
_GLUED = re.compile(r"[0-9][.,]$")
_BELOW_ZERO = "零下"
_DEGREES = frozenset({"℃", "度", "摄氏度"})
_SIGNED_UNITS = _DEGREES | {"%", "‰", "百分点"}


def find_quantities(
    text: str, units: Mapping[str, str] | None = None, lookalikes: Lookalikes | None = None
) -> list[Quantity]:
    """All quantities of `text` in units (unit -> kind; the shipped ones when None) or per cent, none overlapping.

    `lookalikes` are words that begin like a unit and are none (家庭; the shipped ones when None).
    Dates, clock times and ordinals behind 第 are left out; idioms and names are for the caller to drop.

    >>> [(q.start, q.end, q.value, q.comparator, q.unit) for q in find_quantities("共近200名", {"名": "person"})]
    [(1, 6, Decimal('200'), 'near', '名')]
    """
    folded = fold(text)
    table = compile_units(
        shipped.units() if units is None else units, _shipped_lookalikes() if lookalikes is None else lookalikes
    )
    return list(_walk(folded, table))


@cache
def _shipped_lookalikes() -> Lookalikes:
    not_units, still_units = shipped.lookalikes()
    return Lookalikes(not_units, still_units)


def _walk(folded: str, units: Units) -> Iterator[Quantity]:
    pending: Quantity | None = None
    done = 0
    numerals = scan(folded)
    for numeral in numerals:
        if numeral.number.start < done:
            continue
        found = _quantity(folded, numeral, units, done)
        if found is None:
            continue
        done = found.end
        if pending is not None:
            joined = _join(folded, pending, found)
            if joined is not None:
                found = joined
            else:
                yield pending
        pending = found
    if pending is not None:
        yield pending


def _quantity(folded: str, numeral: Numeral, units: Units, floor: int) -> Quantity | None:
    """The quantity that begins with `numeral`, if it counts something; its prefix stays right of `floor`."""
    first = numeral
    before = folded[max(0, numeral.number.start - 7) : numeral.number.start]
    if _ORDINAL.search(before) or _GLUED.search(before):
        return None
    if found := _percent_of(folded, numeral):
        numeral, counted = found
    else:
        numeral = _range(folded, numeral)
        measured = measure(folded, numeral, units)
        if measured is None:
            return None
        counted = measured
    return _assemble(folded, first, numeral, counted, floor)


def _assemble(folded: str, first: Numeral, numeral: Numeral, counted: Measure, floor: int) -> Quantity | None:
    number = numeral.number
    if counted.unit in _DEGREES and folded.endswith(_BELOW_ZERO, 0, number.start) and number.upper is None:
        number = replace(number, start=number.start - len(_BELOW_ZERO), value=-number.value)
    if number.value < 0 and counted.unit not in _SIGNED_UNITS:
        upper = None if number.upper is None else -number.upper
        number = replace(number, start=number.start + 1, value=-number.value, upper=upper)
    start, prefix = qualifiers.before(folded, number.start, bare=folded[first.number.start] in "百千万亿")
    if start < floor:
        start, prefix = number.start, None
    end, suffix = qualifiers.after(folded, counted.end)
    if first.bare and counted.unit != "%" and not _trusted(prefix, counted):
        return None
    return Quantity(
        start,
        end,
        _tidy(number.value * counted.factor + counted.extra),
        None if number.upper is None else _tidy(number.upper * counted.factor + counted.extra),
        qualifiers.combine(prefix, suffix, counted.more, number.comparator),
        counted.unit,
        counted.kind,
        number.start,
        number.end,
    )


def _tidy(value: Decimal) -> Decimal:
    """36000.0 as 36000, so that equal values also look equal."""
    whole = value.to_integral_value()
    return whole if whole == value else value


def _trusted(prefix: Comparator | None, counted: Measure) -> bool:
    """A lone 百 or 千 is a number in 百余人, 近百年 and 百名; in 百家, 千人 it is mostly a name."""
    if prefix or counted.more:
        return True
    return counted.kind in ("person", "person_time") and counted.unit not in ("人", "口")


def _percent_of(folded: str, numeral: Numeral) -> tuple[Numeral, Measure] | None:
    """百分之四十, 千分之一: the number over a power of ten, as per cent."""
    start, end = numeral.number.start, numeral.number.end
    if not set(folded[start:end]) <= set("百千万亿负-"):
        return None
    stroke = _OF_HUNDRED.match(folded, end)
    over = numeral_at(folded, stroke.end()) if stroke else None
    if over is None or stroke is None or over.half:
        return None
    share = Decimal(100) / numeral.number.value * (-1 if stroke.group(1) else 1)
    upper = None if over.number.upper is None else over.number.upper * share
    number = Number(start, over.number.end, over.number.value * share, upper, over.number.comparator)
    return Numeral(number), Measure(number.end, "%", "percent")


def _range(folded: str, low: Numeral) -> Numeral:
    """2至3, 10—20, 3到5万: the joined numeral, or `low` itself if no higher number follows."""
    if low.number.upper is not None or low.half:
        return low
    link = _TO.match(folded, low.number.end)
    if link is None:
        return _either(folded, low)
    high = numeral_at(folded, link.end())
    if high is None or high.half or high.number.upper is not None:
        return low
    value = low.number.value
    # 3到5万 means 30000 to 50000, 5000到1万 does not mean 50 million.
    if low.scale == 1 and high.scale > 1 and value < high.coefficient:
        value *= high.scale
    if not 0 <= value < high.number.value:
        return low
    return Numeral(Number(low.number.start, high.number.end, value, high.number.value, "range"))


def _either(folded: str, low: Numeral) -> Numeral:
    """四、五 and 二、三十, where the digits are neighbours, as a range; else `low` itself."""
    link = _OR.match(folded, low.number.end)
    if link is None or folded[low.number.start : low.number.end] not in _DIGITS:
        return low
    high = numeral_at(folded, link.end())
    if high is None or _DIGITS.index(folded[link.end()]) != low.number.value:
        return low
    factor = high.number.value / (low.number.value + 1)
    return Numeral(Number(low.number.start, high.number.end, low.number.value * factor, high.number.value, "range"))


def _join(folded: str, low: Quantity, high: Quantity) -> Quantity | None:
    """5名至8名 as one range; not 由5%到8%, which says what became of 5%."""
    link = _TO.match(folded, low.end)
    if link is None or link.end() != high.start or (low.unit, low.upper, high.upper) != (high.unit, None, None):
        return None
    change = link.group("word") and folded[low.start - 1 : low.start] in ("从", "由", "自")
    if change or low.comparator != "eq" or high.comparator != "eq" or low.value >= high.value:
        return None
    return replace(low, end=high.end, upper=high.value, comparator="range", number_end=high.number_end)
