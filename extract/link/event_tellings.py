"""What one stretch of a sentence tells: whether it is a concrete activity, when it was, and who acted."""

from __future__ import annotations

import re

from extract.dates import DateMention
from extract.link.claims import Claims
from extract.link.context import Context, Sentence, is_day
from extract.link.event_alike import BRIEF
from extract.link.event_counts import Counts
from extract.link.event_customs import Customs
from extract.link.event_dates import over_months
from extract.link.event_days import Days
from extract.link.event_places import PlaceFinder
from extract.link.event_records import Event
from extract.link.event_triggers import CLAUSE_END, Trigger, Triggers, bounds, care, gifts, given

ADDED = ("gift", "at_home")  # natures of what is often done besides
PICTURED = 600  # characters of a page that tells more than its pictures
SHORT_NAME = 4  # characters: “七一” is no activity's own name
BESIDES = re.compile(r"[\s]*(?:[并还又另]|同时|此外)")
FURTHER = re.compile(r"还[向给为]")
DOING = re.compile(r"(?:给|为|替|帮|向)[^，。；,]{1,10}[做作测量查讲教送上]?$")
GIVEN = re.compile(r"(?:[向给为到]|走访|慰问|看望|来到|走进)$")
REPORTER = re.compile(r"[（(][^（）()]{0,4}(?:记者|通讯员)[^（）()]*$|(?:记者|通讯员)\s?$")
REACH = 16
CLOCK = re.compile(
    r"\s*(?:[上下中]午|[早晚]上|清晨|凌晨|傍晚)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[:：]\d\d|[点时])"
)
STAMP = re.compile(r"\d{4}([-/.])\d{1,2}\1\d{1,2}")
YESTERDAY = re.compile(r"[昨前][天日晚]")
# 各医院还开展了义诊: many did, and it tells no one's.
EACH = re.compile(r"\s*[^，。；]{0,4}各(?:医院|单位|党?支部|卫生院|医疗机构)")
HEADING = re.compile(r"\s*[（(]?[一二三四五六七八九十\d]{1,2}[）)]?[、.．]?[^。！？；\n]{2,40}\n?$")
PLAIN_YEAR = re.compile(r"(?:\d{4}|[〇零一二三四五六七八九]{4}|[今去前当]|同)年")  # no sign of one activity
MEASURES = ("length", "area", "duration")  # how far, how large and how long is no count of what was done
WEAKER = 3  # by how much of a rule's weight a weak word tells a type less
ENOUGH = 2  # signs of one activity that make a weak word tell one
Span = tuple[int, int]


