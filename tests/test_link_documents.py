"""`dangjian link`: pages of several outlets told of hospitals, branches and people; what is one, and what stays two."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Command

PAGES = {
    # two hospitals of one name
    "wei1": "2021年3月5日 来源：甲报\n\n宿州市第一人民医院党员义诊\n\n宿州市第一人民医院外科党支部书记张建国带队义诊，医院现有床位800张。\n",
    "wei2": "2021年4月6日 来源：乙报\n\n徐州市第一人民医院党员义诊\n\n徐州市第一人民医院外科党支部书记李小明带队义诊，接诊300人次。\n",
    # the first once more, elsewhere, later, under another secretary
    "wei3": "2023年5月7日 来源：丙报\n\n安徽省宿州市第一人民医院到社区宣讲\n\n宿州市第一人民医院外科党支部书记王晓明到社区宣讲，听众120人。\n",
    # a hospital that was renamed
    "new1": "2019年1月2日 来源：甲报\n\n凤阳县中医院义诊\n\n1月2日，凤阳县中医院内科党支部书记赵大海带队到石桥村义诊。\n",
    "new2": "2022年6月7日 来源：甲报\n\n凤阳县中西医结合医院挂牌\n\n凤阳县中医院日前更名为凤阳县中西医结合医院，院内科党支部照常出诊。\n",
    # the same person's name in another hospital
    "same": "2022年6月7日 来源：丁报\n\n灵璧县人民医院党员体检日\n\n灵璧县人民医院儿科党支部书记张建国说，今年筛查儿童900人。\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory, run_command: Command) -> dict[str, list[dict[str, Any]]]:
    folder = tmp_path_factory.mktemp("link")
    (folder / "pages").mkdir()
    for name, text in PAGES.items():
        (folder / "pages" / f"{name}.txt").write_text(text, encoding="utf-8")
    assert run_command("run", folder / "pages", "-o", folder / "out").status == 0
    assert run_command("link", folder / "out").status == 0
    assert run_command("validate", folder / "out").status == 0  # what it adds is no file of ours
    files = (folder / "out" / "linked").glob("*.jsonl")
    return {p.stem: [json.loads(line) for line in p.read_text("utf-8").splitlines()] for p in files}


def of_documents(entities: list[dict[str, Any]], *documents: str) -> dict[str, Any]:
    [found] = [e for e in entities if set(documents) <= set(e["documents"])]
    return found


def test_same_named_hospitals_of_two_cities_stay_two(linked: dict[str, list[dict[str, Any]]]) -> None:
    one = of_documents(linked["hospitals"], "wei1")
    other = of_documents(linked["hospitals"], "wei2")
    assert one["id"] != other["id"]
    assert (one["city"], other["city"]) == ("宿州市", "徐州市")
    assert any("two places" in pair["why"] for pair in one["apart"])


def test_one_hospital_of_several_pages_is_one(linked: dict[str, list[dict[str, Any]]]) -> None:
    one = of_documents(linked["hospitals"], "wei1", "wei3")
    assert one["documents"] == ["wei1", "wei3"]
    assert any("one place" in pair["why"] for pair in one["joined"])


def test_a_renamed_hospital_is_one(linked: dict[str, list[dict[str, Any]]]) -> None:
    one = of_documents(linked["hospitals"], "new1", "new2")
    assert {one["name"], *one["aliases"]} == {"凤阳县中医院", "凤阳县中西医结合医院"}
    assert any("更名为" in pair["why"] for pair in one["joined"])


def test_branches_follow_their_hospital(linked: dict[str, list[dict[str, Any]]]) -> None:
    surgical = [e for e in linked["party_branches"] if "外科党支部" in e["name"]]
    assert sorted(e["documents"] for e in surgical) == [["wei1", "wei3"], ["wei2"]]


def test_people_of_one_name_in_two_hospitals_stay_two(linked: dict[str, list[dict[str, Any]]]) -> None:
    named = [e for e in linked["persons"] if e["name"] == "张建国"]
    assert sorted(e["documents"] for e in named) == [["same"], ["wei1"]]
    assert all(e["apart"] for e in named)


def test_secretaries_over_time(linked: dict[str, list[dict[str, Any]]]) -> None:
    branch = of_documents(linked["party_branches"], "wei1", "wei3")["id"]
    terms = [(t["person_name"], t["first"], t["last"]) for t in linked["terms"] if t["branch"] == branch]
    assert sorted(terms, key=lambda t: t[1]) == [
        ("张建国", "2021-03-05", "2021-03-05"),
        ("王晓明", "2023-05-07", "2023-05-07"),
    ]


def test_counts_that_differ_are_told(tmp_path: Path, run_command: Command) -> None:
    """Of one hospital, one thing, one year, exact, in two documents; rounded ones and other years are none."""
    pages = tmp_path / "pages"
    pages.mkdir()
    for name, text in (
        ("a", "2021年，宿州市第一人民医院收治患者5000人。2020年收治患者100人。"),
        ("b", "2021年，宿州市第一人民医院收治患者5200人。2020年收治患者200余人。"),
    ):
        (pages / f"{name}.txt").write_text(f"宿州市第一人民医院回顾\n\n{text}\n", encoding="utf-8")
    assert run_command("run", pages, "-o", tmp_path / "out").status == 0
    assert run_command("link", tmp_path / "out", "-o", tmp_path / "linked").status == 0
    found = [
        json.loads(line) for line in (tmp_path / "linked" / "contradictions.jsonl").read_text("utf-8").splitlines()
    ]
    assert [(c["time"], sorted(c["values"])) for c in found] == [("2021", [5000, 5200])]


def test_of_many_namesakes_each_names_its_neighbours_only(tmp_path: Path, run_command: Command) -> None:
    """Forty county hospitals called 人民医院, three pages each: forty entities, and no list of all pairs."""
    names = [
        line.split(",")[1] for line in (ROOT / "rules" / "lexicons" / "divisions.csv").read_text("utf-8").splitlines()
    ]
    counties = [name for name in names if name.endswith("县") and len(name) == 3 and names.count(name) == 1][:40]
    (tmp_path / "pages").mkdir()
    for county in counties:
        for number in range(3):
            text = f"{county}人民医院义诊\n\n5月{number + 1}日，{county}人民医院外科党支部书记张建国带队义诊。\n"
            (tmp_path / "pages" / f"{county}{number}.txt").write_text(text, encoding="utf-8")
    assert run_command("run", tmp_path / "pages", "-o", tmp_path / "out", "--ner", "none").status == 0
    assert run_command("link", tmp_path / "out", "-o", tmp_path / "linked").status == 0
    for kind in ("hospitals", "persons"):
        found = [json.loads(line) for line in (tmp_path / "linked" / f"{kind}.jsonl").read_text("utf-8").splitlines()]
        assert sorted(len(e["documents"]) for e in found) == [3] * len(counties)
        assert all(1 <= len(e["apart"]) <= 2 for e in found)


def test_what_one_document_tells_apart_stays_apart(tmp_path: Path, run_command: Command) -> None:
    """Two hospitals of one document, and one of another that could be either: it joins one of them, not both to one."""
    (tmp_path / "pages").mkdir()
    for name in ("wei1", "wei3"):
        (tmp_path / "pages" / f"{name}.txt").write_text(PAGES[name], encoding="utf-8")
    assert run_command("run", tmp_path / "pages", "-o", tmp_path / "out").status == 0
    path = tmp_path / "out" / "hospitals.jsonl"
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    [second] = [record for record in lines if record["doc_id"] == "wei3"]
    lines.append(second | {"id": second["id"] + "-2"})
    for order in (lines, lines[::-1], [lines[1], lines[0], lines[2]]):
        path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in order), encoding="utf-8")
        assert run_command("link", tmp_path / "out", "-o", tmp_path / "linked").status == 0
        found = [json.loads(line) for line in (tmp_path / "linked" / "hospitals.jsonl").read_text("utf-8").splitlines()]
        assert sorted(len(e["records"]) for e in found) == [1, 2]
