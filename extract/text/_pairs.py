"""The way back from a GBK byte shift: the text that, less one byte, reads like this.

In GBK a Chinese character is a pair of bytes. When one byte of a stream is lost, the pairs after it are made
of the second byte of one character and the first of the next, until a byte below 0x80 puts the reader in step
again. The lost byte shows as a question mark, and so does each pair that is no character; such a pair may
swallow the bracket behind it. `restore` searches all clean texts that would look like the damaged run for the
likeliest (Viterbi over the last two characters and the byte that waits for its other half).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import islice
from typing import NamedTuple

import numpy as np

from extract.text import charmodel
from extract.text._grid import ANY, LEADS, PAIR, Scores, grid, leads, likely, open_to
from extract.text._paths import Frontier, Options, Path, Ranked, State, keep, widest
from extract.text._scorer import GLOSS_TAIL, Scorer, context_after, context_before

MARKS = "?？\ufffd"
TAG_TAIL = re.compile(r"/?[a-z]{1,10}\d?\s?/?>", re.IGNORECASE)
BRACKET_TAIL = re.compile(r"[^()（）\n]{1,15}[)）]")

LONGEST = 400  # characters that a shift may last; a line end stops it long before
MANY_MARKS = 8  # marks that a search goes past; behind more of them everything is a guess
NARROW = 12  # paths that go on at a question mark, where every path has many ways on
HOPELESS = 35.0  # a path this much worse than the best end so far is given up
HIDDEN_PAIR = 1.0  # nats against a pair that is no character inside the run
HIDDEN_START = 5.0  # the same right behind the lost byte
SWALLOWED = 12.0  # nats for a tag whose other half is still there
SIGNS_LOST = "，。：；！？、“”"
LOST_SIGN = 4.0  # nats for a sign where the byte was lost: on real pages it mostly is one
CLOSING = 2.0  # nats for a closing quotation mark where one is open
READ = 8.0  # nats for a character that is read as its gloss says, and against one that is not


@lru_cache(maxsize=50_000)
def bytes_of(char: str) -> tuple[int, int] | None:
    """The two bytes that show as `char`; half-width signs may stand for full-width ones. None: no such pair."""
    if char == " ":
        return 0xA1, 0xA1
    if "!" <= char <= ">":
        return 0xA3, ord(char) + 0x80
    code = char.encode("gb18030", errors="replace")
    return (code[0], code[1]) if len(code) == 2 else None


class Restored(NamedTuple):
    """`text[:end]` of the damaged run should read `replacement`, which is likelier by `gain` nats."""

    gain: float
    end: int
    replacement: str


class _Search:
    """One search: `text[start:first]` is what shows the lost byte, pairs are read from `first` on."""

    def __init__(self, text: str, start: int, first: int, scorer: Scorer) -> None:
        self.text, self.start, self.first, self.scorer = text, start, first, scorer
        self.context = context_before(text, start)
        line = text.find("\n", first)
        self.stop = min(len(text) if line < 0 else line, first + LONGEST)
        self._shown = [0.0]
        before = text[text.rfind("\n", 0, start) + 1 : start]
        self.open = before.count("“") - before.count("”")
        self.ends: dict[int, Restored] = {}
        self.behind: dict[tuple[int, str], tuple[str, float, float]] = {}
        self.tails: dict[int, tuple[re.Match[str] | None, str, float]] = {}

    def solve(self) -> dict[int, Restored]:
        """For each end that may be one, the replacement of greatest gain."""
        frontier = {(ANY, *self.context): Path(0.0, "")}
        if self.text[self.start] in MARKS:
            frontier |= self._hidden_start()
        best, passed = 0.0, 0
        for i in range(self.first, self.stop + 1):
            passed += self.text[i : i + 1] in MARKS and i < len(self.text)
            if passed > MANY_MARKS:
                break
            frontier = self._advance(frontier, i)
            best = max([best, *(found.gain for found in self.ends.values())])
            leading = max((path.score for path in frontier.values()), default=-math.inf)
            if leading - self._as_shown(min(i + 1, len(self.text))) < best - HOPELESS:
                break
        return self.ends

    def _as_shown(self, end: int) -> float:
        """The log-probability of what is shown from the start up to `end`."""
        whole = self.context + self.text[self.start : end]
        for i in range(len(self._shown) + 1, len(whole)):
            self._shown.append(self._shown[-1] + self.scorer.step(whole[i - 2], whole[i - 1], whole[i]))
        return self._shown[end - self.start]

    def _hidden_start(self) -> Frontier:
        """The mark also stands for a pair behind the lost byte, or, with a gloss behind it, is all that shows."""
        gloss = GLOSS_TAIL.match(self.text, self.first)
        unseen = Ranked([self._unseen((ANY, *self.context), Path(-HIDDEN_START, ""), gloss)])
        if gloss:
            self._finish_all(unseen, self.first)
        return {(0x100 + state[0], *state[1:]): path for state, path in unseen.likeliest().items()}

    def _advance(self, frontier: Frontier, i: int) -> Frontier:
        """Read the shown character at `i` (a line end counts as one)."""
        char = self.text[i] if i < len(self.text) else "\n"
        reached: Frontier = {}
        code = None if char in "\n?\ufffd" else bytes_of(char)
        if code:
            for state, path in self._completed(frontier, code[0]):
                if code[1] >= 0x80:
                    keep(reached, (code[1], *state[1:]), path)
                else:
                    self._finish(state, path, i + 1, chr(code[1]))
        if "@" <= char <= "~":
            for state, path in self._completed(frontier, ord(char)):
                self._finish(state, path, i + 1)
        if char in MARKS:
            self._end_at_mark(frontier, i, reached)
        return widest(reached)

    def _completed(self, frontier: Frontier, trail: int) -> Iterator[tuple[State, Path]]:
        """Each path with its waiting byte and `trail` made a character; the state's byte is then `trail`."""
        for (waiting, earlier, last), path in frontier.items():
            for lead in leads(waiting):
                char = PAIR[lead][trail]
                if char:
                    score = path.score + self.scorer.step(earlier, last, char)
                    if waiting == ANY:
                        score += self._first_gloss(lead) + (LOST_SIGN if char in SIGNS_LOST else 0.0)
                    if char == "”" and self._quoted(path):
                        score += CLOSING
                    yield (trail, last, char), Path(score, path.text + char)

    def _quoted(self, path: Path) -> bool:
        """Whether a quotation is open at the end of `path`."""
        return self.open + path.text.count("“") > path.text.count("”")

    @cached_property
    def _lost_first(self) -> Scores:
        """For all cells what `_first_gloss` says, and LOST_SIGN."""
        glosses = np.array([self._first_gloss(lead) for lead in LEADS])
        signs = np.array([LOST_SIGN if char and char in SIGNS_LOST else 0.0 for char in grid().chars])
        return np.asarray(np.repeat(glosses, len(signs) // len(glosses)) + signs)

    def _first_gloss(self, lost: int) -> float:
        """What a gloss at the mark says: it reads the character made of the byte before the lost one and that."""
        if self.first - self.start < 2:
            return 0.0
        code = bytes_of(self.context[1])
        return _reads(PAIR[code[1]][lost], self.text[self.start + 1 : self.first - 1]) if code else 0.0

    def _end_at_mark(self, frontier: Frontier, i: int, reached: Frontier) -> None:
        """A question mark: the second half of the last pair, or a pair inside the run that is no character."""
        halves = Ranked(self._halved(state, path) for state, path in widest(frontier, NARROW).items())
        self._finish_all(halves, i + 1)
        gloss = GLOSS_TAIL.match(self.text, i + 1)
        likeliest = halves.likeliest()
        for state, path in likeliest.items():
            hidden = Path(path.score - HIDDEN_PAIR, path.text)
            keep(reached, (0x100 + state[0], *state[1:]), hidden)
        for state, path in islice(likeliest.items(), NARROW):
            further = self._unseen(state, Path(path.score - HIDDEN_PAIR, path.text), gloss)
            self._finish_all(Ranked([further]), i + 1)

    def _halved(self, state: State, path: Path) -> Options:
        """Each character that the waiting byte and a second one, which is not seen, can make behind `path`."""
        waiting, earlier, last = state
        cells = np.flatnonzero(open_to(waiting))
        scores = path.score + grid().steps(self.scorer.other, earlier, last, cells)
        if waiting == ANY:
            scores += self._lost_first[cells]
        if self._quoted(path):
            scores[cells == grid().cells["”"]] += CLOSING
        return Options(state, path, cells, scores)

    def _unseen(self, state: State, path: Path, gloss: re.Match[str] | None) -> Options:
        """One more character of which no byte is shown, behind a character whose second byte is `state[0]`."""
        trail, earlier, last = state
        cells = likely(last, gloss.group()[:-1] if gloss else "", traditional=self.scorer.traditional)
        cells = cells[open_to(0x100 + trail)[cells]]
        return Options(state, path, cells, path.score + grid().steps(self.scorer.other, earlier, last, cells))

    def _finish_all(self, ranked: Ranked, end: int) -> None:
        """End behind a question mark with each of these that may be the best; it looks no further."""
        gloss, swallowed, gain = self._tail(end)
        if gloss:
            end_shown, most = gloss.end(), READ + self._behind(gloss.end(), "")[2]
        else:
            end_shown, most = end, max(self._behind(end, "")[2], gain + self._behind(end, swallowed)[2])
        for state, path in ranked:
            if end_shown in self.ends and path.score + most <= self.ends[end_shown].gain:
                return
            self._finish_lost(state, path, end)

    def _finish_lost(self, state: State, path: Path, end: int) -> None:
        """End behind a question mark that may have swallowed a bracket."""
        gloss, swallowed, gain = self._tail(end)
        if gloss:
            self._finish(state, Path(path.score + _reads(state[2], gloss.group()[:-1]), path.text), gloss.end())
            return
        if swallowed:
            self._finish(state, Path(path.score + gain, path.text), end, swallowed)
        self._finish(state, path, end)

    def _tail(self, end: int) -> tuple[re.Match[str] | None, str, float]:
        """The half of a gloss at `end`; or else the bracket that its other half wants, and what says so."""
        if end not in self.tails:
            gloss = GLOSS_TAIL.match(self.text, end)
            if TAG_TAIL.match(self.text, end):
                self.tails[end] = gloss, "<", SWALLOWED
            else:
                self.tails[end] = gloss, "(" if BRACKET_TAIL.match(self.text, end) else "", 0.0
        return self.tails[end]

    def _finish(self, state: State, path: Path, end: int, extra: str = "") -> None:
        """Compare the clean text, with `extra` behind it, to what is shown up to `end`."""
        behind, stands, most = self._behind(end, extra)
        best = self.ends[end].gain if end in self.ends else -math.inf
        if path.score + most <= best:
            return
        gain = path.score + self.scorer.run(state[1] + state[2], behind)[-1] - stands
        if gain > best:
            self.ends[end] = Restored(gain, end, path.text + extra)

    def _behind(self, end: int, extra: str) -> tuple[str, float, float]:
        """`extra` and what stands behind `end`; how likely all is as it stands; the most a path can gain on that.

        The latter is what does not depend on the path: a character's step looks back two characters, but no
        further than a sign.
        """
        if (end, extra) not in self.behind:
            after = context_after(self.text, end)
            shown = (self.context + self.text[self.start : end])[-2:]
            stands = self._as_shown(end) + self.scorer.run(shown, after)[-1]
            text = extra + after
            fixed = sum(
                self.scorer.step(text[i - 2] if i > 1 else "\n", text[i - 1], text[i])
                for i in range(1, len(text))
                if i > 1 or not charmodel.model().knows(charmodel.simplified(text[0]))
            )
            self.behind[end, extra] = text, stands, fixed - stands
        return self.behind[end, extra]


def _reads(char: str, gloss: str) -> float:
    """What it says for `char` that its gloss is `gloss`: 0 for characters whose readings the model does not have."""
    usual = charmodel.model().reading(char, gloss)
    return READ * usual / 2 if usual else -READ if charmodel.script(char) == "t" else 0.0


def restore(text: str, start: int, scorer: Scorer) -> list[Restored]:
    """Readings of the run whose mark (or, if there is none, first shifted character) is at `start`, one for each end.

    `Restored.end` is an offset into `text`; the caller judges the gain.
    """
    first = start + (text[start] in MARKS)
    found = _Search(text, start, first, scorer).solve()
    tail = GLOSS_TAIL.match(text, first) if first > start else None
    if tail:
        for end, other in _Search(text, start, tail.end(), scorer).solve().items():
            found[end] = max(other, found.get(end, other))
    return list(found.values())
