"""Every record can be shown in the file it came from, however damaged the file is."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from damage import DAMAGE, damage_bytes, damaged
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import Pipeline, Result
from extract.text.decode import decode
from extract.text.hypertext import is_hypertext
from extract.text.source import normalize
from schemas import Document, Evidence, Hospital, NumericClaim, PartyBranch, Record, Secretary, ServiceEvent

ROOT = Path(__file__).parents[1]
LOCAL = sorted([*(ROOT / "seeds").glob("*.txt"), *(ROOT / "tests" / "docs" / "dev_synthetic").glob("*.txt")])
SEEDS = 2  # damages of each kind for each document
SLOW = {"lose_gbk_bytes", "pile"}  # one damage of every third page: the search for lost bytes takes seconds


def source_of(path: Path) -> str:
    """The decoded file."""
    return decode(path.read_bytes())[0]


# --- what must hold for any document ----------------------------------------------------------------------------------


def problems(result: Result, source: str) -> list[str]:
    """Everything that is wrong with the records of one document, in words."""
    if result.error is not None:
        return [] if result.error.stage == "decode" else [f"error: {result.error}"]
    records = [record for group in result.records.values() for record in group]
    found = [
        f"{record.record_type} {record.id}: {what}" for record in records for what in _wrong_evidence(record, source)
    ]
    found += _wrong_values(records, normalize(source, html=is_hypertext(source)))
    found += _wrong_references(records, result.doc_id)
    documents = [record for record in records if isinstance(record, Document)]
    found += [f"{r.id}: not in the text" for r in records for span in r.evidence if not _in_text(span, documents[0])]
    found += (
        [f"{len(documents)} document records"] if len(documents) != 1 else _wrong_spans(documents[0], records, source)
    )
    return found


def _wrong_evidence(record: Record, source: str) -> Iterator[str]:
    if not record.evidence:
        yield "no evidence"
    places = [(span.start, span.end) for span in record.evidence]
    if any(a >= b for a, b in pairwise(places)):
        yield f"evidence unsorted or repeated: {places}"
    for span in record.evidence:
        if not 0 <= span.start < span.end <= len(source):
            yield f"[{span.start}, {span.end}) is outside the source of {len(source)}"
        elif normalize(source[span.start : span.end], html=is_hypertext(source)) != span.text:
            yield f"{source[span.start : span.end]!r} does not read {span.text!r}"


def _in_text(span: Evidence, document: Document) -> bool:
    """Offsets into the document's own text lead to the same words; furniture has none."""
    if span.text_start is None or span.text_end is None:
        return span.text_start == span.text_end
    return document.text[span.text_start : span.text_end] == span.text


def _values(record: Record) -> Iterator[tuple[str, str | None]]:
    """Values that must stand in the text as they are. Composed ones (names of branches) are not among them."""
    match record:
        case Hospital():
            yield from (("name", record.name), ("level", record.level), *(("alias", a) for a in record.aliases))
        case Secretary():
            yield from (("person", record.person), ("post", record.post), *(("title", t) for t in record.titles))
        case PartyBranch():
            yield "brand", record.brand
        case ServiceEvent():
            yield from (
                ("name", record.name),
                ("place", record.place),
                *(("participant", p) for p in record.participants),
            )
            yield "date", record.date.text if record.date else None
        case NumericClaim():
            yield from (("text", record.text), ("subject", record.subject), ("quote", record.quote))
            yield "time", record.time.text if record.time else None


def _own_words(record: Record) -> Iterator[str]:
    """Values that must stand inside the record's own evidence."""
    match record:
        case Hospital():
            yield from (record.name, *record.aliases)
        case Secretary():
            yield from (record.person, record.post)
        case NumericClaim():
            yield record.text


def _wrong_values(records: Iterable[Record], text: str) -> Iterator[str]:
    for record in records:
        for field, value in _values(record):
            if value is not None and value not in text:
                yield f"{record.record_type} {record.id}: {field} {value!r} is not in the text"
        shown = [span.text for span in record.evidence]
        for value in _own_words(record):
            if not any(value in words for words in shown):
                yield f"{record.record_type} {record.id}: {value!r} is not in its evidence {shown}"
        # The party's word may be composed: 医院书记 speaks of the 党委.
        if isinstance(record, PartyBranch) and not set(record.name) - set("党委总支部") <= set(text):
            yield f"party_branch {record.id}: {record.name!r} has characters that the text lacks"


