"""`dangjian explain`: the chain behind each record, on real pages and on a sentence."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import Command

from extract import Pipeline
from extract.cli.main import main

ROOT = Path(__file__).parents[1]
SENTENCE = "凤阳县晴川医院外科党支部书记沈知秋到板桥镇义诊，服务120人次。"
STEMS = ("hospitals", "party_branches", "secretaries", "service_events", "numeric_claims")


def test_a_sentence_on_standard_input() -> None:
    done = CliRunner().invoke(main, ["explain", "-", "--kind", "secretaries"], input=SENTENCE)
    assert done.exit_code == 0
    lines = [line.strip() for line in done.stdout.splitlines()]
    assert lines[0] == "secretaries: 沈知秋"
    assert "-:1:1: 【凤阳县晴川医院外科党支部书记沈知秋】到板桥镇义诊，服务120人次。" in lines
    assert "BRANCH     外科党支部  <- party_branches/named" in lines
    assert "branch_id -> 凤阳县晴川医院外科党支部" in lines
    assert not [line for line in lines if line.startswith("reads")]  # nothing was repaired


@pytest.mark.parametrize("page", sorted((ROOT / "seeds").glob("*.txt")), ids=lambda p: p.stem)
def test_every_record_is_explained_by_what_the_page_shows(page: Path, run_command: Command, pipeline: Pipeline) -> None:
    done = run_command("explain", page, "--format", "json")
    assert done.status == 0, done.stderr
    explained = json.loads(done.stdout)["records"]
    records = pipeline.read(page.read_bytes(), page.stem).records
    # Read again, the explained record comes out the same.
    assert [e["record"] for e in explained] == [r.model_dump(mode="json") for s in STEMS for r in records[s]]
    source = page.read_text(encoding="utf-8")
    lines = source.split("\n")
    for item in explained:
        assert len(item["cited"]) == len(item["record"]["evidence"])
        for piece, evidence in zip(item["cited"], item["record"]["evidence"], strict=True):
            assert piece["source"] == source[evidence["start"] : evidence["end"]]
            first = piece["source"].split("\n")[0]
            assert lines[piece["line"] - 1][piece["column"] - 1 :].startswith(first)
            assert piece["text"] == evidence["text"]
    marks = {label for item in explained for piece in item["cited"] for label, _, _ in piece["marks"]}
    assert {"HOSPITAL", "BRANCH", "POST", "PERSON"} <= marks


def test_a_replayed_explanation_gives_the_same_records(tmp_path: Path, run_command: Command) -> None:
    """The explanation holds all that reading needs; other rules are told by the records that change."""
    told = tmp_path / "told.json"
    text = run_command("explain", ROOT / "seeds" / "002_jinyintan.txt", "--format", "json").stdout
    told.write_text(text, encoding="utf-8")
    again = run_command("explain", told, "--replay")
    assert (again.status, again.stdout) == (0, "")
    rules = tmp_path / "rules" / "numeric_claims"
    rules.mkdir(parents=True)
    shutil.copy(ROOT / "rules" / "numeric_claims" / "not_claims.yaml", rules)
    written = (rules / "not_claims.yaml").read_text(encoding="utf-8").replace("\nnever:\n", "\nnever:\n  - '.*名'\n")
    (rules / "not_claims.yaml").write_text(written, encoding="utf-8")
    other = run_command("explain", told, "--replay", "--rules", rules.parent)
    assert other.status == 1
    gone = [line for line in other.stdout.splitlines() if line.endswith(": gone")]
    assert gone
    assert all(line.startswith("claim:") for line in gone)
    assert run_command("explain", ROOT / "seeds" / "002_jinyintan.txt", "--replay").status == 2


def test_links_that_were_not_taken_are_told(run_command: Command) -> None:
    shown = run_command("explain", ROOT / "seeds" / "000_xuzhou.txt", "--kind", "secretaries").stdout
    assert re.search(r"(?m)^  branch_id not \S*外科党总支: named \d+ characters before, the one taken named", shown)


def test_repairs_show_in_the_evidence(run_command: Command) -> None:
    shown = run_command("explain", ROOT / "seeds" / "002_jinyintan.txt", "--kind", "secretaries").stdout.splitlines()
    repaired = [(shown[i], shown[i + 1]) for i in range(len(shown) - 1) if shown[i + 1].strip().startswith("reads ")]
    assert any("書(shū)記" in seen and "书记" in read and "(" not in read for seen, read in repaired)


def test_a_page_that_is_not_there_and_one_that_cannot_be_read(tmp_path: Path, run_command: Command) -> None:
    missing = run_command("explain", tmp_path / "none.txt")
    assert missing.status == 2
    assert "is no file" in missing.stderr
    (tmp_path / "a.txt").write_bytes(b"")
    assert run_command("explain", tmp_path / "a.txt").status == 3
