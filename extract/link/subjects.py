"""Which hospital a page is about."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from extract.link.context import Context

LED_IN = re.compile(r"(?:(?:(?<![感受看听得收遇])到|赴|前往|走进|深入|支援|驰援|帮扶|联合|向|进驻|对口)了?|与|和|、)$")
HELD_AT = re.compile(rf"{LED_IN.pattern}|(?:在|于)$")
OUR_AID = re.compile(
    r"(?:我院|本院)[^。；\n]{0,40}?(?:支援|帮扶|援助|前往|奔赴|赶赴|赴|(?<![感受看听得收遇])到|走进|联合|携手|会同|与|和|[我本]院在)[\u4e00-\u9fff]{0,4}$|[我本]院在$"
)
OURS = re.compile("[我本]院")
GONE_TO = re.compile(rf"{HELD_AT.pattern}|该院$")
OUR_REACH = 54  # characters in which it is said
FAR = 1 << 40
OPENING = 300  # characters behind the title in which a page names its hospital
OWNED = 4  # mentions of its own people that speak for the hospital named first, at most


@dataclass(slots=True, eq=False)
class Group:
    """All mentions of one hospital. `forms` counts its names."""

    forms: Counter[str] = field(default_factory=Counter)
    mentions: list[tuple[int, int]] = field(default_factory=list)
    second: set[str] = field(default_factory=set)
    outside: list[tuple[int, int]] = field(default_factory=list)

    @property
    def first(self) -> int:
        """Where it is first named; behind everything when only the page's furniture names it."""
        return min((a for a, _ in self.mentions), default=FAR)

    @property
    def name(self) -> str:
        """The fullest form that is not a second name in brackets."""
        first = [f for f in self.forms if f not in self.second] or list(self.forms)
        return max(first, key=lambda f: (bool(re.match(r".{2,}?[省市县区]", f)), len(f), f))


class Subjects:
    """Judges the hospitals that one document names."""

    def __init__(self, context: Context, groups: list[Group]) -> None:
        self.context, self.groups = context, groups

    def find(self) -> list[Group]:
        """The hospital the page is about: named in the title, or acting most. None in a digest."""
        if not self.groups or self._digest():
            return []
        in_title = [g for g in self.groups if any(a < self.context.title_end for a, _ in g.mentions)]
        first = self._first()
        score = {id(g): self.acting(g) + 3 * (g in in_title) for g in self.groups}
        score[id(first)] += 0.5 + 0.5 * min(OWNED, self._unnamed())
        ranked = sorted(self.groups, key=lambda g: -score[id(g)])
        best = ranked[0]
        if len(in_title) == 2 and best in in_title and min(self.acting(g) for g in in_title) >= 3:
            return in_title
        rivals = [g for g in ranked[1:] if score[id(g)] * 2 > score[id(best)]]
        early = best.first < self.context.title_end + OPENING
        # One of many in a list, or a mere address, is not what the page is about.
        owned = self._owns(best) or (len(self.groups) == 1 and self._unnamed() > 0)
        alone = not rivals and (early or self.acting(best) >= 2 or owned)
        if best not in in_title and self.helped(best):
            return []
        leads = best in in_title or (self.acting(best) >= 2 and len(rivals) < 2)
        return [best] if self.acting(best) >= 1 and (alone or leads) else []

    def helped(self, group: Group) -> bool:
        """我院对口支援X医院, 在X医院的我院队员: the page's own people go there; it is another's page."""
        text = self.context.text
        # 我院…。在X医院广场: a page that has said 我院 names the others as places.
        if group.first > self._ours and GONE_TO.search(text, max(0, group.first - 8), group.first):
            return True
        return any(
            OUR_AID.search(text, max(0, a - OUR_REACH), a) or text.startswith(("的我院", "的本院"), b)
            for a, b in group.mentions
        )

    @cached_property
    def _ours(self) -> int:
        """Where the page first says 我院."""
        match = OURS.search(self.context.text)
        return match.start() if match else FAR

    def _unnamed(self) -> int:
        """How often the page says 医院 or 党支部 without saying whose: those of the hospital it opened with."""
        ends = {b for g in self.groups for _, b in g.mentions}
        return sum(m.start not in ends for m in self.context.marks.labelled("OWN", "BRANCH"))

    def _owns(self, group: Group) -> bool:
        """Whether a party organisation is named as the group's own."""
        return any(m.start in {b for _, b in group.mentions} for m in self.context.marks.labelled("BRANCH"))

    def acting(self, group: Group) -> float:
        """Mentions, those as a place to go or to be counting little: 来到X卫生院, 在X医院."""
        text = self.context.text
        return sum(0.2 if HELD_AT.search(text, max(0, a - 8), a) else 1.0 for a, _ in group.mentions)

    def _first(self) -> Group:
        return min(self.groups, key=lambda g: g.first)

    def _digest(self) -> bool:
        """Three bulleted paragraphs or more, each led by a hospital of its own."""
        leaders = []
        for match in re.finditer(r"^[▲●■◆★▶►•※□○◇△▪·*](?P<lead>[^。\n]{0,40})", self.context.text, re.MULTILINE):
            group = next((g for g in self.groups if any(match.start() <= a < match.end() for a, _ in g.mentions)), None)
            leaders.append(id(group))
        return len(leaders) >= 3 and len(set(leaders)) >= 3
