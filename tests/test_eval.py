"""`dangjian eval`: the given scorer's numbers, by outlet and rule, and where each miss and false alarm stands."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from conftest import Command

from extract import Pipeline
from extract.evaluation import scorer
from extract.evaluation.confidence import wilson
from extract.rulebook import default_rules

HERE = Path(__file__).parent
ROOT = HERE.parent
SETS = ("seeds", "dev_synthetic", "genre", "benign")
FOLDERS = {"seeds": ROOT / "seeds"} | {name: HERE / "docs" / name for name in SETS[1:]}
PAGE = "江边晨报\n2023-05-06\n\n凤阳县晴川医院外科党支部书记沈知秋来到板桥镇义诊，服务群众120人次。\n"


def gold(**records: list[dict[str, object]]) -> str:
    """A gold file with these entries and no others."""
    kinds = ("hospitals", "party_branches", "secretaries", "service_events", "numeric_claims")
    return json.dumps({"doc_id": "a", "published": None, "title": None} | {k: records.get(k, []) for k in kinds})


@pytest.fixture
def one(tmp_path: Path) -> tuple[Path, Path]:
    """A page and the folder of its gold: a wrong claim, a missed secretary, all else left out."""
    page = tmp_path / "pages" / "a.txt"
    page.parent.mkdir()
    page.write_text(PAGE, encoding="utf-8")
    folder = tmp_path / "gold"
    folder.mkdir()
    missed = {"person": "板桥镇", "role": "secretary", "branch": None}
    (folder / "a.json").write_text(
        gold(hospitals=[{"name": "凤阳县晴川医院", "aliases": []}], secretaries=[missed]), encoding="utf-8"
    )
    return page, folder


def test_numbers_are_the_scorers(run_command: Command, seeds_output: Path) -> None:
    done = run_command("eval", ROOT / "seeds", "--gold", HERE / "gold" / "seeds", "--quiet")
    assert done.status == 0, done.stderr
    for record_type, tally in scorer.score(HERE / "gold" / "seeds", seeds_output).items():
        [line] = [line for line in done.stdout.splitlines() if line.startswith(record_type)]
        numbers = [int(n) for n in line.split()[1:4]] + [float(n) for n in line.split()[4:7]]
        shares = [round(tally.precision, 3), round(tally.recall, 3), round(tally.f1, 3)]
        assert numbers == [tally.gold, tally.pred, tally.tp, *shares]
        assert all(f"{name}={right}/{total}" in line for name, (right, total) in tally.fields.items())


def test_the_same_as_data(one: tuple[Path, Path], run_command: Command) -> None:
    page, folder = one
    told = json.loads(run_command("eval", page, "--gold", folder, "--format", "json").stdout)
    [row] = [t for name, t in told["record_types"].items() if name == "secretaries"]
    assert (row["gold"], row["pred"], row["right"], row["f1"]) == (1, 1, 0, 0.0)
    missed = [o for o in told["outcomes"] if o["verdict"] == "missed"]
    assert [(o["record_type"], Path(o["path"]).name, o["line"]) for o in missed] == [("secretaries", "a.txt", 4)]
    assert set(json.loads(run_command("eval", page, "--gold", folder, "--format", "json", "--quiet").stdout)) == {
        "record_types"
    }


def test_misses_and_false_alarms_say_where(one: tuple[Path, Path], run_command: Command) -> None:
    page, folder = one
    done = run_command("eval", page, "--gold", folder)
    assert done.status == 0, done.stderr
    column = PAGE.splitlines()[3].index("板桥镇") + 1
    assert f"{page}:4:{column}: missed: secretaries: 板桥镇 secretary" in done.stdout
    [alarm] = re.findall(
        rf"^{re.escape(str(page))}:4:(\d+): false alarm: numeric_claims \[(.+?)\]: .*120人次", done.stdout, re.MULTILINE
    )
    assert alarm == (str(PAGE.splitlines()[3].index("120人次") + 1), "numeric_claims/not_claims")
    assert re.search(r"^江边晨报 +1 ", done.stdout, re.MULTILINE)
    assert re.search(r"^hospitals/named +1 +0 +0 +1\.000$", done.stdout, re.MULTILINE)


def test_a_low_score_is_told_by_the_exit_status(one: tuple[Path, Path], run_command: Command) -> None:
    page, folder = one
    assert run_command("eval", page, "--gold", folder, "--quiet", "--min", "0.5").status == 1
    assert run_command("eval", page, "--gold", folder, "--quiet", "--min", "0").status == 0


def test_a_document_that_cannot_be_read_counts_as_missed(one: tuple[Path, Path], run_command: Command) -> None:
    page, folder = one
    page.write_bytes(b"\x00\x01\x02\x00")
    done = run_command("eval", page, "--gold", folder, "--quiet")
    assert re.search(r"^hospitals +1 +0 +0", done.stdout, re.MULTILINE)
    assert str(page) in done.stderr


def test_without_gold_nothing_is_said(tmp_path: Path, one: tuple[Path, Path], run_command: Command) -> None:
    (tmp_path / "none").mkdir()
    done = run_command("eval", one[0], "--gold", tmp_path / "none")
    assert done.status == 2
    assert "no gold in" in done.stderr


@pytest.mark.parametrize(("right", "total", "bound"), [(0, 0, 0.0), (10, 10, 0.722), (95, 100, 0.888), (0, 5, 0.0)])
def test_lower_bound(right: int, total: int, bound: float) -> None:
    # Wilson's interval; the values are those of statsmodels' proportion_confint(method="wilson").
    assert wilson(right, total) == pytest.approx(bound, abs=0.001)


def test_the_shipped_confidence_is_what_the_command_measures(tmp_path: Path, run_command: Command) -> None:
    saved = tmp_path / "confidence.json"
    golds = [part for name in SETS for part in ("--gold", HERE / "gold" / name)]
    done = run_command("eval", *FOLDERS.values(), *golds, "--quiet", "--save-confidence", saved)
    assert done.status == 0, done.stderr
    again = "dangjian eval seeds tests/docs/* --gold tests/gold/seeds … --save-confidence rules/confidence.json"
    assert saved.read_text(encoding="utf-8") == (ROOT / "rules" / "confidence.json").read_text(encoding="utf-8"), again


def test_records_carry_the_confidence_of_their_rule(pipeline: Pipeline) -> None:
    known = default_rules().confidence
    records = pipeline.read(PAGE).records
    [hospital], [event] = records["hospitals"], records["service_events"]
    assert hospital.confidence == known["hospitals hospitals/named"]
    assert event.confidence == known["service_events service_events/free_clinic"]
    assert records["documents"][0].confidence is None


def test_broken_confidence_stops_a_run(tmp_path: Path, run_command: Command) -> None:
    import shutil  # noqa: PLC0415 for this test alone

    rules = tmp_path / "rules"
    shutil.copytree(ROOT / "rules", rules)
    (rules / "confidence.json").write_text('{"hospitals hospitals/named": {}}', encoding="utf-8")
    page = tmp_path / "a.txt"
    page.write_text(PAGE, encoding="utf-8")
    done = run_command("run", page, "-o", tmp_path / "out", "--rules", rules)
    assert done.status == 2
    assert f"{rules / 'confidence.json'}:1:1: no measured precision" in done.stderr
    (rules / "confidence.json").unlink()
    assert run_command("run", page, "-o", tmp_path / "out", "--rules", rules).status == 0
