"""`dangjian run` as its users see it: files, exit status, messages."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

import extract
from extract.write.lines import LineWriter

if TYPE_CHECKING:
    from conftest import Command

ROOT = Path(__file__).parents[1]
TYPES = {
    "documents": "document",
    "hospitals": "hospital",
    "party_branches": "party_branch",
    "secretaries": "secretary",
    "service_events": "service_event",
    "numeric_claims": "numeric_claim",
}
STEMS = (*TYPES, "errors")
FILES = {f"{stem}.jsonl" for stem in STEMS} | {"run.json", "run.state", "datapackage.json"}
COMMON = ["schema_version", "record_type", "id", "doc_id", "evidence", "source"]
# A record of every type, so that the order of records is seen in every file.
PAGE = """云岭县人民医院外科第二党支部开展义诊

3月5日，云岭县人民医院外科第二党支部书记张建国带队到仙人洞镇云岭村开展义诊，接诊群众200余人次。
"""
START = "from extract.cli.main import main; main()"


def records(path: Path) -> list[dict[str, Any]]:
    # Of bytes: the lines of a str would also end at U+2028, which may stand inside a value.
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def doc_ids(output: Path) -> list[str]:
    return [record["doc_id"] for record in records(output / "documents.jsonl")]


def jsonl(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.jsonl")}


def everything(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def table(stderr: str) -> dict[str, int]:
    return {stem: int(count) for stem, count in re.findall(r"(\w+)\.jsonl\W+(\d+)\W", stderr)}


def write_pages(folder: Path, *names: str) -> Path:
    """Pages that tell of a different number of people each, so that none is a copy of another."""
    for number, name in enumerate(names, 1):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE.replace("200", f"{number}00"), encoding="utf-8")
    return folder


def process(
    code: str, *arguments: str | Path, cwd: Path, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """A process of its own. -B: what it imports shall not be written anywhere."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path]),
        "PYTHONHASHSEED": "random",
        **(env or {}),
    }
    command = [sys.executable, "-B", "-c", code, *map(str, arguments)]
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60
    )


# --- what a run leaves ------------------------------------------------------------------------------------------------


def test_a_process_writes_every_file_and_counts_its_lines(tmp_path: Path, seeds_output: Path) -> None:
    done = process(START, "run", ROOT / "seeds", "-o", tmp_path / "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""  # free for whoever pipes
    assert {path.name for path in (tmp_path / "out").iterdir()} == FILES
    counted = {stem: len(records(tmp_path / "out" / f"{stem}.jsonl")) for stem in STEMS}
    assert table(done.stderr) == counted
    assert counted["documents"] == len(list((ROOT / "seeds").glob("*.txt")))
    assert counted["errors"] == 0
    assert all(counted[stem] for stem in TYPES)
    # Another process has another hash seed: no order may come from a set.
    assert jsonl(tmp_path / "out") == jsonl(seeds_output)


def test_quiet_says_what_is_wrong_and_verbose_says_more(tmp_path: Path, run_command: Command) -> None:
    pages = write_pages(tmp_path / "pages", "a.txt")
    done = run_command("run", pages, "-o", tmp_path / "a", "--quiet", "--ner", "none")
    assert (done.status, done.stdout, done.stderr) == (0, "", "")
    (pages / "empty.txt").write_text("", encoding="utf-8")
    done = run_command("run", pages, "-o", tmp_path / "b", "--quiet", "--verbose", "--ner", "none")
    assert done.status == 3
    said = done.stderr.splitlines()
    assert any(line.startswith(f"{pages / 'empty.txt'}: ") for line in said)
    assert any(re.fullmatch(r"link +[\d,]+ characters a second", line) for line in said)
    assert any(re.fullmatch(r" +\d+\.\d\d s a", line) for line in said)


def test_colours_can_be_left_out(tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "pages", "a.txt")
    terminal = {"FORCE_COLOR": "1", "TERM": "xterm-256color"}
    for extra, coloured in ((terminal, True), (terminal | {"NO_COLOR": "1"}, False)):
        done = process(START, "run", pages, "-o", tmp_path / "out", "--ner", "none", cwd=tmp_path, env=extra)
        assert (re.search(r"\x1b\[[39]\d", done.stderr) is not None) is coloured, done.stderr


def test_manifest_says_what_made_the_records(seeds_output: Path) -> None:
    manifest = json.loads((seeds_output / "run.json").read_bytes())
    assert manifest["program"] == f"dangjian {extract.__version__}"
    assert re.fullmatch(r"[0-9a-f]{64}", manifest["rule_digest"])
    assert re.fullmatch(r"zh_dangjian_ner-\d[\w.]*", manifest["ner"])
    assert manifest["counts"] == {stem: len(records(seeds_output / f"{stem}.jsonl")) for stem in STEMS}
    assert manifest["seconds"]
    assert all(isinstance(spent, float) and spent >= 0 for spent in manifest["seconds"].values())


def test_digest_is_of_the_rules_and_not_of_their_place(tmp_path: Path, run_command: Command) -> None:
    pages = write_pages(tmp_path / "pages", "a.txt")
    rules = tmp_path / "rules"
    shutil.copytree(ROOT / "rules", rules)
    digests, outputs = [], []
    for name, extra in (("shipped", ()), ("copied", ("--rules", rules)), ("changed", ("--rules", rules))):
        if name == "changed":
            with (rules / "lexicons" / "surnames.txt").open("a", encoding="utf-8") as lines:
                lines.write("# a comment\n")
        finished = run_command("run", pages, "-o", tmp_path / name, "--ner", "none", *extra)
        assert finished.status == 0, finished.stderr
        digests.append(json.loads((tmp_path / name / "run.json").read_bytes())["rule_digest"])
        outputs.append(jsonl(tmp_path / name))
    assert digests[0] == digests[1]
    assert digests[1] != digests[2]
    assert outputs[0] == outputs[1] == outputs[2]  # a comment changes no record


def test_rules_alone_do_without_a_model(tmp_path: Path, run_command: Command) -> None:
    finished = run_command("run", ROOT / "seeds", "-o", tmp_path / "out", "--ner", "none")
    assert finished.status == 0, finished.stderr
    assert json.loads((tmp_path / "out" / "run.json").read_bytes())["ner"] == "none"
    for stem in TYPES:
        found = records(tmp_path / "out" / f"{stem}.jsonl")
        assert found
        assert not [r for r in found if r["source"].startswith("ner:")]


# --- what a line holds ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("stem", TYPES)
def test_lines_follow_the_contract(stem: str, seeds_output: Path) -> None:
    schema = json.loads((ROOT / "schemas" / f"{stem}.schema.json").read_bytes())
    validator = jsonschema.Draft202012Validator(schema)
    found = records(seeds_output / f"{stem}.jsonl")
    assert found
    for record in found:
        assert list(record)[: len(COMMON)] == COMMON
        assert list(record) == list(schema["properties"])
        assert record["record_type"] == TYPES[stem]
        problems = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(record)]
        assert not problems, (record["id"], problems)


