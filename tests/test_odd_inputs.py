"""What a folder of millions holds besides pages: pipes, broken names, its own output; and runs that are broken off."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest
from conftest import Command
from test_batch import START, TEXT, accounted, doc_ids, errors, job, output, pages

from extract import Pipeline
from extract.sources.files import find_inputs

ROOT = Path(__file__).parents[1]
BASE = ("run", "--ner", "none", "--workers", "0")


def started(*arguments: object, cwd: Path, listed: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """`dangjian run …` in a folder, with a list on standard input."""
    return subprocess.run(
        [sys.executable, "-c", START, *BASE, *map(str, arguments)], input=listed, capture_output=True, cwd=cwd,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}, timeout=120, check=False,
    )  # fmt: skip


# --- inputs -----------------------------------------------------------------------------------------------------------


def test_the_output_is_no_input(tmp_path: Path, run_command: Command) -> None:
    """However often the same is read into a folder below its own input."""
    folder = pages(tmp_path / "pages", 3)
    for _ in range(2):
        assert run_command(*BASE, folder, "-o", folder / "out").status == 0
        assert doc_ids(folder / "out") == ["p0000", "p0001", "p0002"]
    assert run_command(*BASE, str(folder / "**" / "*"), "-o", folder / "out").status == 0
    assert doc_ids(folder / "out") == ["p0000", "p0001", "p0002"]
    refused = run_command(*BASE, folder, "-o", folder)
    assert refused.status == 2
    assert str(folder) in refused.stderr


def test_what_cannot_be_opened_costs_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe that nobody writes to, a folder that may not be listed, a name that is no UTF-8, dots for a name."""
    folder = pages(tmp_path / "pages", 2)
    os.mkfifo(folder / "pipe.txt")
    (folder / "locked").mkdir()
    (folder / os.fsdecode(b"\xff.txt")).write_text(TEXT.format(7), encoding="utf-8")
    (folder / "..txt").write_text(TEXT.format(8), encoding="utf-8")
    listed = os.scandir

    def scandir(path: Path) -> object:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    for workers in (0, 1):
        job(folder, tmp_path / f"{workers}", workers=workers)
        assert sorted(doc_ids(tmp_path / f"{workers}")) == ["..txt", "\\xff", "p0000", "p0001"]
        told = errors(tmp_path / f"{workers}")
        assert sorted(told) == ["locked", "pipe"]
        assert "Permission denied" in told["locked"][1]
        assert "no regular file" in told["pipe"][1]


def test_the_second_of_two_files_with_one_id_costs_itself(tmp_path: Path, run_command: Command) -> None:
    folder = pages(tmp_path / "pages", 2)
    (folder / "p0001.html").write_text(f"<html><body><p>{TEXT.format(3)}</p></body></html>", encoding="utf-8")
    assert run_command(*BASE, folder, "-o", tmp_path / "out").status == 3
    assert doc_ids(tmp_path / "out") == ["p0000", "p0001"]
    assert str(folder / "p0001.html") in errors(tmp_path / "out")["p0001"][1]


def test_extensions_are_read_whatever_their_case(tmp_path: Path) -> None:
    (tmp_path / "B.TXT.GZ").write_bytes(b"")
    assert [(item.doc_id, item.kind) for item in find_inputs([str(tmp_path)])] == [("B", ".txt")]


def test_a_list_tells_files_of_one_name_apart(tmp_path: Path) -> None:
    for year in ("2021", "2022"):
        (tmp_path / year).mkdir()
        (tmp_path / year / "index.txt").write_text(TEXT.format(1), encoding="utf-8")
    listed = b"2021/index.txt\r\n2022/index.txt\0" + f"{tmp_path}/2021/index.txt".encode()
    done = started("-", "-o", "o", cwd=tmp_path, listed=listed)
    assert done.returncode == 3, done.stderr.decode()
    assert doc_ids(tmp_path / "o") == ["2021/index", "2022/index"]
    assert list(errors(tmp_path / "o")) == ["2021/index"]  # the same file again


