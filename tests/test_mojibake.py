"""Repairs of text damaged by encoding accidents, and no change of healthy text.

The byte shift is injected by the procedure that explains real pages: encode to GBK, drop one byte, read the rest
pairwise until an ASCII byte puts the reader in step again.
"""

from __future__ import annotations

import json
import random
import time
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import opencc
import pytest

from extract.text import charmodel
from extract.text.mojibake import count_damage, find_repairs

SHARED = Path(__file__).parents[2] / "shared"
TO_TRADITIONAL = opencc.OpenCC("s2t")
SEED = 20251122


def repaired(text: str) -> str:
    """`text` after its repairs."""
    done, pieces = 0, []
    for edit in find_repairs(text):
        pieces += [text[done : edit.start], edit.replacement]
        done = edit.end
    return "".join([*pieces, text[done:]])


# --- the damage -------------------------------------------------------------------------------------------------------


class Damaged(NamedTuple):
    """A text, where its damage starts, and whether each pair of the run still shows its bytes."""

    text: str
    start: int
    restorable: bool


def lose_byte(text: str, start: int) -> Damaged:
    """`text` as it shows when the first byte of the character at `start` is lost."""
    code, shown, i, hidden, ended = text[start:].encode("gbk")[1:], "?", 0, 0, False
    while i < len(code) and not ended:
        pair = code[i : i + 2]
        try:
            shown, i = shown + pair.decode("gbk"), i + 2
            ended = pair[-1] < 0x80
        except UnicodeDecodeError:
            shown += "?"
            ended = len(pair) < 2 or pair[1] < 0x80
            hidden += not ended
            i += 1 + (not ended or pair[1:] in (b"(", b"<"))
    while "??" in shown:
        shown = shown.replace("??", "?")
    for wide, narrow in ("！!", "＜<", "\u3000 "):
        shown = shown.replace(wide, narrow)
    return Damaged(text[:start] + shown + code[i:].decode("gbk"), start, ended and not hidden and shown != "?")


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
