"""The tagging stage is a spaCy pipeline like any other, and takes any spaCy pipeline as its recognizer."""

from __future__ import annotations

import pickle
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
import spacy
from damage import damaged
from spacy.lang.zh import Chinese
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from extract import Pipeline
from extract.errors import ModelError
from extract.shipped import rules_folder
from extract.tag.components import tagging_pipeline
from extract.tag.mask import Marks

DOCS = Path(__file__).parent / "docs" / "dev_synthetic"
# Letters, white space that spaCy hangs on other tokens, characters beyond the basic plane.
ODD = "  CT室\tDr. Lin\n\n党员😀\U00020000医生  沈知秋\u3000来了e\u0301\r\n"
TEXTS = [
    "阳朔县青松医院外科第二党支部书记、骨科主任沈知秋到兴坪村义诊。",
    "护理党支部书记柳望舒说，我院党委支持大家下乡。",
    ODD,
    "",
    "叶知行在桂林市。",
    *(path.read_text(encoding="utf-8") for path in sorted(DOCS.glob("*.txt"))[:4]),
]

Spans = dict[str, list[tuple[int, int, str, str, str]]]


def spans(doc: Doc) -> Spans:
    """All span groups as plain values."""
    return {
        name: [(s.start_char, s.end_char, s.text, s.label_, s.id_) for s in group] for name, group in doc.spans.items()
    }


@pytest.fixture(scope="module")
def nlp(pipeline: Pipeline) -> Language:
    return pipeline.nlp


@pytest.fixture(scope="module")
def rules_only() -> Language:
    return tagging_pipeline("none")


@pytest.fixture(scope="module")
def expected(nlp: Language) -> list[Spans]:
    """The spans of each text, one call a text."""
    return [spans(nlp(text)) for text in TEXTS]


# --- spans ------------------------------------------------------------------------------------------------------------


def test_spans_say_what_was_marked(nlp: Language) -> None:
    found = spans(nlp(TEXTS[0]))
    assert [text for _, _, text, _, _ in found["HOSPITAL"]] == ["阳朔县青松医院"]
    assert [text for _, _, text, _, _ in found["BRANCH"]] == ["外科第二党支部"]
    assert [text for _, _, text, _, _ in found["PERSON"]] == ["沈知秋"]
    assert found["POST"] == [(14, 16, "书记", "POST", "secretaries/posts")]


def test_spans_are_exact(nlp: Language) -> None:
    """Each span is a mark, character by character, labelled as its group, with a rule or a model that exists."""
    texts = [*TEXTS, *(damaged(TEXTS[-1], kind) for kind in ("insert_spaces", "insert_invisible", "widen_digits"))]
    seen = 0
    for text in texts:
        doc = nlp(text)
        assert doc.text == text
        marks = doc.user_data["marks"]
        found = [span for group in spans(doc).values() for span in group]
        assert sorted((a, b, label, source) for a, b, _, label, source in found) == [
            (m.start, m.end, m.label, m.source) for m in marks.items
        ]
        for start, end, words, _, source in found:
            assert text[start:end] == words != ""
            known = source.startswith("ner:") or (rules_folder() / f"{source}.yaml").exists()
            assert known or source in {"hospitals/short", "lexicons/divisions", "secretaries/title"}
        assert all(label == name for name, group in spans(doc).items() for _, _, _, label, _ in group)
        seen += len(found)
    assert seen > 100


def test_marks_do_not_overlap(nlp: Language) -> None:
    for text in TEXTS:
        done = 0
        for mark in nlp(text).user_data["marks"].items:
            assert done <= mark.start < mark.end
            done = mark.end


def test_the_mark_that_came_first_stays() -> None:
    marks = Marks("甲乙丙丁")
    assert marks.add(1, 3, "PERSON", "a")
    assert not marks.add(2, 4, "PLACE", "b")
    assert not marks.add(1, 1, "PLACE", "b")
    assert marks.add(3, 4, "PLACE", "b")
    assert [(m.start, m.label) for m in marks.items] == [(1, "PERSON"), (3, "PLACE")]
    assert marks.ending_at(3) is marks.starting_at(1) is marks.items[0]
    assert marks.ending_at(2) is None
    assert len(marks.masked()) == 4
    with pytest.raises(ValueError, match="NOTHING"):
        marks.add(0, 1, "NOTHING", "c")


# --- spaCy's conventions ----------------------------------------------------------------------------------------------


def test_pipe_is_the_same_as_calls(nlp: Language, expected: list[Spans]) -> None:
    """In order, whatever the batches; a text does not change what is found in the next one."""
    assert any(expected)
    for size in (1, 3, 100):
        assert [spans(doc) for doc in nlp.pipe(TEXTS, batch_size=size)] == expected
    assert [spans(doc) for doc in nlp.pipe(reversed(TEXTS))] == expected[::-1]
    with_context = list(nlp.pipe(zip(TEXTS, range(len(TEXTS)), strict=True), as_tuples=True))
    assert [(spans(doc), i) for doc, i in with_context] == [(s, i) for i, s in enumerate(expected)]