def test_a_path_of_the_list_that_is_none_costs_itself(tmp_path: Path) -> None:
    pages(tmp_path, 1)
    listed = b"p0000.txt\nnowhere.txt\n" + b"x" * 300 + b".txt\n"
    done = started("-", "-o", "out", cwd=tmp_path, listed=listed)
    assert done.returncode == 3, done.stderr.decode()
    assert doc_ids(tmp_path / "out") == ["p0000"]
    assert min(errors(tmp_path / "out")) == "nowhere.txt"


def test_an_empty_list_leaves_an_earlier_output(tmp_path: Path) -> None:
    job(pages(tmp_path / "pages", 2), tmp_path / "out")
    before = output(tmp_path / "out")
    assert started("-", "-o", "out", cwd=tmp_path).returncode == 2
    assert output(tmp_path / "out") == before


def test_a_text_of_a_table_that_is_no_utf8_costs_its_row(tmp_path: Path) -> None:
    broken = pa.array([TEXT.format(1).encode(), b"\xff\xfe", TEXT.format(2).encode()]).view(pa.string())
    pyarrow.parquet.write_table(pa.table({"id": ["a", "b", "c"], "text": broken}), tmp_path / "t.parquet")
    job(tmp_path, tmp_path / "out")
    assert doc_ids(tmp_path / "out") == ["a", "c"]
    assert errors(tmp_path / "out") == {"t#2": ("read", "a text that is no UTF-8")}


@pytest.mark.parametrize("tail", ["<a " * 20_000, "<!--" * 20_000, "<![" * 20_000, "<![if lt>完"])
def test_markup_that_never_ends_is_read(tail: str, pipeline_rules_only: Pipeline) -> None:
    result = pipeline_rules_only.read(f"<html><body><p>云岭县人民医院党委开会。</p>{tail}", "x")
    assert result.error is None
    assert [h.name for h in result.records["hospitals"]] == ["云岭县人民医院"]


def test_numbers_no_machine_holds_count_nothing(tmp_path: Path) -> None:
    folder = pages(tmp_path / "pages", 1)
    (folder / "big.txt").write_text(
        f"义诊群众{'9' * 20}人次、1e99人次、一万亿亿亿人次。{TEXT.format(2)}", encoding="utf-8"
    )
    assert job(folder, tmp_path / "out").counts["errors"] == 0
    values = [json.loads(one)["value"] for one in (tmp_path / "out" / "numeric_claims.jsonl").open(encoding="utf-8")]
    assert sorted(values) == [100, 200]


def test_hundreds_of_branches_are_read(pipeline_rules_only: Pipeline) -> None:
    """Comparing each with each would take minutes, and the document would be given up."""
    listed = "、".join(f"第{number}党支部" for number in range(1, 701))
    result = pipeline_rules_only.read(f"云岭县人民医院{listed}都来了。", "x")
    assert len(result.records["party_branches"]) == 700


# --- runs that are broken off -----------------------------------------------------------------------------------------


