"""Names of persons, drawn by the shares of surnames and of characters in given names."""

from __future__ import annotations

import random
from functools import cache

from extract.ner.lexicon import Words, lines_of, read_kinds, word_lists


@cache
def _surnames() -> Words:
    pieces = " ".join(lines_of("surnames.txt")).split()
    return Words(pieces[::2], [float(share) for share in pieces[1::2]])


@cache
def _given(kind: str) -> Words:
    return Words(list(dict.fromkeys(read_kinds("given_names.txt")[kind])))


@cache
def _other(kind: str) -> Words:
    return Words(read_kinds("other_names.txt")[kind])


def surname(rng: random.Random) -> str:
    """A surname: half by its true share, half evenly, so that rare ones are learned too."""
    return _surnames().draw(rng) if rng.random() < 0.6 else rng.choice(_surnames().words)


def given_part(rng: random.Random, kind: str) -> str:
    """One character of a given name; one in five evenly from all of them."""
    if rng.random() < 0.2:
        return rng.choice(_given(rng.choice(("single", "first", "last"))).words)
    return _given(kind).draw(rng)


def han_name(rng: random.Random) -> str:
    """A name of the Han pattern: one or two characters behind the surname.

    Some are doubled, some are words of the language (冯远山, 方觉醒) or hold any character, some have a second surname.
    """
    family = surname(rng)
    dice = rng.random()
    if dice < 0.24:
        return family + given_part(rng, "single")
    if dice < 0.27:
        return family + given_part(rng, "last") * 2
    if dice < 0.36:
        return family + word_lists()[rng.choice("NVAD")].draw(rng)[:2]
    if dice < 0.40:
        return family + rng.choice(word_lists()["N"].words)[0] + rng.choice(("", given_part(rng, "last")))
    if dice < 0.41 and len(family) == 1:
        family += surname(rng)
    return family + given_part(rng, "first") + given_part(rng, "last")


def ethnic_name(rng: random.Random) -> str:
    """A name of the Uyghur, Tibetan, Mongolian or Korean pattern."""
    kind = rng.choice(("uyghur", "uyghur", "tibetan", "mongol", "korean"))
    if kind == "uyghur":
        name = _other("uyghur_given").draw(rng)
        return f"{name}·{_other('uyghur_father').draw(rng)}" if rng.random() < 0.8 else name
    if kind == "tibetan":
        return _other("tibetan").draw(rng) + (_other("tibetan").draw(rng) if rng.random() < 0.8 else "")
    if kind == "mongol":
        return _other("mongol").draw(rng)
    return _other("korean_han").draw(rng) + given_part(rng, "first") + given_part(rng, "last")


def foreign_name(rng: random.Random) -> str:
    """A name in transcription, most with the dot."""
    dice = rng.random()
    if dice < 0.2:
        return _other("foreign_last").draw(rng)
    first = _other("foreign_first").draw(rng)
    middle = "·" + _other("foreign_first").draw(rng) if dice > 0.93 else ""
    return f"{first}{middle}·{_other('foreign_last').draw(rng)}"
