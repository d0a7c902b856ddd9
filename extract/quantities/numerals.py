"""Numbers in Chinese text: where they stand and what they are worth.

`scan` walks over folded text (see `fold`) and yields every numeral; `find_numbers` is the public face of it.
All offsets are code points, `[start, end)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from extract.quantities.fold import fold
from extract.quantities.reading import read_cardinal, read_digits, read_plain

Comparator = Literal["eq", "approx", "over", "near", "under", "several", "range"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `text[start:end]`.

    `upper` is None unless the numeral itself is a range (五六); `comparator` is what the numeral says by
    itself (十余万 is "over", 数千 "several").
    """

    start: int
    end: int
    value: Decimal
    upper: Decimal | None = None
    comparator: Comparator = "eq"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral as scanned, with what the caller needs in order to trust it.

    `bare`: a lone 百, 千, 万 or 亿, a number only with a qualifier (百余). `digits`: a run of two digits that
    is no range (三八), a number only before 折. `half`: 半. `coefficient` and `scale`: 3 and 10000 of 3万.
    """

    number: Number
    bare: bool = False
    digits: bool = False
    half: bool = False
    coefficient: Decimal = Decimal(0)
    scale: Decimal = Decimal(1)


_S = r"[ \t\u3000]{0,5}"
_D = "一二三四五六七八九"
_INTEGER = r"(?:[0-9]{1,3}(?:[,，][0-9]{3}){1,6}(?![0-9])|[0-9]{1,40})"
# A decimal point inside a dotted chain (2020.09.22, 1.2.3) is none.
_ARABIC = (
    rf"(?:(?<![0-9]\.){_INTEGER}\.[0-9]{{1,12}}+(?!\.[0-9])"
    rf"|(?<![0-9A-Za-z.])\.[0-9]{{1,12}}+(?!\.)|{_INTEGER})"
)
_COUNT = rf"(?:{_ARABIC}|[{_D}两]{{1,2}}|几)"
_HEAD = rf"(?:(?:数|零(?=十)|{_COUNT}){_S}(?:[余多来]{_S})?[十百千万亿兆]|[十百千万亿廿卅])"
_NEXT = (
    rf"{_S}(?:[零〇]{_S}(?:{_COUNT}{_S})?(?:[余多来]{_S})?[十百千万亿兆]"
    rf"|{_COUNT}{_S}(?:[余多来]{_S})?[十百千万亿兆]|(?:[余多来]{_S})?[万亿兆])"
)
_TAIL = rf"(?:(?:零{_S})?(?:[{_D}两]{{1,2}}|几|[0-9]{{1,8}}(?![0-9.,，]))(?!{_S}[十百千万亿])| [{_D}](?= ?又))"
_POINT = rf"{_S}点{_S}[零〇{_D}](?:{_S}[零〇{_D}]){{0,15}}+(?!{_S}[十百千分刻两])(?:{_S}[万亿兆]){{0,2}}"
NUMERAL = re.compile(
    rf"(?P<cardinal>{_HEAD}(?:{_NEXT}){{0,24}}(?:{_TAIL})?(?:{_POINT})?)"
    rf"|(?P<string>[零〇{_D}]{{3,12}})"
    rf"|(?P<point>[零〇{_D}]{_POINT})"
    rf"|(?P<pair>[{_D}两]{{2}})"
    rf"|(?P<single>[{_D}两])"
    r"|(?P<slash>(?<![0-9./])(?:[0-9]{1,4} )?[0-9]{1,4}/[1-9][0-9]{0,3}(?![0-9/.年月]))"
    rf"|(?P<power>{_ARABIC}[eE][+-]?[0-9]{{1,2}}(?![0-9A-Za-z.]))"
    rf"|(?P<arabic>{_ARABIC})(?P<kilo>[kK](?![0-9A-Za-z]))?"
    r"|(?P<half>[大多]?半百?)"
)
_START = re.compile(rf"[0-9.数几两半大多{_D}十百千万亿零〇廿卅]")
_OVER = re.compile(rf"{_S}分{_S}之{_S}([-负]?)")
_AND = re.compile(rf"{_S}又{_S}")
_MINUS = re.compile(r"(?:^|[^0-9A-Za-z)）\-—–年月日])-$|(?:^|[^肩担抱背自辜胜欺])负$")
# Names and idioms whose first character is a numeral, where even a bare number would be wrong.
_WORD = re.compile(
    r"四川|八卦|三亚|九江|五金|百姓|百合|十字|十足|十分(?!钟|之)|万一|千万[别不要莫]|一[些样般定起直旦切律]"
)
_BARE = frozenset({"百", "千", "万", "亿", "万万"})
# 数 is "several" unless it ends a word: 人数百余, 次数千.
_NOT_SEVERAL = frozenset("人次总位参分指系倍多少无例户件个岁基常函整读")


def numeral_at(folded: str, position: int) -> Numeral | None:
    """The numeral that begins exactly at `position` of folded text, without sign or fraction."""
    match = NUMERAL.match(folded, position)
    if match is None or match.end() == match.start():
        return None
    return _understand(folded, match)


def _understand(folded: str, match: re.Match[str]) -> Numeral | None:
    start, end = match.span()
    kind, body = match.lastgroup, match.group()
    if _WORD.match(folded, start):
        return None
    if kind == "half":
        if body.startswith("多"):
            return None
        big: Comparator = "over" if body.startswith("大") else "eq"
        value = Decimal(50) if body.endswith("百") else Decimal("0.5")
        return Numeral(Number(start, end, value, None, big), half=not body.endswith("百"))
    if kind == "pair":
        pair = read_digits(body)
        return Numeral(Number(start, end, pair.low, pair.high, "range" if pair.high else "eq"), digits=not pair.high)
    reading = read_cardinal(body) if kind in ("cardinal", "point") else read_plain(body)
    if reading is None:
        return None
    number = Number(start, end, reading.low, reading.high, reading.comparator)
    return Numeral(number, bare=body in _BARE, coefficient=reading.coefficient, scale=reading.scale)


def _with_fraction(folded: str, numeral: Numeral) -> Numeral:
    """三分之一 and 一又三分之一, whose denominator `numeral` may be or lead to; else `numeral` itself."""
    number = numeral.number
    joint = _AND.match(folded, number.end)
    if joint:
        lower = numeral_at(folded, joint.end())
        if lower and not lower.bare:
            part = _with_fraction_over(folded, lower.number)
            if part:
                return Numeral(replace(part, start=number.start, value=number.value + part.value))
    # 百分之, 千分之 and 百万分之 are per cent, which `find_quantities` reads whole.
    shares = set(folded[number.start : number.end]) <= set("百千万亿")
    part = None if shares else _with_fraction_over(folded, number)
    return Numeral(part) if part else numeral


def _with_fraction_over(folded: str, denominator: Number) -> Number | None:
    stroke = _OVER.match(folded, denominator.end)
    if stroke is None or not denominator.value:
        return None
    over = numeral_at(folded, stroke.end())
    if over is None or over.bare:
        return None
    value = over.number.value / denominator.value
    return Number(denominator.start, over.number.end, -value if stroke.group(1) else value)


def _signed(folded: str, numeral: Numeral) -> Numeral:
    number = numeral.number
    if number.start == 0 or folded[number.start - 1] not in "-负":
        return numeral
    if not _MINUS.search(folded[max(0, number.start - 2) : number.start]):
        return numeral
    upper = None if number.upper is None else -number.upper
    return replace(numeral, number=replace(number, start=number.start - 1, value=-number.value, upper=upper))


def scan(folded: str, position: int = 0) -> Iterator[Numeral]:
    """Every numeral of `folded` from `position` on, in order and apart, also those `find_numbers` would not trust."""
    while start := _START.search(folded, position):
        if start.group() == "数" and folded[start.start() - 1 : start.start()] in _NOT_SEVERAL:
            position = start.end()
            continue
        match = NUMERAL.match(folded, start.start())
        numeral = _understand(folded, match) if match else None
        if numeral is None:
            position = match.end() if match else start.end()
            continue
        numeral = _signed(folded, _with_fraction(folded, numeral))
        position = numeral.number.end
        yield numeral


def find_numbers(text: str) -> list[Number]:
    """All numbers of `text`, in order; a trailing 余 or 多 is not part of the number.

    >>> [(n.start, n.end, n.value, n.comparator) for n in find_numbers("义诊3.6万余人，数千群众")]
    [(2, 6, Decimal('36000.0'), 'eq'), (9, 11, Decimal('1000'), 'several')]
    """
    found = scan(fold(text))
    return [numeral.number for numeral in found if not (numeral.bare or numeral.digits or numeral.half)]
