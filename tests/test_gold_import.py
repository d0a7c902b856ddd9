"""The way back: what people corrected in an annotation tool, as gold that `dangjian eval` reads."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Command

from extract.evaluation import scorer

PAGE = """沭水医院内科党支部到榆钱村开展义诊
2024-05-08 10:00 来源：沭水县医院

5月6日，沭水县医院内科党支部书记魏青带领6名党员来到榆钱村开展义诊，为80余名村民测量血压。
副书记简霜给村民讲了防暑知识。
"""
Task = dict[str, Any]


def task(annotation: Any) -> str:
    return json.dumps([{"data": {"doc_id": "p", "text": "x"}, "annotations": [annotation]}])


@pytest.fixture(scope="module")
def out(run_command: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page")
    (folder / "p.txt").write_text(PAGE, encoding="utf-8")
    assert run_command("run", folder / "p.txt", "-o", folder / "output").status == 0
    return folder / "output"


def exported(out: Path, form: str, target: Path, run_command: Command) -> str:
    assert run_command("export", out, "--to", form, "-o", target).status == 0
    return target.read_text("utf-8")


def imported(export: Any, out: Path, tmp_path: Path, run_command: Command, *options: str, status: int = 0) -> str:
    """The messages of importing `export` (text, or tasks) into `tmp_path/gold`."""
    path = tmp_path / "export.json"
    path.write_text(export if isinstance(export, str) else json.dumps(export), encoding="utf-8")
    done = run_command("gold", "import", path, "--records", out, "-o", tmp_path / "gold", *options)
    assert done.status == status, (done.stdout, done.stderr)
    return done.stdout + done.stderr


def annotated(tasks: list[Task]) -> list[Task]:
    """The tasks as Label Studio exports them when nobody corrected anything."""
    return [
        {"id": n, "data": t["data"], "annotations": [{"result": t["predictions"][0]["result"], "was_cancelled": False}]}
        for n, t in enumerate(tasks, 1)
    ]


@pytest.fixture
def corrected(
    out: Path, tmp_path: Path, run_command: Command
) -> Callable[[Callable[[list[Task], str], list[Task]]], dict[str, Any]]:
    """The gold of the page after the regions of its task went through a function."""

    def correct(change: Callable[[list[Task], str], list[Task]]) -> dict[str, Any]:
        tasks = annotated(json.loads(exported(out, "label-studio", tmp_path / "t.json", run_command)))
        annotation = tasks[0]["annotations"][0]
        annotation["result"] = change(annotation["result"], tasks[0]["data"]["text"])
        imported(tasks, out, tmp_path, run_command)
        return json.loads((tmp_path / "gold" / "p.json").read_text("utf-8"))

    return correct


def marked(text: str, words: str, label: str, **said: str) -> list[Task]:
    """A region that an annotator drew, as Label Studio writes it, with what was said of it."""
    start = text.index(words)
    value = {"start": start, "end": start + len(words), "text": words}
    base = {"id": f"drawn{start}", "to_name": "text"}
    made: list[Task] = [{**base, "from_name": "label", "type": "labels", "value": {**value, "labels": [label]}}]
    for name, answer in said.items():
        kind = "textarea" if name == "name" else "choices"
        answers = {"text" if name == "name" else "choices": [answer]}
        made.append({**base, "from_name": name, "type": kind, "value": {**value, **answers}})
    return made


# --- nothing corrected ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["label-studio", "doccano"])
def test_uncorrected_records_are_gold_that_they_meet(
    form: str, seeds_output: Path, tmp_path: Path, run_command: Command
) -> None:
    text = exported(seeds_output, form, tmp_path / "x", run_command)
    given = annotated(json.loads(text)) if form == "label-studio" else text
    assert "5 document(s)" in imported(given, seeds_output, tmp_path, run_command)
    for tally in scorer.score(tmp_path / "gold", seeds_output).values():
        assert (tally.precision, tally.recall) == (1.0, 1.0)
        assert all(right == all_ for right, all_ in tally.fields.values()), dict(tally.fields)


def test_eval_reads_the_gold(out: Path, tmp_path: Path, run_command: Command) -> None:
    tasks = annotated(json.loads(exported(out, "label-studio", tmp_path / "t.json", run_command)))
    imported(tasks, out, tmp_path, run_command)
    done = run_command("eval", out.parent / "p.txt", "--gold", tmp_path / "gold", "--quiet", "--min", "1.0")
    assert done.status == 0, done.stdout


# --- corrections ------------------------------------------------------------------------------------------------------


def test_what_was_taken_away_is_no_gold(corrected: Callable[..., dict[str, Any]]) -> None:
    gold = corrected(lambda results, _: [r for r in results if "secretary" not in r["value"].get("labels", [])])
    assert gold["secretaries"] == []
    assert [h["name"] for h in gold["hospitals"]] == ["沭水县医院"]


def test_what_was_added_is_read_from_its_text(corrected: Callable[..., dict[str, Any]]) -> None:
    def change(results: list[Task], text: str) -> list[Task]:
        return [
            *(r for r in results if "secretary" not in r["value"].get("labels", [])),
            *marked(text, "榆钱村", "hospital"),
            *marked(text, "内科党支部书记魏青", "secretary"),
            *marked(text, "副书记简霜给村民讲了防暑知识", "service_event", event_type="health_education"),
            *marked(text, "给村民", "service_event"),
        ]

    gold = corrected(change)
    assert {"name": "榆钱村", "aliases": []} in gold["hospitals"]
    told = {(e["person"], e["role"], e["branch"]) for e in gold["secretaries"]}
    assert told == {("魏青", "secretary", "内科党支部")}
    [drawn] = [e for e in gold["service_events"] if e["quote"] == ["副书记简霜给村民讲了防暑知识"]]
    assert drawn == {"event_type": "health_education", "quote": ["副书记简霜给村民讲了防暑知识"]}
    [unsaid] = [e for e in gold["service_events"] if e["quote"] == ["给村民"]]
    assert len(unsaid["event_type"]) == 10  # any type is right where none was chosen


def test_a_claim_is_read_with_its_qualifiers(corrected: Callable[..., dict[str, Any]]) -> None:
    def change(results: list[Task], text: str) -> list[Task]:
        kept = [r for r in results if "numeric_claim" not in r["value"].get("labels", [])]
        return [*kept, *marked(text, "为80余名", "numeric_claim"), *marked(text, "6名", "numeric_claim")]

    gold = corrected(change)
    claims = {c["text"]: c for c in gold["numeric_claims"]}
    assert claims["6名"] == {
        "text": "6名", "value": 6, "upper": None, "comparator": "eq", "unit": "名", "before": "支部书记魏青带领",
    }  # fmt: skip
    assert (claims["为80余名"]["value"], claims["为80余名"]["comparator"]) == (80, "over")


def test_what_was_chosen_anew_holds(corrected: Callable[..., dict[str, Any]]) -> None:
    def change(results: list[Task], _: str) -> list[Task]:
        for r in results:
            if r["from_name"] == "event_type":
                r["value"]["choices"] = ["screening"]
        return results

    assert {e["event_type"] for e in corrected(change)["service_events"]} == {"screening"}


def test_a_name_that_was_typed_holds(corrected: Callable[..., dict[str, Any]]) -> None:
    def change(results: list[Task], _: str) -> list[Task]:
        [hospital] = [r for r in results if r["value"].get("labels") == ["hospital"]][:1]
        [post] = [r for r in results if r["value"].get("labels") == ["secretary"]][:1]
        typed = [
            ({"id": r["id"], "to_name": "text", "from_name": "name", "type": "textarea"}, r) for r in (hospital, post)
        ]
        names = ("沭水县人民医院", ["魏清"])
        return results + [head | {"value": {"text": name}} for (head, _), name in zip(typed, names, strict=True)]

    gold = corrected(change)
    assert "沭水县人民医院" in [h["name"] for h in gold["hospitals"]]
    assert "魏清" in [s["person"] for s in gold["secretaries"]]


def test_a_second_event_on_one_sentence_is_one_more(corrected: Callable[..., dict[str, Any]]) -> None:
    def change(results: list[Task], text: str) -> list[Task]:
        [event] = [r for r in results if r["value"].get("labels") == ["service_event"]][:1]
        return [*results, *marked(text, event["value"]["text"], "service_event", event_type="screening")]

    gold = corrected(change)
    assert [e["event_type"] for e in gold["service_events"]].count("screening") == 1
    assert "free_clinic" in [e["event_type"] for e in gold["service_events"]]
    assert all(len(e["quote"]) == len(set(e["quote"])) for e in gold["service_events"])


def test_branches_follow_the_hospitals_that_are_left(corrected: Callable[..., dict[str, Any]]) -> None:
    gold = corrected(lambda results, _: [r for r in results if "hospital" not in r["value"].get("labels", [])])
    assert gold["hospitals"] == []
    assert all("hospital" not in branch for branch in gold["party_branches"])


def test_a_branch_of_another_hospital_is_another(corrected: Callable[..., dict[str, Any]]) -> None:
    def change(results: list[Task], text: str) -> list[Task]:
        named = marked(text, "榆钱村", "hospital", name="榆钱村医院")
        branch = marked(text, "给村民", "party_branch", name="榆钱村医院内科党总支部")
        return [*results, *named, *branch, *marked(text, "讲了防暑", "party_branch", name="榆钱村医院内科党支部")]

    gold = corrected(change)
    told = {(b.get("hospital"), b["name"], b["level"]) for b in gold["party_branches"]}
    assert ("榆钱村医院", "内科党总支部", "general_branch") in told
    assert {("榆钱村医院", "内科党支部", "branch"), ("沭水县医院", "内科党支部", "branch")} <= told


def test_further_mentions_make_no_second_entry(corrected: Callable[..., dict[str, Any]]) -> None:
    gold = corrected(
        lambda results, text: [
            *results,
            *marked(text, "沭水县医院内科", "hospital", name="沭水县医院"),
            *marked(text, "书记魏青", "secretary"),
        ]
    )
    assert [h["name"] for h in gold["hospitals"]] == ["沭水县医院"]
    assert [s["person"] for s in gold["secretaries"]].count("魏青") == 1


def test_a_mark_that_nothing_can_be_told_from_is_told(out: Path, tmp_path: Path, run_command: Command) -> None:
    tasks = annotated(json.loads(exported(out, "label-studio", tmp_path / "t.json", run_command)))
    text = tasks[0]["data"]["text"]
    tasks[0]["annotations"][0]["result"] += [
        *marked(text, "村民", "numeric_claim"),
        *marked(text, "党员", "secretary"),
        *marked(text, "血压", "party_branch"),
    ]
    told = imported(tasks, out, tmp_path, run_command, status=1)
    for words, what in (("村民", "0 quantities"), ("党员", "fill in name and role"), ("血压", "no kind of party")):
        [line] = [line for line in told.splitlines() if f"'{words}'" in line]
        assert line.startswith("p: ")
        assert what in line
    assert (tmp_path / "gold" / "p.json").exists()


def test_what_only_one_of_two_people_marked_is_optional(out: Path, tmp_path: Path, run_command: Command) -> None:
    tasks = annotated(json.loads(exported(out, "label-studio", tmp_path / "t.json", run_command)))
    [first] = tasks[0]["annotations"]
    fewer = [r for r in first["result"] if "secretary" not in r["value"].get("labels", [])]
    tasks[0]["annotations"] += [{"result": fewer}, {"result": [], "was_cancelled": True}]
    imported(tasks, out, tmp_path, run_command)
    gold = json.loads((tmp_path / "gold" / "p.json").read_text("utf-8"))
    assert [e["optional"] for e in gold["secretaries"]] == [True] * len(gold["secretaries"])
    assert not any(e.get("optional") for e in gold["hospitals"])


def test_doccano_labels_may_say_the_type(out: Path, tmp_path: Path, run_command: Command) -> None:
    entry = json.loads(exported(out, "doccano", tmp_path / "x", run_command))
    start = entry["text"].index("副书记简霜给村民")
    entry["label"].append([start, start + 15, "service_event:health_education"])
    imported(json.dumps(entry), out, tmp_path, run_command)
    gold = json.loads((tmp_path / "gold" / "p.json").read_text("utf-8"))
    assert "health_education" in [e["event_type"] for e in gold["service_events"]]


# --- what is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("export", "message"),
    [
        ("{", "no JSON"),
        ("[]", "nobody has annotated"),
        ('[{"id": 1, "text": "x", "label": []}]', "task 1: data: Field required"),
        ('{"text": "x", "label": []}', "no doc_id"),
        ('{"text": "x", "doc_id": "p", "label": [[0, 1, "clinic"]]}', "no record type is called 'clinic'"),
        ('{"text": "x", "doc_id": "p", "label": [[0, 9, "hospital"]]}', "[0, 9) is no stretch"),
        ('{"text": "x", "doc_id": "p", "label": [[0, 1, "service_event:party"]]}', "no event_type is called 'party'"),
        ('{"text": "x", "doc_id": "other", "label": []}', "has no document 'other'"),
        ('{"text": "x", "doc_id": "p", "label": []}', "the text is another than that of p"),
        ('{"text": "x", "doc_id": "p", "label": [[0, 1]]}', "label.0.2: Field required"),
        ('{"text": "x", "doc_id": "p", "label": [[0, 1, null]]}', "label.0.2: "),
        (
            '{"text": "x", "doc_id": "p", "entities": [{"label": "hospital"}]}',
            "entities.0.start_offset: Field required",
        ),
        ('{"text": "x", "doc_id": "p", "meta": "x"}', "meta: "),
        (task(None), "annotations.0: "),
        (task({"result": None}), "annotations.0.result: "),
        (task({"result": [None]}), "annotations.0.result.0: "),
        (task({"result": [{"type": "labels", "value": {"labels": None}}]}), "value.labels: "),
        (
            task({"result": [{"type": "labels", "value": {"start": "0", "end": 1, "labels": ["hospital"]}}]}),
            "value.start: ",
        ),
        (
            task({"result": [{"type": "labels", "value": {"start": 0.0, "end": 1, "labels": ["hospital"]}}]}),
            "value.start: ",
        ),
        (task({"result": [{"type": "labels", "value": {"labels": ["hospital"]}}]}), "[0, 0) is no stretch"),
        (task({"result": [{"type": "labels", "meta": ["a"], "value": {}}]}), "meta: "),
        (
            task(
                {"result": [{"type": "labels", "value": {"start": 0, "end": 1, "text": "y", "labels": ["hospital"]}}]}
            ),
            "offsets must be characters",
        ),
    ],
)
def test_an_export_that_is_none_is_refused(
    export: str, message: str, out: Path, tmp_path: Path, run_command: Command
) -> None:
    assert message in imported(export, out, tmp_path, run_command, status=2)
    assert not (tmp_path / "gold").exists()


def test_gold_is_not_written_over_unasked(out: Path, tmp_path: Path, run_command: Command) -> None:
    text = exported(out, "doccano", tmp_path / "x", run_command)
    imported(text, out, tmp_path, run_command)
    before = (tmp_path / "gold" / "p.json").read_bytes()
    assert "--force" in imported(text.replace("hospital", "party_branch"), out, tmp_path, run_command, status=2)
    assert (tmp_path / "gold" / "p.json").read_bytes() == before
    imported(text, out, tmp_path, run_command, "--force")


def test_two_documents_of_one_name_are_refused(tmp_path: Path, run_command: Command) -> None:
    for folder in ("a", "b"):
        (tmp_path / "pages" / folder).mkdir(parents=True)
        (tmp_path / "pages" / folder / "p.txt").write_text(PAGE, encoding="utf-8")
    assert run_command("run", tmp_path / "pages", "-o", tmp_path / "out").status == 0
    text = exported(tmp_path / "out", "doccano", tmp_path / "x", run_command)
    assert "two documents of EXPORT are called p" in imported(text, tmp_path / "out", tmp_path, run_command, status=2)


def test_a_byte_order_mark_is_no_content(out: Path, tmp_path: Path, run_command: Command) -> None:
    imported("\ufeff" + exported(out, "doccano", tmp_path / "x", run_command), out, tmp_path, run_command)


def test_imported_entries_have_the_fields_of_gold_kept_by_hand(
    seeds_output: Path, tmp_path: Path, run_command: Command
) -> None:
    imported(exported(seeds_output, "doccano", tmp_path / "x", run_command), seeds_output, tmp_path, run_command)
    for path in (ROOT / "tests" / "gold" / "seeds").glob("*.json"):
        kept, made = (json.loads(p.read_text("utf-8")) for p in (path, tmp_path / "gold" / path.name))
        assert set(made) == {"doc_id", "published", "title", *scorer.TYPES}
        assert made["published"] == kept["published"]
        for stem in scorer.TYPES:
            known = {key for entry in kept[stem] for key in entry} | {"hospital", "aliases", "subject"}
            assert {key for entry in made[stem] for key in entry} <= known
