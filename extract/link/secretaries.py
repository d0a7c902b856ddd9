"""Persons with party posts: which person, which organisation, which other titles."""

from __future__ import annotations

import re

from extract.link.branch_lists import KIND
from extract.link.branches import Branches
from extract.link.context import Context
from extract.link.hospitals import Hospitals
from extract.link.post_owners import Finding, PostOwners, taken
from extract.link.titles import TitleStrings
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
JOINT = re.compile(r"[、兼]")
LISTS = frozenset(["committee_member", "deputy_secretary", "first_secretary"])
UNIT = 8  # characters of a unit before a title
BRANCH_OF = re.compile(r"党?(?:总支部?|支部)(?:委员会)?")
Key = tuple[str, str, str]  # person, role, organisation
OF_TITLE = re.compile(r"[、和与][\u4e00-\u9fff]{1,7}$")


class Secretaries:
    """The party posts of one document."""

    def __init__(self, context: Context, hospitals: Hospitals, branches: Branches) -> None:
        self.context, self.hospitals, self.branches = context, hospitals, branches
        self.roles = post_roles(context.book)
        self.strings = TitleStrings(context, hospitals, self.roles)
        self.findings: list[Finding] = []
        self.pairs: set[tuple[int, int]] = set()  # where the post and the person of each finding start
        self._together()
        self._before_names()
        self._after_names()
        self.findings.sort(key=lambda f: (f.post.start, f.person.start))
        owners = PostOwners(context, hospitals, branches, self.strings, self.findings)
        for finding in self.findings:
            if not self._said_before(finding):
                owners.place(finding)
        self.findings = [f for f in self.findings if f.spans]

    # --- persons ---

    def _found(self, person: Mark, post: Mark, source: str) -> None:
        low = max(0, post.start - LEAGUE_REACH)
        listed = self.context.words(post) == "副书记" and LEAGUE_LIST.search(self.context.text, low, post.start)
        if listed or LEAGUE.search(self.context.text, low, post.start):
            return
        if (post.start, person.start) in self.pairs:
            return
        self.pairs.add((post.start, person.start))
        titles = self.strings.others(min(person.start, post.start), person, post)
        self.findings.append(Finding(person, post, self.roles[self.context.words(post)], titles, source))

    def _before_names(self) -> None:
        """外科第四党支部书记、骨科学科带头人马某: the title string leads to the name."""
        for post in self.context.marks.labelled("POST"):
            person = self.strings.person_behind(post)
            if person is not None and not taken(self.context, post):
                self._found(person, post, "secretaries/title_string")
                if self.roles[self.context.words(post)] in LISTS:
                    self._list_behind(person, post)

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
        # 护士长石某、|感控|科长潘某: what the title is of.
        if start < person.start and (unit := OF_TITLE.search(self.context.text, max(0, start - UNIT), start)):
            start = unit.start() + 1
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
        """李某书记 behind 副书记李某: a bare post behind the name only repeats what the page told of that person."""
        if finding.post.start != finding.person.end:
            return False
        person = self.context.words(finding.person)
        return any(
            f is not finding
            and (f.role == finding.role or self.context.words(finding.post) == "书记")
            and self.context.words(f.person) == person
            and f.post.start != f.person.end
            for f in self.findings
        )

    # --- records ---

    def records(self) -> list[Secretary]:
        """One record a person, role and organisation, in order of appearance."""
        merged: dict[tuple[str, str, str], list[Finding]] = {}
        for finding in sorted(self.findings, key=lambda f: (f.start, f.post.start)):
            branch = self.branches.full_name(finding.branch) if finding.branch else finding.branch_name or ""
            merged.setdefault((self.context.words(finding.person), finding.role, branch), []).append(finding)
        return [self._record(key, group) for key, group in self._by_branch(merged).items()]

    def _by_branch(self, merged: dict[Key, list[Finding]]) -> dict[Key, list[Finding]]:
        """石桥村支书李某 is 石桥村党支部书记李某, where the page names the branch."""
        told: dict[Key, list[Finding]] = {}
        for (person, role, unit), findings in merged.items():
            bare = unit and all(f.branch is None for f in findings)
            others = [k for k in merged if bare and k[:2] == (person, role) and k[2].startswith(unit)]
            full = next((k for k in others if BRANCH_OF.fullmatch(k[2], len(unit))), None)
            told.setdefault(full or (person, role, unit), []).extend(findings)
        return told

    def _post(self, finding: Finding) -> str:
        """The post as written, with the kind of organisation it follows: 外科第四|党支部书记."""
        before = self.context.marks.ending_at(finding.post.start)
        kind = KIND.search(self.context.words(before)) if before and before.label == "BRANCH" else None
        return (kind.group() if kind else "") + self.context.words(finding.post)

    def _record(self, key: tuple[str, str, str], findings: list[Finding]) -> Secretary:
        first = min(findings, key=lambda f: f.branch is None)  # the first that says which branch
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
