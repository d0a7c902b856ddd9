"""What a date without a year, or a word like 去年 and 当天, leans on: the reference and the dates before it."""

from __future__ import annotations

from extract.dates.stamps import Stamp

_YEAR_STEPS = {"大前年": -3, "前年": -2, "去年": -1, "今年": 0, "本年": 0, "明年": 1, "后年": 2}
_SAME_YEAR = {"同年": 0, "当年": 0, "次年": 1, "翌年": 1}
_DAY_STEPS = {"大前天": -3, "前天": -2, "昨": -1, "今": 0, "明": 1, "后天": 2, "大后天": 3}
_ENDS = "。！？!?；;"
# A stated year still counts this many characters on within its paragraph.
_REACH = 600
_TITLE = 60  # characters of a paper's title
_MONTHS = 1  # between a day told in full and one that has its year, where nothing says when the text was written


class Context:
    """The reference date and what the text has said so far. Readers ask it for years, months and days."""

    def __init__(self, folded: str, reference: Stamp | None) -> None:
        self.folded = folded
        self.reference = reference
        self._year: tuple[int, int, bool] | None = None
        self._month: tuple[Stamp, int] | None = None
        self._day: tuple[Stamp | None, int] | None = None
        self._days: dict[int, Stamp] = {}
        self._full: Stamp | None = None

    def say_year(self, year: int, start: int, end: int, *, absolute: bool) -> None:
        """Remember a stated year. Only one that opens a sentence (2015年，…) still holds in the next sentence.

        The year in a paper's title, 《三年行动计划（2024—2026年）》, says nothing of what follows.
        """
        low = max(0, start - _TITLE)
        if self.folded.rfind("《", low, start) > self.folded.rfind("》", low, start):
            return
        opens = start == 0 or self.folded[start - 1] in f'\n \t\u3000“"{_ENDS}'
        self._year = (year, end, absolute and opens)

    def say_month(self, stamp: Stamp, end: int) -> None:
        """Remember a month for a following 20日 or 当月."""
        self._month = (Stamp(stamp.year, stamp.month), end)

    def say_full(self, stamp: Stamp) -> None:
        """Remember a day whose year is stated: without a reference the days around it are of that year."""
        self._full = stamp

    def told_in_full(self, stamp: Stamp) -> Stamp | None:
        """The day told last with its year, if it is the day of `stamp`."""
        told = self._full
        return told if told and (told.month, told.day) == (stamp.month, stamp.day) else None

    def say_day(self, stamp: Stamp | None, end: int) -> None:
        """Remember a day for a following 当天; None for a day the calendar does not give (重阳节)."""
        self._day = (stamp, end)

    def said_day(self, start: int) -> bool:
        """Whether the sentence of `start` has told a day."""
        if self._day is None or self._day[0] is None:
            return False
        return not any(mark in self.folded[self._day[1] : start] for mark in f"{_ENDS}\n")

    def say_days(self, first: Stamp, last: int) -> None:
        """Remember each day from `first` to the `last` of its month for a later 4日, in whatever paragraph."""
        for day in range(first.day or 1, last + 1):
            self._days[day] = first._replace(day=day)

    def named_year(self, word: str) -> int | None:
        """The year meant by 去年 or 同年, or None."""
        if word in _SAME_YEAR:
            return None if self._year is None else self._year[0] + _SAME_YEAR[word]
        if self.reference is None or self.reference.year is None:
            return None
        return self.reference.year + _YEAR_STEPS[word]

    def named_month(self, word: str) -> Stamp | None:
        """The month meant by 本月, 上月, 当月, or None."""
        if word in ("当月", "同月"):
            return self._month[0] if self._month else None
        base = self.reference
        if base is None or base.year is None or base.month is None:
            return None
        step = {"上": -1, "下": 1}.get(word[0], 0)
        count = base.year * 12 + base.month - 1 + step
        return Stamp(count // 12, count % 12 + 1)

    def named_day(self, word: str) -> Stamp | None:
        """The day meant by 昨天 or 今晚, or None."""
        step = _DAY_STEPS.get(word, _DAY_STEPS.get(word[0], 0))
        return self.reference.shifted(step) if self.reference else None

    def that_day(self, word: str) -> Stamp | None:
        """The day meant by 当天, 次日: the nearest one before, or None."""
        if self._day is None or self._day[0] is None:
            return None
        if word in ("次日", "翌日", "第二天"):
            return self._day[0].shifted(1)
        return self._day[0]

    def month_of_day(self, day: int, start: int) -> Stamp | None:
        """The full date of a lone 20日: in the month last named in the paragraph, else the latest not in the future.

        A day that another paragraph has told in full is that day: 8月4日至5日, and below it 5日.
        """
        if self._month and self._near(self._month[1], start):
            return Stamp(self._month[0].year, self._month[0].month, day)
        base = self.reference
        if day in self._days and self._lately(self._days[day]):
            return self._days[day]
        if base is None or base.year is None or base.month is None:
            return None
        count = base.year * 12 + base.month - 1
        if base.day is not None and day > base.day:
            count -= 1
        for _ in range(2):
            stamp = Stamp(count // 12, count % 12 + 1, day)
            if stamp.valid():
                return stamp
            count -= 1
        return None

    def _lately(self, stamp: Stamp) -> bool:
        """Whether `stamp` lies in the month of the reference or the one before, or neither year is known."""
        if self.reference is None or not (self.reference.year and self.reference.month):
            return True
        if not (stamp.year and stamp.month):
            return False
        return 0 <= (self.reference.year - stamp.year) * 12 + self.reference.month - stamp.month <= 1

    def settle(self, stamp: Stamp, start: int) -> Stamp:
        """`stamp` with the year it must have: one stated before it, else the latest that is not in the future."""
        if self._year and self._holds(start):
            stated = stamp._replace(year=self._year[0])
            if stated.valid() and not (self.reference and stated.after(self.reference)):
                return stated
        if self.reference is None and self._full is not None:
            near = abs((stamp.month or 0) - (self._full.month or 0)) <= _MONTHS
            return stamp._replace(year=self._full.year) if near else stamp
        if self.reference is None or self.reference.year is None:
            return stamp
        settled = stamp._replace(year=self.reference.year)
        for _ in range(9):
            if settled.valid() and not settled.after(self.reference):
                return settled
            settled = settled._replace(year=(settled.year or 0) - 1)
        return stamp

    def _near(self, end: int, start: int) -> bool:
        return start - end <= _REACH and "\n" not in self.folded[end:start]

    def _holds(self, start: int) -> bool:
        if self._year is None:
            return False
        _, end, frames = self._year
        if not self._near(end, start):
            return False
        return frames or not any(mark in self.folded[end:start] for mark in _ENDS)
