"""How likely is this Chinese text? Log-probabilities of characters, made from a word list.

The model is the character bigram model of a text whose words are drawn independently: a character either
continues its word or ends it, and then any word may start. Data: charmodel.txt, made from jieba's dict.txt and
pypinyin's pinyin_dict.json (both MIT licence) by `python -m extract.text.charmodel DICT.TXT PINYIN_DICT.JSON`.
Traditional characters count as their simplified forms (OpenCC, character by character). Logarithms are natural.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import opencc

DATA = Path(__file__).with_name("charmodel.txt")
HEADER = """\
# Character statistics of Chinese words. Source: dict.txt of jieba 0.42.1 (https://github.com/fxsjy/jieba),
# Copyright (c) 2013 Sun Junyi, MIT licence; readings: pinyin_dict.json of pypinyin 0.55.0
# (https://github.com/mozillazg/python-pinyin), Copyright (c) 2016 mozillazg, MIT licence.
# Made by: python -m extract.text.charmodel dict.txt pinyin_dict.json
# A line: a character; codes of its log-probability as a character, as the start of a word, as the start of a
# clause, of a word end after it, and (of the words that end with it) of a clause end; then each frequent successor
# within a word with the codes of its conditional log-probability and of a word end after it. A code is the ASCII
# character 33 + round(-5 ln p).
# A line with = in front: a pinyin syllable and the characters only Traditional text has that are read so; behind the
# slash those for which it is not the first reading.
"""
STEP = 0.2
LEAST = 10  # bigrams rarer than this are left out: the file stays below 700 KB
# Words that open a clause more often than others, by jieba's part-of-speech tag: time, conjunction, pronoun, ...
OPENERS = {"t": 4.0, "c": 3.0, "r": 2.0, "d": 1.5, "p": 2.0, "v": 0.5, "u": 0.1, "y": 0.1}
# … or close one, particles more often than others. A single character rarely does.
LAST = 4.0
# Days told from the day of writing: news has many more of them than the books that jieba counted.
DEICTIC = re.compile("[今昨明近前当去本每][日天年月周期晚晨午]|[日目此]前")
NEWS = 5
ALONE = 0.4
PARTICLES = "啊吗呢吧呀啦了的"
CLOSERS_OF_CLAUSES = {"t": 3.0, "m": 0.3, "q": 0.3, "u": 0.3, "p": 0.1, "c": 0.5, "d": 0.3, "r": 0.5, "v": 0.6}

UNSEEN = -17.0
FREQUENT = -8.0
LONE = math.exp(-4.0)  # a clause is rarely a single character
WORD = re.compile("[\u4e00-\u9fff]+")
# Share of the running text; a class of characters shares its number.
SIGNS = {"，,": 0.06, "。": 0.02, "、": 0.015, "“”": 0.006, "\n": 0.02, "：:": 0.006, "（）()": 0.003, "《》": 0.002,
         "；;": 0.001, " ": 0.002, "\u3000": 0.0005, "？?！!": 0.003, "‘’「」『』": 0.0004, "—…·": 0.001,
         "%％.": 0.0005, "-/+~～<>&=*": 0.00005, "【】[]": 0.0002}  # fmt: skip
SIGN = {char: math.log(share) for chars, share in SIGNS.items() for char in chars}
STOPS, CLOSERS, OPENING = "。！？!?…，,", "”’」』》）)", "“‘「『《（("
ENDS = frozenset("，。,；;：:！？!?\n、”’」』）)")
ALPHABETS = (0x03, 0x04, 0x30)  # pages of Greek, Cyrillic and kana: one such letter follows another
DIGITS = frozenset("0123456789")


class Behind(NamedTuple):
    """Two characters: how probably a word ends with them, and with it a clause; and the weight of going on inside."""

    word_ends: float
    clause_ends: float
    inside: float


class CharModel:
    """The loaded table; rows are unpacked when first used."""

    def __init__(self, lines: list[str]) -> None:
        self._readings = dict(line[1:].split(" ") for line in lines if line[0] == "=")
        self._rows = {line[0]: line for line in lines if line[0] not in "#="}
        self._next: dict[str, dict[str, tuple[float, float]]] = {}
        self.frequent = [char for char, row in self._rows.items() if _value(row[3]) > FREQUENT] + list("，。、”")

    def reading(self, char: str, syllable: str) -> int:
        """How usual `syllable` is as a reading of Traditional `char`: 2, 1 or 0 (none, or not in the table)."""
        usual, _, rare = self._readings.get(syllable, "").partition("/")
        return 2 if char in usual else 1 if char in rare else 0

    def readers(self, syllable: str) -> str:
        """The Traditional characters with this reading."""
        return self._readings.get(syllable, "").replace("/", "")

    def above(self, least: float) -> list[str]:
        """The Han characters of at least this log-probability."""
        return [char for char, row in self._rows.items() if _value(row[1]) >= least]

    def char(self, char: str) -> float:
        """The log-probability of a simplified Han character or a sign on its own."""
        row = self._rows.get(char)
        return _value(row[1]) if row else sign(char)

    def start(self, char: str, *, clause: bool) -> float:
        """The log-probability that a word (the first of a clause) starts with `char`."""
        row = self._rows.get(char)
        return _value(row[3 if clause else 2]) if row else sign(char)

    def end(self, char: str) -> float:
        """The log-probability that a word ends with `char`, given that `char` stands there."""
        row = self._rows.get(char)
        return _value(row[4]) if row else 0.0

    def followers(self, char: str) -> dict[str, tuple[float, float]]:
        """The successors of `char` within words: the probability of each, and that the word ends with it."""
        found = self._next.get(char)
        if found is None:
            row = self._rows.get(char, "")
            codes = ((row[i], row[i + 1 : i + 3]) for i in range(6, len(row) - 2, 3))
            found = {c: (math.exp(_value(code[0])), math.exp(_value(code[1]))) for c, code in codes}
            self._next[char] = found
        return found

    def knows(self, char: str) -> bool:
        """Whether the word list has this simplified character."""
        return char in self._rows

    def step(self, earlier: str, before: str, char: str) -> float:
        """The log-probability of simplified `char` after simplified `earlier` and `before`."""
        if before not in self._rows:
            if char in self._rows:
                return self.start(char, clause=before not in DIGITS)
            return between(before, char)
        behind = self.behind(earlier, before)
        if char in ENDS:
            return math.log(behind.clause_ends) + sign(char)
        if char not in self._rows:
            return math.log(behind.word_ends) + sign(char)
        inside = self.followers(before).get(char, (0.0, 0.0))[0] * behind.inside
        return math.log(behind.word_ends * math.exp(self.start(char, clause=False)) + inside)

    def behind(self, earlier: str, before: str) -> Behind:
        """What can follow `earlier` and `before`, the latter a character of the word list."""
        usual = math.exp(self.end(before))
        ended, joined = self._ended(earlier, before, usual)
        alone = LAST if before in PARTICLES else ALONE
        closing = joined * LAST * math.exp(_value(self._rows[before][5])) + (1 - joined) * alone
        if earlier not in self._rows:
            closing *= LONE
        return Behind(ended, ended * closing, (1 - ended) / max(0.01, 1 - usual))

    def _ended(self, earlier: str, before: str, usual: float) -> tuple[float, float]:
        """How probably a word ends with `before`, behind `earlier`, and how probably both are in one."""
        inside, after = self.followers(earlier).get(before, (0.0, 0.0))
        if not inside:
            return usual, 0.0
        apart = math.exp(self.end(earlier) + self.start(before, clause=False))
        joined = inside / (inside + apart)
        return joined * after + (1 - joined) * usual, joined


def _value(code: str) -> float:
    return (33 - ord(code)) * STEP


@cache
def sign(char: str) -> float:
    """The log-share of a character that the word list does not have."""
    known = SIGN.get(char)
    if known is not None:
        return known
    if char.isascii():
        return -5.5 if char.isdigit() else -7.5 if char.isalpha() else -9.5
    if "\u4e00" <= char <= "\u9fff":
        return UNSEEN
    if "\ue000" <= char <= "\uf8ff" or char == "\ufffd":
        return -19.0
    return -9.0 if "\uff01" <= char <= "\uff5e" else -13.0


def between(before: str, char: str) -> float:
    """Sign after sign: closing quotation marks follow full stops, digits follow digits."""
    if (before in STOPS and char in CLOSERS) or (before in CLOSERS and char in "，。,、；"):
        return -1.5 if char in "”」）)，。,、；" else -2.5
    if char == "\n":
        return -1.5 if before in STOPS + CLOSERS else -9.0 if before in OPENING else -4.0
    if before in "：:" and char in OPENING:
        return -1.0
    if before in DIGITS and char in DIGITS:
        return -2.5
    page = ord(char) >> 8
    if page in ALPHABETS and ord(before) >> 8 == page and char.isalpha() and before.isalpha():
        return -4.0
    return sign(char) - (4.0 if before in STOPS + " \u3000" and char in STOPS else 0.0)


@cache
def model() -> CharModel:
    """The model of charmodel.txt, read once."""
    return CharModel(DATA.read_text(encoding="utf-8").splitlines())


@cache
def _converter(name: str) -> opencc.OpenCC:
    return opencc.OpenCC(name)


@lru_cache(maxsize=50_000)
def simplified(char: str) -> str:
    """The simplified form of one character."""
    return str(_converter("t2s").convert(char)) if char >= "\u3400" else char


@lru_cache(maxsize=50_000)
def script(char: str) -> str:
    """One character: "t" for a form only Traditional text has, "s" for one only Simplified text has, else ""."""
    if not "\u3400" <= char <= "\u9fff":
        return ""
    if simplified(char) != char:
        return "" if _encodes(char, "gb2312") else "t"
    return "s" if _converter("s2t").convert(char) != char and not _encodes(char, "big5") else ""


@lru_cache(maxsize=50_000)
def is_variant(char: str) -> bool:
    """True for a form that neither script's standard has: 殻 for 殼."""
    plain = simplified(char)
    return plain != char and not _encodes(char, "big5") and _converter("s2t").convert(plain) != char


