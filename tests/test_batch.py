"""The job as a whole: workers, what is taken over from earlier runs, faults that really happen, inputs of all kinds."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet
import pytest
import zstandard
from conftest import Command
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from extract.batch.job import Plan, Tally, run_job
from extract.batch.worker import Settings
from extract.sources.documents import Page, Reader
from extract.sources.files import find_inputs
from extract.write.lines import LineWriter

ROOT = Path(__file__).parents[1]
TEXT = "云岭县人民医院外科第{0}党支部书记张建国带队到仙人洞镇云岭村开展义诊，接诊群众{0}00余人次。\n"
RULES_ONLY = Settings(ner="none")
START = "from extract.cli.main import main; main()"


def pages(folder: Path, count: int) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"p{number:04}.txt").write_text(TEXT.format(number + 1), encoding="utf-8")
    return folder


def output(folder: Path) -> dict[str, bytes]:
    """All that a run wrote but its times."""
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.name != "run.json"}


def job(folder: Path, out: Path, **plan: Any) -> Tally:
    settings = plan.pop("settings", RULES_ONLY)
    return run_job(Plan(out, settings, **plan), Reader().pages(find_inputs([str(folder)])))


def errors(out: Path) -> dict[str, tuple[str, str]]:
    lines = (out / "errors.jsonl").read_text(encoding="utf-8").splitlines()
    return {e["doc_id"]: (e["stage"], e["reason"]) for e in map(json.loads, lines)}


def accounted(out: Path) -> int:
    """How many documents a run at work has in its account; none while it makes or moves that file."""
    try:
        return (out / ".part" / "run.state").read_bytes().count(b"\n") - 1  # the first line is about the run
    except FileNotFoundError:
        return 0


def doc_ids(out: Path) -> list[str]:
    return [json.loads(line)["doc_id"] for line in (out / "documents.jsonl").read_text("utf-8").splitlines()]


# --- workers ----------------------------------------------------------------------------------------------------------


def test_the_bytes_are_the_same_for_every_number_of_workers(tmp_path: Path) -> None:
    """And for another time limit, and with documents that cannot be read among them."""
    folder = pages(tmp_path / "pages", 40)
    (folder / "p0007.txt").write_bytes(b"")
    job(folder, tmp_path / "none")
    for workers in (1, 2, 3):
        tally = job(folder, tmp_path / f"{workers}", workers=workers, seconds=30)
        assert tally.documents == 40
        assert output(tmp_path / f"{workers}") == output(tmp_path / "none")
    assert list(errors(tmp_path / "2")) == ["p0007"]


ORDERS = {"就此卡住": "time", "就此崩溃": "worker", "吃光内存": "memory", "当场出错": "internal"}


def test_a_document_that_misbehaves_costs_itself_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It hangs, kills its process, wants a terabyte, raises: the others come out as if it were not there."""
    folder = pages(tmp_path / "pages", 12)
    clean = pages(tmp_path / "clean", 12)
    for number, order in enumerate(ORDERS):
        (folder / f"p{number * 3:04}.txt").write_text(f"{order}。{TEXT.format(1)}", encoding="utf-8")
        (clean / f"p{number * 3:04}.txt").unlink()
    # spaCy loads by name what is installed, and these two folders are what an installation leaves.
    shutil.copytree(Path(__file__).parent / "faulty_ner", tmp_path / "site" / "faulty_ner")
    info = tmp_path / "site" / "faulty_ner-1.0.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: faulty_ner\nVersion: 1.0.0\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path / "site")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "site"))
    faulty = Settings(ner="faulty_ner", memory=4 << 30)
    tally = job(folder, tmp_path / "out", settings=faulty, workers=2, seconds=3)
    told = errors(tmp_path / "out")
    assert {doc_id: stage for doc_id, (stage, _) in told.items()} == {
        f"p{number * 3:04}": stage for number, stage in enumerate(ORDERS.values())
    }
    assert tally.replaced == 3  # the one that hung, and the one that crashed, twice
    job(clean, tmp_path / "as if", settings=faulty, workers=1, seconds=3)
    found, wanted = output(tmp_path / "out"), output(tmp_path / "as if")
    assert {n: b for n, b in found.items() if n != "errors.jsonl"} == {
        n: b for n, b in wanted.items() if n != "errors.jsonl"
    }