@pytest.mark.parametrize("stem", TYPES)
def test_evidence_lies_inside_the_document(stem: str, seeds_output: Path) -> None:
    chars = {r["doc_id"]: r["chars"] for r in records(seeds_output / "documents.jsonl")}
    for record in records(seeds_output / f"{stem}.jsonl"):
        assert record["evidence"]
        for span in record["evidence"]:
            assert 0 <= span["start"] < span["end"] <= chars[record["doc_id"]]
            assert span["text"].strip()


def test_ids_are_unique_and_references_lead_to_records_of_the_document(seeds_output: Path) -> None:
    found = {stem: records(seeds_output / f"{stem}.jsonl") for stem in TYPES}
    everyone = [(r["doc_id"], r["id"]) for rs in found.values() for r in rs]
    assert not [key for key, count in Counter(id_ for _, id_ in everyone).items() if count > 1]
    known = {stem: {(r["doc_id"], r["id"]) for r in rs} for stem, rs in found.items()}
    targets = {"hospital_id": "hospitals", "branch_id": "party_branches", "parent_id": "party_branches"}
    followed: Counter[str] = Counter()
    for record in (r for rs in found.values() for r in rs):
        for field, target in targets.items():
            if record.get(field) is not None:
                followed[field] += 1
                assert (record["doc_id"], record[field]) in known[target], (record["id"], field)
        for claim in record.get("claims", []):
            followed["claims"] += 1
            assert (record["doc_id"], claim) in known["numeric_claims"], record["id"]
    assert set(followed) == {*targets, "claims"}  # or nothing was followed and nothing tested


