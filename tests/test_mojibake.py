"""Repairs of text damaged by encoding accidents, and no change of healthy text.

The byte shift is injected by the procedure that explains real pages: encode to GBK, drop one byte, read the rest
pairwise until an ASCII byte puts the reader in step again.
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import opencc
import pytest

from extract.text import charmodel, mojibake
from extract.text._grid import grid
from extract.text._scorer import Scorer
from extract.text.mojibake import count_damage, find_repairs

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
TO_TRADITIONAL = opencc.OpenCC("s2t")
HALF_GLOSS = re.compile(r"[a-zāáǎàēéěèīíǐìōóǒòūúǔù]+\)")
SEED = 20251122
LEAST_COMPLETE = 0.95
LEAST_LOST = 0.50  # measured, a little below: a last character of which one byte is left is a guess


def repaired(text: str) -> str:
    """`text` after its repairs."""
    done, pieces = 0, []
    for edit in find_repairs(text):
        pieces += [text[done : edit.start], edit.replacement]
        done = edit.end
    return "".join([*pieces, text[done:]])


# --- the damage -------------------------------------------------------------------------------------------------------


class Damaged(NamedTuple):
    """A damaged text, what it should read, and how the shift ended: "letter", "lost" (a last byte) or "hidden"."""

    text: str
    clean: str
    ended: str


def lose_byte(text: str, start: int) -> Damaged:
    """`text` as it shows when the first byte of the character at `start` is lost.

    "hidden": a pair inside the run shows as a question mark, or nothing is left of it; its bytes are gone.
    """
    code, shown, i, ended = text[start:].encode("gbk")[1:], "?", 0, ""
    while not ended:
        pair = code[i : i + 2]
        if pair[:1] < b"\x80":
            ended = "letter" if b"@" <= pair[:1] <= b"~" else "hidden"
            shown, i = shown + pair[:1].decode(), i + 1
            continue
        try:
            shown, i = shown + pair.decode("gbk"), i + 2
            ended = "letter" if pair[-1] < 0x80 else ""
        except UnicodeDecodeError:
            shown += "?"
            ended = "hidden" if shown == "??" or len(pair) < 2 or pair[1] >= 0x80 else "lost"
            i += 2 if pair[1:] in (b"(", b"<") else 1
    rest, clean = (code[i:].decode("gbk", errors="replace"), text)
    gloss = HALF_GLOSS.match(rest)
    ended = "hidden" if ended == "lost" and rest[:1] == "?" else ended
    if gloss and ended == "lost":
        clean = text[: len(text) - len(rest) - 1] + rest[gloss.end() :]
    for wide, narrow in ("！!", "＜<", "\u3000 "):
        shown = shown.replace(wide, narrow)
    return Damaged(re.sub(r"\?+", "?", text[:start] + shown) + rest, clean, ended)


def read_as(text: str, written: str, read: str) -> str:
    """`text` written in one encoding and read in another; bytes that Windows-1252 lacks show as Latin-1."""
    code = text.encode(written)
    if read != "cp1252":
        return code.decode(read)
    return "".join(bytes([b]).decode("latin-1" if b in b"\x81\x8d\x8f\x90\x9d" else "cp1252") for b in code)


# --- healthy sentences ------------------------------------------------------------------------------------------------

PLACES = "临江 青石 白沙 永宁 长岭 东湖 云台 安溪 泰和 双河".split()
KINDS = "市人民医院 市中医医院 县中心医院 区妇幼保健院 市第三医院 省肿瘤医院 市精神卫生中心".split()
NAMES = "林海燕 周建国 何犇 王喆 陈祎 赵翀 欧阳雪 李堃 孙晓东 吴玉兰 翟羽佳 覃婧".split()
PARTS = "骨科 儿科 呼吸与危重症医学科 急诊科 护理部 药学部 检验科 泌尿外科 康复医学科 重症医学科 中医肛肠科".split()
POSTS = "党支部书记 护士长 主任 副主任医师 党委委员 纪委书记 团总支书记".split()
ILLS = "胼胝 肛瘘 腹股沟疝 糖尿病 高血压 冠心病 白内障 脑卒中 胍类中毒 甜菊苷过敏".split()
TEMPLATES = """
{h}{d}{p}{n}介绍,今年以来共接诊患者{k}人次,同比增长{m}%。
“为什么要把支部建在科室上?”{n}说,“因为患者在哪里,服务就到哪里。”
{n}问:“老人家,您的药吃完了吗?”老人笑着点头。
近日,{h}{d}组织党员到社区义诊,为{k}名居民检查{i}。
{d}:怎么办?先挂号?还是先缴费?请看本院{m}条建议。
“我们能做的还很多!”{h}{p}{n}表示,将继续加强{d}建设。
患者留言:谢谢{n}医生!!您辛苦了~ 你们是最棒的👍
作者:{n} 来源:{h} 编辑:Anna Müller 电话:0{m}-{k}
新药Кагоцел、アスピリン与{i}的关系,{d}正在研究(naïve T细胞)。
什么是{i}?怎样预防?{n}:早发现、早治疗。
{h}荣获“先进基层党组织”称号,{d}{p}{n}代表医院领奖。
一问:{i}能治好吗?二问:费用多少?三问:去哪里看?
他是谁?他就是{h}{d}{p}{n}。
{m}月{k}日,{h}召开党建工作会议,院党委书记{n}主持会议并讲话。
""".split("\n")[1:-1]
GLOSSES = {"醫": "yī", "書": "shū", "記": "jì", "黨": "dǎng", "護": "hù", "長": "zhǎng", "為": "wèi", "療": "liáo",
           "員": "yuán", "務": "wù", "隊": "duì", "診": "zhěn", "後": "hòu", "設": "shè"}  # fmt: skip


def sentence(rng: random.Random) -> str:
    """A sentence of the genre, with numbers, questions, rare names, other alphabets."""
    return rng.choice(TEMPLATES).format(
        h=rng.choice(PLACES) + rng.choice(KINDS),
        d=rng.choice(PARTS),
        p=rng.choice(POSTS),
        n=rng.choice(NAMES),
        i=rng.choice(ILLS),
        k=rng.randint(10, 9000),
        m=rng.randint(2, 99),
    )


def written(rng: random.Random) -> str:
    """A sentence in one of the ways pages write: either script, glossed or not, half-width commas or not."""
    text = sentence(rng)
    if rng.random() < 0.4:
        text = text.replace(",", "，").replace(":", "：")
    if rng.random() < 0.4:
        text = text.replace("?", "？").replace("!", "！")
    if rng.random() < 0.5:
        text = TO_TRADITIONAL.convert(text)
        if rng.random() < 0.5:
            text = "".join(f"{char}({GLOSSES[char]})" if char in GLOSSES else char for char in text)
    return text


def in_gbk(text: str) -> bool:
    """Whether a GBK page can hold `text`."""
    try:
        text.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True


# --- tests ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("clean", "lost", "damaged"),
    [
        ("他說:“大家都來了。”護士長笑著說。", "。”護", "他說:“大家都來了?!弊o士長笑著說。"),
        ("“服務(wù)更貼心了。”骨科護士長(zhǎng)說。", "。”骨", "“服務(wù)更貼心了?!惫强谱o士長(zhǎng)說。"),
        ("“這是我們的責任。”</p>", "。”<", "“這是我們的責任?!?/p>"),
    ],
)
def test_byte_shift_by_hand(clean: str, lost: str, damaged: str) -> None:
    assert lose_byte(clean, clean.index(lost)).text == damaged
    assert repaired(damaged) == clean
    assert len(find_repairs(damaged)) == 1
    assert count_damage(damaged) == 0


def test_swallowed_gloss_vanishes() -> None:
    clean = "“要讓羣眾滿意。”支部書(shū)記李明說。"
    damaged = lose_byte(clean, clean.index("。”"))
    assert "?shū)" in damaged.text
    assert repaired(damaged.text) == clean.replace("(shū)", "")


MISREAD = "市人民医院第三党支部书记林海燕说：“我们把服务送到社区，今年义诊12场。”"


@pytest.mark.parametrize("traditional", [False, True])
@pytest.mark.parametrize(
    ("written_in", "read"),
    [("utf-8", "gb18030"), ("gbk", "latin-1"), ("gbk", "cp1252"), ("utf-8", "latin-1"), ("utf-8", "cp1252")],
)
def test_misread_encodings(written_in: str, read: str, traditional: bool) -> None:
    clean = TO_TRADITIONAL.convert(MISREAD) if traditional else MISREAD
    if read == "gb18030":  # an odd number of bytes, or a pair GBK has not, loses bytes: not the point here
        clean = "醫院護理" if traditional else "医院护理"
    shown = read_as(clean, written_in, read)
    assert shown != clean
    assert repaired(shown) == clean
    assert repaired(f"今天很好。\n{shown}\n明天更好。") == f"今天很好。\n{clean}\n明天更好。"


def test_healthy_sentences_stay() -> None:
    rng = random.Random(SEED)
    texts = [written(rng) for _ in range(10_000)]
    assert [text for text in texts if find_repairs(text)] == []
    assert sum(map(count_damage, texts)) <= 10  # rare names behind a question mark look odd now and then


@pytest.mark.parametrize(
    "text",
    [
        "吃了吗?", "怎么干?”他问。", "什么是GDP?A:国内生产总值。", "?你好", "看这里:https://a.example/?_id=3&x=?",
        "café à la crème, où êtes-vous déjà été? Ça va «bien»!", "Привет, как дела? Хорошо!",
        "これはペンですか?はい、そうです。",
        "犇犇、堃堃、喆喆、祎祎、翀翀", "胼胝、肛瘘、疝气、糖苷、双胍?", "真的吗?!太好了👍?", "沒問題嗎?沒有?那就好。",
    ],
)  # fmt: skip
def test_healthy_oddities_stay(text: str) -> None:
    assert find_repairs(text) == []


def restored_share(ended: str, number: int) -> float:
    """The share of `number` shifts that begin at a sign and end as told, restored exactly."""
    rng, right, done = random.Random(SEED), 0, 0
    while done < number:
        text = written(rng) + written(rng) + "\n"
        places = [i for i, char in enumerate(text) if i > 1 and char in "，。：！？、“”" and text[i - 1] != "?"]
        if not places or not in_gbk(text):
            continue
        damaged = lose_byte(text, rng.choice(places))
        if damaged.ended == ended:
            done += 1
            right += repaired(damaged.text) == damaged.clean
    return right / done


def test_restored_share_of_complete_runs() -> None:
    """Every byte but the lost one is still there: only the first character has to be guessed."""
    assert restored_share("letter", 300) >= LEAST_COMPLETE


def test_restored_share_of_runs_without_a_last_byte() -> None:
    """The last character has lost its second byte as well: it is a guess from one neighbour on either side."""
    assert restored_share("lost", 100) >= LEAST_LOST


def test_edits_are_sorted_and_disjoint() -> None:
    rng = random.Random(SEED)
    texts = [written(rng) for _ in range(40)]
    texts = [lose_byte(text, len(text) // 2).text for text in texts if in_gbk(text) and text[len(text) // 2] > "\x7f"]
    edits = find_repairs("\n".join(texts))
    assert len(edits) > 5
    assert all(one.end <= other.start for one, other in pairwise(edits))
    assert {edit.kind for edit in edits} == {"mojibake"}


@pytest.mark.parametrize("page", ["\ufffd" * 600, "\ufffd\ufffd，\ufffd\ufffd\ufffd：" * 80, "?持渴榧俏" * 300])
def test_a_page_of_marks_is_not_searched_for_ever(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Such pages took minutes: nothing is searched where marks prevail, and of the rest a bounded number of places."""
    searched: list[int] = []

    def counting(_text: str, start: int, _scorer: object) -> list[object]:
        searched.append(start)
        return []

    monkeypatch.setattr(mojibake, "restore", counting)
    assert find_repairs(page) == []
    assert len(searched) <= (0 if page[:2] == "\ufffd\ufffd" else 2 * mojibake.SEARCHED)


