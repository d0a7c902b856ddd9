"""Persons with party posts: which person, which organisation, which other titles."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.link.branch_lists import KIND
from extract.link.branches import Branches, Group
from extract.link.context import Context
from extract.link.hospitals import Hospitals
from extract.link.subjects import Group as HospitalGroup
from extract.link.titles import HARD, TitleStrings
from extract.rulebook.wordlists import any_of
from extract.tag.components import post_roles
from extract.tag.mask import Mark
from extract.tag.relations import find_relations
from schemas import Secretary

# 共青团某市委|书记, and 副书记 listed behind: the Youth League is not the Party.
LEAGUE_UNIT = r"(?:共青团[^，。、；]{0,10}委|团[省市县区州旗]?委)"
LEAGUE = re.compile(rf"{LEAGUE_UNIT}$")
LEAGUE_LIST = re.compile(rf"{LEAGUE_UNIT}书记[\u4e00-\u9fff]{{2,4}}[，、]$")
LEAGUE_REACH = 24
TOGETHER = re.compile(r"分(?=任|别)别?(?:担任|任|兼任|当选|出任)?")
TAKES = re.compile(r"(?:担|兼|出)?任$")
JOINT = re.compile(r"[、兼]")
BARE = frozenset(
    ["书记", "副书记", "专职副书记", "第一书记", "委员", "支委", "组织委员", "宣传委员", "纪检委员", "青年委员"]
)
LISTS = frozenset(["committee_member", "deputy_secretary", "first_secretary"])
# 县委, 街道党工委, 市卫健委党组: organisations of the Party or the state that are no branches.
STATE = r"[省市县区州旗镇乡]委|党工委|工委|卫[^，、\s]{0,5}[委局]|委员会|局|厅|政府"
LEVELS = {
    "党支部": "branch",
    "支部": "branch",
    "党总支": "general_branch",
    "总支": "general_branch",
    "党委": "party_committee",
}


@dataclass(slots=True, eq=False)
class Finding:
    """A person in a post; `spans` is empty until it is known whose post it is."""

    person: Mark
    post: Mark
    role: str
    titles: list[str]
    source: str
    branch: Group | None = None
    branch_name: str | None = None
    owner: HospitalGroup | None = None
    spans: list[tuple[int, int]] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where the first of person and post starts."""
        return min(self.person.start, self.post.start)

    @property
    def end(self) -> int:
        """Where the last of person and post ends."""
        return max(self.person.end, self.post.end)


