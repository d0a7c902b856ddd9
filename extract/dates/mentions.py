"""Finding dates and saying which day, month or year they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from extract import shipped
from extract.dates.context import Context
from extract.dates.grammar import POINT, RANGE, compile_grammar, fold
from extract.dates.points import extend, read_lone_days, read_point
from extract.dates.stamps import Found, parse_reference
from extract.dates.words import (
    read_century,
    read_digits,
    read_named,
    read_relative,
    read_that_day,
    read_unknown,
    read_week,
)

_Reader = Callable[[re.Match[str], Context], list[Found] | None]
_READERS: dict[str, _Reader] = {
    "POINT": read_point,
    "BARE_DAY": read_lone_days,
    "ISO": read_digits,
    "SPACED": read_digits,
    "DAY_FIRST": read_digits,
    "SHORT": read_digits,
    "WEEK": read_week,
    "RELATIVE": read_relative,
    "THAT_DAY": read_that_day,
    "VAGUE": read_unknown,
    "LUNAR": read_unknown,
    "CENTURY": read_century,
}
_BETWEEN = re.compile(r"[ 的“\"「『‘]{0,2}")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date at `text[start:end]`; `edtf` is None where the text does not let it be known (近日, 重阳节)."""

    start: int
    end: int
    edtf: str | None
    text: str


def find_dates(
    text: str,
    reference: str | None,
    days: Mapping[str, str] | None = None,
    first_years: Mapping[str, int] | None = None,
) -> list[DateMention]:
    """All dates of `text`, in order, none overlapping.

    `reference` is the EDTF date of publication or None. `days` maps names of days to "MM-DD", `first_years` names
    to the year of their first 第N个 (the shipped ones when None). A date that cannot exist (2月30日) is no mention.

    >>> [(m.text, m.edtf) for m in find_dates("去年9月驻点，本月8日返回", "2022-11-16")]
    [('去年9月', '2021-09'), ('本月8日', '2022-11-08')]
    """
    days = shipped.days()[0] if days is None else days
    first_years = shipped.days()[1] if first_years is None else first_years
    context = Context(fold(text), parse_reference(reference))

    def read(match: re.Match[str]) -> list[Found] | None:
        if match.lastgroup == "NAMED":
            return read_named(match, context, days, first_years)
        return _READERS[match.lastgroup or "POINT"](match, context)

    found = _merge_years(context.folded, list(_walk(context, tuple(days), read)))
    return [_mention(text, item) for item in found]


def _mention(text: str, found: Found) -> DateMention:
    """The span without what the shape only reached over on its way to a month (2015年的)."""
    body = text[found.start : found.end].rstrip(" \t\u3000的")
    return DateMention(found.start, found.start + len(body), found.edtf, body)


def _walk(
    context: Context, names: tuple[str, ...], read: Callable[[re.Match[str]], list[Found] | None]
) -> Iterator[Found]:
    grammar = compile_grammar(names)
    folded, position = context.folded, 0
    while start := grammar.start.search(folded, position):
        match = grammar.shape.match(folded, start.start())
        found = read(match) if match and match.end() > match.start() else None
        if match is None or found is None:
            position = start.end()
            continue
        position = match.end()
        if found and (longer := _range(folded, found[-1], context)):
            found[-1] = longer
            position = longer.end
        yield from found


def _range(folded: str, first: Found, context: Context) -> Found | None:
    """8月2日至8月5日: `first` and the date behind 至 as one."""
    link = RANGE.match(folded, first.end) if first.low else None
    second = POINT.match(folded, link.end()) if link else None
    return extend(first, second, context) if second else None


def _merge_years(folded: str, found: list[Found]) -> list[Found]:
    """2021年“七一” as one mention: a year joins the named day right behind it, which has taken it over already."""
    merged: list[Found] = []
    for item in found:
        if merged and item.named and _joins(folded, merged[-1], item):
            merged[-1] = item._replace(start=merged[-1].start)
        else:
            merged.append(item)
    return merged


def _joins(folded: str, year: Found, day: Found) -> bool:
    """Whether `year` is a year alone, right before `day` and its own."""
    if year.low is None or year.low.month is not None or not _BETWEEN.fullmatch(folded, year.end, day.start):
        return False
    return (day.edtf or "").startswith(f"{year.edtf}-")
