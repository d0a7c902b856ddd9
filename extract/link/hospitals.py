"""Hospitals: which names mean the same one, where it is, and which the page is about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from operator import itemgetter

from extract.link.context import Context
from extract.link.hospital_names import name_forms, short_of
from extract.link.subjects import LED_IN, Group, Subjects
from extract.places import Gazetteer, Place
from extract.rulebook.lexicons import Division
from extract.rulebook.wordlists import NUMERALS, any_of
from extract.tag.mask import Mark, Marks
from extract.tag.words import name_finder
from schemas import Hospital

OWN_WORDS = ("我院", "本院")
SHORTEST = 3  # characters of a hospital's name that tell which it is
OFTEN = 3  # a name without a place that stands this often is one
SETTLED = re.compile(r"[镇乡村](?:中心)?$|第[\d一二三四五六七八九十百]+|公司$|^[〇零一二三四五六七八九\d]{3,4}$")
GRADE = re.compile(r"[^，。；\n]{0,12}?(?:是|为|作为|系)[^，。；\n]{0,12}?(?P<level>[一二三]级[甲乙丙特]等|三级|二级)")
SECOND_NAMES = re.compile(r"\n?[（(](?P<names>[^（）()\n]{4,80})[）)]")
NAME = re.compile(r"[^、，,；;]+")
CALLED = re.compile(r"[（(](?:以下)?(?:简称|称|统称)(?:为|[:：])?[“\"]?(?P<name>[\u4e00-\u9fff]{2,12})[”\"]?[)）]")
# 建设路街道盘锦社区|濮阳光明眼科医院: whose neighbours it serves.
NEIGHBOUR = re.compile(r".{2,}(?:社区|居委会|小区)(?!卫生|医院|门诊|健康|服务)(?=.{5})")
ARMY = re.compile(rf"第?[{NUMERALS}]{{1,2}}师")
NUMBERED = re.compile(rf"[市县][{NUMERALS}]{{1,2}}[院医]")  # 市七院, whatever it is in full
LISTED_TITLE = re.compile(r"[·•▪■◆◇●>»*-]")  # a line of a list of other pages
PLACELESS = re.compile(r"[省市县区州镇乡旗]")


def is_placeless(name: str, gazetteer: Gazetteer) -> bool:
    """县中医院 does not say where; 镇远县中医院 does."""
    return PLACELESS.match(name) is not None and not gazetteer.names.opening(name)


class Hospitals:
    """The hospitals of one document; `groups` in order of appearance."""

    def __init__(self, context: Context, gazetteer: Gazetteer) -> None:
        self.context, self.gazetteer = context, gazetteer
        self.groups: list[Group] = []
        self.at: dict[int, Group] = {}
        self.forms = name_forms(context.book)
        self.kinds = re.compile(f"(?:{any_of(context.book.lexicon('generic_kinds')).pattern})*")
        self.part = any_of(context.book.lexicon("hospital_parts"))
        self.department = any_of(context.book.lexicon("departments"))
        self.township = context.book.lexicon("township_kinds")
        self.place = any_of(context.book.lexicon("hospital_places"))
        owner = any_of(context.book.lexicon("page_owner_words")).pattern
        # A line of the page's own ends behind the name or says whose page it is; links to others go on: X医院挂号攻略.
        self.told_on = re.compile(rf"(?!{owner}|[\u4e00-\u9fff]{{2,5}}科)[\u4e00-\u9fff]")
        self.link = any_of(context.book.lexicon("page_link_words"))
        self.suffix = name_finder(context.book, "hospitals/named").suffix
        names = self._valid_names()
        self._group(names)
        self._join_second_names()
        self._join_called()
        self.about = Subjects(context, self.groups)
        self.subjects = self._named_outside() or self.about.find()

    # --- names ---

    def _valid_names(self) -> list[tuple[int, int]]:
        """Spans of marks that name one institution, cut to the name."""
        spans = [self._cut(mark) for mark in self.context.marks.labelled("HOSPITAL")]
        texts = Counter(self.context.text[a:b] for a, b in spans)
        sure = {t for t in texts if self._names_something(t)}
        found = {
            (a, b)
            for a, b in spans
            if (t := self.context.text[a:b]) in sure
            or any(s != t and (s.endswith(t) or short_of(s, t)) for s in sure)
            or (not self._only_kind(t) and (self._recognized(a, b) or texts[t] >= OFTEN))
        }
        return [span for span in spans if span in found or self._listed(span, found)]

    def _listed(self, span: tuple[int, int], found: set[tuple[int, int]]) -> bool:
        """罗某医院 in a list between hospitals that are sure."""
        text = self.context.text
        name = text[slice(*span)]
        if is_placeless(name, self.gazetteer) or self._only_kind(name) or span[1] - span[0] < 4:
            return False
        before = text[span[0] - 1 : span[0]] == "、" and any(b == span[0] - 1 for _, b in found)
        behind = text[span[1] : span[1] + 1] == "、" and any(a == span[1] + 1 for a, _ in found)
        return before or behind

    def _cut(self, mark: Mark) -> tuple[int, int]:
        """Drop what stands before the first division when that is no name itself: 记|清河市中心医院."""
        name = self.context.words(mark)
        if parted := self._parted(mark, name):
            return mark.start + parted, mark.end
        if neighbour := NEIGHBOUR.match(name):
            return mark.start + neighbour.end(), mark.end
        divisions = [start for start, end in self.gazetteer.names.spans(name) if end - start > 2 or start == 0]
        if len(divisions) > 1 and self._within(name[: divisions[1]], name[divisions[1] :]):
            return mark.start + divisions[1], mark.end  # 红古区|兰州市第五医院
        if divisions and 0 < divisions[0] <= 3 and not self._part_of(name[: divisions[0]]):
            return mark.start + divisions[0], mark.end
        return mark.start, mark.end

    def _within(self, division: str, name: str) -> bool:
        """Whether `division` lies in the one that `name` begins with."""
        chains = [self.gazetteer.above(d)[1:] for d in self.gazetteer.by_name.get(division, [])]
        return any(name.startswith(above.name) for chain in chains for above in chain)

    def _part_of(self, words: str) -> bool:
        """Whether `words` before a division belong to the name: 七师|胡杨河医院."""
        return self.part.fullmatch(words) is not None or ARMY.fullmatch(words) is not None

    def _parted(self, mark: Mark, name: str) -> int:
        """情暖寒冬 区人民医院: how much of a title's motto a space parts from the name; 0 for spaces inside names."""
        first = self.context.parted(mark.start, mark.end)
        return 0 if self.gazetteer.names.opening(name) or re.search("大学|学院|附属", name[:first]) else first

    def _names_something(self, name: str) -> bool:
        if not self.suffix.search(name):
            numbered = NUMBERED.fullmatch(name) is not None
            return numbered or re.search("大|附", name) is not None or self.gazetteer.names.opening(name) > 0
        head = name[: list(self.suffix.finditer(name))[-1].start()]
        if self._only_kind(name) or head == "附属":
            return False
        if is_placeless(name, self.gazetteer) and not re.search(r"第?[一二三四五六七八九十\d]", head):
            return False
        if len(head) > 1 and name.endswith(self.township):
            return True  # they have their place for a name
        placed = self.gazetteer.names.opening(head) or re.match(r".{2,4}[市县区镇乡旗州]", head)
        return bool(placed or SETTLED.search(head) or self.place.search(head))

    def _only_kind(self, name: str) -> bool:
        """湖北省三级医院 says where and what kind, but names none."""
        found = list(self.suffix.finditer(name))
        rest = name[: found[-1].start()] if found else name
        while size := self.gazetteer.names.opening(rest):
            rest = rest[size:]
            if rest.startswith(("镇", "乡", "街道")):
                return False  # 延安镇, 长宁镇: townships that are called like a city or a county
        return bool(rest) and self.kinds.fullmatch(rest) is not None

    def _recognized(self, start: int, end: int) -> bool:
        """A name without a place counts when the recognizer saw an organisation or a place just there."""
        entities = self.context.entities
        short = end - start < 5 and is_placeless(self.context.text[start:end], self.gazetteer)  # 县城医院
        return not short and any(a <= end - 3 and b == end and label in ("ORG", "LOC") for a, b, label in entities)

    # --- which names mean the same ---

    def _group(self, spans: list[tuple[int, int]]) -> None:
        texts = sorted({self.context.text[a:b] for a, b in spans}, key=lambda t: (-len(t), t))
        of: dict[str, Group] = {}
        for text in texts:
            same = [g for g in dict.fromkeys(of.values()) if any(self.forms.means(long, text) for long in g.forms)]
            of[text] = same[0] if same else Group()
            of[text].forms[text] += 0
        for start, end in spans:
            group = of[self.context.text[start:end]]
            if group not in self.groups:
                self.groups.append(group)
            self._add(group, start, end)

    def _add(self, group: Group, start: int, end: int) -> None:
        group.forms[self.context.text[start:end]] += 1
        group.mentions.append((start, end))
        self.at[end] = group

    def _join_second_names(self) -> None:
        """清河市第二医院骨伤医院（清河市骨科医院、…）, 附属眼科医院/银海眼科医院: one hospital with several names."""
        text = self.context.text
        for end in list(self.at):
            behind = SECOND_NAMES.match(text, end)
            if behind is not None:
                spans = [m.span() for m in NAME.finditer(text, *behind.span("names"))]
            elif text.startswith("/", end):
                spans = [span for g in self.groups for span in g.mentions if span[0] == end + 1]
            else:
                continue
            others = [self.at.get(b) for _, b in spans]
            named = all(g is not None and span in g.mentions for g, span in zip(others, spans, strict=True))
            for other in dict.fromkeys(g for g in others if named and g is not None and g is not self.at[end]):
                self._merge(self.at[end], other)

    def _join_called(self) -> None:
        """石桥街社区卫生服务中心（以下称“石桥中心”）: what the page calls it from there on."""
        text = self.context.text
        for end, group in list(self.at.items()):
            called = CALLED.match(text, end)
            for match in re.finditer(re.escape(called["name"]), text) if called else ():
                inside = self.context.within(*match.span(), "HOSPITAL")
                if inside and inside[-1].end == match.end():
                    self._forget(inside[-1])  # 喀地|一院
                if not inside or inside[-1].end == match.end():
                    self._add(group, *match.span())

    def _forget(self, mark: Mark) -> None:
        """Take one mention of a name from its group."""
        group = self.at.pop(mark.end, None)
        if group is not None:
            group.mentions = [span for span in group.mentions if span[1] != mark.end]
            group.forms -= Counter([self.context.words(mark)])
            if not group.mentions:
                self.groups.remove(group)

    def _merge(self, group: Group, other: Group) -> None:
        group.second |= set(other.forms)
        group.forms += other.forms
        group.mentions = sorted(group.mentions + other.mentions)
        self.groups.remove(other)
        self.at = {end: group if g is other else g for end, g in self.at.items()}

    # --- what the page is about ---

    def _named_outside(self) -> list[Group]:
        """我院 on a page whose text never names it: the title, source or copyright line does."""
        labels = () if self.groups else ("BRANCH", "HOSPITAL")
        text = self.context.text
        own = any(word in text for word in OWN_WORDS) or self.context.marks.labelled(*labels)
        titled = [g.first for g in self.groups if g.first < self.context.title_end]
        if not own or any(not LED_IN.search(text, max(0, first - 8), first) for first in titled):
            return []
        spaced = self.context.article.source.spaced.text
        named: dict[str, tuple[int, int]] = {}
        for start, end in self.context.article.furniture:
            line = spaced[start:end]
            if self.link.search(line) or LISTED_TITLE.match(line):
                continue
            for a, b, _ in name_finder(self.context.book, "hospitals/named").find(line, Marks(line)):
                second = line[a - 1 : a] in ("（", "(") and any(start + a - 1 == e for _, e in named.values())
                if self._names_something(line[a:b]) and not second and not self.told_on.match(line, b):
                    named.setdefault(line[a:b], (start + a, start + b))
        if len(named) != 1:
            return []
        [(name, span)] = named.items()
        group = next(
            (g for g in self.groups if any(self.forms.means(name, f) or self.forms.means(f, name) for f in g.forms)),
            None,
        )
        if group is None:
            group = Group()
            self.groups.append(group)
        group.forms[name] += 1
        group.outside.append(span)
        for mark in self.context.marks.labelled("HOSPITAL"):  # 市妇幼保健院 is the one that the page is of
            if mark.end not in self.at and self.forms.means(name, self.context.words(mark)):
                self._add(group, mark.start, mark.end)
        return [group]

    def by_part(self, part: str) -> Group | None:
        """The hospital that `part` is short for: 黄石爱尔|党支部 of 黄石爱尔眼科医院."""
        if len(part) < SHORTEST or self.department.fullmatch(part):
            return None
        return next((g for g in self.groups if any(part in form for form in g.forms)), None)

    @property
    def subject(self) -> Group | None:
        """The one hospital that 我院 means."""
        return self.subjects[0] if self.subjects else None

    def before(self, position: int) -> Group | None:
        """The hospital named last before `position` in its paragraph."""
        _, _, last = next(self._mentions_before(position), (0, 0, None))
        return last

    def acting_before(self, position: int) -> Group | None:
        """The hospital that the paragraph of `position` has named last as one that acts, not as a place to go to."""
        before = self._mentions_before(position)
        return next((g for _, a, g in before if not LED_IN.search(self.context.text, max(0, a - 8), a)), None)

    def _mentions_before(self, position: int) -> Iterator[tuple[int, int, Group]]:
        """(end, start, hospital) of what the paragraph of `position` names before it, the last first."""
        paragraph = self.context.text.rfind("\n", 0, position) + 1
        for index in range(bisect_right(self._mentions, position, key=itemgetter(0)) - 1, -1, -1):
            if self._mentions[index][1] < paragraph:
                return
            yield self._mentions[index]

    @cached_property
    def _mentions(self) -> list[tuple[int, int, Group]]:
        return sorted(((b, a, g) for g in self.groups for a, b in g.mentions), key=itemgetter(0))

    def meant_by(self, word: str, position: int) -> Group | None:
        """The hospital that 我院 or 该院 means at `position`."""
        if word == "该院":
            return self.before(position) or self.subject
        acting = self.acting_before(position) if word in ("医院", "院") else None
        return acting or self.subject or self._only_acting

    @cached_property
    def _only_acting(self) -> Group | None:
        acting = [g for g in self.groups if self.about.acting(g) >= 1 and not self.about.helped(g)]
        return acting[0] if len(acting) == 1 else None

    # --- records ---

    def id_of(self, group: Group | None) -> str | None:
        """The record id of a group."""
        return self.context.make_id("hospital", group.name) if group else None

    @cached_property
    def divisions(self) -> list[Division]:
        """Divisions that the page names beyond doubt, each once: context for shared names."""
        found = self.gazetteer.named(self.context.text)
        return list({options[0].adcode: options[0] for options in found if len(options) == 1}.values())

    def records(self) -> list[Hospital]:
        """One record a hospital, in order of appearance."""
        context = self.divisions
        return [self._record(group, context) for group in sorted(self.groups, key=lambda g: g.first)]

    def _record(self, group: Group, context: list[Division]) -> Hospital:
        place: Place = self.gazetteer.locate(group.name, context)
        return Hospital(
            id=self.context.make_id("hospital", group.name),
            doc_id=self.context.doc_id,
            evidence=sorted(
                [*self.context.cite_all(group.mentions), *(self.context.cite_outside(*s) for s in group.outside)],
                key=lambda e: e.start,
            ),
            source="hospitals/named",
            name=group.name,
            aliases=sorted(set(group.forms) - {group.name}),
            is_subject=any(group is s for s in self.subjects),
            province=place.province,
            city=place.city,
            county=place.county,
            adcode=place.adcode,
            level=self._grade(group),
        )

    def _grade(self, group: Group) -> str | None:
        for _, end in group.mentions:
            match = GRADE.match(self.context.text, end)
            if match:
                return match.group("level")
        return None
