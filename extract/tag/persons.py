"""Persons: what the recognizer says, and names that a title beside them gives away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from extract.rulebook import RuleBook
from extract.rulebook.wordlists import any_of
from extract.tag.mask import Marks
from extract.tag.recognizer import Entity, clean
from extract.tag.words import division_names

HAN = re.compile(r"[\u3400-\u9fff]")
PARTICLE = re.compile(r"[了着们的]")  # 书记|换了好几任
INSTITUTION = re.compile(r"(?:学校|[大中小]学|医院|社区)$")  # 河涯|李学校
SURE = 9  # longer than any word that follows names
BRACKETED = re.compile(r"[（(][^（()）。\n]*$")
IN_BRACKETS = 30  # characters between a bracket and the post in it
LEADING = re.compile(r"(?:^|[^\u3400-\u9fff]|[是为有由请叫的和与以在])$")
BARE_POSTS = ("书记", "副书记")
LIST_SIGN = re.compile(r"[:：]")
DOTTED = re.compile(r"[\u4e00-\u9fff]{2,6}·[\u4e00-\u9fff]{2,6}(?:·[\u4e00-\u9fff]{2,6})?")
TOWARDS = "向"  # a surname, too
VILLAGE_BEHIND = re.compile(r"[村镇乡](?!亲|长)|社区|街道")
JOINING = frozenset("和与等及")  # surnames too, but behind a title nearly always the word
CLOSING = re.compile(r"$|[\s，。、；：,;:!！?？（()）“”\"'’\n—\-/丨]")


class PersonFinder:
    """Marks PERSON spans. Names next to a post or title need no recognizer: surname, given name, what follows."""

    def __init__(self, book: RuleBook) -> None:
        self.surname = any_of([*book.lexicon("surnames_compound"), *book.lexicon("surnames")])
        paired = any_of(book.lexicon("names_paired")).pattern
        self.paired = re.compile(f"(?:{paired}){{2}}")
        self.compound = any_of(book.lexicon("surnames_compound"))
        self.followers = any_of(book.lexicon("name_followers"))
        # 艾沙|杀了: a name's last part is spelt with the characters used for spelling.
        self.spelt = re.compile(f"[{''.join(book.lexicon('names_transliterated'))}]{{2,}}")
        self.never = frozenset(book.lexicon("not_persons"))
        self.never_last = frozenset(book.lexicon("not_last_in_names"))
        self.never_closing = frozenset(book.lexicon("not_last_before_stops"))
        self.address = re.compile(f"(?:{any_of(book.lexicon('forms_of_address')).pattern})$")
        self.companions = any_of(book.lexicon("companions"))
        self.posting = any_of(["任", "担任", "兼任", "出任", "说", "表示", "介绍", "告诉"])
        self.places = frozenset(division_names(book))
        self.titles = any_of([*book.lexicon("posts_other"), "书记", "副书记", "同志"])

    def mark(self, marks: Marks, entities: list[Entity], source: str) -> None:
        """Mark persons: those beside titles by rule where the recognizer has none that starts there."""
        known = {
            start: self._cut(marks.text, start, end)
            for start, end, label in clean(marks.text, entities, self.titles)
            if label == "PERSON"
        }
        for post in marks.labelled("POST", "TITLE"):
            ways = (
                self._behind(marks.text, post.end, known),
                self._line_above(marks.text, post.start),
                self._before_bracket(marks.text, post.start) if post.label == "POST" else (),
                self._behind_branch(marks, post.start) if post.label == "POST" else (),
                self._right_before(marks.text, post.start, post.end) if post.label == "POST" else (),
            )
            for start, end in chain.from_iterable(ways):
                known.pop(start, None)
                marks.add(start, end, "PERSON", "secretaries/title")
        for first, end in sorted(known.items()):
            start = first + (end - first > 2 and marks.text[first] in JOINING and self._named_before(marks, first))
            name = marks.text[start:end]
            # A short name without a surname is a word (协调, 落实), a division no person, unless a post leads to it.
            led = (before := marks.ending_at(start)) is not None and before.label in ("POST", "TITLE")
            sure = led or ((len(name) > 3 or self.surname.match(name)) and name not in self.places)
            # Behind a post the recognizer is right about names that start like a word: 书记|关爱民.
            if sure and (
                self._plausible(name) or (led and len(name) > 2 and name not in self.never and self._like_word(name))
            ):
                marks.add(start, end, "PERSON", source)

    def _named_before(self, marks: Marks, position: int) -> bool:
        """甘丽娟|和|胡群, 甘丽娟|医生|和|胡群: a person, with or without a title, stands before `position`."""
        left = marks.ending_at(position)
        if left is not None and left.label == "TITLE":
            left = marks.ending_at(left.start)
        return left is not None and left.label == "PERSON"

    def _behind(self, text: str, start: int, known: dict[int, int]) -> Iterator[tuple[int, int]]:
        """The name behind a post; behind 委员： the names of a list. `known`: what the recognizer found, by start."""
        if text.startswith("同志", start):
            start += 2
        listed = LIST_SIGN.match(text, start)
        start = listed.end() if listed else start
        while size := self._name_size(text, start):
            if "·" in text[start : start + size]:
                size = max(size, known.get(start, 0) - start)  # 都 follows names and ends dotted ones
            yield start, start + size
            if not listed or text[start + size : start + size + 1] != "、":
                return
            start += size + 1

    def glued_size(self, text: str, start: int, departments: re.Pattern[str]) -> int:
        """Length of the name at `start` that a department or a joining word follows without a gap, 0 if none is."""
        named = self.surname.match(text, start) is not None
        sizes = [
            size
            for size in (3, 2)
            if named and (departments.match(text, start + size) or text[start + size : start + size + 1] in JOINING)
        ]
        return next((size for size in sizes if self._fits(text[start : start + size], size)), 0)

    def _line_above(self, text: str, start: int) -> Iterator[tuple[int, int]]:
        """A line that is nothing but a name, when the post opens the next one."""
        if text[start - 1 : start] != "\n":
            return
        first = text.rfind("\n", 0, start - 1) + 1
        name = text[first : start - 1]
        if len(name) in (2, 3, 4) and self.surname.match(name) and self._fits(name, len(name)):
            yield first, start - 1

    def _behind_branch(self, marks: Marks, start: int) -> Iterator[tuple[int, int]]:
        """The name between a branch and a post: 石桥村党总支|张建国|书记."""
        for size in (3, 2):
            name = marks.text[max(0, start - size) : start]
            branch = marks.ending_at(start - size)
            if branch and branch.label == "BRANCH" and self.surname.match(name) and self._fits(name, size):
                yield start - size, start

    def _right_before(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The name that a bare post follows, where a word leads to it: 以|张建国|书记|为首."""
        if text[start:end] not in BARE_POSTS:
            return
        for size in (3, 2):
            first = start - size
            name = text[max(0, first) : start]
            if text[start - 1] in self.never_last:
                return  # 邵鹏任|副书记
            if self.surname.match(name) and self._fits(name, size) and LEADING.search(text, max(0, first - 1), first):
                yield first, start
                return

    def _before_bracket(self, text: str, start: int) -> Iterator[tuple[int, int]]:
        """The name before brackets that hold a post: 领队是|张建国|（外科党支部书记）."""
        opened = BRACKETED.search(text, max(0, start - IN_BRACKETS), start)
        if opened is None:
            return
        for size in (3, 2):
            first = opened.start() - size
            name = text[max(0, first) : opened.start()]
            if self.surname.match(name) and self._fits(name, size) and LEADING.search(text, max(0, first - 1), first):
                yield first, opened.start()
                return

    def _cut(self, text: str, start: int, end: int) -> int:
        """Where the name ends when the recognizer took one character too many (李明|有) or too few."""
        if (paired := self.paired.match(text, start)) is not None:
            return paired.end()
        if not self.surname.match(text, start):
            return end
        if end - start == 3 and self._is_word(text, end):
            return end - 1
        # 陈立|新任…书记: one character too few, when only the longer name leaves a word that follows names.
        short = end - start == 2 and HAN.match(text, end) and text[end] not in self.never_last
        if short and not self._ends(text, end) and self.posting.match(text, end + 1):
            return end + 1
        return end

    def _plausible(self, name: str) -> bool:
        return (
            name not in self.never
            and name[:2] not in self.never
            and not self.address.search(name)
            and not INSTITUTION.search(name)
            and ("·" in name or not PARTICLE.search(name))
            and all(HAN.match(c) or c == "·" for c in name)
        )

    def _like_word(self, name: str) -> bool:
        """Whether a name is one though it starts like a word: 关爱民."""
        return not PARTICLE.search(name) and self._plausible(name[0] + name[2:])

    def _name_size(self, text: str, start: int) -> int:
        """Length of the name that starts at `start`, 0 if none can be told there."""
        dotted = DOTTED.match(text, start)
        if dotted:
            return self._dotted_size(text, dotted)
        if (paired := self.paired.match(text, start)) is not None:
            return paired.end() - start  # 次旺多吉
        surname = self.surname.match(text, start)
        towards = surname and surname.group() == TOWARDS and VILLAGE_BEHIND.search(text, start + 2, start + 4)
        if not surname or surname.group() in JOINING or towards:
            return 0  # 书记|向石桥村
        compound = self.compound.match(text, start)
        sizes = [compound.end() - start + 1, compound.end() - start + 2] if compound else [2, 3]
        ends = {size: self._ends(text, start + size) for size in sizes if self._fits(text[start : start + size], size)}
        # 赵清和说: the longer reading wins unless its last character ends no name (李明|说, 周敏|等).
        # 王强|慰问 has the longer word behind the shorter name, 王强慰|问 the shorter one.
        if (
            text[start + sizes[-1] - 1 : start + sizes[-1]] in JOINING
            and ends.get(sizes[0])
            and not text.startswith("同志", start + sizes[-1])  # 陈官和|同志
            and (self.titles.match(text, start + sizes[-1]) or self.companions.match(text, start + sizes[-1]))
        ):
            return sizes[0]  # 李萍|和院长, 李萍|和同事们
        longest = ends.get(sizes[-1], 0)
        if longest and longest >= ends.get(sizes[0], 0) and not self._is_word(text, start + sizes[-1]):
            return sizes[-1]
        return next((size for size in sizes if ends.get(size)), 0)

    def _is_word(self, text: str, end: int) -> bool:
        """Whether the character before `end` is no part of a name: 李明|先看, 周敏|说, but not 张永先，."""
        words = self.never_closing if CLOSING.match(text, end) else self.never_last
        return text[end - 1] in words

    def _dotted_size(self, text: str, match: re.Match[str]) -> int:
        """依帕尔古丽·阿地力: the part behind the last dot ends where a name may end."""
        last = text.rfind("·", match.start(), match.end())
        sizes = [end for end in range(last + 2, match.end() + 1) if self._ends(text, end)]
        spelt = self.spelt.match(text, last + 1, match.end())
        end = sizes[0] if sizes else match.end()
        return (min(end, spelt.end()) if spelt else end) - match.start()

    def _fits(self, name: str, size: int) -> bool:
        return len(name) == size and self._plausible(name)

    def _ends(self, text: str, end: int) -> int:
        """How well a name may end at `end`: the length of the word there that follows names; punctuation is surest."""
        if CLOSING.match(text, end):
            return SURE
        follower = self.followers.match(text, end) or self.titles.match(text, end)  # 王鲁|副院长
        return len(follower.group()) if follower else 0


@cache
def person_finder(book: RuleBook) -> PersonFinder:
    """One finder a rule book."""
    return PersonFinder(book)
