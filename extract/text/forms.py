"""One form for each character: width, quotation marks, script, spaces."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import cache

import opencc

from extract.text.align import Edit

WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ％＋－．／＆＠＃﹢﹣％～]")
QUOTES = {"「": "“", "」": "”", "『": "‘", "』": "’", "﹁": "“", "﹂": "”", "﹃": "‘", "﹄": "’"}
QUOTE = re.compile(f"[{''.join(QUOTES)}]")
HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0002ffff]")
INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")
GAP = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
LINE_END = re.compile(r"\r\n?|[\u0085\u2028\u2029\x0b\x0c]")


def find_wide(text: str) -> list[Edit]:
    """Full-width digits, letters and signs as ASCII; corner brackets as quotation marks.

    Chinese punctuation keeps its form: it is how the text was written, and rules read both forms alike.
    """
    edits = [Edit(m.start(), m.end(), unicodedata.normalize("NFKC", m.group()), "width") for m in WIDE.finditer(text)]
    edits += [Edit(m.start(), m.end(), QUOTES[m.group()], "quote") for m in QUOTE.finditer(text)]
    edits += [Edit(m.start(), m.end(), "\n", "line") for m in LINE_END.finditer(text)]
    edits += [Edit(m.start(), m.end(), "", "invisible") for m in INVISIBLE.finditer(text)]
    return sorted(edits)


def find_spaces(text: str) -> list[Edit]:
    """Spaces that part no words: those with a line end, a Chinese character or Chinese punctuation beside them."""
    return [Edit(m.start(), m.end(), "", "space") for m in GAP.finditer(text) if _parts_nothing(text, m)]


def _parts_nothing(text: str, gap: re.Match[str]) -> bool:
    before = text[gap.start() - 1] if gap.start() else "\n"
    after = text[gap.end()] if gap.end() < len(text) else "\n"
    return any(c == "\n" or ord(c) >= 0x2E80 or c in "“”‘’—…" for c in (before, after))


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@cache
def _shared(char: str) -> bool:
    """True for characters that Simplified text uses too (乾 著 於 瞭): GB 2312 has them."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def script_of(text: str) -> str:
    """The script of `text`: Hant when characters that only Traditional has outnumber those only Simplified has."""
    simplified = _converter().convert(text)
    if simplified == text:
        return "Hans"
    traditional = sum(a != b and not _shared(a) for a, b in zip(text, simplified, strict=False))
    back = _simplified_only(text)
    return "Hant" if traditional > back else "Hans"


@cache
def _to_traditional() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


def _simplified_only(text: str) -> int:
    converted = _to_traditional().convert(text)
    # 后 里 干 … are good characters of both scripts, so only those that Big5 lacks speak for Simplified.
    return sum(a != b and not _in_big5(a) for a, b in zip(text, converted, strict=False))


@cache
def _in_big5(char: str) -> bool:
    try:
        char.encode("big5")
    except UnicodeEncodeError:
        return False
    return True


def find_traditional(text: str) -> list[Edit]:
    """Edits that turn Traditional characters into Simplified ones (OpenCC t2s), line by line.

    In a Simplified line only unmistakably Traditional characters change, so that 李乾 keeps his name. A line is judged
    by itself: what it becomes does not depend on the page around it.
    """
    edits: list[Edit] = []
    offset = 0
    for line in text.splitlines(keepends=True):
        converted = _converter().convert(line)
        if converted != line:
            edits += _line_edits(line, converted, offset, script_of(line))
        offset += len(line)
    return edits


def _line_edits(line: str, converted: str, offset: int, script: str) -> list[Edit]:
    if len(line) == len(converted):
        pairs = [(i, i + 1, converted[i]) for i in range(len(line)) if line[i] != converted[i]]
    else:
        pairs = [
            (a, b, converted[c:d])
            for tag, a, b, c, d in SequenceMatcher(None, line, converted, autojunk=False).get_opcodes()
            if tag != "equal"
        ]
        pairs = _anchored(pairs, line)
    return [
        Edit(offset + a, offset + b, replacement, "script")
        for a, b, replacement in pairs
        if script == "Hant" or not all(_shared(c) for c in line[a:b])
    ]


def _anchored(pairs: list[tuple[int, int, str]], line: str) -> list[tuple[int, int, str]]:
    """Pure insertions are hung on the character before them, so that every character stands for something."""
    return [(a - 1, b, line[a - 1] + r) if a == b and a else (a, max(b, a + 1), r) for a, b, r in pairs]
