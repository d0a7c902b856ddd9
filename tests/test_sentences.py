"""Of single sentences, most services are heard, and little else."""

from __future__ import annotations

from collections import Counter

from sentences import judged

from extract import Pipeline


def test_events_of_single_sentences(pipeline: Pipeline) -> None:
    """Floors just below what is read today; `python -m tests.sentences` prints the rest."""
    verdicts = Counter(verdict for verdict, *_ in judged(pipeline))
    told = verdicts["right"] + verdicts["miss"] + verdicts["type"] + verdicts["several"]
    silent = verdicts["none"] + verdicts["false alarm"]
    assert (told, silent) == (543, 280)
    assert verdicts["right"] >= 0.78 * told
    assert verdicts["false alarm"] <= 0.05 * silent
