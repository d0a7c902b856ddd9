"""Service events: sentences that tell a concrete activity, joined to one record an activity."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.dates import DateMention
from extract.link.claims import Claims
from extract.link.context import Context, Sentence, is_day
from extract.link.event_alike import BRIEF
from extract.link.event_dates import by_name, other_date
from extract.link.event_joins import Retellings
from extract.link.event_parts import Parts
from extract.link.event_places import PlaceFinder
from extract.link.event_records import SESSIONS, Event
from extract.link.event_tellings import Tellings
from extract.link.event_triggers import NAME, Triggers
from extract.link.hospitals import Hospitals

Span = tuple[int, int]
CAPTION = re.compile(r"\s*[^。！？；：，,\n]{4,30}\n\s*")
BROUGHT = ("at_home", "gift")
NEAR_BACK = 2  # sentences back that tell when and where, for certain
FAR_BACK = 6  # sentences of a paragraph that may stand between what opens it and what was done


class Events:
    """The service events of one document."""

    def __init__(self, context: Context, hospitals: Hospitals, claims: Claims) -> None:
        self.context, self.claims = context, claims
        self.triggers = Triggers(context)
        self.lexicon = self.triggers.lexicon
        self.places = PlaceFinder(context, hospitals)
        self.tellings = Tellings(context, claims, self.triggers, self.places)
        self.days = self.tellings.days
        self.parts = Parts(context, claims, self.triggers, self.days.date)
        self.retellings = Retellings(context, self.places)
        self.items: list[Event] = []
        for index, sentence in enumerate(context.sentences):
            self._read(index, sentence)
        for event in self.items:
            self._complete(event)

    # --- sentences ---

    def _read(self, index: int, sentence: Sentence) -> None:
        for start, end in self.parts.of(sentence):
            event = self.tellings.event(index, sentence, start, end) if self.triggers.within(start, end) else None
            if event is not None:
                self._join_or_add(event, index)
            elif self.items:
                self._continue(index, sentence, start, end)
                self._date_afterwards(sentence, start, end)

    def _join_or_add(self, event: Event, index: int) -> None:
        led_in = any(True for _ in self._leading(event, index, NEAR_BACK))
        if event.date is None:
            event.scene = self.days.before(event.start, event.paragraph)
        previous = self.retellings.told_before(event, self.items, index, led_in=led_in)
        if previous is not None:
            if self.retellings.named_here(event) and event.trigger.rule.nature != "general":
                previous.trigger = event.trigger
            # 来到困难家庭家中。为他们送去了米和油: a gift brought home.
            if len(previous.spans) == 1 and (previous.trigger.rule.nature, event.trigger.rule.nature) == BROUGHT:
                previous.trigger = event.trigger
            self._extend(previous, event.spans[0], index)
            later = previous.trigger.rule.nature == "mission" and other_date(previous, event)
            previous.date = self._date_of_both(previous, event)
            if not (later and previous.place):  # where a mission went first is its place
                previous.place = self.places.narrower(previous.place, event.place)
            previous.persons += [p for p in event.persons if p not in previous.persons]
            return
        if self.retellings.goes_on(event):
            return  # 此次慰问让…: of something that is no service, or was told elsewhere
        if self._captioned(event):
            return
        self._lead_in(event, index)
        if event.date is None:
            event.date = event.scene
        if event.date is None:
            event.scene = self.days.before(event.start)
        self.items.append(event)

    def _captioned(self, event: Event) -> bool:
        """张副院长前往安置点慰问: a line under a picture, of what the text tells."""
        caption = CAPTION.fullmatch(self.context.text, *event.spans[0])
        undated = event.date is None or by_name(event.date)  # ——外科党支部开展学雷锋日义诊
        return caption is not None and undated and not any(c.quantity.value > 1 for c in event.claims)

    def _date_of_both(self, previous: Event, event: Event) -> DateMention | None:
        """The day itself rather than 近日, the festival it was held for, or a day the page told before."""
        known, told = previous.date, event.date
        if known is None or told is None:
            return known or told
        recent = known.edtf is None and event.trigger.event_type == previous.trigger.event_type
        return told if known.start < previous.start or recent or by_name(known) else known

    def _continue(self, index: int, sentence: Sentence, start: int, end: int) -> None:
        """A sentence without an event of its own goes on telling the last one when it counts or says so."""
        event = self.items[-1]
        if self._says_what(event, index, start, end):
            return
        text = self.context.text[start:end]
        # 活动中，…测血压 may open the next paragraph.
        next_up = self.lexicon.this.match(text) is not None and bool(self.triggers.within(start, end))
        reached = self.context.sentences[event.last].paragraph
        near = reached == sentence.paragraph or (next_up and sentence.paragraph - reached == 1)
        if not near or index != event.last + 1 or self.lexicon.plans.search(text):
            return
        date = self.days.date(start, end)
        if date and date.edtf and event.date and date.edtf != event.date.edtf:
            return
        counts = self.claims.within(start, end)
        if self.lexicon.follow_on.match(text) and (counts or len(event.spans) < 3):
            self._extend(event, (start, end), index)

    def _says_what(self, event: Event, index: int, start: int, end: int) -> bool:
        """举办了进校园活动。…培训现场，专家讲解急救知识: what an activity told by a weak word was, soon after."""
        vague = event.trigger.weak and event.trigger.rule.nature == "general" and event.date is not None
        if not vague or index - event.last > FAR_BACK or len(self.context.text) > BRIEF:
            return False
        strong = [t for t in self.triggers.within(start, end) if not t.weak and t.rule.combines]
        if not strong or self.tellings.customs.planned(strong[0], start) or self.days.date(start, end) is not None:
            return False
        event.trigger = max(strong, key=lambda t: (t.rule.weight, -t.start))
        self._extend(event, (start, end), index)
        return True

    def _date_afterwards(self, sentence: Sentence, start: int, end: int) -> None:
        """事情发生在元月28日: the day of what was told before it without one."""
        event = self.items[-1]
        undated = event.date is None or event.date.edtf is None
        if not undated or sentence.paragraph - event.paragraph > NEAR_BACK:
            return
        date = self.days.date(start, end)
        if date is not None and is_day(date) and self.lexicon.happened.search(self.context.text, start, date.start):
            event.date = date
            event.spans.append((start, end))

    def _extend(self, event: Event, span: tuple[int, int], index: int) -> None:
        event.spans.append(span)
        event.last = index
        event.claims += self.claims.within(*span)

    def _lead_in(self, event: Event, index: int) -> None:
        """Date and place may stand in the sentence before: 他们来到X卫生院。杜医生对…进行指导."""
        for before, date, place in self._leading(event, index, FAR_BACK):
            event.place = self.places.narrower(event.place, place)
            event.date = event.date or date
            event.spans.insert(0, (before.start, before.end))
            event.persons += [p for p in self.tellings.actors(before.start, before.end) if p not in event.persons]

    def _leading(
        self, event: Event, index: int, reach: int
    ) -> Iterator[tuple[Sentence, DateMention | None, Span | None]]:
        """The sentences before `event` in its paragraph that tell the date or the place it lacks; nearest first."""
        nowhere = event.date is None and event.place is None
        for back in range(1, (reach if nowhere else NEAR_BACK) + 1):
            before = self.context.sentences[index - back] if index >= back else None
            taken = self.items and self.items[-1].last >= index - back
            if before is None or before.paragraph != event.paragraph or taken or (event.date and event.place):
                return
            date = self.days.date(before.start, before.end)
            place = self.places.find(before.start, before.end, before.end)
            place = None if place and not self.places.tells_where(place) else place
            useful = (place and not event.place) or (date and date.edtf and not event.date)
            text = self.context.text[before.start : before.end]
            idle = self.lexicon.plans.search(text) or self.lexicon.meetings.search(text)
            day = event.date.edtf if event.date else None
            another = date is not None and is_day(date) and day is not None and day != date.edtf
            if idle or another or self.days.history(date):
                return
            if useful:
                yield before, date, place
            elif not (nowhere and event.date is None and event.place is None):
                return

    def _complete(self, event: Event) -> None:
        """A total in a list takes the period that opens the list: 今年上半年义诊…；讲座…；筛查."""
        first = self.context.sentence_at(event.start)
        listed = self._list_start(first)
        if event.date is None and listed < event.start:
            told = [e.date for e in self.items if e.date and listed <= e.spans[-1][0] < event.start]
            event.date = self.days.date(listed, event.start) or next(iter(told), None)
        sessions = any(c.quantity.unit in SESSIONS for c in event.claims)
        mission = event.trigger.rule.nature == "mission"
        if event.date is None and not (sessions or mission) and len(self.context.text) <= BRIEF:
            event.date = self.days.before(event.start)
        if event.place is None and (opening := self._opening(event)) is not None:
            sentence, event.place = opening
            event.spans.insert(0, (sentence.start, sentence.end))
        event.name = self._name(event)

    def _opening(self, event: Event) -> tuple[Sentence, Span] | None:
        """The opening of a brief, which says when and where: 5月28日，党员来到石桥村. What follows was done there."""
        if event.date is None or len(self.context.text) > BRIEF:
            return None
        for sentence in self.context.sentences:
            if sentence.end > event.start:
                return None
            day = self.days.date(sentence.start, sentence.end)
            meeting = self.lexicon.meetings.search(self.context.text, sentence.start, sentence.end)
            if day is None or day.edtf != event.date.edtf or meeting:
                continue
            if any(a < sentence.end and sentence.start < b for e in self.items if e is not event for a, b in e.spans):
                return None  # the place of another activity
            place = self.places.find(sentence.start, sentence.end, sentence.end)
            if place and self.places.is_led_in(place):
                return sentence, place
        return None

    def _list_start(self, sentence: Sentence) -> int:
        """Where the sentence begins that ； cut into this one and those before it."""
        start = sentence.start
        while start > 0 and self.context.text[start - 1] in "；;":
            start = self.context.sentence_at(start - 1).start
        return start

    def _name(self, event: Event) -> str | None:
        for start, end in event.spans:
            for first, last in self.context.quoted.inside(start, end):
                if last - first <= NAME and self.triggers.names_activity(last):
                    return self.context.plain[first:last]
        return None
