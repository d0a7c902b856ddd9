"""From bytes to normalized text: every character keeps its place in the file, and every step does one thing."""

from __future__ import annotations

import codecs
import random
from itertools import pairwise
from pathlib import Path

import pytest
from damage import DAMAGE, damage_bytes, damaged
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.errors import InputError
from extract.text.align import PARALLEL, AlignedText, Edit
from extract.text.decode import decode
from extract.text.forms import _line_edits, script_of
from extract.text.source import SourceText, normalize

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "tests" / "docs" / "dev_synthetic").glob("*.txt"))
REPLACEMENT = "\ufffd"
many = settings(derandomize=True, deadline=None, max_examples=200)
fewer = settings(derandomize=True, deadline=None, max_examples=60)


# --- offsets ----------------------------------------------------------------------------------------------------------


@st.composite
def edits_of(draw: st.DrawFn, size: int) -> list[Edit]:
    """Sorted, disjoint edits of a text of `size` characters, none of which inserts out of nothing."""
    cuts = sorted(draw(st.lists(st.integers(0, size), max_size=12)))
    found = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        kind = draw(st.sampled_from(["tag", "entity", *sorted(PARALLEL)]))
        same = st.text("甲乙丙x", min_size=end - start, max_size=end - start)
        replacement = draw(st.one_of(same, st.text("甲乙丙x\n", max_size=4))) if end > start else ""
        found.append(Edit(start, end, replacement, kind))
    return found


@st.composite
def rewritten(draw: st.DrawFn) -> tuple[str, list[list[Edit]], AlignedText]:
    """A source, up to four rounds of edits each made on what the one before left, and the result."""
    source = draw(st.text("abcdefgh字文\n ", max_size=40))
    aligned, rounds = AlignedText.of(source), []
    for _ in range(draw(st.integers(1, 4))):
        rounds.append(draw(edits_of(len(aligned.text))))
        aligned = aligned.apply(rounds[-1])
    return source, rounds, aligned


def plainly(text: str, edits: list[Edit]) -> str:
    """`text` after `edits`, last one first: no bookkeeping that could go wrong."""
    for edit in reversed(edits):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text


@many
@given(rewritten())
def test_edits_compose(made: tuple[str, list[list[Edit]], AlignedText]) -> None:
    """Whatever the edits: the text is what they say, one block a character, inside the source, never going back."""
    source, rounds, aligned = made
    expected = source
    for edits in rounds:
        expected = plainly(expected, edits)
    assert aligned.text == expected
    assert len(aligned.starts) == len(aligned.ends) == len(aligned.text)
    assert all(0 <= a < b <= len(source) for a, b in zip(aligned.starts, aligned.ends, strict=True))
    assert all(a <= b for a, b in pairwise(aligned.starts))
    assert all(a <= b for a, b in pairwise(aligned.ends))


@many
@given(st.text("abcdefgh字文\n ", max_size=40).flatmap(lambda s: st.tuples(st.just(s), edits_of(len(s)))))
def test_untouched_characters_stand_for_themselves(made: tuple[str, list[Edit]]) -> None:
    """What no edit touches maps to its own place; what one edit makes maps to what it replaced."""
    source, edits = made
    aligned = AlignedText.of(source).apply(edits)
    position = 0
    done = 0
    for edit in [*edits, Edit(len(source), len(source), "", "end")]:
        for place in range(done, edit.start):
            assert aligned.to_source(position, position + 1) == (place, place + 1)
            assert aligned.text[position] == source[place]
            position += 1
        for offset in range(len(edit.replacement)):
            parallel = edit.kind in PARALLEL and len(edit.replacement) == edit.end - edit.start
            block = (edit.start + offset, edit.start + offset + 1) if parallel else (edit.start, edit.end)
            assert aligned.to_source(position, position + 1) == block
            position += 1
        done = edit.end
    assert position == len(aligned.text)


