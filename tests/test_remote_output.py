"""Output at a URL: the same bytes as in a folder, nothing of earlier runs left, and no work lost when the store fails."""

from __future__ import annotations

import json
import time
from pathlib import Path

import fsspec
import pytest
from conftest import Command

from extract.errors import UsageError
from extract.write.remote import folder_of

TEXT = "清河市第{}医院外科第二党支部书记张建国说，3月{}日到大坪村义诊，服务群众200余人次。\n"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where what is not yet published lies."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "dangjian"


def pages(folder: Path, numbers: range) -> Path:
    folder.mkdir(exist_ok=True)
    for number in numbers:
        (folder / f"p{number}.txt").write_text(TEXT.format("一二三四五"[number % 5], number + 1), encoding="utf-8")
    return folder


def lines(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "run.json"}


def test_a_url_gets_what_a_folder_gets(tmp_path: Path, cache: Path, run_command: Command) -> None:
    folder = pages(tmp_path / "pages", range(5))
    url = f"file://{tmp_path}/store/out"
    assert run_command("run", folder, "-o", url, "--ner", "none", "--shard-size", 2).status == 0
    run_command("run", folder, "-o", tmp_path / "local", "--ner", "none", "--shard-size", 2)
    assert lines(tmp_path / "store" / "out") == lines(tmp_path / "local")
    assert json.loads((tmp_path / "store" / "out" / "run.json").read_text(encoding="utf-8"))["documents"] == 5
    assert not list(cache.iterdir())


def test_files_of_an_earlier_run_make_way(tmp_path: Path, run_command: Command) -> None:
    folder = pages(tmp_path / "pages", range(5))
    url = f"file://{tmp_path}/store/out"
    run_command("run", folder, "-o", url, "--ner", "none", "--shard-size", 2)
    (tmp_path / "store" / "out" / "notes.txt").write_text("somebody else's", encoding="utf-8")
    run_command("run", folder, "-o", url, "--ner", "none")
    names = set(lines(tmp_path / "store" / "out"))
    assert "hospitals.jsonl" in names
    assert "notes.txt" in names
    assert not [name for name in names if "-0000" in name]


def test_what_a_store_has_is_not_read_again(tmp_path: Path, run_command: Command) -> None:
    folder = pages(tmp_path / "pages", range(3))
    url = f"file://{tmp_path}/store/out"
    run_command("run", folder, "-o", url, "--ner", "none")
    pages(folder, range(5))
    done = run_command("run", folder, "-o", url, "--ner", "none", "--resume")
    run_command("run", folder, "-o", tmp_path / "local", "--ner", "none")
    assert "3 as before" in done.stderr
    assert lines(tmp_path / "store" / "out") == lines(tmp_path / "local")


def test_a_store_that_fails_costs_no_work(tmp_path: Path, cache: Path, run_command: Command) -> None:
    folder = pages(tmp_path / "pages", range(3))
    in_the_way = tmp_path / "store" / "out" / "hospitals.jsonl"
    in_the_way.mkdir(parents=True)
    url = f"file://{tmp_path}/store/out"
    failed = run_command("run", folder, "-o", url, "--ner", "none")
    assert failed.status == 2
    assert f"{url} cannot be written to" in failed.stderr
    assert "--resume" in failed.stderr
    in_the_way.rmdir()
    done = run_command("run", folder, "-o", url, "--ner", "none", "--resume")
    assert done.status == 0
    assert "3 as before" in done.stderr
    assert not list(cache.iterdir())
    assert not (tmp_path / "store" / "out" / "run.lock").exists()


def test_a_store_that_cannot_be_written_to_is_told_at_once(tmp_path: Path, run_command: Command) -> None:
    (tmp_path / "store").write_text("a file where a folder must be", encoding="utf-8")
    url = f"file://{tmp_path}/store/out"
    failed = run_command("run", pages(tmp_path / "pages", range(1)), "-o", url, "--ner", "none")
    assert failed.status == 2
    assert f"{url} cannot be written to" in failed.stderr


