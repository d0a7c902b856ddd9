"""Output at a URL: the same bytes as in a folder, nothing of earlier runs left, and no work lost when the store fails."""

from __future__ import annotations

import json
from pathlib import Path

import fsspec
import pytest
from conftest import Command

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
    (tmp_path / "store").write_text("a file where a folder must be", encoding="utf-8")
    url = f"file://{tmp_path}/store/out"
    failed = run_command("run", folder, "-o", url, "--ner", "none")
    assert failed.status == 2
    assert f"{url} cannot be written to" in failed.stderr
    assert "--resume" in failed.stderr
    (tmp_path / "store").unlink()
    done = run_command("run", folder, "-o", url, "--ner", "none", "--resume")
    assert done.status == 0
    assert "3 as before" in done.stderr
    assert not list(cache.iterdir())


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


def test_a_store_that_nobody_knows(tmp_path: Path, run_command: Command) -> None:
    done = run_command("run", pages(tmp_path / "pages", range(1)), "-o", "nosuch://bucket/out", "--ner", "none")
    assert done.status == 2
    assert "nosuch://bucket/out cannot be opened" in done.stderr