@many
@given(rewritten(), st.data())
def test_widened_spans_cut_no_block(made: tuple[str, list[list[Edit]], AlignedText], data: st.DataObject) -> None:
    """`widen` gives the smallest span around the one asked for whose source shares no character with the rest."""
    aligned = made[2]
    if not aligned.text:
        return
    start = data.draw(st.integers(0, len(aligned.text) - 1))
    end = data.draw(st.integers(start + 1, len(aligned.text)))
    low, high = aligned.widen(start, end)
    assert low <= start < end <= high
    assert aligned.widen(low, high) == (low, high)
    first, last = aligned.to_source(low, high)
    assert all(aligned.ends[i] <= first for i in range(low))
    assert all(aligned.starts[i] >= last for i in range(high, len(aligned.text)))
    for smaller in ((low + 1, high), (low, high - 1)):
        if smaller[0] <= start and end <= smaller[1]:
            assert aligned.widen(*smaller) == (low, high), "a smaller span would have done"


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(3, 4, "x", "tag"), Edit(1, 2, "y", "tag")],
        [Edit(1, 3, "x", "tag"), Edit(2, 4, "y", "tag")],
        [Edit(2, 1, "x", "tag")],
        [Edit(2, 2, "out of nothing", "tag")],
    ],
    ids=["unsorted", "overlapping", "backwards", "insertion"],
)
def test_impossible_edits_raise(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match=r"overlap|unsorted|stands for nothing"):
        AlignedText.of("abcdef").apply(edits)


def test_no_edits_change_nothing() -> None:
    aligned = AlignedText.of("甲乙")
    assert aligned.apply([]).text == "甲乙"
    assert aligned.apply([Edit(1, 1, "", "tag")]).text == "甲乙"


@fewer
@given(st.sampled_from(PAGES), st.sampled_from(sorted(set(DAMAGE) - {"lose_gbk_bytes", "pile"})), st.data())
def test_any_span_of_a_damaged_page_can_be_shown(path: Path, kind: str, data: st.DataObject) -> None:
    """Not only spans of records: each one, shown alone, reads as it does on the page."""
    source = SourceText.from_text(damaged(path.read_text(encoding="utf-8"), kind))
    assert len(source.source) > 200
    start = data.draw(st.integers(0, len(source.text) - 2))
    end = data.draw(st.integers(start + 1, min(len(source.text), start + 30)))
    first, last, text, *_ = source.ground(start, end)
    assert text == normalize(source.source[first:last])
    assert source.text[start:end] in text
    low, high = source.normal.to_source(*source.normal.widen(start, end))
    assert first <= low < high <= last


@fewer
@given(st.sampled_from(PAGES), st.sampled_from(["insert_markup", "add_glosses", "insert_spaces"]), st.data())
def test_the_way_back_from_the_source(path: Path, kind: str, data: st.DataObject) -> None:
    """A span, shown in the source and looked up there, is the same span again."""
    source = SourceText.from_text(damaged(path.read_text(encoding="utf-8"), kind))
    start = data.draw(st.integers(0, len(source.text) - 2))
    end = data.draw(st.integers(start + 1, min(len(source.text), start + 30)))
    low, high = source.normal.widen(start, end)
    assert source.from_source(*source.normal.to_source(low, high)) == (low, high)


