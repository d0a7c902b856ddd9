"""Quantities: hand-written cases, properties, and the numbers and percentages of a peer's test data."""

from __future__ import annotations

import json
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.quantities import find_numbers, find_quantities

PEERS = Path(__file__).parents[2] / "shared" / "peers" / "recognizers-zh-open.json"
NUMBER_FLOOR, PERCENT_FLOOR = 0.95, 0.92

_BY_KIND = {
    "person": "人 位 名",
    "person_time": "人次 例次",
    "event": "场 场次 次 趟 期 批 批次 节 课",
    "institution": "家 所",
    "item": "个 项 条 张 台 份 件 例 支 户 只 点 片 袋",
    "money": "元 块钱 万元户",
    "area": "平方米 亩",
    "length": "公里 里 米 千米",
    "duration": "小时 分钟 天 年 月 周 周年 季度 世纪 工作日 星期",
    "other": "岁 度 ℃ mg 字 吨 毫升 分 斤",
}
UNITS = {unit: kind for kind, units in _BY_KIND.items() for unit in units.split()}

# text -> the quantities in it, each as span|value|comparator|unit; a range has its two ends in the value.
CASES = [
    ("队伍走了超过1000公里山路", "超过1000公里|1000|over|公里"),
    ("来了近200名听众", "近200名|200|near|名"),
    ("省下约210元", "约210元|210|approx|元"),
    ("采样逾12万人次", "逾12万人次|120000|over|人次"),
    ("等了不到两分钟", "不到两分钟|2|under|分钟"),
    ("候诊不超过半小时", "不超过半小时|0.5|under|小时"),
    ("百余名护士", "百余名|100|over|名"),
    ("全年讲30课以上", "30课以上|30|over|课"),
    ("现场30人左右", "30人左右|30|approx|人"),
    ("排队10分钟以内", "10分钟以内|10|under|分钟"),
    ("至少5名医师到岗", "至少5名|5|over|名"),
    ("最多3次", "最多3次|3|under|次"),
    ("不少于20场", "不少于20场|20|over|场"),
    ("将近四百份问卷", "将近四百份|400|near|份"),
    ("大约60户人家", "大约60户|60|approx|户"),
    ("不足百人", "不足百人|100|under|人"),
    ("超百万人次", "超百万人次|1000000|over|人次"),
    ("上百趟夜班车", "上百趟|100|over|趟"),
    ("近千份手册", "近千份|1000|near|份"),
    ("千余名志愿者", "千余名|1000|over|名"),
    ("万余人到场", "万余人|10000|over|人"),
    ("几十名同事", "几十名|10|several|名"),
    ("十几名同事", "十几名|10|several|名"),
    ("数百名学员", "数百名|100|several|名"),
    ("数十万人次受益", "数十万人次|100000|several|人次"),
    ("数千群众受益", "数千|1000|several|None"),
    ("数万余群众受益", "数万余|10000|several|None"),
    ("数千里路", "数千里|1000|several|里"),
    ("十来个小时", "十来个小时|10|approx|小时"),
    ("20来名老人", "20来名|20|approx|名"),
    ("200余位患者", "200余位|200|over|位"),
    ("700多人次", "700多人次|700|over|人次"),
    ("1.1万余人次", "1.1万余人次|11000|over|人次"),
    ("6000多元药费", "6000多元|6000|over|元"),
    ("6000元多一点", "6000元多|6000|over|元"),
    ("3年多来", "3年多|3|over|年"),
    ("一个多月没回家", "一个多月|1|over|月"),
    ("两个多小时", "两个多小时|2|over|小时"),
    ("盼了大半年", "大半年|0.5|over|年"),
    ("练了半年", "半年|0.5|eq|年"),
    ("半年多以后", "半年多|0.5|over|年"),
    ("半个小时后", "半个小时|0.5|eq|小时"),
    ("站了两个半小时", "两个半小时|2.5|eq|小时"),
    ("开车一个半小时", "一个半小时|1.5|eq|小时"),
    ("驻村一年半", "一年半|1.5|eq|年"),
    ("历时一个半月", "一个半月|1.5|eq|月"),
    ("历时半月", "半月|0.5|eq|月"),
    ("今年上半年", ""),
    ("下半年和后半夜", ""),
    ("半月板损伤", ""),
    ("守了11个小时", "11个小时|11|eq|小时"),
    ("驻点8个月", "8个月|8|eq|月"),
    ("5个工作日内", "5个工作日|5|eq|工作日"),
    ("3个人抬一台机器", "3个人|3|eq|人;一台|1|eq|台"),
    ("33个党支部", "33个|33|eq|个"),
    ("3.6万元", "3.6万元|36000|eq|元"),
    ("5千4百人", "5千4百人|5400|eq|人"),
    ("上转1,286人次、下转943人次", "1,286人次|1286|eq|人次;943人次|943|eq|人次"),
    ("上转１，２８６人次", "１，２８６人次|1286|eq|人次"),
    ("约 ４.５万人次", "约 ４.５万人次|45000|approx|人次"),
    ("三点五公里", "三点五公里|3.5|eq|公里"),
    ("四点五万人次", "四点五万人次|45000|eq|人次"),
    ("卅二名", "卅二名|32|eq|名"),
    ("俩小时", "俩小时|2|eq|小时"),
    ("肆佰陸拾名", "肆佰陸拾名|460|eq|名"),
    ("為近300餘名村民", "近300餘名|300|near|名"),
    ("兩萬五千里", "兩萬五千里|25000|eq|里"),
    ("2至3名专家", "2至3名|2~3|range|名"),
    ("10—20人一组", "10—20人|10~20|range|人"),
    ("住院3~5天", "3~5天|3~5|range|天"),
    ("补助3到5万元", "3到5万元|30000~50000|range|元"),
    ("5000到1万人", "5000到1万人|5000~10000|range|人"),
    ("派出5名至8名", "5名至8名|5~8|range|名"),
    ("五六个小时", "五六个小时|5~6|range|小时"),
    ("走了七八里地", "七八里|7~8|range|里"),
    ("下降三四岁", "三四岁|3~4|range|岁"),
    ("两三百名学生", "两三百名|200~300|range|名"),
    ("十五六名学生", "十五六名|15~16|range|名"),
    ("一两个月", "一两个月|1~2|range|月"),
    ("四、五名队员", "四、五名|4~5|range|名"),
    ("从42分钟到15分钟", "42分钟|42|eq|分钟;15分钟|15|eq|分钟"),
    ("由52%提高到68%", "52%|52|eq|%;68%|68|eq|%"),
    ("占４０％", "４０％|40|eq|%"),
    ("百分之四十的人", "百分之四十|40|eq|%"),
    ("百分之百到岗", "百分之百|100|eq|%"),
    ("千分之三", "千分之三|0.3|eq|%"),
    ("九成已随访", "九成|90|eq|%"),
    ("增长近两成", "近两成|20|near|%"),
    ("三成半的人", "三成半|35|eq|%"),
    ("85%以上", "85%以上|85|over|%"),
    ("打七折", "七折|70|eq|%"),
    ("下降2.5个百分点", "2.5个百分点|2.5|eq|百分点"),
    ("同比-3.2%", "-3.2%|-3.2|eq|%"),
    ("九成员工", ""),
    ("2019成立", ""),
    ("主题-3家医院", "3家|3|eq|家"),
    ("冰箱设为-5℃", "-5℃|-5|eq|℃"),
    ("提出三点建议", "三点|3|eq|点"),
    ("下午三点到", ""),
    ("晚上8点13分", ""),
    ("2018年5月10日", ""),
    ("二〇二一年", ""),
    ("98年5月", ""),
    ("10月16日", ""),
    ("2001-2019年", ""),
    ("坚持了27年", "27年|27|eq|年"),
    ("签了五年协议", "五年|5|eq|年"),
    ("90年代", ""),
    ("三季度以来", ""),
    ("连续2个季度", "2个季度|2|eq|季度"),
    ("进入21世纪", ""),
    ("半个世纪以来", "半个世纪|0.5|eq|世纪"),
    ("第33个爱牙日", ""),
    ("第3至5期、第一、二批", ""),
    ("A06版和第2次", ""),
    ("5家庭院", ""),
    ("一支部一品牌", ""),
    ("3名医生", "3名|3|eq|名"),
    ("12场次,师生1600人次", "12场次|12|eq|场次;1600人次|1600|eq|人次"),
    ("面积750平方米", "750平方米|750|eq|平方米"),
    ("每次5mg", "5mg|5|eq|mg"),
    ("预约3人，附近2家", "3人|3|eq|人;2家|2|eq|家"),
    ("彩超3台", "3台|3|eq|台"),
    ("网上百余人报名", "百余人|100|over|人"),
    ("总人数百余名", "百余名|100|over|名"),
    ("百家争鸣，千人计划", ""),
    ("十分重视红十字工作", ""),
    ("百名专家", "百名|100|eq|名"),
    ("23来个", ""),
]


