"""`dangjian rules`: what a rule author asks, and the answers with file, line and column."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import jsonschema
import pytest
import yaml
from conftest import Command

from extract.shipped import rules_folder

RULES = rules_folder()


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A copy of the shipped rules to spoil."""
    folder = tmp_path / "own"
    shutil.copytree(RULES, folder)
    return folder


def spoil(path: Path, old: str, new: str) -> tuple[int, int]:
    """Replace `old` once; gives line and column where it stood, from 1."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    start = text.index(old)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text.count("\n", 0, start) + 1, start - (text.rfind("\n", 0, start) + 1) + 1


def test_the_shipped_rules_are_clean(run_command: Command) -> None:
    checked, tried = run_command("rules", "check"), run_command("rules", "test")
    assert (checked.status, checked.stdout) == (0, "")
    assert (tried.status, tried.stdout) == (0, "")
    assert re.search(r"^[3-9]\d examples of \d\d rules$", tried.stderr, re.MULTILINE)


def test_a_failing_example_shows_text_and_place(own: Path, run_command: Command) -> None:
    path = own / "hospitals" / "named.yaml"
    line, _ = spoil(path, "finds: [和田县红柳医院]", "finds: [红柳医院]")
    done = run_command("rules", "test", "hospitals/named", "--rules", own)
    assert done.status == 1
    assert re.search(
        rf"^{re.escape(str(path))}:{line - 1}:\d+: 医生走进【和田县红柳医院】: found .*红柳医院.*wants",
        done.stdout,
        re.MULTILINE,
    )


def test_known_gaps_are_quiet_until_they_are_mended(own: Path, run_command: Command) -> None:
    path = own / "hospitals" / "named.yaml"
    spoil(path, "finds: [和田县红柳医院]", "finds: [红柳医院]\n    known: miss")
    assert run_command("rules", "test", "hospitals/named", "--rules", own).status == 0
    spoil(path, "finds: [红柳医院]\n    known: miss", "finds: [和田县红柳医院]\n    known: miss")
    done = run_command("rules", "test", "hospitals/named", "--rules", own)
    assert done.status == 1
    assert "is no known miss any more; delete `known: miss`" in done.stdout


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "service_events/rescue.yaml",
            "[胸外按压, ",
            "[紧急抢救, 胸外按压, ",
            "'紧急抢救' is a strong trigger above; delete it here",
        ),
        (
            "service_events/rescue.yaml",
            "triggers: [",
            "triggers: [义诊, ",
            "'义诊' is a trigger of service_events/free_clinic already",
        ),
        (
            "hospitals/named.yaml",
            "suffixes:\n  [医院, ",
            "suffixes:\n  [医院, 医院, ",
            "'医院' stands twice in `suffixes`",
        ),
        ("party_branches/named.yaml", "others: [", "others: [党支部, ", "'党支部' is in `others` too"),
        ("secretaries/after_name.yaml", '  - "{PERSON}{POST}"', '  - "{any:9}"', "this fits the empty text"),
        ("secretaries/after_name.yaml", '  - "{PERSON}{POST}"', '  - "{PERSON}{NOBODY}"', "no slot is called {NOBODY}"),
        (
            "secretaries/after_name.yaml",
            '  - "{PERSON}{POST}"',
            '  - "{PERSON}(同志)?任{POST}"',
            "'同志' is marked TITLE and never fits as a word; write {TITLE}",
        ),
        (
            "secretaries/after_name.yaml",
            '  - "{PERSON}{POST}"',
            '  - "{PERSON}在{@departments}任{POST}"',
            "'内科' is marked DEPARTMENT and never fits as a word; write {DEPARTMENT}",
        ),
        (
            "secretaries/after_name.yaml",
            '  - "{PERSON}{POST}"',
            '  - "{PERSON}在{@nowhere}任{POST}"',
            "no list is called @nowhere; write one of @",
        ),
        (
            "service_events/outreach.yaml",
            "templates:\n",
            'templates:\n  - "卖{QUANTITY}?"\n',
            "a ? behind '卖{QUANTITY}' would stand for itself; write {QUANTITY?} if it may miss",
        ),
    ],
)
def test_what_is_hardly_meant_is_told(
    file: str, old: str, new: str, message: str, own: Path, run_command: Command
) -> None:
    spoil(own / file, old, new)
    done = run_command("rules", "check", "--rules", own)
    assert done.status == 1
    found = [line for line in done.stdout.splitlines() if message in line]
    assert found
    assert re.match(rf"{re.escape(str(own / file))}:\d+:\d+: ", found[0])


def test_all_problems_come_in_one_go(own: Path, run_command: Command) -> None:
    spoil(own / "hospitals" / "named.yaml", "mark: HOSPITAL", "mark: HOSPITL")
    spoil(own / "service_events" / "rescue.yaml", "weight: 11", "weight: heavy")
    done = run_command("rules", "check", "--rules", own)
    assert done.status == 1
    assert len(done.stdout.splitlines()) == 2


def test_problems_as_json_and_as_annotations(own: Path, run_command: Command) -> None:
    path = own / "hospitals" / "named.yaml"
    spoil(path, "mark: HOSPITAL", "mark: HOSPITL")
    [entry] = json.loads(run_command("rules", "check", "--rules", own, "--format", "json").stdout)
    assert entry["path"] == str(path)
    assert path.read_text(encoding="utf-8").splitlines()[entry["line"] - 1][entry["column"] - 1 :] == "HOSPITL"
    told = run_command("rules", "check", "--rules", own, "--format", "github").stdout
    assert told.startswith(
        f"::error file={path},line={entry['line']},col={entry['column']}::no mark is called 'HOSPITL'"
    )


def test_every_rule_is_listed_and_shown(run_command: Command) -> None:
    listed = run_command("rules", "list").stdout.splitlines()
    assert [line.split()[0] for line in listed] == sorted(
        p.relative_to(RULES).with_suffix("").as_posix() for p in RULES.rglob("*.yaml") if p.parent.name != "lexicons"
    )
    shown = run_command("rules", "show", "service_events/rescue").stdout
    assert (RULES / "service_events" / "rescue.yaml").read_text(encoding="utf-8") in shown
    assert re.search(r"^# service_events: precision at least 0\.\d+", shown, re.MULTILINE)
    done = run_command("rules", "show", "service_events/rescu")
    assert done.status == 2
    assert "`dangjian rules list`" in done.stderr


def test_the_schema_accepts_the_shipped_rules_and_no_others(run_command: Command) -> None:
    schema = json.loads(run_command("rules", "schema").stdout)
    validator = jsonschema.Draft202012Validator(schema)
    for path in RULES.rglob("*.yaml"):
        if path.parent.name != "lexicons":
            assert list(validator.iter_errors(yaml.safe_load(path.read_text(encoding="utf-8")))) == [], path
    assert list(validator.iter_errors({"kind": "words", "about": "x", "mark": "TITLE", "wrods": []}))
