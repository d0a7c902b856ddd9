"""The README keeps its word: its command blocks run, its example and its scores are real."""

from __future__ import annotations

import contextlib
import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import duckdb
import kuzu
import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHINESE = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```bash\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
CHINESE_BLOCKS = re.findall(r"^```bash\n(.*?)^```$", CHINESE, re.DOTALL | re.MULTILINE)
RECIPES = (ROOT / "schemas" / "README.md").read_text(encoding="utf-8")
PYTHON = re.findall(r"^```python\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def run_block(block: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    # The environment that runs the tests stands in for the one the first block makes.
    kept = [line for line in block.splitlines() if not line.startswith((". .venv", "python3 -m venv", "pip install"))]
    block = "\n".join(kept)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", block],
        cwd=cwd,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def test_first_two_blocks_install_and_test() -> None:
    # .ci/run executes these two themselves, in a clean checkout; a test that runs the tests would not end.
    assert "pip install .\n" in BLOCKS[0]
    assert "dangjian run seeds -o output" in BLOCKS[0]
    assert BLOCKS[1].rstrip().endswith("pytest")
    assert "block 1" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("block", [*BLOCKS[2:], *CHINESE_BLOCKS[1:]], ids=lambda block: block.splitlines()[1][:40])
def test_command_blocks_run(block: str) -> None:
    done = run_block(block, ROOT)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("code", PYTHON)
def test_python_blocks_run(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    if "Pipeline" in code:
        assert done.stdout.splitlines() == ["张建国 secretary 外科第二党支部", "200余人次 200 over 人次"]
    assert done.stdout.strip()


@pytest.mark.parametrize("code", re.findall(r"^```python\n(.*?)^```$", RECIPES, re.DOTALL | re.MULTILINE))
def test_recipes_in_python_run(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) > 5


def test_recipes_in_sql_and_cypher_find_the_secretaries(tmp_path: Path) -> None:
    """The query for DuckDB as it stands; that for Neo4j in an engine that reads the same language and files."""
    [query] = re.findall(r"^```sql\n(.*?)^```$", RECIPES, re.DOTALL | re.MULTILINE)
    with contextlib.chdir(ROOT):
        asked = {row for row in duckdb.sql(query).fetchall() if row[2]}
    assert run_block(f"dangjian export output --to neo4j -o {tmp_path}/graph", ROOT).returncode == 0
    graph = kuzu.Connection(kuzu.Database(str(tmp_path / "kuzu")))
    labels = {"Secretary": "secretaries", "PartyBranch": "party_branches", "Hospital": "hospitals"}
    for label, stem in labels.items():
        graph.execute(f"CREATE NODE TABLE {label}(id STRING, name STRING, person STRING, PRIMARY KEY(id))")
        with (tmp_path / "graph" / f"{stem}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                values = {"id": row["id:ID"], "name": row.get("name", ""), "person": row.get("person", "")}
                graph.execute(f"CREATE (:{label} {{id: $id, name: $name, person: $person}})", values)
    graph.execute("CREATE REL TABLE OF_BRANCH(FROM Secretary TO PartyBranch)")
    graph.execute("CREATE REL TABLE OF_HOSPITAL(FROM PartyBranch TO Hospital)")
    ends = {"OF_BRANCH": ("Secretary", "PartyBranch"), "OF_HOSPITAL": ("PartyBranch", "Hospital")}
    with (tmp_path / "graph" / "relationships.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row[":TYPE"] in ends:
                a, b = ends[row[":TYPE"]]
                match = f"MATCH (a:{a} {{id: $a}}), (b:{b} {{id: $b}}) CREATE (a)-[:{row[':TYPE']}]->(b)"
                graph.execute(match, {"a": row[":START_ID"], "b": row[":END_ID"]})
    [cypher] = re.findall(r"^```cypher\n(.*?)^```$", RECIPES, re.DOTALL | re.MULTILINE)
    answer = graph.execute(cypher)
    found = set()
    while answer.has_next():
        person, branch, hospital = answer.get_next()
        found.add((person, hospital + branch))
    assert found
    assert found <= {(person, full_name) for person, _, full_name in asked}


def test_example_is_in_the_output() -> None:
    example = json.loads(re.search(r"^```json\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)[1])
    lines = (ROOT / "output" / "service_events.jsonl").read_text(encoding="utf-8").splitlines()
    assert any(all(json.loads(line)[k] == v for k, v in example.items()) for line in lines)


def test_scores_are_what_the_commands_print() -> None:
    block = next(b for b in BLOCKS if "--gold tests/gold/seeds" in b)
    done = run_block(block, ROOT)
    printed = [line.rstrip() for line in done.stdout.splitlines() if line.strip()]
    told = re.search(r"```text\n(record type.*?)^```$", README, re.DOTALL | re.MULTILINE)[1]
    assert [line.rstrip() for line in told.splitlines() if line.strip()] == printed


def test_the_scorer_is_the_given_one(shared: Path) -> None:
    assert (ROOT / "extract" / "evaluation" / "scorer.py").read_bytes() == (shared / "score.py").read_bytes()