def _shown(text: str) -> str:
    parts = []
    for found in find_quantities(text, UNITS):
        value = f"{found.value}" if found.upper is None else f"{found.value}~{found.upper}"
        parts.append(f"{text[found.start : found.end]}|{value}|{found.comparator}|{found.unit}")
    return ";".join(parts)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_quantity(text: str, expected: str) -> None:
    assert _shown(text) == expected


def test_web_addresses_count_nothing() -> None:
    assert find_quantities("见http://a.cn/?n=3%20and%2072%", UNITS) == []
    assert find_numbers("见https://a.cn/2021/09") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [("3名", "person"), ("九成", "percent"), ("数千群众", "person"), ("5个百分点", "percent"), ("4个小时", "duration")],
)
def test_kind(text: str, kind: str) -> None:
    assert [found.kind for found in find_quantities(text, UNITS)] == [kind]


def test_number_span_lies_inside_the_qualified_span() -> None:
    text = "为近300余名村民"
    (found,) = find_quantities(text, UNITS)
    assert (text[found.start : found.end], text[found.number_start : found.number_end]) == ("近300余名", "300")


def test_without_units_only_per_cent_is_counted() -> None:
    assert [found.unit for found in find_quantities("3名党员占40%", {})] == ["%"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一万三", [(0, 3, "13000")]),
        ("一万零三", [(0, 4, "10003")]),
        ("三分之一", [(0, 4, "1/3")]),
        ("负一又二分之一", [(0, 7, "-1.5")]),
        ("3万4000", [(0, 6, "34000")]),
        ("四百多", [(0, 2, "400")]),
        ("版本1.2.3", [(2, 3, "1"), (4, 5, "2"), (6, 7, "3")]),
        ("队伍登陆，收拾行李", []),
        ("千万别忘，万一呢", []),
    ],
)
def test_number(text: str, expected: list[tuple[int, int, str]]) -> None:
    found = [(number.start, number.end, number.value) for number in find_numbers(text)]
    assert found == [(start, end, _decimal(value)) for start, end, value in expected]