# --- one step at a time -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "read"),
    [
        # Readings behind Chinese characters go, in half- and full-width brackets, neutral tones included.
        ("結(jié)核病", "结核病"),
        ("医(yī)院(yuàn)", "医院"),
        ("医（yī）院", "医院"),
        ("我们(men)的孩子(zi)", "我们的孩子"),
        ("女(nǚ)士去旅(lǚ)行", "女士去旅行"),
        ("专(zhuān)家诊(zhěn)治", "专家诊治"),
        # What is no reading of a character stays.
        ("做CT和核磁共振(MRI)", "做CT和核磁共振(MRI)"),
        ("增强扫描(CT)", "增强扫描(CT)"),
        ("手机应用(app)", "手机应用(app)"),
        ("王医生(doctor)", "王医生(doctor)"),
        ("信息系统(HIS系统)", "信息系统(HIS系统)"),
        ("第三支部（行政支部）", "第三支部（行政支部）"),
        ("(yī)在行首", "(yī)在行首"),
        ("a(ā)", "a(ā)"),
    ],
)
def test_glosses(written: str, read: str) -> None:
    assert normalize(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("党&#20826;&#x515A;", "党党党"),
        ("&ldquo;先锋&rdquo;号&mdash;&mdash;起航", "“先锋”号——起航"),
        ("&lt;b&gt;", "<b>"),
        # Only one round: what an entity spells is text, not an entity again.
        ("&amp;nbsp;", "&nbsp;"),
        ("&amp;lt;", "&lt;"),
        ("AT&T;医院", "AT&T;医院"),
        ("&nosuch;", "&nosuch;"),
        ("<p>甲</p>", "\n甲\n"),
        ("甲<br/>乙", "甲\n乙"),
        ("甲<b>乙</b>丙", "甲乙丙"),
        ('甲<span class="x">乙</span>', "甲乙"),
        ("甲<!-- 旁注 -->乙", "甲乙"),
        # No tags: signs and Chinese book marks.
        ("血压3<5且6>4", "血压3<5且6>4"),
        ("<甲>", "<甲>"),
    ],
)
def test_entities_and_tags(written: str, read: str) -> None:
    assert normalize(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("甲\u200b乙\ufeff丙\u00ad丁\u2060戊", "甲乙丙丁戊"),
        ("12\u200b0人次", "120人次"),
        # Odd spaces: beside a Chinese character, its punctuation or a line end they part nothing.
        ("护理党支部 书记 、穆 某", "护理党支部书记、穆某"),
        ("义诊３００ 多人次", "义诊300多人次"),
        ("2016 年", "2016年"),
        ("对病人要有大爱。 ”", "对病人要有大爱。”"),
        ("　　段首", "段首"),
        ("行尾 \u00a0\n下一行", "行尾\n下一行"),
        ("HPV 疫苗", "HPV疫苗"),
        ("甲\t乙\u2003丙", "甲乙丙"),
        # Spaces between words of Latin letters are words' own.
        ("Hello world", "Hello world"),
        ("COVID 19 病毒", "COVID 19病毒"),
        ("“ MDT clinic ”", "“MDT clinic”"),
        ("\r\n甲\r乙\u2028丙", "\n甲\n乙\n丙"),
        # Width.
        ("１２３４人次", "1234人次"),
        ("４．５万人次", "4.5万人次"),
        ("ＣＴ／ＭＲ室", "CT/MR室"),
        ("５０％", "50%"),
        ("甲，乙；丙：丁！（戊）", "甲，乙；丙：丁！（戊）"),
        ("「外」『内』", "“外”‘内’"),
        ("「暖醫『先鋒』」", "“暖医‘先锋’”"),
    ],
)
def test_forms(written: str, read: str) -> None:
    assert normalize(written) == read


@pytest.mark.parametrize(
    ("written", "read", "script"),
    [
        (
            "醫院黨委書記陳南山說，患者在哪裡，黨建就往哪裡使勁。",
            "医院党委书记陈南山说，患者在哪里，党建就往哪里使劲。",
            "Hant",
        ),
        # 乾 is a name in Simplified text and "dry" in Traditional text; 著 and 於 are written in both.
        ("李乾书记说，今年的党建工作开展得好。", "李乾书记说，今年的党建工作开展得好。", "Hans"),
        ("會議室要乾淨。", "会议室要干净。", "Hant"),
        ("著名专家于建国著书立说。", "著名专家于建国著书立说。", "Hans"),
        ("著名專家在醫院著書立說。", "著名专家在医院著书立说。", "Hant"),
        ("乾隆年間建的醫館", "乾隆年间建的医馆", "Hant"),
        # A name in the other script: what no Simplified text uses is converted there too.
        ("为群众服务的医院里，陳南山医生说过这样的话。", "为群众服务的医院里，陈南山医生说过这样的话。", "Hans"),
        ("醫院為羣眾服務，李乾医生說。", "医院为群众服务，李干医生说。", "Hant"),
        ("", "", "Hans"),
        ("12:30 CT", "12:30 CT", "Hans"),
    ],
)
def test_scripts(written: str, read: str, script: str) -> None:
    source = SourceText.from_text(written)
    assert (source.text, source.script) == (read, script)
    assert script_of(written) == script