class Tellings:
    """Judges the stretches of one document."""

    def __init__(self, context: Context, claims: Claims, triggers: Triggers, places: PlaceFinder) -> None:
        self.context, self.claims, self.triggers, self.places = context, claims, triggers, places
        self.lexicon = triggers.lexicon
        self.days = Days(context)
        self.customs, self.counts = Customs(context, triggers), Counts(context, triggers)
        # A page about one activity says in its headline what kind it is.
        title = triggers.within(context.title_start, context.title_end) if len(context.text) <= BRIEF else []
        self.headline = {t.event_type for t in title if not t.weak}
        notice = self.lexicon.notices.search(context.text)
        self.announced = notice.start() if notice else len(context.text)

    def event(self, index: int, sentence: Sentence, start: int, end: int) -> Event | None:
        """The event that `[start, end)` in sentence `index` tells, if it is concrete."""
        date = self.days.date(start, end)
        if start > self.announced or (start < self.context.title_end and not self._dates_title(date)):
            return None  # behind 现将有关事宜通知如下 stands what is to be done
        triggers = self.triggers.within(start, end)
        claims, persons = self.claims.within(start, end), self.actors(start, end)
        counts = [c for c in claims if c.quantity.kind not in MEASURES and not self.counts.repeated(c)]
        goods = any(t.rule.nature == "gift" and not t.weak for t in triggers)
        own = [c for c in counts if goods or self.counts.of_service(c)]
        once = (date is not None and is_day(date)) or len(persons) > 1 or self.counts.many(own)
        once = once or self.lexicon.recent.search(self.context.text, start, end) is not None
        triggers = self._happening(triggers, start, once=once)
        # 始于上世纪60年代: history, whatever it counts.
        decade = date is not None and "X" in (date.edtf or "").removeprefix("XXXX")[:4]
        if not triggers or (self.days.history(date) and (decade or not own)):
            return None
        strong = [t for t in triggers if self.counts.beside(t, counts) or not (t.weak or self.triggers.noun(t))]
        brought = [t for t in triggers if not self.lexicon.visits.search(self.context.text, t.start, t.end)]
        strong = given(strong, brought) or gifts(triggers) or care(triggers)
        best = max(
            strong or triggers,
            key=lambda t: (
                not self.triggers.noun(t),
                t.event_type in self.headline,
                not self._added(t, strong),
                t.rule.weight - WEAKER * t.weak,
                not strong and self._named(start, t),
                -t.start,
            ),
        )
        # Of services in general, or of who somebody is: 驰援湖北医疗队领队李某.
        spoken = (not own and self._in_speech(best)) or (not (strong or counts) and self._of_person(best))
        signed = not strong and self.lexicon.signed.search(self.context.text, start, best.start)
        # 到定点帮扶的|石桥村走访: which village it is, and nothing done.
        if spoken or signed or (not strong and self.triggers.attributive(best)) or self._by_others(start, best.start):
            return None
        place = self.places.find(start, end, best.start)
        if not self.days.spoken(best.start):
            place = None if place and self.days.spoken(place[0]) else place
            date = self.days.date(start, end, unspoken=True) if date and self.days.spoken(date.start) else date
        caption = self.lexicon.captions.search(self.context.text, start, end)
        if caption and (not (date or place) or caption.start() == start or len(self.context.text) > PICTURED):
            return None  # 图为党员在石桥村义诊
        # 对志愿服务团队表示感谢: a team's name is no sign of what was done, unless it was sent out.
        named = self.triggers.noun(best) and not strong and best.rule.nature != "mission"
        acted = bool(persons) and not named
        sure = self._signs(start, best, date, place, strong=bool(strong)) + acted
        # 5月8日，普及急救知识，参训人员100余人
        served = [c for c in own if not self.lexicon.staff.match(self.context.text, c.end)]
        sure += date is not None and is_day(date) and self.counts.many(served)
        if date is None and self.counts.many(served) and DOING.search(self.context.text, start, best.start):
            # 6月28日，门前排起了队。义诊队为居民量血压，接待180余人次: the day is that of the paragraph.
            sure += ENOUGH * (self.days.before(start, sentence.paragraph) is not None)
        if not (strong or sure >= ENOUGH or (place and counts)):
            return None
        event = Event(best, [(start, end)], sentence.paragraph, index, date, place, None, persons, claims)
        # 第二、三季度，通过义诊、宣教…: what a season was full of is not one activity.
        season = over_months(event) and not (counts or place or persons)
        told = sure or own or (strong and self._scene(event, index))
        return event if told and not season else None

    def _added(self, trigger: Trigger, strong: list[Trigger]) -> bool:
        """到石桥村义诊，并为4名老人上门换药: what was done besides does not say what kind of activity it was."""
        if trigger.rule.nature not in ADDED:
            return False
        clause, _ = bounds(self.context.text, trigger.start, trigger.end, CLAUSE_END)
        besides = BESIDES.match(self.context.text, clause) or FURTHER.search(self.context.text, clause, trigger.start)
        return besides is not None and any(t.start < clause for t in strong)

    def _dates_title(self, date: DateMention | None) -> bool:
        """Whether a headline's date is that of what it tells: not “六一”义诊, nor the day the page was put up."""
        if date is None or "”" in self.context.text[date.start : date.end + 1]:
            return False
        return STAMP.fullmatch(date.text) is None

    def _happening(self, triggers: list[Trigger], start: int, *, once: bool) -> list[Trigger]:
        """The triggers without those that tell plans or habits; `once` says that what is told was done one time."""
        triggers = [t for t in triggers if not self.customs.planned(t, start)]
        apart = [t for t in triggers if not self.customs.habitual(t)]
        if apart or not once:
            return apart
        # 每年义诊四五次: a count of what is done again and again is no sign that it was one time.
        return [t for t in triggers if not self.customs.repeated(t)]

    def _signs(self, start: int, best: Trigger, date: DateMention | None, place: Span | None, *, strong: bool) -> int:
        """How many signs there are that this is one activity: its date, its place, and what stands for them."""
        # 昨天下午 is a day, even on a page that does not say its own.
        dated = date is not None and (date.edtf is not None or YESTERDAY.search(date.text) is not None)
        year = date is not None and PLAIN_YEAR.fullmatch(date.text) is not None
        recent = not dated and (strong or place is not None) and self._held_lately(start, best)
        in_scene = not dated and place is not None and self._in_scene(start, best, place)
        named = not strong and dated and self._named(start, best) and not self.triggers.noun(best)
        timed = not dated and place is not None and CLOCK.match(self.context.text, start) is not None
        titled = strong and not dated and self._titled(start, best)
        return sum((dated and not year, recent, place is not None, in_scene, named, timed, titled))

    def _titled(self, start: int, trigger: Trigger) -> bool:
        """医院办了一场“情暖重阳”慰问活动: what the headline is about, told by its name."""
        text = self.context.text
        title = text[self.context.title_start : self.context.title_end]
        near = self.context.quoted.touching(start, trigger.end)
        names = [text[a + 1 : b] for a, b in near if b <= trigger.start and self.triggers.names_activity(b)]
        return start >= self.context.title_end and any(len(n) > SHORT_NAME and n in title for n in names)

    def _held_lately(self, start: int, trigger: Trigger) -> bool:
        """近日，X医院到Y村开展…义诊: no date, and yet one activity."""
        text = self.context.text
        marked = self.context.within(start, trigger.start, "HOSPITAL", "BRANCH", "OWN")
        ours = marked or self.lexicon.ours.search(text, start, trigger.start)
        recent = self.lexicon.recent.search(text, start, trigger.start)
        return bool(ours and recent) and self.lexicon.done.search(text, start, trigger.end + REACH) is not None

    def _by_others(self, start: int, trigger: int) -> bool:
        """阳光物业公司送去粽子: another unit acts, and nobody of a hospital or of the Party."""
        text = self.context.text
        near = self.context.within(start, trigger, "HOSPITAL", "BRANCH", "OWN", "POST", "TITLE")
        ours = [m for m in near if not GIVEN.search(text, max(0, m.start - 2), m.start)]
        others = self.lexicon.others.search(text, start, trigger)
        if others is None:
            return False
        end = min([m.start for m in near], default=trigger)
        clause, _ = bounds(text, others.start(), others.end(), CLAUSE_END)
        if self.lexicon.ours.search(text, max(start, clause), end):
            return False
        visited = bool(near) and others.end() <= near[0].start and near[0] not in ours  # 总工会走访X医院
        return visited or not ours

    def _in_speech(self, trigger: Trigger) -> bool:
        """Whether the trigger stands in a quotation that is no name: people speak of services in general."""
        sentence = self.context.sentence_at(trigger.start)
        said = self.lexicon.said.search(self.context.text, sentence.start, trigger.start)
        if said and not self.context.quoted.touching(said.start(), said.start() + 1):
            return True
        return self.days.spoken(trigger.start)

    def _of_person(self, trigger: Trigger) -> bool:
        """驰援湖北医疗队领队、临时党总支书记李某, 参加义诊的|党员: who it was, not what was done."""
        if self.triggers.takes_part(trigger) or self.triggers.attributive(trigger):
            return True
        team = self.lexicon.team.match(self.context.text, trigger.start)
        head = self.context.marks.overlapping(team.end(), team.end() + 3) if team else []
        return any(m.label in ("TITLE", "POST") for m in head)

    def _scene(self, event: Event, index: int) -> bool:
        """What was done needs no date of its own: the day told last holds, in a long text that of its paragraph."""
        text = self.context.text
        listed = self.lexicon.listing.search(text, event.start, event.trigger.start) is not None
        # 本次活动分为…、…; 义诊活动中，医生为群众量血压
        this = any(words.match(text, event.start) for words in (self.lexicon.anaphor, self.lexicon.this))
        if not (self._happened(event) or this) or (listed and not this):
            return False
        sentence = self.context.sentences[index]
        if self.lexicon.totals.search(text, *event.spans[0]) or self._general(sentence):
            return False
        event.date = self.days.before(sentence.start, 0 if len(text) <= BRIEF else sentence.paragraph)
        return event.date is not None or this  # 活动现场，…: it goes on with what was told, or is nothing

    def _general(self, sentence: Sentence) -> bool:
        """三、为老人送清凉 opens what comes, and tells nothing of the day before it; 各医院 are many."""
        return any(pattern.match(self.context.text, sentence.start, sentence.end) for pattern in (HEADING, EACH))

    def _in_scene(self, start: int, trigger: Trigger, place: Span) -> bool:
        """In a brief that has told its day: 外科党支部到敬老院看望老人."""
        ours = [m for m in self.context.within(start, trigger.start, "HOSPITAL", "BRANCH", "OWN") if m.end <= place[0]]
        return bool(ours) and len(self.context.text) <= BRIEF and self.days.before(start) is not None

    def _named(self, start: int, trigger: Trigger) -> bool:
        """医院举办“急救知识进校园”活动: what was held is called after a service."""
        text = self.context.text
        ours = self.context.within(start, trigger.start, "HOSPITAL", "BRANCH", "OWN")
        around = self.context.quoted.touching(trigger.start, trigger.end)
        return bool(ours) and any(
            self.triggers.names_activity(b) and self.lexicon.done.search(text, max(start, a - 8), a) for a, b in around
        )

    def _happened(self, event: Event) -> bool:
        """Whether the words say that it was done: 开展了…; 为孩子们做|体检."""
        text, (start, end) = self.context.text, event.spans[0]
        return bool(self.lexicon.done.search(text, start, end) or DOING.search(text, start, event.trigger.start))

    def actors(self, start: int, end: int) -> list[str]:
        """People who act: not those who only speak."""
        return list(
            dict.fromkeys(
                self.context.words(mark)
                for mark in self.context.within(start, end, "PERSON")
                if not self.lexicon.speech.match(self.context.text, mark.end, mark.end + 10)
                and not REPORTER.search(self.context.text, max(0, mark.start - 24), mark.start)
            )
        )
