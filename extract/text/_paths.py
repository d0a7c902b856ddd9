"""The paths of a search for a lost byte: clean texts so far, the likeliest kept for each state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from extract.text._grid import Cells, Scores, grid, trail_of

WIDTH = 60  # paths kept for each shown character


class Path(NamedTuple):
    """A clean text so far: its log-probability and its characters."""

    score: float
    text: str


State = tuple[int, str, str]  # the byte that waits for its other half, and the last two characters
Frontier = dict[State, Path]


def keep(frontier: Frontier, state: State, path: Path) -> None:
    """Note `path` unless a likelier one has come to the same state."""
    other = frontier.get(state)
    if other is None or other.score < path.score:
        frontier[state] = path


def widest(frontier: Frontier, width: int = WIDTH) -> Frontier:
    """The likeliest `width` paths."""
    if len(frontier) <= width:
        return frontier
    return dict(sorted(frontier.items(), key=lambda item: -item[1].score)[:width])


class Options(NamedTuple):
    """The ways on from one path: cells (see `_grid`), and the score of the path that goes on with each."""

    state: State
    path: Path
    cells: Cells
    scores: Scores


class Ranked:
    """The ways on from several paths, the likeliest first; each is made when it is asked for."""

    def __init__(self, options: Iterable[Options]) -> None:
        self._options = list(options)
        scores = np.concatenate([option.scores for option in self._options])
        self._order = np.argsort(-scores, kind="stable")
        self._scores = scores[self._order]

    def __iter__(self) -> Iterator[tuple[State, Path]]:
        cells = np.concatenate([option.cells for option in self._options])[self._order]
        sizes = [len(option.cells) for option in self._options]
        origins = np.repeat(np.arange(len(sizes)), sizes)[self._order]
        for score, cell, origin in zip(self._scores.tolist(), cells.tolist(), origins.tolist(), strict=True):
            (_, _, last), path = self._options[origin][:2]
            char = grid().chars[cell]
            yield (trail_of(cell), last, char), Path(score, path.text + char)

    def likeliest(self, width: int = WIDTH) -> Frontier:
        """The first `width` states that are reached, each by its likeliest path."""
        found: Frontier = {}
        for state, path in self:
            if len(found) == width:
                break
            found.setdefault(state, path)
        return found