def test_saved_and_loaded(nlp: Language, expected: list[Spans], tmp_path: Path) -> None:
    """`to_disk` and `spacy.load`: the settings travel in the config, rules and models are found again."""
    nlp.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    assert loaded.pipe_names == nlp.pipe_names == ["dangjian_ner", "dangjian_marks"]
    assert loaded.config["components"]["dangjian_ner"]["model"] == nlp.config["components"]["dangjian_ner"]["model"]
    assert [spans(doc) for doc in loaded.pipe(TEXTS)] == expected


def test_a_rules_folder_of_ones_own_is_saved_too(small_rules: Path, tmp_path: Path) -> None:
    """Rules that know one more department, before and after saving."""
    lexicon = small_rules / "lexicons" / "departments.txt"
    lexicon.write_text(lexicon.read_text(encoding="utf-8") + "\n观云科\n", encoding="utf-8")
    own = tagging_pipeline("none", small_rules)
    own.to_disk(tmp_path / "pipeline")
    for pipeline in (own, spacy.load(tmp_path / "pipeline")):
        assert [s[2] for s in spans(pipeline("去观云科看看"))["DEPARTMENT"]] == ["观云科"]
    assert "DEPARTMENT" not in spans(tagging_pipeline("none")("去观云科看看"))


@pytest.fixture
def small_rules(tmp_path: Path) -> Path:
    """A copy of the shipped rules."""
    folder = tmp_path / "rules"
    for path in rules_folder().rglob("*"):
        if path.is_file():
            (folder / path.relative_to(rules_folder())).parent.mkdir(parents=True, exist_ok=True)
            (folder / path.relative_to(rules_folder())).write_bytes(path.read_bytes())
    return folder


def test_bytes_and_back(rules_only: Language) -> None:
    loaded = tagging_pipeline("none").from_bytes(rules_only.to_bytes())
    assert [spans(doc) for doc in loaded.pipe(TEXTS)] == [spans(doc) for doc in rules_only.pipe(TEXTS)]


def test_pickles(nlp: Language, expected: list[Spans]) -> None:
    """Components, the whole pipeline and its documents go to other processes and come back equal."""
    for name in nlp.pipe_names:
        component = nlp.get_pipe(name)
        copied = pickle.loads(pickle.dumps(component))  # noqa: S301 our own bytes
        assert copied.settings == component.settings  # type: ignore[attr-defined]
        assert len(pickle.dumps(component)) < 10_000, "settings alone, neither rules nor models"
    copied = pickle.loads(pickle.dumps(nlp))  # noqa: S301
    assert [spans(doc) for doc in copied.pipe(TEXTS)] == expected
    doc = nlp(TEXTS[0])
    assert spans(pickle.loads(pickle.dumps(doc))) == spans(doc)  # noqa: S301


def test_factories_are_found_without_an_import(rules_only: Language, tmp_path: Path) -> None:
    """An installed package registers its components by entry point: `spacy.load` alone must do."""
    try:
        metadata.distribution("dangjian")
    except metadata.PackageNotFoundError:
        pytest.skip("NOT TESTED: dangjian runs from a checkout here and is not installed")
    rules_only.to_disk(tmp_path / "pipeline")
    code = "import sys, spacy; doc = spacy.load(sys.argv[1])(sys.argv[2]); print([s.text for s in doc.spans['PERSON']])"
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "pipeline"), TEXTS[0]],
        capture_output=True,
        cwd=tmp_path,
        check=False,
    )
    assert done.stderr.decode() == ""
    assert done.stdout.decode("utf-8").strip() == "['沈知秋']"


# --- recognizers ------------------------------------------------------------------------------------------------------

WORDS = (
    "阳朔县 青松 医院 党委 书记 沈知秋 说 ，\n柳望舒 医生 在 桂林 义诊 。\n沈知秋 来到 兴坪村 。\n"
    "护士 柳望舒 在 医院 门口 。\n柳望舒 任 护理 党支部 书记 。\n"
)
SENTENCE = "去年，柳望舒任护理党支部书记。阳朔县青松医院派她到桂林义诊 3 天，\n同行的有沈知秋。"
# What spaCy's Chinese pipelines say of such a text, in OntoNotes' labels. Dates are none of our business.
ONTONOTES = {"沈知秋": "PERSON", "柳望舒": "PERSON", "阳朔县青松医院": "ORG", "桂林": "GPE", "去年": "DATE"}


def segmenting(segmenter: str, folder: Path) -> Language:
    """A blank Chinese pipeline with words for tokens. spacy-pkuseg ships no model, so a tiny one is trained."""
    if segmenter == "char":
        return Chinese()
    pkuseg = pytest.importorskip("spacy_pkuseg")
    (folder / "words.txt").write_text(WORDS * 20, encoding="utf-8")
    pkuseg.train(str(folder / "words.txt"), str(folder / "words.txt"), str(folder / "segmenter"), train_iter=5)
    nlp = Chinese.from_config({"nlp": {"tokenizer": {"segmenter": "pkuseg"}}})
    nlp.tokenizer.initialize(pkuseg_model=str(folder / "segmenter"), pkuseg_user_dict="default")
    return nlp


