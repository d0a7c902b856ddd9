"""The recognizer's training text: made the same each time, labels in place, and nothing of any gold in it."""

import json
import os
import re
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from extract.ner import grammar, names
from extract.ner.corpus import examples
from extract.ner.decode import positions, read_entities
from extract.ner.evaluate import Labelled, evaluate
from extract.ner.forward import Forward
from extract.ner.generate import DEFAULT_SEED, KEPT_APART, LEAVES, Generator, is_held
from extract.ner.layers import character_features
from extract.ner.lexicon import DATA, lines_of, word_lists

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("DANGJIAN_SHARED", ROOT.parent / "shared"))
DOCUMENTS = [ROOT / "tests/docs", ROOT / "seeds", SHARED / "docs"]
GOLD = [ROOT / "tests/gold", SHARED / "gold"]
SENTENCES = 5000
RUN = 13
HAN = re.compile(r"[\u4e00-\u9fff]+")
# Names of the gold that are plain words or whole classes, not names of anyone.
SHORTEST = {"person": 3, "hospital": 3, "brand": 4}  # shorter brands are words of the language: 温度计
GENERAL = re.compile(
    r"^(?:医院|院|本院|我院|该院|机关|行政|临时|联合|第[一二三四五六七八九十]+)*(?:党委|党支部|党总支|支部|党小组)$"
    r"|^[市省县区]\S{1,6}院$|^(?:第[一二三]|附属|职工|中心|人民|乡镇)*(?:医院|卫生院)$"
)


@cache
def sentences(count: int = SENTENCES) -> list:
    generator = Generator(DEFAULT_SEED)
    return [generator.sentence() for _ in range(count)]


@cache
def prose() -> list[str]:
    return lines_of("prose.txt")


def runs(text: str, length: int = RUN) -> set[str]:
    return {han[i : i + length] for han in HAN.findall(text) for i in range(len(han) - length + 1)}


@cache
def foreign_texts() -> dict[str, str]:
    # Pages that teach an outlet's layout measure no recognizer.
    files = [f for d in DOCUMENTS if d.is_dir() for f in sorted(d.rglob("*.txt")) if "outlets" not in f.parts]
    files += [f for folder in GOLD if folder.is_dir() for f in sorted(folder.rglob("*.json"))]
    return {str(f): f.read_text(encoding="utf-8", errors="replace") for f in files}


@cache
def gold_names() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {"person": set(), "hospital": set(), "brand": set()}
    for folder in GOLD:
        for file in sorted(folder.rglob("*.json")) if folder.is_dir() else []:
            gold = json.loads(file.read_text(encoding="utf-8"))
            for hospital in gold.get("hospitals", []):
                found["hospital"].update(_strings(hospital.get("name")), _strings(hospital.get("aliases")))
            for secretary in gold.get("secretaries", []):
                found["person"].update(_strings(secretary.get("person")))
            for event in gold.get("service_events", []):
                found["person"].update(_strings(event.get("participants")))
            for branch in gold.get("party_branches", []):
                found["brand"].update(_strings(branch.get("brand")))
    return {
        kind: {n for n in values if len(n) >= SHORTEST[kind] and HAN.fullmatch(n) and not GENERAL.match(n)}
        for kind, values in found.items()
    }


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for item in value for text in _strings(item)]
    return []


def test_the_same_seed_gives_the_same_text() -> None:
    first, second = Generator(7), Generator(7)
    assert [(d.text, d.ents) for d in first.documents(50)] == [(d.text, d.ents) for d in second.documents(50)]
    assert [d.text for d in Generator(8).documents(20)] != [d.text for d in Generator(7).documents(20)]


def test_labels_stand_on_names() -> None:
    seen = set()
    for document in Generator(3).documents(600):
        last = 0
        for start, end, label in document.ents:
            name = document.text[start:end]
            assert last <= start < end <= len(document.text)
            assert name == name.strip()
            last = end
            seen.add(label)
    assert seen == set(grammar.LABELS)


def test_every_pattern_and_rule_can_be_drawn() -> None:
    lines = grammar.pattern_lines()
    assert len(set(lines)) == len(lines) >= 400
    known = set(grammar.rules()) | set(word_lists()) | set(LEAVES)
    for rule in [grammar.Rule(list(lines)), *grammar.rules().values()]:
        for way in rule.ways:
            assert _slots(way) <= known


def _slots(parts: tuple) -> set[str]:
    found = set()
    for part in parts:
        if isinstance(part, grammar.Slot):
            found.add(part.name)
        elif isinstance(part, grammar.Choice):
            found.update(name for option in part.options for name in _slots(option))
    return found


