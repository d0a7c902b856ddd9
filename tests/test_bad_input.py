"""Input nobody wishes for: it is read where that is possible, and refused in words where it is not."""

from __future__ import annotations

import codecs
import gzip
import importlib.util
import io
import json
import re
import shutil
import struct
import time
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import Command, Finished

    from extract import Pipeline, Result

ROOT = Path(__file__).parents[1]
RECORDS = ("documents", "hospitals", "party_branches", "secretaries", "service_events", "numeric_claims")
# One record of each type, twice the usual length of a title, no character outside GB 2312.
PAGE = """云岭县人民医院外科第二党支部到村里义诊

3月5日，云岭县人民医院外科第二党支部书记张建国带队到仙人洞镇云岭村开展义诊，接诊群众200余人次。
村民们说，医生来到家门口，看病方便多了。
"""
TRADITIONAL = """雲嶺縣人民醫院外科第二黨支部到村裡義診

3月5日，雲嶺縣人民醫院外科第二黨支部書記張建國帶隊到仙人洞鎮雲嶺村開展義診，接診群眾200餘人次。
村民們說，醫生來到家門口，看病方便多了。
"""
# What a reader finds in PAGE.
FACTS: dict[str, Any] = {
    "hospitals": {"云岭县人民医院"},
    "party_branches": {"外科第二党支部"},
    "secretaries": {("张建国", "secretary", "外科第二党支部")},
    "service_events": {("free_clinic", "XXXX-03-05")},
    "numeric_claims": {("200余人次", 200, "over", "人次")},
}


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def jsonl(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.jsonl")}


def facts(result: Result) -> dict[str, Any]:
    """The same view of a result as FACTS."""
    assert result.error is None, result.error
    found: dict[str, Any] = result.records
    return {
        "hospitals": {r.name for r in found["hospitals"]},
        "party_branches": {r.name for r in found["party_branches"]},
        "secretaries": {(r.person, r.role, r.branch_name) for r in found["secretaries"]},
        "service_events": {(r.event_type, r.date.edtf if r.date else None) for r in found["service_events"]},
        "numeric_claims": {(r.text, r.value, r.comparator, r.unit) for r in found["numeric_claims"]},
    }


def document(result: Result) -> Any:
    assert result.error is None, result.error
    [found] = result.records["documents"]
    return found


def assert_grounded(result: Result, source: str) -> None:
    """Spans lead to what the reader sees: in PAGE normalization removes line ends and nothing else."""
    for group in result.records.values():
        for record in group:
            for span in record.evidence:
                assert re.sub(r"\s", "", source[span.start : span.end]) == span.text


def write(path: Path, content: bytes | str = PAGE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def assert_refused(finished: Finished, output: Path, *words: str) -> None:
    """Exit status 2, a message with all `words` and no traceback, and nothing written."""
    assert finished.status == 2, finished.stderr
    assert "Traceback" not in finished.stderr
    for word in words:
        assert word in finished.stderr
    assert not output.exists()


# --- bytes that are no text -------------------------------------------------------------------------------------------


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 16, 16, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(range(49)) * 16)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def zipped() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("page.txt", PAGE)
    return content.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(png(), id="png"),
        pytest.param(zipped(), id="zip"),
        pytest.param(gzip.compress(PAGE.encode(), mtime=0), id="gzip"),
        pytest.param(b"\x7fELF\x02\x01\x01" + bytes(9) + b"\x03\x00>\x00" + bytes(60), id="elf"),
    ],
)
def test_binary_data_is_refused(content: bytes, pipeline_rules_only: Pipeline) -> None:
    result = pipeline_rules_only.read(content)
    assert not any(result.records.values())
    assert result.error is not None
    assert result.error.stage == "decode"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b" \r\n\t\n", id="blanks"),
        pytest.param(codecs.BOM_UTF8, id="utf-8 mark"),
        pytest.param(codecs.BOM_UTF16_LE, id="utf-16 mark"),
        pytest.param("　　\n　\n".encode(), id="full-width spaces"),
        pytest.param("\xa0\n\xa0".encode(), id="no-break spaces"),
        pytest.param("\u200b\u200b".encode(), id="zero-width spaces"),
    ],
)
def test_a_page_without_a_character_is_refused(content: bytes, pipeline_rules_only: Pipeline) -> None:
    result = pipeline_rules_only.read(content)
    assert not any(result.records.values())
    assert result.error is not None
    assert result.error.stage != "internal", result.error
    assert "empty" in result.error.reason


