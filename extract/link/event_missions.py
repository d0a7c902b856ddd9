"""Aid missions: told on and on, by what their people did there, how they went and how they came back."""

from __future__ import annotations

import re

from extract.link.context import Context, is_day
from extract.link.event_alike import BRIEF, Comparison
from extract.link.event_dates import is_before, months_between, other_date, own_date
from extract.link.event_places import PlaceFinder
from extract.link.event_records import Event
from extract.link.event_words import event_lexicon
from extract.tag.mask import Mark

MEANWHILE = re.compile(r"与此同时|同时[，,]|另有|另外|此外")
BATCHES = re.compile(r"先后(?:选派|派出|派遣|组织)")
SEASON = 3  # months in which a mission begins that is told of
YEAR = 12  # months after which people sent are others
MONTH = len("2020-01")  # how the mission began is told by its month
TEAM = re.compile(r"医疗队|(?:援[\u4e00-\u9fff]{1,2}的?)(?:专家|医生|队员|团队)")
OWN_TEAM = re.compile(r"(?:党员|医护)?(?:干部)?(?:志愿者|医疗队|救援队|医疗小?分?队)")  # X医院|党员志愿者们
NEAR = 5  # paragraphs between two tellings of one mission, at most
FAR = 12  # the same, where its team is named