def test_every_rule_is_used() -> None:
    used = {name for line in grammar.pattern_lines() for name in _slots(grammar.compile_pattern(line))}
    for rule in grammar.rules().values():
        used |= {name for way in rule.ways for name in _slots(way)}
    assert set(grammar.rules()) <= used


@pytest.mark.parametrize("broken", ["{PERSON", "[a|b", "a]b", "{NOLABEL:PERSON}", "a|b"])
def test_a_broken_pattern_is_refused(broken: str) -> None:
    with pytest.raises(grammar.PatternError):
        grammar.compile_pattern(broken)


def test_held_out_names_stay_out_of_training() -> None:
    for sentence in sentences(1500):
        for start, end, label in sentence.ents:
            assert label not in KEPT_APART or not is_held(sentence.text[start:end])


def test_surnames_have_shares() -> None:
    pieces = " ".join(lines_of("surnames.txt")).split()
    assert len(pieces) // 2 >= 300
    assert len(set(pieces[::2])) == len(pieces[::2])
    assert all(share.isdigit() for share in pieces[1::2])
    assert names.han_name(Generator(1).rng)


def test_no_long_run_is_shared_with_documents_or_gold() -> None:
    ours = set()
    for text in [s.text for s in sentences()] + prose() + [f.read_text(encoding="utf-8") for f in DATA.glob("*.txt")]:
        ours |= runs(text)
    for file, text in foreign_texts().items():
        assert not ours & runs(text), file


def test_no_name_of_the_gold_is_in_training_text() -> None:
    ours = "\n".join([s.text for s in sentences()] + prose())
    for kind, known in gold_names().items():
        assert not {name for name in known if name in ours}, kind


LABELS = ("HOSPITAL", "PERSON")


@given(st.lists(st.lists(st.floats(-9, 9, width=32), min_size=9, max_size=9), max_size=30))
def test_decoded_entities_are_sorted_and_apart(rows: list[list[float]]) -> None:
    last = 0
    for start, end, label in read_entities(np.array(rows, dtype="f").reshape(-1, 9), LABELS):
        assert last <= start < end <= len(rows)
        assert label in LABELS
        last = end


def test_an_entity_without_end_is_closed_or_dropped() -> None:
    places = positions(LABELS)
    scores = np.zeros((4, len(places)), dtype="f")
    for token, name in enumerate(("B-PERSON", "I-PERSON", "O", "O")):
        scores[token, places.index(name)] = 5
    scores[1, places.index("L-PERSON")] = 4
    assert read_entities(scores, LABELS) == [(0, 2, "PERSON")]


def test_a_pipeline_comes_back_from_disk_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = spacy.blank("zh")
    ner = nlp.add_pipe("dangjian_char_ner", name="ner", config={"model": SMALL})
    text = Generator(5).document()
    example = next(iter(examples(nlp, [text])))
    ner.initialize(lambda: [example], labels=grammar.LABELS)
    optimizer = nlp.create_optimizer()
    losses = [ner.update([example], sgd=optimizer)["ner"] for _ in range(30)]
    assert losses[-1] < losses[0] / 2
    nlp.to_disk(tmp_path / "model")
    again = spacy.load(tmp_path / "model")
    assert [(e.start, e.end, e.label_) for e in again(text.text).ents] == [
        (e.start, e.end, e.label_) for e in nlp(text.text).ents
    ]
    monkeypatch.setattr("extract.ner.forward.PIECE", 7)
    assert [(e.start, e.end) for e in again(text.text).ents] == [(e.start, e.end) for e in nlp(text.text).ents]
    doc = nlp.make_doc(text.text)
    scores = Forward(ner.model).scores(character_features(doc))
    assert np.allclose(scores, ner.model.predict([doc])[0], atol=1e-4)
    assert len(again(" ").ents) == len(again("").ents) == 0


SMALL = {
    "@architectures": "dangjian.CharTagger.v1",
    "width": 16,
    "char_rows": 500,
    "pair_rows": 500,
    "dilations": [1, 2],
    "dropout": 0.0,
}


def test_scores_count_optional_spans_neither_way() -> None:
    class Fixed:
        def entities(self, text: str) -> list[tuple[int, int, str]]:  # noqa: ARG002
            return [(0, 2, "PERSON"), (3, 5, "PERSON"), (6, 8, "PERSON")]

    truth = Labelled(
        "甲乙，丙丁，戊己，庚辛", frozenset({(0, 2, "PERSON"), (9, 11, "PERSON")}), frozenset({(3, 5, "PERSON")})
    )
    score = evaluate(Fixed(), [truth], ["PERSON"]).by_label["PERSON"]
    assert (score.right, score.wrong, score.missed) == (1, 1, 1)