def test_a_broken_byte_is_refused_with_its_place(pipeline_rules_only: Pipeline) -> None:
    text = (PAGE * 3).encode()
    place = PAGE.encode().index("张建国".encode())
    result = pipeline_rules_only.read(text[:place] + b"\xff" + text[place:])
    assert result.error is not None
    assert result.error.stage == "decode"
    assert re.search(rf"\b{place}\b", result.error.reason), result.error.reason


@pytest.mark.parametrize("length", [2, 3, 4, 6, 9, 15, 29])
def test_utf8_cut_inside_a_character_is_never_read_as_something_else(
    length: int, pipeline_rules_only: Pipeline
) -> None:
    # How downloads end. The rest of the last character must not turn the whole text into GBK, Big5 or Shift JIS.
    text = "外科第一党支部书记张建国在云岭县人民医院义诊，接诊二百余人"[:length]
    result = pipeline_rules_only.read(text.encode()[:-1])
    if result.error is None:
        assert document(result).encoding == "utf-8"
    else:
        assert result.error.stage == "decode"


# --- odd, but text ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("control", ["\x00", "\x01", "\x07", "\x0b", "\x0c", "\x1b", "\x7f"])
def test_a_lone_control_character_changes_nothing(control: str, pipeline_rules_only: Pipeline) -> None:
    source = PAGE.replace("村民们", f"村民{control}们") * 2
    result = pipeline_rules_only.read(source.encode())
    assert facts(result) == FACTS
    assert document(result).chars == len(source)


def test_a_nul_does_not_turn_ascii_into_han(pipeline_rules_only: Pipeline) -> None:
    # As UTF-16 these bytes are 桥汬漠睯牬搠… Refusing them is right, reading them as ASCII is right, that is not.
    content = b"hello world this is a page\x00x"
    result = pipeline_rules_only.read(content)
    if result.error is not None:
        assert result.error.stage == "decode"
    else:
        assert content.decode(document(result).encoding).isascii()


def test_one_character_is_a_document(pipeline: Pipeline) -> None:
    result = pipeline.read("党".encode())
    found = document(result)
    assert (found.chars, found.encoding, found.kept_spans, found.dropped_spans) == (1, "utf-8", [(0, 1)], [])
    [span] = found.evidence
    assert (span.start, span.end, span.text) == (0, 1, "党")
    assert not [stem for stem in RECORDS[1:] if result.records[stem]]


def test_a_page_of_nothing_but_furniture_gives_its_document_alone(pipeline: Pipeline) -> None:
    lines = [
        "首页 > 新闻中心 > 医院动态",
        "发布时间：2023-07-03 08:15　来源：云岭日报　浏览次数：1286次",
        "责任编辑：张建国",
        "版权所有：云岭县人民医院　京ICP备00000000号",
        "地址：云岭县云岭路1号　联系电话：0000-00000000",
    ]
    source = "\n".join(lines)
    result = pipeline.read(source.encode())
    found = document(result)
    assert not [stem for stem in RECORDS[1:] if result.records[stem]]
    assert (found.published, found.outlet, found.title) == ("2023-07-03", "云岭日报", None)
    assert found.kept_spans == []
    assert [source[a:b] for a, b in found.dropped_spans] == lines
    assert found.evidence