def _wrong_references(records: list[Record], doc_id: str) -> Iterator[str]:
    ids = [record.id for record in records]
    yield from (f"id {i} stands {ids.count(i)} times" for i in sorted(set(ids)) if ids.count(i) > 1)
    yield from (f"{record.id}: doc_id {record.doc_id!r}" for record in records if record.doc_id != doc_id)
    of_type = {kind: {r.id for r in records if isinstance(r, kind)} for kind in (Hospital, PartyBranch, NumericClaim)}
    targets = {"hospital_id": Hospital, "branch_id": PartyBranch, "parent_id": PartyBranch}
    for record in records:
        for field in type(record).model_fields:
            value = getattr(record, field)
            if (
                field.endswith("_id")
                and field != "doc_id"
                and value is not None
                and value not in of_type[targets[field]]
            ):
                yield f"{record.id}: {field} {value} leads nowhere"
        if isinstance(record, ServiceEvent):
            yield from (
                f"{record.id}: claim {c} leads nowhere" for c in record.claims if c not in of_type[NumericClaim]
            )
            if len(set(record.claims)) < len(record.claims):
                yield f"{record.id}: a claim twice in {record.claims}"
        if isinstance(record, PartyBranch) and record.parent_id == record.id:
            yield f"{record.id}: is its own parent"


def _wrong_spans(document: Document, records: list[Record], source: str) -> Iterator[str]:
    """Kept and dropped spans lie in the source, in order; what is dropped is cited by the document alone.

    One exception: where the text says only 我院, furniture may name the subject hospital (SPEC section 0).
    """
    for field, spans in (("kept", document.kept_spans), ("dropped", document.dropped_spans)):
        yield from (f"{field} span {s} is outside the source" for s in spans if not 0 <= s[0] < s[1] <= len(source))
        yield from (f"{field} spans {a} and {b} overlap" for a, b in pairwise(spans) if a[1] > b[0])
    if document.chars != len(source):
        yield f"chars {document.chars}, not {len(source)}"
    for record in records:
        may = isinstance(record, Document) or isinstance(record, Hospital) and record.is_subject
        for span in () if may else record.evidence:
            for a, b in document.dropped_spans:
                if a <= span.start and span.end <= b:
                    yield f"{record.id}: {span.text!r} is cited from furniture"


