"""Dates built of a year, a month and a day, each said or left open."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.dates.context import Context
from extract.dates.lists import Item, items
from extract.dates.stamps import Found, Stamp, interval, small_number

_HALVES = {"上半年": (1, 6), "下半年": (7, 12)}
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_SEASONS = {"春": 21, "夏": 22, "秋": 23, "冬": 24}


@dataclass(frozen=True, slots=True)
class Year:
    """The year of an expression: `stated` if it names one at all, `value` if that can be told."""

    value: int | None
    stated: bool


def read_year(match: re.Match[str], context: Context) -> Year:
    """The year that a match of the POINT shape states; a stated one is remembered for what follows."""
    digits, word = match.group("year"), match.group("said_year")
    if digits:
        value = _full_year(digits, context)
        context.say_year(value, match.start("year"), match.end("year") + 1, absolute=True)
        return Year(value, stated=True)
    if word is None:
        return Year(None, stated=False)
    named = context.named_year(word)
    if named is not None:
        context.say_year(named, match.start("said_year"), match.end("said_year"), absolute=False)
    return Year(named, stated=True)


def _full_year(digits: str, context: Context) -> int:
    """A two-digit year is the latest such year that has begun, of the 2000s where there is no reference."""
    value = small_number(digits)
    if len(digits) > 2:
        return value
    now = context.reference.year if context.reference and context.reference.year else 2049
    return max((century + value for century in (1900, 2000) if century + value <= now + 1), default=1900 + value)


def read_point(match: re.Match[str], context: Context) -> list[Found] | None:
    """The dates of a match of the POINT shape; None if it is no date, an empty list if it cannot exist."""
    if not _complete(match):
        return None
    folded = match.string
    if folded[max(0, match.start() - 2) : match.start()] in ("每年", "每月", "历年"):
        return []
    year = read_year(match, context)
    if not Stamp(year.value).valid():
        return []
    if match.group("months") or match.group("said_month"):
        return _read_month(match, year, context)
    return _read_span(match, year, context) if match.group("span") else _read_bare_year(match, year)


def _complete(match: re.Match[str]) -> bool:
    """Whether there is anything, and more than a lone 初 or 春天."""
    span = match.group("span") or ""
    if match.end() == match.start():
        return False
    return not span or span.endswith(("半年", "季度")) or bool(match.group("year") or match.group("said_year"))


def _read_bare_year(match: re.Match[str], year: Year) -> list[Found] | None:
    start, end = match.span()
    if match.group("year") and (year.value is None or not 1800 <= year.value <= 2100):
        return None
    if match.group("said_year") in ("同年", "当年") and year.value is None:
        return None
    high = Stamp(year.value)
    if match.group("first_year"):
        low = Stamp(int(match.group("first_year")))
        return [Found(start, end, interval(low, high) if not low.after(high) else high.edtf())]
    return [Found(start, end, high.edtf(), high)]


def _read_span(match: re.Match[str], year: Year, context: Context) -> list[Found]:
    """上半年, 一季度, 春天, 年底 of a year; a half or quarter without one is the latest that has begun."""
    start, end = match.span()
    span = match.group("span")
    if span in _HALVES:
        first, last = _HALVES[span]
    elif span.endswith("季度"):
        last = 3 * _QUARTERS[span[-3]]
        first = last - 2
    else:
        season = _SEASONS.get(span[0])
        edtf = Stamp(year.value).edtf()
        return [Found(start, end, f"{edtf}-{season}" if season and edtf else edtf)]
    value = year.value if year.stated else context.settle(Stamp(None, first), start).year
    if value is None:
        return [Found(start, end, None)]
    return [Found(start, end, interval(Stamp(value, first), Stamp(value, last)))]


def _read_month(match: re.Match[str], year: Year, context: Context) -> list[Found]:
    if match.group("said_month"):
        base = context.named_month(match.group("said_month"))
        if base is None:
            return [Found(*match.span(), None)]
        month = Item(*match.span("said_month"), base.month or 0, base.month or 0)
        year = Year(base.year, stated=True)
        months = [month]
    else:
        months = items(match.string, *match.span("months"))
    if not match.group("days"):
        return _months(match, months, year, context)
    if len(months) != 1 or months[0].low != months[0].high:
        return []
    days = items(match.string, *match.span("days"))
    return _day_list(match, days, year, months[0].low, context)


def _months(match: re.Match[str], months: list[Item], year: Year, context: Context) -> list[Found]:
    found = []
    for index, item in enumerate(months):
        low, high = Stamp(year.value, item.low), Stamp(year.value, item.high)
        if not year.stated:
            low = context.settle(low, match.start())
            high = high._replace(year=low.year)
        if item.high < item.low and low.year is not None:
            high = high._replace(year=low.year + 1)
        if not (low.valid() and high.valid()):
            return []
        start, end = _bounds(match, index, len(months), item)
        context.say_month(high, end)
        found.append(Found(start, end, interval(low, high), low if low == high else None))
    return found


def _day_list(match: re.Match[str], days: list[Item], year: Year, month: int, context: Context) -> list[Found]:
    """The days `days` of a month, whose year is looked up unless it was stated."""
    found = []
    for index, item in enumerate(days):
        low = Stamp(year.value, month, item.low)
        if not year.stated:
            low = context.settle(low, match.start())
        elif low.year is not None:
            context.say_full(low)
        high = low._replace(day=item.high)
        if not (low.valid() and high.valid()) or item.high < item.low:
            return []
        start, end = _bounds(match, index, len(days), item)
        context.say_month(low, end)
        context.say_day(low if low == high else None, end)
        context.say_days(low, item.high)
        found.append(Found(start, end, interval(low, high), low if low == high else None))
    return found


def read_lone_days(match: re.Match[str], context: Context) -> list[Found]:
    """20日 without a month: in the month last named, else the latest that is not in the future."""
    days = items(match.string, *match.span("lone_days"))
    month = context.month_of_day(days[0].low, match.start())
    if month is None:
        return [Found(*match.span(), None)] if all(1 <= day.low <= day.high <= 31 for day in days) else []
    return _day_list(match, days, Year(month.year, stated=True), month.month or 0, context)


def _bounds(match: re.Match[str], index: int, count: int, item: Item) -> tuple[int, int]:
    """The span of one part of a list: the first takes what leads up to it, the last what closes the list."""
    start = match.start() if index == 0 else item.start
    if index == count - 1:
        return start, match.end()
    return start, item.end + (match.string[item.end] in "日号月")


def extend(first: Found, match: re.Match[str], context: Context) -> Found | None:
    """The range from `first` to the date of the POINT match behind 至, or None if they make none."""
    low = first.low
    if low is None or not (match.group("months") or match.group("year")) or match.group("span"):
        return None
    year = read_year(match, context)
    high = _single(match, year)
    if high is None or (low.month is None and high.month is not None):
        return None
    if not year.stated:
        high = high._replace(year=low.year)
        if low.year is not None and low.after(high):
            high = high._replace(year=low.year + 1)
    if not high.valid() or low.after(high):
        return None
    context.say_month(high, match.end())
    return Found(first.start, match.end(), interval(low, high))


def _single(match: re.Match[str], year: Year) -> Stamp | None:
    """The one year, month or day of a POINT match; None if it is a list."""
    parts: list[int | None] = [None, None]
    for index, name in enumerate(("months", "days")):
        if match.group(name):
            found = items(match.string, *match.span(name))
            if len(found) != 1 or found[0].low != found[0].high:
                return None
            parts[index] = found[0].low
    return Stamp(year.value, *parts)