def test_a_line_of_200_kilobytes_finishes(pipeline_rules_only: Pipeline) -> None:
    told = "3月5日，云岭县人民医院外科第二党支部到仙人洞镇云岭村开展义诊，接诊群众200余人次。"
    last = "云岭县人民医院外科第九党支部书记李明远说。"
    text = told * (200_000 // len(told.encode()) + 1) + last
    started = time.process_time()  # of this process: a busy machine fails no test
    result = pipeline_rules_only.read(text.encode())
    assert time.process_time() - started < 30
    assert document(result).chars == len(text)
    secretary: Any
    [secretary] = result.records["secretaries"]
    assert (secretary.person, secretary.branch_name) == ("李明远", "外科第九党支部")
    # Far offsets are as exact as near ones.
    assert len(text) - len(last) <= secretary.evidence[0].start < secretary.evidence[0].end < len(text)
    assert text[secretary.evidence[0].start : secretary.evidence[0].end] == secretary.evidence[0].text
    assert len(result.records["numeric_claims"]) == text.count("200余人次")


# --- encodings --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize(
    ("charset", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("gb18030", b""),
    ],
    ids=["utf-8", "utf-8 mark", "utf-16-le", "utf-16-be", "utf-16-le mark", "utf-16-be mark", "gb18030"],
)
def test_an_encoding_changes_no_record(charset: str, mark: bytes, line_end: str, pipeline_rules_only: Pipeline) -> None:
    source = PAGE.replace("\n", line_end)
    content = mark + source.encode(charset)
    result = pipeline_rules_only.read(content)
    assert facts(result) == FACTS
    assert_grounded(result, source)
    found = document(result)
    assert (found.chars, found.script, found.title) == (len(source), "Hans", PAGE.splitlines()[0])
    # The name of the encoding is one with which others can read the file.
    assert content.decode(found.encoding).removeprefix("\ufeff") == source


def test_big5_is_read_and_converted(pipeline_rules_only: Pipeline) -> None:
    result = pipeline_rules_only.read(TRADITIONAL.encode("big5"))
    assert facts(result) == FACTS
    found = document(result)
    assert (found.chars, found.script, found.title) == (len(TRADITIONAL), "Hant", PAGE.splitlines()[0])
    assert TRADITIONAL.encode("big5").decode(found.encoding) == TRADITIONAL
    [secretary] = result.records["secretaries"]
    assert "張建國" in "".join(TRADITIONAL[span.start : span.end] for span in secretary.evidence)


def test_gb2312_declared_means_gbk(pipeline_rules_only: Pipeline) -> None:
    # 喆 and 镕 are in GBK and not in GB 2312.
    source = f'<meta charset="gb2312">\n{PAGE.replace("张建国", "李喆")}镕'
    result = pipeline_rules_only.read(source.encode("gbk"))
    assert [person for person, _, _ in facts(result)["secretaries"]] == ["李喆"]
    assert document(result).chars == len(source)
    assert source.encode("gbk").decode(document(result).encoding) == source


def test_a_declaration_and_a_mark_decide_where_a_detector_could_only_guess(pipeline_rules_only: Pipeline) -> None:
    # Names of rare characters alone, and words without a line end, which is what gives unmarked UTF-16 away.
    for source, charset, mark in (
        ('<meta charset="gb2312">\n李喆、镕镕、堃烜、翀玥、珺玥', "gbk", b""),
        ("党支部义诊", "utf-16-le", codecs.BOM_UTF16_LE),
        ("党支部义诊", "utf-16-be", codecs.BOM_UTF16_BE),
    ):
        content = mark + source.encode(charset)
        found = document(pipeline_rules_only.read(content))
        assert content.decode(found.encoding) == source
        assert found.chars == len(source)


@pytest.mark.parametrize(("source", "charset"), [("党支部书记义诊", "gbk"), ("黨支部書記義診", "big5")])
def test_a_headline_alone_is_enough_to_tell_the_charset(
    source: str, charset: str, pipeline_rules_only: Pipeline
) -> None:
    content = source.encode(charset)
    found = document(pipeline_rules_only.read(content))
    assert content.decode(found.encoding) == source
    assert [span.text for span in found.evidence] == ["党支部书记义诊"]


LIES = [
    ("simplified", "utf-8", "gb2312"),
    ("simplified", "gbk", "utf-8"),
    ("simplified", "gbk", "big5"),
    ("simplified", "gbk", "iso-8859-1"),  # what servers say when nobody told them
    ("simplified", "gbk", "undefined"),  # what scripts write; Python knows a codec of that name
    ("simplified", "gbk", "no-such-charset"),
    ("traditional", "big5", "utf-8"),
    ("traditional", "big5", "gb2312"),
    ("traditional", "big5", "iso-8859-1"),
]


@pytest.mark.parametrize(("page", "charset", "declared"), LIES)
def test_a_declaration_that_lies_is_not_believed(
    page: str, charset: str, declared: str, pipeline_rules_only: Pipeline
) -> None:
    source = f'<meta charset="{declared}">\n{PAGE if page == "simplified" else TRADITIONAL}'
    content = source.encode(charset)
    result = pipeline_rules_only.read(content)
    assert facts(result) == FACTS
    found = document(result)
    assert found.chars == len(content.decode(found.encoding))


