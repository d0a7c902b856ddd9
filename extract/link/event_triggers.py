"""Words that tell a service event, and the contexts in which they don't."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from extract.link.context import Context
from extract.link.event_words import Templates, event_lexicon
from extract.rulebook.models import EventRule
from extract.tag.spans import Spans

NAME = 30  # characters of a quoted name at most
PEOPLE = ("person", "person_time")
JOINED = 2  # characters between two words of one name
LAST = 2  # the last characters of a template are the trigger
REACH = 60  # characters a clause is searched for its ends
CLAUSE_END = re.compile(r"[，,；;。！？]")
PAPER = re.compile(r"《[^《》]*》")
ITEM_END = re.compile(r"[，,；;。！？、暨]")
AFTERWARDS = re.compile(r"(?:活动|仪式)?(?:结束)?(?:之|以)?后")  # 签约仪式之后开展了义诊
JOINED_BY = re.compile(r"(?:活动|服务)?[及和与]")  # “义诊|及|参观新农村”活动: both were done
TAKING_PART = ("参加", "参与", "前来")
PAST = re.compile(r"(?:活动|服务)?(?:过后|之后|结束之?后)")  # 义诊过后，大家参观了纪念馆
ENDED = re.compile(r"结束[^，。；\n]{0,12}后$")  # 结束石桥村慰问后，…
ROOM = re.compile(r"[室厅]|中心(?!组)")  # 在镇政府会议|室开展讲座
# 对志愿者和支医专家们表示感谢
THANKS = re.compile(r"(?<=[对向])[^，。；对向\n]{2,30}(?:表示|致以|道以?)[^，。；]{0,10}(?:感谢|谢意|敬意|祝贺|欢迎)")
FOR_THEM = re.compile(r"[^，。；]{0,10}?[为给向](?:他们|她们|大家|队员)|慰问(?:期间|过程中|中)，")
BEGUN = re.compile(r"[^，。；]{0,8}是[^，。；]{0,12}(?:开始|启动|发起)的")  # 义诊下基层是2017年开始的
DEFINED = re.compile(r"(?:活动|工作|服务)?是(?!次)")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word at `[start, end)` that may tell an event; a weak one needs help from a place, a date or people."""

    start: int
    end: int
    rule: EventRule
    weak: bool
    rule_id: str

    @property
    def event_type(self) -> str:
        """The type of event that the rule tells."""
        return self.rule.event_type


def bounds(text: str, start: int, end: int, edge: re.Pattern[str]) -> tuple[int, int]:
    """The stretch around `[start, end)` between two matches of `edge`, at most REACH characters each way."""
    low, high = max(0, start - REACH), min(len(text), end + REACH)
    before = [m.end() for m in edge.finditer(text, low, start)]
    after = edge.search(text, end, high)
    return before[-1] if before else low, after.start() if after else high


def gifts(triggers: list[Trigger]) -> list[Trigger]:
    """Visited and given to: 看望…并送去 is as good as a strong word."""
    found = [t for t in triggers if t.rule.nature == "gift"]
    return found if len({t.start for t in found}) > 1 else []


def given(strong: list[Trigger], told: list[Trigger]) -> list[Trigger]:
    """来到老人家中，送去了米和油: a gift brought home is a gift, unless somebody was cared for there."""
    brought = [t for t in told if t.rule.nature == "gift"]
    at_home = any(t.rule.nature == "at_home" for t in strong)
    cared = any(t.rule.nature not in ("gift", "at_home") for t in told)
    return brought if brought and at_home and not cared else strong


def care(triggers: list[Trigger]) -> list[Trigger]:
    """At somebody's home and examined there: 来到老人家中…测量血压 is as good as a strong word."""
    home = [t for t in triggers if t.rule.nature == "at_home"]
    return home if any(t.rule.combines and t.rule.nature != "general" for t in triggers) else []


