"""Word lists, tables and small mappings under `rules/lexicons`."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from extract.errors import RuleProblem


@dataclass(frozen=True, slots=True)
class Division:
    """An administrative division: six-digit code, full name, level, code of the one above ("" for provinces)."""

    adcode: str
    name: str
    level: str
    parent: str


@dataclass(frozen=True)
class Lexicons:
    """Everything below one `lexicons` folder, by file stem."""

    words: Mapping[str, tuple[str, ...]]
    tables: Mapping[str, Mapping[str, object]]
    divisions: tuple[Division, ...]

    @cached_property
    def units(self) -> dict[str, str]:
        """Unit -> kind."""
        table: Mapping[str, list[str]] = self.tables["units"]  # type: ignore[assignment]
        return {str(unit): kind for kind, units in table.items() for unit in units}

    @cached_property
    def days(self) -> dict[str, str]:
        """Named day -> MM-DD."""
        return {str(k): str(v) for k, v in _mapping(self.tables["days"]["fixed"]).items()}

    @cached_property
    def first_years(self) -> dict[str, int]:
        """Named day -> year of its first observance."""
        return {str(k): int(str(v)) for k, v in _mapping(self.tables["days"]["first_year"]).items()}


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise TypeError(f"a mapping is wanted, not {value!r}")
    return value


def load_lexicons(folder: Path) -> tuple[Lexicons, list[RuleProblem]]:
    """The lexicons of `folder` and what is wrong with them."""
    problems: list[RuleProblem] = []
    words = {path.stem: _read_words(path, problems) for path in sorted(folder.glob("*.txt"))}
    tables: dict[str, Mapping[str, object]] = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            data = yaml.safe_load(path.read_text(encoding="utf-8"))
        except yaml.YAMLError as error:
            problems.append(RuleProblem(path, 1, 1, f"no YAML: {error}; write `name: value` lines"))
            continue
        if isinstance(data, dict):
            tables[path.stem] = data
        else:
            problems.append(RuleProblem(path, 1, 1, "a mapping is wanted; write `name: value` lines"))
    divisions = _read_divisions(folder / "divisions.csv")
    return Lexicons(words, tables, divisions), problems


def _read_words(path: Path, problems: list[RuleProblem]) -> tuple[str, ...]:
    found: dict[str, int] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        word = line.split("#")[0].strip()
        if not word:
            continue
        if word in found:
            message = f"{word!r} stands in line {found[word]} already; delete one of the two"
            problems.append(RuleProblem(path, number, 1, message))
        found.setdefault(word, number)
    return tuple(found)


def _read_divisions(path: Path) -> tuple[Division, ...]:
    if not path.exists():
        return ()
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(Division(row["adcode"], row["name"], row["level"], row["parent"]) for row in csv.DictReader(lines))
