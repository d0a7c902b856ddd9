"""The shapes of dates in Chinese text, as one regular expression.

Each shape is a named group in capitals (POINT, WEEK, ...); `extract.dates.mentions` has one reader for each.
All repeats are bounded, so matching at one place takes bounded time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_FOLD = str.maketrans(
    "０１２３４５６７８９．／－～○號週後禮節當時農曆臘陽這個紀",
    "0123456789./-~〇号周后礼节当时农历腊阳这个纪",
)
_S = r"[ \t\u3000]{0,3}"
_N = "一二三四五六七八九"
_MONTH = rf"(?:[0-9]{{1,2}}|十[一二]?|[{_N}]|元(?=月))"
_DAY = rf"(?:[0-9]{{1,2}}|[一二三]?十[{_N}]?|廿[{_N}]?|[{_N}])"
# Without a month, 一日 and 十日 are rather spans of time (一日三餐).
_LONE_DAY = rf"(?:[0-9]{{1,2}}|[二三]?十[{_N}]|[二三]十)"
_TO = r"(?:起?[至到]|[-—–~]{1,2})"
_LINK = r"(?:起?[至到]|[-—–~]{1,2}|[、和及与])"
_WEEKDAY = rf"(?:{_S}[(（,，]?{_S}(?:星期|周|礼拜)[一二三四五六日天][)）]?)?"

_YEAR = (
    rf"(?:(?:(?P<first_year>(?<![0-9.])[12][0-9]{{3}}){_S}{_TO}{_S}(?=[12][0-9]{{3}}{_S}年))?"
    rf"(?P<year>(?<![0-9.])[12][0-9]{{3}}|(?<![{_N}〇零])[{_N}〇零]{{4}}|(?<![{_N}〇零])[{_N}〇零]{{3}}(?=年{_MONTH}月)"
    rf"|(?<![0-9.])[0-9]{{2}}(?={_S}年{_S}{_MONTH}{_S}月)){_S}年(?![代级制龄会])"
    r"|(?P<said_year>大前年|(?<![以之])前年|(?<!过)去年|今年(?![已刚才]?[0-9一二三四五六七八九十]{1,4}[ ]?[多余]?岁)"
    r"|明年|(?<![以之此今])后年|本年|同年|当年|次年|翌年))"
)
_MONTHS = (
    rf"(?P<months>(?<![0-9.个每近第{_N}十]){_MONTH}(?:{_S}月?{_S}{_LINK}{_S}{_MONTH})?)"
    rf"{_S}月(?![球饼牙嫂经龄季]|[{_N}十两][次趟回])份?"
)
_SAID_MONTH = r"(?P<said_month>(?<![成基根版日书])本月|这个?月|上个?月|下个?月|当月|同月)"
_DAYS = rf"(?P<days>{_DAY}(?:{_S}[日号]?{_S}{_LINK}{_S}{_DAY}){{0,6}}){_S}[日号](?![线楼院])"
_PART = r"(?P<part>[上中下]{1,2}旬|初|底|末)"
_SPAN = rf"(?P<span>[上下]半年|第?[一二三四1-4]季度|[春夏秋冬][天季]|年?[初底末](?![{_N}级期])|年中)"
_POINT = (
    rf"(?P<POINT>(?:{_YEAR}{_S}(?:的{_S})?)?"
    rf"(?:(?:{_MONTHS}|{_SAID_MONTH})(?:{_S}(?:{_DAYS}{_WEEKDAY}|{_PART}))?|{_SPAN})?)"
)
_BARE_DAY = (
    rf"(?P<BARE_DAY>(?<![0-9.:每近续第满隔数几共逾约达月年过超足前后{_N}十百])"
    rf"(?P<lone_days>{_LONE_DAY}(?:{_S}日?{_S}{_LINK}{_S}{_LONE_DAY}){{0,6}}){_S}日(?![游均报夜内间龄常程子志记后游元])){_WEEKDAY}"
)
_NUMERIC = (
    rf"(?P<ISO>(?<![0-9./-])(?P<iso_year>[12][0-9]{{3}})(?P<iso_gap>[-/.])(?P<iso_month>[0-9]{{1,2}})(?P=iso_gap)"
    rf"(?P<iso_day>[0-9]{{1,2}})(?![0-9]){_WEEKDAY})"
    r"|(?P<SPACED>(?<![0-9./-])[12][0-9]{3} [01][0-9] [0-3][0-9](?![0-9]| [0-9]))"
    r"|(?P<DAY_FIRST>(?<![0-9./-])[0-9]{1,2}(?P<day_gap>[-/])[0-9]{1,2}(?P=day_gap)[12][0-9]{3}(?![0-9/-]))"
    r"|(?P<SHORT>(?<![0-9./-])[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}(?![0-9/-]))"
)
_WEEK = (
    r"(?P<WEEK>(?P<said_week>上上个?|(?<![以之])上个?|本|这个?|下下个?|(?<![以之])下个?)"
    r"(?:周|星期|礼拜)(?![期边围年岁刊])(?P<week_day>[一二三四五六日天末])?"
    rf"|(?<![每逢{_N}十两几0-9第半双单隔首至到、-])(?:(?:星期|礼拜)(?P<lone_day>[一二三四五六日天])"
    r"|周(?P<short_day>[一二三四五六日天])(?=[上下]午|[晚早凌，,。；)）]))(?![至到、-])|(?P<weekend>周末))"
)
_RELATIVE = (
    r"(?P<RELATIVE>大前天|大后天|(?<![目之以提午当日])前天(?!气)|昨[天日晚夜晨]|今[天日晚晨早夜](?!头条)"
    r"|明[天日晚早晨](?![显确])|(?<!天)后天(?!性|[的]))"
)
_THAT_DAY = r"(?P<THAT_DAY>当[天日晚夜]|同日|同一天|[这那]一?天|次日|翌日|第二天)"
_VAGUE = (
    r"(?P<VAGUE>(?<![最附临将])近日|近期"
    rf"|(?<![每今明昨当即次元终生节假近几数整工作休息{_N}十0-9])日前(?![往来]))"
)
_LUNAR = (
    rf"(?P<LUNAR>(?:(?:[12][0-9]{{3}}|[{_N}〇零]{{4}})年)?(?:农历|阴历)(?:(?:[12][0-9]{{3}}|[{_N}〇零]{{4}})年)?"
    rf"(?:(?:[{_N}正腊冬]|十[一二]?)月)?(?:初[{_N}十]|[二三]?十[{_N}]?|廿[{_N}]?)?"
    rf"|大年(?:初[{_N}]|三十)|(?:正|腊)月(?:初[{_N}十]|[二三]?十[{_N}]?|廿[{_N}]?)?"
    rf"|(?<![0-9{_N}十])(?:[{_N}]|十[一二]?)月初[{_N}十](?![名个位家支批人次项场所条])"
    r"|重阳节?|中秋节?|端午节?|春节|除夕|元宵节|清明节|七夕节?|腊八节?)"
)
_CENTURY = (
    rf"(?P<CENTURY>(?:(?P<century>(?<![0-9])[12][0-9]|二?十[{_N}]?)|(?P<said_century>[上本]))世纪"
    rf"(?:(?P<decade>[{_N}1-9])[0十]年代(?:初|末|初期|中期|末期|后期)?)?)"
)
_NAMED = (
    rf"(?P<NAMED>(?:第{_S}(?P<nth>[0-9]{{1,4}}|[{_N}十百零]{{1,7}}){_S}[个届次]{_S})?(?P<open>[“\"「『‘])?"
    rf"(?:(?P<name_month>1[0-2]|0?[1-9])(?P<dot>[·.•・‧])(?P<name_day>[0-3]?[0-9])(?![0-9])(?P<inner>[”\"」』’])?{_S})?"
    r"(?:(?P<name>%s)|(?(name_month)(?P<other_name>[\u4e00-\u9fff]{2,12}?[日节])|(?!)))"
    rf"(?P<close>[”\"」』’])?(?:{_S}(?:当[天日]|这一?天))?)"
)
# A name of digits (七一) is a date only in quotes or before a word that says so, not in 七一路, 五一农场, “七一”勋章.
_DIGIT_NAME = (
    rf"(?<![{_N}十百千万第周0-9])%s"
    r"(?=[”\"」』’](?!重要讲话|讲话|勋章|奖)|假|小长假|期间|黄金周|前|后|来临|到来|当[天日]|节|主题|庆祝|慰问|建党|劳动|儿童"
    r"|[、，,。；;\s]|$)"
)
_STARTS = '0-9〇零一二三四五六七八九十廿元今去前昨明后大本上下同当这那次翌近日周星礼第农阴正腊除春端中重清“"「『‘'


@dataclass(frozen=True, slots=True)
class Grammar:
    """`start` finds where a date may begin, `shape` matches one there."""

    start: re.Pattern[str]
    shape: re.Pattern[str]


def fold(text: str) -> str:
    """`text` with digits and the characters of dates in one spelling, of the same length."""
    return text.translate(_FOLD)


def _name_pattern(names: Iterable[str]) -> str:
    """Names grouped by their first two characters, which keeps a failing match short."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in sorted(filter(None, names), key=lambda name: (-len(name), name)):
        groups[name[:2]].append(name)
    shapes = []
    for head, members in sorted(groups.items()):
        tails = "|".join(_DIGIT_NAME % re.escape(name) if set(name) <= set(_N) else re.escape(name) for name in members)
        shapes.append(rf"(?={re.escape(head)})(?:{tails})")
    return "|".join(shapes) or "(?!)"


@lru_cache(maxsize=8)
def compile_grammar(names: tuple[str, ...]) -> Grammar:
    """The grammar with these names of days; names of digits only (七一) are matched with more care."""
    named = _NAMED.replace("%s", _name_pattern(names))
    shapes = (named, _LUNAR, _CENTURY, _NUMERIC, _RELATIVE, _THAT_DAY, _VAGUE, _WEEK, _POINT_OR_DAY)
    first = "".join(sorted({re.escape(name[0]) for name in names if name}))
    return Grammar(re.compile(f"[{_STARTS}{first}]"), re.compile("|".join(shapes)))


_POINT_OR_DAY = rf"{_BARE_DAY}|{_POINT}"
POINT = re.compile(_POINT)
RANGE = re.compile(rf"{_S}{_TO}{_S}")
ITEM = re.compile(rf"(?P<link>{_LINK})?{_S}(?P<value>{_DAY}|元)")
