"""Names of party organisations: what level they say, and which are the same but for their spelling."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.link.branch_lists import KIND
from extract.quantities import find_numbers
from extract.rulebook.wordlists import NUMERALS

LEVELS = (
    (re.compile(r"党委$|(?<!支部)(?<!总支)委员会$"), "party_committee"),
    (re.compile(r"总支(?:部)?(?:委员会)?$"), "general_branch"),
    (re.compile(r"党小组$"), "group"),
    (re.compile(r"支部(?:委员会)?$"), "branch"),
)
ORDINAL = re.compile(rf"(?:第(?P<full>[{NUMERALS}\d]{{1,3}})|(?P<short>[{NUMERALS}\d]{{1,2}}))$")
# 内一支部, 外二支部: of 内科 and 外科.
SHORT_DEPARTMENT = re.compile(rf"^[内外](?=第?[{NUMERALS}\d]{{1,2}}$)")


@lru_cache(maxsize=4096)  # every mention is compared with every organisation of the page
def canonical(name: str) -> str:
    """`name` for comparison: 内科三党支部, 内三支部 -> 内科第三支部."""
    name = name.replace("党支部", "支部").replace("总支部", "总支").replace("党总支", "总支").removesuffix("委员会")
    kind = KIND.search(name)
    head = name[: kind.start()] if kind else name
    head = SHORT_DEPARTMENT.sub(r"\g<0>科", head)
    match = ORDINAL.search(head)
    if match:
        number = match["full"] or match["short"]
        values = find_numbers(number)
        head = f"{head[: match.start()]}第{int(values[0].value) if values else number}"
    return head + (kind.group() if kind else "")


def level_of(name: str) -> str:
    """The level that a name's ending says."""
    return next((level for pattern, level in LEVELS if pattern.search(name)), "branch")
