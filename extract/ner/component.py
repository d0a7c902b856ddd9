"""The recognizer as a spaCy component: characters with their neighbours in, entities out.

Every token is one character. A label a token carries says where it stands in its entity: `B-` first, `I-` inside,
`L-` last, `U-` alone, `O` outside. Entities become `doc.ents`; spans are token offsets, end exclusive, and as
tokens are characters (spaces aside) they fall together with character offsets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, cast

import numpy as np
import srsly  # type: ignore[import-untyped]
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.scorer import Scorer
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import registry
from thinc.api import Config, Model, Optimizer, set_dropout_rate

from extract.ner.decode import positions, read_entities
from extract.ner.forward import Forward
from extract.ner.layers import build_tagger, character_features

Floats = NDArray[np.float32]
CLAUSE_END = re.compile(r"[\n。！？；;，,：:]")

DEFAULT_MODEL = """
[model]
@architectures = "dangjian.CharTagger.v1"
width = 64
char_rows = 6000
pair_rows = 8000
dilations = [1, 2, 4, 8]
dropout = 0.1
"""


def entity_scores(examples: Iterable[Example], **settings: Any) -> dict[str, Any]:
    """Precision, recall and F1 of the entities, together and by label."""
    return Scorer.score_spans(examples, "ents", **settings)


class CharEntities(TrainablePipe):  # type: ignore[misc]
    """Names in text: each character gets a position in an entity, the best allowed sequence becomes entities."""

    def __init__(self, vocab: Any, model: Model[Any, Any], name: str = "ner") -> None:
        self.vocab = vocab
        self.model = model
        self.name = name
        self.cfg: dict[str, Any] = {"labels": []}
        self.scorer = entity_scores
        self._forward: Forward | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """The entity labels, in the order of the model's outputs."""
        return tuple(self.cfg["labels"])

    @property
    def label_data(self) -> tuple[str, ...]:
        """What `initialize` needs to know of labels."""
        return self.labels

    def add_label(self, label: str) -> int:
        """Add an entity label before training. Gives 1 if it is new."""
        if label in self.cfg["labels"]:
            return 0
        self.cfg["labels"].append(label)
        self.vocab.strings.add(label)
        return 1

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Example]],
        *,
        nlp: Language | None = None,  # noqa: ARG002 - spaCy gives it
        labels: Iterable[str] | None = None,
    ) -> None:
        """Size the model by the labels (given, or those of the examples)."""
        seen = {span.label_ for example in islice(get_examples(), 1000) for span in example.reference.ents}
        known = labels or sorted(seen)
        for label in known:
            self.add_label(label)
        self._size()

    def predict(self, docs: Iterable[Doc]) -> list[list[tuple[int, int, str]]]:
        """Entities of each doc as (start, end, label) in tokens."""
        if self._forward is None:
            self._forward = Forward(self.model)
        return [read_entities(self._forward.scores(character_features(doc)), self.labels) for doc in docs]

    def entities(self, doc: Doc, text: str) -> list[tuple[int, int, str]]:
        """Entities as (start, end, label) in characters of `text`, the text of `doc`; the doc stays as it is."""
        found = []
        for first, last, label in self.predict([doc])[0]:
            start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
            if not CLAUSE_END.search(text, start, end):
                found.append((start, end, label))
        return found

    def set_annotations(self, docs: Iterable[Doc], predictions: Iterable[list[tuple[int, int, str]]]) -> None:
        """Write the entities to `doc.ents`, but for those that run over a line end or clause mark: no name does."""
        for doc, entities in zip(docs, predictions, strict=True):
            spans = [Span(doc, start, end, label) for start, end, label in entities]
            doc.set_ents([span for span in spans if not CLAUSE_END.search(span.text)])

    def update(
        self,
        examples: Iterable[Example],
        *,
        drop: float = 0.0,
        sgd: Optimizer | None = None,
        losses: dict[str, float] | None = None,
    ) -> dict[str, float]:
        """One step of training."""
        losses = {} if losses is None else losses
        losses.setdefault(self.name, 0.0)
        batch = list(examples)
        self._forward = None
        set_dropout_rate(self.model, drop)
        scores, backprop = self.model.begin_update([example.predicted for example in batch])
        loss, gradient = self.get_loss(batch, scores)
        backprop(gradient)
        if sgd is not None:
            self.finish_update(sgd)
        losses[self.name] += loss
        return losses

    def get_loss(self, examples: Iterable[Example], scores: list[Floats]) -> tuple[float, list[Floats]]:
        """Cross-entropy over positions, and its gradient for each doc's scores (which are raw, before softmax)."""
        index = {position: i for i, position in enumerate(positions(self.labels))}
        loss = 0.0
        total = sum(len(doc_scores) for doc_scores in scores)
        gradients = []
        for example, doc_scores in zip(examples, scores, strict=True):
            truth = np.zeros(len(doc_scores), dtype=np.intp)
            for span in example.reference.ents:
                for place, token in _placed(span.start, span.end):
                    truth[token] = index[f"{place}-{span.label_}"]
            shifted = doc_scores - doc_scores.max(axis=1, keepdims=True)
            gradient = np.exp(shifted)
            gradient /= gradient.sum(axis=1, keepdims=True)
            rows = np.arange(len(truth))
            loss -= float(np.log(gradient[rows, truth] + 1e-12).sum())
            gradient[rows, truth] -= 1
            gradients.append((gradient / total).astype("f"))
        return loss / max(total, 1), gradients

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:  # noqa: ARG002
        """The model and labels."""
        return cast("bytes", srsly.msgpack_dumps({"cfg": self.cfg, "model": self.model.to_bytes()}))

    def from_bytes(self, bytes_data: bytes, *, exclude: Iterable[str] = ()) -> CharEntities:  # noqa: ARG002
        """Read what `to_bytes` gave."""
        message = srsly.msgpack_loads(bytes_data)
        self._take_labels(message["cfg"])
        self.model.from_bytes(message["model"])
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002
        """Write a folder with `cfg.json` and `model`; the strings are the labels alone, so no vocabulary."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        srsly.write_json(folder / "cfg.json", self.cfg)
        (folder / "model").write_bytes(self.model.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> CharEntities:  # noqa: ARG002
        """Read what `to_disk` wrote."""
        folder = Path(path)
        self._take_labels(srsly.read_json(folder / "cfg.json"))
        self.model.from_bytes((folder / "model").read_bytes())
        return self

    def _take_labels(self, cfg: dict[str, Any]) -> None:
        self.cfg = {"labels": []}
        for label in cfg["labels"]:
            self.add_label(label)
        self._size()

    def _size(self) -> None:
        self.model.get_ref("output").set_dim("nO", len(positions(self.labels)))
        self.model.initialize()
        self._forward = None


def _placed(start: int, end: int) -> Iterator[tuple[str, int]]:
    """The position letters of one entity's tokens."""
    if end - start == 1:
        yield "U", start
        return
    for token in range(start, end):
        yield "B" if token == start else "L" if token == end - 1 else "I", token


@Language.factory(
    "dangjian_char_ner",
    assigns=["doc.ents", "token.ent_iob", "token.ent_type"],
    default_config=Config().from_str(DEFAULT_MODEL),
    default_score_weights={"ents_f": 1.0, "ents_p": 0.0, "ents_r": 0.0, "ents_per_type": None},
)
def create_char_ner(nlp: Language, name: str, model: Model[Any, Any]) -> CharEntities:
    """The component, by its entry point `dangjian_char_ner`."""
    return CharEntities(nlp.vocab, model, name)


registry.architectures.register("dangjian.CharTagger.v1", func=build_tagger)
