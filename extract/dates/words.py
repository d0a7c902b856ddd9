"""Dates said in words or digits alone: 上周三, 昨天, 国际护士节, 20世纪90年代, 2021-09-20."""

from __future__ import annotations

import re
from collections.abc import Mapping

from extract.dates.context import Context
from extract.dates.stamps import Found, Stamp, interval, small_number

_WEEKDAYS = {character: value for value, character in enumerate("一二三四五六日")} | {"天": 6}
_NUMBER = re.compile(r"[0-9]{1,4}")


def read_digits(match: re.Match[str], context: Context) -> list[Found]:
    """2021-09-20, 2020.09.22, 20/9/2021 (day first) and 21-9-20 (a year of the 2000s)."""
    parts = [int(part) for part in _NUMBER.findall(match.group())[:3]]
    if match.lastgroup == "DAY_FIRST":
        parts.reverse()
    elif match.lastgroup == "SHORT":
        parts[0] += 2000
    stamp = Stamp(*parts)
    if not stamp.valid():
        return []
    context.say_day(stamp, match.end())
    return [Found(*match.span(), stamp.edtf(), stamp)]


def read_week(match: re.Match[str], context: Context) -> list[Found]:
    """上周三, 本周 (seven days), 星期三 (the latest that is not in the future); a weekend is left open."""
    today = context.reference
    weekday = today.weekday() if today else None
    lone = match.group("lone_day") or match.group("short_day")
    if today is None or weekday is None or match.group("weekend") or match.group("week_day") == "末":
        return [Found(*match.span(), None)]
    if lone:
        day = today.shifted(-((weekday - _WEEKDAYS[lone]) % 7))
        return [_day(match, day, context)]
    word = match.group("said_week")
    step = word.count("下") - word.count("上")
    if match.group("week_day"):
        return [_day(match, today.shifted(7 * step - weekday + _WEEKDAYS[match.group("week_day")]), context)]
    first, last = today.shifted(7 * step - weekday), today.shifted(7 * step - weekday + 6)
    return [Found(*match.span(), interval(first, last) if first and last else None)]


def read_relative(match: re.Match[str], context: Context) -> list[Found]:
    """昨天, 今晚, 大前天."""
    return [_day(match, context.named_day(match.group()), context)]


def read_that_day(match: re.Match[str], context: Context) -> list[Found]:
    """当天, 次日: the nearest day before in the text."""
    return [_day(match, context.that_day(match.group()), context)]


def read_unknown(match: re.Match[str], context: Context) -> list[Found]:
    """近日 and days of the lunar calendar, whose date the text does not give."""
    if match.lastgroup == "LUNAR":
        context.say_day(None, match.end())
    return [Found(*match.span(), None)]


def read_century(match: re.Match[str], context: Context) -> list[Found]:
    """20世纪90年代 as 199X, 21世纪 as 20XX; 上世纪 needs a reference."""
    if match.group("century"):
        century = small_number(match.group("century")) - 1
    elif context.reference and context.reference.year:
        century = context.reference.year // 100 - (match.group("said_century") == "上")
    else:
        return [Found(*match.span(), None)]
    if not 0 <= century <= 99:
        return []
    decade = match.group("decade")
    return [Found(*match.span(), f"{century:02d}{small_number(decade)}X" if decade else f"{century:02d}XX")]


def read_named(
    match: re.Match[str], context: Context, days: Mapping[str, str], first_years: Mapping[str, int]
) -> list[Found] | None:
    """国际护士节, “七一”, 第33个“9·20全国爱牙日”; None if the shape is no day after all (3.2万元…节)."""
    name = match.group("name")
    if match.group("dot") == "." and not name and not match.group("inner"):
        return None
    start, end = _trim(match)
    if name:
        month, day = (int(part) for part in days[name].split("-"))
    else:
        month, day = int(match.group("name_month")), int(match.group("name_day"))
    stamp = Stamp(None, month, day)
    if not stamp.valid():
        return []
    nth = match.group("nth")
    if told := context.told_in_full(stamp):
        stamp = told  # 2015年10月10日是第23个世界精神卫生日: who counts wrong still knows the year
    elif nth and name in first_years:
        stamp = stamp._replace(year=first_years[name] + small_number(nth) - 1)
        context.say_full(stamp)
    else:
        stamp = context.settle(stamp, match.start())
    if not stamp.valid():
        return []
    if not context.said_day(start):  # 5月31日，…开展儿童节慰问。当天…
        context.say_day(stamp, end)
    return [Found(start, end, stamp.edtf(), named=True)]


def _trim(match: re.Match[str]) -> tuple[int, int]:
    """The span without a quotation mark whose partner lies outside."""
    start, end = match.span()
    if match.start("open") == start and not (match.group("close") or match.group("inner")):
        start += 1
    if match.end("close") == end and not match.group("open"):
        end -= 1
    return start, end


def _day(match: re.Match[str], stamp: Stamp | None, context: Context) -> Found:
    if stamp is not None:
        context.say_day(stamp, match.end())
    return Found(*match.span(), stamp.edtf() if stamp else None)
