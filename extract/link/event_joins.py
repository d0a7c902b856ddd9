"""One activity told in several sentences, and whether a telling belongs to an event found before."""

from __future__ import annotations

import re
from functools import cached_property

from extract.link.context import Context, is_day
from extract.link.event_alike import BRIEF, Comparison
from extract.link.event_dates import other_date, over_months, own_date, within
from extract.link.event_missions import Missions
from extract.link.event_places import PlaceFinder
from extract.link.event_records import SESSIONS, Event
from extract.link.event_words import event_lexicon

NEAR = 5  # paragraphs between two tellings of one activity, at most
FAR = 12  # the same, where both tell the same type of service
APART = {"emergency", "at_home"}  # natures: what is told as such is no part of what was done at a place
GIFTS_AT_HOME = {"gift", "at_home"}
GIFTS_OF_CARE = {"gift", "general"}  # 关爱老人活动，送去了米和油
FULL_STOP = re.compile(r"[。！？!?]|(?<![。！？!?])\n")
FIRST = re.compile(r"首先|先后|依次|第一站")
OPENING = re.compile(r"(?:第一|首)[场站次]")
UP_TO = re.compile(r"截[至止]|到?目前(?:为止)?[，,]")
UNTIL_HOUR = re.compile(r"截[至止](?:当[天日晚])?(?:[上下中]午|晚上?|凌晨)?\d{0,2}(?:[时点:：]|当[天日])")
HANDED_OUT = ("发放", "派发", "赠送")
ALSO = re.compile(r"(?:党委|党总支|党支部)?也")
HOMES = ("户", "家")
HOMES_AFTER = 4  # characters between a count of people and the word for their homes
GROUP = re.compile(r"另?一(?:小?[路组队]|批)|第[一二三四]小?[路组队]")
DIGEST = 3  # paragraphs that begin with a day or a hospital and name another hospital each
OF_HOSPITAL = re.compile(r"的|[^，。；]{0,8}?(?:专家|医生|医师|护士|主任|院长|书记)")
DATED = 14  # characters in which such a paragraph says its day