class Missions:
    """Compares what is told with the missions that one document has told before."""

    def __init__(self, context: Context, places: PlaceFinder, alike: Comparison) -> None:
        self.context, self.places, self.alike = context, places, alike
        self.lexicon = event_lexicon(context.book)

    def during(self, previous: Event, event: Event, reach: int = NEAR) -> bool:
        """What people on an aid mission do there, without a place, a date or another unit, belongs to the mission."""
        if previous.trigger.rule.nature != "mission" or not event.trigger.rule.on_missions:
            return False
        # A brief about a mission tells where its people went, village by village.
        brief = len(self.context.text) <= BRIEF and not (self.alike.counted(event) or own_date(event))
        elsewhere = not (brief or self.alike.here(previous, event)) or self._other_team(previous, event)
        acting = self.context.within(*event.spans[0], "HOSPITAL", "BRANCH", "OWN")
        own = ("临时党支部", "临时党委", "临时党总支")
        others = [
            m
            for m in acting
            if not (self.context.words(m).endswith(own) or self._at_place(event, m) or self.places.is_partner(m))
            and not (
                (brief and (m.label == "OWN" or self.places.is_own(m))) or OWN_TEAM.match(self.context.text, m.end)
            )
        ]
        near = event.paragraph - self.context.sentences[previous.last].paragraph <= reach
        dated = own_date(event) and (len(self.context.text) > BRIEF or self._day_out(previous, event))
        return near and not (elsewhere or others or dated)

    def _other_team(self, previous: Event, event: Event) -> bool:
        """支援天水的22名医护人员…。支援七里河区的17名医护人员…: people of their own, sent to another division."""
        if (
            event.trigger.rule.nature != "mission"
            or event.trigger.weak
            or event.place is None
            or previous.place is None
        ):
            return False
        named = all(
            self.context.text[slice(*p)] in self.places.gazetteer.by_name for p in (event.place, previous.place)
        )
        staffed = any(c.quantity.kind == "person" for c in event.claims)
        return named and staffed and not self.alike.same_place(event.place, previous.place)

    def _day_out(self, previous: Event, event: Event) -> bool:
        """10月13日，医疗队来到玉麦乡义诊: a day and a place of its own, and another service than the mission itself."""
        if event.place is None or event.date is None or not is_day(event.date) or "/" in (event.date.edtf or ""):
            return False
        named = self.context.text[slice(*event.place)]
        before = self.context.text[slice(*previous.place)] if previous.place else ""
        return event.trigger.rule.nature != "mission" and named not in before and before not in named

    def of_team(self, event: Event, items: list[Event]) -> Event | None:
        """20天里，医疗队…巡诊…: the mission of the team that acts, though other things were told since."""
        acting = TEAM.search(self.context.text, event.start, event.trigger.start)
        missions = [e for e in items if e.trigger.rule.nature == "mission"] if acting else []
        return missions[-1] if missions and self.during(missions[-1], event, FAR) else None

    def _at_place(self, event: Event, mark: Mark) -> bool:
        return event.place is not None and mark.start == event.place[0]

    def told_on(self, event: Event, items: list[Event]) -> Event | None:
        """An aid mission is told on and on: the one told before, unless this one goes elsewhere or at another time."""
        if event.trigger.rule.nature != "mission":
            return None
        latest = [e for e in reversed(items) if e.trigger.rule.nature == "mission"]
        if MEANWHILE.match(self.context.text, event.start) and event.place and self.places.hospital_at(event.place):
            return None  # 与此同时，带领42名医护人员支援Y医院
        # Of several missions the one of the same day comes first.
        for previous in [*(e for e in latest if self._same_day(e, event)), *latest]:
            nearby = (
                event.place is None
                or previous.place is None
                or self.alike.same_place(event.place, previous.place)
                or self._one_of(event.place, previous)
                or self._within(event.place, previous.place)
            )
            new_place = event.place is not None and previous.place is None
            apart_by = months_between(event, previous) if own_date(event) else 0
            began = is_before(event, previous, MONTH) and apart_by <= SEASON
            apart = (new_place and other_date(previous, event) and not began) or apart_by > YEAR
            apart = apart or (new_place and self._of_its_own(previous, event))
            if nearby and not apart:
                return previous
        return None

    def of_another(self, event: Event, items: list[Event]) -> bool:
        """Y医院抽调85名医护人员赶赴…: another hospital than the page's opens the telling, with people of its own."""
        if event.trigger.rule.nature != "mission":
            return False
        opening = next(iter(self.context.within(event.start, event.trigger.start, "HOSPITAL")), None)
        group = self.places.hospitals.at.get(opening.end) if opening else None
        if opening is None or group is None or self.places.is_own(opening) or self._at_place(event, opening):
            return False
        date = self.context.dated.inside(event.start, opening.start)
        first = opening.start == event.start or (
            date and not self.context.text[date[-1].end : opening.start].strip("，")
        )
        told = any(a <= at < b for e in items for a, b in e.spans for at, _ in group.mentions)
        staffed = any(c.start >= opening.end for c in event.claims) or own_date(event)
        return bool(first) and staffed and not told

    def _of_its_own(self, previous: Event, event: Event) -> bool:
        """自2021年起，先后选派四批19人次支援Y医院: people sent over years, far from what was told without a place."""
        told = self.lexicon.totals.search(self.context.text, *event.spans[0]) or BATCHES.search(
            self.context.text, *event.spans[0]
        )
        return told is not None and event.paragraph - self.alike.reached(previous) > 1

    def _same_day(self, previous: Event, event: Event) -> bool:
        days = [e.date.edtf for e in (previous, event) if e.date is not None and is_day(e.date)]
        return len(days) > 1 and days[0] == days[1]

    def _within(self, place: tuple[int, int], broad: tuple[int, int]) -> bool:
        """In a brief, whether a neighbourhood or village is told behind the city that people were sent to."""
        divisions = self.places.gazetteer.by_name
        text = self.context.text
        local = self.places.adcode(text[slice(*place)]) is None and not any(
            part in divisions for part in text[slice(*place)].split("、")
        )
        return len(text) <= BRIEF and local and text[slice(*broad)] in divisions

    def _one_of(self, place: tuple[int, int], previous: Event) -> bool:
        """Whether the place is one of several hospitals or villages that the mission went to."""
        name = self.context.text[slice(*place)]
        named = any(name in self.context.text[slice(*span)] for span in previous.spans)
        return named and name not in self.places.gazetteer.by_name

    def ended(self, event: Event, items: list[Event]) -> Event | None:
        """圆满完成任务，平安凯旋: a mission's end, whatever the day; told first, its beginning comes later."""
        missions = [e for e in items if e.trigger.rule.sends_teams]
        if not missions or not event.trigger.rule.sends_teams or self._other_team(missions[-1], event):
            return None
        returned, text = self.lexicon.returned, self.context.text
        told_now = returned.search(text, *event.spans[0]) is not None
        told_first = any(returned.search(text, *span) for span in missions[-1].spans)
        same_day = (
            event.date is not None and missions[-1].date is not None and event.date.edtf == missions[-1].date.edtf
        )
        return missions[-1] if told_now or (told_first and (same_day or is_before(event, missions[-1]))) else None
