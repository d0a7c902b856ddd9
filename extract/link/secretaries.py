"""Persons with party posts: which person, which organisation, which other titles."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.link.branches import UNIT, Branches, Group
from extract.link.context import Context
from extract.link.hospitals import Group as HospitalGroup
from extract.link.hospitals import Hospitals
from extract.tag.components import post_roles
from extract.tag.mask import Mark
from extract.tag.relations import find_relations
from schemas import Secretary

HARD = re.compile(r"[，,。；;：:！？!?\n“”()（）]")
LINK = re.compile(r"[、兼及]|同时|(?<![A-Za-z])/")
BARE = ("副书记", "委员", "书记", "支委", "组织委员", "宣传委员", "纪检委员", "青年委员", "专职副书记", "第一书记")
CLOSING_QUOTES = ("”", "’", '"')
TOGETHER = re.compile(r"分别(?:担任|任|兼任|当选|出任)?")
# 市委, 县委, 卫健委党组: organisations of the Party or the state that are no branches.
OUTSIDE = re.compile(r"[\u3400-\u9fff]{0,14}?(?:[省市县区州旗镇乡]委|街道|党工委|工委|卫[^，、\s]{0,5}[委局]|委员会|局|厅|政府|公司|集团|学校|大学|学院|村|社区|[镇乡])$")
DEPARTMENT_HEAD = re.compile(r"(?P<department>[^、，。；：“”（）()\s]{1,20}?(?:科|病区|室|中心|部|处|院办|党办|办公室|馆|研究所|学院|站))(?:科)?(?:副|常务副|执行)?(?:主任|护士长|部长|处长|科长|负责人|总护士长|馆长|所长|院长|站长)$")
PARTY_WORD = {"党支部": "branch", "支部": "branch", "党总支": "general_branch", "总支": "general_branch", "党委": "party_committee"}


@dataclass(slots=True, eq=False)
class Finding:
    """A person in a post, before it is known whose post it is."""

    person: Mark
    post: Mark
    role: str
    start: int
    end: int
    titles: list[str]
    source: str
    branch: Group | None = None
    branch_name: str | None = None
    owner: HospitalGroup | None = None
    spans: list[tuple[int, int]] = field(default_factory=list)


class Secretaries:
    """The party posts of one document."""

    def __init__(self, context: Context, hospitals: Hospitals, branches: Branches) -> None:
        self.context, self.hospitals, self.branches = context, hospitals, branches
        self.roles = post_roles(context.book)
        self.stops = tuple(w for w in context.book.lexicon("name_stops") if len(w) > 1)
        self.findings: list[Finding] = []
        self._together()
        for post in context.marks.labelled("POST"):
            self._before_name(post)
        self._after_name()
        self.findings.sort(key=lambda f: (f.post.start, f.person.start))
        for finding in self.findings:
            if not self._said_before(finding):
                self._place(finding)
        self.findings = [f for f in self.findings if f.spans]

    # --- persons ---

    def _before_name(self, post: Mark) -> None:
        """外科第四党支部书记、骨科学科带头人马超: the title string leads to the name."""
        person = self._next_person(post)
        if person is None:
            return
        self._found(person, post, "secretaries/title_string")
        if self.roles[self.context.words(post)] in ("committee_member", "deputy_secretary"):
            self._list_behind(person, post)

    def _list_behind(self, person: Mark, post: Mark) -> None:
        """支委冯平、李三: several members behind one post."""
        while self.context.text[person.end : person.end + 1] == "、":
            further = self.context.marks.starting_at(person.end + 1)
            if further is None or further.label != "PERSON":
                return
            self._found(further, post, "secretaries/title_string")
            person = further

    def _next_person(self, post: Mark) -> Mark | None:
        text, marks = self.context.text, self.context.marks
        if text[post.end : post.end + 1] in CLOSING_QUOTES and (quoted := marks.starting_at(post.end + 1)):
            return quoted if quoted.label == "PERSON" else None  # “第一书记”刘某
        hard = HARD.search(text, post.end)
        limit = min(post.end + 60, hard.start() if hard else len(text))
        person = next((m for m in marks.overlapping(post.end, limit) if m.label == "PERSON"), None)
        if person is None or not self._is_title_string(post.end, person.start):
            return None
        return person

    def _is_title_string(self, start: int, end: int) -> bool:
        """Whether `[start, end)` holds nothing but further titles joined by 、 or 兼."""
        between = self.context.text[start:end].removesuffix("同志")
        if not between:
            return True
        if not LINK.match(between):
            return False
        position = start
        for chunk in re.split(r"(?<=[、兼及])", between):
            position += len(chunk)
            bare = LINK.sub("", chunk)
            last = self.context.marks.ending_at(position - (1 if LINK.search(chunk[-1:]) else 0))
            if bare and (last is None or last.label not in ("TITLE", "POST", "BRANCH", "DEPARTMENT")):
                return False
        before = self.context.marks.ending_at(start + len(between))
        return before is not None and before.label in ("TITLE", "POST")

    def _after_name(self) -> None:
        """马超任外科第四党支部书记; 书记由马超担任; 书记：马超; 马超（外科第四党支部书记）."""
        for relation in find_relations(self.context.masked, self.context.book, "post"):
            post = self.context.marks.starting_at(relation.slots["POST"][0])
            person = self.context.marks.starting_at(relation.slots["PERSON"][0])
            if post is None or person is None or self._known(post) or self._other_person(relation.start, post, person):
                continue
            self._found(person, post, relation.rule_id)
            # 李某、王某任支部委员: further names right before the first.
            self._list_before(person, post, relation.rule_id)

    def _list_before(self, person: Mark, post: Mark, source: str) -> None:
        if person.start > post.start:
            return
        while self.context.text[person.start - 1 : person.start] == "、":
            earlier = self.context.marks.ending_at(person.start - 1)
            if earlier is None or earlier.label != "PERSON":
                return
            self._found(earlier, post, source)
            person = earlier

    def _known(self, post: Mark) -> bool:
        return any(f.post is post for f in self.findings)

    def _other_person(self, start: int, post: Mark, person: Mark) -> bool:
        low, high = min(person.end, post.end), max(person.start, post.start)
        return any(m.label == "PERSON" for m in self.context.marks.overlapping(low, high)) if low < high else False

    def _together(self) -> None:
        """护士长岑雪、药师汤沐阳分别任组织委员、宣传委员: names and posts answer each other."""
        for match in TOGETHER.finditer(self.context.text):
            sentence = self.context.sentence_at(match.start())
            posts = []
            position = match.end()
            while (post := self.context.marks.starting_at(position)) and post.label == "POST":
                posts.append(post)
                position = post.end + 1
            persons = self.context.within(sentence.start, match.start(), "PERSON")[-len(posts) :] if posts else []
            if len(posts) == len(persons) and len(posts) > 1:
                for person, post in zip(persons, posts, strict=True):
                    self._found(person, post, "secretaries/respectively")

    def _found(self, person: Mark, post: Mark, source: str) -> None:
        if any(f.post is post and f.person is person for f in self.findings):
            return
        start, end = min(person.start, post.start), max(person.end, post.end)
        role = self.roles[self.context.words(post)]
        finding = Finding(person, post, role, start, end, [], source)
        finding.titles = self._titles(finding)
        self.findings.append(finding)

    def _said_before(self, finding: Finding) -> bool:
        """李渠书记 behind 书记李渠: a bare post behind the name only repeats what the page told of that person."""
        if finding.post.start != finding.person.end:
            return False
        person = self.context.words(finding.person)
        return any(
            f is not finding
            and f.role == finding.role
            and self.context.words(f.person) == person
            and f.post.start != f.person.end
            for f in self.findings
        )

    # --- titles ---

    def _titles(self, finding: Finding) -> list[str]:
        """The other posts in the title string around the post and the name."""
        chunks = self._chunks(finding)
        return [c for c in chunks if not c.endswith(self.context.words(finding.post)) and not self._party(c)]

    def _party(self, chunk: str) -> bool:
        return any(chunk.endswith(post) for post in self.roles) or bool(re.search(r"(?:支部|党委|总支|党小组)$", chunk))

    def _chunks(self, finding: Finding) -> list[str]:
        text = self.context.text
        left, right = self._string_start(finding.start), finding.end
        if finding.person.start > finding.post.start:
            right = finding.person.start
        inside = text[left:right].removesuffix("同志")
        chunks = [c.strip() for c in re.split(r"[、兼，,]", inside)]
        kept = []
        for chunk in chunks:
            for form in (f for g in self.hospitals.groups for f in g.forms):
                chunk = chunk.split(form)[-1] if form in chunk else chunk
            mark = self._title_end(chunk)
            if mark:
                kept.append(self._without_lead(chunk))
        return kept

    def _title_end(self, chunk: str) -> bool:
        return any(chunk.endswith(w) for w in (*self.context.book.lexicon("posts_other"), *self.roles))

    def _without_lead(self, chunk: str) -> str:
        """Drop narrative before a title: 今天来坐诊的|骨科主任."""
        for stop in self.stops:
            if stop in chunk and not chunk.endswith(stop):
                chunk = chunk.rsplit(stop, 1)[-1]
        return chunk.rsplit("的", 1)[-1]

    def _string_start(self, start: int) -> int:
        """Where the title string that reaches `start` begins: over chunks that end in a title or an organisation."""
        text, marks = self.context.text, self.context.marks
        while True:
            chunk_start = max((m.end() for m in HARD.finditer(text, max(0, start - 60), start)), default=max(0, start - 60))
            comma = max(text.rfind("、", chunk_start, start), text.rfind("兼", chunk_start, start))
            if comma < 0:
                return chunk_start
            before = marks.ending_at(comma)
            if before is None or before.label not in ("TITLE", "POST", "BRANCH"):
                return comma + 1
            start = comma

    # --- organisations ---

    def _place(self, finding: Finding) -> None:
        """Say whose post it is: the organisation before it, in its title string, or named earlier."""
        text = self.context.text
        post, words = finding.post, self.context.words(finding.post)
        finding.spans = [(self._cited_from(finding), finding.end)]
        finding.owner = self.hospitals.at.get(post.start) or self._owner_in_string(finding)
        if finding.role == "discipline_secretary":
            finding.branch_name = "纪委"
            return
        adjoining = self.branches.at.get(post.start)
        if adjoining is not None:
            finding.branch = adjoining
        elif post.start in self.branches.outside:
            finding.branch_name, finding.owner = self.branches.outside[post.start], None
        elif (listed := self._listed_before(finding, words)) is not None:
            finding.branch, finding.branch_name, finding.owner = listed.branch, listed.branch_name, listed.owner
        elif finding.role == "first_secretary":
            self._village(finding)
        elif outside := self._outside(post, words):
            finding.branch_name, finding.owner = outside, None
        elif words.startswith("党委") or self._means_committee(finding, words):
            owner = finding.owner or self.branches.default_owner(post.start)
            finding.branch = self.branches.committee(owner, post.start, post.end)
            if owner is None and not self.hospitals.groups:
                finding.branch_name = "党委"
        else:
            finding.branch = self._earlier(finding, words)
        if finding.branch is not None:
            finding.branch_name, finding.owner = finding.branch.name, finding.branch.owner
        del text

    def _listed_before(self, finding: Finding, words: str) -> Finding | None:
        """X党支部书记甲、副书记乙: a bare post behind a listed person is one of the same organisation."""
        before = self.context.marks.ending_at(finding.post.start - 1)
        if words not in BARE or before is None or before.label != "PERSON":
            return None
        if self.context.text[finding.post.start - 1] not in "、和及，,":
            return None
        return next((f for f in self.findings if f.person is before and f.spans), None)

    def _cited_from(self, finding: Finding) -> int:
        """Evidence starts with the organisation that the post follows."""
        before = self.context.marks.ending_at(finding.post.start)
        if finding.start == finding.post.start and before and before.label in ("BRANCH", "HOSPITAL", "OWN"):
            further = self.context.marks.ending_at(before.start)
            return further.start if further and further.label == "HOSPITAL" else before.start
        return finding.start

    def _owner_in_string(self, finding: Finding) -> HospitalGroup | None:
        start = self._string_start(finding.start)
        named = [g for e, g in self.hospitals.at.items() if start < e <= finding.post.start]
        own = self.context.marks.ending_at(finding.post.start)
        if own is not None and own.label == "OWN":
            return self.hospitals.meant_by(self.context.words(own), own.start)
        return named[-1] if named else None

    def _village(self, finding: Finding) -> None:
        """云岭村第一书记: the village's branch if the page names it."""
        match = re.search(r"([\u3400-\u9fff]{1,8}?[村])(?:驻村)?$", self.context.text[max(0, finding.post.start - 12) : finding.post.start])
        place = self.context.marks.ending_at(finding.post.start)
        unit = self.context.words(place)[-4:] if place and place.label == "PLACE" else match.group(1)[-4:] if match else None
        fitting = [g for g in self.branches.groups if unit and unit[-3:] in g.name and g.level in ("branch", "general_branch")]
        finding.branch = fitting[0] if len(fitting) == 1 else None

    def _outside(self, post: Mark, words: str) -> str | None:
        """The organisation's name when the post is one of a government or another unit, else None."""
        low = max(0, post.start - 16)
        before = self.context.text[low : post.start]
        before = HARD.split(before)[-1].split("、")[-1]
        for stop in self.stops:
            before = before.rsplit(stop, 1)[-1] if stop in before else before
        before = re.split(r"[的与和由在]", before)[-1]
        match = OUTSIDE.search(before)
        organ = re.match(r"党组|党工委|工委", words)
        if match is None:
            return organ.group() if organ else None
        named = words.removesuffix("书记").removesuffix("副").removesuffix("第一") if organ else ""
        return match.group() + named

    def _means_committee(self, finding: Finding, words: str) -> bool:
        """医院副书记, 市立医院书记: a post named by the hospital alone is one of its committee."""
        if words not in ("书记", "副书记"):
            return False
        before = self.context.marks.ending_at(finding.post.start)
        return before is not None and before.label in ("OWN", "HOSPITAL")

    def _earlier(self, finding: Finding, words: str) -> Group | None:
        """A branch from the same title string, the person's department, or the branch named last."""
        levels = tuple(level for word, level in PARTY_WORD.items() if words.startswith(word)) or (
            "branch", "general_branch", "group", "party_committee",
        )  # fmt: skip
        string = self._string_start(finding.start)
        same_string = [g for e, g in self.branches.at.items() if string < e <= finding.post.start and g.level in levels]
        if same_string:
            return same_string[-1]
        department = self._department(finding)
        if department and words.startswith(("党支部", "支部", "党总支", "总支")):
            kind = "党总支" if "总支" in words else "党支部"
            owner = finding.owner or self.branches.default_owner(finding.post.start)
            if UNIT.search(department):
                owner = None
            group = self.branches.get(f"{department}{kind}", owner, "secretaries/department")
            group.mentions.append((finding.start, finding.end))
            return group
        found = self.branches.nearest(finding.post.start, levels)
        if found is None and words.startswith(("党支部", "支部")) and not self.branches.at:
            # A small hospital has one branch, and the page no other.
            owner = finding.owner or self.branches.default_owner(finding.post.start)
            found = self.branches.get("党支部", owner, "secretaries/department") if owner else None
            if found is not None:
                found.mentions.append((finding.post.start, finding.post.end))
        return found

    def _department(self, finding: Finding) -> str | None:
        """耐药结核科 for 耐药结核科主任、党支部书记X: the title string starts with the head of a department."""
        string = self._string_start(finding.start)
        listed = self.context.marks.ending_at(finding.post.start - 1)
        if listed is not None and listed.label == "PERSON" and finding.person.start > finding.post.start:
            string = self._string_start(listed.start)  # 研究所所长甲、党支部书记乙
            return self._head_of(self.context.text[string : listed.start])
        text = self.context.text[string : finding.post.start]
        if finding.person.end <= finding.post.start:
            # 感染一病区科主任文丹宁作为支部书记; 文丹宁是感染一病区科主任，也是支部书记.
            before = max((m.end() for m in HARD.finditer(self.context.text, 0, finding.person.start)), default=0)
            between = re.sub(r"^(?:同志)?(?:是|任|担任|兼任|作为)", "", self.context.text[finding.person.end : finding.post.start])
            text = f"{self.context.text[before : finding.person.start]}、{between}"
        return self._head_of(text)

    def _head_of(self, text: str) -> str | None:
        """The department or unit that the first fitting title of `text` heads."""
        for chunk in re.split(r"[、兼，,]", text):
            for form in sorted((f for g in self.hospitals.groups for f in g.forms), key=len, reverse=True):
                chunk = chunk.rsplit(form, 1)[-1]
            chunk = self._without_lead(re.sub(r"^(?:我院|该院|本院|医院)", "", chunk))
            match = DEPARTMENT_HEAD.search(chunk)
            if match and match["department"] not in ("科", "科室"):
                return match["department"]
        return None

    # --- records ---

    def records(self) -> list[Secretary]:
        """One record a person, role and organisation, in order of appearance."""
        merged: dict[tuple[str, str, str], list[Finding]] = {}
        for finding in sorted(self.findings, key=lambda f: (f.start, f.post.start)):
            person = self.context.words(finding.person)
            key = (person, finding.role, self._organisation(finding))
            merged.setdefault(key, []).append(finding)
        return [self._record(key, group) for key, group in merged.items()]

    def _organisation(self, finding: Finding) -> str:
        return self.branches.full_name(finding.branch) if finding.branch else finding.branch_name or ""

    def _record(self, key: tuple[str, str, str], findings: list[Finding]) -> Secretary:
        first = findings[0]
        titles = list(dict.fromkeys(t for f in findings for t in f.titles))
        return Secretary(
            id=self.context.make_id("secretary", *key),
            doc_id=self.context.doc_id,
            evidence=self.context.cite_all([span for f in findings for span in f.spans]),
            source=first.source,
            person=key[0],
            role=first.role,  # type: ignore[arg-type]
            post=self.context.words(first.post),
            branch_name=first.branch_name,
            branch_id=self.branches.id_of(first.branch),
            hospital_id=self.hospitals.id_of(first.owner),
            titles=titles,
        )
