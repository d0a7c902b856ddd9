"""Whose post it is: the organisation that a person with a party post belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.link.branches import Branches, Group
from extract.link.context import Context
from extract.link.hospitals import Hospitals
from extract.link.subjects import Group as HospitalGroup
from extract.link.titles import HARD, TitleStrings
from extract.rulebook.wordlists import any_of
from extract.tag.mask import Mark

FOUNDED_REACH = 40  # characters from a post to the organisation that is named behind it
JOINED = re.compile(r"(?:同志)?[、和及与，,]$")  # 书记甲|同志与|副书记乙
TAKES = re.compile(r"(?:同志)?(?:担|兼|出)?任$")
BARE = frozenset(
    ["书记", "副书记", "专职副书记", "第一书记", "委员", "支委", "组织委员", "宣传委员", "纪检委员", "青年委员"]
)
# 县委, 街道党工委, 市卫健委党组: organisations of the Party or the state that are no branches.
ORGAN = re.compile(r"(?P<state>党组|党工委|工委)|党委|党?总支|党?支部")
ANY_BRANCH = re.compile(
    r"(?:相关|有关|各个?|各自|所在|所属|这些|其他)的?党?(?:总?支部|支委会)?的?$"
)  # names none of them
BRANCH_KIND = re.compile(r"(?:党?总支|党?支部)$")
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


def taken(context: Context, post: Mark) -> bool:
    """甲任书记、副院长乙任副书记: whether the post is that of the person before it."""
    takes = TAKES.search(context.text, max(0, post.start - 4), post.start)
    before = context.marks.ending_at(takes.start()) if takes else None
    return before is not None and before.label == "PERSON"


class PostOwners:
    """Finds the organisations of the posts of one document; `findings` in the order of the posts."""

    def __init__(
        self,
        context: Context,
        hospitals: Hospitals,
        branches: Branches,
        strings: TitleStrings,
        findings: list[Finding],
    ) -> None:
        self.context, self.hospitals, self.branches = context, hospitals, branches
        self.strings, self.findings = strings, findings
        units = any_of(context.book.lexicon("unit_endings")).pattern
        self.outside = re.compile(rf"[\u3400-\u9fff]{{0,14}}?(?:{STATE}|{units})$")

    def place(self, finding: Finding) -> None:
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
        elif (founded := self._founded(post)) is not None:
            finding.branch = founded
        elif (listed := self._listed_before(finding, words)) is not None:
            finding.branch, finding.branch_name, finding.owner = listed.branch, listed.branch_name, listed.owner
        elif finding.role == "first_secretary":
            finding.branch = self._village(finding)
        elif outside := self._outside(post, words):
            finding.branch = self.branches.of_unit(outside)
            finding.branch_name, finding.owner = outside, None
        elif words.startswith("党委") or self._by_hospital_alone(post, words):
            owner = finding.owner or self.branches.default_owner(post.start)
            finding.branch = self.branches.committee(owner, self._cited_from(finding), post.end)
        else:
            finding.branch = self._known(finding) or self._earlier(finding, words)
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

    def _founded(self, post: Mark) -> Group | None:
        """成立由甲任书记、乙任副书记的|临时党总支: the organisation comes behind its people."""
        if not taken(self.context, post):
            return None
        hard = HARD.search(self.context.text, post.end, post.end + FOUNDED_REACH)
        end = hard.start() if hard else post.end + FOUNDED_REACH
        near = self.context.within(post.end, end, "BRANCH")
        return self.branches.at.get(near[0].end) if near and self.context.text[near[0].start - 1] == "的" else None

    def _listed_before(self, finding: Finding, words: str) -> Finding | None:
        """X党支部书记甲、副书记乙: a post behind a listed person, bare or of their 党委, is of that organisation."""
        start = finding.post.start
        joined = JOINED.search(self.context.text, max(0, start - 3), start)
        before = self.context.marks.ending_at(joined.start()) if joined else None
        if before is None or before.label != "PERSON":
            return None
        listed = next((f for f in self.findings if f.person is before and f.spans), None)
        organ = ORGAN.match(words)
        same_unit = organ and listed and listed.owner is None and (listed.branch_name or "").endswith(organ.group())
        return listed if words in BARE or same_unit else None

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
        organ = ORGAN.match(words)
        # X集团理事长、|党委书记: behind its head's title.
        title = self.context.marks.ending_at(post.start - 1) if self.context.text[post.start - 1] in "、兼" else None
        end = title.start if title and title.label == "TITLE" and organ else post.start
        match = self.outside.search(self.strings.without_lead(self.context.text[max(0, end - 16) : end]))
        if match is None:
            return organ.group() if organ and organ["state"] else None
        return match.group().lstrip("了着过").removeprefix("我").removeprefix("本") + (organ.group() if organ else "")

    def _by_hospital_alone(self, post: Mark, words: str) -> bool:
        """医院副书记, 市立医院书记: a post named by the hospital alone is one of its committee."""
        before = self.context.marks.ending_at(post.start)
        return words in ("书记", "副书记") and before is not None and before.label in ("OWN", "HOSPITAL")

    def _known(self, finding: Finding) -> Group | None:
        """沈知秋书记: whose secretary the page has said that the person is."""
        if finding.person.end != finding.post.start:
            return None
        person = self.context.words(finding.person)
        told = (f for f in self.findings if f.branch and f.spans and f is not finding and f.role == finding.role)
        return next((f.branch for f in told if self.context.words(f.person) == person), None)

    def _earlier(self, finding: Finding, words: str) -> Group | None:
        """A branch from the same title string, the person's department, or the branch named last."""
        if ANY_BRANCH.search(self.context.text, max(0, finding.post.start - 8), finding.post.start):
            return None
        kind = BRANCH_KIND.search(self.context.text, max(0, finding.post.start - 3), finding.post.start)
        words = kind.group() + words if kind else words  # 原支部|组织委员
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
        found = self.branches.nearest(finding.post.start, levels) or self._only(owner, levels)
        if found is None and owner and words.startswith(("党支部", "支部")) and not self.branches.at:
            # A small hospital has one branch, and the page names no other.
            found = self.branches.get("党支部", owner, "secretaries/department")
            found.mentions.append((finding.post.start, finding.post.end))
        return found

    def _only(self, owner: HospitalGroup | None, levels: tuple[str, ...]) -> Group | None:
        """在徐某书记的带领下，医院党总支…: the one organisation of its hospital that the page names, if later."""
        owned = [g for g in self.branches.groups if g.owner is owner and g.level in levels]
        return owned[0] if len(owned) == 1 else None

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
