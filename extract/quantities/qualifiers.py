"""Words around a number that say how exactly it is meant: 约, 不到, 余, 以上."""

from __future__ import annotations

import re

from extract.quantities.numerals import Comparator

_S = r"[ \t\u3000]{0,3}"
_BEFORE: dict[Comparator, str] = {
    "under": "不超过|不多于|不高于|不大于|不足|不到|不满|未满|少于|低于|小于|至多|最多|顶多",
    "over": "不少于|不低于|不小于|不下于?|不止|至少|最少|起码|超过|超出|多于|高于|大于|逾|(?<![彩高心Bb赶])超",
    "near": "将近|接近|近乎|(?<![最附靠临邻新远亲贴走逼])近",
    "approx": "大约|约莫|大概|(?<![预签节合契特邀解制公履续条相爽违集简])约",
}
# 上 and 过 qualify only a number without a leading digit (上百, 过千), and not in 网上百余人, 以上百名.
_BEFORE_BARE = "(?<![以网线路桌会身街晚早手书纸地天世床车船山村楼镇塔台马边加之])上|(?<![超不通经])过"
_AFTER: dict[Comparator, str] = {
    "over": "[及或]?以上|有余",
    "under": "以内|之内|[及或]?以下",
    "approx": "左右|上下(?=[，,。；、])",
}


def _compile(words: dict[Comparator, str], shape: str) -> re.Pattern[str]:
    names = "|".join(f"(?P<{comparator}>{pattern})" for comparator, pattern in words.items())
    return re.compile(shape % names)


_PREFIX = _compile(_BEFORE, rf"(?:%s){_S}$")
_PREFIX_BARE = _compile(_BEFORE | {"over": f"{_BEFORE['over']}|{_BEFORE_BARE}"}, rf"(?:%s){_S}$")
_SUFFIX = _compile(_AFTER, rf"{_S}(?:%s)")
_REACH = 8


def before(folded: str, start: int, *, bare: bool) -> tuple[int, Comparator | None]:
    """Where the qualifier in front of the number at `start` begins, and what it says; `start` and None without one."""
    window = max(0, start - _REACH)
    match = (_PREFIX_BARE if bare else _PREFIX).search(folded[window:start])
    if match is None:
        return start, None
    return window + match.start(), _group(match)


def after(folded: str, end: int) -> tuple[int, Comparator | None]:
    """Where the qualifier behind the unit that ends at `end` ends, and what it says; `end` and None without one."""
    match = _SUFFIX.match(folded, end)
    return (match.end(), _group(match)) if match else (end, None)


def _group(match: re.Match[str]) -> Comparator:
    for name in ("under", "over", "near", "approx"):
        if name in match.re.groupindex and match.group(name):
            return name
    raise AssertionError("a qualifier pattern matched without one of its groups")


def combine(prefix: Comparator | None, suffix: Comparator | None, more: str, numeral: Comparator) -> Comparator:
    """One comparator out of all that was said: the bounds of a range, then 不到/超/以上, then 数/几, then the rest.

    >>> combine("near", None, "", "eq"), combine(None, None, "余", "several"), combine(None, None, "来", "eq")
    ('near', 'several', 'approx')
    """
    if numeral == "range":
        return "range"
    bounds = [said for said in (prefix, suffix) if said in ("under", "over")]
    if bounds:
        return bounds[0]
    if numeral == "several":
        return "several"
    if not more:
        return prefix or suffix or numeral
    return prefix or suffix or ("approx" if more == "来" else "over")