def test_an_interrupted_run_goes_on(tmp_path: Path) -> None:
    """Ctrl-C, on a run that was not told to resume anything."""
    folder = pages(tmp_path / "pages", 500)
    command = [sys.executable, "-c", START, "run", str(folder), "-o", str(tmp_path / "out"), "--ner", "none"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
    process = subprocess.Popen([*command, "--workers", "1"], stderr=subprocess.PIPE, env=environment)
    while process.poll() is None and accounted(tmp_path / "out") < 60:
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130, said.decode()
    assert b"--resume" in said
    tally = job(folder, tmp_path / "out", resume=True)
    assert tally.reused >= 50
    job(folder, tmp_path / "whole")
    assert output(tmp_path / "out") == output(tmp_path / "whole")


def test_workers_end_with_their_run(tmp_path: Path) -> None:
    script = (
        "import os, signal\n"
        "from extract.batch.pool import Worker\nfrom extract.batch.worker import Settings\n"
        "if __name__ == '__main__':\n"
        "    worker = Worker(Settings(ner='none')); worker.connection.recv_bytes()\n"
        "    print(worker.process.pid, flush=True); os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    (tmp_path / "parent.py").write_text(script, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(tmp_path / "parent.py")], capture_output=True, timeout=120,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}, check=False,
    )  # fmt: skip
    worker = int(done.stdout)
    for _ in range(200):
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            break
        if Path(f"/proc/{worker}/stat").exists() and Path(f"/proc/{worker}/stat").read_text().split()[2] == "Z":
            break  # dead, and nobody has asked for its status
        time.sleep(0.05)
    else:
        pytest.fail("the worker is still there")
    assert b"Traceback" not in done.stderr


def test_the_account_is_the_same_for_every_number_of_workers(tmp_path: Path) -> None:
    """Also where a row that failed and one that did not have the same id."""
    rows = [{"id": "a", "text": ""}, {"id": "a", "text": TEXT.format(1)}]
    (tmp_path / "pages").mkdir()
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (tmp_path / "pages" / "t.jsonl").write_text(lines, encoding="utf-8")
    job(tmp_path / "pages", tmp_path / "none")
    job(tmp_path / "pages", tmp_path / "two", workers=2)
    assert output(tmp_path / "two") == output(tmp_path / "none")


# --- what the command refuses -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("--time-limit", "inf"), "--time-limit"),
        (("--time-limit", "nan"), "--time-limit"),
        (("--time-limit", "-5"), "--time-limit"),
        (("--memory-limit", "0"), "--memory-limit"),
        (("--metrics", "nowhere/x.prom"), "--metrics"),
        (("-o", "./"), "the current one"),
    ],
)
def test_wrong_settings_are_refused_before_anything_is_read(wrong: tuple[str, str], said: str, tmp_path: Path) -> None:
    pages(tmp_path / "pages", 1)
    done = started("pages", "-o", "out", *wrong, cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert not (tmp_path / "out" / "documents.jsonl").exists()
    assert not (tmp_path / "documents.jsonl").exists()


def test_too_little_memory_for_the_model_is_said(tmp_path: Path, run_command: Command) -> None:
    folder = pages(tmp_path / "pages", 1)
    done = run_command("run", folder, "-o", tmp_path / "out", "--ner", "none", "--workers", "1", "--memory-limit", "40")
    assert done.status == 2
    assert "memory" in done.stderr


def test_other_commands_say_what_is_wrong(tmp_path: Path, run_command: Command) -> None:
    folder = pages(tmp_path / "pages", 2)
    job(folder, tmp_path / "out")
    before = output(tmp_path / "out")
    (tmp_path / "file.txt").write_text("x" * 5000, encoding="utf-8")
    other = pages(tmp_path / "other", 1).rename(tmp_path / "q") / "p0000.txt"
    other.rename(other.with_name("q.txt"))
    for arguments in (
        ("link", tmp_path / "out", "-o", tmp_path / "out"),
        ("validate", tmp_path / "out", "--sources", tmp_path / "q"),
        ("export", tmp_path / "out", "--to", "sqlite", "-o", tmp_path / "file.txt"),
        ("export", tmp_path / "out", "--to", "csv", "-o", tmp_path / "file.txt"),
        ("export", tmp_path / "out", "--to", "doccano", "-o", tmp_path / "q"),
    ):
        done = run_command(*arguments)
        assert done.status == 2, arguments
        assert done.stderr.strip(), arguments
    assert output(tmp_path / "out") == before
    compared = run_command("validate", tmp_path / "out", "--sources", folder)
    assert compared.status == 0
    assert "2 of 2 document(s) compared" in compared.stderr
