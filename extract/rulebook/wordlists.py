"""Long word lists as one fast expression."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

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