def test_a_store_without_folders(tmp_path: Path, run_command: Command) -> None:
    """Objects with slashes in their names, as in S3."""
    folder = pages(tmp_path / "pages", range(3))
    url = f"memory://bucket{tmp_path}/out"
    for resumed in ((), ("--resume",)):
        assert run_command("run", folder, "-o", url, "--ner", "none", *resumed).status == 0
    run_command("run", folder, "-o", tmp_path / "local", "--ner", "none")
    store = fsspec.filesystem("memory")
    there = {Path(name).name: store.cat_file(name) for name in store.find(f"bucket{tmp_path}/out")}
    there.pop("run.json")
    assert there == lines(tmp_path / "local")


def test_two_runs_to_one_url_are_refused(tmp_path: Path, run_command: Command) -> None:
    """The second comes while the first sends its files, when its folder of records is no longer locked."""
    folder = pages(tmp_path / "pages", range(1))
    url = f"file://{tmp_path}/store/out"
    with folder_of(url, resume=False) as first:
        first.mkdir()
        second = run_command("run", folder, "-o", url, "--ner", "none")
        (first / "run.json").write_text("{}", encoding="utf-8")
    assert second.status == 2
    assert "another run is writing" in second.stderr
    assert [path.name for path in (tmp_path / "store" / "out").iterdir()] == ["run.json"]


def test_a_run_on_another_machine_is_refused_while_it_lives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run_command: Command
) -> None:
    """A cache of its own is what another machine has."""
    folder = pages(tmp_path / "pages", range(1))
    url = f"file://{tmp_path}/store/out"
    lock = tmp_path / "store" / "out" / "run.lock"
    with folder_of(url, resume=False) as first:
        first.mkdir()
        (first / "run.json").write_text("{}", encoding="utf-8")
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "elsewhere"))
        refused = run_command("run", folder, "-o", url, "--ner", "none")
        assert refused.status == 2
        assert "another run is writing there" in refused.stderr
        left_behind = lock.read_bytes()
    assert not lock.exists()
    assert run_command("run", folder, "-o", url, "--ner", "none").status == 0
    old = {**json.loads(left_behind), "renewed": 0}
    lock.write_text(json.dumps(old), encoding="utf-8")  # a machine that went dark long ago
    assert run_command("run", folder, "-o", url, "--ner", "none").status == 0
    assert not lock.exists()


def test_a_run_that_was_taken_for_dead_publishes_nothing(tmp_path: Path) -> None:
    url = f"file://{tmp_path}/store/out"
    lock = tmp_path / "store" / "out" / "run.lock"

    def stand_still() -> None:
        with folder_of(url, resume=False) as first:
            first.mkdir()
            (first / "run.json").write_text("{}", encoding="utf-8")
            theirs = {**json.loads(lock.read_bytes()), "holder": "another"}
            lock.write_text(json.dumps(theirs), encoding="utf-8")

    with pytest.raises(UsageError, match="another run took over"):
        stand_still()
    assert [path.name for path in lock.parent.iterdir()] == ["run.lock"]


def test_a_killed_run_is_taken_up_on_the_same_machine_at_once(
    tmp_path: Path, cache: Path, run_command: Command
) -> None:
    folder = pages(tmp_path / "pages", range(1))
    url = f"file://{tmp_path}/store/out"
    (tmp_path / "store" / "out" / "hospitals.jsonl").mkdir(parents=True)
    run_command("run", folder, "-o", url, "--ner", "none")  # fails, and leaves its cache as a killed one does
    (kept,) = cache.iterdir()
    holder = (kept / "holder").read_text(encoding="ascii")
    lock = tmp_path / "store" / "out" / "run.lock"
    lock.write_text(json.dumps({"holder": holder, "host": "here", "renewed": time.time()}), encoding="utf-8")
    (tmp_path / "store" / "out" / "hospitals.jsonl").rmdir()
    assert run_command("run", folder, "-o", url, "--ner", "none", "--resume").status == 0
    assert not lock.exists()


def test_a_store_that_nobody_knows(tmp_path: Path, run_command: Command) -> None:
    done = run_command("run", pages(tmp_path / "pages", range(1)), "-o", "nosuch://bucket/out", "--ner", "none")
    assert done.status == 2
    assert "nosuch://bucket/out cannot be opened" in done.stderr
