"""Records against gold: no F1 and no accuracy of a field below its floor in `floors.json`.

The real articles are not part of the repository; without them what asks for them is skipped.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from extract.evaluation import scorer

if TYPE_CHECKING:
    from conftest import Command

HERE = Path(__file__).parent
FLOORS: dict[str, Any] = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
CASES = [(name, record_type) for name, floors in FLOORS.items() for record_type in floors["f1"]]
Score = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="module")
def score(
    request: pytest.FixtureRequest,
    seeds_output: Path,
    run_command: Command,
    tmp_path_factory: pytest.TempPathFactory,
) -> Score:
    """The scores of one set by record type; each set is read once."""

    def output_of(documents: Path) -> Path:
        output = tmp_path_factory.mktemp(documents.name) / "output"
        finished = run_command("run", documents, "-o", output)
        assert finished.status == 0, finished.stderr
        return output

    def real_seeds() -> tuple[Path, Path]:
        shared: Path = request.getfixturevalue("shared")  # or the test that asks is skipped
        return shared / "gold" / "seeds", output_of(shared / "docs" / "seeds")

    @cache
    def scores(name: str) -> dict[str, Any]:
        gold, predicted = {
            "seeds": lambda: (HERE / "gold" / "seeds", seeds_output),
            "real_seeds": real_seeds,
            "dev_synthetic": lambda: (HERE / "gold" / name, output_of(HERE / "docs" / name)),
            "genre": lambda: (HERE / "gold" / name, output_of(HERE / "docs" / name)),
            "benign": lambda: (HERE / "gold" / name, output_of(HERE / "docs" / name)),
        }[name]()
        # Gold without its document would be nothing but misses, and a document without gold would not be looked at.
        lines = (predicted / "documents.jsonl").read_bytes().splitlines()
        assert {json.loads(line)["doc_id"] for line in lines} == {path.stem for path in gold.glob("*.json")}
        found: dict[str, Any] = scorer.score(gold, predicted)
        return found

    return scores


def test_every_record_type_has_a_floor() -> None:
    assert {name: set(floors["f1"]) for name, floors in FLOORS.items()} == {name: set(scorer.TYPES) for name in FLOORS}


@pytest.mark.parametrize(("name", "record_type"), CASES)
def test_f1_is_not_below_its_floor(name: str, record_type: str, score: Score) -> None:
    tally, floor = score(name)[record_type], FLOORS[name]["f1"][record_type]
    assert tally.gold > 0
    told = f"F1 {tally.f1:.3f} (precision {tally.precision:.3f}, recall {tally.recall:.3f}), floor {floor}"
    assert tally.f1 >= floor, "\n".join([f"{name} {record_type}: {told}", *tally.errors[:30]])


@pytest.mark.parametrize(("name", "record_type"), CASES)
def test_fields_of_found_records_are_right(name: str, record_type: str, score: Score) -> None:
    fields, floor = score(name)[record_type].fields, FLOORS[name]["fields"]
    assert fields
    low = {field: f"{right}/{all_}" for field, (right, all_) in fields.items() if right < floor * all_}
    assert not low, f"{name} {record_type}: below {floor}: {low}"
