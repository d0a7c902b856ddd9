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
from functools import lru_cache, partial
from typing import NamedTuple

from extract.text import charmodel

MARKS = "?？\ufffd"
LETTERS = "a-züāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜńňǹḿ"
GLOSS_TAIL = re.compile(rf"[{LETTERS}]{{1,6}}[)）]")
GLOSS = re.compile(rf"[(（][{LETTERS}]{{1,14}}[)）]")
TAG_TAIL = re.compile(r"/?[a-z]{1,10}\d?\s?/?>", re.IGNORECASE)
BRACKET_TAIL = re.compile(r"[^()（）\n]{1,15}[)）]")
GLOSS_BEFORE = re.compile(rf"[(（][{LETTERS}]{{1,14}}[)）]\Z")

LONGEST = 400  # characters that a shift may last; a line end stops it long before
MANY_MARKS = 8  # marks that a search goes past; behind more of them everything is a guess
WIDTH = 60  # paths kept for each shown character
NARROW = 12  # the same at a question mark, where every path has many ways on
HOPELESS = 35.0  # a path this much worse than the best end so far is given up
OTHER_SCRIPT = 4.0  # nats against a Simplified form in a Traditional text, and the other way round
HIDDEN_PAIR = 1.0  # nats against a pair that is no character inside the run
HIDDEN_START = 5.0  # the same right behind the lost byte
SWALLOWED = 12.0  # nats for a tag whose other half is still there
SIGNS_LOST = "，。：；！？、“”"
LOST_SIGN = 4.0  # nats for a sign where the byte was lost: on real pages it mostly is one
CLOSING = 2.0  # nats for a closing quotation mark where one is open
READ = 8.0  # nats for a character that is read as its gloss says, and against one that is not

ANY = 0  # the waiting first byte is unknown; 0x100 + b: unknown, but no character together with b before it


def _decoded(lead: int, trail: int) -> str:
    try:
        return bytes((lead, trail)).decode("gbk")
    except UnicodeDecodeError:
        return ""


PAIR = [[_decoded(lead, trail) for trail in range(256)] if 0x81 <= lead < 0xFF else [""] * 256 for lead in range(256)]


@lru_cache(maxsize=50_000)
def bytes_of(char: str) -> tuple[int, int] | None:
    """The two bytes that show as `char`; half-width signs may stand for full-width ones. None: no such pair."""
    if char == " ":
        return 0xA1, 0xA1
    if "!" <= char <= ">":
        return 0xA3, ord(char) + 0x80
    code = char.encode("gb18030", errors="replace")
    return (code[0], code[1]) if len(code) == 2 else None


class Path(NamedTuple):
    """A clean text so far: its log-probability and its characters."""

    score: float
    text: str


class Restored(NamedTuple):
    """`text[:end]` of the damaged run should read `replacement`, which is likelier by `gain` nats."""

    gain: float
    end: int
    replacement: str


State = tuple[int, str, str]  # the byte that waits, and the last two characters
Frontier = dict[State, Path]


@lru_cache(maxsize=200_000)
def _step(other: str, earlier: str, before: str, char: str) -> float:
    """The log-probability of `char` after `earlier` and `before` in a text that is not of the script `other`."""
    score = charmodel.step(earlier, before, char)
    if char < "\u3400":
        return score
    return score - OTHER_SCRIPT * ((charmodel.script(char) == other) + charmodel.is_variant(char))


class Scorer:
    """Log-probabilities in a text of one script ("s", "t" or "" for unknown): `step(earlier, before, char)`."""

    def __init__(self, script: str) -> None:
        self.step = partial(_step, {"s": "t", "t": "s"}.get(script, "-"))
        self.traditional = script == "t"

    def run(self, context: str, text: str) -> list[float]:
        """The log-probabilities of text[:0], text[:1], … after `context` (two characters)."""
        whole, scores = context + text, [0.0]
        for i in range(2, len(whole)):
            scores.append(scores[-1] + self.step(whole[i - 2], whole[i - 1], whole[i]))
        return scores


def context_before(text: str, end: int) -> str:
    """The two characters before `end` as the model should see them: without glosses."""
    found = ""
    while end > 0 and len(found) < 2:
        gloss = GLOSS_BEFORE.search(text, max(0, end - 16), end)
        if gloss and not found and gloss.start() > 0:
            end = gloss.start()
            continue
        found = text[end - 1] + found
        end -= 1
    return found.rjust(2, "\n")


def context_after(text: str, start: int) -> str:
    """The two characters from `start` on, without glosses."""
    gloss = GLOSS.match(text, start)
    start = gloss.end() if gloss else start
    return text[start : start + 2].ljust(2, "\n")