# --- files and folders ------------------------------------------------------------------------------------------------


def test_what_cannot_be_read_costs_only_itself(tmp_path: Path, run_command: Command) -> None:
    good = write(tmp_path / "good" / "b.txt")
    write(good.parent / "sub" / "n.txt", PAGE.replace("200", "300"))
    pages = tmp_path / "pages"
    shutil.copytree(good.parent, pages)
    write(pages / "a_empty.txt", b"")
    write(pages / "broken.txt", PAGE.encode()[:90] + b"\xff" + PAGE.encode()[90:])
    write(pages / "sub" / "picture.txt", png())
    (pages / "sub" / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    with write(pages / "z_huge.txt", b"").open("r+b") as file:
        file.truncate(200_000_000)  # a hole: it takes no room on the disk
    finished = run_command("run", pages, "-o", tmp_path / "out", "--ner", "none")
    assert finished.status == 3, finished.stderr
    errors = records(tmp_path / "out" / "errors.jsonl")
    assert all(list(error) == ["doc_id", "file", "stage", "reason"] for error in errors)
    assert [(error["doc_id"], error["stage"]) for error in errors] == [
        ("a_empty", "decode"),
        ("broken", "decode"),
        ("sub/gone", "read"),
        ("sub/picture", "decode"),
        ("z_huge", "read"),
    ]
    assert [error["file"] for error in errors] == [str(pages / f"{error['doc_id']}.txt") for error in errors]
    assert all(len(error["reason"]) > 10 for error in errors)
    assert re.search(r"errors\.jsonl\W+5\W", finished.stderr)
    manifest = json.loads((tmp_path / "out" / "run.json").read_bytes())
    assert (manifest["documents"], manifest["counts"]["documents"], manifest["counts"]["errors"]) == (7, 2, 5)
    # The others' records are what they are without their bad neighbours.
    assert run_command("run", good.parent, "-o", tmp_path / "alone", "--ner", "none").status == 0
    together, alone = jsonl(tmp_path / "out"), jsonl(tmp_path / "alone")
    for stem in RECORDS:
        assert together[f"{stem}.jsonl"] == alone[f"{stem}.jsonl"] != b""


def test_no_document_that_can_be_read(tmp_path: Path, run_command: Command) -> None:
    finished = run_command("run", write(tmp_path / "a.txt", b""), "-o", tmp_path / "out", "--ner", "none")
    assert finished.status == 3
    assert len(records(tmp_path / "out" / "errors.jsonl")) == 1
    assert not [stem for stem in RECORDS if records(tmp_path / "out" / f"{stem}.jsonl")]


def test_a_wrong_extension_is_an_error_only_where_it_was_asked_for(tmp_path: Path, run_command: Command) -> None:
    pages = tmp_path / "pages"
    write(pages / "a.txt")
    write(pages / "b.pdf", b"%PDF-1.4")
    assert run_command("run", pages, "-o", tmp_path / "folder", "--ner", "none").status == 0
    assert records(tmp_path / "folder" / "errors.jsonl") == []
    for name, inputs in (("file", [pages / "a.txt", pages / "b.pdf"]), ("glob", [pages / "*"])):
        assert run_command("run", *inputs, "-o", tmp_path / name, "--ner", "none").status == 3
        [error] = records(tmp_path / name / "errors.jsonl")
        assert (error["doc_id"], error["file"], error["stage"]) == ("b", str(pages / "b.pdf"), "read")
        assert ".pdf" in error["reason"]
        assert ".txt" in error["reason"]  # what is wanted instead
        assert [r["doc_id"] for r in records(tmp_path / name / "documents.jsonl")] == ["a"]


@pytest.mark.parametrize("name", ["nowhere", "nowhere.txt", "*.nothing", "dangling.txt"])
def test_a_missing_input_is_refused(name: str, tmp_path: Path, run_command: Command) -> None:
    write(tmp_path / "a.txt")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "gone.txt")
    finished = run_command("run", tmp_path / "a.txt", tmp_path / name, "-o", tmp_path / "out", "--ner", "none")
    assert_refused(finished, tmp_path / "out", str(tmp_path / name))


