"""Saved HTML pages: what a reader sees of them, where it stands in the file, what the markup says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Command
from hypothesis import given
from hypothesis import strategies as st

from extract import Pipeline
from extract.text.align import AlignedText
from extract.text.hypertext import find_hypertext, is_hypertext
from extract.text.source import SourceText, normalize

HEAD = "<html><head><title>党员到村里量血压 - 云岭在线</title>{meta}</head><body>"
NAV = "<ul class='nav'><li><a href='/'>首页</a></li><li><a href='/yw'>要闻</a></li></ul>"
TEXT = (
    "<h1>党员到村里量血压</h1><p class='info'>2021-05-08 09:30 来源：云岭晚报</p><div class='text'>"
    "<p>5月7日，云岭县<b>人民</b>医院内科党支部书记<a href='/x'>张建国</a>带领8名医护人员来到石桥村，为120名老人义诊，\n"
    "   并送去常用药品，村民们早早等在村委会门口。</p>"
    "<p>&#24403;天共发放宣传册&nbsp;300&nbsp;份，测量血压260人次，还为行动不便的老人上门检查，一直忙到傍晚才回城。</p></div>"
)
FOOT = "<div class='foot'>版权所有 云岭在线 滇ICP备00000000号</div></body></html>"


def page(meta: str = "", text: str = TEXT) -> str:
    return HEAD.format(meta=meta) + NAV + text + FOOT


def visible(source: str) -> str:
    return AlignedText.of(source).apply(find_hypertext(source)).text


# --- what a reader sees -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("<p>甲</p><p>乙</p>", "\n甲\n\n乙\n"),
        ("<p>甲<b>乙</b>丙</p>", "\n甲乙丙\n"),
        ("甲<br>乙<br/>丙", "甲\n乙\n丙"),
        ("甲\n   乙", "甲 乙"),
        ("a &lt; b &amp; c&hellip;", "a < b & c…"),
        ("<script>var 甲 = '<p>乙</p>';</script>丙", "\n丙"),
        ("<style>p { color: red }</style>丙<!-- 丁 -->", "\n丙"),
        ("<select><option>友情链接</option></select>丙", "\n丙"),
        ("血压 < 140 且 > 90", "血压 < 140 且 > 90"),
        ("<p title='甲 > 乙'>丙", "\n丙"),
        ("<td>甲</td><td>乙</td>", "\n甲\n\n乙\n"),
        ("&nosuch;甲&#x4e59;", "&nosuch;甲乙"),
        ("甲<p", "甲<p"),
    ],
)
def test_what_a_reader_sees(source: str, seen: str) -> None:
    assert visible(source) == seen


@given(st.lists(st.sampled_from(["<p>", "</p>", "<", ">", "&amp;", "&", "<!--", "-->", "<script>", "</script>", "甲", "\n", '"', "<br/>", "<b x='", "]]>", "<![CDATA["]), max_size=24))  # fmt: skip
def test_any_markup_is_read(parts: list[str]) -> None:
    """Edits are in order and inside the source, whatever the damage; what remains of a character is that character."""
    source = "".join(parts)
    shown = AlignedText.of(source).apply(find_hypertext(source))
    for char, start, end in zip(shown.text, shown.starts, shown.ends, strict=True):
        assert 0 <= start < end <= len(source)
        if char == "甲":
            assert source[start:end] == "甲"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("<!DOCTYPE html>\n<html>", True),
        ("\n<!-- saved -->\n<HTML lang=zh>", True),
        ("<?xml version='1.0'?><html xmlns=''>", True),
        ("<p>甲</p>乙", False),
        ("一位读者写道：<html> 是什么？", False),
        ("", False),
        ("<!---->" * 500 + "甲", False),  # every end of a comment could be the end of the first
    ],
)
def test_pages_are_told_from_text(source: str, *, told: bool) -> None:
    assert is_hypertext(source) is told


# --- records ----------------------------------------------------------------------------------------------------------


def test_records_point_into_the_file(pipeline: Pipeline) -> None:
    """Source offsets lead to the markup, text offsets to the document's own text; both read as the evidence does."""
    source = page()
    records = pipeline.read(source).records
    [document] = records["documents"]
    assert document.title == "党员到村里量血压"
    assert "首页" not in document.text
    assert "版权所有" not in document.text
    [hospital] = records["hospitals"]
    assert hospital.name == "云岭县人民医院"
    assert source[hospital.evidence[0].start : hospital.evidence[0].end] == "云岭县<b>人民</b>医院"
    assert [s.person for s in records["secretaries"]] == ["张建国"]
    assert {c.text for c in records["numeric_claims"]} >= {"8名", "120名", "300份", "260人次"}
    for record in (r for group in records.values() for r in group):
        for span in record.evidence:
            assert normalize(source[span.start : span.end], html=True) == span.text
            assert document.text[span.text_start : span.text_end] == span.text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5"])
