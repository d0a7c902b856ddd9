"""How the dates of two tellings compare: the same day, one day of several, another, or none of their own."""

from __future__ import annotations

import re
from datetime import date

from extract.dates import DateMention
from extract.link.context import is_day
from extract.link.event_records import Event

MONTHS = re.compile(r"[\dX]{4}-\d\d/[\dX]{4}-\d\d")
NAMED_DAY = re.compile(
    r"节$|[\u4e00-\u9fff](?<!星期)[^一二三四五六七八九十\d周期]日$"
    r"|^[^\w]?[一三五六七八十·．.]{2,5}[^\w]?$"  # “六一”
)
DAY = re.compile(r"[\dX]{4}-\d\d-\d\d")
EARLIER = re.compile(r"[去前]年|上个?月|上周")
WEEK = 7


def own_date(event: Event) -> bool:
    """Whether the telling itself says when; a brief's day, told before, is not its own."""
    return event.date is not None and event.date.edtf is not None and event.date.start >= event.start


def other_date(previous: Event, event: Event) -> bool:
    """Whether `event` has a date, and another than `previous`; 11月18日 is any year's."""
    told = event.date.edtf if event.date else None
    known = previous.date or (previous.scene if event.paragraph != previous.paragraph else None)
    if known and event.paragraph == previous.paragraph and not own_date(previous) and own_date(event):
        return False  # the day of the page held only until this one
    if event.date and known and event.date.edtf is None and EARLIER.match(event.date.text):
        return event.date.text != known.text  # 去年, on a page that does not say which year
    if event.date and known and by_name(event.date) != by_name(known) and _close(event.date, known):
        return False
    before = known.edtf if known else None
    if not told or not known or not before or not (previous.date or (event.date and is_day(event.date))):
        return False
    if before and "XXXX" in (told[:4], before[:4]):
        told, before = told[4:], before[4:]
    if over_months(event) and len(before) == len("2019") and told.startswith(before):
        return False  # 2019年春，…编成小分队。3月到6月，共…
    return told != before and not (event.place is None and within(told, before))


def by_name(date: DateMention) -> bool:
    """Whether a day is told by its name: 学雷锋日 is told of what was held some days before, too."""
    named = NAMED_DAY.search(date.text) or NAMED_DAY.search(date.text.rstrip('”’"'))  # 2021年“世界口腔健康日”
    return is_day(date) and named is not None


def _close(first: DateMention, second: DateMention) -> bool:
    """Whether two days of one year lie within a week."""
    days = [date.fromisoformat(f"2000-{d.edtf[5:10]}") for d in (first, second) if d.edtf and DAY.fullmatch(d.edtf)]
    years = {d.edtf[:4] for d in (first, second) if d.edtf} - {"XXXX"}
    return len(days) > 1 and len(years) < 2 and abs((days[0] - days[1]).days) <= WEEK


def within(first: str | None, second: str | None) -> bool:
    """Whether one date is a day of the other: 8月4日 and 8月4日—5日."""
    for day, days in ((first or "", second or ""), (second or "", first or "")):
        low, _, high = days.partition("/")
        if high and "/" not in day and low[-len(day) :] <= day <= high[-len(day) :]:
            return True
    return False


def is_before(event: Event, previous: Event, size: int = len("XXXX-01-01")) -> bool:
    """Whether `event` is dated earlier by the first `size` characters; a known year does not compare with XXXX."""
    dates = [e.date.edtf if e.date and e.date.edtf else "" for e in (event, previous)]
    known = [date.startswith("XXXX") for date in dates]
    told = min(map(len, dates)) >= size
    return told and known[0] == known[1] and dates[0][:size] < dates[1][:size]


def months_between(event: Event, previous: Event) -> int:
    """How many months lie between what two tellings say; 0 where one says no month or no year."""
    told = [e.date.edtf if e.date and e.date.edtf else "" for e in (event, previous)]
    months = [12 * int(d[:4]) + int(d[5:7]) for d in told if d[:4].isdigit() and d[5:7].isdigit()]
    return abs(months[0] - months[1]) if len(months) == len(told) else 0


def over_months(event: Event) -> bool:
    """Whether what is told is a total over months: 5月至7月."""
    return event.date is not None and MONTHS.fullmatch(event.date.edtf or "") is not None
