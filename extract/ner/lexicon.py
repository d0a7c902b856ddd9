"""Word lists of the generator and drawing from them.

A list is a text file of lines `kind word word …`; where order matters the most frequent come first.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path

DATA = Path(__file__).parent / "data"
FLAT = 40  # ranks before a word's share begins to fall, so that the first few do not take everything
SLOPE = 0.9
COUNTY_ENDS = ("自治县", "县", "区", "市", "旗")


class Words:
    """Words with weights, to draw from."""

    def __init__(self, words: Sequence[str], weights: Sequence[float] | None = None) -> None:
        self.words = list(words)
        shares = weights or [1 / (rank + FLAT) ** SLOPE for rank in range(len(words))]
        self.sums = list(accumulate(shares))

    def draw(self, rng: random.Random) -> str:
        """One word, by weight."""
        return rng.choices(self.words, cum_weights=self.sums)[0]


def lines_of(name: str) -> list[str]:
    """Lines of a data file without comments and blank lines."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


@cache
def read_kinds(name: str) -> dict[str, list[str]]:
    """Words of a data file by kind."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for line in lines_of(name):
        kind, *words = line.split()
        kinds[kind].extend(words)
    return dict(kinds)


@cache
def word_lists() -> dict[str, Words]:
    """What the patterns draw from, by name."""
    lists = {name.upper(): Words(words) for name, words in read_kinds("words.txt").items()}
    for letter in "VN":  # one-character words stay for running text; beside names they would often join them
        lists[letter] = Words([word for word in lists[letter].words if len(word) > 1])
    places = read_kinds("places.txt")
    even: dict[str, list[str]] = {
        "PROVINCE": places["province"],
        "PROVINCE2": [_short_province(name) for name in places["province"]],
        "CITY": [name for name in places["city"] if name.endswith(("市", "盟", "州"))],
        "CITY2": [name[:-1] for name in places["city"] if name.endswith("市")],
        "COUNTY": places["county"],
        "COUNTY2": [short for name in places["county"] if (short := _short_county(name))],
        "TOWN": places["town"],
        "TOWN2": [name for town in places["town"] if len(name := _bare_town(town)) > 1],
        "DEPARTMENT_NAME": read_kinds("departments.txt")["full"],
        "BRANCH_DEPT": read_kinds("departments.txt")["short"] * 2 + read_kinds("departments.txt")["full"],
    }
    lists.update({name: Words(words, [1.0] * len(words)) for name, words in even.items()})
    return lists


def _short_province(name: str) -> str:
    if name.startswith(("内蒙古", "黑龙江")):
        return name[:3]
    return name[:2]


def _short_county(name: str) -> str:
    """宁城县 -> 宁城; nothing where one character would be left or the name is of a minority's own county."""
    for end in COUNTY_ENDS:
        if name.endswith(end):
            bare = name.removesuffix(end)
            return bare if len(bare) == 2 else ""
    return ""


def _bare_town(name: str) -> str:
    for end in ("街道", "镇", "乡"):
        if name.endswith(end):
            return name.removesuffix(end)
    return name
