"""Organisations that share words: 儿科第一、第二党支部; 行政、儿科党支部; 内科一、二支部."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.link.context import Context
from extract.quantities import find_numbers
from extract.rulebook import RuleBook
from extract.rulebook.wordlists import NUMERALS, any_of
from extract.tag.mask import Mark, Marks
from extract.tag.words import name_finder

KIND = re.compile(r"(?:临时|联合|行动|教工|直属|功能型)?(?:党总支部?|总支部?|党支部|支部|党委|党小组)(?:委员会)?$")
NESTED = re.compile(r".+?党支部(?=.+党小组$)|.+?党总支(?=第.+支部$)")
SHARED_ORDINALS = re.compile(
    rf"(?P<head>[^、，。；：\s“”（）()]{{0,12}}?)(?P<ords>第[{NUMERALS}\d]{{1,3}}(?:党支部|支部)?[、和及与]"
    rf"(?:第?[{NUMERALS}\d]{{1,3}}(?:党支部|支部)?[、和及与])*)$"
)
ALONE = "第一党支部"
LONGEST_HEAD = 12  # characters of a department in front of a list of ordinals
ORDINALS = re.compile(
    rf"(?P<list>第[{NUMERALS}\d]{{1,3}}(?:[、和及与]第?[{NUMERALS}\d]{{1,3}}){{1,50}})等(?:[{NUMERALS}两\d]{{1,2}}个)?(?P<kind>党支部|支部|党总支)"
)
# 与团结社区、中山社区|党支部: units of one kind share the ending.
SETTLEMENT = re.compile(r"社区$|村$")
LISTED_SETTLEMENT = re.compile(r"(?:^|[、与和及同，。；：])(?P<name>[\u4e00-\u9fff]{1,5}?(?P<kind>社区|村))[、和]$")
LISTED = re.compile(r"(?<=、)[\u4e00-\u9fff]{2,6}$")
LONG_ITEM = re.compile(r"、[\u4e00-\u9fff]{7,10}$")  # 乳腺一体化门诊: a place, not a department
# Items that say their own kind, and offices, which stand beside organisations.
NO_BRANCH = ("支部", "党委", "总支", "小组", "工会", "团委", "部", "处", "办公室")
COMING = re.compile(r"^(?:来自|包括|其中|分别是|由|有)")
COUNT_OF_BRANCHES = re.compile(rf"[{NUMERALS}两\d]个(?:党支部|支部|党总支)")
SHARED_NUMERALS = re.compile(rf"(?:[{NUMERALS}\d]{{1,2}}[、和及])+$")


class SharedNames:
    """Unfolds the lists of one document."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.finder = name_finder(context.book, "party_branches/named")

    def expanded(self, mark: Mark, name: str) -> list[str]:
        """儿科第一、第二党支部 and 行政、儿科党支部 name two organisations each."""
        if nested := NESTED.match(name):
            return [nested.group(), name]  # 内科党支部|儿科党小组 names both
        kind = KIND.search(name)
        if kind is None:
            return [name]
        sentence = self.context.sentence_at(mark.start)
        before = self.context.text[sentence.start : mark.start]
        own = re.fullmatch(rf"第?([{NUMERALS}\d]{{1,3}})", name[: kind.start()])
        if own is None:
            listed = self._shared_departments(before, name[: kind.start()], kind.group())
            if listed and kind.group().startswith("联合"):  # 感染科、呼吸科联合党支部 is one
                return [before[before.rindex(listed[0].removesuffix(kind.group())) :] + name]
            return [*listed, name]
        shared = SHARED_ORDINALS.search(before)
        if shared is None:
            return self._shared_numerals(before, own.group(1), kind.group()) or [name]
        head = self._named_head(shared["head"])
        ordinals = re.findall(rf"第?([{NUMERALS}\d]{{1,3}})", shared["ords"])
        return [f"{head}第{ordinal}{kind.group()}" for ordinal in [*ordinals, own.group(1)]]

    def _named_head(self, before: str) -> str:
        """西区放疗|第一、第二党支部: the department, or else what would name a branch with one number alone."""
        if department := self._department_at_end(before):
            return department
        alone = f"{before}{ALONE}"
        found = [alone[a:b] for a, b, _ in self.finder.find(alone, Marks(alone)) if b == len(alone)]
        return found[-1].removesuffix(ALONE) if found else ""

    def _shared_numerals(self, before: str, own: str, kind: str) -> list[str]:
        """内科一、二支部: numerals without 第 count only behind a department."""
        shared = SHARED_NUMERALS.search(before)
        head = self._department_at_end(before[: shared.start()]) if shared else ""
        numerals = re.findall(rf"[{NUMERALS}\d]{{1,2}}", shared.group()) if shared and head else []
        return [f"{head}{numeral}{kind}" for numeral in [*numerals, own]] if numerals else []

    def _shared_departments(self, before: str, head: str, kind: str) -> list[str]:
        """The departments of a list that share the last one's ending."""
        names: list[str] = []
        if settlement := SETTLEMENT.search(head):
            while (match := LISTED_SETTLEMENT.search(before)) and match["kind"] == settlement.group():
                names.insert(0, match["name"] + kind)
                before = before[: match.start("name")]
            return names
        listed = head in self.context.book.lexicon("departments")
        while listed and before.endswith(("、", "和")):
            before = before[:-1]
            # What stands between two marks of a list is one of its items, known or not.
            item = LISTED.search(before)
            head = item.group() if item else "" if LONG_ITEM.search(before) else self._department_at_end(before)
            if not head or head.endswith(NO_BRANCH):
                break
            names.insert(0, head + kind)
            before = before.removesuffix(head)
        return names

    def _department_at_end(self, text: str) -> str:
        found = [w for w in self.context.book.lexicon("departments") if text.endswith(w)]
        return max(found, key=len, default="")

    def listed(self) -> Iterator[tuple[int, int, list[str]]]:
        """Lists whose ending stands behind a word of counting: where each stands, and the names in it."""
        yield from self._ordinals()
        yield from self._counted()

    def _ordinals(self) -> Iterator[tuple[int, int, list[str]]]:
        """第一、六、十八等党支部."""
        for match in ORDINALS.finditer(self.context.text):
            head = self._department_at_end(self.context.text[max(0, match.start() - LONGEST_HEAD) : match.start()])
            ordinals = re.findall(rf"[{NUMERALS}\d]{{1,3}}", match["list"])
            yield match.start() - len(head), match.end(), [f"{head}第{o}{match['kind']}" for o in ordinals]

    def _counted(self) -> Iterator[tuple[int, int, list[str]]]:
        """机关、内科、外科及离退休等4个党支部: where it stands and the names of all, when the count says so."""
        if not COUNT_OF_BRANCHES.search(self.context.text):
            return  # on most pages, and the list's own expression looks at every clause
        for match in _counted_lists(self.context.book).finditer(self.context.text):
            names = re.split(r"[、和及与]", COMING.sub("", match["any"] or match["list"]))
            count = find_numbers(match["count"])
            if count and int(count[0].value) == len(names):
                yield match.start(), match.end(), [name + match["kind"] for name in names]


@cache
def _counted_lists(book: RuleBook) -> re.Pattern[str]:
    department = any_of(book.lexicon("departments")).pattern
    # Any names where the clause begins with them, else departments only.
    word = r"(?:(?!支部|党委|总支)[\u4e00-\u9fff](?<![和及与])){2,8}?"
    joined = "[、和及与]"
    anything = rf"(?<=[，。；：\n\s])(?P<any>{word}(?:{joined}{word})+)"
    heads = rf"(?:{anything}|(?P<list>(?:{department})(?:{joined}(?:{department}))+))"
    return re.compile(rf"{heads}等?(?P<count>[{NUMERALS}两\d]{{1,2}})个(?P<kind>党支部|支部|党总支)")
