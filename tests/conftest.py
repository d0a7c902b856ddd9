"""What several test files share: one loaded pipeline, one way to call the command, one run over the seeds."""

from __future__ import annotations

import contextlib
import os
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from extract import Pipeline
from extract.cli.main import main

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Finished:
    """What a call of the command left behind, besides its files."""

    status: int
    stdout: str
    stderr: str


Command = Callable[..., Finished]
# Processes of their own would load rules and models anew for each of hundreds of calls; tests/test_batch.py has them.
os.environ["DANGJIAN_RUN_WORKERS"] = "0"


def _call(*arguments: str | Path, cwd: Path = ROOT) -> Finished:
    """`dangjian ARGUMENTS` in this process. An exception the command does not turn into a message is raised here."""
    with contextlib.chdir(cwd):
        result = CliRunner().invoke(main, [str(a) for a in arguments], catch_exceptions=False)
    return Finished(result.exit_code, result.stdout, result.stderr)


@pytest.fixture(scope="session")
def run_command() -> Command:
    """The command, called in this process: models and rules are loaded once for all tests."""
    return _call


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """The pipeline as it ships."""
    return Pipeline()


@pytest.fixture(scope="session")
def pipeline_rules_only() -> Pipeline:
    """The pipeline without a recognizer: fast, and the same wherever it runs."""
    return Pipeline(ner="none")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the real articles and other projects' cases; they are not part of the repository."""
    folder = Path(__file__).parents[2] / "shared"
    if not folder.is_dir():
        # -q hides reasons of skips, but not warnings.
        reason = f"NOT TESTED: {folder} is missing, so no real article was read"
        warnings.warn(reason, stacklevel=1)
        pytest.skip(reason)
    return folder


@pytest.fixture(scope="session")
def seeds_output(run_command: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of `dangjian run seeds`, made once. Tests read it and leave it as it is."""
    output = tmp_path_factory.mktemp("seeds") / "output"
    finished = run_command("run", ROOT / "seeds", "-o", output)
    assert finished.status == 0, finished.stderr
    return output
