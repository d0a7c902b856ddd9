"""Damage as real pages have it, made from clean pages on purpose.

Every kind is a function (text, random generator) -> text; the same seed gives the same damage. `DAMAGE` lists the
kinds that leave a text a text, `damage_bytes` what befalls files on their way.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache

import opencc

Damage = Callable[[str, random.Random], str]

HAN = re.compile(r"[\u4e00-\u9fff]")
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e"
SPACES = (" ", "\u00a0", "\u3000", "\u2003", "\t", "  ")
MARKUP = (
    "&nbsp;",
    "&#160;",
    "&ldquo;",
    "<b>",
    "</b>",
    "<br/>",
    "</p>",
    '<span style="color:red">',
    "&amp;",
    "<!-- x -->",
)
WIDE_DIGITS = {ord(str(d)): chr(0xFF10 + d) for d in range(10)}
# Readings of characters that such pages are full of, in both scripts.
READINGS = {
    "醫": "yī", "医": "yī", "黨": "dǎng", "党": "dǎng", "務": "wù", "务": "wù", "書": "shū", "书": "shū", "長": "zhǎng",
    "員": "yuán", "员": "yuán", "個": "gè", "時": "shí", "来": "lái", "來": "lái", "隊": "duì", "队": "duì",
    "開": "kāi", "开": "kāi", "實": "shí", "服": "fú", "業": "yè", "业": "yè", "對": "duì", "们": "men", "們": "men",
}  # fmt: skip


def drop_characters(text: str, rng: random.Random) -> str:
    """Every fiftieth character or so is lost."""
    return "".join(c for c in text if rng.random() > 0.02)


def double_characters(text: str, rng: random.Random) -> str:
    """Every fiftieth character or so stands twice."""
    return "".join(c * 2 if rng.random() < 0.02 else c for c in text)


def _shifted(stretch: str) -> str:
    """`stretch` of one line as it shows when the first byte of its GBK form is lost."""
    code, shown, i = stretch.encode("gbk", errors="ignore")[1:], "?", 0
    while i < len(code) and code[i] >= 0x80:
        pair = code[i : i + 2]
        try:
            shown += pair.decode("gbk")
            i += 2
        except UnicodeDecodeError:
            shown += "?"
            # An opening bracket is swallowed by the pair that is no character; other ASCII stays.
            i += 2 if pair[1:] in (b"(", b"<") or pair[-1] >= 0x80 else 1
        if pair[-1] < 0x80:
            break  # an ASCII byte puts the reader in step again
    for wide, narrow in ("！!", "＜<", "\u3000 "):
        shown = shown.replace(wide, narrow)
    return re.sub(r"\?+", "?", shown) + code[i:].decode("gbk", errors="ignore")


def lose_gbk_bytes(text: str, rng: random.Random) -> str:
    """Three places where a byte of the GBK stream was lost, each a few characters before an ASCII byte or line end.

    Such a byte ends the shift. On the real page the next one is near: commas and brackets are half-width there.
    """
    starts = [m.start() for m in re.finditer(r"[。，！”\u4e00-\u9fff](?=[^\x00-\x7f]{2,11}[\x00-\x7f])", text)]
    for start in sorted(rng.sample(starts, min(3, len(starts))), reverse=True):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        text = text[:start] + _shifted(text[start:end]) + text[end:]
    return text


def _insert(text: str, rng: random.Random, pieces: tuple[str, ...] | str, share: float) -> str:
    return "".join(c + (rng.choice(pieces) if rng.random() < share else "") for c in text)


def insert_invisible(text: str, rng: random.Random) -> str:
    """Zero-width characters and soft hyphens anywhere, inside words and numbers too."""
    return _insert(text, rng, INVISIBLE, 0.05)


def insert_spaces(text: str, rng: random.Random) -> str:
    """Odd spaces of many widths anywhere."""
    return _insert(text, rng, SPACES, 0.05)


def insert_markup(text: str, rng: random.Random) -> str:
    """Entities, and tags that open and never close."""
    return _insert(text, rng, MARKUP, 0.02)


def widen_digits(text: str, rng: random.Random) -> str:
    """Full-width digits, one number in four left as it was."""
    return re.sub(r"\d+", lambda m: m.group() if rng.random() < 0.25 else m.group().translate(WIDE_DIGITS), text)


@cache
def _converter(way: str) -> opencc.OpenCC:
    return opencc.OpenCC(way)


def to_traditional(text: str, rng: random.Random) -> str:
    """The whole page in Traditional characters, those of one region or another."""
    return _converter(rng.choice(("s2t", "s2tw", "s2hk"))).convert(text)


def mix_scripts(text: str, rng: random.Random) -> str:
    """Every line in one script or the other."""
    return "".join(_converter(rng.choice(("s2t", "t2s"))).convert(line) for line in text.splitlines(keepends=True))


def add_glosses(text: str, rng: random.Random) -> str:
    """Pinyin in brackets behind two thirds of the characters that have a reading above."""
    return "".join(c + f"({READINGS[c]})" if c in READINGS and rng.random() < 0.67 else c for c in text)


def cut_off(text: str, rng: random.Random) -> str:
    """The page ends in the middle of a sentence."""
    inside = [m.end() for m in HAN.finditer(text) if len(text) // 3 < m.end() < len(text)]
    return text[: rng.choice(inside)] if inside else text


def join_lines(text: str, rng: random.Random) -> str:
    """Line ends are lost, most of them without a space in their place."""
    return re.sub(r"\n+", lambda m: m.group() if rng.random() < 0.2 else rng.choice(("", "", " ")), text)


def pile(text: str, rng: random.Random) -> str:
    """Three kinds at once, in a random order."""
    for kind in rng.sample(sorted(k for k in DAMAGE if k != "pile"), 3):
        text = DAMAGE[kind](text, rng)
    return text


DAMAGE: dict[str, Damage] = {
    kind.__name__: kind
    for kind in (
        drop_characters, double_characters, lose_gbk_bytes, insert_invisible, insert_spaces, insert_markup, widen_digits,
        to_traditional, mix_scripts, add_glosses, cut_off, join_lines, pile,
    )
}  # fmt: skip


def damaged(text: str, kind: str, seed: int = 0) -> str:
    """`text` with one kind of damage; kind and seed fix it."""
    return DAMAGE[kind](text, random.Random(f"{kind}:{seed}"))


def damage_bytes(data: bytes, rng: random.Random) -> bytes:
    """A file of which a few bytes were lost, changed, or cut off."""
    body = bytearray(data)
    for _ in range(rng.choice((0, 1, 5, 60))):
        place = rng.randrange(len(body))
        if rng.random() < 0.5:
            del body[place]
        else:
            body[place] = rng.randrange(256)
    return bytes(body[: rng.randrange(len(body) // 2, len(body) + 1)])