@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "iso-8859-1", ""])
def test_the_bytes_count_not_the_declaration(encoding: str, declared: str, pipeline: Pipeline) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    text = TEXT.replace("&nbsp;", " ")
    if encoding == "big5":
        import opencc  # noqa: PLC0415 only here

        text = opencc.OpenCC("s2t").convert(text)
    written = page(meta, text) if encoding != "big5" else page(meta, text).replace("党", "黨").replace("村里", "村裡")
    [document] = pipeline.read(written.encode(encoding, errors="xmlcharrefreplace")).records["documents"]
    assert "张建国" in document.text


@pytest.mark.parametrize(
    ("meta", "text", "field", "value"),
    [
        ("", TEXT, "published", "2021-05-08"),
        ("", TEXT, "outlet", "云岭晚报"),
        ("<meta name='PubDate' content='2021-05-09 10:00'>", TEXT.replace("2021-05-08 09:30", ""), "published", "2021-05-09"),
        ("<meta name='ContentSource' content='云岭日报'>", TEXT.replace("来源：云岭晚报", ""), "outlet", "云岭日报"),
        ("<meta name='author' content='王晓明'>", TEXT, "byline", ["王晓明"]),
        ("<meta name='author' content='admin'>", TEXT, "byline", []),
        ("<link rel='canonical' href='https://www.yunling.example/a/1.html'>", TEXT, "url", "https://www.yunling.example/a/1.html"),
        ("", TEXT.replace("<h1>党员到村里量血压</h1>", ""), "title", "党员到村里量血压"),
    ],
)  # fmt: skip
def test_what_the_markup_says(meta: str, text: str, field: str, value: object, pipeline: Pipeline) -> None:
    [document] = pipeline.read(page(meta, text)).records["documents"]
    assert getattr(document, field) == value


def test_related_links_inside_the_text_do_not_end_it(pipeline: Pipeline) -> None:
    inset = "<aside><h4>相关阅读</h4><a href='/p'>南桥菜市场改造后重新开张</a></aside>"
    first, second = TEXT.split("<p>&#24403;")
    [document] = pipeline.read(page(text=first + inset + "<p>&#24403;" + second)).records["documents"]
    assert "260人次" in document.text
    assert "菜市场" not in document.text


def test_a_page_without_text_is_no_error(pipeline: Pipeline) -> None:
    result = pipeline.read("<html><head><title>暂无内容</title></head><body></body></html>")
    assert result.error is None
    assert [d.title for d in result.records["documents"]] == ["暂无内容"]
    assert pipeline.read("<html><body><script>1</script></body></html>").error is not None


def test_html_files_are_inputs(tmp_path: Path, run_command: Command) -> None:
    """By their extension, whatever they start with; a text file that is a page is read as one."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.html").write_text(TEXT, encoding="utf-8")
    (folder / "b.shtml").write_text(page(), encoding="gb18030")
    (folder / "c.htm").write_text(page(), encoding="utf-8")
    (folder / "d.txt").write_text(page(), encoding="utf-8")
    assert run_command("run", folder, "-o", tmp_path / "out").status == 0
    lines = (tmp_path / "out" / "hospitals.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["doc_id"] for line in lines] == ["a", "b", "c", "d"]


def test_real_pages(shared: Path) -> None:
    """Six saved pages of other sites: the text is found whole, and nothing of the navigation."""
    expected = json.loads((Path(__file__).parent / "html_pages.json").read_text(encoding="utf-8"))
    for name, said in expected.items():
        pipeline = Pipeline(ner="none")
        result = pipeline.read((shared / "html" / name).read_bytes(), html=True)
        [document] = result.records["documents"]
        assert (document.title, document.published, document.outlet) == tuple(said["head"]), name
        assert [part for part in said["kept"] if part not in document.text] == [], name
        assert [part for part in said["dropped"] if part in document.text] == [], name


def test_source_text_of_a_page_counts_no_tags() -> None:
    repairs = SourceText.from_text(page()).repairs
    assert repairs["tag"] == repairs["entity"] == repairs["unrepaired"] == 0


@pytest.mark.parametrize("cut", ["<!DOCTYP", "<!doctype html>\n<html", '<!doctype html>\n<html lang="zh"name'])
def test_a_page_cut_before_its_first_element_is_read(cut: str, pipeline_rules_only: Pipeline) -> None:
    result = pipeline_rules_only.read(cut, html=True)
    assert result.error is None
    assert not any(records for kind, records in result.records.items() if kind != "documents")