# --- which documents, and their ids -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["{root}"], ["a", "sub/b", "sub/deep/c"]),
        (["{root}/"], ["a", "sub/b", "sub/deep/c"]),
        (["{root}/sub"], ["b", "deep/c"]),
        (["{root}/sub/b.txt"], ["b"]),
        (["{root}/sub/deep/c.txt", "{root}/a.txt"], ["a", "c"]),
        (["{root}/**/*.txt"], ["a", "sub/b", "sub/deep/c"]),
        (["{root}/sub/**/*.txt"], ["b", "deep/c"]),
        (["{root}/*/*.txt"], ["sub/b"]),
        (["{root}/sub/[a-b].txt"], ["b"]),
        (["**/*.txt"], ["a", "sub/b", "sub/deep/c"]),
        (["."], ["a", "sub/b", "sub/deep/c"]),
        (["sub", "a.txt"], ["a", "b", "deep/c"]),
    ],
)
def test_doc_id_is_the_path_below_the_input_root(
    arguments: list[str], expected: list[str], tmp_path: Path, run_command: Command
) -> None:
    root = write_pages(tmp_path / "pages", "a.txt", "sub/b.txt", "sub/deep/c.txt", "sub/notes.md")
    inputs = [argument.format(root=root) for argument in arguments]
    finished = run_command("run", *inputs, "-o", tmp_path / "out", "--ner", "none", cwd=root)
    assert finished.status == 0, finished.stderr
    assert doc_ids(tmp_path / "out") == expected


def test_only_the_last_extension_is_cut_off(tmp_path: Path, run_command: Command) -> None:
    root = write_pages(tmp_path / "pages", "v1.2.txt", "LOUD.TXT", "with blank.txt", "云岭/医院.txt", "a[1].txt")
    assert run_command("run", root, "-o", tmp_path / "out", "--ner", "none").status == 0
    assert doc_ids(tmp_path / "out") == ["LOUD", "a[1]", "v1.2", "with blank", "云岭/医院"]
    # A file's name may look like a pattern.
    assert run_command("run", root / "a[1].txt", "-o", tmp_path / "one", "--ner", "none").status == 0
    assert doc_ids(tmp_path / "one") == ["a[1]"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["{root}/a.txt", "{root}/a.txt"],
        ["{root}/a.txt", "{root}/sub/../a.txt"],
        ["{root}", "{root}/a.txt"],
        ["{root}/a.txt", "{root}/*.txt"],
    ],
)
def test_a_file_given_twice_counts_once(arguments: list[str], tmp_path: Path, run_command: Command) -> None:
    root = write_pages(tmp_path / "pages", "a.txt", "sub/readme.md")
    inputs = [argument.format(root=root) for argument in arguments]
    finished = run_command("run", *inputs, "-o", tmp_path / "out", "--ner", "none")
    assert finished.status == 0, finished.stderr
    assert doc_ids(tmp_path / "out") == ["a"]
    assert table(finished.stderr)["documents"] == 1


def test_the_second_of_two_files_with_one_id_is_told(tmp_path: Path, run_command: Command) -> None:
    root = write_pages(tmp_path / "pages", "north/a.txt", "south/a.txt")
    finished = run_command("run", root / "north", root / "south", "-o", tmp_path / "out", "--ner", "none")
    assert finished.status == 3
    [told] = records(tmp_path / "out" / "errors.jsonl")
    assert told["file"] == str(root / "south" / "a.txt")
    assert str(root / "north" / "a.txt") in told["reason"]
    # What the message advises helps.
    assert run_command("run", root, "-o", tmp_path / "out", "--ner", "none").status == 0
    assert doc_ids(tmp_path / "out") == ["north/a", "south/a"]


# --- the same in, the same out ----------------------------------------------------------------------------------------


def test_a_second_run_and_another_order_of_inputs_give_the_same_bytes(
    tmp_path: Path, run_command: Command, seeds_output: Path
) -> None:
    inputs = sorted((ROOT / "seeds").glob("*.txt"))
    finished = run_command("run", *inputs[::-1], "-o", tmp_path / "out")
    assert finished.status == 0, finished.stderr
    assert jsonl(tmp_path / "out") == jsonl(seeds_output)


def test_order_of_inputs_is_no_matter_where_they_overlap(tmp_path: Path, run_command: Command) -> None:
    root = write_pages(tmp_path / "pages", "a.txt", "sub/b.txt")
    for name, inputs in (("folder first", (root, root / "sub/b.txt")), ("file first", (root / "sub/b.txt", root))):
        assert run_command("run", *inputs, "-o", tmp_path / name, "--ner", "none").status == 0
    assert doc_ids(tmp_path / "folder first") == doc_ids(tmp_path / "file first")
    assert jsonl(tmp_path / "folder first") == jsonl(tmp_path / "file first")


def test_records_of_one_type_are_sorted_by_document(tmp_path: Path, run_command: Command) -> None:
    root = write_pages(tmp_path / "pages", "b.txt", "a.txt", "a/z.txt", "10.txt", "9.txt", "a-b.txt")
    assert run_command("run", root, "-o", tmp_path / "out", "--ner", "none").status == 0
    for stem in TYPES:
        ids = [record["doc_id"] for record in records(tmp_path / "out" / f"{stem}.jsonl")]
        assert set(ids) == {"b", "a", "a/z", "10", "9", "a-b"}, stem
        assert ids == sorted(ids, key=lambda doc_id: doc_id.split("/")), stem


