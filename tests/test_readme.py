"""The README keeps its word: its command blocks run, its example and its scores are real."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHINESE = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```bash\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
CHINESE_BLOCKS = re.findall(r"^```bash\n(.*?)^```$", CHINESE, re.DOTALL | re.MULTILINE)
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