def _decimal(value: str) -> Decimal:
    over, _, under = value.partition("/")
    return Decimal(over) / Decimal(under or 1)


_ALPHABET = (
    "0123456789０９一二三五十百千万亿两廿零〇肆拾佰几数余多来半"
    "个名人次年月日点分之又成折%.,，-~至到、 约近不超过上小时第/eK"
)


@given(st.one_of(st.text(), st.text(alphabet=_ALPHABET, max_size=60)))
def test_spans_are_sound(text: str) -> None:
    for spans in (
        [(found.start, found.end) for found in find_numbers(text)],
        [(found.start, found.end) for found in find_quantities(text, UNITS)],
    ):
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(left[1] <= right[0] for left, right in pairwise(spans))


@given(
    st.integers(1, 10**12), st.text(alphabet="的是了在，。和", max_size=8), st.sampled_from(["名", "人次", "平方米"])
)
def test_a_planted_quantity_is_found_where_it_was_put(value: int, around: str, unit: str) -> None:
    (found,) = find_quantities(f"{around}{value:,}{unit}{around}", UNITS)
    assert (found.start, found.unit) == (len(around), unit)
    assert found.value == value


def _peer_cases(kind: str) -> list[dict[str, Any]]:
    if not PEERS.exists():
        pytest.skip(f"NOT MEASURED: {PEERS} is absent, so accuracy on the peers' {kind} cases is unknown")
    cases: list[dict[str, Any]] = json.loads(PEERS.read_text(encoding="utf-8"))[kind]
    return cases


def _right(found: list[tuple[int, int, Decimal]], case: dict[str, Any]) -> bool:
    """Whether spans are equal and values agree to nine digits (the peers print fifteen)."""
    wanted = [(int(item["start"]), int(item["end"]), Decimal(item["value"].rstrip("%"))) for item in case["found"]]
    if len(found) != len(wanted):
        return False
    return all(
        mine[0] == theirs[0] and mine[1] == theirs[1] and abs(mine[2] - theirs[2]) <= abs(theirs[2]) * Decimal("1e-9")
        for mine, theirs in zip(found, wanted, strict=True)
    )


def test_peers_numbers() -> None:
    cases = _peer_cases("number")
    right = sum(_right([(n.start, n.end, n.value) for n in find_numbers(case["text"])], case) for case in cases)
    assert right / len(cases) >= NUMBER_FLOOR


def test_peers_percent() -> None:
    cases = _peer_cases("percent")
    right = 0
    for case in cases:
        found = [(q.start, q.end, q.value) for q in find_quantities(case["text"], {}) if q.kind == "percent"]
        right += _right(found, case)
    assert right / len(cases) >= PERCENT_FLOOR
