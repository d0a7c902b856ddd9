"""Where the shipped rules lie, and those of their tables that numbers and dates need by themselves."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml


def rules_folder() -> Path:
    """The rules that ship with the program: inside the installed package, or beside it in a checkout."""
    inside = Path(str(resources.files("extract"))) / "rules"
    return inside if inside.is_dir() else inside.parents[1] / "rules"


def _table(name: str) -> Any:
    return yaml.safe_load((rules_folder() / "lexicons" / f"{name}.yaml").read_text(encoding="utf-8"))


@cache
def units() -> Mapping[str, str]:
    """Measure words and units with their kind."""
    return {unit: kind for kind, listed in _table("units").items() for unit in listed}


@cache
def lookalikes() -> tuple[Mapping[str, tuple[str, ...]], tuple[str, ...]]:
    """Words that begin like a unit and are none, by unit; and those that begin with one all the same."""
    table = _table("unit_lookalikes")
    return {unit: tuple(words) for unit, words in table["not_units"].items()}, tuple(table["still_units"])


@cache
def days() -> tuple[Mapping[str, str], Mapping[str, int]]:
    """Named days as MM-DD, and the year of the first observance of those whose numbers count from it."""
    table = _table("days")
    return table["fixed"], table["first_year"]
