"""The committed output is what the program writes today, so that every change of a record is seen in review."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
COMMITTED = ROOT / "output"
REFRESH = "dangjian run seeds -o output"
STEMS = (
    "documents", "hospitals", "party_branches", "secretaries", "service_events", "numeric_claims", "errors",
)  # fmt: skip
SHOWN = 12  # differing lines; more are counted
WIDTH = 110  # characters of a value


@pytest.mark.parametrize("stem", STEMS)
def test_committed_output_is_fresh(stem: str, seeds_output: Path) -> None:
    committed = COMMITTED / f"{stem}.jsonl"
    assert committed.is_file(), f"{committed} is missing; `{REFRESH}` in {ROOT} writes it"
    old, new = committed.read_bytes(), (seeds_output / f"{stem}.jsonl").read_bytes()
    if old != new:
        told = differences(old, new)
        told[SHOWN:] = [f"… and {len(told) - SHOWN} more"] if len(told) > SHOWN else []
        told = [f"output/{stem}.jsonl is not what the program writes:", *told]
        pytest.fail("\n".join([*told, f"if it is meant so, refresh it: {REFRESH}"]), pytrace=False)


def test_committed_output_has_nothing_else(seeds_output: Path) -> None:
    assert COMMITTED.is_dir(), f"{COMMITTED} is missing; `{REFRESH}` in {ROOT} writes it"
    assert {path.name for path in COMMITTED.glob("*.jsonl*")} == {path.name for path in seeds_output.glob("*.jsonl")}


def differences(old: bytes, new: bytes) -> list[str]:
    """One line for each line that differs: gone (-), new (+), or changed (~) with the keys that changed."""
    before, after = by_id(old), by_id(new)
    told = []
    for key in [*before, *(key for key in after if key not in before)]:
        number, entry = (after if key in after else before)[key]
        if key not in after:
            told.append(f"- {number}: {name(entry)}")
        elif key not in before:
            told.append(f"+ {number}: {name(entry)}")
        elif before[key][1] != entry:
            told.append(f"~ {number}: {name(entry)}: {changes(before[key][1], entry)}")
    return told or ["the same records in another order, or in another form (order of keys, line ends)"]


def by_id(content: bytes) -> dict[tuple[str, str], tuple[int, dict[str, Any]]]:
    """Line number and content by document and id; errors have no id."""
    entries = [json.loads(line) for line in content.splitlines()]
    return {(e["doc_id"], e.get("id", "")): (number, e) for number, e in enumerate(entries, 1)}


def name(entry: dict[str, Any]) -> str:
    words = [entry[k] for k in ("title", "full_name", "name", "person", "event_type", "text", "reason") if entry.get(k)]
    return short(f"{entry['doc_id']} {entry.get('id', '')} {' '.join(words[:1])}")


def changes(old: dict[str, Any], new: dict[str, Any]) -> str:
    keys = [key for key in {**old, **new} if old.get(key, ...) != new.get(key, ...)]
    return "; ".join(f"{key} {short(old.get(key))} -> {short(new.get(key))}" for key in keys)


def short(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= WIDTH else f"{text[: WIDTH - 1]}…"