@pytest.mark.parametrize("name", ["", "folder.txt", "*"], ids=["folder", "folder named like a page", "glob of folders"])
def test_a_folder_without_documents_is_refused(name: str, tmp_path: Path, run_command: Command) -> None:
    pages = tmp_path / "pages"
    write(pages / "folder.txt" / "readme.md")
    finished = run_command("run", f"{pages}/{name}", "-o", tmp_path / "out", "--ner", "none")
    assert_refused(finished, tmp_path / "out", str(pages), ".txt")


@pytest.mark.parametrize("below", ["", "out", "out/deep"], ids=["a file", "below a file", "deep below a file"])
def test_an_output_that_cannot_be_a_folder_is_refused(below: str, tmp_path: Path, run_command: Command) -> None:
    page, taken = write(tmp_path / "a.txt"), write(tmp_path / "taken", "mine")
    finished = run_command("run", page, "-o", taken / below, "--ner", "none")
    assert_refused(finished, taken / "out", str(taken), "give")
    assert taken.read_text(encoding="utf-8") == "mine"
    assert {path.name for path in tmp_path.iterdir()} == {"a.txt", "taken"}


@pytest.mark.parametrize("name", ["hospitals.jsonl", "run.json"])
def test_a_folder_where_a_file_shall_stand_is_refused(name: str, tmp_path: Path, run_command: Command) -> None:
    page, output = write(tmp_path / "a.txt"), tmp_path / "out"
    (output / name).mkdir(parents=True)
    write(output / "documents.jsonl", "older\n")
    finished = run_command("run", page, "-o", output, "--ner", "none")
    assert finished.status == 2, finished.stderr
    assert name in finished.stderr
    assert {path.name for path in output.iterdir()} == {name, "documents.jsonl"}
    assert (output / "documents.jsonl").read_bytes() == b"older\n"


@pytest.mark.parametrize("name", ["no_such_model", "zh_core_web_sm", "{folder}"])
def test_an_unknown_model_is_refused_with_how_to_get_one(name: str, tmp_path: Path, run_command: Command) -> None:
    if importlib.util.find_spec(name) is not None:
        pytest.skip(f"{name} is installed here")
    page = write(tmp_path / "pages" / "a.txt")
    model = name.format(folder=page.parent)  # a folder, but none of a pipeline
    finished = run_command("run", page, "-o", tmp_path / "out", "--ner", model)
    # The recognizers that need nothing, spaCy's own, what they need, and the impostor.
    words = (model, "lac", "none", "zh_core_web_sm", "spacy-pkuseg", "zh-core-web-sm", "PyPI")
    assert_refused(finished, tmp_path / "out", *words)
    assert re.search(r"(?i)do not install .?zh-core-web-sm", finished.stderr)


# --- rules ------------------------------------------------------------------------------------------------------------

WORDS = """kind: words
about: An extra rule.
mark: TITLE
words: [院士]
examples:
  - text: 院士来了
    finds: [院士]
"""
CLAIMS = """kind: claims
about: An extra rule.
never:
  - '^ok$'
  - '(bad'
examples:
  - text: 院士来了
    finds: []
"""
TEMPLATE = """kind: template
about: An extra rule.
relation: post
patterns:
  - "{PERSON}{POST}"
  - "{PERSN}{POST}"
examples:
  - text: 院士来了
    finds: []
"""
UNITS = (ROOT / "rules" / "lexicons" / "units.yaml").read_text(encoding="utf-8")
UNITS_END = UNITS.count("\n")


def rules_with(tmp_path: Path, **files: str | bytes | None) -> Path:
    """A copy of the shipped rules where `zz__a_yaml=…` has put, or None has removed, zz/a.yaml."""
    rules = tmp_path / "rules"
    shutil.copytree(ROOT / "rules", rules)
    for name, content in files.items():
        folder, stem = name.split("__")
        path = rules / folder / ".".join(stem.rsplit("_", 1))
        if content is None:
            path.unlink()
        else:
            write(path, content)
    return rules


def run_with(rules: Path, tmp_path: Path, run_command: Command) -> Finished:
    page = write(tmp_path / "a.txt")
    return run_command("run", page, "-o", tmp_path / "out", "--ner", "none", "--rules", rules)


