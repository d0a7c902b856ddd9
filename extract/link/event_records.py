"""A service event as it is told, and as a record."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from extract.dates import DateMention
from extract.link.branches import Branches, Group
from extract.link.claims import Claim, Claims
from extract.link.context import Context
from extract.link.event_places import PlaceFinder
from extract.link.event_triggers import Trigger
from extract.link.subjects import LED_IN
from extract.rulebook.wordlists import NUMERALS
from schemas import ServiceEvent, Time

SESSIONS = ("场", "场次", "次")  # units that count activities
LISTED_BRANCHES = re.compile(rf"第[{NUMERALS}\d]{{1,3}}(?:党?支部)?[、和及与](?=第)")  # X医院|第六、第七党支部
LONGEST = 480  # characters of one span of evidence


@dataclass(slots=True, eq=False)
class Event:
    """An activity: its type, its tellings, and what is known of it."""

    trigger: Trigger
    spans: list[tuple[int, int]]
    paragraph: int
    last: int
    date: DateMention | None = None
    place: tuple[int, int] | None = None
    name: str | None = None
    persons: list[str] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    scene: DateMention | None = None  # the day told last before it, where it has no date

    @property
    def start(self) -> int:
        """Where it is first told."""
        return self.spans[0][0]


class EventRecords:
    """Makes records of the events of one document; `places` is what found where they happened."""

    def __init__(self, context: Context, claims: Claims, branches: Branches, places: PlaceFinder) -> None:
        self.context, self.claims, self.branches, self.places = context, claims, branches, places
        self.hospitals = hospitals = branches.hospitals
        # Ends of hospital names that say where others go.
        mentions = [span for group in hospitals.groups for span in group.mentions]
        self.visited = {b for a, b in mentions if LED_IN.search(context.text, max(0, a - 8), a)}

        # 第六、第七党支部 names several where one name ends.
        self.named: dict[int, list[Group]] = defaultdict(list)
        for group in branches.groups:
            for end in {b for _, b in group.mentions if b in branches.at}:
                self.named[end].append(group)

        # Ends of hospital names that only say whose a branch is.
        listed = (m.start() for m in LISTED_BRANCHES.finditer(context.text))
        self.owners = frozenset([*(m.start for m in context.marks.labelled("BRANCH")), *listed])

    def of(self, events: Iterable[Event]) -> list[ServiceEvent]:
        """One record an event, in order of appearance."""
        return [self._record(event) for event in sorted(events, key=lambda e: e.start)]

    def _record(self, event: Event) -> ServiceEvent:
        text = self.context.plain
        place = text[slice(*event.place)] if event.place else None
        spans = [self._bounded(span) for span in event.spans]
        return ServiceEvent(
            id=self.context.make_id("event", event.trigger.event_type, event.start),
            doc_id=self.context.doc_id,
            evidence=self.context.cite_all(spans),
            source=event.trigger.rule_id,
            event_type=event.trigger.event_type,  # type: ignore[arg-type]
            name=event.name,
            date=Time(text=text[event.date.start : event.date.end], edtf=event.date.edtf) if event.date else None,
            place=place,
            adcode=self.places.adcode(place),
            organizers=self._organizers(event),
            participants=event.persons,
            claims=[self.claims.id_of(c) for c in sorted(event.claims, key=lambda c: c.start)],
        )

    def _bounded(self, span: tuple[int, int]) -> tuple[int, int]:
        return span[0], min(span[1], span[0] + LONGEST)

    def _organizers(self, event: Event) -> list[str]:
        """Organisations named in the telling that are not its place; the subject hospital if none is."""
        names: list[str] = []
        for start, end in event.spans:
            acting = [group for p in range(start + 1, end + 1) for group in self.named.get(p, ())]
            names += [self.branches.full_name(group) for group in acting]
            for position in range(start + 1, end + 1):
                at_place = event.place and event.place[0] < position <= event.place[1]
                hospital = self.hospitals.at.get(position)
                if hospital is not None and not (at_place or position in self.visited or position in self.owners):
                    names.append(hospital.name)
        if not names and self.hospitals.subject:
            names = [self.hospitals.subject.name]
        return list(dict.fromkeys(names))