def _encodes(char: str, charset: str) -> bool:
    try:
        char.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


@lru_cache(maxsize=200_000)
def step(earlier: str, before: str, char: str) -> float:
    """The log-probability of `char` after `earlier` and `before`, each of either script."""
    return model().step(simplified(earlier), simplified(before), simplified(char))


def common_characters(least: float) -> set[str]:
    """The Han characters of at least this log-probability in both scripts, and the Chinese punctuation."""
    chars = set(model().above(least))
    both = chars | set(_converter("s2t").convert(" ".join(chars)))
    return both | {char for char in SIGN if char > "\x7f"}


@lru_cache(maxsize=2_000)
def likely_after(char: str, *, traditional: bool) -> list[str]:
    """Characters worth trying where nothing is seen of one: frequent word starts and successors of `char`."""
    found = [*model().followers(simplified(char)), *model().frequent]
    return list(dict.fromkeys(_converter("s2t").convert(c) if traditional else c for c in found))


def build(lines: Iterable[str], pinyin: dict[str, str]) -> str:
    """The text of charmodel.txt from the lines `word frequency tag` of a jieba dictionary and from readings.

    `pinyin` has the readings, parted by commas, of a character for its code point in decimal digits.
    """
    chars, starts, clauses, ends, lasts, joined, pairs, tails = (Counter[str]() for _ in range(8))
    for line in lines:
        word, count, *tag = line.split()
        if not WORD.fullmatch(word):
            continue
        frequency, kind = int(count), tag[0][:1] if tag else ""
        if DEICTIC.fullmatch(word):
            frequency *= NEWS
        starts[word[0]] += frequency
        clauses[word[0]] += round(frequency * OPENERS.get(kind, 1.0))
        ends[word[-1]] += frequency
        if len(word) > 1:
            joined[word[-1]] += frequency
            lasts[word[-1]] += round(frequency * CLOSERS_OF_CLAUSES.get(kind, 1.0))
        for char in word:
            chars[char] += frequency
        for i in range(len(word) - 1):
            pairs[word[i : i + 2]] += frequency
        tails[word[-2:]] += frequency
    followers: dict[str, str] = {}
    for pair, frequency in sorted(pairs.items()):
        if frequency >= LEAST:
            followers[pair[0]] = followers.get(pair[0], "") + pair[1] + _code(frequency / chars[pair[0]])
            followers[pair[0]] += _code(tails[pair] / frequency * 0.98 + 0.01)
    sums = chars.total(), starts.total(), clauses.total()
    rows = [
        char
        + "".join(_code((n[char] + 0.3) / s) for n, s in zip((chars, starts, clauses), sums, strict=True))
        + _code((ends[char] / chars[char] + 0.03) / 1.03)
        + _code((lasts[char] + 1) / (joined[char] + 1) / LAST)
        + followers.get(char, "")
        for char in sorted(chars)
    ]
    return HEADER + "\n".join(rows + _reading_lines(pinyin, set(chars))) + "\n"


def _reading_lines(pinyin: dict[str, str], known: set[str]) -> list[str]:
    """The syllables of the Traditional forms (in GBK) of the characters `known`."""
    readers: dict[str, tuple[str, str]] = {}
    for code, readings in pinyin.items():
        char = chr(int(code))
        if script(char) == "t" and simplified(char) in known and _encodes(char, "gbk"):
            for rank, reading in enumerate(readings.split(",")):
                usual, rare = readers.get(reading, ("", ""))
                readers[reading] = (usual, rare + char) if rank else (usual + char, rare)
    return [f"={reading} {usual}/{rare}" for reading, (usual, rare) in sorted(readers.items())]


def _code(share: float) -> str:
    return chr(min(126, max(33, 33 + round(-math.log(share) / STEP))))


if __name__ == "__main__":
    with Path(sys.argv[1]).open(encoding="utf-8") as dictionary:
        table = build(dictionary, json.loads(Path(sys.argv[2]).read_text(encoding="utf-8")))
    DATA.write_text(table, encoding="utf-8")