def test_the_rules_that_are_made_bad_below_are_good(tmp_path: Path, run_command: Command) -> None:
    good = {"zz__a_yaml": WORDS, "zz__b_yaml": CLAIMS.replace("(bad", "(good)"), "lexicons__units_yaml": UNITS}
    rules = rules_with(tmp_path, **good, zz__c_yaml=TEMPLATE.replace("PERSN", "PERSON"))
    assert run_with(rules, tmp_path, run_command).status == 0


BAD_RULES = [
    # what, files, where, what the message must name for the author to go on
    ("syntax", {"zz__a_yaml": "kind: words\nabout: a: b\n"}, "zz/a.yaml:2:9", ["mapping", "quote"]),
    ("open list", {"zz__a_yaml": "kind: words\nwords: [院士\nmark: TITLE\n"}, "zz/a.yaml:3:5", ["- item"]),
    ("tab", {"zz__a_yaml": "kind: words\n\tabout: a\n"}, "zz/a.yaml:2:1", ["tab", "spaces"]),
    ("Chinese colon", {"zz__a_yaml": "kind: words\nabout：a\nmark: OWN\n"}, "zz/a.yaml:2:6", ["Chinese", "`: `"]),
    ("Chinese comma", {"zz__a_yaml": WORDS.replace("[院士]", "[院士，博士]")}, "zz/a.yaml:4:9", ["'，'", "`, `"]),
    ("open quote", {"zz__a_yaml": 'kind: words\nabout: "a\nmark: OWN\n'}, "zz/a.yaml:2:8", ["quotation mark", "close"]),
    ("backslash", {"zz__a_yaml": WORDS.replace("[院士]", '["\\s"]')}, r"zz/a.yaml:4:\d+", ["single quotes"]),
    ("bare @", {"zz__a_yaml": WORDS.replace("[院士]", "[@titles]")}, "zz/a.yaml:4:9", ["quotes"]),
    ("not a text", {"zz__a_yaml": WORDS.replace("words: [院士]", "words: [yes]")}, "zz/a.yaml:4:9", ["True", "quotes"]),
    ("almost a key", {"zz__a_yaml": WORDS + "not_befor: [x]\n"}, "zz/a.yaml:8:1", ["not_befor", "write `not_before`"]),
    ("no .yaml", {"zz__a_yml": WORDS}, "zz/a.yml:1:1", ["a.yaml"]),
    ("no such list", {"lexicons__surnames_txt": "@shiped\n张\n"}, "lexicons/surnames.txt:1:1", ["@shiped", "@shipped"]),
    (
        "words in a line",
        {"lexicons__surnames_txt": "张，王\n"},
        "lexicons/surnames.txt:1:1",
        ["'，'", "one word a line"],
    ),
    ("unknown key", {"zz__a_yaml": WORDS + "colour: red\n"}, "zz/a.yaml:8:[19]", ["colour", "words", "not_before"]),
    ("inner key", {"zz__a_yaml": WORDS + "    tint: red\n"}, "zz/a.yaml:8:(5|11)", ["tint", "text", "finds"]),
    ("missing key", {"zz__a_yaml": WORDS.replace("mark: TITLE\n", "")}, r"zz/a.yaml:1:1", ["`mark`"]),
    ("wrong type", {"zz__a_yaml": WORDS.replace("[院士]\nex", "院士\nex")}, "zz/a.yaml:4:8", ["words", "list", "院士"]),
    ("unknown kind", {"zz__a_yaml": WORDS.replace("words", "wrods", 1)}, "zz/a.yaml:1:7", ["wrods", "kind: words"]),
    ("no kind", {"zz__a_yaml": WORDS.replace("kind: words\n", "")}, "zz/a.yaml:1:1", ["kind: words", "kind: event"]),
    ("no mapping", {"zz__a_yaml": "- a\n- b\n"}, "zz/a.yaml:1:1", ["kind: words"]),
    ("nothing", {"zz__a_yaml": ""}, "zz/a.yaml:1:1", ["kind: words"]),
    ("unknown mark", {"zz__a_yaml": WORDS.replace("TITLE", "TITEL")}, "zz/a.yaml:3:7", ["TITEL", "TITLE"]),
    (
        "unknown lexicon",
        {"zz__a_yaml": WORDS.replace("words: [院士]", 'words: [院士, "@titles"]')},
        "zz/a.yaml:4:13",
        ["@titles", "@surnames", "@posts_other"],
    ),
    ("expression", {"zz__a_yaml": CLAIMS}, "zz/a.yaml:5:5", ["(bad", "RE2"]),
    ("lookbehind", {"zz__a_yaml": CLAIMS.replace("(bad", "(?<=a)b")}, "zz/a.yaml:5:5", ["(?<=a)b", "lookaround"]),
    ("slot", {"zz__a_yaml": TEMPLATE}, "zz/a.yaml:6:5", ["PERSN", "PERSON", "define"]),
    ("bracket", {"zz__a_yaml": TEMPLATE.replace("{PERSN}", "({PERSON}")}, "zz/a.yaml:6:5", ["(甲|乙)"]),
    ("key twice", {"zz__a_yaml": WORDS + "about: again\n"}, "zz/a.yaml:8:1", ["about", "twice"]),
    ("inner key twice", {"zz__a_yaml": WORDS + "    finds: []\n"}, "zz/a.yaml:8:5", ["finds", "twice"]),
    ("not UTF-8", {"zz__a_yaml": WORDS.encode("gbk")}, "zz/a.yaml:1:1", ["UTF-8"]),
    ("word twice", {"lexicons__surnames_txt": "张\n王\n张\n"}, "lexicons/surnames.txt:3:1", ["张", "line 1"]),
    (
        "lexicon syntax",
        {"lexicons__units_yaml": f"{UNITS}extra: a: b\n"},
        f"lexicons/units.yaml:{UNITS_END + 1}:9",
        ["value"],
    ),
    (
        "lexicon key twice",  # of two entries YAML keeps the last: the first one's units would be lost in silence
        {"lexicons__units_yaml": f"{UNITS}person: [丁]\n"},
        f"lexicons/units.yaml:{UNITS_END + 1}:1",
        ["person"],
    ),
    ("lexicon shape", {"lexicons__units_yaml": "person: 5\n"}, r"lexicons/units.yaml:1:\d+", ["person"]),
    (
        "lexicon not UTF-8",
        {"lexicons__surnames_txt": "张\n王\n".encode("gbk")},
        r"lexicons/surnames.txt:1:1",
        ["UTF-8"],
    ),
    ("table columns", {"lexicons__divisions_csv": "a,b\n1,2\n"}, r"lexicons/divisions.csv:1:1", ["adcode"]),
]


