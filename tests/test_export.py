"""Records in other tools, each read back with the tool itself."""

from __future__ import annotations

import csv
import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import duckdb
import kuzu
import pandas as pd
import pgserver
import polars as pl
import psycopg
import pytest
import spacy
from conftest import Command
from spacy.tokens import DocBin

from extract.export.databases import VIEWS
from schemas import RECORD_TYPES

TYPED = [stem for stem in RECORD_TYPES if stem != "documents"]


def records(folder: Path, stem: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / f"{stem}.jsonl").read_bytes().splitlines()]


@pytest.fixture(scope="module")
def out(seeds_output: Path) -> Path:
    return seeds_output


def exported(out: Path, form: str, target: Path | str, run_command: Command) -> None:
    done = run_command("export", out, "--to", form, "-o", str(target))
    assert done.status == 0, done.stderr


# --- tables and databases ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("stem", RECORD_TYPES)
def test_parquet_holds_the_records_typed(stem: str, out: Path, tmp_path: Path, run_command: Command) -> None:
    """Structs and lists, not text: polars and pandas give back what the lines say."""
    exported(out, "parquet", tmp_path, run_command)
    frame = pl.read_parquet(tmp_path / f"{stem}.parquet")
    wanted = records(out, stem)
    assert frame["id"].to_list() == [r["id"] for r in wanted]
    assert frame["evidence"].to_list() == [r["evidence"] for r in wanted]
    assert len(pd.read_parquet(tmp_path / f"{stem}.parquet")) == len(wanted)
    for row, record in zip(frame.to_dicts(), wanted, strict=True):
        assert {k: v for k, v in row.items() if k != "repairs"} == {k: v for k, v in record.items() if k != "repairs"}


def test_duckdb_joins_by_keys_and_keeps_each_record_once(out: Path, tmp_path: Path, run_command: Command) -> None:
    for _ in range(2):
        exported(out, "duckdb", tmp_path / "x.duckdb", run_command)
    with duckdb.connect(str(tmp_path / "x.duckdb")) as database:
        for stem in RECORD_TYPES:
            assert database.execute(f"SELECT count(*) FROM {stem}").fetchall() == [(len(records(out, stem)),)]
        named = database.execute("SELECT person, branch FROM secretaries_named ORDER BY id").fetchall()
        evidence = database.execute("SELECT evidence[1].text FROM hospitals ORDER BY id").fetchall()
    full = {r["id"]: r["full_name"] for r in records(out, "party_branches")}
    wanted = sorted(records(out, "secretaries"), key=lambda r: r["id"])
    assert named == [(r["person"], full.get(r["branch_id"])) for r in wanted]
    assert evidence == [(r["evidence"][0]["text"],) for r in sorted(records(out, "hospitals"), key=lambda r: r["id"])]


def test_sqlite_takes_the_same_records_twice(out: Path, tmp_path: Path, run_command: Command) -> None:
    for _ in range(2):
        exported(out, "sqlite", tmp_path / "x.sqlite", run_command)
    with sqlite3.connect(tmp_path / "x.sqlite") as database:
        for stem in RECORD_TYPES:
            [(count,)] = database.execute(f"SELECT count(*) FROM {stem}")
            assert count == len(records(out, stem))
        for view in VIEWS:
            assert database.execute(f"SELECT * FROM {view}").fetchall()
        [(first,)] = database.execute("SELECT json_extract(evidence, '$[0].text') FROM hospitals ORDER BY id LIMIT 1")
    assert first == min(records(out, "hospitals"), key=lambda r: r["id"])["evidence"][0]["text"]


