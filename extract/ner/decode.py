"""From scores of positions to entities that keep the rules of positions (an inside needs a first, and so on)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Found = tuple[int, int, str]
LETTERS = "BILU"
FORBIDDEN = -1e9


@cache
def positions(labels: tuple[str, ...]) -> tuple[str, ...]:
    """All positions, `O` first; the order of the model's outputs."""
    return ("O", *(f"{letter}-{label}" for label in labels for letter in LETTERS))


@cache
def _moves(labels: tuple[str, ...]) -> Floats:
    """0 where the position of the row may stand before that of the column, else very small."""
    names = positions(labels)
    allowed = np.full((len(names), len(names)), FORBIDDEN, dtype="f")
    for i, before in enumerate(names):
        for j, after in enumerate(names):
            if before[0] in "BI":
                if after[0] in "IL" and after[2:] == before[2:]:
                    allowed[i, j] = 0
            elif after[0] in "OBU":
                allowed[i, j] = 0
    return allowed


def read_entities(scores: Floats, labels: tuple[str, ...]) -> list[Found]:
    """The entities of one doc, sorted: (start, end, label), end exclusive.

    Most characters are clearly outside; only the stretches between them are searched for the best sequence.
    """
    if not len(scores):
        return []
    best = scores.argmax(axis=1)
    found: list[Found] = []
    for start, end in _stretches(best):
        path = best[start:end]
        if not _valid(path):
            path = _best_path(scores[start:end], _moves(labels))
        found.extend((start + s, start + e, label) for s, e, label in _entities(path, labels))
    return found


def _stretches(best: NDArray[np.intp]) -> Iterator[tuple[int, int]]:
    """Runs not outside, joined over one outside character, one character wider at both ends."""
    inside = np.flatnonzero(best)
    if not len(inside):
        return
    breaks = np.flatnonzero(np.diff(inside) > 2)
    starts = inside[np.concatenate(([0], breaks + 1))]
    ends = inside[np.concatenate((breaks, [len(inside) - 1]))] + 1
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        yield max(0, start - 1), min(len(best), end + 1)


def _valid(path: NDArray[np.intp]) -> bool:
    """Whether the sequence opens and closes each entity. Position i > 0 has letter (i - 1) % 4, label (i - 1) // 4."""
    label = -1
    for position in path.tolist():
        letter, now = (position - 1) % 4, (position - 1) // 4
        if label >= 0:
            if position == 0 or now != label or letter not in (1, 2):
                return False
            if letter == 2:
                label = -1
        elif position:
            if letter in (1, 2):
                return False
            if letter == 0:
                label = now
    return label < 0


def _best_path(scores: Floats, moves: Floats) -> NDArray[np.intp]:
    """Viterbi: the best allowed sequence that begins and ends between entities."""
    count, width = scores.shape
    letters = (np.arange(width) - 1) % 4
    total = scores[0].copy()
    total[1:][(letters[1:] == 1) | (letters[1:] == 2)] += FORBIDDEN
    back = np.zeros((count, width), dtype=np.intp)
    for i in range(1, count):
        options = total[:, None] + moves
        back[i] = options.argmax(axis=0)
        total = options[back[i], np.arange(width)] + scores[i]
    total[1:][(letters[1:] == 0) | (letters[1:] == 1)] += FORBIDDEN
    path = np.zeros(count, dtype=np.intp)
    path[-1] = total.argmax()
    for i in range(count - 1, 0, -1):
        path[i - 1] = back[i, path[i]]
    return path


def _entities(path: NDArray[np.intp], labels: tuple[str, ...]) -> Iterator[Found]:
    start = 0
    for token, position in enumerate(path.tolist()):
        if not position:
            continue
        letter = LETTERS[(position - 1) % 4]
        if letter in "BU":
            start = token
        if letter in "LU":
            yield start, token + 1, labels[(position - 1) // 4]