class Triggers:
    """Finds and judges the triggers of one document."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.lexicon = event_lexicon(context.book)
        text = context.text
        # Quoted names of brands, slogans and projects tell nothing; the name of an activity does.
        slogans = [
            (a, b)
            for a, b in context.quotes
            if b - a <= NAME
            and not re.search(r"[，。；！？]", text[a:b])
            and not self.names_activity(b)
            and not self.lexicon.ends_activity.search(text, a, b)
        ]
        purposes = [(m.start(), self._purpose_end(m.end())) for m in self.lexicon.purposes.finditer(text)]
        thanks = [m.span() for m in THANKS.finditer(text)]
        self.idle = Spans([*slogans, *sorted(purposes + thanks)], lambda span: span)
        # 看了一个多小时片子: what lasts or reaches is no number of people.
        self.measures = {q.end for q in context.quantities if q.kind in ("duration", "length", "area")}
        self.outlooks = Spans((m.span() for m in self.lexicon.outlook.finditer(text)), lambda span: span)
        self.templates: dict[str, list[tuple[int, int, bool]]] = defaultdict(list)
        for index in sorted(self.lexicon.fitting.Match(context.masked) or ()):
            templates = self.lexicon.templates[index]
            self.templates[templates.rule_id] += self._matches(templates)
        self.ending: dict[int, set[str]] = defaultdict(set)  # where templates end -> their rules
        for rule_id, found in self.templates.items():
            for _, end, _ in found:
                self.ending[end].add(rule_id)
        self.found = Spans(self._all(), lambda trigger: (trigger.start, trigger.end))

    def _purpose_end(self, end: int) -> int:
        """Where the purpose ends whose first clause ends at `end`: before the date that opens what was done.

        为弘扬…精神，广泛开展志愿服务，|6月27日: as long as nobody acts before the date.
        """
        dates = self.context.dated.inside(end, self.context.sentence_at(max(0, end - 1)).end)
        opens = dates and self.context.text[end - 1 : dates[0].start].rstrip(" ").endswith(("，", ","))
        if not opens or dates[0].edtf is None:
            return end
        acting = self.context.within(end, dates[0].start, "HOSPITAL", "BRANCH", "OWN")
        return end if acting or dates[0].start - end > REACH else dates[0].start

    def names_activity(self, end: int) -> bool:
        """Whether the quotation that closes at `end` is the name of an activity: “…”志愿服务活动."""
        return self.lexicon.activity.match(self.context.text, end + 1, end + 17) is not None

    def within(self, start: int, end: int) -> list[Trigger]:
        """The triggers of `[start, end)`, in order."""
        return self.found.inside(start, end)

    def _all(self) -> Iterator[Trigger]:
        text = self.context.text
        for rule_id, rule, strong, weak, not_with in self.lexicon.rules:
            excluded = Spans((m.span() for m in not_with.finditer(text)), lambda span: span)
            told = [(*m.span(), False) for m in strong.finditer(text)]
            told += [(*m.span(), True) for m in weak.finditer(text) if not self._within_other(rule_id, m)]
            told += [(b - LAST, b, soft) for _, b, soft in self.templates[rule_id]]
            for start, end, is_weak in told:
                if self._counts(rule, start, end, excluded.touching(start - REACH, end + REACH)):
                    soft = is_weak or self._quoted(start, end)
                    yield Trigger(start, end, rule, soft, rule_id)

    def _matches(self, templates: Templates) -> Iterator[tuple[int, int, bool]]:
        """Where the templates fit, and whether they need help."""
        for match in templates.pattern.finditer(self.context.masked):
            start, end = match.span()
            if end not in self.measures:
                yield start, end, not (templates.alone or self._peopled(start, end))

    def _within_other(self, rule_id: str, match: re.Match[str]) -> bool:
        """急救 in 给工人讲外伤急救: the template of another rule says what it means there."""
        return bool(self.ending.get(match.end(), set()) - {rule_id})

    def _peopled(self, start: int, end: int) -> bool:
        """210名老人做了心电图: the template holds a count of people."""
        return any(q.kind in PEOPLE or q.unit in ("户", "人份") for q in self.context.measured.inside(start, end))

    def _quoted(self, start: int, end: int) -> bool:
        """大医献爱心 in the name of an activity: what is really done may stand outside."""
        return any(a <= start and end <= b for a, b in self.context.quoted.touching(start, end))

    def _counts(self, rule: EventRule, start: int, end: int, excluded: list[tuple[int, int]]) -> bool:
        text = self.context.text
        if self.context.within(start, end, "HOSPITAL", "BRANCH", "POST") or any(
            a <= start and end <= b for a, b in self.idle.touching(start, end)
        ):
            return False
        if any((a < end and start < b) or (self._bars(rule, a, b) and self._one_clause(a, start)) for a, b in excluded):
            return False
        if rule.event_type == "medical_aid" and self.lexicon.aided.match(text, end):
            return False
        if self._to_own_staff(rule, start, end) or (rule.nature != "gift" and self._told_at_meeting(start)):
            return False
        if self.lexicon.negated.search(text[max(0, start - 4) : start]) or self._defined(start, end):
            return False
        low, high = bounds(text, start, end, ITEM_END)
        # What a quoted name says (“学习雷锋”慰问活动) is no meeting.
        near = self.context.quoted.touching(low, high)
        quoted = [(a, b) for a, b in near if not (a <= start and end <= b)]
        meetings = [
            m
            for m in self.lexicon.meetings.finditer(text, low, high)
            if not (AFTERWARDS.match(text, m.end(), start) or self._compound(m.end(), start, end))
            and not ROOM.match(text, m.end())
            and not JOINED_BY.fullmatch(text, min(m.end(), end), max(m.start(), start))
        ]
        return all(any(a <= m.start() < b for a, b in quoted) for m in meetings)

    def _compound(self, meeting: int, start: int, end: int) -> bool:
        """联学|共建|义诊|活动: one activity's name, whose end says what it was."""
        activity = self.lexicon.activity.match(self.context.text, end, end + 4)
        return 0 <= start - meeting <= JOINED and activity is not None

    def _told_at_meeting(self, position: int) -> bool:
        """座谈中，…介绍了疫苗接种的情况: services are told of at meetings, gifts alone are made there."""
        sentence = self.context.sentence_at(position)
        text = self.context.text
        held = self.lexicon.held.search(text, sentence.start, position)
        if held and not AFTERWARDS.match(text, held.end(), position):
            return True
        return self.lexicon.at_meeting.match(text, sentence.start, position) is not None

    def _to_own_staff(self, rule: EventRule, start: int, end: int) -> bool:
        """看望慰问|医护人员, 慰问|援鄂医疗队: visits to the hospital's own people, who serve meanwhile or did."""
        text = self.context.text
        if rule.event_type == "medical_aid":
            visited = self.lexicon.front_visited.match(text, end)  # 前往防汛抗洪|一线慰问
            return visited is not None or self.lexicon.visits.search(text, max(0, start - REACH), start) is not None
        if rule.nature not in ("gift", "at_home"):
            return False
        visit = self.lexicon.visits.search(text, start, end)
        to_staff = self.lexicon.to_staff.search(text, max(0, start - 2 * REACH), start)
        sentence = self.context.sentence_at(start)
        # 慰问活动，向该院老党员…送去慰问金; 慰问一线队员。院领导为他们送去…
        told = self.context.sentence_at(sentence.start - 1) if FOR_THEM.match(text, sentence.start) else sentence
        if self.lexicon.own_members.search(text, told.start, sentence.end):
            return self.lexicon.served.search(text, told.start, sentence.end) is None
        return to_staff is not None or (visit is not None and self.lexicon.own_staff.match(text, end) is not None)

    def _defined(self, start: int, end: int) -> bool:
        """志愿服务是今年的重头戏, 志愿服务的决心 and 义诊等列入清单 speak of services, and tell none."""
        opens = start == 0 or self.context.text[start - 1] in "。；;\n"
        if PAST.match(self.context.text, end) or ENDED.search(self.context.text, max(0, start - REACH), end + 1):
            return True
        told = (opens and DEFINED.match(self.context.text, end)) or BEGUN.match(self.context.text, end)
        return bool(told) or self.lexicon.resolved.match(self.context.text, end) is not None

    def _bars(self, rule: EventRule, start: int, end: int) -> bool:
        """Whether words bar their whole clause; 体检中心, that holds a trigger, only bars the 体检 in it."""
        words = self.context.text[start:end]
        return not any(trigger in words for trigger in rule.triggers)

    def _one_clause(self, a: int, b: int) -> bool:
        between = self.context.text[min(a, b) : max(a, b)]
        return not CLAUSE_END.search(PAPER.sub("", between))  # 上了一堂以《不忘初心，…》为内容的|党课

    def takes_part(self, trigger: Trigger) -> bool:
        """参加义诊的|党员来到纪念馆."""
        text = self.context.text
        return text.startswith("的", trigger.end) and text.endswith(TAKING_PART, 0, trigger.start)

    def attributive(self, trigger: Trigger) -> bool:
        """与对口支援的|武钢二院交接, 到对口帮扶的|石桥村走访: which it is, not what was done."""
        aided = trigger.rule.nature == "mission" or trigger.event_type == "medical_aid"
        owner = self.context.marks.starting_at(trigger.end + 1)
        following = self.context.text.startswith("的", trigger.end) and owner is not None
        return aided and following and owner is not None and owner.label in ("HOSPITAL", "PLACE")

    def noun(self, trigger: Trigger) -> bool:
        """支援湖北医疗队 names a team, 支援湖北 tells what was done; 开展的义诊, 奔赴灾区的|书记 look back."""
        text = self.context.text
        owner = self.context.marks.starting_at(trigger.end + 1) if text.startswith("的", trigger.end) else None
        if self.takes_part(trigger):
            return True
        if owner is not None and owner.label in ("POST", "TITLE", "PERSON"):
            return True
        if self.attributive(trigger):
            return True
        return self.lexicon.team.match(text, trigger.start) is not None or text.endswith(
            self.lexicon.looks_back, 0, trigger.start
        )
