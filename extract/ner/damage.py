"""Leftovers of damage in generated text: odd spaces, broken lines, punctuation of the other width, lost characters."""

from __future__ import annotations

import random

Entity = tuple[int, int, str]
HALF = str.maketrans("，：；！？（）“”", ',:;!?()""')
PUNCTUATION = frozenset("，。：；、！？“”（）")
LATIN = ("A", "CT", "MRI", "ICU", "the", "VIP", "QQ", "&", "*", "·", "?", "■")


def damaged(text: str, entities: list[Entity], rng: random.Random) -> tuple[str, list[Entity]]:
    """The text with one kind of damage, and the entities where they stand now; lost ones are left out."""
    kind = rng.choice(("half", "half", "spaces", "lines", "lost", "unpunctuated", "latin", "digits"))
    pieces = list(text)
    rate = rng.choice((0.01, 0.03, 0.06))
    if kind == "half":
        pieces = [piece.translate(HALF) for piece in pieces]
    elif kind == "digits":
        pieces = [chr(ord(piece) + 0xFEE0) if piece.isdigit() and piece.isascii() else piece for piece in pieces]
    else:
        pieces = [_changed(piece, kind, rate, rng) for piece in pieces]
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece))
    moved = []
    for start, end, label in entities:
        now = "".join(pieces[start:end])
        if now == now.strip() and now:
            moved.append((starts[start], starts[end], label))
        elif stripped := now.strip():
            begin = starts[start] + len(now) - len(now.lstrip())
            moved.append((begin, begin + len(stripped), label))
    return "".join(pieces), moved


def _changed(piece: str, kind: str, rate: float, rng: random.Random) -> str:
    if kind == "unpunctuated":
        return "" if piece in PUNCTUATION and rng.random() < 0.3 else piece
    if rng.random() >= rate:
        return piece
    if kind == "spaces":
        return piece + " "
    if kind == "lines":
        return piece + "\n"
    if kind == "lost":
        return ""
    return piece + rng.choice(LATIN)
