"""Text damaged by encoding accidents, and what it should read.

Three kinds are undone: a GBK byte shift (`_pairs`), UTF-8 read as GBK (鍖婚櫌 for 医院), and GBK or UTF-8 read as
Latin-1 or Windows-1252 (Ò½Ôº, åŒ»é™¢). A run is replaced only when the result is ordinary Chinese and far
likelier than the text as it stands. Offsets are code points into the text given, ends exclusive.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from extract.text import charmodel
from extract.text._grid import PAIR
from extract.text._pairs import MARKS, TAG_TAIL, bytes_of, restore
from extract.text._scorer import GLOSS_TAIL, Scorer, context_before
from extract.text.align import Edit

MARKED_GAIN = 9.0  # nats that a run behind a mark must become likelier
BARE_GAIN = 22.0  # the same without a mark
FLUENT = -8.5  # nats per character: Chinese prose has about -5.5, shifted pairs about -12
SLACK = 4.0  # nats more for the whole run
BELIEVABLE = -15.5  # a character rarer than this is no repair
REACH = 8  # shown characters behind a mark that are looked at for oddness
GARBLED = -9.0  # nats per character: more than that is prose
UNLIKELY = -8.0  # the same for a beginning of what follows a mark: less is not looked at further
CLUSTER = 12  # shown characters that hold three odd ones where there is no mark
LEFTWARD = 4  # characters before the first odd one at which a shift may have begun
COMMON = -11.5  # nats; characters at least as frequent are no sign of damage
BEAM = 16  # readings kept where a mark stands for bytes of UTF-8
NEAR = 100  # characters on either side that tell the script: a passage must be repaired alike on its own

MARK = re.compile('[?？\ufffd](?= ?[^\\s"”’」』）)?？])')
# Behind a mark: half a pair or a wide letter and a Chinese character, a letter glued to one, a sign, or another mark.
GLUED = re.compile(
    "^[Ａ-Ｚａ-ｚ][A-Za-z\u4e00-\u9fff]|^[@\\[-`{-~][\u4e00-\u9fff]|[\u4e00-\u9fff][A-Za-z]|[\u4e00-\u9fff]{2}[?\ufffd]|^[!<。、，！]|[!<。、][?\ufffd]"
)
UTF8_LEADS, UTF8_TAILS = range(0xE2, 0xF0), range(0x80, 0xC0)
CP1252 = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
HIGH = f"[\u0080-\u00ff{CP1252}]"
LATIN = re.compile(rf"[\u00b0-\u00b6\u00b8-\u00d6\u00d8-\u00ff]{HIGH}{{2}}")
LATIN_RUN = re.compile(rf"{HIGH}(?:[\x20-\x7e]{{0,30}}{HIGH})*[@-~]?")


class Repair(NamedTuple):
    """A replacement for `text[start:end]` and how much likelier it is, in nats."""

    start: int
    end: int
    replacement: str
    gain: float


DENSE = 16  # characters behind a mark that must not be marks for the greater part
SEARCHED = 80  # places of a text that are searched for a shift; what is damaged beyond reading stays damaged


def find_repairs(text: str) -> list[Edit]:
    """Edits of kind "mojibake", sorted and disjoint; each covers one whole damaged run."""
    return [Edit(r.start, r.end, r.replacement, "mojibake") for r in _analyse(text)[0]]


def count_damage(text: str) -> int:
    """How many runs look damaged and are not repaired."""
    return _analyse(text)[1]


@lru_cache(maxsize=4)
def _analyse(text: str) -> tuple[list[Repair], int]:
    """The repairs, and the number of suspicious places outside them."""
    marked = [m.start() for m in MARK.finditer(text) if not _lost(text, m.start()) and _odd_behind(text, m.start())]
    bare = _clusters(text)
    misread = [*_utf8_as_gbk(text), *_as_latin(text)]
    shifts = [r for start in marked[:SEARCHED] for r in _shift(text, start, MARKED_GAIN)]
    starts = dict.fromkeys(s for start in bare for s in range(max(0, start - LEFTWARD), start + 1))
    shifts += [r for s in list(starts)[:SEARCHED] if text[s] not in MARKS + "\n" for r in _shift(text, s, BARE_GAIN)]
    chosen = _best_disjoint(misread + shifts)
    odd = [*bare, *(i for i in marked if _surely_odd(text, i)), *(m.start() for m in re.finditer("\ufffd", text))]
    left = [i for i in sorted(set(odd)) if not any(r.start - LEFTWARD <= i < r.end for r in chosen)]
    return chosen, sum(i == 0 or left[i] - left[i - 1] > REACH for i in range(len(left)))


def _script(text: str) -> str:
    """Whichever forms prevail in `text`, "t" or "s"; "" when neither does."""
    forms = [charmodel.script(char) for char in text]
    lead = forms.count("t") - forms.count("s")
    return "t" if lead > 0 else "s" if lead else ""


def _best_disjoint(repairs: list[Repair]) -> list[Repair]:
    """The disjoint repairs of greatest total gain (weighted interval scheduling)."""
    ordered = sorted(repairs, key=lambda r: (r.end, r.start))
    ends = [r.end for r in ordered]
    totals, chosen = [0.0], [False] * len(ordered)
    for i, repair in enumerate(ordered):
        with_it = totals[bisect_right(ends, repair.start, 0, i)] + repair.gain
        chosen[i] = with_it > totals[i]
        totals.append(max(with_it, totals[i]))
    kept: list[Repair] = []
    for i in reversed(range(len(ordered))):
        if chosen[i] and (not kept or ordered[i].end <= kept[-1].start):
            kept.append(ordered[i])
    return kept[::-1]


@cache
def _odd() -> re.Pattern[str]:
    """Characters that two GBK bytes make and that ordinary Chinese text does not use."""
    common = charmodel.common_characters(COMMON)
    pairs = {char for row in PAIR for char in row if char}
    odd = {char for char in pairs if char >= "\u0370" and char not in common and not "\u2000" <= char <= "\u303f"}
    odd -= {chr(i) for i in range(0xFF00, 0xFFF0)}
    return re.compile("[" + "".join(sorted(odd)) + "\ue000-\uf8ff]")


def _clusters(text: str) -> list[int]:
    """Where three odd characters stand close together in unlikely text; one place for each passage."""
    spots = [m.start() for m in _odd().finditer(text)]
    found: list[int] = []
    for i in range(len(spots) - 2):
        near = spots[i + 2] - spots[i] < CLUSTER and (not found or spots[i] - found[-1] > CLUSTER)
        if near and _garbled(text, spots[i], CLUSTER):
            found.append(spots[i])
    return found


def _garbled(text: str, start: int, reach: int) -> bool:
    """Whether the rest of the line, or `reach` characters of it, is Han for the better part and no prose."""
    line = text[start : start + reach].split("\n", maxsplit=1)[0]
    han = sum("\u3400" <= char <= "\u9fff" for char in line)
    return han * 2 > len(line) and Scorer("").run(context_before(text, start), line)[-1] < GARBLED * len(line)


def _lost(text: str, mark: int) -> bool:
    """Whether what follows a mark is marks for the greater part: a shift shows every third pair as one, at most."""
    near = text[mark : mark + DENSE]
    return sum(char in MARKS for char in near) * 2 > len(near) > 2


def _odd_behind(text: str, mark: int) -> bool:
    """Whether what follows a mark may be shifted pairs: half a gloss or tag, or no prose."""
    near = text[mark + 1 : mark + 1 + REACH].split("\n", maxsplit=1)[0]
    if GLOSS_TAIL.match(text, mark + 1) or TAG_TAIL.match(text, mark + 2):
        return True
    if not (_odd().search(near) or GLUED.search(near)):
        return False
    scores = Scorer("").run(context_before(text, mark + 1), near)
    return any(score < UNLIKELY * size for size, score in enumerate(scores) if size > 1)


def _surely_odd(text: str, mark: int) -> bool:
    """A mark that no healthy text has: half a gloss behind it, or garbled text."""
    near = text[mark + 1 : mark + 1 + REACH].split("\n", maxsplit=1)[0]
    garbled = len(_odd().findall(near)) > 1 and _garbled(text, mark + 1, REACH)
    return garbled or GLOSS_TAIL.match(text, mark + 1) is not None


def _shift(text: str, start: int, least: float) -> Iterator[Repair]:
    """The readings of a shift that began at `start` which are believable."""
    context = context_before(text, start)
    scorer = Scorer(_script(text[max(0, start - NEAR) : start + NEAR]))
    for found in restore(text, start, scorer):
        if found.gain >= least and _ordinary(context, found.replacement):
            yield Repair(start, found.end, found.replacement, found.gain)


def _ordinary(context: str, text: str) -> bool:
    """Whether `text` behind `context` is Chinese prose of common characters."""
    scores = Scorer("").run(context, text)
    if scores[-1] < FLUENT * len(text) - SLACK:
        return False
    return all(charmodel.model().char(charmodel.simplified(char)) > BELIEVABLE for char in text if char > "\x7f")


@cache
def _utf8_seed() -> re.Pattern[str]:
    """Three characters whose six bytes are two three-byte sequences of UTF-8."""

    def made(leads: range, trails: range) -> str:
        chars = (bytes((a, b)).decode("gb18030", errors="replace") for a in leads if a > 0x80 for b in trails)
        return "[" + "".join(re.escape(c) for c in chars if len(c) == 1 and c != "\ufffd") + "]"

    return re.compile(made(UTF8_LEADS, UTF8_TAILS) + made(UTF8_TAILS, UTF8_LEADS) + made(UTF8_TAILS, UTF8_TAILS))


def _utf8_as_gbk(text: str) -> Iterator[Repair]:
    """Stretches of UTF-8 that were read as GBK; a mark in them stands for one or two bytes."""
    done = 0
    for seed in _utf8_seed().finditer(text):
        start = seed.start()
        if start < done:
            continue
        while start > done and (_may_be_utf8(text[start - 1])):
            start -= 1
        for first in range(start, seed.start() + 1):
            end, replacement = _as_utf8(text, first)
            if end >= seed.end():
                done = end
                yield from _judged(text, first, end, replacement)
                break


def _may_be_utf8(char: str) -> bool:
    code = bytes_of(char) if char > "\x7f" else None
    return char in MARKS or (code is not None and all(b in UTF8_TAILS or b in UTF8_LEADS for b in code))


Waiting = tuple[int | None, ...]  # bytes of a character that is not complete; None: unknown
Readings = dict[tuple[Waiting, str], tuple[float, str]]  # by waiting bytes and last two characters: score, text


def _as_utf8(text: str, start: int) -> tuple[int, str]:
    """How far `text` from `start` on reads as UTF-8, and its likeliest reading (empty when it does not)."""
    readings: Readings = {((), "\n\n"): (0.0, "")}
    end, best = start, ""
    for i in range(start, len(text)):
        reached: Readings = {}
        for (waiting, _), (score, clean) in readings.items() if text[i] != "\n" else ():
            for units in _units(text[i]):
                _read(waiting, score, clean, units, reached)
        readings = dict(sorted(reached.items(), key=lambda item: -item[1][0])[:BEAM])
        if not readings:
            break
        complete = [reading for (waiting, _), reading in readings.items() if not waiting]
        if complete and (text[i] > "~" or text[i] in MARKS):
            end, best = i + 1, max(complete)[1]
    return end, best


def _units(char: str) -> list[Waiting]:
    """The bytes that may show as `char`."""
    if char in MARKS:
        return [(None,), (None, None), (ord("?"),)]
    code = bytes_of(char) if char > "\x7f" else (ord(char),)
    return [code] if code else []


def _read(waiting: Waiting, score: float, clean: str, units: Waiting, reached: Readings) -> None:
    """Add `units` to the bytes that wait behind `clean`; note in `reached` what comes of it."""
    if not units:
        key = waiting, clean[-2:].rjust(2, "\n")
        if key not in reached or reached[key][0] < score:
            reached[key] = score, clean
        return
    unit, rest = units[0], units[1:]
    if not waiting and unit is not None and unit < 0x80:
        _read((), score + charmodel.step(*clean[-2:].rjust(2, "\n"), chr(unit)), clean + chr(unit), rest, reached)
    elif unit is None or unit in (UTF8_TAILS if waiting else UTF8_LEADS):
        waiting = (*waiting, unit)
        if len(waiting) < 3:
            _read(waiting, score, clean, rest, reached)
            return
        for char, step in _fitting(waiting, clean[-2:].rjust(2, "\n")):
            _read((), score + step, clean + char, rest, reached)


def _fitting(code: Waiting, before: str) -> list[tuple[str, float]]:
    """The likeliest characters behind `before` that the three bytes can be, with their log-probabilities."""
    if None not in code:
        chars = [bytes(b for b in code if b is not None).decode("utf-8", errors="ignore")]
    else:
        chars = [c for c, known in _utf8_of_common() if all(b in (None, k) for b, k in zip(code, known, strict=True))]
    scored = [(char, charmodel.step(before[0], before[1], char)) for char in chars if char]
    return sorted(scored, key=lambda item: -item[1])[:BEAM]


@cache
def _utf8_of_common() -> list[tuple[str, bytes]]:
    common = sorted(charmodel.common_characters(COMMON), key=lambda char: (charmodel.simplified(char) != char, char))
    coded = ((char, char.encode("utf-8")) for char in common)  # of equally likely readings the first is taken
    return [(char, code) for char, code in coded if len(code) == 3]


def _as_latin(text: str) -> Iterator[Repair]:
    """Stretches of UTF-8 or GBK that were read as Latin-1 or Windows-1252."""
    done = 0
    for seed in LATIN.finditer(text):
        if seed.start() < done:
            continue
        if run := LATIN_RUN.match(text, seed.start()):
            done = run.end()
            for end in dict.fromkeys((run.end(), run.end() - 1)):
                found = list(_decoded(text, run.start(), end))
                yield from found
                if found:
                    break


def _decoded(text: str, start: int, end: int) -> Iterator[Repair]:
    code = b"".join(_latin_byte(char) for char in text[start:end])
    for charset in ("utf-8", "gbk"):
        try:
            replacement = code.decode(charset)
        except UnicodeDecodeError:
            continue
        yield from _judged(text, start, end, replacement)


def _latin_byte(char: str) -> bytes:
    return char.encode("cp1252" if char in CP1252 else "latin-1")


def _judged(text: str, start: int, end: int, replacement: str) -> Iterator[Repair]:
    """The repair if it is believable."""
    context = context_before(text, start)
    scorer = Scorer("")
    gain = scorer.run(context, replacement)[-1] - scorer.run(context, text[start:end])[-1]
    if gain >= MARKED_GAIN and _ordinary(context, replacement):
        yield Repair(start, end, replacement, gain)