def test_a_real_postgresql_server_upserts(out: Path, tmp_path: Path, run_command: Command) -> None:
    """A second export with changed records changes those and adds none."""
    server = pgserver.get_server(tmp_path / "pg")
    try:
        url = server.get_uri()
        exported(out, "postgresql", url, run_command)
        changed = tmp_path / "out"
        shutil.copytree(out, changed)
        lines = records(out, "hospitals")
        lines[0]["level"] = "三级甲等"
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (changed / "hospitals.jsonl").write_text(text, encoding="utf-8")
        exported(changed, "postgresql", url, run_command)
        with psycopg.connect(url) as connection:
            for stem in RECORD_TYPES:
                [(count,)] = connection.execute(f"SELECT count(*) FROM {stem}").fetchall()
                assert count == len(records(out, stem))
            found = connection.execute(
                "SELECT level, evidence->0->>'text' FROM hospitals WHERE id = %s", (lines[0]["id"],)
            )
            assert found.fetchall() == [("三级甲等", lines[0]["evidence"][0]["text"])]
            for view in VIEWS:
                assert connection.execute(f"SELECT * FROM {view} LIMIT 1").fetchall()
    finally:
        server.cleanup()


def test_a_server_that_is_not_there_is_told(out: Path, run_command: Command) -> None:
    done = run_command("export", out, "--to", "postgresql", "-o", "postgresql://nobody@127.0.0.1:1/none")
    assert done.status == 2
    assert "cannot be reached" in done.stderr