def test_a_model_that_cannot_be_loaded_stops_the_run_before_it_starts(tmp_path: Path) -> None:
    folder = pages(tmp_path / "pages", 2)
    with pytest.raises(Exception, match="no_such_model"):
        job(folder, tmp_path / "out", settings=Settings(ner="no_such_model"), workers=2)
    assert not (tmp_path / "out").exists()


# --- kill and resume --------------------------------------------------------------------------------------------------


def start(folder: Path, out: Path, *extra: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
    command = [
        sys.executable,
        "-c",
        START,
        "run",
        str(folder),
        "-o",
        str(out),
        "--ner",
        "none",
        "--workers",
        "1",
        *extra,
    ]
    return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, start_new_session=True)


def test_a_run_killed_anywhere_goes_on_to_the_same_bytes(tmp_path: Path) -> None:
    """SIGKILL to all its processes at random moments, again and again; what is read once is not read twice."""
    folder = pages(tmp_path / "pages", 1000)  # the last run has hundreds to go when it is killed
    undisturbed, out = tmp_path / "undisturbed", tmp_path / "out"
    job(folder, undisturbed)
    chance = random.Random(20261122)
    for documents in (60, 1, 210, 130, 480, 640):
        process = start(folder, out, "--resume")
        while process.poll() is None and accounted(out) < documents:
            time.sleep(0.005)
        time.sleep(chance.random() / 20)
        os.killpg(process.pid, signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL, "it was over before it could be killed"
    assert start(folder, out, "--resume").wait(timeout=120) == 0
    assert output(out) == output(undisturbed)
    assert json.loads((out / "run.json").read_bytes())["reused"] >= 640


@pytest.mark.parametrize("at", range(0, 14, 1))
def test_a_run_that_breaks_while_its_files_are_put_in_place_is_finished_by_the_next(
    at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The power goes before the n-th renaming: the next run, whatever it is asked, first ends what was begun."""
    older, newer = pages(tmp_path / "older", 3), pages(tmp_path / "newer", 5)
    out = tmp_path / "out"
    job(older, out, shard_size=2)
    replace, done = Path.replace, [0]

    def until(self: Path, target: Path) -> Path:
        if done[0] == at:
            raise SystemExit("the power is gone")
        done[0] += 1
        return replace(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", until)
        try:
            job(newer, out)
            gone = False
        except SystemExit:
            gone = True
    job(newer, tmp_path / "fresh")
    if gone:
        job(newer, out, resume=True)
    assert output(out) == output(tmp_path / "fresh")


@pytest.mark.parametrize("cut", [0.0, 0.3, 0.77, 0.999])
def test_torn_files_of_an_interrupted_run_are_used_as_far_as_they_are_whole(cut: float, tmp_path: Path) -> None:
    """Lines or their account lost at the end, as after a power cut: nothing is lost or told twice."""
    folder, out = pages(tmp_path / "pages", 120), tmp_path / "out"
    job(folder, tmp_path / "fresh")
    for torn in ("run.state", "hospitals.jsonl", "documents.jsonl"):
        job(folder, out)
        left = out / ".part"
        left.mkdir()
        for path in [p for p in out.iterdir() if p.is_file()]:
            path.rename(left / path.name)
        content = (left / torn).read_bytes()
        (left / torn).write_bytes(content[: int(len(content) * cut)])
        job(folder, out, resume=True)
        assert output(out) == output(tmp_path / "fresh"), torn


@pytest.mark.parametrize("form", [{}, {"shard_size": 7}, {"compress": True}, {"shard_size": 50, "compress": True}])
def test_a_second_run_reads_only_what_is_new_or_changed(form: dict[str, Any], tmp_path: Path) -> None:
    """And its files are those of a full run: what is gone is gone."""
    folder, out = pages(tmp_path / "pages", 60), tmp_path / "out"
    job(folder, out, **form)
    assert job(folder, out, resume=True, **form).reused == 60
    (folder / "p0003.txt").write_text(TEXT.format("三十"), encoding="utf-8")
    (folder / "p0010.txt").unlink()
    (folder / "p0010a.txt").write_text(TEXT.format(7), encoding="utf-8")
    (folder / "a.txt").write_text(TEXT.format(8), encoding="utf-8")
    assert job(folder, out, resume=True, **form).reused == 58
    job(folder, tmp_path / "fresh", **form)
    assert output(out) == output(tmp_path / "fresh")


def test_other_rules_or_another_model_take_nothing_over(tmp_path: Path) -> None:
    folder, out = pages(tmp_path / "pages", 3), tmp_path / "out"
    job(folder, out)
    rules = tmp_path / "rules" / "lexicons"
    rules.mkdir(parents=True)
    (rules / "departments.txt").write_text("@shipped\n量子科\n", encoding="utf-8")
    assert job(folder, out, resume=True, settings=Settings(str(rules.parent), "none")).reused == 0
    assert job(folder, out, resume=True, settings=Settings(str(rules.parent), "none")).reused == 3
    assert job(folder, out, resume=True, settings=Settings(str(rules.parent), "builtin")).reused == 0


def test_two_runs_into_one_output_are_refused(tmp_path: Path, run_command: Command) -> None:
    folder, out = pages(tmp_path / "pages", 2), tmp_path / "out"
    with LineWriter(out, made_by={}):
        refused = run_command("run", folder, "-o", out, "--ner", "none")
        assert refused.status == 2
        assert "another run is writing" in refused.stderr
    code = (
        f"import sys, time; sys.path.insert(0, {str(ROOT)!r})\n"
        f"from pathlib import Path\nfrom extract.write.lines import lock\nlock(Path({str(out)!r}))\nprint(1, flush=True)\n"
        "time.sleep(60)"
    )
    holder = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert holder.stdout is not None
    holder.stdout.readline()
    assert run_command("run", folder, "-o", out, "--ner", "none").status == 2
    holder.kill()
    holder.wait()  # a dead process holds nothing
    assert run_command("run", folder, "-o", out, "--ner", "none").status == 0


# --- outputs ----------------------------------------------------------------------------------------------------------


def test_shards_and_compression_hold_the_same_lines(tmp_path: Path) -> None:
    folder = pages(tmp_path / "pages", 25)
    job(folder, tmp_path / "plain")
    job(folder, tmp_path / "shards", shard_size=10, compress=True)
    names = sorted(p.name for p in (tmp_path / "shards").glob("hospitals*"))
    assert names == [f"hospitals-0000{n}.jsonl.zst" for n in range(3)]
    for stem in ("documents", "hospitals", "party_branches", "numeric_claims"):
        shards = sorted((tmp_path / "shards").glob(f"{stem}-*.zst"))
        read = b"".join(zstandard.decompress(p.read_bytes(), max_output_size=1 << 24) for p in shards)
        assert read == (tmp_path / "plain" / f"{stem}.jsonl").read_bytes()
    job(folder, tmp_path / "shards")  # and back: no shard stays
    assert output(tmp_path / "shards") == output(tmp_path / "plain")


def test_a_run_says_what_it_does(tmp_path: Path, run_command: Command) -> None:
    folder, metrics = pages(tmp_path / "pages", 100), tmp_path / "dangjian.prom"
    (folder / "p0000.txt").write_bytes(b"")
    done = run_command(
        "run", folder, "-o", tmp_path / "out", "--ner", "none", "--log-format", "json", "--metrics", metrics
    )
    assert done.status == 3
    progress, ended = [json.loads(line) for line in done.stderr.splitlines()]
    assert [progress["event"], ended["event"]] == ["progress", "done"]
    for said in (progress, ended):
        assert (said["documents"], said["total"], said["failed"]) == (100, 100, 1)
    assert progress["seconds_left"] == 0
    told = dict(line.rsplit(" ", 1) for line in metrics.read_text("utf-8").splitlines() if not line.startswith("#"))
    assert told["dangjian_documents_total"] == "100"
    assert told["dangjian_documents_failed_total"] == "1"
    assert told['dangjian_records_total{type="hospitals"}'] == "99"
    manifest = json.loads((tmp_path / "out" / "run.json").read_bytes())
    assert len(manifest["slowest"]) == 10
    assert set(manifest["chars_per_second"]) == {"text", "outlet", "tag", "measure", "link"}


# --- inputs -----------------------------------------------------------------------------------------------------------


def rows(count: int = 3) -> list[dict[str, str]]:
    return [{"id": f"r{n}", "text": TEXT.format(n + 1)} for n in range(count)]


def as_lines(content: list[dict[str, str]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in content).encode()


def as_parquet(content: list[dict[str, str]]) -> bytes:
    sink = io.BytesIO()
    pa.parquet.write_table(pa.Table.from_pylist(content), sink)
    return sink.getvalue()


def as_warc(content: list[dict[str, str]]) -> bytes:
    sink = io.BytesIO()
    writer = WARCWriter(sink, gzip=False)
    for row in content:
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        body = io.BytesIO(f"<html><body><p>{row['text']}</p></body></html>".encode())
        writer.write_record(
            writer.create_warc_record(f"http://a.example/{row['id']}", "response", payload=body, http_headers=headers)
        )
    return sink.getvalue()


KINDS: dict[str, Callable[[list[dict[str, str]]], bytes]] = {
    "rows.jsonl": as_lines,
    "rows.ndjson": as_lines,
    "rows.jsonl.gz": lambda content: gzip.compress(as_lines(content)),
    "rows.jsonl.zst": lambda content: zstandard.compress(as_lines(content)),
    "rows.parquet": as_parquet,
    "rows.warc": as_warc,
    "rows.warc.gz": lambda content: gzip.compress(as_warc(content)),
}


@pytest.mark.parametrize("name", KINDS)
def test_files_of_many_documents(name: str, tmp_path: Path, run_command: Command) -> None:
    """Their rows are read as pages of the same text are."""
    (tmp_path / name).write_bytes(KINDS[name](rows()))
    (tmp_path / "pages").mkdir()
    for row in rows():
        (tmp_path / "pages" / f"{row['id']}.txt").write_text(row["text"], encoding="utf-8")
    assert run_command("run", tmp_path / name, "-o", tmp_path / "out", "--ner", "none").status == 0
    assert run_command("run", tmp_path / "pages", "-o", tmp_path / "apart", "--ner", "none").status == 0
    assert [doc_id.rsplit("/")[-1] for doc_id in doc_ids(tmp_path / "out")] == ["r0", "r1", "r2"]

    def told(out: Path) -> list[tuple[str, str]]:
        lines = (out / "numeric_claims.jsonl").read_text("utf-8").splitlines()
        return [(claim["doc_id"].rsplit("/")[-1], claim["text"]) for claim in map(json.loads, lines)]

    assert told(tmp_path / "out") == told(tmp_path / "apart") != []


@pytest.mark.parametrize(("suffix", "pack"), [(".gz", gzip.compress), (".zst", zstandard.compress)])
def test_compressed_pages_are_pages(suffix: str, pack: Callable[[bytes], bytes], tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / f"a.txt{suffix}").write_bytes(pack(TEXT.format(1).encode()))
    (folder / f"b.html{suffix}").write_bytes(pack(f"<html><body><p>{TEXT.format(2)}</p></body></html>".encode()))
    job(folder, tmp_path / "out")
    assert doc_ids(tmp_path / "out") == ["a", "b"]


def test_columns_are_named_by_the_operator(tmp_path: Path, run_command: Command) -> None:
    content = [
        {"url": "https://a.example/1", "body": TEXT.format(1)},
        {"url": "https://a.example/2", "page": f"<html><p>{TEXT.format(2)}</p></html>"},
    ]
    (tmp_path / "rows.jsonl").write_bytes(as_lines(content))
    named = ("--columns", "id=url,text=body,html=page", "--ner", "none")
    assert run_command("run", tmp_path / "rows.jsonl", "-o", tmp_path / "out", *named).status == 0
    assert doc_ids(tmp_path / "out") == ["https://a.example/1", "https://a.example/2"]
    compared = run_command("validate", tmp_path / "out", "--sources", tmp_path / "rows.jsonl", *named[:2])
    assert compared.status == 0
    assert "2 of 2 document(s) compared" in compared.stderr
    wrong = run_command("run", tmp_path / "rows.jsonl", "-o", tmp_path / "out", "--columns", "key=url", "--ner", "none")
    assert wrong.status == 2


def test_rows_that_are_none_are_told_one_by_one(tmp_path: Path) -> None:
    bad = (
        b'{"id": "a", "text": "'
        + TEXT.format(1).strip().encode()
        + b'"}\n{"id": "b"\n[1]\n{"id": "c"}\n{"id": "a", "text": "x"}\n\n'
    )
    (tmp_path / "rows.jsonl").write_bytes(bad)
    job(tmp_path / "rows.jsonl", tmp_path / "out")
    assert doc_ids(tmp_path / "out") == ["a"]
    told = errors(tmp_path / "out")
    assert set(told) == {"rows#2", "rows#3", "c", "a"}
    assert "no JSON" in told["rows#2"][1]
    assert "another document before has this id" in told["a"][1]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl.gz", gzip.compress(as_lines(rows(400)))[:-40]),
        ("a.txt.gz", b"\x1f\x8b no gzip"),
        ("a.jsonl.zst", zstandard.compress(as_lines(rows(400)))[:-40]),
        ("a.parquet", b"PAR1 not quite"),
        ("a.warc", b"no archive"),
        ("a.txt.zst", b"no zstandard"),
    ],
)
def test_damaged_containers_are_told_and_the_run_goes_on(name: str, content: bytes, tmp_path: Path) -> None:
    folder = pages(tmp_path / "pages", 1)
    (folder / name).write_bytes(content)
    job(folder, tmp_path / "out")
    assert "p0000" in doc_ids(tmp_path / "out")
    [(stage, reason)] = errors(tmp_path / "out").values()
    assert stage == "read"
    assert reason


def test_bombs_and_endless_lines_are_refused(tmp_path: Path) -> None:
    """200 MB in one line, and a page that grows a thousandfold: each costs itself, and little memory."""
    folder = tmp_path / "pages"
    folder.mkdir()
    with gzip.open(folder / "bomb.txt.gz", "wb", compresslevel=1) as file:
        for _ in range(60):
            file.write(b"\0" * (1 << 20))
    with gzip.open(folder / "line.jsonl.gz", "wb", compresslevel=1) as file:
        file.write(b'{"id": "long", "text": "')
        for _ in range(200):
            file.write(b"x" * (1 << 20))
        file.write(b'"}\n' + as_lines(rows(1)))
    job(folder, tmp_path / "out")
    assert doc_ids(tmp_path / "out") == ["r0"]
    assert {doc_id: "bytes" in reason for doc_id, (_, reason) in errors(tmp_path / "out").items()} == {
        "bomb": True,
        "line#1": True,
    }


def test_a_list_of_paths_on_standard_input(tmp_path: Path) -> None:
    folder = pages(tmp_path / "pages", 3)
    listed = "".join(f"{folder}/p000{n}.txt\n" for n in (2, 0, 2)).encode()  # one of them twice
    process = subprocess.Popen(
        [sys.executable, "-c", START, "run", "-", "-o", str(tmp_path / "out"), "--ner", "none", "--workers", "0"],
        stdin=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])},
    )  # fmt: skip
    _, said = process.communicate(listed, timeout=120)
    assert process.returncode == 3, said.decode()
    below = folder.as_posix().removeprefix("/")  # a file of a list has its path for an id
    assert doc_ids(tmp_path / "out") == [f"{below}/p0002", f"{below}/p0000"]
    assert errors(tmp_path / "out") == {f"{below}/p0002": ("read", "another document before has this id")}


def test_urls_are_read_through_fsspec(tmp_path: Path) -> None:
    folder = pages(tmp_path / "pages", 2)
    (folder / "sub").mkdir()
    (folder / "sub" / "c.txt.gz").write_bytes(gzip.compress(TEXT.format(3).encode()))
    url = f"file://{folder}"
    assert [i.doc_id for i in find_inputs([url])] == [i.doc_id for i in find_inputs([str(folder)])]
    run_job(Plan(tmp_path / "out", RULES_ONLY), Reader().pages(find_inputs([url])))
    job(folder, tmp_path / "local")
    assert output(tmp_path / "out") == output(tmp_path / "local")


def test_links_that_go_in_circles_are_not_followed(tmp_path: Path) -> None:
    folder = pages(tmp_path / "pages", 1)
    (folder / "again").symlink_to(folder)
    assert [item.doc_id for item in find_inputs([str(folder)])] == ["p0000"]


def test_folders_are_walked_as_documents_are_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(20):
        pages(tmp_path / "pages" / f"d{number:02}", 1)
    opened: list[Any] = []
    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: opened.append(path) or scandir(path))
    found = find_inputs([str(tmp_path / "pages")])
    next(found)
    next(found)
    assert len(opened) <= 4


def test_results_come_in_order_though_some_take_longer(tmp_path: Path) -> None:
    """Long pages among short ones: each is written in its place."""
    source = [Page(f"{n}", "memory", TEXT.format(n + 1) * (200 if n % 5 == 0 else 1)) for n in range(30)]
    started = time.monotonic()
    run_job(Plan(tmp_path / "out", RULES_ONLY, workers=2), source)
    assert doc_ids(tmp_path / "out") == [f"{n}" for n in range(30)]
    assert time.monotonic() - started < 100
