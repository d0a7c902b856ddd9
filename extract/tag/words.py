"""Word lists and names that end in a known suffix, marked on text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.rulebook import RuleBook
from extract.rulebook.models import NameRule, WordRule
from extract.rulebook.wordlists import NUMERALS, SHORTENED, WordSet, any_of
from extract.tag.mask import Marks

# 14家村卫生室, 两个支部: a count ends before the name.
COUNT = re.compile(
    r"[\d一二三四五六七八九十百千两几数多]+余?(?:[家所个名位批次](?!部)|(?:月份|[年月日点时]|号(?!线)|分(?![队院部局行])))"
)
CLOSING = ("）", ")")
COUNTED = ("个", "多个", "一批")
BARRING = 8  # characters before a name in which a word may bar it: 民盟|某市委
DEPARTMENTS = "@departments"
TOWNSHIP_BEFORE = re.compile(r"[县市区旗][\u4e00-\u9fff]{1,3}[镇乡]$")
SETTLEMENT = re.compile(r"[\u4e00-\u9fff]家[庄村营屯沟坪湾寨堡店岭坡窑垣河塘坝坳]")  # 任家庄, whatever 任 means
# 佳和家园, 瑞和小区: before a word for an estate 和 belongs to the name.
ESTATE = re.compile(
    r"(?<![\u4e00-\u9fff][\u4e00-\u9fff])[^\W\d_县市省区乡镇村校党我你他她它]和(?:家园|花园|小区|花苑|嘉园|名苑|新城|新苑|苑|里)"
)
VILLAGERS = ("亲", "村", "情", "音", "镇")  # behind 乡 another word: 乡亲, 乡村
LEADING = frozenset("到在赴至于向从往给由")
ONE_CHARACTER = re.compile(r"[\u4e00-\u9fff](?<![乡镇村])[镇乡](?![镇村])")
TWO_CHARACTERS = re.compile(r"[\u4e00-\u9fff]{2}(?<!个)[镇乡]")
HEADED = re.compile(r"[省市县区州镇乡]长$")
PLACE_BEHIND = re.compile(r"[\u4e00-\u9fff]{1,2}(?:镇|乡|村|街道|社区|路)")
JOINING = frozenset("和同跟并")
HARD_STOPS = frozenset("的了着是在与及该为")
DIVISION_BEFORE = re.compile(r"[\u4e00-\u9fff]{2,}?[省市县区州旗]")
SHORT_COUNTY = 2  # characters
CLOCK = re.compile(r"\d[-:：./]$")
# A name never crosses these; 丨 is a character that headlines use for a bar.
BREAK = re.compile(r"[^\u3400-\u9fffA-Za-z0-9·〇○/]|丨|//")


def mark_words(marks: Marks, book: RuleBook, rule_id: str) -> None:
    """Mark what one word rule lists."""
    rule, pattern, before, after = _word_rule(book, rule_id)
    position = 0
    while match := pattern.search(marks.text, position):
        barred = (
            (before is not None and before.search(marks.text, max(0, match.start() - 8), match.start()) is not None)
            or (after is not None and after.match(marks.text, match.end()) is not None)
            or _begins_place(marks.text, match, book)
            or not _led(marks, match.start(), rule)
        )
        # A word that is barred must not hide one that starts inside it: 科副主任 in 口腔科副主任医师.
        position = match.start() + 1 if barred else match.end()
        if not barred:
            marks.add(match.start(), match.end(), rule.mark, rule_id)


def _led(marks: Marks, position: int, rule: WordRule) -> bool:
    """Whether the mark stands before `position` that the rule asks for, behind what it asks for."""
    if not rule.behind:
        return True
    owner = marks.ending_at(position)
    if owner is None or owner.label not in rule.behind:
        return False
    return not rule.led_by or marks.text.endswith(tuple(rule.led_by), 0, owner.start)


def _begins_place(text: str, match: re.Match[str], book: RuleBook) -> bool:
    """平利县|长安镇: 县长 is no post where the division before 长 is one, or a township of one, and a place follows."""
    if not HEADED.search(match.group()) or not PLACE_BEHIND.match(text, match.end()):
        return False
    end = match.end() - 1
    if TOWNSHIP_BEFORE.search(text, max(0, end - 8), end):
        return True  # 通榆县兴隆山镇|长发村
    return any(text[end - size : end] in full_divisions(book) for size in range(3, 8) if size <= end)


@cache
def full_divisions(book: RuleBook) -> frozenset[str]:
    """Full names of divisions."""
    return frozenset(division.name for division in book.lexicons.divisions)


@cache
def _word_rule(
    book: RuleBook, rule_id: str
) -> tuple[WordRule, re.Pattern[str], re.Pattern[str] | None, re.Pattern[str] | None]:
    rule = book.rules[rule_id]
    if not isinstance(rule, WordRule):
        raise TypeError(f"{rule_id} is no word rule")
    before = re.compile(f"(?:{any_of(book.words(rule.not_before)).pattern})$") if rule.not_before else None
    after = any_of(book.words(rule.not_after)) if rule.not_after else None
    return rule, any_of(book.words(rule.words)), before, after


class NameFinder:
    """Finds names by their suffix: the name starts behind the last word that cannot be inside it."""

    def __init__(self, book: RuleBook, rule_id: str) -> None:
        rule = book.rules[rule_id]
        if not isinstance(rule, NameRule):
            raise TypeError(f"{rule_id} is no name rule")
        self.rule, self.rule_id = rule, rule_id
        self.suffix = any_of(book.words([*rule.suffixes, *rule.others]))
        self.stop = any_of(book.words(rule.stops))
        self.part = WordSet([*book.words(rule.parts), *division_names(book)])
        self.divisions = full_divisions(book)
        self.counted = re.compile(rf"[{NUMERALS}两几多数\d][个名位]$") if rule.mark == "BRANCH" else None
        self.joined = _joined(book) if DEPARTMENTS in rule.parts else None
        self.not_after = any_of(book.words(rule.not_after))
        self.not_before = tuple(book.words(rule.not_before))
        self.generic = re.compile(f"(?:{any_of(book.words(rule.generic)).pattern})*")

    def names_nothing(self, text: str, start: int, end: int) -> bool:
        """Whether `[start, end)` is made of generic words, alone or with the ending that follows: 美丽乡村, 祝|乡亲."""
        words = text[start:end]
        cut = words.endswith("乡") and text.startswith(VILLAGERS, end)
        return cut or self.generic.fullmatch(words) is not None

    def find(self, text: str, marks: Marks) -> Iterator[tuple[int, int, int]]:
        """(start, end, start of the suffix) of each name; marked spans to the left bound it."""
        last = (0, 0)
        for match in self.suffix.finditer(text):
            if self.rule.not_after and self.not_after.match(text, match.end()):
                continue
            if match.group() in self.rule.others or marks.overlapping(match.start(), match.end()):
                continue
            floor = self._floor(text, marks, match.start())
            if floor < last[1] <= match.start():
                # 清河市第二医院|骨伤医院 is one name, X医院康复科入选全国公立|医院 is not.
                inside = text[last[1] : match.start()] in self.part.words
                floor = last[0] if inside else last[1]
            start = floor + self._after_stops(
                text[floor : match.start()], opens=text[floor - 1 : floor] in ("、", "，")
            )
            head = text[start : match.start()].lstrip("/")
            if CLOCK.search(text, max(0, match.start() - len(head) - 2), match.start() - len(head)):
                head = head.lstrip("0123456789")  # 2019-04-|08合肥: the end of a date or of a time
            if any(word in head for word in self.not_before):
                continue  # 市|农工党妇幼保健支部
            start = match.start() - len(head)
            if self._barred(text, marks, start if head else match.start()):
                continue
            if head and (self._numbered(head) or not self.generic.fullmatch(head)):
                last = start, match.end()
                yield start, match.end(), match.start()
            elif (match.group() in self.rule.bare and not text.endswith(COUNTED, 0, match.start())) or (
                not head and self._owned(marks, match.start())
            ):
                yield match.start(), match.end(), match.start()

    def _numbered(self, head: str) -> bool:
        """临床一|党支部: the number tells it from others of its kind."""
        return head[-1] in NUMERALS and head[:-1] in self.part.words

    def _barred(self, text: str, marks: Marks, start: int) -> bool:
        """Whether a word that bars names stands before the name, or before the mark that owns it."""
        owner = marks.ending_at(start)
        end = owner.start if owner else start
        if text.startswith(self.not_before, start):
            return True
        if self.counted and self.counted.search(text, max(0, start - 2), start):
            return True  # 13个|在职党支部
        near = text[max(0, end - BARRING) : end]
        return any(word in near and not BREAK.search(near, near.rindex(word)) for word in self.not_before)

    def _owned(self, marks: Marks, position: int) -> bool:
        """Whether the suffix at `position` follows a mark that makes it a name: X医院|党委."""
        bracket = marks.text[position - 1 : position] in CLOSING  # X医院（Y医院）|党委
        owner = marks.ending_at(position - bracket)
        return owner is not None and owner.label in self.rule.bare_after

    def _floor(self, text: str, marks: Marks, suffix: int) -> int:
        """As far left as a name may reach: the clause, the longest name, the last mark."""
        low = max(0, suffix - self.rule.longest)
        joined = [m.span() for m in self.joined.finditer(text, low, suffix)] if self.joined else []
        breaks = [m.end() for m in BREAK.finditer(text, low, suffix) if not any(a < m.start() < b for a, b in joined)]
        found = marks.overlapping(low, suffix)
        return max([low, *breaks, *(m.end for m in found)])

    def _after_stops(self, head: str, *, opens: bool) -> int:
        """Where the name starts in `head`: behind the last stop word that no part of a name covers.

        `opens` says that a clause or an item of a list begins with `head`: 、和康医院 begins with no joining word.
        """
        item = head.lstrip("、，")
        if (opens or item != head) and len(item) == SHORT_COUNTY and item[0] == "和":
            return len(head) - len(item)
        signed = ((SETTLEMENT, "家"), (ESTATE, "和"))  # most names have neither character
        whole = [pattern for pattern, sign in signed if sign in head] + ([self.joined] if self.joined else [])
        covered = [*self.part.spans(head), *(m.span() for pattern in whole for m in pattern.finditer(head))]
        # 领导|和|县人民医院, 体检中心|会同|外科: counties called like joining words stand behind their province.
        joined = [
            (a, b)
            for a, b in covered
            if b - a == SHORT_COUNTY and a and head[a:b].startswith(("和", "会同")) and head[a - 1] not in "省市"
        ]
        joined = [(a, b) for a, b in joined if head[a:b] in self.divisions or head[a:b] == "会同"]
        covered = [span for span in covered if span not in joined]
        start = before = 0
        for match in sorted((*self.stop.finditer(head), *COUNT.finditer(head)), key=lambda m: m.end()):
            inside = any(a <= match.start() and match.end() <= b for a, b in covered)
            # 济南市|民族医院: 市民 stops no name where 市 ends that of a division.
            inside = inside or any(
                a < match.start() == b - 1 < match.end() and head[a:b] in self.divisions for a, b in covered
            )
            soft = len(match.group()) == 1 and match.group() not in HARD_STOPS
            if soft and DIVISION_BEFORE.search(head, start, match.start()):
                # Behind 清河区 a single character belongs to the name (和平镇) unless a name starts anew there.
                anew = any(
                    a == match.end() and (match.group() in JOINING or head[a:b] in self.divisions) for a, b in covered
                )
                inside = inside or not anew
            if not inside and match.end() > start:
                before = start if soft and match.group() not in LEADING else match.end()
                start = match.end()
        # A township's name has two characters: 那 of 那堪镇, 应 of 嘉应观镇 and 都 of 中都镇 belong to them.
        ends = TWO_CHARACTERS.match(head, before) is not None and start - before == SHORT_COUNTY
        return before if ends or ONE_CHARACTER.match(head, start) else start


@cache
def name_finder(book: RuleBook, rule_id: str) -> NameFinder:
    """One finder a name rule."""
    return NameFinder(book, rule_id)


@cache
def _joined(book: RuleBook) -> re.Pattern[str]:
    """Departments that one name joins: 血液与康复医学, 财务—门诊, 肾内科及呼吸内科."""
    departments = set(book.lexicon("departments"))
    short = {word.removesuffix(end) for word in departments for end in ("科", "室", "部")}
    one = any_of(sorted(departments | {word for word in short if len(word) > 1})).pattern
    return re.compile(rf"(?:{one})(?:[与及—–/](?:{one}))+(?![与及—–/、])")


@cache
def division_names(book: RuleBook) -> tuple[str, ...]:
    """Full names of divisions, and short ones of two characters and more (清河 for 清河市)."""
    names = full_divisions(book)
    short = {SHORTENED.sub("", name) for name in names}
    return tuple(sorted(names | {name for name in short if len(name) >= 2}))
