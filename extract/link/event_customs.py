"""What is told of services that were no single activity: plans, habits and customs."""

from __future__ import annotations

import re

from extract.link.context import Context, is_day
from extract.link.event_triggers import CLAUSE_END, Trigger, Triggers, bounds

# Not 将 alone: what is told to go on may have begun.
INTENDED = re.compile(
    r"[\u4e00-\u9fff]{0,12}?(?:计划|将[继持陆]续|将[于在]|(?:因[^，。；]{1,8})?(?:取消|延期|推迟|改期))"
)


class Customs:
    """Judges the triggers of one document."""

    def __init__(self, context: Context, triggers: Triggers) -> None:
        self.context, self.triggers = context, triggers
        self.lexicon = triggers.lexicon

    def planned(self, trigger: Trigger, start: int) -> bool:
        """将举办义诊, 巡诊车计划明年开来: a word of intention stands before the trigger, or close behind."""
        text = self.context.text
        if self.triggers.outlooks.touching(trigger.start, trigger.end):
            return True
        while start and text[start - 1] in "；;":  # 希望…；…；…: what is intended is listed
            start = self.context.sentence_at(start - 1).start
        _, end = bounds(text, trigger.start, trigger.end, CLAUSE_END)
        later = INTENDED.match(text, trigger.end, end) is not None
        return later or self._said_before(self.lexicon.plans, start, trigger)

    def habitual(self, trigger: Trigger) -> bool:
        """每月上门, 志愿服务常态化开展: a word of habit before the trigger in its clause, or one of custom behind."""
        start, end = bounds(self.context.text, trigger.start, trigger.end, CLAUSE_END)
        sentence = self.context.sentence_at(trigger.start)
        if self.lexicon.standing.match(self.context.text, sentence.start, trigger.start):
            return True
        if self._steady(trigger):
            return True
        just = self.context.text.startswith("就", trigger.start - 1)  # 对出不了门的老人，接种队就上门
        usual = self.lexicon.usual.search(self.context.text, trigger.end, end) is not None
        return just or usual or self._said_before(self.lexicon.habits, start, trigger)

    def _steady(self, trigger: Trigger) -> bool:
        """近年来，医院一向关心…，常年组织志愿者到乡镇，为儿童义诊: custom, unless a day was told before."""
        sentence = self.context.sentence_at(trigger.start)
        days = any(is_day(d) for d in self.context.dated.inside(sentence.start, trigger.start))
        end = trigger.start if days else sentence.end
        return self.lexicon.steady.search(self.context.text, sentence.start, end) is not None

    def _said_before(self, words: re.Pattern[str], start: int, trigger: Trigger) -> bool:
        """Whether one of `words` stands before the trigger and in no name: not in “奋进向未来”义诊活动."""
        for match in words.finditer(self.context.text, start, trigger.start):
            around = self.context.quoted.touching(*match.span())
            if not any(b <= trigger.start and self.triggers.names_activity(b) for _, b in around):
                return True
        return False

    def repeated(self, trigger: Trigger) -> bool:
        """每年四五次: a word of each stands before the trigger in its clause, or one of custom in its sentence."""
        if self._steady(trigger):
            return True
        start, _ = bounds(self.context.text, trigger.start, trigger.end, CLAUSE_END)
        return self.lexicon.each.search(self.context.text, start, trigger.start) is not None