def overlaps(document: Document) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Pairs of a kept and a dropped span that share a character."""
    return [(k, d) for k in document.kept_spans for d in document.dropped_spans if k[0] < d[1] and d[0] < k[1]]


def test_the_check_finds_what_is_wrong(pipeline_rules_only: Pipeline) -> None:
    """The check of this module must itself be able to fail: records of one text held against another."""
    text = "阳朔县青松医院党委书记沈知秋到场，义诊120人次。"
    result = pipeline_rules_only.read(text)
    assert len(result.records["secretaries"]) == 1
    assert problems(result, text) == []
    assert any("does not read" in p for p in problems(result, "甲" + text))
    assert any("outside" in p for p in problems(result, text[:5]))
    without = Result("text", {**result.records, "hospitals": []})
    assert any("leads nowhere" in p for p in problems(without, text))
    twice = Result("text", {**result.records, "numeric_claims": result.records["numeric_claims"] * 2})
    assert any("stands 2 times" in p for p in problems(twice, text))


# --- documents --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", LOCAL, ids=lambda p: p.stem)
def test_documents(path: Path, pipeline: Pipeline) -> None:
    """Whole pages, as bytes, with the default recognizer."""
    result = pipeline.read(path.read_bytes(), path.stem)
    assert result.error is None
    assert problems(result, source_of(path)) == []
    assert result.records["numeric_claims"], "a page of the project without a single claim: nothing was checked"


def test_shared_documents(pipeline: Pipeline, shared: Path) -> None:
    """The real seeds, their retellings, and saved HTML pages."""
    paths = sorted([*(shared / "docs").rglob("*.txt"), *(shared / "html").glob("*.html")])
    assert len(paths) >= 20
    wrong = {}
    for path in paths:
        result = pipeline.read(path.read_bytes(), path.stem)
        wrong[path.name] = [str(result.error)] if result.error else problems(result, source_of(path))
    assert {name: found for name, found in wrong.items() if found} == {}


@pytest.mark.parametrize("kind", sorted(DAMAGE))
def test_damage_is_damage(kind: str) -> None:
    """Each kind changes a page, and its seed fixes how."""
    source = source_of(LOCAL[-1])
    assert source != damaged(source, kind, 1) == damaged(source, kind, 1)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        pytest.param(path, kind, id=f"{path.stem}-{kind}")
        for number, path in enumerate(LOCAL)
        for kind in sorted(DAMAGE)
        if kind not in SLOW or number % 3 == (kind == "pile")
    ],
)
def test_damaged_documents(path: Path, kind: str, pipeline_rules_only: Pipeline) -> None:
    """Any kind of damage: the records may change, their grounding may not."""
    source = source_of(path)
    for seed in range(1 if kind in SLOW else SEEDS):
        text = damaged(source, kind, seed)
        assert problems(pipeline_rules_only.read(text, path.stem), text) == [], f"seed {seed}"


@pytest.mark.parametrize("number", range(5))
def test_damaged_real_pages(number: int, pipeline: Pipeline, shared: Path) -> None:
    """The real seeds with some damage each, and the default recognizer: its entities are spans of text too."""
    paths = sorted((shared / "docs" / "seeds").glob("*.txt"))
    assert len(paths) == 5
    source = source_of(paths[number])
    wrong = {}
    for kind in sorted(set(DAMAGE) - SLOW)[number::5]:
        text = damaged(source, kind, seed=7)
        wrong[kind] = problems(pipeline.read(text, paths[number].stem), text)
    assert {kind: found for kind, found in wrong.items() if found} == {}


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5hkscs", "utf-16"])
def test_damaged_files(encoding: str, pipeline_rules_only: Pipeline) -> None:
    """Files that lost or changed a few bytes are read or refused at decoding, whatever else is in them."""
    rng = random.Random(encoding)
    stages = set()
    for path in LOCAL:
        data = damage_bytes(source_of(path).encode(encoding, errors="ignore"), rng)
        result = pipeline_rules_only.read(data, path.stem)
        if result.error is None:
            assert problems(result, decode(data)[0]) == [], path.name
        stages.add(result.error.stage if result.error else "read")
    assert stages <= {"read", "decode"}


FRAGMENTS = [
    "阳朔县青松医院", "青松医院", "醫院", "党委", "院党委", "党委书记", "黨支部書記", "副书记", "第一书记", "外科第二党支部", "村党支部",
    "沈知秋", "陳", "乾", "後", "於", "著", "我院", "该院", "任", "由", "担任", "分别任", "兴坪村", "“春雨行动”党建品牌",
    "3月5日", "去年", "今年上半年", "2021-09-20", "义诊", "筛查", "到", "在", "走进", "120人次", "近２００名", "1,286人", "三、四级",
    "几十", "百分之八十", "0", "９", "%", "万", "余", "（", "）", "(", ")", "“", "”", "「", "」", "。", "，", "；", "、", "：", "！", "？", "?",
    "\n", "\r\n", "\u2028", "\x85", " ", "\u3000", "\u00a0", "\t", "\u200b", "\ufeff", "\u00ad", "😀", "e\u0301", "\U00020000",
    "&nbsp;", "&amp;", "&lt;", "&#x200b;", "&copy;", "<p>", "</p>", "<br>", "<b", "<!--", "-->", "(yī)", "(le)", "(CT)", "?!贬t",
    "来源：海角网", "责任编辑：某某", "（记者 王一）", "首页 > 新闻", "相关阅读", "上一篇", "http://a.example/2020/01/02/x.html", "●", "——", "·",
]  # fmt: skip


@settings(derandomize=True, deadline=None, max_examples=250)
@given(text=st.lists(st.sampled_from(FRAGMENTS), max_size=50).map("".join))
def test_any_patchwork(text: str, pipeline_rules_only: Pipeline) -> None:
    """Pieces of pages in any order: no text raises, and what is found can be shown."""
    text = "晨风" + text  # a page of nothing but white space, and what empties a title, are known gaps
    assert problems(pipeline_rules_only.read(text), text) == []


# --- known gaps -------------------------------------------------------------------------------------------------------

# Each text is the shortest found; the reason says what goes wrong.
GAPS = {
    "repair-over-tags": (
        "晨风Ò½Ôº<br>Ò½Ôº",
        "one repaired run covers two lines, and both cite all of it: kept spans overlap",
    ),
}


@pytest.mark.parametrize(
    "text", [pytest.param(t, id=name, marks=pytest.mark.xfail(strict=True, reason=r)) for name, (t, r) in GAPS.items()]
)
def test_known_gaps(text: str, pipeline_rules_only: Pipeline) -> None:
    assert problems(pipeline_rules_only.read(text), text) == []


def test_a_remark_dropped_from_a_line_is_not_kept(pipeline_rules_only: Pipeline) -> None:
    """Kept and dropped spans are disjoint."""
    text = "渡口夜话\n阳朔县青松医院外科党支部到兴坪村义诊，服务120人次。（记者 王一）\n"
    document = pipeline_rules_only.read(text).records["documents"][0]
    assert isinstance(document, Document)
    assert document.dropped_spans
    assert overlaps(document) == []


@pytest.mark.parametrize(
    "text",
    [
        "阳朔县青松医院外科第二党支部、儿科第一、第二党支部联合义诊。",
        "您现在的位置：阳朔县青松医院 > 党建园地\n我院骨科党支部到兴坪村义诊。\n阳朔县青松医院的医生服务了30人次。",
        "相关阅读<br>陳?!贬t黨支部書記",
    ],
)
def test_texts_that_once_were_lost(text: str, pipeline_rules_only: Pipeline) -> None:
    assert problems(pipeline_rules_only.read(text), text) == []


def test_a_page_of_white_space_and_tags_is_an_error(pipeline_rules_only: Pipeline) -> None:
    error = pipeline_rules_only.read("&nbsp;<br>\n").error
    assert error is not None
    assert (error.stage, error.reason) == ("text", "nothing but white space and markup")
