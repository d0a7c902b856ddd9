"""Party organisations: whose they are, which names mean the same one, what they are part of."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from extract.link.branch_lists import KIND, SharedNames
from extract.link.branch_names import ORDINAL, canonical, level_of
from extract.link.branch_units import OFFICE, SHORT_UNITS, Units, full_endings
from extract.link.context import Context
from extract.link.hospitals import Hospitals, is_placeless
from extract.link.subjects import Group as HospitalGroup
from extract.quantities import find_numbers
from extract.rulebook.wordlists import NUMERALS
from extract.tag.mask import Mark
from schemas import PartyBranch

# 市二院外科党支部: on a page that never names the hospital in full.
OWN_PREFIX = re.compile(
    rf"^(?:我院|本院|该院|医院|卫生院|院|(?:中共)?[省市县区州][{NUMERALS}]{{1,2}}[院医])(?=党|总支|临时|第|[内外妇儿骨]科|教学|行政|机关|门诊|医技|急诊|护理|后勤|直机关)"
)
# 党支部17个, 党支部共有22个 count organisations.
SHORT = {"总支": "党总支", "委员会": "党委"}  # 中共X医院|委员会
COUNTED = re.compile(r"(?:已|共|共有|有|现有|达到?|占了?|近|书记)?\d+个")
# 各医疗单位|离退休党支部 are many, and so is what 每一批都成立了.
EACH = re.compile(r"各[^，。、；的到在向与和及赴让由是]{0,8}单位$|[各每][^，。；]{0,6}都(?:成立|组建|设立|建立)了?$")
MEETING = re.compile(r"[，,。；;会]")
HOLDER = 16  # characters from a post to the name of who holds it
TEMPORARY = re.compile(r"临时党(?:支部|总支|委)")
CAMPUS = re.compile(r"^(?:[东南西北新老本总]{0,2}院区|(?:医院)?集团)(?!党|支部|总支)(?=.)")


def _with_section(short: str, long: str) -> bool:
    """麻醉党支部 is short for 麻醉科党支部."""
    return KIND.sub("", long) == f"{KIND.sub('', short)}科"


@dataclass(slots=True, eq=False)
class Group:
    """All mentions of one organisation. `owner` is its hospital, None for other units."""

    name: str
    level: str
    owner: HospitalGroup | None
    forms: Counter[str] = field(default_factory=Counter)
    mentions: list[tuple[int, int]] = field(default_factory=list)
    brand: str | None = None
    source: str = "party_branches/named"

    @property
    def key(self) -> str:
        """The name with 党支部 and 支部 as one, ordinals in one form."""
        return canonical(self.name)


class Branches:
    """The party organisations of one document."""

    def __init__(self, context: Context, hospitals: Hospitals) -> None:
        self.context, self.hospitals = context, hospitals
        self.groups: list[Group] = []
        # What was asked before: a list of hundreds of organisations must not be compared with itself again and again.
        self.found: dict[tuple[int, str], Group] = {}
        self.bare: dict[tuple[int, str], str] = {}
        self.at: dict[int, Group] = {}
        self.outside: dict[int, str] = {}
        # Units that are no hospitals keep their name in the name of their branch.
        self.units = Units(context)
        for mark in context.marks.labelled("BRANCH"):
            self._read(mark)
        for start, end, names in SharedNames(context).listed():
            for name in names:
                group = self.get(name, self.default_owner(start))
                group.forms[name] += 1
                group.mentions.append((start, end))
        self._join_bracketed()
        self._join_short()

    # --- mentions ---

    def _read(self, mark: Mark) -> None:
        words = self.context.words(mark)
        owner = self._owner(mark, words)
        name = OWN_PREFIX.sub("", words)
        name = SHORT.get(name, name)
        kind = KIND.search(name)
        head = name[: kind.start()] if kind else name
        if level_of(name) in ("party_committee", "general_branch") and self.units.governs(head):
            self.outside[mark.end] = name
            return
        if COUNTED.match(self.context.text, mark.end) or self.context.parted(mark.start, mark.end):
            return
        if EACH.search(self.context.text, max(0, mark.start - 12), mark.start):
            return
        campus = CAMPUS.match(name)
        if campus:
            name, head = name[campus.end() :], head[campus.end() :]
        if self.units.outside(head) or self.units.governs(head):
            owner, name = None, self.units.without_division(name)
        elif (named := self.hospitals.by_part(head)) is not None:
            owner, name = named, name.removeprefix(head)
        elif owner not in (None, self.hospitals.subject) and not head and level_of(name) != "party_committee":
            adjoining = self._start_of(owner, mark.start)
            name = self.context.text[adjoining : mark.end] if adjoining < mark.start else name
        start = self._start_of(owner, mark.start) if owner else mark.start
        expanded = SharedNames(self.context).expanded(mark, name)
        if expanded != [name] and self.units.outside(KIND.sub("", expanded[0])):
            # 春瑞社区|第九、第十二党支部
            owner, expanded = None, [self.units.without_division(full) for full in expanded]
        for full in expanded:
            group = self.get(full, owner)
            group.forms[words if full == name else full] += 1
            whole = mark.end - len(full) if self.context.text.endswith(full, 0, mark.end) else start
            group.mentions.append((min(start, whole), mark.end))
            self.at[mark.end] = group  # of a list, the last: what follows is said of it

    def _start_of(self, owner: HospitalGroup, position: int) -> int:
        """Where the owner's name starts if it stands right before `position`."""
        return next((a for a, b in owner.mentions if b == position), position)

    def _owner(self, mark: Mark, words: str) -> HospitalGroup | None:
        bracket = self.context.text[mark.start - 1 : mark.start] in ("）", ")")
        before = self.hospitals.at.get(mark.start - bracket)
        if before is not None:
            return before
        own = self.context.marks.ending_at(mark.start)
        prefix = OWN_PREFIX.match(words)
        if prefix or (own is not None and own.label == "OWN"):
            word = prefix.group() if prefix else self.context.words(own) if own else ""
            return self.hospitals.meant_by(word, mark.start)
        return self.default_owner(mark.start)

    def default_owner(self, position: int) -> HospitalGroup | None:
        """The hospital of an organisation named without one: the subject, in a digest the one named before."""
        return self.hospitals.subject or self.hospitals.before(position)

    def get(self, name: str, owner: HospitalGroup | None, source: str = "party_branches/named") -> Group:
        """The organisation of that name and owner, made if it is new."""
        key = self._bare_key(name, owner)
        found = self.found.get((id(owner), key))
        if found is None or found not in self.groups:
            found = next((g for g in self.groups if g.owner is owner and key in self._keys(g)), None)
            if found is None:
                found = Group(name, level_of(name), owner, source=source)
                self.groups.append(found)
            self.found[id(owner), key] = found
        if found.name.endswith("委员会") and not name.endswith("委员会"):
            found.name = name  # 第一支部委员会, and below it 第一党支部
        return found

    def _keys(self, group: Group) -> set[str]:
        return {self._bare_key(form, group.owner) for form in (group.name, *group.forms)}

    def _bare_key(self, name: str, owner: HospitalGroup | None) -> str:
        """`name` for comparison, without the owner's name in front."""
        if (id(owner), name) not in self.bare:
            bare = name
            for form in sorted(owner.forms, key=len, reverse=True) if owner else []:
                bare = bare.removeprefix(form)
            self.bare[id(owner), name] = canonical(bare)
        return self.bare[id(owner), name]

    def of_department(self, department: str, kind: str, owner: HospitalGroup | None) -> Group:
        """The branch of a department that the page names only by who heads it; of a unit, without a hospital."""
        owner = None if self.units.ending.search(department) else owner
        return self.get(department + kind, owner, "secretaries/department")

    def of_unit(self, name: str) -> Group | None:
        """The one organisation that 校党委 or 村党支部 means, if the page names it."""
        fitting = self._fitting(name)
        return fitting[0] if len(fitting) == 1 else None

    def _fitting(self, name: str) -> list[Group]:
        """Organisations of units that a name without the unit's own may be short for."""
        ends = full_endings(name)
        return [g for g in self.groups if g.owner is None and g.name.endswith(ends)]

    def committee(self, owner: HospitalGroup | None, start: int, end: int) -> Group:
        """The 党委 of a hospital, with `[start, end)` as one more mention."""
        group = self.get("党委", owner)
        group.mentions.append((start, end))
        return group

    def nearest(self, position: int, levels: tuple[str, ...], reach: int = 3) -> Group | None:
        """The organisation of one of `levels` named last before `position`, at most `reach` paragraphs back."""
        paragraph = self.context.sentence_at(position).paragraph
        for end in sorted((end for end in self.at if end <= position), reverse=True):
            if paragraph - self.context.sentence_at(end - 1).paragraph > reach:
                return None
            if self.at[end].level in levels:
                return self.at[end]
        return None

    # --- which names mean the same ---

    def _join_bracketed(self) -> None:
        """第一支部（行政支部）: one organisation with two names."""
        for mark in self.context.marks.labelled("BRANCH"):
            first = self.at.get(mark.end)
            if first is None or self.context.text[mark.end : mark.end + 1] not in ("（", "("):
                continue
            second = self.context.marks.starting_at(mark.end + 1)
            if second and second.label == "BRANCH" and self.context.text[second.end : second.end + 1] in ("）", ")"):
                self._merge(first, self.at.get(second.end))

    def _join_short(self) -> None:
        """第四支部 and later 外科第四党支部: one, if no other could be meant."""
        departments = self.context.book.lexicon("departments")
        for group in list(self.groups):
            longer = [
                g
                for g in self.groups
                if g is not group
                and (g.owner is group.owner or (g.owner is None and OFFICE.search(KIND.sub("", g.name))))
                and g.level == group.level != "party_committee"
                and ((g.key.endswith(group.key) and len(g.key) > len(group.key)) or _with_section(group.name, g.name))
                and KIND.sub("", group.name) not in departments
            ]
            if not longer and ORDINAL.fullmatch(KIND.sub("", group.name)):
                # 第一支部 after 留观病区第一临时党支部: the number tells.
                number = re.compile(rf"(?<!\d){re.escape(canonical(group.name).removesuffix('支部'))}(?!\d)")
                longer = [g for g in self.groups if g is not group and g.owner is group.owner and number.search(g.key)]
            others = [g for g in self.groups if g is not group and g.owner is group.owner and g.level == "branch"]
            if group.name == "党支部" and others and not any(self._ours(*span) for span in group.mentions):
                self._drop(group)  # 医院党支部 beside named ones means any of them
            elif (whole := self._whole(group)) is not None:
                self._merge(whole, group)
            elif len(longer) == 1 and len(group.key) > len("支部"):
                self._merge(longer[0], group)
            elif len(longer) > 1 and TEMPORARY.fullmatch(group.name):
                self._drop(group)

    def _whole(self, group: Group) -> Group | None:
        """集团党委 and 校党委 mean the one company's or school's that the page names."""
        head = group.name.removesuffix("党委")
        if group.level != "party_committee" or group.owner is not None or head not in SHORT_UNITS:
            return None
        fitting = [g for g in self._fitting(group.name) if g is not group]
        return fitting[0] if len(fitting) == 1 else None

    def _posted(self, end: int) -> bool:
        post = self.context.marks.starting_at(end)
        return post is not None and post.label == "POST" and self._held(post)

    def _held(self, post: Mark) -> bool:
        """党支部书记|张某, 党支部书记、主任张某, but not 党支部书记述职会: somebody has the post."""
        named = self.context.within(post.end, post.end + HOLDER, "PERSON")
        return bool(named) and MEETING.search(self.context.text, post.end, named[0].start) is None

    def _ours(self, start: int, end: int) -> bool:
        """党支部|书记 means one, not any of several; so does 我院党支部 where a page names its 党支部书记."""
        own = self.context.text.startswith(("我院", "本院", "该院"), start)
        posts = self.context.marks.labelled("POST") if own else []
        before = self.context.marks.ending_at(start)
        if (
            before is not None
            and before.label == "HOSPITAL"
            and is_placeless(self.context.words(before), self.hospitals.gazetteer)
        ):
            return True  # 市妇幼保健院|党支部, though the hospital is not told apart from others of its kind
        return self._posted(end) or any(self.context.words(p).startswith("党支部") and self._held(p) for p in posts)

    def _drop(self, group: Group) -> None:
        """A word for several organisations names none of them."""
        self.groups.remove(group)
        self.at = {end: g for end, g in self.at.items() if g is not group}

    def _merge(self, group: Group, other: Group | None) -> None:
        if other is None or other is group or other not in self.groups:
            return
        group.forms += other.forms
        group.mentions += other.mentions
        self.groups.remove(other)
        self.at = {end: group if g is other else g for end, g in self.at.items()}

    # --- records ---

    def id_of(self, group: Group | None) -> str | None:
        """The record id of an organisation."""
        return self.context.make_id("branch", self.full_name(group)) if group else None

    def full_name(self, group: Group) -> str:
        """Hospital and name; a name that has its unit already stays as it is."""
        if group.owner is None or any(group.name.startswith(form) for form in group.owner.forms):
            return group.name
        return group.owner.name + group.name

    def _department(self, group: Group, name: str, *, owned: bool) -> str | None:
        """A hospital's branch is named by its department; without a hospital only a known department counts."""
        known = owned or name in self.context.book.lexicon("departments")
        return name if name and known and group.level != "party_committee" else None

    def records(self) -> list[PartyBranch]:
        """One record an organisation, in order of appearance."""
        return [self._record(g) for g in sorted(self.groups, key=lambda g: (min(g.mentions), self.full_name(g)))]

    def _record(self, group: Group) -> PartyBranch:
        kind = KIND.search(group.name)
        head = group.name[: kind.start()] if kind else group.name
        ordinal = ORDINAL.search(head)
        number = find_numbers(ordinal["full"] or ordinal["short"]) if ordinal else []
        department = head[: ordinal.start()] if ordinal else head
        owned = group.owner is not None and not self.units.ending.search(head)
        return PartyBranch(
            id=self.context.make_id("branch", self.full_name(group)),
            doc_id=self.context.doc_id,
            evidence=self.context.cite_all(group.mentions),
            source=group.source,
            name=group.name,
            full_name=self.full_name(group),
            level=group.level,  # type: ignore[arg-type]
            ordinal=int(number[0].value) if number else None,
            department=self._department(group, department, owned=owned),
            aliases=sorted(set(group.forms) - {group.name}),
            brand=group.brand,
            hospital_id=self.hospitals.id_of(group.owner) if owned else None,
            parent_id=self.id_of(self._parent(group)) if owned else None,
        )

    def _parent(self, group: Group) -> Group | None:
        """The general branch of the same department, else the hospital's committee, where the page names them."""
        if group.level == "party_committee":
            return None
        head = KIND.sub("", group.name)
        for other in self.groups:
            department = KIND.sub("", other.name)
            same = other.owner is group.owner and other.level == "general_branch" and other is not group
            if same and group.level == "branch" and department and head.startswith(department):
                return other
        return next((g for g in self.groups if g.owner is group.owner and g.level == "party_committee"), None)
