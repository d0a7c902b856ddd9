"""Title strings: 清河市某医院外科第四党支部书记、骨科学科带头人、手外科主任X names a person by several posts."""

from __future__ import annotations

import re

from extract.link.context import Context
from extract.link.hospitals import Hospitals
from extract.rulebook.wordlists import any_of
from extract.tag.mask import Mark

HARD = re.compile(r"[，,。；;：:！？!?\n“”()（）]")
LINK = re.compile(r"[、兼及]|同时|(?<![A-Za-z])/")
AFTER_LINK = re.compile(r"(?<=[、兼及])")
CLOSING_QUOTES = ("”", "’", '"')
LEAD = re.compile(r"[的有由是为请]")
PARTY = re.compile(r"(?:支部|党委|总支|党小组)$")
SHORT_QUOTE = re.compile(r"[“‘][^“”‘’\n]{1,8}[”’]")
ATTRIBUTE = re.compile(
    r"[、,，](?:\d{2}岁的?)?(?:[\u4e00-\u9fff]{1,4}族)?(?:老|中共|共产|优秀共产)?党员$"
)  # 58岁的老党员|鲁某
# 儿科副主任（主持工作）|陈某, 村党支部第一书记（市医院派驻）|陈某
NOTE = re.compile(
    r"[（(](?:(?:主持|兼|挂职|正|副|享受)[^（）()，。\n]{0,6}|[^（）()，。\n]{0,12}(?:派驻|选派|派出|挂职))[)）]"
)
OTHER_UNIT = re.compile(r"[\u4e00-\u9fff]{6,28}")  # what stands up to the next mark: an organisation, a title, a name
REACH = 60  # characters a title string may span


class TitleStrings:
    """Walks title strings of one document."""

    def __init__(self, context: Context, hospitals: Hospitals, posts: dict[str, str]) -> None:
        self.context, self.posts = context, posts
        book = context.book
        self.titles = book.lexicon("posts_other")
        self.forms = sorted({f for g in hospitals.groups for f in g.forms}, key=len, reverse=True)
        self.stops = tuple(word for word in book.lexicon("name_stops") if len(word) > 1)
        ending, head = (any_of(book.lexicon(name)).pattern for name in ("department_endings", "head_posts"))
        self.head = re.compile(
            rf"(?P<department>[^、，。；：“”（）()\s]{{1,20}}?(?:{ending}))科?(?:副|常务副|执行)?(?:{head})$"
        )

    def person_behind(self, post: Mark) -> Mark | None:
        """The person whom the title string that goes on behind `post` names."""
        text, marks = self.context.text, self.context.marks
        if text[post.end : post.end + 1] in CLOSING_QUOTES and (quoted := marks.starting_at(post.end + 1)):
            return quoted if quoted.label == "PERSON" else None  # “第一书记”刘某
        limit = min(post.end + REACH, self._hard(post.end))
        person = next((m for m in marks.overlapping(post.end, limit) if m.label == "PERSON"), None)
        return person if person is not None and self._only_titles(post.end, person.start) else None

    def _hard(self, position: int) -> int:
        """Where the clause behind `position` ends; it goes on over 副主任（主持工作） and “访惠聚”工作队队长."""
        text = self.context.text
        while hard := HARD.search(text, position):
            quoted = SHORT_QUOTE.match(text, hard.start()) or NOTE.match(text, hard.start())
            if quoted is not None:
                position = quoted.end()
            elif hard.group() in "，," and self._goes_on(hard.end()):
                position = hard.end()
            else:
                return hard.start()
        return len(text)

    def _goes_on(self, position: int) -> bool:
        """省卫健委党组书记、主任，|省中医药管理局局长丁某: a comma, another unit's title, the name."""
        marks = self.context.marks
        further = OTHER_UNIT.match(self.context.text, position)
        named = marks.overlapping(position, further.end()) if further else ()
        person = next((m for m in named if m.label == "PERSON"), None)
        title = marks.ending_at(person.start) if person else None
        if further is None or title is None or title.label != "TITLE" or title.start <= position + 1:
            return False
        return not any(stop in further.group() for stop in self.stops)

    def _only_titles(self, start: int, end: int) -> bool:
        """Whether `[start, end)` holds nothing but further titles joined by 、 or 兼."""
        between = self.context.text[start:end].removesuffix("同志").replace("，", "、")
        between = ATTRIBUTE.sub("", between)
        if noted := NOTE.search(between):
            between = between[: noted.start()] if noted.end() == len(between) else between
        if not between:
            return True
        glued = self.context.marks.starting_at(start)  # 党委委员|副院长
        if not LINK.match(between) and (glued is None or glued.label not in ("TITLE", "POST")):
            return False
        position = start
        for chunk in AFTER_LINK.split(between):
            position += len(chunk)
            last = self.context.marks.ending_at(position - (1 if LINK.search(chunk[-1:]) else 0))
            if LINK.sub("", chunk) and (last is None or last.label not in ("TITLE", "POST", "BRANCH", "DEPARTMENT")):
                return False
        before = self.context.marks.ending_at(start + len(between))
        return before is not None and before.label in ("TITLE", "POST")

    def start_of(self, position: int) -> int:
        """Where the title string that reaches `position` begins: over chunks that end in a title or an organisation."""
        text, marks = self.context.text, self.context.marks
        while True:
            low = max(0, position - REACH)
            edge = max((m.end() for m in HARD.finditer(text, low, position)), default=low)
            comma = max(text.rfind("、", edge, position), text.rfind("兼", edge, position))
            if comma < 0:
                return edge
            before = marks.ending_at(comma)
            if before is None or before.label not in ("TITLE", "POST", "BRANCH"):
                return comma + 1
            position = comma

    def others(self, start: int, person: Mark, post: Mark) -> list[str]:
        """The titles around `person` and `post` that are no party posts: before, between and behind them."""
        text = self.context.text
        low, high = sorted((person, post), key=lambda m: m.start)
        far = min(len(text), high.end + REACH)
        hard = HARD.search(text, high.end, far)
        behind = text[high.end : hard.start() if hard else far]
        stretches = [text[self.start_of(start) : low.start], text[low.end : high.start]]
        if LINK.match(behind):
            stretches.append(behind)
        found = []
        for part in re.split(r"[、兼，,|]", "|".join(stretches)):
            title = self._without_lead(self._without_hospital(part.strip().removesuffix("同志")))
            if title.endswith(self.titles) and not title.endswith(tuple(self.posts)) and not PARTY.search(title):
                found.append(title)
        return list(dict.fromkeys(found))

    def department_in(self, text: str) -> str | None:
        """The department or unit that the first fitting title of `text` heads: 血液科主任 -> 血液科."""
        for part in re.split(r"[、兼，,]", text):
            bare = re.sub(r"^(?:我院|该院|本院|医院)", "", self._without_hospital(part))
            match = self.head.search(self._without_lead(bare))
            if match and match["department"] not in ("科", "科室"):
                return match["department"]
        return None

    def _without_hospital(self, title: str) -> str:
        for form in self.forms:
            if form in title:
                return title.rsplit(form, 1)[-1]
        return title

    def _without_lead(self, title: str) -> str:
        """Drop narrative before a title: 今天来坐诊的|骨科主任."""
        for stop in self.stops:
            if stop in title and not title.endswith(stop):
                title = title.rsplit(stop, 1)[-1]
        return LEAD.split(title)[-1]

    def without_lead(self, text: str) -> str:
        """The last clause part of `text` behind words that cannot be inside a name."""
        last = HARD.split(text)[-1].split("、")[-1]
        return re.split(r"[的与和由在]", self._without_lead(last))[-1]