def test_phrases_that_change_length_keep_their_place() -> None:
    """OpenCC may answer a phrase with a longer or shorter one. Today's tables do not, so it is played here."""
    for line, converted in (
        ("看電腦了", "看计算机了"),
        ("看激光器了", "看雷射了"),
        ("電腦", "计算机"),
        ("看了電腦", "看了计算机"),
    ):
        edits = _line_edits(line, converted, 10, "Hant")
        aligned = AlignedText.of("x" * 10 + line + "尾").apply(edits)
        assert aligned.text == "x" * 10 + converted + "尾"
        assert aligned.to_source(len(aligned.text) - 1, len(aligned.text)) == (10 + len(line), 11 + len(line))
        assert aligned.to_source(10, 10 + len(converted)) == (10, 10 + len(line))


def test_repairs_are_counted() -> None:
    """The counts of a record's `repairs` are those of the edits made."""
    repairs = SourceText.from_text("結(jié)核病 &nbsp;<b>１２</b>\u200b人").repairs
    expected = {
        "pinyin": 1,
        "script": 1,
        "entity": 1,
        "tag": 2,
        "width": 2,
        "invisible": 1,
        "mojibake": 0,
        "unrepaired": 0,
    }
    assert {kind: repairs[kind] for kind in expected} == expected


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_healthy_text_stays(path: Path) -> None:
    """Normalized text is normal: nothing in it is changed a second time."""
    once = normalize(path.read_text(encoding="utf-8"))
    assert normalize(once) == once


# --- bytes ------------------------------------------------------------------------------------------------------------

HANS = (
    "阳朔县青松医院党委书记沈知秋介绍，今年上半年，各党支部进社区、进学校开展义诊五十三次，服务群众一万余人次。\n"
    "医院还选派专家到基层坐诊带教，受到群众欢迎。\n"
)
HANT = "陽朔縣青松醫院黨委書記沈知秋介紹，今年上半年，各黨支部進社區、進學校開展義診五十三次，服務群眾一萬餘人次。\n"


