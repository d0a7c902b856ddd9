"""Precision, recall and F1 of a recognizer on labelled text, by exact span and label.

A file of labelled text is JSON Lines `{"text", "ents": [[start, end, label]]}`: offsets in code points, end exclusive.
`optional` spans of a line are neither missed nor wrong; `labels` says which labels the line is marked for.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

Entity = tuple[int, int, str]


class Recognizes(Protocol):
    """What finds entities in a text."""

    def entities(self, text: str) -> list[Entity]:
        """The entities, sorted."""


@dataclass(frozen=True)
class Labelled:
    """A text with its true entities."""

    text: str
    ents: frozenset[Entity]
    optional: frozenset[Entity] = frozenset()
    labels: frozenset[str] = frozenset()


@dataclass
class Score:
    """Counts and what follows from them."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of the found that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """Share of the true that is found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 0.0


@dataclass
class Report:
    """Scores by label, what was missed and wrongly found, and the speed."""

    by_label: dict[str, Score] = field(default_factory=dict)
    missed: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: Counter[tuple[str, str]] = field(default_factory=Counter)
    chars_per_second: float = 0.0  # of processor time, all threads together

    def as_dict(self) -> dict[str, dict[str, float]]:
        """Rounded scores by label."""
        return {
            label: {"p": round(score.precision, 4), "r": round(score.recall, 4), "f": round(score.f1, 4)}
            for label, score in sorted(self.by_label.items())
        }


def read_labelled(path: Path) -> Iterator[Labelled]:
    """The lines of a labelled file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield Labelled(
                record["text"],
                _spans(record["ents"]),
                _spans(record.get("optional", [])),
                frozenset(record.get("labels", [])),
            )


def _spans(items: Iterable[tuple[int, int, str]]) -> frozenset[Entity]:
    return frozenset((start, end, label) for start, end, label in items)


def evaluate(
    recognizer: Recognizes,
    texts: Iterable[Labelled],
    labels: Iterable[str],
    relabel: Callable[[str, Entity], str | None] | None = None,
) -> Report:
    """Compare `recognizer` with the truth on `labels`.

    `relabel` gives the label under which a found entity counts, None for not at all; by default its own.
    """
    report = Report({label: Score() for label in labels})
    seconds = 0.0
    chars = 0
    for labelled in texts:
        begun = time.process_time()
        entities = recognizer.entities(labelled.text)
        seconds += time.process_time() - begun
        chars += len(labelled.text)
        counted = {label for label in report.by_label if not labelled.labels or label in labelled.labels}
        found = set()
        for entity in entities:
            label = relabel(labelled.text, entity) if relabel else entity[2]
            if label in counted:
                found.add((entity[0], entity[1], str(label)))
        _count(report, labelled, found, {entity for entity in labelled.ents if entity[2] in counted})
    report.chars_per_second = chars / seconds if seconds else 0.0
    return report


def _count(report: Report, labelled: Labelled, found: set[Entity], true: set[Entity]) -> None:
    for entity in found | true:
        start, end, label = entity
        score = report.by_label[label]
        if entity in found and entity in true:
            score.right += 1
        elif entity in true:
            score.missed += 1
            report.missed[label, labelled.text[start:end]] += 1
        elif entity not in labelled.optional:
            score.wrong += 1
            report.wrong[label, labelled.text[start:end]] += 1


def table(reports: Mapping[str, Report]) -> str:
    """Reports by name as a Markdown table of F1."""
    rows = ["| set | label | P | R | F1 |", "|---|---|---|---|---|"]
    rows += [
        f"| {name} | {label} | {100 * s.precision:.1f} | {100 * s.recall:.1f} | {100 * s.f1:.1f} |"
        for name, report in reports.items()
        for label, s in sorted(report.by_label.items())
    ]
    return "\n".join(rows)
