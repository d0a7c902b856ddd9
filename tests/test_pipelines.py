"""The tagging stage keeps spaCy's conventions, and any spaCy pipeline can find its entities."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

import pytest
import spacy
import spacy_pkuseg
from hypothesis import given
from hypothesis import strategies as st

from extract import Pipeline, explain
from extract.errors import ModelError
from extract.tag.components import characters, tagging_pipeline

TEXTS = [
    "石桥县人民医院外科第二党支部书记陈家明说，3月5日在青川镇石桥村义诊，服务村民200余人次。",
    "医院党委副书记、院长林晓雨来了。",
]


def spans(doc: spacy.tokens.Doc) -> dict[str, list[tuple[int, int, str]]]:
    return {k: [(s.start_char, s.end_char, s.id_) for s in group] for k, group in doc.spans.items()}


def test_saved_and_loaded_it_marks_the_same(tmp_path: Path) -> None:
    nlp = tagging_pipeline("none")
    nlp.to_disk(tmp_path / "tagger")
    again = spacy.load(tmp_path / "tagger")
    for text in TEXTS:
        assert spans(again(text)) == spans(nlp(text))
    assert spans(nlp(TEXTS[0]))["BRANCH"]


def test_pipe_gives_what_calls_give() -> None:
    nlp = tagging_pipeline("none")
    assert [spans(doc) for doc in nlp.pipe(TEXTS)] == [spans(nlp(text)) for text in TEXTS]


def test_components_pickle() -> None:
    component = tagging_pipeline("none").get_pipe("dangjian_marks")
    doc = spacy.blank("zh")(TEXTS[0])
    assert spans(pickle.loads(pickle.dumps(component))(doc)) == spans(tagging_pipeline("none")(TEXTS[0]))  # noqa: S301


def word_pipeline(folder: Path) -> Path:
    """A pipeline of the shape of zh_core_web_*: pkuseg's words, OntoNotes' labels; its segmenter is trained here."""
    words = "陈 家明 说 石桥县 人民 医院 义诊 在 青川镇 林晓雨 周文博 来到 和 开展 ， 。".split()
    corpus = folder / "words.txt"
    lines = ["林晓雨 和 周文博 来到 青川镇 开展 义诊 。", "陈家明 说 ， 在 石桥县 人民 医院 义诊 。", " ".join(words)]
    corpus.write_text("\n".join(lines * 20) + "\n", encoding="utf-8")
    spacy_pkuseg.train(str(corpus), str(corpus), str(folder / "segmenter"), train_iter=2)
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "pkuseg"}}})
    nlp.tokenizer.initialize(pkuseg_model=str(folder / "segmenter"), pkuseg_user_dict="default")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": "PERSON", "pattern": "林晓雨"},
            {"label": "PERSON", "pattern": "周文博"},
            {"label": "GPE", "pattern": "青川镇"},
        ]
    )
    nlp.to_disk(folder / "model")
    return folder / "model"


def test_entities_on_words_are_carried_over_by_character(tmp_path: Path) -> None:
    model = word_pipeline(tmp_path)
    assert any(len(token) > 1 for token in spacy.load(model)("林晓雨和周文博来到青川镇开展义诊。"))
    result = Pipeline(ner=str(model)).read("3月5日，林晓雨和周文博来到青川镇开展义诊，服务村民200余人次。")
    [event] = result.records["service_events"]
    assert (event.participants, event.place) == (["林晓雨", "周文博"], "青川镇")


def test_a_missing_model_says_how_to_get_one() -> None:
    with pytest.raises(ModelError, match=r"zh_core_web_sm.*pkuseg.*zh-core-web-sm"):
        Pipeline(ner="zh_core_web_nothing")


def test_a_path_is_read_like_its_bytes_and_explained(tmp_path: Path, pipeline_rules_only: Pipeline) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(TEXTS[0].encode("gb18030"))
    result = pipeline_rules_only.read(path)
    assert result == pipeline_rules_only.read(path.read_bytes(), "page")
    told = {item.kind: item for item in explain(result, pipeline_rules_only.book)}
    assert told["secretaries"].name == "陈家明"
    assert told["secretaries"].cited[0].text in TEXTS[0]
    gone = pipeline_rules_only.read(tmp_path / "none.txt")
    assert gone.error is not None
    assert (gone.doc_id, gone.error.stage) == ("none", "read")


@given(text=st.text(alphabet=st.sampled_from(" \n\t\u3000\xa0\x85\x1cab医院。𠮷"), max_size=40))
def test_characters_are_those_of_spacys_tokenizer(text: str) -> None:
    nlp = spacy.blank("zh")
    ours, theirs = characters(nlp, text), nlp.make_doc(text)
    assert [(t.text, t.whitespace_) for t in ours] == [(t.text, t.whitespace_) for t in theirs]
    assert ours.text == text


def test_pages_are_read_as_they_are_asked_for(pipeline_rules_only: Pipeline) -> None:
    """A stream without an end: only what is asked for is taken from it."""
    taken: list[int] = []

    def pages() -> Iterator[tuple[str, str]]:
        for number in count():
            taken.append(number)
            yield str(number), TEXTS[number % 2]

    found = list(islice(pipeline_rules_only.pipe(pages()), 3))
    assert [result.doc_id for result in found] == ["0", "1", "2"]
    assert taken == [0, 1, 2]


def test_our_components_stand_among_others() -> None:
    """A user's own spaCy pipeline: its component sees our spans."""
    nlp = spacy.blank("zh")
    nlp.add_pipe("dangjian_ner", config={"model": "none"})
    nlp.add_pipe("dangjian_marks")

    @spacy.Language.component("count_branches")
    def count_branches(doc: spacy.tokens.Doc) -> spacy.tokens.Doc:
        doc.user_data["branches"] = len(doc.spans["BRANCH"])
        return doc

    nlp.add_pipe("count_branches", last=True)
    assert [doc.user_data["branches"] for doc in nlp.pipe(TEXTS)] == [1, 1]