def page(charset: str, text: str = HANS) -> str:
    """A small HTML page that declares `charset`."""
    return f'<html><head><meta charset="{charset}"></head><body>\n{text}</body></html>'


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (HANS.encode(), HANS),
        (codecs.BOM_UTF8 + HANS.encode(), HANS),
        (codecs.BOM_UTF16_LE + HANS.encode("utf-16-le"), HANS),
        (codecs.BOM_UTF16_BE + HANS.encode("utf-16-be"), HANS),
        (codecs.BOM_UTF32_LE + HANS.encode("utf-32-le"), HANS),
        (codecs.BOM_UTF32_BE + HANS.encode("utf-32-be"), HANS),
        (HANS.encode("utf-16-le"), HANS),
        (HANS.encode("utf-16-be"), HANS),
        (page("utf-16").encode("utf-16-le"), page("utf-16")),
        (HANS.encode("gbk"), HANS),
        ((HANS + "㐀𠀀镕").encode("gb18030"), HANS + "㐀𠀀镕"),
        (HANT.encode("gbk"), HANT),
        (HANT.encode("big5"), HANT),
        ((HANT + "嘅咗").encode("big5hkscs"), HANT + "嘅咗"),
        (b"plain ASCII, no Chinese at all", "plain ASCII, no Chinese at all"),
    ],
    ids=[
        "utf-8", "bom-8", "bom-16-le", "bom-16-be", "bom-32-le", "bom-32-be", "16-le", "16-be", "16-le-html", "gbk",
        "gb18030", "gbk-hant", "big5", "hkscs", "ascii",
    ],
)  # fmt: skip
def test_encodings(data: bytes, text: str) -> None:
    """Read without a hint from outside; a mark at the start is no character of the text."""
    assert decode(data)[0] == text


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("gb2312", "utf-8"), ("utf-8", "gbk"), ("gb2312", "gbk"), ("big5", "gbk"), ("iso-8859-1", "gbk"), ("utf-16", "gbk"),
        ("windows-1252", "gbk"), ("shift_jis", "gbk"), ("euc-kr", "gbk"), ("koi8-r", "gbk"), ("x-klingon", "gbk"),
        ("unicode_escape", "gbk"), ("utf-7", "gbk"), ("base64", "gbk"), ("rot13", "gbk"), ("punycode", "gbk"),
    ],
)  # fmt: skip
def test_declarations_lie(declared: str, written: str) -> None:
    """A page is read as what it is, not as what it says; a codec that is no charset is no charset here either."""
    text = page(declared, HANS + "朱镕")
    assert decode(text.encode(written))[0] == text


def test_a_traditional_page_that_says_gbk() -> None:
    text = page("gbk", HANT)
    assert decode(text.encode("big5"))[0] == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (codecs.BOM_UTF16_LE, "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + random.Random(1).randbytes(500), "binary"),
        (b"PK\x03\x04\x14\x00" + random.Random(3).randbytes(900), "binary"),
        (random.Random(2).randbytes(5000), "binary"),
        (HANS.encode()[:50] + b"\xe5\xff" + HANS.encode()[51:], "byte"),
        (HANS.encode()[:-5], "byte"),
        ((HANS * 50).encode()[:-5], "byte"),
        (HANS.encode() + b"\xa0" + HANS.encode(), "byte"),
        (HANS.encode("utf-16")[:-1], "byte"),
    ],
    ids=["empty", "blank", "bom-8", "bom-16", "png", "zip", "noise", "broken", "cut", "long-cut", "stray", "odd-16"],
)
def test_unreadable_files_say_why(data: bytes, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data)
    assert caught.value.stage == "decode"
    assert reason in caught.value.reason
    assert "\n" not in caught.value.reason


def never_invents(data: bytes) -> None:
    """`decode` answers or says why not, and puts in no replacement character that the file does not hold."""
    try:
        text, encoding = decode(data)
    except InputError as caught:
        error = caught
    else:
        codecs.lookup(encoding)
        # U+FFFD is 84 31 A4 37 in GB 18030: a file may really hold it.
        held = any(REPLACEMENT.encode(e) in data for e in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"))
        assert held or REPLACEMENT not in text
        return
    assert (error.stage, bool(error.reason)) == ("decode", True)


@many
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    never_invents(data)


@many
@given(
    st.sampled_from([HANS, HANT, page("gb2312"), page("utf-8", HANT)]),
    st.sampled_from(["utf-8", "gb18030", "big5hkscs", "utf-16", "utf-16-le", "utf-32"]),
    st.integers(0, 2**32),
)
def test_damaged_files(text: str, encoding: str, seed: int) -> None:
    never_invents(damage_bytes(text.encode(encoding, errors="ignore"), random.Random(seed)))


def test_a_replacement_character_of_the_page_itself_stays() -> None:
    """Pages hold U+FFFD that their own makers left there: that is no reason to refuse them, nor to hide it."""
    text = HANS + "某" + REPLACEMENT + "某。" + HANS
    assert decode(text.encode()) == (text, "utf-8")
    assert SourceText.from_text(text).repairs["unrepaired"] >= 1
