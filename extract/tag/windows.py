"""Where names matter to records: the sentences around posts, titles, institutions and service events."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate

from extract.rulebook import RuleBook
from extract.rulebook.models import EventRule, NameRule, PostRule, WordRule
from extract.rulebook.wordlists import any_of
from extract.tag.recognizer import Entity, Recognizer

SENTENCE = re.compile(r"[^。！？；\n]+[。！？；\n]?|\n")
REACH = 1  # sentences on either side that are read as well: names stand beside what says who they are


def windows(text: str, book: RuleBook) -> list[tuple[int, int]]:
    """Spans of `text`, sorted and disjoint, outside of which no record needs a recognizer."""
    pattern = _signs(book)
    sentences = [match.span() for match in SENTENCE.finditer(text)]
    wanted = [pattern.search(text, start, end) is not None for start, end in sentences]
    found: list[tuple[int, int]] = []
    for i, (start, end) in enumerate(sentences):
        if any(wanted[max(0, i - REACH) : i + REACH + 1]):
            adjoins = bool(found) and found[-1][1] == start
            found.append((found.pop()[0] if adjoins else start, end))
    return found


def within_windows(text: str, book: RuleBook, recognizer: Recognizer) -> list[Entity]:
    """The entities of the windows of `text`, which are read at one go, as lines."""
    spans = windows(text, book)
    starts = list(accumulate((end - start + 1 for start, end in spans), initial=0))
    found: list[Entity] = []
    for start, end, label in recognizer.entities("\n".join(text[a:b] for a, b in spans)):
        i = bisect_right(starts, start) - 1
        shift = spans[i][0] - starts[i]
        if end + shift <= spans[i][1]:
            found.append((start + shift, end + shift, label))
    return found


@cache
def _signs(book: RuleBook) -> re.Pattern[str]:
    """Any post, title, ending of an institution, or word that tells an event."""
    words: set[str] = set()
    for rule in book.rules.values():
        match rule:
            case PostRule():
                words.update(post for posts in rule.roles.values() for post in posts)
            case WordRule(mark="TITLE"):
                words.update(book.words(rule.words))
            case NameRule(mark="HOSPITAL"):
                words.update(book.words(rule.suffixes))
            case EventRule():
                words.update(rule.triggers + rule.weak)
            case _:
                pass
    return any_of(words)