def test_a_graph_engine_loads_nodes_and_relationships(out: Path, tmp_path: Path, run_command: Command) -> None:
    """The files of neo4j-admin, their headers read by its rules, loaded into a graph engine and asked."""
    exported(out, "neo4j", tmp_path / "graph", run_command)
    database = kuzu.Connection(kuzu.Database(str(tmp_path / "kuzu")))
    database.execute("CREATE NODE TABLE Node(id STRING, label STRING, name STRING, PRIMARY KEY(id))")
    database.execute("CREATE REL TABLE Rel(FROM Node TO Node, type STRING)")
    ids = set()
    for stem in RECORD_TYPES:
        with (tmp_path / "graph" / f"{stem}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert list(rows[0])[-1] == ":LABEL"
        assert "id:ID" in rows[0]
        for row in rows:
            ids.add(row["id:ID"])
            values = {
                "id": row["id:ID"],
                "label": row[":LABEL"],
                "name": row.get("person") or row.get("full_name") or row.get("name") or "",
            }
            database.execute("CREATE (:Node {id: $id, label: $label, name: $name})", values)
    with (tmp_path / "graph" / "relationships.csv").open(encoding="utf-8", newline="") as file:
        relations = list(csv.DictReader(file))
    assert all(r[":START_ID"] in ids and r[":END_ID"] in ids for r in relations)
    for r in relations:
        ends = {"a": r[":START_ID"], "b": r[":END_ID"], "t": r[":TYPE"]}
        database.execute("MATCH (a:Node {id: $a}), (b:Node {id: $b}) CREATE (a)-[:Rel {type: $t}]->(b)", ends)
    asked = database.execute(
        "MATCH (s:Node {label: 'Secretary'})-[:Rel {type: 'OF_BRANCH'}]->(b:Node)-[:Rel {type: 'OF_HOSPITAL'}]->(h:Node) "
        "RETURN s.name, b.name, h.name"
    )
    found = set()
    while asked.has_next():
        found.add(tuple(asked.get_next()))
    branches = {r["id"]: r for r in records(out, "party_branches")}
    hospitals = {r["id"]: r["name"] for r in records(out, "hospitals")}
    wanted = {
        (r["person"], branches[r["branch_id"]]["full_name"], hospitals[branches[r["branch_id"]]["hospital_id"]])
        for r in records(out, "secretaries")
        if r["branch_id"] and branches[r["branch_id"]]["hospital_id"]
    }
    assert found == wanted != set()


def test_csv_has_a_header_and_every_record(out: Path, tmp_path: Path, run_command: Command) -> None:
    exported(out, "csv", tmp_path, run_command)
    for stem in RECORD_TYPES:
        frame = pd.read_csv(tmp_path / f"{stem}.csv")
        assert frame["id"].tolist() == [r["id"] for r in records(out, stem)]
    assert json.loads(frame["evidence"][0]) == records(out, "numeric_claims")[0]["evidence"]


# --- annotation tools and search --------------------------------------------------------------------------------------


def spans(out: Path) -> dict[str, set[tuple[int, int, str]]]:
    found: dict[str, set[tuple[int, int, str]]] = {r["doc_id"]: set() for r in records(out, "documents")}
    for stem in TYPED:
        for record in records(out, stem):
            for e in record["evidence"]:
                if e["text_start"] is not None:
                    found[record["doc_id"]].add((e["text_start"], e["text_end"], record["record_type"]))
    return found


def test_label_studio_tasks_carry_every_span(out: Path, tmp_path: Path, run_command: Command) -> None:
    """The format of its documentation: data, predictions, results with from_name, to_name and character offsets."""
    exported(out, "label-studio", tmp_path / "tasks.json", run_command)
    tasks = json.loads((tmp_path / "tasks.json").read_text("utf-8"))
    interface = (tmp_path / "tasks.json.xml").read_text("utf-8")
    for task in tasks:
        every = task["predictions"][0]["result"]
        result = [r for r in every if r["type"] == "labels"]
        ids = {r["id"]: r["value"]["labels"][0] for r in result}
        for r in every:  # what is chosen for a region has the region's id
            if r["type"] == "choices":
                assert ids[r["id"]] == {"event_type": "service_event", "role": "secretary"}[r["from_name"]]
                assert f'<Choice value="{r["value"]["choices"][0]}"' in interface
        told = {(r["value"]["start"], r["value"]["end"], r["value"]["labels"][0]) for r in result}
        assert told == spans(out)[task["data"]["doc_id"]]
        for r in result:
            assert task["data"]["text"][r["value"]["start"] : r["value"]["end"]] == r["value"]["text"]
            assert (r["from_name"], r["to_name"], r["type"]) == ("label", "text", "labels")
            assert f'<Label value="{r["value"]["labels"][0]}"' in interface
        assert len({r["id"] for r in result}) == len(result)


def test_doccano_lines_carry_every_span(out: Path, tmp_path: Path, run_command: Command) -> None:
    exported(out, "doccano", tmp_path / "x.jsonl", run_command)
    for line in (tmp_path / "x.jsonl").read_bytes().splitlines():
        entry = json.loads(line)
        assert {tuple(label) for label in entry["label"]} == spans(out)[entry["doc_id"]]


def test_spacy_reads_docs_with_spans(out: Path, tmp_path: Path, run_command: Command) -> None:
    exported(out, "spacy", tmp_path / "x.spacy", run_command)
    docs = list(DocBin().from_disk(tmp_path / "x.spacy").get_docs(spacy.blank("zh").vocab))
    texts = {r["doc_id"]: r["text"] for r in records(out, "documents")}
    wanted = spans(out)
    for doc in docs:
        name = doc.user_data["doc_id"]
        assert doc.text == texts[name]
        assert {(s.start_char, s.end_char, s.label_) for group in doc.spans.values() for s in group} == wanted[name]


def test_elasticsearch_lines_alternate_action_and_record(out: Path, tmp_path: Path, run_command: Command) -> None:
    """The bulk interface's documented format; no server was at hand to take them."""
    exported(out, "elasticsearch", tmp_path / "bulk.ndjson", run_command)
    content = (tmp_path / "bulk.ndjson").read_bytes()
    assert content.endswith(b"\n")
    lines = [json.loads(line) for line in content.splitlines()]
    for action, record in zip(lines[::2], lines[1::2], strict=True):
        assert action["index"]["_id"] == record["id"]
        assert action["index"]["_index"] == f"dangjian-{_stem(record).replace('_', '-')}"
    assert len(lines) == 2 * sum(len(records(out, stem)) for stem in RECORD_TYPES)


def _stem(record: dict[str, Any]) -> str:
    return next(s for s, m in RECORD_TYPES.items() if m.model_fields["record_type"].default == record["record_type"])


# --- validate ---------------------------------------------------------------------------------------------------------

SEEDS = Path(__file__).parents[1] / "seeds"


def test_what_a_run_writes_is_valid(out: Path, run_command: Command) -> None:
    done = run_command("validate", out, "--sources", SEEDS)
    assert (done.status, done.stdout) == (0, "")


FLAWS = {
    "a field of another type": ("hospitals", lambda r: r.update(is_subject="maybe"), "`is_subject`"),
    "a field that is none": ("hospitals", lambda r: r.update(colour="red"), "`colour`"),
    "a missing field": ("secretaries", lambda r: r.pop("person"), "`person`"),
    "a link to nothing": ("secretaries", lambda r: r.update(branch_id="branch:none"), "`branch_id` branch:none"),
    "another document": ("numeric_claims", lambda r: r.update(doc_id="nowhere"), "its document 'nowhere'"),
    "evidence moved in the text": ("hospitals", lambda r: r["evidence"][0].update(text_start=0, text_end=2), "the document's text has"),
    "evidence moved in the source": ("hospitals", lambda r: r["evidence"][0].update(start=0, end=2), "the source has"),
}  # fmt: skip


@pytest.mark.parametrize("flaw", FLAWS)
def test_flaws_are_told_by_file_and_line(flaw: str, out: Path, tmp_path: Path, run_command: Command) -> None:
    stem, spoil, said = FLAWS[flaw]
    shutil.copytree(out, tmp_path / "out")
    found = records(out, stem)
    spoil(found[1])
    text = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in found)
    (tmp_path / "out" / f"{stem}.jsonl").write_text(text, encoding="utf-8")
    done = run_command("validate", tmp_path / "out", "--sources", SEEDS)
    assert done.status == 1
    told = [line for line in done.stdout.splitlines() if line.startswith(str(tmp_path / "out" / f"{stem}.jsonl:2: "))]
    assert any(said in line for line in told), done.stdout


