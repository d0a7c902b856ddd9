"""Everything that can go wrong on purpose. One root, so that callers can catch what is ours."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class DangjianError(Exception):
    """Root of all errors this package raises."""


class InputError(DangjianError):
    """A document that cannot be read: it is reported in `errors.jsonl` and the run goes on."""

    def __init__(self, stage: str, reason: str) -> None:
        super().__init__(f"{stage}: {reason}")
        self.stage = stage
        self.reason = reason


class UsageError(DangjianError):
    """The command was called with something it cannot use; the message ends with what to change."""


class ModelError(UsageError):
    """A recognizer that is not there or cannot be used; the message says how to get it."""


@dataclass(frozen=True, slots=True)
class RuleProblem:
    """One mistake in a rule file. `line` and `column` count from 1."""

    path: Path
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class RuleError(DangjianError):
    """Rules that cannot be used, with every problem found in them."""

    def __init__(self, problems: list[RuleProblem]) -> None:
        super().__init__("\n".join(str(p) for p in problems))
        self.problems = problems
