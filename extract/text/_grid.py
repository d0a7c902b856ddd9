"""All characters that two bytes of GBK make, the second no ASCII, and how likely each is behind two others.

A cell is the number of such a pair of bytes. `Grid.steps` gives for many cells at once what a `Scorer` gives for
one character; the same up to the last bits of a float.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from extract.text import charmodel

Cells = NDArray[np.intp]
Scores = NDArray[np.float64]

LEADS, TRAILS = range(0x81, 0xFF), range(0x80, 0xFF)
OTHER_SCRIPT = 4.0  # nats against a Simplified form in a Traditional text, and the other way round


def _decoded(lead: int, trail: int) -> str:
    try:
        return bytes((lead, trail)).decode("gbk")
    except UnicodeDecodeError:
        return ""


PAIR = [[_decoded(lead, trail) for trail in range(256)] if lead in LEADS else [""] * 256 for lead in range(256)]


def foreign(char: str, other: str) -> float:
    """Nats against `char` in a text that is not of the script `other` ("t", "s", or "-" where that is unknown)."""
    if char < "\u3400":
        return 0.0
    return OTHER_SCRIPT * ((charmodel.script(char) == other) + charmodel.is_variant(char))


def trail_of(cell: int) -> int:
    """The second byte of a pair."""
    return TRAILS[cell % len(TRAILS)]


class Grid:
    """The cells, and what the character model says of each."""

    def __init__(self) -> None:
        model = charmodel.model()
        self.chars = [PAIR[lead][trail] for lead in LEADS for trail in TRAILS]
        self.filled = np.array([char != "" for char in self.chars])
        self.cells = {char: i for i, char in enumerate(self.chars) if char}
        plain = [charmodel.simplified(char) if char else "" for char in self.chars]
        self._known = np.array([model.knows(char) for char in plain])
        self._starts = np.array([model.start(char, clause=False) if char else 0.0 for char in plain])
        self._clauses = np.array([model.start(char, clause=True) if char else 0.0 for char in plain])
        self._share = np.where(self._known, np.exp(self._starts), 0.0)
        self._ends = np.array([char in charmodel.ENDS and char != "" for char in plain])
        self._foreign = {other: np.array([foreign(char, other) for char in self.chars]) for other in "ts-"}
        self._forms: dict[str, list[int]] = {}
        for i, char in enumerate(plain):
            self._forms.setdefault(char, []).append(i)
        self._signs = [i for i, char in enumerate(plain) if char and not "\u4e00" <= char <= "\u9fff"]

    def steps(self, other: str, earlier: str, before: str, cells: Cells) -> Scores:
        """The log-probability of each of `cells` after `earlier` and `before` in a text not of the script `other`."""
        model, plain = charmodel.model(), charmodel.simplified(before)
        if not model.knows(plain):
            scores = self._behind_sign(plain)[cells]
        else:
            behind = model.behind(charmodel.simplified(earlier), plain)
            inside = np.zeros(len(self.chars))
            following, shares = self._following(plain)
            inside[following] = shares * behind.inside
            ended = np.where(self._ends[cells], math.log(behind.clause_ends), math.log(behind.word_ends))
            share = behind.word_ends * self._share[cells] + inside[cells]
            known = self._known[cells]
            scores = np.where(known, np.log(np.where(known, share, 1.0)), ended + self._starts[cells])
        return np.asarray(scores - self._foreign[other][cells])

    def _behind_sign(self, before: str) -> Scores:
        """The same behind what the word list does not have, for all cells."""
        scores = (self._starts if before in charmodel.DIGITS else self._clauses).copy()
        scores[self._signs] = self._sign_behind(before)
        return scores

    @lru_cache(maxsize=500)  # noqa: B019 - there is one grid
    def _sign_behind(self, before: str) -> Scores:
        return np.array([charmodel.between(before, charmodel.simplified(self.chars[i])) for i in self._signs])

    @lru_cache(maxsize=2_000)  # noqa: B019 - there is one grid
    def _following(self, before: str) -> tuple[Cells, Scores]:
        """The cells of what follows `before` within words, and how probably it does."""
        followers = charmodel.model().followers(before).items()
        found = [(i, share) for char, (share, _) in followers for i in self._forms.get(char, ())]
        return np.array([i for i, _ in found], dtype=np.intp), np.array([share for _, share in found])


@cache
def grid() -> Grid:
    """The grid, made once."""
    return Grid()


ANY = 0  # the waiting first byte is unknown; 0x100 + b: unknown, but no character together with b before it


@lru_cache(maxsize=512)
def leads(waiting: int) -> list[int]:
    """The first bytes that `waiting` may be."""
    if waiting == ANY:
        return list(LEADS)
    if waiting < 0x100:
        return [waiting] if waiting in LEADS else []
    return [lead for lead in LEADS if not PAIR[waiting - 0x100][lead]]


@lru_cache(maxsize=512)
def open_to(waiting: int) -> NDArray[np.bool_]:
    """For each cell, whether it holds a character whose first byte `waiting` may be."""
    firsts = np.isin(np.array(LEADS), leads(waiting))
    return np.asarray(np.repeat(firsts, len(TRAILS)) & grid().filled)


@lru_cache(maxsize=2_000)
def likely(char: str, gloss: str, *, traditional: bool) -> Cells:
    """The cells worth trying behind `char` where nothing is seen, or only the gloss (may be empty)."""
    found = charmodel.likely_after(char, traditional=traditional)
    cells = grid().cells
    chars = dict.fromkeys([*found, *charmodel.model().readers(gloss)])
    return np.array([cells[char] for char in chars if char in cells], dtype=np.intp)
