"""What two tellings of activities have in common: their place, who acts, what is counted."""

from __future__ import annotations

import re

from extract.link.context import Context
from extract.link.event_places import PlaceFinder
from extract.link.event_records import Event
from extract.link.event_words import event_lexicon

BRIEF = 1500  # characters: a page about one activity
SHARED = re.compile(r"[\u3400-\u9fff]{1,4}?[镇乡村](?!卫生)")
ADMIN = re.compile(r"(?<=[\u3400-\u9fff]{2})(?:[省市县区镇乡村]|街道|社区)(?:人民)?(?:政府)?$")
OURS = re.compile(r"^(?:[我本该]院|医院|院)")
NAMED = 4  # characters of a name that is more than 党支部
FURTHER = re.compile(r"[^，。；]{0,8}?[还又并另]")


class Comparison:
    """Compares two tellings of one document."""

    def __init__(self, context: Context, places: PlaceFinder) -> None:
        self.context, self.places = context, places
        self.lexicon = event_lexicon(context.book)

    def counted(self, event: Event) -> bool:
        """Whether those served or the sessions are counted, not those who serve."""
        return any(
            c.quantity.kind in ("event", "person_time", "person")
            and c.quantity.value > 1
            and not self.lexicon.staff.match(self.context.text, c.end)
            for c in event.claims
        )

    def other_branch(self, previous: Event, event: Event) -> bool:
        """Whether organisations act that the earlier telling does not name."""
        acting, before = self.branches(event, event.trigger.end), self.branches(previous)
        # 西城急救站党支部 is 北京急救中心西城急救站党支部 for short.
        return bool(acting) and not any(
            a == b or (min(len(a), len(b)) >= NAMED and (a.endswith(b) or b.endswith(a)))
            for a in acting
            for b in before
        )

    def branches(self, event: Event, end: int | None = None) -> set[str]:
        """What the organisations are called that the telling names, up to `end`."""
        marks = [m for span in event.spans for m in self.context.within(*span, "BRANCH") if end is None or m.end <= end]
        return {OURS.sub("", self.context.words(m)) for m in marks}

    def new_gift(self, previous: Event, event: Event) -> bool:
        """Whether goods or money are counted: 价值3000余元的药品 make a gift an event of its own."""
        if event.trigger.rule.nature != "gift" or not self._valued(event):
            return False
        if previous.trigger.rule.nature == "at_home" and previous.paragraph == event.paragraph and event.place is None:
            return False  # 来到特困户家中。为贫困农户送上慰问金6500元
        further = FURTHER.match(self.context.text, event.start) and event.place and self._valued(previous)
        return previous.trigger.rule.nature != "gift" or bool(further)

    def _valued(self, event: Event) -> bool:
        return any(c.quantity.kind in ("money", "item") for c in event.claims)

    def here(self, previous: Event, event: Event) -> bool:
        """Whether the telling names no place, or the one told of before."""
        return event.place is None or self.same_place(event.place, previous.place)

    def same_place(self, a: tuple[int, int] | None, b: tuple[int, int] | None) -> bool:
        """Whether two places are one, or one lies in the other; none is like no other."""
        if a is None or b is None:
            return False
        if (hospital := self.places.hospital_at(a)) is not None and hospital is self.places.hospital_at(b):
            return True  # 太和县人民医院, 太和县医院大厅
        if self.places.is_spot(a) or self.places.is_spot(b):
            return True
        first, second = self.context.text[slice(*a)], self.context.text[slice(*b)]
        short, long = sorted((first, second), key=len)
        rest = iter(long)
        short = ADMIN.sub("", short)  # 七棵树镇 and 七棵树中心卫生院
        if all(char in rest for char in short) or self.places.nested(first, second):
            return True
        # 临川区云山镇 and 云山镇云山街: one ends where the other goes on.
        units = {*SHARED.findall(first), *SHARED.findall(second)}
        return any(u in first and u in second and (first.endswith(u) or second.endswith(u)) for u in units)

    def reached(self, previous: Event) -> int:
        """The paragraph that tells of it last."""
        return self.context.sentences[previous.last].paragraph
