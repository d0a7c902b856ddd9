"""What a user installs: the wheel, without the repository, and its first minute."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT, Command

KINDS = ("hospitals", "party_branches", "secretaries", "service_events", "numeric_claims")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist of this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel unpacked: what pip copies into site-packages."""
    folder = tmp_path_factory.mktemp("site")
    [wheel] = built.glob("*.whl")
    shutil.unpack_archive(wheel, folder, "zip")
    return folder


def called(installed: Path, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command of the installed package, from a folder that holds no repository."""
    code = "import sys; from extract.cli.main import main; sys.argv[0] = 'dangjian'; main()"
    env = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)


def test_the_wheel_reads_a_page_by_itself(installed: Path, tmp_path: Path) -> None:
    code = "import extract, schemas; print(extract.__file__, schemas.__file__)"
    env = {**os.environ, "PYTHONPATH": str(installed)}
    where = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True, check=True
    )
    assert all(Path(file).is_relative_to(installed) for file in where.stdout.split())
    done = called(installed, tmp_path, "demo")
    assert done.returncode == 0, done.stderr
    output = tmp_path / "dangjian-demo" / "output"
    assert all((output / f"{stem}.jsonl").read_bytes() for stem in KINDS)
    told = json.loads((output / "run.json").read_text("utf-8"))
    assert told["documents"] == 1
    assert called(installed, tmp_path, "rules", "test").returncode == 0


def test_the_wheel_holds_rules_models_types_and_no_tests(built: Path) -> None:
    [wheel] = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
    assert {"extract/py.typed", "schemas/py.typed", "extract/demo/page.txt", "extract/rules/confidence.json"} <= set(
        names
    )
    assert {n.split("/")[0].partition("-")[0] for n in names} == {"extract", "schemas", "dangjian"}
    assert any(n.endswith("licenses/LICENSE") for n in names)
    assert wheel.stat().st_size < 20_000_000


def test_the_sdist_builds_the_same_wheel(built: Path, tmp_path: Path) -> None:
    [source] = built.glob("*.tar.gz")
    shutil.unpack_archive(source, tmp_path, filter="data")
    [folder] = tmp_path.iterdir()
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "dist")]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    [again] = (tmp_path / "dist").glob("*.whl")
    [wheel] = built.glob("*.whl")
    assert again.read_bytes() == wheel.read_bytes()


def test_the_demo_shows_its_page_and_overwrites_nothing(tmp_path: Path, run_command: Command) -> None:
    folder = tmp_path / "shown"
    done = run_command("demo", "-o", folder)
    assert done.status == 0, done.stderr
    assert "韩骁" in done.stdout
    assert f"dangjian report {folder / 'output'}" in done.stdout
    assert "韩骁" in (folder / "report.html").read_text("utf-8")
    events = [json.loads(line) for line in (folder / "output" / "service_events.jsonl").open(encoding="utf-8")]
    assert [e["event_type"] for e in events] == ["free_clinic", "home_visit", "free_clinic"]
    done = run_command("demo", "-o", folder)
    assert done.status == 2
    assert "give another folder after -o" in done.stderr
    assert run_command("validate", folder / "output", "--sources", folder / "pages").status == 0