@pytest.fixture(scope="module", params=["pkuseg", "char"])
def model(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a pipeline shaped like zh_core_web_sm: its tokenizer, its labels, its meta data."""
    folder = tmp_path_factory.mktemp(request.param)
    nlp = segmenting(request.param, folder)
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": words} for words, label in ONTONOTES.items()])  # type: ignore[attr-defined]
    nlp.meta["name"], nlp.meta["version"] = f"tiny_{request.param}", "0.0.7"
    nlp.to_disk(folder / "pipeline")
    return folder / "pipeline"


def test_a_spacy_pipeline_as_recognizer(model: Path) -> None:
    """Its entities come over by character, whatever its tokens; labels are ours, others are left out."""
    theirs = spacy.load(model)(SENTENCE)
    by_words = "pkuseg" in str(model)
    assert any(len(token) > 1 and token.text.isalpha() for token in theirs) == by_words
    pipeline = Pipeline(ner=str(model))
    assert pipeline.recognizer == f"zh_tiny_{'pkuseg' if by_words else 'char'}-0.0.7"
    doc = pipeline.nlp(SENTENCE)
    entities = doc.user_data["entities"]
    assert [(SENTENCE[a:b], label) for a, b, label in entities] == [
        ("柳望舒", "PERSON"), ("阳朔县青松医院", "ORG"), ("桂林", "LOC"), ("沈知秋", "PERSON"),
    ]  # fmt: skip
    assert [(e.start_char, e.end_char) for e in theirs.ents if e.label_ != "DATE"] == [(a, b) for a, b, _ in entities]
    persons = spans(doc)["PERSON"]
    assert [(words, source) for _, _, words, _, source in persons] == [
        ("柳望舒", f"ner:{pipeline.recognizer}"),
        ("沈知秋", f"ner:{pipeline.recognizer}"),
    ]


def test_records_of_a_spacy_pipeline(model: Path, pipeline_rules_only: Pipeline) -> None:
    """A name that no title gives away is told by the model alone: without one there is no such record."""
    found = Pipeline(ner=str(model)).read(SENTENCE).records["secretaries"]
    assert [(s.person, s.role, s.branch_name) for s in found] == [("柳望舒", "secretary", "护理党支部")]  # type: ignore[attr-defined]
    assert pipeline_rules_only.read(SENTENCE).records["secretaries"] == []


def test_a_saved_stage_finds_its_model_again(model: Path, tmp_path: Path) -> None:
    stage = tagging_pipeline(str(model))
    stage.to_disk(tmp_path / "stage")
    assert spans(spacy.load(tmp_path / "stage")(SENTENCE)) == spans(stage(SENTENCE))


def test_no_recognizer(rules_only: Language) -> None:
    doc = rules_only(SENTENCE)
    assert doc.user_data["entities"] == []
    assert "PERSON" not in doc.spans
    assert [s[2] for s in spans(doc)["HOSPITAL"]] == ["阳朔县青松医院"]


@pytest.mark.parametrize("name", ["zh_core_web_nowhere", "no such thing", "en", "./", "model.bin", "broken", "foreign"])
def test_unknown_models(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the first document, as an error of ours that says how to get a model, and not the false one."""
    (tmp_path / "model.bin").write_bytes(b"\x00\x01")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "config.cfg").write_text("[nlp\nlang = zh", encoding="utf-8")
    spacy.blank("zh").to_disk(tmp_path / "foreign")
    config = (tmp_path / "foreign" / "config.cfg").read_text(encoding="utf-8")
    config = config.replace("pipeline = []", 'pipeline = ["x"]').replace(
        "[components]", "[components]\n[components.x]\nfactory = 'x'"
    )
    (tmp_path / "foreign" / "config.cfg").write_text(config, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ModelError) as caught:
        Pipeline(ner=name)
    message = str(caught.value)
    assert name in message
    assert "do not install `zh-core-web-sm` from PyPI" in message
    assert "\n" not in message


# --- known gaps -------------------------------------------------------------------------------------------------------


def _through_bytes(nlp: Language) -> list[Spans]:
    return [spans(Doc(nlp.vocab).from_bytes(nlp(text).to_bytes())) for text in TEXTS[:2]]


def _through_docbin(nlp: Language) -> list[Spans]:
    packed = DocBin(store_user_data=True, docs=[nlp(text) for text in TEXTS[:2]]).to_bytes()
    return [spans(doc) for doc in DocBin().from_bytes(packed).get_docs(nlp.vocab)]


def _through_processes(nlp: Language) -> list[Spans]:
    return [spans(doc) for doc in nlp.pipe(TEXTS[:2], n_process=2, batch_size=1)]


@pytest.mark.parametrize("way", [_through_bytes, _through_docbin, _through_processes], ids=lambda w: w.__name__[9:])
@pytest.mark.xfail(
    strict=True, reason="`doc.user_data` holds Marks, which spaCy cannot write: to_bytes, DocBin, n_process"
)
def test_known_gaps(way: object, rules_only: Language) -> None:
    """spaCy's own ways to store documents and to use several processes."""
    assert callable(way)
    assert way(rules_only) == [spans(rules_only(text)) for text in TEXTS[:2]]
