"""Sentence patterns and the rules they use, read from text files.

`{NAME}` stands for a rule or a part that the generator makes, `{LABEL:RULE}` for a rule's text as an entity,
`[a|b|]` for a choice. A line of `macros.txt` may begin with `3* `, one of `patterns.txt` with `3 `: its weight.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from extract.ner.lexicon import lines_of

LABELS = ("DEPARTMENT", "HOSPITAL", "LOC", "ORG", "PARTY_ORG", "PERSON", "POST")
WEIGHT = re.compile(r"(\d+)\*? ")
RULE_LINE = re.compile(r"([A-Z][A-Z0-9_]*):$")


@dataclass(frozen=True)
class Slot:
    """A rule's or part's place in a pattern; `label` when its text is an entity."""

    name: str
    label: str | None


@dataclass(frozen=True)
class Choice:
    """One of several sequences."""

    options: tuple[tuple[Part, ...], ...]


Part = str | Slot | Choice


class PatternError(ValueError):
    """A pattern or rule that cannot be read."""


def compile_pattern(text: str) -> tuple[Part, ...]:
    """The parts of one pattern. Raises PatternError."""
    parts, rest = _sequence(text, 0, top=True)
    if rest != len(text):
        raise PatternError(f"unexpected {text[rest]!r} at {rest} in {text!r}")
    return parts


def _sequence(text: str, at: int, *, top: bool) -> tuple[tuple[Part, ...], int]:
    parts: list[Part] = []
    plain = ""
    while at < len(text) and (top or text[at] not in "|]"):
        if text[at] in "{[":
            if plain:
                parts.append(plain)
                plain = ""
            part, at = _slot(text, at) if text[at] == "{" else _choice(text, at)
            parts.append(part)
        elif text[at] in "}]|":
            raise PatternError(f"unexpected {text[at]!r} at {at} in {text!r}")
        else:
            plain += text[at]
            at += 1
    if plain:
        parts.append(plain)
    return tuple(parts), at


def _slot(text: str, at: int) -> tuple[Slot, int]:
    end = text.find("}", at)
    if end < 0:
        raise PatternError(f"no closing brace in {text!r}")
    label, colon, name = text[at + 1 : end].rpartition(":")
    if colon and label not in LABELS:
        raise PatternError(f"unknown label {label!r} in {text!r}")
    return Slot(name, label or (name if name in LABELS else None)), end + 1


def _choice(text: str, at: int) -> tuple[Choice, int]:
    options = []
    at += 1
    while True:
        option, at = _sequence(text, at, top=False)
        options.append(option)
        if at >= len(text):
            raise PatternError(f"no closing bracket in {text!r}")
        if text[at] == "]":
            return Choice(tuple(options)), at + 1
        at += 1


class Rule:
    """Several ways to say one thing, drawn by weight."""

    def __init__(self, lines: list[str]) -> None:
        weights, self.ways = [], []
        for line in lines:
            match = WEIGHT.match(line)
            weights.append(float(match[1]) if match else 1.0)
            self.ways.append(compile_pattern(line[match.end() :] if match else line))
        self.sums = list(accumulate(weights))

    def draw(self, rng: random.Random) -> tuple[Part, ...]:
        """One way."""
        return rng.choices(self.ways, cum_weights=self.sums)[0]


@cache
def rules() -> dict[str, Rule]:
    """The rules of `macros.txt` by name."""
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines_of("macros.txt"):
        if match := RULE_LINE.fullmatch(line):
            if match[1] in found:
                raise PatternError(f"rule {match[1]} twice")
            current = found[match[1]] = []
        else:
            current.append(line)
    return {name: Rule(lines) for name, lines in found.items()}


@cache
def pattern_lines() -> tuple[str, ...]:
    """The lines of `patterns.txt`, in order."""
    return tuple(lines_of("patterns.txt"))