def test_equally_likely_readings_are_chosen_alike_in_every_process() -> None:
    """Where marks stand for bytes of UTF-8, 张 and 張 fit alike; sets of strings have another order in each process."""
    text = (ROOT / "tests/docs/dev_synthetic/s08_zhongzhou.txt").read_text(encoding="utf-8")
    damaged = text[:1500].encode().decode("gbk", errors="replace")
    code = "import sys\nfrom extract.text.mojibake import find_repairs\nprint(ascii(find_repairs(sys.stdin.read())))"
    found = {
        subprocess.run(
            [sys.executable, "-c", code], input=damaged, capture_output=True, encoding="utf-8", check=True, cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
        ).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip
    assert len(found) == 1
    assert "医院" in found.pop().encode().decode("unicode-escape")


def test_cells_have_the_scores_of_their_characters() -> None:
    """A formula that is written twice, for one character and for many."""
    chance, cells = random.Random(8), np.flatnonzero(grid().filled)
    chars = [grid().chars[i] for i in cells]
    usual = sorted(charmodel.common_characters(-9.0))
    for script, other in (("t", "s"), ("s", "t"), ("", "-")):
        scorer = Scorer(script)
        for earlier, before in [
            ("医", "院"),
            ("\n", "\n"),
            ("，", "3"),
            *((chance.choice(usual), char) for char in chars[::3000]),
        ]:
            wanted = [scorer.step(earlier, before, char) for char in chars]
            assert grid().steps(other, earlier, before, cells) == pytest.approx(wanted, abs=1e-9)


def test_damage_without_repair_is_counted() -> None:
    assert count_damage("他說\ufffd好") == 1
    assert count_damage("一切正常。") == 0


def test_model_file() -> None:
    assert charmodel.DATA.stat().st_size <= 700_000
    assert charmodel.step("支", "部", "书") > charmodel.step("支", "部", "犇")
    assert charmodel.step("支", "部", "书") == charmodel.step("支", "部", "書")


def test_builder() -> None:
    table = charmodel.build(["医院 30 n\n", "医生 20 n\n", "AA制 3 n\n"], {str(ord("醫")): "yī"})
    built = charmodel.CharModel(table.splitlines())
    assert built.followers("医")["院"][0] == pytest.approx(0.6, rel=0.15)
    assert built.reading("醫", "yī") == 2


DAMAGED = {"002_6076ef7deeb5145d.txt", "002_jinyintan.txt", "s06_yuanshui.txt"}


def shared_documents() -> list[Path]:
    """The shared documents; the test that asked is skipped when there are none."""
    found = sorted((SHARED / "docs").glob("*/*.txt"))
    if not found:
        pytest.skip(f"NO SHARED DOCUMENTS under {SHARED / 'docs'}: repairs of real pages are not tested")
    return found


def test_shared_healthy_documents_stay() -> None:
    for path in shared_documents():
        if path.name not in DAMAGED:
            text = path.read_text(encoding="utf-8")
            assert (path.name, find_repairs(text), count_damage(text)) == (path.name, [], 0)


def test_shared_damaged_documents() -> None:
    expected = json.loads("""{
        "s06_yuanshui.txt": ["。”醫", "。”骨科護"],
        "002_jinyintan.txt": ["專家", "。”武漢", "。”黃", "為一邊抓重點", "啊！”近日", "。”支部書", "。”<", "。”<"],
        "002_6076ef7deeb5145d.txt": ["。”武漢", "專家", "負", "。”武漢", "為一手抓重點", "啊！”近日", "。”支部書",
                                     "。”<", "。”<", "報"]
    }""")
    found = {path.name: path.read_text(encoding="utf-8") for path in shared_documents()}
    for name, replaced in expected.items():
        assert [edit.replacement for edit in find_repairs(found[name])] == replaced
        assert count_damage(found[name]) == 0