def test_repeated_and_broken_lines_and_missing_files_are_told(out: Path, tmp_path: Path, run_command: Command) -> None:
    shutil.copytree(out, tmp_path / "out")
    path = tmp_path / "out" / "hospitals.jsonl"
    first = path.read_text("utf-8").splitlines()[0]
    with path.open("a", encoding="utf-8") as file:
        file.write(first + "\n{broken\n")
    (tmp_path / "out" / "secretaries.jsonl").unlink()
    told = run_command("validate", tmp_path / "out").stdout
    count = len(records(out, "hospitals"))
    assert f"hospitals.jsonl:{count + 1}: the id" in told
    assert f"hospitals.jsonl:{count + 2}: no JSON" in told
    assert "secretaries.jsonl:1: the file is missing" in told
    same = json.loads(run_command("validate", tmp_path / "out", "--format", "json").stdout)
    assert [f"{flaw['path']}:{flaw['line']}: {flaw['message']}" for flaw in same] == told.splitlines()


def test_lines_of_the_first_version_are_valid_still(tmp_path: Path, run_command: Command) -> None:
    """Version 1.0 as it was first written, without the fields added since: valid, exported, linked, reported."""
    old = SEEDS.parent / "tests" / "docs" / "old_output"
    assert all("text" not in record and "confidence" not in record for record in records(old, "documents"))
    done = run_command("validate", old, "--sources", SEEDS)
    assert (done.status, done.stdout) == (0, "")
    for form in ("parquet", "duckdb", "sqlite", "csv", "neo4j", "elasticsearch"):
        exported(old, form, tmp_path / form, run_command)
    assert pl.read_parquet(tmp_path / "parquet" / "secretaries.parquet")["person"].to_list() == [
        r["person"] for r in records(old, "secretaries")
    ]
    assert run_command("link", old, "-o", tmp_path / "linked").status == 0
    assert run_command("report", old, "-o", tmp_path / "report.html").status == 0
    done = run_command("export", old, "--to", "doccano", "-o", tmp_path / "x")
    assert done.status == 2
    assert "written by an earlier version" in done.stderr


# --- the data package -------------------------------------------------------------------------------------------------


def test_the_output_is_a_data_package(out: Path) -> None:
    """Frictionless: every file, every field in the order of the lines, keys that lead to resources that are there."""
    package = json.loads((out / "datapackage.json").read_text("utf-8"))
    resources = {resource["name"]: resource for resource in package["resources"]}
    assert list(resources) == list(RECORD_TYPES)
    for stem, resource in resources.items():
        assert resource["path"] == f"{stem}.jsonl"
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert all(list(record) == names for record in records(out, stem))
        for key in resource["schema"].get("foreignKeys", []):
            target = key["reference"]["resource"] or stem
            ids = {record["id"] for record in records(out, target)}
            assert {r[key["fields"]] for r in records(out, stem)} - {None} <= ids