@pytest.mark.parametrize(("files", "place", "words"), [case[1:] for case in BAD_RULES], ids=[c[0] for c in BAD_RULES])
def test_bad_rules_are_refused_where_they_are_bad(
    files: dict[str, Any], place: str, words: list[str], tmp_path: Path, run_command: Command
) -> None:
    rules = rules_with(tmp_path, **files)
    finished = run_with(rules, tmp_path, run_command)
    assert_refused(finished, tmp_path / "out")
    [message] = [line for line in finished.stderr.splitlines() if line.startswith(str(rules))]
    said = message.removeprefix(str(rules))
    assert re.match(rf"/?{place}: ", said), message
    assert [word for word in words if word not in said] == [], message


def test_rules_that_are_not_there_are_refused(tmp_path: Path, run_command: Command) -> None:
    finished = run_with(tmp_path / "no rules", tmp_path, run_command)
    assert_refused(finished, tmp_path / "out", f"{tmp_path / 'no rules'}:1:1: ", "lexicons")


def test_all_problems_of_all_files_are_told_at_once(tmp_path: Path, run_command: Command) -> None:
    rules = rules_with(
        tmp_path,
        lexicons__surnames_txt="张\n王\n张\n",
        zz__a_yaml=WORDS + "colour: red\nsize: 3\n",
        zz__b_yaml=CLAIMS.replace("^ok$", "a**"),
        zz__c_yaml=TEMPLATE,
        zz__d_yaml="kind: words\nabout: a: b\n",
    )
    finished = run_with(rules, tmp_path, run_command)
    assert_refused(finished, tmp_path / "out")
    told = re.findall(rf"(?m)^{re.escape(str(rules))}/([^:]+:\d+):\d+: \S", finished.stderr)
    assert sorted(told) == [
        "lexicons/surnames.txt:3",
        "zz/a.yaml:8",
        "zz/a.yaml:9",
        "zz/b.yaml:4",
        "zz/b.yaml:5",
        "zz/c.yaml:6",
        "zz/d.yaml:2",
    ]
