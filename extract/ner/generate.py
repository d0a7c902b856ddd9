"""Labelled text of the genre, made from patterns, word lists and names; the same seed gives the same text.

Entities are (start, end, label) in code points of the text, end exclusive, sorted, not overlapping.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal
from zlib import crc32

from extract.ner import names
from extract.ner.damage import damaged
from extract.ner.grammar import Choice, Part, Rule, Slot, pattern_lines, rules
from extract.ner.lexicon import word_lists

Entity = tuple[int, int, str]
Split = Literal["train", "heldout"]
DEFAULT_SEED = 20211
HELD = 10  # one pattern and one name in so many is kept for measuring
KEPT_APART = ("PERSON", "HOSPITAL")

# Running text from words: kinds of words.txt in a row; other characters stand for themselves.
CLAUSES = tuple(
    "D V N/V 了 N/N V N/A 的 N/P N V N/在 N 中 V N/V M Q N/D A/R D V N/V N V N/对 N 进行 V/把 N V F/N 的 N D A/V 着 N/"
    "T D V/L/将 N 与 N V/B N V/为 N V N/N C N/R 的 N/不 V N/V 得 D A/从 N 到 N/V 完 N/被 N V/M Q N V/以 N 为 N/N 是 A 的 N/"
    "F V N/Q N V/T N V N/D 对 N V/V 过 N/A 地 V/V 起 N/让 N V N/N F V/有 N 的 V/用 N V N/P R V/U N V/和 N D V/也 V N/都 V 了/"
    "G G/H 的 G/V G/D G G/G 为 G/以 G 为 G/H V/为 G V H/G G G/V H/G 、 G 、 G/开展 G/把 G V 到 G/G 与 G/H 、 H/对 H 患者 V/H 和 G/让 G 更 A/把 G V F/"
    "X G/X V G/V X/X 的 G/G X/X 、 X/不 X/很 X/X 地 V/P X/从 G 到 G/用 G V G/在 G 中 V G/进一步 V G/不断 G G/R 的 G".split("/")
)
CLAUSE_PARTS = tuple(tuple(clause.split()) for clause in CLAUSES)
LOOKALIKES = "X"  # words that begin like names, from the rule HARD
DIGITS = "0123456789"


@dataclass
class Text:
    """A text with its entities."""

    text: str = ""
    ents: list[Entity] = field(default_factory=list)

    def add(self, piece: Text) -> None:
        """Append `piece`."""
        shift = len(self.text)
        self.ents.extend((start + shift, end + shift, label) for start, end, label in piece.ents)
        self.text += piece.text


class Generator:
    """Draws sentences and documents of one split: held-out patterns and names never stand in `train`."""

    def __init__(self, seed: int = DEFAULT_SEED, split: Split = "train") -> None:
        self.rng = random.Random(seed)  # noqa: S311 - reproducible text, no secret
        self.held = split == "heldout"
        self.rules = rules()
        self.words = word_lists()
        lines = [line for line in pattern_lines() if is_held(line) == self.held]
        self.patterns = Rule(lines)

    def documents(self, count: int) -> Iterator[Text]:
        """`count` short documents of one to eight sentences, one in eight damaged."""
        for _ in range(count):
            yield self.document()

    def document(self) -> Text:
        """One document."""
        rng = self.rng
        document = Text()
        gap = rng.choices(("", "\n", " ", "\n\n", "\n\n\n"), (12, 4, 2, 2, 1))[0]
        for _ in range(rng.choice((1, 2, 3, 4, 4, 5, 6, 8))):
            if document.text:
                document.text += gap if document.text[-1] in "。！？；”" else rng.choice(("\n", "\n", " ", "。"))
            document.add(self.sentence())
        return Text(*damaged(document.text, document.ents, rng)) if rng.random() < 0.125 else document

    def sentence(self) -> Text:
        """One sentence."""
        filled = Text()
        self._fill(self.patterns.draw(self.rng), filled, labelled=False)
        return filled

    def _fill(self, parts: tuple[Part, ...], filled: Text, *, labelled: bool) -> None:
        for part in parts:
            if isinstance(part, str):
                filled.text += part
            elif isinstance(part, Choice):
                self._fill(self.rng.choice(part.options), filled, labelled=labelled)
            elif part.label and not labelled:
                start = len(filled.text)
                filled.text += self._name(part)
                filled.ents.append((start, len(filled.text), part.label))
            else:
                self._expand(part.name, filled, labelled=labelled)

    def _name(self, slot: Slot) -> str:
        """An entity's text: one of the split's own, where names are kept apart."""
        while True:
            drawn = Text()
            self._expand(slot.name, drawn, labelled=True)
            if slot.label not in KEPT_APART or is_held(drawn.text) == self.held:
                return drawn.text

    def _expand(self, name: str, filled: Text, *, labelled: bool) -> None:
        if name in self.rules:
            self._fill(self.rules[name].draw(self.rng), filled, labelled=labelled)
        else:
            filled.text += self._leaf(name)

    def _leaf(self, name: str) -> str:
        if name in self.words:
            return self.words[name].draw(self.rng)
        made = LEAVES.get(name)
        if made is None:
            raise KeyError(f"neither a rule nor a part of the generator: {name}")
        return made(self)

    def salad(self) -> str:
        """A clause or a few of running words without names."""
        rng = self.rng
        chosen = []
        for _ in range(rng.choice((1, 1, 2, 2, 3))):
            chosen.append("".join(self._word(kind) for kind in rng.choice(CLAUSE_PARTS)))
        return "".join(chosen)

    def _word(self, kind: str) -> str:
        if kind == LOOKALIKES:
            return str(self.rng.choice(self.rules["HARD"].ways)[0])
        return self.words[kind].draw(self.rng) if kind in self.words else kind

    def number(self) -> str:
        """A count, plain or rounded."""
        rng = self.rng
        digits = str(int(10 ** rng.uniform(0, 4)))
        return rng.choice((digits, digits, f"{digits}余", f"近{digits}0", f"{digits}0多", rng.choice("一二三四五六七八九十百两")))

    def date(self) -> str:
        """A date or a word for one."""
        rng = self.rng
        year, month, day = rng.randint(1949, 2026), rng.randint(1, 12), rng.randint(1, 28)
        if rng.random() < 0.3:
            return rng.choice(("近日", "日前", "今天", "昨日", "今年以来", "近期", "当天", "去年底", "连日来", "上周末", "一大早"))
        head = rng.choice(("", "", f"{year}年", f"{year}年", "今年"))
        tail = rng.choice(("", "", "上午", "下午", "晚", "清晨", "中午", f"{month}时许"))
        return rng.choice((f"{head}{month}月{day}日{tail}", f"{year}年", f"{year}年{month}月", f"{year}-{month:02}-{day:02}"))


def is_held(text: str) -> bool:
    """Whether a pattern or name belongs to the held-out split."""
    return crc32(text.encode()) % HELD == 0


LEAVES = {
    "PERSON": lambda g: names.han_name(g.rng),
    "ETHNIC_NAME": lambda g: names.ethnic_name(g.rng),
    "FOREIGN_NAME": lambda g: names.foreign_name(g.rng),
    "SURNAME": lambda g: names.surname(g.rng),
    "LAST": lambda g: names.given_part(g.rng, "last"),
    "DEPARTMENT": lambda g: g.words["DEPARTMENT_NAME"].draw(g.rng),
    "SALAD": Generator.salad,
    "NUM": Generator.number,
    "DATE": Generator.date,
    "DIGIT": lambda g: str(g.rng.randint(1, 20)),
    "LETTERS": lambda g: "".join(g.rng.choice("abcdehijnosxyz") for _ in range(g.rng.randint(2, 7))),
    "DIGITS": lambda g: "".join(g.rng.choice(DIGITS) for _ in range(g.rng.randint(3, 11))),
}