def test_an_older_output_is_replaced(tmp_path: Path, run_command: Command) -> None:
    pages = write_pages(tmp_path / "pages", "a.txt", "b.txt")
    (tmp_path / "pages" / "c.txt").write_bytes(b"")  # an error, so that errors.jsonl is replaced as well
    output = tmp_path / "out"
    assert run_command("run", pages, "-o", output, "--ner", "none").status == 3
    (output / "notes.md").write_text("mine", encoding="utf-8")
    for left in (".part", ".left-000"):
        (output / left).mkdir()
        (output / left / "documents.jsonl").write_text("left by a run that was killed", encoding="utf-8")
    (output / "documents-00003.jsonl").write_text("a shard of an older run", encoding="utf-8")
    assert run_command("run", pages / "b.txt", "-o", output, "--ner", "none").status == 0
    assert run_command("run", pages / "b.txt", "-o", tmp_path / "fresh", "--ner", "none").status == 0
    assert jsonl(output) == jsonl(tmp_path / "fresh")
    assert json.loads((output / "run.json").read_bytes())["counts"]["documents"] == 1
    assert {path.name for path in output.iterdir()} == FILES | {"notes.md"}


# --- what is left when it breaks --------------------------------------------------------------------------------------


def older_output(tmp_path: Path, run_command: Command) -> tuple[Path, dict[str, bytes]]:
    """An output folder of an earlier run, and all its bytes."""
    pages = write_pages(tmp_path / "older", "old.txt")
    output = tmp_path / "out"
    assert run_command("run", pages, "-o", output, "--ner", "none").status == 0
    return output, everything(output)


@pytest.mark.parametrize("failure", [RuntimeError("a defect"), OSError(errno.ENOSPC, "disk full"), KeyboardInterrupt()])
def test_a_failure_in_the_middle_leaves_the_older_output(
    failure: BaseException, tmp_path: Path, run_command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    output, before = older_output(tmp_path, run_command)
    pages = write_pages(tmp_path / "pages", "a.txt", "b.txt", "c.txt")
    write = LineWriter.write
    written: list[Any] = []

    def break_at_the_second(self: LineWriter, doc_id: str, digest: str, found: Any) -> None:
        if written:
            raise failure
        written.append(found)
        write(self, doc_id, digest, found)

    monkeypatch.setattr(LineWriter, "write", break_at_the_second)
    for target in (output, tmp_path / "fresh"):
        written.clear()
        try:
            status = run_command("run", pages, "-o", target, "--ner", "none").status
        except (RuntimeError, OSError) as error:
            assert error is failure  # noqa: PT017 whether it is raised or told with a status is the command's choice
            status = 1
        assert written  # it did break in the middle
        assert status not in {0, 3}
    assert everything(output) == before
    assert [path.name for path in (tmp_path / "fresh").iterdir()] == [".part"]  # for --resume


def test_a_disk_that_is_full_leaves_the_older_output(tmp_path: Path, run_command: Command) -> None:
    pytest.importorskip("resource", reason="limits of file sizes are POSIX")
    output, before = older_output(tmp_path, run_command)
    # A limit on file sizes fails where a full disk does: when buffered lines are written out, at the latest on closing.
    limited = f"import resource as r; r.setrlimit(r.RLIMIT_FSIZE, (1024, 1024)); {START}"
    pages = write_pages(tmp_path / "pages", *(f"{number}.txt" for number in range(8)))
    done = process(limited, "run", pages, "-o", output, "--ner", "none", cwd=tmp_path)
    assert done.returncode not in {0, 3}
    assert "File too large" in done.stderr  # for that reason, not for another
    assert {name: content for name, content in everything(output).items() if name in before} == before
    assert sorted(everything(output)) == sorted(before), "temporary files are left"


def test_help_is_for_people(run_command: Command) -> None:
    """Every command says what it does; exit codes stand in lines of their own, and nothing shows how it was written."""
    shown = run_command("--help").stdout
    for command in ("run", "demo", "eval", "explain", "export", "gold", "link", "ner", "report", "rules", "validate"):
        assert f"  {command} " in shown
        told = run_command(command, "--help").stdout
        assert "\\b" not in told
        assert told.startswith("Usage: ")
    assert "\n  Exit status: 0 all documents read, 3 some failed" in run_command("run", "--help").stdout