class _Search:
    """One search: `text[start:first]` is what shows the lost byte, pairs are read from `first` on."""

    def __init__(self, text: str, start: int, first: int, scorer: Scorer) -> None:
        self.text, self.start, self.first, self.scorer = text, start, first, scorer
        self.context = context_before(text, start)
        line = text.find("\n", first)
        self.stop = min(len(text) if line < 0 else line, first + LONGEST)
        self.shown = scorer.run(self.context, text[start : self.stop + 1])
        before = text[text.rfind("\n", 0, start) + 1 : start]
        self.open = before.count("“") - before.count("”")
        self.ends: dict[int, Restored] = {}
        self.behind: dict[int, tuple[str, float]] = {}
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
            if leading - self.shown[min(i + 1, len(self.text)) - self.start] < best - HOPELESS:
                break
        return self.ends

    def _hidden_start(self) -> Frontier:
        """The mark also stands for a pair behind the lost byte, or, with a gloss behind it, is all that shows."""
        frontier: Frontier = {}
        gloss = GLOSS_TAIL.match(self.text, self.first)
        for state, path in self._unseen((ANY, *self.context), Path(-HIDDEN_START, ""), gloss):
            _keep(frontier, (0x100 + state[0], *state[1:]), path)
            if gloss:
                self._finish_lost(state, path, self.first)
        return _widest(frontier)

    def _advance(self, frontier: Frontier, i: int) -> Frontier:
        """Read the shown character at `i` (a line end counts as one)."""
        char = self.text[i] if i < len(self.text) else "\n"
        reached: Frontier = {}
        code = None if char in "\n?\ufffd" else bytes_of(char)
        if code:
            for state, path in self._completed(frontier, code[0]):
                if code[1] >= 0x80:
                    _keep(reached, (code[1], *state[1:]), path)
                else:
                    self._finish(state, path, i + 1, chr(code[1]))
        if "@" <= char <= "~":
            for state, path in self._completed(frontier, ord(char)):
                self._finish(state, path, i + 1)
        if char in MARKS:
            self._end_at_mark(frontier, i, reached)
        return _widest(reached)

    def _completed(self, frontier: Frontier, trail: int) -> Iterator[tuple[State, Path]]:
        """Each path with its waiting byte and `trail` made a character; the state's byte is then `trail`."""
        for (waiting, earlier, last), path in frontier.items():
            for lead in _leads(waiting):
                char = PAIR[lead][trail]
                if char:
                    score = path.score + self.scorer.step(earlier, last, char)
                    if waiting == ANY:
                        score += self._first_gloss(lead) + (LOST_SIGN if char in SIGNS_LOST else 0.0)
                    if char == "”" and self.open + path.text.count("“") > path.text.count("”"):
                        score += CLOSING
                    yield (trail, last, char), Path(score, path.text + char)

    def _first_gloss(self, lost: int) -> float:
        """What a gloss at the mark says: it reads the character made of the byte before the lost one and that."""
        if self.first - self.start < 2:
            return 0.0
        code = bytes_of(self.context[1])
        return _reads(PAIR[code[1]][lost], self.text[self.start + 1 : self.first - 1]) if code else 0.0

    def _end_at_mark(self, frontier: Frontier, i: int, reached: Frontier) -> None:
        """A question mark: the second half of the last pair, or a pair inside the run that is no character."""
        halves: Frontier = {}
        nearest = _widest(frontier, NARROW)
        for trail in range(0x80, 0xFF):
            for state, path in self._completed(nearest, trail):
                _keep(halves, state, path)
        for state, path in sorted(halves.items(), key=lambda item: -item[1].score):
            self._finish_lost(state, path, i + 1)
        gloss = GLOSS_TAIL.match(self.text, i + 1)
        for state, path in _widest(halves).items():
            hidden = Path(path.score - HIDDEN_PAIR, path.text)
            _keep(reached, (0x100 + state[0], *state[1:]), hidden)
        for state, path in _widest(halves, NARROW).items():
            for further in self._unseen(state, Path(path.score - HIDDEN_PAIR, path.text), gloss):
                self._finish_lost(*further, i + 1)

    def _unseen(self, state: State, path: Path, gloss: re.Match[str] | None) -> Iterator[tuple[State, Path]]:
        """One more character of which no byte is shown, behind a character whose second byte is `state[0]`."""
        trail, earlier, last = state
        likely = charmodel.likely_after(last, traditional=self.scorer.traditional)
        step = self.scorer.step
        for char in [*likely, *charmodel.model().readers(gloss.group()[:-1])] if gloss else likely:
            code = bytes_of(char)
            if code and code[1] >= 0x80 and not PAIR[trail][code[0]]:
                yield (code[1], last, char), Path(path.score + step(earlier, last, char), path.text + char)

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
        after, stands = self._behind(end)
        best = self.ends[end].gain if end in self.ends else -math.inf
        if path.score - stands <= best:  # what follows makes nothing likelier
            return
        gain = path.score + self.scorer.run(state[1] + state[2], extra + after)[-1] - stands
        if gain > best:
            self.ends[end] = Restored(gain, end, path.text + extra)

    def _behind(self, end: int) -> tuple[str, float]:
        """What stands behind `end`, and the log-probability of what is shown up to there and of that."""
        if end not in self.behind:
            after = context_after(self.text, end)
            shown = (self.context + self.text[self.start : end])[-2:]
            stands = self.shown[end - self.start] + self.scorer.run(shown, after)[-1]
            self.behind[end] = after, stands
        return self.behind[end]


def _reads(char: str, gloss: str) -> float:
    """What it says for `char` that its gloss is `gloss`: 0 for characters whose readings the model does not have."""
    usual = charmodel.model().reading(char, gloss)
    return READ * usual / 2 if usual else -READ if charmodel.script(char) == "t" else 0.0


@lru_cache(maxsize=512)
def _leads(waiting: int) -> range | list[int]:
    if waiting == ANY:
        return range(0x81, 0xFF)
    if waiting < 0x100:
        return [waiting]
    return [lead for lead in range(0x81, 0xFF) if not PAIR[waiting - 0x100][lead]]


def _keep(frontier: Frontier, state: State, path: Path) -> None:
    other = frontier.get(state)
    if other is None or other.score < path.score:
        frontier[state] = path


def _widest(frontier: Frontier, width: int = WIDTH) -> Frontier:
    if len(frontier) <= width:
        return frontier
    return dict(sorted(frontier.items(), key=lambda item: -item[1].score)[:width])


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