class Secretaries:
    """The party posts of one document."""

    def __init__(self, context: Context, hospitals: Hospitals, branches: Branches) -> None:
        self.context, self.hospitals, self.branches = context, hospitals, branches
        self.roles = post_roles(context.book)
        self.strings = TitleStrings(context, hospitals, self.roles)
        units = any_of(context.book.lexicon("unit_endings")).pattern
        self.outside = re.compile(rf"[\u3400-\u9fff]{{0,14}}?(?:{STATE}|{units})$")
        self.findings: list[Finding] = []
        self._together()
        self._before_names()
        self._after_names()
        self.findings.sort(key=lambda f: (f.post.start, f.person.start))
        for finding in self.findings:
            if not self._said_before(finding):
                self._place(finding)
        self.findings = [f for f in self.findings if f.spans]

    # --- persons ---

    def _found(self, person: Mark, post: Mark, source: str) -> None:
        low = max(0, post.start - LEAGUE_REACH)
        listed = self.context.words(post) == "副书记" and LEAGUE_LIST.search(self.context.text, low, post.start)
        if listed or LEAGUE.search(self.context.text, low, post.start):
            return
        if any(f.post is post and f.person is person for f in self.findings):
            return
        titles = self.strings.others(min(person.start, post.start), person, post)
        self.findings.append(Finding(person, post, self.roles[self.context.words(post)], titles, source))

    def _before_names(self) -> None:
        """外科第四党支部书记、骨科学科带头人马某: the title string leads to the name."""
        for post in self.context.marks.labelled("POST"):
            person = self.strings.person_behind(post)
            if person is not None and not self._taken(post):
                self._found(person, post, "secretaries/title_string")
                if self.roles[self.context.words(post)] in LISTS:
                    self._list_behind(person, post)

    def _taken(self, post: Mark) -> bool:
        """甲任书记、副院长乙任副书记: the post is that of the person before it."""
        takes = TAKES.search(self.context.text, max(0, post.start - 2), post.start)
        before = self.context.marks.ending_at(takes.start()) if takes else None
        return before is not None and before.label == "PERSON"

    def _list_behind(self, person: Mark, post: Mark) -> None:
        """支委冯某、李某: several members behind one post."""
        while self.context.text[person.end : person.end + 1] == "、":
            further = self.context.marks.starting_at(person.end + 1)
            if further is None or further.label != "PERSON":
                return
            self._found(further, post, "secretaries/title_string")
            person = further

    def _after_names(self) -> None:
        """马某任外科第四党支部书记; 书记由马某担任; 书记：马某; 马某（外科第四党支部书记）."""
        known = {id(f.post) for f in self.findings}
        for relation in find_relations(self.context.masked, self.context.book, "post"):
            person = self.context.marks.starting_at(relation.slots["PERSON"][0])
            for start in (span[0] for slot, span in relation.slots.items() if slot.startswith("POST")):
                post = self.context.marks.starting_at(start)
                if post is None or person is None or id(post) in known or self._other_between(post, person):
                    continue
                self._found(person, post, relation.rule_id)
                if person.start < post.start:
                    self._list_before(person, post, relation.rule_id)
                    self._posts_behind(person, post, relation.rule_id)
                elif self.roles[self.context.words(post)] in LISTS:
                    self._list_behind(person, post)

    def _list_before(self, person: Mark, post: Mark, source: str) -> None:
        """李某、王某任支部委员: further names right before the first."""
        while earlier := self._named_before(person):
            self._found(earlier, post, source)
            person = earlier

    def _named_before(self, person: Mark) -> Mark | None:
        """The name that 、 or 和 joins to the next one, which may have a title: 崔某|和副院长|黄某."""
        start = person.start
        while (title := self.context.marks.ending_at(start)) and title.label == "TITLE":
            start = title.start
        if self.context.text[start - 1 : start] not in ("、", "和", "与"):
            return None
        earlier = self.context.marks.ending_at(start - 1)
        return earlier if earlier and earlier.label == "PERSON" else None

    def _posts_behind(self, person: Mark, post: Mark, source: str) -> None:
        """王某任党委副书记、纪委书记: the next post is the same person's."""
        while joint := JOINT.match(self.context.text, post.end):
            further = self.context.marks.starting_at(joint.end())
            if further is None or further.label != "POST" or self.strings.person_behind(further):
                return
            self._found(person, further, source)
            post = further

    def _other_between(self, post: Mark, person: Mark) -> bool:
        low, high = min(person.end, post.end), max(person.start, post.start)
        return low < high and bool(self.context.within(low, high, "PERSON"))

    def _together(self) -> None:
        """护士长岑某、药师汤某分别任组织委员、宣传委员: names and posts answer each other."""
        for match in TOGETHER.finditer(self.context.text):
            sentence = self.context.sentence_at(match.start())
            posts = []
            position = match.end()
            while (post := self.context.marks.starting_at(position)) and post.label == "POST":
                posts.append(post)
                position = post.end + 1
            persons = self.context.within(sentence.start, match.start(), "PERSON")[-len(posts) :] if posts else []
            if len(posts) == len(persons) > 1:
                for person, post in zip(persons, posts, strict=True):
                    self._found(person, post, "secretaries/respectively")

    def _said_before(self, finding: Finding) -> bool:
        """李某书记 behind 书记李某: a bare post behind the name only repeats what the page told of that person."""
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

    # --- organisations ---

    def _place(self, finding: Finding) -> None:
        """Say whose post it is: the organisation before it, in its title string, or named earlier."""
        post, words = finding.post, self.context.words(finding.post)
        finding.spans = [(self._cited_from(finding), finding.end)]
        finding.owner = self.hospitals.at.get(post.start) or self._owner_in_string(finding)
        if finding.role == "discipline_secretary":
            finding.branch_name = "纪委"
        elif (adjoining := self.branches.at.get(post.start)) is not None:
            finding.branch = adjoining
        elif post.start in self.branches.outside:
            finding.branch_name, finding.owner = self.branches.outside[post.start], None
        elif (listed := self._listed_before(finding, words)) is not None:
            finding.branch, finding.branch_name, finding.owner = listed.branch, listed.branch_name, listed.owner
        elif finding.role == "first_secretary":
            finding.branch = self._village(finding)
        elif outside := self._outside(post, words):
            finding.branch_name, finding.owner = outside, None
        elif words.startswith("党委") or self._by_hospital_alone(post, words):
            owner = finding.owner or self.branches.default_owner(post.start)
            finding.branch = self.branches.committee(owner, self._cited_from(finding), post.end)
        else:
            finding.branch = self._earlier(finding, words)
        if finding.branch is not None:
            finding.branch_name, finding.owner = finding.branch.name, finding.branch.owner

    def _cited_from(self, finding: Finding) -> int:
        """Evidence starts with the organisation that the post follows."""
        before = self.context.marks.ending_at(finding.post.start)
        if finding.start == finding.post.start and before and before.label in ("BRANCH", "HOSPITAL", "OWN"):
            further = self.context.marks.ending_at(before.start)
            return further.start if further and further.label == "HOSPITAL" else before.start
        return finding.start

    def _owner_in_string(self, finding: Finding) -> HospitalGroup | None:
        start = self.strings.start_of(finding.start)
        named = [g for e, g in self.hospitals.at.items() if start < e <= finding.post.start]
        own = self.context.marks.ending_at(finding.post.start)
        if own is not None and own.label == "OWN":
            return self.hospitals.meant_by(self.context.words(own), own.start)
        return named[-1] if named else None

    def _listed_before(self, finding: Finding, words: str) -> Finding | None:
        """X党支部书记甲、副书记乙: a bare post behind a listed person is one of the same organisation."""
        before = self.context.marks.ending_at(finding.post.start - 1)
        if words not in BARE or before is None or before.label != "PERSON":
            return None
        if self.context.text[finding.post.start - 1] not in "、和及，,":
            return None
        return next((f for f in self.findings if f.person is before and f.spans), None)

    def _village(self, finding: Finding) -> Group | None:
        """石桥村第一书记: the village's branch if the page names it."""
        place = self.context.marks.ending_at(finding.post.start)
        match = re.search(r"[\u3400-\u9fff]{1,3}村(?:驻村)?$", self.context.text[: finding.post.start][-12:])
        words = self.context.words(place) if place and place.label == "PLACE" else match.group() if match else ""
        unit = words.removesuffix("驻村")[-3:]
        fitting = [g for g in self.branches.groups if unit and unit in g.name and g.level != "party_committee"]
        return fitting[0] if len(fitting) == 1 else None

    def _outside(self, post: Mark, words: str) -> str | None:
        """The organisation's name when the post is one of a government or another unit, else None."""
        organ = re.match(r"党组|党工委|工委", words)
        match = self.outside.search(self.strings.without_lead(self.context.text[max(0, post.start - 16) : post.start]))
        if match is None:
            return organ.group() if organ else None
        return match.group() + (organ.group() if organ else "")

    def _by_hospital_alone(self, post: Mark, words: str) -> bool:
        """医院副书记, 市立医院书记: a post named by the hospital alone is one of its committee."""
        before = self.context.marks.ending_at(post.start)
        return words in ("书记", "副书记") and before is not None and before.label in ("OWN", "HOSPITAL")

    def _earlier(self, finding: Finding, words: str) -> Group | None:
        """A branch from the same title string, the person's department, or the branch named last."""
        levels = tuple(level for word, level in LEVELS.items() if words.startswith(word)) or (*LEVELS.values(), "group")
        start = self.strings.start_of(finding.start)
        named = [g for e, g in self.branches.at.items() if start < e <= finding.post.start and g.level in levels]
        if named:
            return named[-1]
        owner = finding.owner or self.branches.default_owner(finding.post.start)
        department = self._department(finding) if words.startswith(("党支部", "支部", "党总支", "总支")) else None
        if department:
            group = self.branches.of_department(department, "党总支" if "总支" in words else "党支部", owner)
            group.mentions.append((finding.start, finding.end))
            return group
        found = self.branches.nearest(finding.post.start, levels)
        if found is None and owner and words.startswith(("党支部", "支部")) and not self.branches.at:
            # A small hospital has one branch, and the page names no other.
            found = self.branches.get("党支部", owner, "secretaries/department")
            found.mentions.append((finding.post.start, finding.post.end))
        return found

    def _department(self, finding: Finding) -> str | None:
        """What the person heads: 血液科主任、党支部书记X; X是消化二病区科主任，也是支部书记."""
        text, post, person = self.context.text, finding.post, finding.person
        listed = self.context.marks.ending_at(post.start - 1)
        if person.end <= post.start:
            before = max((m.end() for m in HARD.finditer(text, 0, person.start)), default=0)
            between = re.sub(r"^(?:同志)?(?:是|任|担任|兼任|作为)", "", text[person.end : post.start])
            return self.strings.department_in(f"{text[before : person.start]}、{between}")
        if listed is not None and listed.label == "PERSON":
            # 研究所所长甲、党支部书记乙
            return self.strings.department_in(text[self.strings.start_of(listed.start) : listed.start])
        return self.strings.department_in(text[self.strings.start_of(finding.start) : post.start])

    # --- records ---

    def records(self) -> list[Secretary]:
        """One record a person, role and organisation, in order of appearance."""
        merged: dict[tuple[str, str, str], list[Finding]] = {}
        for finding in sorted(self.findings, key=lambda f: (f.start, f.post.start)):
            branch = self.branches.full_name(finding.branch) if finding.branch else finding.branch_name or ""
            merged.setdefault((self.context.words(finding.person), finding.role, branch), []).append(finding)
        return [self._record(key, group) for key, group in merged.items()]

    def _post(self, finding: Finding) -> str:
        """The post as written, with the kind of organisation it follows: 外科第四|党支部书记."""
        before = self.context.marks.ending_at(finding.post.start)
        kind = KIND.search(self.context.words(before)) if before and before.label == "BRANCH" else None
        return (kind.group() if kind else "") + self.context.words(finding.post)

    def _record(self, key: tuple[str, str, str], findings: list[Finding]) -> Secretary:
        first = findings[0]
        return Secretary(
            id=self.context.make_id("secretary", *key),
            doc_id=self.context.doc_id,
            evidence=self.context.cite_all([span for f in findings for span in f.spans]),
            source=first.source,
            person=key[0],
            role=first.role,  # type: ignore[arg-type]
            post=self._post(first),
            branch_name=first.branch_name,
            branch_id=self.branches.id_of(first.branch),
            hospital_id=self.hospitals.id_of(first.owner),
            titles=list(dict.fromkeys(t for f in findings for t in f.titles)),
        )
