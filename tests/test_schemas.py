"""The contract: models for those who call the program, JSON Schema files for those who read its lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic import ValidationError

from schemas import RECORD_TYPES, SCHEMA_VERSION, Document, Evidence, Record, ServiceEvent, Time
from schemas.__main__ import fields_text, schema_text

FOLDER = Path(__file__).parents[1] / "schemas"
EVIDENCE = {"start": 0, "end": 2, "text": "义诊"}
COMMON = {"id": "x:1", "doc_id": "a", "evidence": [EVIDENCE], "source": "a rule"}
# A record of each type as SPEC section 2 describes it, with every field that may be null left null.
SAMPLES: dict[str, dict[str, Any]] = {
    "documents": {
        "title": None, "outlet": None, "url": None, "byline": [], "published": None, "script": "Hans",
        "encoding": "utf-8", "chars": 2, "text": "义诊", "repairs": {"mojibake": 0, "pinyin": 0}, "kept_spans": [(0, 2)],
        "dropped_spans": [],
    },
    "hospitals": {
        "name": "云岭县人民医院", "aliases": [], "is_subject": True, "province": None, "city": None, "county": None,
        "adcode": None, "level": None,
    },
    "party_branches": {
        "name": "外科第四党支部", "full_name": "云岭县人民医院外科第四党支部", "level": "branch", "ordinal": None,
        "department": None, "aliases": [], "brand": None, "hospital_id": None, "parent_id": None,
    },
    "secretaries": {
        "person": "张建国", "role": "secretary", "post": "党支部书记", "branch_name": None, "branch_id": None,
        "hospital_id": None, "titles": [],
    },
    "service_events": {
        "event_type": "free_clinic", "name": None, "date": None, "place": None, "adcode": None, "organizers": [],
        "participants": [], "claims": [],
    },
    "numeric_claims": {
        "text": "200余位", "value": 200, "upper": None, "comparator": "over", "unit": "位", "unit_kind": "person",
        "subject": None, "quote": "200余位患者", "time": None, "hospital_id": None, "branch_id": None,
    },
}  # fmt: skip
# The values SPEC fixes, by file and field.
ENUMS = {
    ("documents", "script"): {"Hans", "Hant"},
    ("party_branches", "level"): {"party_committee", "general_branch", "branch", "group"},
    ("secretaries", "role"): {
        "secretary", "deputy_secretary", "first_secretary", "committee_member", "discipline_secretary",
    },
    ("service_events", "event_type"): {
        "free_clinic", "volunteer_service", "health_education", "screening", "medical_aid", "home_visit", "training",
        "donation", "rescue", "outreach",
    },
    ("numeric_claims", "comparator"): {"eq", "approx", "over", "near", "under", "several", "range"},
    ("numeric_claims", "unit_kind"): {
        "person", "person_time", "event", "institution", "item", "money", "percent", "area", "length", "duration",
        "other",
    },
}  # fmt: skip
GOOD_DATES = [
    "2021-09-20", "2022-10", "2019", "2021-12-03/2021-12-04", "XXXX-10-14",  # SPEC section 3, word for word
    "2016-07-12/2016-07-13", "2022-01/2022-06", "XXXX-10", "2024-02-29", "XXXX-02-29",
]  # fmt: skip
BAD_DATES = [
    "", "近日", "2021年9月20日", "2021-9-20", "2021/09/20", "20210920", "21-09-20", "2021-09-20T08:15", " 2021-09-20",
    "2021-09-20\n", "2021-13", "2021-00", "2021-09-32", "2021-09-00", "2021-", "2021-09-20/", "/2021-09-20",
    "2021-09-20/2021-09-21/2021-09-22", "2021-09-20 - 2021-09-21",
    "2021-02-30", "2021-02-29", "2021-04-31",  # days the calendar does not have
    "2021-21-05",  # a season has no days
    "2021-12-04/2021-12-03",  # ends before it starts
    "２０２１-09-20",  # digits, but not those of EDTF
]  # fmt: skip


def sample(stem: str, **changed: Any) -> Record:
    return RECORD_TYPES[stem](**{**COMMON, **SAMPLES[stem], **changed})


def validator(stem: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads((FOLDER / f"{stem}.schema.json").read_bytes()))


# --- the files --------------------------------------------------------------------------------------------------------


def test_there_is_one_schema_file_a_record_type() -> None:
    assert {path.name for path in FOLDER.glob("*.json")} == {f"{stem}.schema.json" for stem in RECORD_TYPES}
    assert set(RECORD_TYPES) == set(SAMPLES)


@pytest.mark.parametrize("stem", RECORD_TYPES)
def test_schema_files_are_what_the_models_say(stem: str) -> None:
    committed = (FOLDER / f"{stem}.schema.json").read_text(encoding="utf-8")
    assert committed == schema_text(stem), "`python -m schemas` rewrites the files"


@pytest.mark.parametrize("stem", RECORD_TYPES)
def test_schema_files_are_json_schema(stem: str) -> None:
    schema = json.loads((FOLDER / f"{stem}.schema.json").read_bytes())
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema)
    objects = [one for one in (schema, *schema.get("$defs", {}).values()) if one["type"] == "object"]
    assert [one["title"] for one in objects if one.get("additionalProperties") is not False] == []


@pytest.mark.parametrize("stem", RECORD_TYPES)
def test_schema_files_ask_for_every_key(stem: str) -> None:
    # A line always has all its keys, null or not, so a reader need not ask.
    line = sample(stem).model_dump(mode="json")
    check = validator(stem)
    assert [key for key in line if check.is_valid({k: v for k, v in line.items() if k != key})] == []


@pytest.mark.parametrize("stem", RECORD_TYPES)
def test_schema_files_accept_records_and_refuse_what_is_none(stem: str) -> None:
    line = sample(stem).model_dump(mode="json")
    check = validator(stem)
    assert list(check.iter_errors(line)) == []
    assert not check.is_valid({**line, "colour": "red"})
    assert not check.is_valid({**line, "evidence": []})
    assert not check.is_valid({**line, "record_type": "weather"})
    assert not check.is_valid({**line, "source": ""})


@pytest.mark.parametrize(("stem", "field"), ENUMS)
def test_values_that_the_contract_fixes(stem: str, field: str) -> None:
    line = sample(stem).model_dump(mode="json")
    check = validator(stem)
    accepted = {value for value in ENUMS[stem, field] if check.is_valid({**line, field: value})}
    assert accepted == ENUMS[stem, field]
    assert not check.is_valid({**line, field: "something else"})
    with pytest.raises(ValidationError, match=field):
        sample(stem, **{field: "something else"})


# --- the models -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("stem", RECORD_TYPES)
def test_keys_common_to_all_come_first(stem: str) -> None:
    record = sample(stem)
    assert list(record.model_dump())[:6] == ["schema_version", "record_type", "id", "doc_id", "evidence", "source"]
    assert record.schema_version == SCHEMA_VERSION == "1.0"


@pytest.mark.parametrize("stem", RECORD_TYPES)
def test_records_do_not_change(stem: str) -> None:
    record = sample(stem)
    for name in type(record).model_fields:
        with pytest.raises(ValidationError, match="frozen"):
            setattr(record, name, getattr(record, name))
    with pytest.raises(ValidationError, match="frozen"):
        record.evidence[0].end = 9


ADDED_LATER = {"documents": {"text"}}  # a line of the first version lacks them, and is valid


@pytest.mark.parametrize("stem", RECORD_TYPES)
def test_unknown_missing_and_empty_fields_are_refused(stem: str) -> None:
    with pytest.raises(ValidationError, match="colour"):
        sample(stem, colour="red")
    with pytest.raises(ValidationError, match="colour"):
        sample(stem, evidence=[{**EVIDENCE, "colour": "red"}])
    with pytest.raises(ValidationError, match="evidence"):
        sample(stem, evidence=[])
    for name in {*COMMON, *SAMPLES[stem]} - ADDED_LATER.get(stem, set()):
        content = {**COMMON, **SAMPLES[stem]}
        del content[name]
        with pytest.raises(ValidationError, match=name):
            RECORD_TYPES[stem](**content)


@pytest.mark.parametrize(
    ("start", "end"), [(-1, 2), (0, 0), (2, 2), (3, 2)], ids=["before the text", "nothing", "empty", "backwards"]
)
def test_spans_that_hold_nothing_are_refused(start: int, end: int) -> None:
    with pytest.raises(ValidationError):
        Evidence(start=start, end=end, text="义")


@pytest.mark.parametrize("date", GOOD_DATES)
def test_dates_of_the_contract_are_accepted(date: str) -> None:
    assert Time(text="那天", edtf=date).edtf == date
    event, page = sample("service_events", date={"text": "那天", "edtf": date}), sample("documents", published=date)
    assert isinstance(event, ServiceEvent)
    assert isinstance(page, Document)
    assert event.date is not None
    assert (event.date.edtf, page.published) == (date, date)


@pytest.mark.parametrize("date", BAD_DATES)
def test_what_is_no_date_is_refused(date: str) -> None:
    with pytest.raises(ValidationError, match="edtf"):
        Time(text="那天", edtf=date)
    with pytest.raises(ValidationError, match="published"):
        sample("documents", published=date)


def test_a_day_that_cannot_be_told_is_null() -> None:
    assert Time(text="近日", edtf=None).edtf is None


def test_the_data_dictionary_is_that_of_the_models() -> None:
    text = (FOLDER / "FIELDS.md").read_text(encoding="utf-8")
    assert text == fields_text(), "run `python -m schemas`"
    for stem, model in RECORD_TYPES.items():
        section = text.split(f"## {stem}\n")[1].split("\n## ")[0]
        assert all(f"| `{name}` |" in section for name in model.model_fields)
