"""Where an event happens: the place that words of going or being lead in."""

from __future__ import annotations

import re

from extract.link.context import Context
from extract.link.hospitals import Hospitals
from extract.places import Gazetteer
from extract.rulebook.wordlists import any_of
from extract.tag.mask import Mark

# A spot inside or around the hospital: 医院南门, 住院部8楼护士站附近.
SPOT = re.compile(r"(?:在|，|^)(?P<spot>(?:医院|门诊|住院部|急诊)[^，。；、“”]{0,10}?(?:南门|北门|东门|西门|大门口?|门口|大厅|附近|广场|护士站))")
TAIL = re.compile(r"(?:的)?[\u3400-\u9fff0-9]{0,6}?(?:重症监护室|重症病房|病区|院坝里?|党群服务中心|村委会|方舱医院|方舱|文化广场|广场|大厅)")
GENERIC = re.compile(r"^(?:现场|一线|基层|社区|农村|乡村|学校|企业|医院|校园|中国|全国|国家)$")


class PlaceFinder:
    """Finds the place of an event in a stretch of text."""

    def __init__(self, context: Context, hospitals: Hospitals) -> None:
        self.context, self.hospitals = context, hospitals
        self.gazetteer: Gazetteer = hospitals.gazetteer
        self.lead = re.compile(f"(?:{any_of(context.book.lexicon('place_leads')).pattern})$")

    def find(self, start: int, end: int, trigger: int) -> tuple[int, int] | None:
        """The span of the place told in `[start, end)`: led in by a verb, the nearest to the trigger first."""
        candidates = []
        for run in self._runs(start, end):
            led = self._led(run[0].start)
            own = all(self._is_subject(m) for m in run)
            if own and not self._held_at(run[0], run[-1]):
                continue
            if led:
                candidates.append((abs(trigger - run[-1].end), run))
        if candidates:
            run = min(candidates, key=lambda pair: (pair[1][0].start > trigger, pair[0]))[1]
            return run[0].start, self._tail(run[-1].end, end)
        spot = SPOT.search(self.context.text[start:end])
        return (start + spot.start("spot"), start + spot.end("spot")) if spot else None

    def _runs(self, start: int, end: int) -> list[list[Mark]]:
        """Neighbouring place marks as one: 新疆|和田, 西安、咸阳、海南."""
        runs: list[list[Mark]] = []
        for mark in self.context.within(start, end, "PLACE", "HOSPITAL"):
            if mark.label == "PLACE" and GENERIC.match(self.context.words(mark)):
                continue
            gap = self.context.text[runs[-1][-1].end : mark.start] if runs else None
            if gap in ("", "、") and runs[-1][-1].label == "PLACE" and mark.label == "PLACE":
                runs[-1].append(mark)
            else:
                runs.append([mark])
        return runs

    def _led(self, position: int) -> bool:
        return self.lead.search(self.context.text[max(0, position - 6) : position]) is not None

    def _is_subject(self, mark: Mark) -> bool:
        group = self.hospitals.at.get(mark.end)
        return mark.label == "HOSPITAL" and (group is None or any(group is s for s in self.hospitals.subjects))

    def _held_at(self, first: Mark, last: Mark) -> bool:
        """The subject hospital is the place only where something is held: 培训班在X医院开班."""
        text = self.context.text
        return text[first.start - 1 : first.start] == "在" and re.match(r"(?:开班|开讲|举[办行]|召开|开展)", text[last.end :]) is not None

    def _tail(self, position: int, end: int) -> int:
        match = TAIL.match(self.context.text, position, end)
        return match.end() if match else position

    def adcode(self, place: str | None) -> str | None:
        """The division code of a place by its own name and the page's context."""
        if place is None:
            return None
        return self.gazetteer.locate(place, self.hospitals.divisions()).adcode
