"""The recognizer that ships with the package: `--ner builtin`."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

import extract
from extract import Pipeline

MODEL = Path(extract.__file__).parent / "models" / "dangjian_ner"
TEXT = "石桥县人民医院外科第二党支部书记陈家明说，护士林晓雨也去了青川镇。"


@pytest.fixture(scope="module")
def builtin() -> Pipeline:
    return Pipeline(ner="builtin")


def test_it_loads_with_spacy_alone_and_marks_names_to_the_character() -> None:
    doc = spacy.load(MODEL)(TEXT)
    found = {(ent.text, ent.label_) for ent in doc.ents}
    assert {("石桥县人民医院", "HOSPITAL"), ("外科第二党支部", "PARTY_ORG"), ("书记", "POST")} <= found
    assert {("陈家明", "PERSON"), ("林晓雨", "PERSON")} <= found


def test_it_is_small_enough_to_ship() -> None:
    assert sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file()) <= 15_000_000


def test_the_pipeline_takes_persons_from_it(builtin: Pipeline) -> None:
    # 林晓雨 stands behind no party post: only a recognizer or a title can tell that this is a name.
    text = "3月5日，林晓雨和周文博来到青川镇石桥村开展义诊，服务村民200余人次。"
    [event] = builtin.read(text).records["service_events"]
    assert event.participants == ["林晓雨", "周文博"]
    assert builtin.recognizer.startswith("zh_dangjian_ner")


def test_records_are_the_same_on_every_run(builtin: Pipeline) -> None:
    page = (Path(__file__).parents[1] / "seeds" / "003_weinan.txt").read_bytes()
    first, second = builtin.read(page, "a"), Pipeline(ner="builtin").read(page, "a")
    assert first.records == second.records
    assert len(first.records["secretaries"]) == 8
