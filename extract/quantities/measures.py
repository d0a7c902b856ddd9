"""What stands behind a number: 余, 个, the unit, 半, 多, or a sign of per cent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from extract.quantities.guards import DATE_PARTS, ONLY_AFTER_GE, POINTS_MADE, Lookalikes
from extract.quantities.numerals import Numeral

_S = r"[ \t\u3000]{0,5}"
# Kinds whose units may follow 个 (4个小时) when they are no single character, and may be halved.
_GE_KINDS = frozenset({"duration", "person_time", "event", "area", "length", "percent"})
_HALF_KINDS = frozenset({"duration", "length", "area"})
_HALF_UNITS = frozenset({"斤", "公斤", "市斤", "吨", "升", "百分点", "倍"})
# 一年多 is more than a year; 一年多次 is not.
_MORE_AFTER = rf"(?P<after>{_S}(?:多(?![次种样项家个名位人元数重少点])|余(?![名人个家次万])))?"
_HALF_AFTER = r"(?P<half>半(?![个年数途决边路天月夜身百价径]))?"
_HALF_MONTH = re.compile(rf"{_S}月(?![板谈刊形湾神])")
_PERCENT = re.compile(rf"{_S}(?:(?P<sign>%)|(?P<mille>‰)|(?P<point>(?:个{_S})?百 ?分 ?点))")
_TENTHS = re.compile(
    rf"{_S}成(?:{_S}(?P<rest>[一二三四五六七八九半])(?=[的以左之，,。；;、 ]|$))?"
    r"(?![立为果员功绩年本人长熟效分就都套批型形份品交体像语才员])"
)
_DISCOUNT = re.compile(rf"{_S}折(?![叠线扇算合腾磨断射旧返])")
_PEOPLE = re.compile(
    rf"{_S}余?(?=群众|居民|村民|市民|患者|病人|百姓|老百姓|学生|师生|党员|职工|干部|员工|医护|医务|志愿者"
    r"|观众|听众|网友|人民|旅客|游客|乡亲|老人|家庭|家长|孩子|儿童)"
)
_FOUR_DIGITS = re.compile(r"[0-9零〇一二三四五六七八九]{4}")
_THEN_MONTH = re.compile(r"年 ?(?:1?[0-9]|十?[一二三四五六七八九十]) ?月")
_YEARS = re.compile(r"(?:19|20)[0-9]{2}[^0-9]{1,9}(?:19|20)[0-9]{2}")
_TENTH = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"半": 5}


@dataclass(frozen=True, slots=True)
class Measure:
    """The unit behind a number: `end` is past it, `more` the 余, 多 or 来 met on the way.

    The number counts `value * factor + extra` units (两个半小时 has extra 0.5, 九成 factor 10).
    """

    end: int
    unit: str | None
    kind: str
    more: str = ""
    factor: Decimal = Decimal(1)
    extra: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Units:
    """A compiled table of units."""

    kinds: Mapping[str, str]
    direct: re.Pattern[str]
    after_ge: re.Pattern[str]


def _alternatives(units: list[str], lookalikes: Lookalikes) -> str:
    """Longest first, each with its guard; Latin units end where the letters end."""
    shapes = []
    for unit in sorted(units, key=lambda unit: (-len(unit), unit)):
        shape = re.escape(unit) + lookalikes.guard(unit)
        if unit == "点":
            shape += POINTS_MADE
        if unit[-1].isascii() and unit[-1].isalpha():
            shape += "(?![A-Za-z])"
        shapes.append(shape)
    return "|".join(shapes) or "(?!)"


@lru_cache(maxsize=8)
def _compiled(
    items: tuple[tuple[str, str], ...], not_units: tuple[tuple[str, tuple[str, ...]], ...], still_units: tuple[str, ...]
) -> Units:
    lookalikes = Lookalikes(dict(not_units), still_units)
    kinds = {unit: kind for unit, kind in items if unit and unit not in DATE_PARTS and unit not in ("折", "%", "％")}
    direct = [unit for unit in kinds if unit not in ONLY_AFTER_GE]
    after_ge = [unit for unit, kind in kinds.items() if unit == "月" or (len(unit) > 1 and kind in _GE_KINDS)]
    behind = _alternatives(after_ge, lookalikes) + ("|人(?![民员均类口才大工体生群文物])" if "人" in kinds else "")
    return Units(
        kinds,
        re.compile(
            rf"{_S}(?P<more>[余多来])?{_S}(?P<unit>{_alternatives(direct, lookalikes)}){_HALF_AFTER}{_MORE_AFTER}"
        ),
        re.compile(rf"{_S}(?P<more>[余多来])?{_S}个(?P<after>[余多来])?(?P<half>半)?{_S}(?P<unit>{behind})"),
    )


def compile_units(units: Mapping[str, str], lookalikes: Lookalikes) -> Units:
    """`units` (unit -> kind) as patterns, remembered for the next call."""
    return _compiled(tuple(units.items()), tuple(lookalikes.not_units.items()), lookalikes.still_units)


def measure(folded: str, numeral: Numeral, units: Units) -> Measure | None:
    """What `numeral` counts, or None if nothing countable follows it."""
    number = numeral.number
    if found := _percent(folded, numeral):
        return found
    if numeral.digits:
        return None
    if numeral.half and "月" in units.kinds and (match := _HALF_MONTH.match(folded, number.end)):
        return Measure(match.end(), "月", units.kinds["月"])
    for pattern in (units.after_ge, units.direct):
        match = pattern.match(folded, number.end)
        if match and (found := _accept(folded, numeral, match, units)):
            return found
    if number.comparator == "several" and number.value >= 1000 and (match := _PEOPLE.match(folded, number.end)):
        return Measure(match.end(), None, "person")
    return None


def _percent(folded: str, numeral: Numeral) -> Measure | None:
    number = numeral.number
    if match := _PERCENT.match(folded, number.end):
        if match.group("point"):
            return Measure(match.end(), "百分点", "percent")
        return Measure(match.end(), "‰" if match.group("mille") else "%", "percent")
    if (match := _DISCOUNT.match(folded, number.end)) and number.comparator in ("eq", "range"):
        factor = Decimal(100) if numeral.half else Decimal(10 if number.value < 10 else 1)
        return Measure(match.end(), "%", "percent", factor=factor)
    match = None if numeral.half or numeral.digits else _TENTHS.match(folded, number.end)
    if match and 0 < number.value <= 10:
        rest = Decimal(_TENTH[match.group("rest") or "零"])
        return Measure(match.end(), "%", "percent", factor=Decimal(10), extra=rest)
    return None


def _accept(folded: str, numeral: Numeral, match: re.Match[str], units: Units) -> Measure | None:
    """The measure of a match of one of the two patterns, unless the number cannot mean it."""
    number, unit = numeral.number, match.group("unit")
    kind = units.kinds[unit]
    more = match.group("more") or (match.group("after") or "").strip()
    halves = kind in _HALF_KINDS or unit in _HALF_UNITS
    if more == "来" and number.value % 10:
        return None
    if numeral.half and (match.group("half") or match.group("more") or not halves or _is_part(folded, number.start)):
        return None
    if _is_label(folded, numeral) or (unit == "年" and _is_year(folded, numeral)):
        return None
    if unit in ("分", "秒") and folded[number.start - 1 : number.start] in (":", "：", "点", "时", "."):
        return None
    half = bool(match.group("half")) and halves
    end = match.end() if half or not match.group("half") else match.start("half")
    return Measure(end, unit, kind, more, extra=Decimal("0.5") if half else Decimal(0))


def _is_part(folded: str, start: int) -> bool:
    """上半年 and 后半夜 are halves of something, not a length."""
    return folded[start - 1 : start] in ("上", "下", "前", "后", "对")


def _is_label(folded: str, numeral: Numeral) -> bool:
    """06版 is a page, 2001-2019样例 two years: nothing is counted with a leading zero or in a span of years."""
    number = numeral.number
    body = folded[number.start : number.end]
    if body[0] == "0" and body[1:2].isdigit():
        return True
    return number.upper is not None and bool(_YEARS.fullmatch(body))


def _is_year(folded: str, numeral: Numeral) -> bool:
    """2016年 and 二〇一六年 are years, and 98年5月 is; 27年 and 1286年 with a separator are not."""
    number = numeral.number
    body = folded[number.start : number.end]
    if len(body) == 2:
        return bool(_THEN_MONTH.match(folded, number.end))
    return bool(_FOUR_DIGITS.fullmatch(body)) and 1000 <= number.value < 3000
