"""Which day a stretch of text tells: of the dates it names, the one on which something was done."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from extract.dates import DateMention
from extract.link.context import Context, is_day
from extract.link.event_dates import by_name
from extract.link.event_triggers import NAME

AS_OF = re.compile(r"(?:截至|截止|截止到|到|至)$")
SPEECH = re.compile(rf"“[^“”]{{{NAME},600}}”")
NUMBERED = re.compile(r"\d|[一二三四五六七八九十]{1,3}[月日号]|[今昨前当][天日晚]")
ORDINAL = re.compile(r"第[\d一二三四五六七八九十百]+[个届次]")  # 第59个“学雷锋纪念日”
COMING = re.compile(r"[^，。；]{0,10}?(?:到来|来临|将至|临近)")  # 学雷锋日和妇女节|的到来
INTENDED = re.compile(r"(?:计划|拟|预计|将)[在于]?(?!到来|来临)[^，,。；;]{0,4}$")  # 还计划在|10月下旬
PUT_UP = re.compile(r"(?:时间|日期)\s?[:：]\s?$")  # 发布时间：2022-10-07
SINCE = re.compile(r"[^，。；\n]{0,12}以来")  # 12月23日签署协议以来: what was done since, no day
YEAR = len("2019")
OF_PAPER = re.compile(r"[^，。；]{0,40}?(?:讲话|精神|通知|文件|要求|部署)")  # 省长2019年在大会上的讲话精神
HISTORY = 25  # years before the latest that the page names: what was then is no news
AFTER_DATE = re.compile(
    r"起(?![草床飞身用]|历时|为期|连续)|出?生(?=[，。、于人])|以后|(?:成立|组建|建院|建成|启用)以来|入党|加入(?:党组织|中国共产党)|参加工作|毕业|[电讯摄](?![话影视台像问息动])"
)
BORN = re.compile(r"[男女][，,](?:[\u4e00-\u9fff]{1,4}族[，,])?$")  # 马某，男，1955年5月—2012年1月


class Days:
    """The days of one document."""

    def __init__(self, context: Context) -> None:
        self.context = context
        dated = [d.edtf for d in context.dated.items if d.edtf and len(d.edtf) > len("2020")]
        years = [int(edtf[:4]) for edtf in dated if edtf[:4].isdigit()]
        self.past = max(years, default=0) - HISTORY
        self.speeches = [m.span() for m in SPEECH.finditer(context.text)]

    def history(self, date: DateMention | None) -> bool:
        """1973年首次派出医疗队, in news of 2016."""
        year = (date.edtf or "")[:4].replace("X", "9") if date else ""  # 上世纪60年代 is 196X
        return year.isdigit() and int(year) < self.past

    def spoken(self, position: int) -> bool:
        """Whether somebody says it: it stands in a quotation that is no name."""
        return any(a <= position < b for a, b in self.speeches)

    def before(self, position: int, paragraph: int = 0) -> DateMention | None:
        """The day that a sentence before `position`, from `paragraph` on, names last."""
        told = bisect_right(self._days, position, key=lambda day: day[0])
        _, last, date = self._days[told - 1] if told else (0, -1, None)
        return date if last >= paragraph else None

    @cached_property
    def _days(self) -> list[tuple[int, int, DateMention]]:
        """Of every sentence that names a day: where it ends, its paragraph, the day."""
        days = []
        for sentence in self.context.sentences:
            date = self.date(sentence.start, sentence.end)
            if date is not None and is_day(date) and not SINCE.match(self.context.text, date.end):
                days.append((sentence.end, sentence.paragraph, date))
        return days

    def date(self, start: int, end: int, *, unspoken: bool = False) -> DateMention | None:
        """The date of `[start, end)`: the first day, else the first date; 截至 a day is no date of an event.

        `unspoken` leaves out what somebody says: “从今天筛查情况来看，…”
        """
        dates = [
            date
            for date in self.context.dated.inside(start, end)
            if not AS_OF.search(self.context.text[start : date.start])
            and not COMING.match(self.context.text, date.end)
            and not INTENDED.search(self.context.text, start, date.start)
            and not PUT_UP.search(self.context.text, max(0, date.start - 8), date.start)
            # 9月3日起: no day of one activity; 12月8日电: the day of the report.
            and not AFTER_DATE.match(self.context.text, date.end)
            and not self.context.in_paper_title(date.start, date.end)
            and not BORN.search(self.context.text, max(0, date.start - 8), date.start)
            and not self._in_name(date)
            and not (unspoken and self.spoken(date.start))
            and not (len(date.edtf or "") == YEAR and OF_PAPER.match(self.context.text, date.end))
            and not self.context.text.endswith("每年", 0, date.start)
        ]
        # “三八”节前夕，3月6日: the day that is told by its number.
        named = [by_name(d) or not NUMBERED.search(ORDINAL.sub("", d.text)) for d in dates]
        ranked = [(not is_day(d), d.edtf is None, called, d.start, d) for d, called in zip(dates, named, strict=True)]
        return min(ranked, key=lambda r: r[:4])[-1] if ranked else None

    def _in_name(self, date: DateMention) -> bool:
        """获评“2019年度优秀党支部”: a year in the name of an honour or a project."""
        if date.edtf is None or len(date.edtf) > len("2019"):
            return False
        return any(a <= date.start and date.end <= b for a, b in self.context.quoted.touching(date.start, date.end))
