"""What a numeral is worth, once its characters are known to be one numeral."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

_DIGIT = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_BIG = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_TWENTIES = {"廿": 20, "卅": 30}
_TOKEN = re.compile(r"[0-9.,，]{1,64}|[一二三四五六七八九两]{1,2}|[零〇十百千万亿兆廿卅几数余多来点]")


@dataclass(frozen=True, slots=True)
class Reading:
    """Lowest and, for a range, highest value; `low == coefficient * scale` for one factor such as 万."""

    low: Decimal
    high: Decimal | None = None
    comparator: Literal["eq", "approx", "over", "several", "range"] = "eq"
    coefficient: Decimal = Decimal(0)
    scale: Decimal = Decimal(1)


def read_arabic(body: str) -> Decimal:
    """An Arabic number with its separators: 1,286 and 1，286, also 2e5."""
    return Decimal(body.replace(",", "").replace("，", ""))


def read_plain(body: str) -> Reading:
    """A number without Chinese factors: 1,286, 2e5, 40k, 1 4/3, or Chinese digits one by one."""
    if "/" in body:
        whole, _, fraction = body.rpartition(" ")
        over, _, under = fraction.partition("/")
        return Reading(Decimal(whole or 0) + Decimal(over) / Decimal(under))
    if body[-1] in "kK":
        return Reading(read_arabic(body[:-1]) * 1000)
    return read_digits(body)


def _pair(body: str) -> tuple[int, int] | None:
    """五六 as (5, 6): only neighbours, and the set pairs 三五 and 一两, are read as a range."""
    low, high = _DIGIT[body[0]], _DIGIT[body[1]]
    if high - low == 1 or body in ("三五", "一两"):
        return low, high
    return None


def read_digits(body: str) -> Reading:
    """Arabic digits, or Chinese digits read one by one: 二〇二一, 五六 (a range), 三八 (38)."""
    if body[0] in "0123456789.":
        value = read_arabic(body)
        return Reading(value, coefficient=value)
    if len(body) == 2 and (pair := _pair(body)):
        return Reading(Decimal(pair[0]), Decimal(pair[1]), "range")
    value = Decimal("".join(str(_DIGIT[character]) for character in body))
    return Reading(value, coefficient=value)


def read_cardinal(body: str) -> Reading | None:
    """A numeral with 十百千万亿, or a Chinese decimal; None if its parts do not make one number (三二百)."""
    body = re.sub(r"[ \t\u3000]", "", body)
    whole, _, fraction = body.partition("点")
    tokens = _TOKEN.findall(whole)
    if any(len(token) == 2 and token[0] in _DIGIT and _pair(token) is None for token in tokens):
        return None
    low, high = _sum(tokens, 0), _sum(tokens, 1)
    if fraction:
        digits = fraction.rstrip("万亿兆")
        low += Decimal("0." + "".join(str(_DIGIT[character]) for character in digits))
        for unit in fraction[len(digits) :]:
            low *= _BIG[unit]
        high = low
    if high != low:
        return Reading(low, high, "range")
    scale = _scale(tokens)
    return Reading(low, None, _hedge(body), low / scale, scale)


def _hedge(body: str) -> Literal["eq", "approx", "over", "several"]:
    if "几" in body or "数" in body:
        return "several"
    if "余" in body or "多" in body:
        return "over"
    return "approx" if "来" in body else "eq"


def _scale(tokens: list[str]) -> Decimal:
    scale = Decimal(1)
    for token in reversed(tokens):
        if token not in _BIG:
            break
        scale *= _BIG[token]
    return scale


class _Sum:
    """Adds up a numeral token by token.

    `parts` holds the finished stretches with the factor each was closed by, `section` what has come since,
    `digit` a digit that still waits for its factor.
    """

    def __init__(self) -> None:
        self.parts: list[tuple[Decimal, int]] = []
        self.section = Decimal(0)
        self.digit: Decimal | None = None
        self.last_unit = 1
        self.after_zero = False

    def total(self) -> Decimal:
        return sum((value for value, _ in self.parts), self.section)

    def add_small(self, unit: int) -> None:
        self.section += (Decimal(1) if self.digit is None else self.digit) * unit
        self.digit, self.last_unit, self.after_zero = None, unit, False

    def add_big(self, unit: int) -> None:
        """Multiply everything below `unit`: 四千五百万 八千 亿 closes both stretches, 四万万 its only one."""
        section = self.section + (self.digit or 0)
        below = 0 if section else unit
        while self.parts and (self.parts[-1][1] < unit or self.parts[-1][1] <= below):
            section += self.parts.pop()[0]
        self.parts.append(((section or Decimal(1)) * unit, unit))
        self.section, self.digit, self.last_unit, self.after_zero = Decimal(0), None, unit, False

    def add_some(self, next_token: str) -> None:
        """几 counts 1 as a leading digit (几十) and nothing behind others (二十几万)."""
        if next_token in _SMALL or (next_token in _BIG and not self.section):
            self.digit = Decimal(1)

    def finish(self, *, single: bool) -> Decimal:
        """The sum; a last lone digit takes the next lower place: 一万三 is 13000, 一万零三 is 10003."""
        if self.digit is not None:
            short = single and self.last_unit > 10 and not self.after_zero
            self.section += self.digit * (self.last_unit // 10 if short else 1)
        return self.total()


def _sum(tokens: list[str], choice: int) -> Decimal:
    state = _Sum()
    for index, part in enumerate(tokens):
        if part in _SMALL:
            state.add_small(_SMALL[part])
        elif part in _BIG:
            state.add_big(_BIG[part])
        elif part in _TWENTIES:
            state.section += _TWENTIES[part]
            state.last_unit = 10
        elif part in "零〇":
            state.after_zero, state.digit = True, Decimal(0) if len(tokens) == 1 else None
        elif part in "几数":
            state.add_some(tokens[index + 1] if index + 1 < len(tokens) else "")
        elif part[0] in "0123456789.":
            state.digit = read_arabic(part)
        elif part not in "余多来":
            pair = _pair(part) if len(part) == 2 else None
            state.digit = Decimal(pair[choice] if pair else _DIGIT[part[0]])
    last = tokens[-1] if tokens else ""
    return state.finish(single=len(last) == 1 or last[:1] in _DIGIT)