class Retellings:
    """Compares what is told with what one document has told before."""

    def __init__(self, context: Context, places: PlaceFinder) -> None:
        self.context, self.places = context, places
        self.lexicon = event_lexicon(context.book)
        self.alike = Comparison(context, places)
        self.missions = Missions(context, places, self.alike)

    def told_before(self, event: Event, items: list[Event], index: int, *, led_in: bool) -> Event | None:
        """The event of `items` that `event`, told in sentence `index`, goes on with; None if it is a new one.

        `led_in` says that a sentence before it tells its date or place.
        """
        if items and (self._other_group(items[-1], event) or self.missions.of_another(event, items)):
            return None
        during = items and not led_in and self.missions.during(items[-1], event)
        if items and (during or self._further(items[-1], event, led_in=led_in)):
            return items[-1]
        apart = items and (self._others_too(items[-1], event) or event.start in self._entries)
        listed = event.start > self.context.sentence_at(event.start).start  # one of several totals of a sentence
        if listed and not apart and self._listed_on(event, items, index):
            return items[-1]
        if apart or (listed and (led_in or self.missions.of_team(event, items) is None)):
            return None
        told = (
            (None if led_in else self.missions.of_team(event, items))
            or self.missions.ended(event, items)
            or self.missions.told_on(event, items)
            or self._told_on(event, items)
        )
        if told is None and items and self._same(items[-1], event, index):
            return items[-1]
        return told

    def _listed_on(self, event: Event, items: list[Event], index: int) -> bool:
        """教学查房6次、手术示教4台，培训150余人次: one kind of service, counted in several ways in one sentence."""
        if not items or items[-1].last != index or event.place is not None or own_date(event):
            return False
        told = items[-1].date
        return event.trigger.event_type == items[-1].trigger.event_type and told is not None and is_day(told)

    def _first_of(self, previous: Event, event: Event) -> bool:
        """于3月1日和2日组织了两场义诊。第一场…: what was counted is told one by one."""
        sessions = any(c.quantity.unit in SESSIONS and c.quantity.value > 1 for c in previous.claims)
        return sessions and OPENING.match(self.context.text, event.start) is not None

    def _other_group(self, previous: Event, event: Event) -> bool:
        """兵分两路: what each group did is told apart."""
        group = GROUP.match(self.context.text, event.start) is not None
        return group and event.trigger.event_type != previous.trigger.event_type

    def _further(self, previous: Event, event: Event, *, led_in: bool) -> bool:
        """随后，…: what was done next, there and then; 6月份以来，…5次: the total of what the page has told."""
        text = self.context.text
        if self._first_of(previous, event):
            return True
        if led_in:
            return False
        if self.lexicon.then.match(text, event.start):
            same = previous.paragraph == event.paragraph and not own_date(event) and event.place is None
            return same and not self.alike.new_gift(previous, event)
        if len(text) > BRIEF or event.date is None or previous.date is None or is_day(event.date):
            return False
        period = event.date.edtf is not None and event.date.edtf == previous.date.edtf
        return period and event.trigger.rule is previous.trigger.rule and event.date.text == previous.date.text

    def _others_too(self, previous: Event, event: Event) -> bool:
        """另外，附属口腔医院也…: another hospital did so too."""
        acting = self.context.within(event.start, event.trigger.start, "HOSPITAL")
        if not acting or not ALSO.match(self.context.text, acting[0].end):
            return False
        alike = event.trigger.event_type == previous.trigger.event_type
        if alike and event.place is None and not own_date(event) and not self.alike.counted(event):
            return False  # 县医院也派出医师: it takes part in the same
        before = {self.context.words(m) for span in previous.spans for m in self.context.within(*span, "HOSPITAL")}
        return bool(before) and self.context.words(acting[0]) not in before

    @cached_property
    def _entries(self) -> set[int]:
        """Where the paragraphs of a digest begin, each with a hospital or a branch of its own; empty on other pages."""
        text = self.context.text
        first = {text.rfind("\n", 0, g.first) + 1 for g in self.places.hospitals.groups if g.mentions}
        names = {a for g in self.places.hospitals.groups for a, b in g.mentions if not OF_HOSPITAL.match(text, b)}
        opened = {start for start in first if start in names or self.context.dated.inside(start, start + DATED)}
        told = {self.context.words(m): m.start for m in reversed(self.context.marks.labelled("BRANCH"))}
        branches = {start for start in told.values() if text[start - 1 : start] in ("", "\n")}
        return set().union(*(starts for starts in (opened, branches) if len(starts) >= DIGEST))

    def _told_on(self, event: Event, items: list[Event]) -> Event | None:
        """A later paragraph goes on with the same activity when it names neither another date nor another place."""
        text = self.context.text
        counted = self.lexicon.totals.search(text, *event.spans[0]) or UP_TO.match(text, event.start)
        total = counted is not None and not self._up_to_now(event, items)
        if len(text) > BRIEF or total or over_months(event):
            return None
        anaphor = self.lexicon.anaphor.match(text, event.start) is not None
        previous, reach = self._earlier(event, items, anaphor=anaphor)
        if previous is None or event.paragraph - self.alike.reached(previous) > reach:
            return None
        here = event.paragraph == previous.paragraph
        if not anaphor and (here or self._another_day(previous, event, items[-1])):
            return None
        again = anaphor and "次" in text[event.start : event.start + 8]
        if self.alike.new_gift(previous, event) and not again:
            return None
        gift = event.trigger.rule.nature == "gift" and not event.trigger.weak
        if anaphor and (again or not gift):
            return previous
        there = previous.place is None and event.place is not None and self._told_place(event.place, items)
        elsewhere = not there and self._elsewhere(previous, event)
        later = other_date(previous, event) and not self._unfolds(previous, event)
        return None if elsewhere or later else previous

    def _up_to_now(self, event: Event, items: list[Event]) -> bool:
        """截至27日17点, 截至目前: what a brief's one campaign has come to, of that day or of no day at all."""
        if UNTIL_HOUR.search(self.context.text, *event.spans[0]):
            return True  # 截至下午1点共收到…
        if any(c.quantity.unit in SESSIONS and c.quantity.value > 1 for c in event.claims):
            return False  # 目前，各支部共开展义诊29次
        alike = [e for e in items if e.trigger.event_type == event.trigger.event_type]
        if len(alike) != 1 or not UP_TO.match(self.context.text, event.start):
            return False
        until = self.context.dated.inside(event.start, event.start + DATED)
        return (until[0].edtf if until else None) == (alike[0].date.edtf if alike[0].date else None)

    def _told_place(self, place: tuple[int, int], items: list[Event]) -> bool:
        """Whether the place is the one that was told last."""
        return self.alike.same_place(place, next((e.place for e in reversed(items) if e.place is not None), None))

    def _earlier(self, event: Event, items: list[Event], *, anaphor: bool) -> tuple[Event | None, int]:
        """The event of `items` that `event` may go on with, and how many paragraphs back it may lie."""
        kind = event.trigger.event_type
        counted = self.alike.counted(event)
        any_type = anaphor or (self.lexicon.this.match(self.context.text, event.start) and not counted)
        # 当天的义诊 is no part of 今年以来…27场.
        day = event.date is not None and is_day(event.date)
        items = [e for e in items if not (day and self.lexicon.totals.search(self.context.text, *e.spans[0]))]
        same = [e for e in items if any_type or e.trigger.event_type == kind]
        by_name = self.named_here(event) or event.trigger.start == event.start  # 义诊活动…
        named = [e for e in same if e.trigger.event_type == kind and by_name]
        previous = next(iter([*named[-1:], *same[-1:]]), None)
        if previous is None:
            # One service of several, with nothing of its own.
            rules = [e.trigger.rule for e in (event, *items[-1:])]
            natures = {rule.nature for rule in rules}
            there = items and self.alike.same_place(event.place, items[-1].place) and not natures & APART
            there = there and not self.alike.other_branch(items[-1], event)
            word = self.context.text[event.trigger.start : event.trigger.end]
            told = items and any(word in self.context.text[a:b] for a, b in items[-1].spans)
            again = told and rules[0].nature == "mission"
            # A visit that saw patients at a stand and at home is one, unless the homes have a place or a count.
            homes = "at_home" in natures and "emergency" not in natures and event.place is None
            homes = homes and not any(c.quantity.unit in HOMES for c in event.claims)
            joins = items and (
                all(rule.combines for rule in rules)
                or natures in (GIFTS_AT_HOME, GIFTS_OF_CARE)
                or there
                or again
                or homes
            )
            counts = counted and (not there or (self.alike.counted(items[-1]) and not told))
            lead = bool(items) and self._announces(items[-1])
            apart = not lead and (counts or own_date(event))
            further = joins and not apart and (lead or self._there(items[-1], event))
            return (items[-1] if further else None), FAR if anaphor else NEAR
        alike = previous.trigger.event_type == kind
        far = event.trigger.rule.combines and alike and not self.alike.other_branch(previous, event)
        return previous, FAR if anaphor or far else NEAR

    def _there(self, previous: Event, event: Event) -> bool:
        """Whether the telling names no other place; 慰问组首先来到石桥村李某家里 says where the visits began."""
        natures = {previous.trigger.rule.nature, event.trigger.rule.nature}
        began = previous.place is None and natures == GIFTS_AT_HOME and FIRST.search(self.context.text, *event.spans[0])
        return bool(began) or self.alike.here(previous, event)

    def _announces(self, previous: Event) -> bool:
        """为响应号召，支部率先开展志愿服务活动: without a day, a place or a count it leads up to what is told next."""
        general = previous.trigger.rule.nature == "general" and len(previous.spans) == 1
        return general and previous.date is None and previous.place is None and not self.alike.counted(previous)

    def _sentences_between(self, previous: Event, event: Event) -> int:
        """How many full stops stand between two tellings; what is listed by semicolons is one sentence."""
        end = self.context.sentences[previous.last].end
        return len(FULL_STOP.findall(self.context.text, end - 1, event.start))

    def _another_day(self, previous: Event, event: Event, last: Event) -> bool:
        """Whether the paragraph of `event` tells what was done on another day than `previous`."""
        if last.paragraph == event.paragraph and other_date(previous, last):
            return True
        scene = event.scene if event.date is None else None  # 3月24日上午签约。签约之后，…
        return bool(scene and previous.date and is_day(previous.date) and scene.edtf != previous.date.edtf)

    def _elsewhere(self, previous: Event, event: Event) -> bool:
        """Whether another place is gone to, another branch counts what it did, or a life was saved another day."""
        if event.trigger.rule.nature == "emergency" and own_date(event) and previous.date is None:
            return True
        own = previous.start >= self.context.title_end and self.alike.counted(event) and not event.trigger.weak
        return self._moved(previous, event) or (own and self.alike.other_branch(previous, event))

    def _moved(self, previous: Event, event: Event) -> bool:
        """Whether a place is gone to that is another than before; a patient is carried from place to place."""
        if event.trigger.rule.nature == "emergency" or event.place is None or not self.places.is_led_in(event.place):
            return False
        if self._announces(previous):
            return False
        if previous.place is None:
            headline = previous.start < self.context.title_end
            return previous.date is None or (own_date(event) and not headline)
        broad = previous.date is None and self.context.text[slice(*previous.place)] in self.places.gazetteer.by_name
        return not (broad or self._unfolds(previous, event)) and not self.alike.same_place(event.place, previous.place)

    def _unfolds(self, previous: Event, event: Event) -> bool:
        """7月8日至9日，专家赴金寨县义诊。…7月9日，专家来到小河村: a day and a village of the days and the county."""
        if previous.place is None or previous.date is None or event.date is None:
            return False
        broad = self.context.text[slice(*previous.place)] in self.places.gazetteer.by_name
        days = "/" in (previous.date.edtf or "") and self.alike.same_place(event.place, previous.place)
        return (broad or days) and within(event.date.edtf, previous.date.edtf)

    def goes_on(self, event: Event) -> bool:
        """Whether the telling can only go on with one told before: 此次…, without a date, a place or a count."""
        text = self.context.text
        anaphor = self.lexicon.anaphor.match(text, event.start) is not None
        # 活动现场，…, where no day was told before.
        scene = event.scene is None and self.lexicon.this.match(text, event.start) is not None
        return (anaphor or scene) and event.date is None and event.place is None and not event.claims

    def named_here(self, event: Event) -> bool:
        """此次义诊…: the telling says by its first words what kind of activity it goes on with."""
        match = self.lexicon.anaphor.match(self.context.text, event.start)
        if match is None or self.context.text.endswith(HANDED_OUT, match.start(), event.trigger.start):
            return False  # 活动现场发放|健康教育手册
        return not event.trigger.weak and event.trigger.start - match.end() <= 2

    def _same(self, previous: Event, event: Event, index: int) -> bool:
        """The next sentence goes on telling the event unless it has a date, place or session count of its own."""
        # 经统计，接诊…: the sum of what a paragraph tells stands at its end.
        summed = self.lexicon.reported.match(self.context.text, event.start) and event.date is None
        if self.alike.reached(previous) != event.paragraph or index == previous.last:
            return False
        if self._sentences_between(previous, event) > (FAR if summed else 2):
            return False
        elsewhen = other_date(previous, event)
        other_type = event.trigger.event_type != previous.trigger.event_type
        if other_type and previous.date is None and own_date(event) and event.date is not None:
            return event.date.edtf is None  # 去年10月，党员又到敬老院: another service, and a time of its own
        other_place = event.place and previous.place and not self.alike.same_place(event.place, previous.place)
        sessions = any(c.quantity.unit in SESSIONS for c in event.claims)
        counted = any(c.quantity.unit in (*SESSIONS, "期") for c in previous.claims)
        listed = event.claims and counted and self.context.text[event.start - 1 : event.start] in ("；", ";")
        new_scene = event.place is not None and previous.place is None
        # 同一天，急诊党支部的党员来到第九中学: another branch, somewhere else.
        other_place = other_place or (
            new_scene and self.alike.other_branch(previous, event) and bool(self.alike.branches(previous))
        )
        # 先后走进7位老人|家中: homes that are counted.
        homes = any(0 <= event.trigger.start - c.end <= HOMES_AFTER for c in event.claims)
        at_homes = event.trigger.rule.nature == "at_home" and other_type and homes
        if self.alike.new_gift(previous, event) or (at_homes and previous.paragraph != event.paragraph):
            return False
        return not (elsewhen or other_place or (other_type and (sessions or listed or new_scene)))
