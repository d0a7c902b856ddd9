"""Templates: text written as it looks, compiled to RE2 over masked text.

    {BRANCH}      a marked span (see `extract.tag.mask`); {BRANCH?} may be missing, {BRANCH*} up to eight
    {name}        what the rule's `define` says for it; also with ? and *
    {@list}       any word of a list in `lexicons`
    {any:20}      up to twenty characters of the same clause
    (甲|乙)       alternatives; (甲)? may be missing
    everything else stands for itself; half- and full-width punctuation are one

RE2 never backtracks, so no template can hang a run.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import re2

MARKS = (
    "HOSPITAL", "OWN", "BRANCH", "PERSON", "POST", "TITLE", "DEPARTMENT", "DATE", "QUANTITY", "PLACE", "ORG", "BRAND",
)  # fmt: skip
FIRST = 0xE000
FOLDED = str.maketrans("，。：；！？（）〔〕﹝﹞［］—－~～·•・", ",.:;!?()()()[]---~···")
TOKEN = re.compile(
    r"\{(?P<name>@?[A-Za-z_]+)(?::(?P<size>\d{1,2}))?(?P<repeat>[?*+]?)\}|(?P<group>[()|])|(?P<text>.)", re.DOTALL
)
CLAUSE = r"[^,。;!?\n]"
REPEATS = {"": "", "?": "?", "*": "{0,8}", "+": "{1,8}"}


class TemplateError(ValueError):
    """What is wrong with a template, and what to write instead."""


def mark_chars(mark: str) -> tuple[str, str]:
    """The characters that stand for the first and for each further character of a marked span."""
    index = MARKS.index(mark)
    return chr(FIRST + 2 * index), chr(FIRST + 2 * index + 1)


def fold(text: str) -> str:
    """`text` with punctuation in one form; as long as before."""
    return text.translate(FOLDED)


Lists = Mapping[str, tuple[str, ...]]


def to_regex(template: str, define: Mapping[str, str], lists: Lists, *, named: bool = True, depth: int = 0) -> str:
    """The RE2 expression of `template`. Slots become groups named slot or slot2, slot3 … for repeats."""
    if depth > 6:
        raise TemplateError("the names in `define` refer to each other in a circle; let one of them be plain text")
    counts: dict[str, int] = {}
    parts: list[str] = []
    level = 0
    for token in TOKEN.finditer(template):
        if token["name"]:
            parts.append(_slot(token, (define, lists), counts, named=named and level == 0, depth=depth))
        elif token["group"]:
            level += {"(": 1, ")": -1, "|": 0}[token["group"]]
            if level < 0:
                raise TemplateError("a ) without its (; write (甲|乙) or, for a bracket in the text, （")
            parts.append({"(": "(?:", ")": ")", "|": "|"}[token["group"]])
        elif token["text"] == "?" and parts and parts[-1] == ")":
            parts.append("?")
        elif token["text"] in "?*+":
            raise TemplateError(_misplaced(template[: token.start()], token["text"]))
        elif token["text"] in "{}":
            raise TemplateError("a { or } that belongs to no slot; write {PERSON}, {any:20} or {name?}")
        else:
            parts.append(re2.escape(fold(token["text"])))
    if level:
        raise TemplateError("a ( without its ); write (甲|乙) or, for a bracket in the text, （")
    return "".join(parts)


def _misplaced(before: str, sign: str) -> str:
    slot = re.search(r"\{([^{}]+)\}$", before)
    instead = f"{{{slot[1]}{sign}}}" if slot else f"({before[-1:] or '甲'})?"
    return f"a {sign} behind {before[-12:]!r} would stand for itself; write {instead} if it may miss"


def _slot(
    token: re.Match[str], known: tuple[Mapping[str, str], Lists], counts: dict[str, int], *, named: bool, depth: int
) -> str:
    name, (define, lists) = token["name"], known
    if name in MARKS:
        first, further = mark_chars(name)
        body = f"{first}{further}*"
    elif name == "any":
        body = f"{CLAUSE}{{0,{int(token['size'] or 20)}}}?"
    elif name in define:
        body = to_regex(define[name], define, lists, named=False, depth=depth + 1)
    elif name.startswith("@"):
        if name[1:] not in lists:
            raise TemplateError(f"no list is called {name}; write one of {', '.join(f'@{each}' for each in lists)}")
        body = "|".join(re2.escape(fold(word)) for word in sorted(lists[name[1:]], key=lambda word: (-len(word), word)))
        named = False
    else:
        slots = ", ".join([*MARKS, *define, "any"])
        raise TemplateError(f"no slot is called {{{name}}}; write one of {slots}, or add {name!r} to `define`")
    repeat = REPEATS[token["repeat"]]
    body = f"(?:{body}){repeat}" if repeat else f"(?:{body})"
    if not named:
        return body
    counts[name] = counts.get(name, 0) + 1
    group = name if counts[name] == 1 else f"{name}{counts[name]}"
    return f"(?P<{group}>{body})"
