"""Labelled text of the genre, made from patterns, word lists and names; the same seed gives the same text.

Entities are (start, end, label) in code points of the text, end exclusive, sorted, not overlapping.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal
from zlib import crc32

from extract.ner import names
from extract.ner.damage import damaged
from extract.ner.grammar import Choice, Part, Rule, Slot, pattern_lines, rules
from extract.ner.lexicon import lines_of, word_lists

Entity = tuple[int, int, str]
Split = Literal["train", "heldout"]
DEFAULT_SEED = 20211
HELD = 10  # one pattern and one name in so many is kept for measuring
KEPT_APART = ("PERSON", "HOSPITAL")

RECENT = ("近日", "日前", "今天", "昨日", "今年以来", "近期", "当天", "去年底", "连日来", "上周末", "一大早")
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
        self.clauses = [line.split() for line in lines_of("clauses.txt")]
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
        shapes = [rng.choice(self.clauses) for _ in range(rng.choice((1, 1, 2, 2, 3)))]
        return "".join(self._word(kind) for shape in shapes for kind in shape)

    def _word(self, kind: str) -> str:
        if kind == LOOKALIKES:
            return str(self.rng.choice(self.rules["HARD"].ways)[0])
        return self.words[kind].draw(self.rng) if kind in self.words else kind

    def number(self) -> str:
        """A count, plain or rounded."""
        rng = self.rng
        digits = str(int(10 ** rng.uniform(0, 4)))
        small = rng.choice("一二三四五六七八九十百两")
        return rng.choice((digits, digits, f"{digits}余", f"近{digits}0", f"{digits}0多", small))

    def date(self) -> str:
        """A date or a word for one."""
        rng = self.rng
        year, month, day = rng.randint(1949, 2026), rng.randint(1, 12), rng.randint(1, 28)
        if rng.random() < 0.3:
            return rng.choice(RECENT)
        head = rng.choice(("", "", f"{year}年", f"{year}年", "今年"))
        tail = rng.choice(("", "", "上午", "下午", "晚", "清晨", "中午", f"{month}时许"))
        numbers = f"{year}-{month:02}-{day:02}"
        return rng.choice((f"{head}{month}月{day}日{tail}", f"{year}年", f"{year}年{month}月", numbers))


def is_held(text: str) -> bool:
    """Whether a pattern or name belongs to the held-out split."""
    return crc32(text.encode()) % HELD == 0


LEAVES: dict[str, Callable[[Generator], str]] = {
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
    "DIGIT3": lambda g: str(g.rng.randint(81, 999)),
    "LETTERS": lambda g: "".join(g.rng.choice("abcdehijnosxyz") for _ in range(g.rng.randint(2, 7))),
    "DIGITS": lambda g: "".join(g.rng.choice(DIGITS) for _ in range(g.rng.randint(3, 11))),
}
