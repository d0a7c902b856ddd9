"""How likely characters are in a text of one script, and what stands around a place but for pinyin glosses."""

from __future__ import annotations

import re
from functools import lru_cache, partial

from extract.text import charmodel
from extract.text._grid import foreign

LETTERS = "a-züāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜńňǹḿ"
GLOSS_TAIL = re.compile(rf"[{LETTERS}]{{1,6}}[)）]")
GLOSS = re.compile(rf"[(（][{LETTERS}]{{1,14}}[)）]")
GLOSS_BEFORE = re.compile(rf"[(（][{LETTERS}]{{1,14}}[)）]\Z")


@lru_cache(maxsize=200_000)
def _step(other: str, earlier: str, before: str, char: str) -> float:
    """The log-probability of `char` after `earlier` and `before` in a text that is not of the script `other`."""
    return charmodel.step(earlier, before, char) - foreign(char, other)


class Scorer:
    """Log-probabilities in a text of one script ("s", "t" or "" for unknown): `step(earlier, before, char)`."""

    def __init__(self, script: str) -> None:
        self.other = {"s": "t", "t": "s"}.get(script, "-")
        self.step = partial(_step, self.other)
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
