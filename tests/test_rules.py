"""The shipped rules: each does what its examples say, all are versioned, none can hang a run or knows the seeds."""

from __future__ import annotations

import csv
import json
import re
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest
import yaml
from conftest import Command
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import Pipeline
from extract.errors import RuleError
from extract.evaluation.examples import finder, try_examples
from extract.quantities import Quantity, find_quantities
from extract.rulebook import RuleBook, default_rules, open_rules
from extract.rulebook.book import _digest, _layered
from extract.rulebook.models import (
    ClaimRule,
    EventRule,
    Example,
    NameRule,
    WordRule,
)
from extract.rulebook.template import TemplateError, to_regex
from extract.rulebook.wordlists import SHORTENED
from extract.shipped import rules_folder
from extract.tag.mask import Marks
from extract.tag.relations import find_relations
from extract.tag.words import mark_words
from extract.text.source import normalize

RULES = rules_folder()
EXTRACT = Path(__file__).parents[1] / "extract"

# --- examples ---------------------------------------------------------------------------------------------------------


def _examples() -> Iterator[tuple[str, int, Example]]:
    for rule_id, rule in sorted(default_rules().rules.items()):
        for number, example in enumerate(getattr(rule, "examples", ())):
            yield rule_id, number, example


EXAMPLES = list(_examples())


@pytest.mark.parametrize("rule_id", sorted(default_rules().rules))
def test_examples(rule_id: str, pipeline: Pipeline) -> None:
    """A rule finds in its examples exactly what they say."""
    assert [v.problem for v in try_examples(pipeline, [rule_id]) if v.problem] == []


def test_every_rule_has_examples() -> None:
    """Both ways: words found, and words left alone, by each kind of rule."""
    rules = default_rules().rules
    bare = [name for name, rule in rules.items() if not rule.examples]  # type: ignore[attr-defined]
    assert bare == []
    assert len(EXAMPLES) >= 30
    silent = {type(rules[rule_id]) for rule_id, _, example in EXAMPLES if not example.finds}
    assert {NameRule, WordRule, EventRule, ClaimRule} <= silent


def test_examples_can_fail(pipeline: Pipeline) -> None:
    """The finders must not answer with what they are asked for."""
    text = "李大勇来到阳朔县青松医院"
    for rule_id, found in {
        "hospitals/named": ["阳朔县青松医院"],
        "secretaries/titles": [],
        "secretaries/posts": [],
        "secretaries/after_name": [],
        "numeric_claims/not_claims": [],
    }.items():
        assert finder(pipeline.book.rules[rule_id])(text, rule_id, pipeline) == found


# --- the digest -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped rules without the long table of divisions, so that loading takes no time."""
    folder = tmp_path_factory.mktemp("rules") / "rules"
    shutil.copytree(RULES, folder)
    table = folder / "lexicons" / "divisions.csv"
    table.write_text("".join(table.read_text(encoding="utf-8").splitlines(keepends=True)[:20]), encoding="utf-8")
    return folder


def test_the_digest_is_of_the_rules_alone(small: Path, tmp_path: Path) -> None:
    """Neither the folder's place nor its order, times or other files matter."""
    digest = RuleBook.load(small).digest
    assert re.fullmatch(r"[0-9a-f]{64}", digest)
    assert digest != default_rules().digest
    copy = tmp_path / "elsewhere" / "r"
    copy.mkdir(parents=True)
    for path in sorted(small.rglob("*"), reverse=True):
        if path.is_file():
            (copy / path.relative_to(small)).parent.mkdir(parents=True, exist_ok=True)
            (copy / path.relative_to(small)).write_bytes(path.read_bytes())
    (copy / "README.md").write_text("notes", encoding="utf-8")
    (copy / "lexicons" / "units.yaml~").write_text("a backup", encoding="utf-8")
    assert RuleBook.load(copy).digest == digest


def _rule_files(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.suffix in {".yaml", ".txt", ".csv"})


def test_every_rule_file_counts(small: Path) -> None:
    """One comment more in any file of the rules is another digest; back again, the same.

    The digest is computed as `load` does, without the second that reading the rules takes.
    """
    before = RuleBook.load(small).digest
    seen = {before}
    for path in (p for suffix in (".yaml", ".txt") for p in _rule_files(small) if p.suffix == suffix):
        kept = path.read_bytes()
        path.write_bytes(kept + b"# x\n")
        seen.add(_digest(_layered([small])[0]))
        path.write_bytes(kept)
    assert len(seen) == 1 + sum(p.suffix in {".yaml", ".txt"} for p in _rule_files(small))
    assert RuleBook.load(small).digest == before


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.data())
def test_any_byte_counts(small: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(_rule_files(small)))
    kept = path.read_bytes()
    place = data.draw(st.integers(0, len(kept) - 1))
    changed = data.draw(st.integers(0, 255).filter(lambda b: b != kept[place]))
    before = _digest(_layered([small])[0])
    try:
        path.write_bytes(kept[:place] + bytes([changed]) + kept[place + 1 :])
        assert _digest(_layered([small])[0]) != before
    finally:
        path.write_bytes(kept)
    assert _digest(_layered([small])[0]) == before


def test_names_and_borders_of_files_count(small: Path, tmp_path: Path) -> None:
    """A renamed file, and a line moved from the end of one file to the start of the next, are other rules."""
    before = RuleBook.load(small).digest
    renamed, moved = tmp_path / "renamed", tmp_path / "moved"
    shutil.copytree(small, renamed)
    (renamed / "service_events" / "rescue.yaml").rename(renamed / "service_events" / "saving.yaml")
    shutil.copytree(small, moved)
    first, second = moved / "lexicons" / "event_habits.txt", moved / "lexicons" / "event_meetings.txt"
    words = first.read_text(encoding="utf-8").splitlines(keepends=True)
    first.write_text("".join(words[:-1]), encoding="utf-8")
    second.write_text(words[-1].rstrip("\n") + "\n" + second.read_text(encoding="utf-8"), encoding="utf-8")
    assert len({before, RuleBook.load(renamed).digest, RuleBook.load(moved).digest}) == 3


# --- lexicons ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted((RULES / "lexicons").glob("*.txt")), ids=lambda p: p.stem)
def test_word_lists_hold_each_word_once(path: Path) -> None:
    lines = [line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines()]
    counts = Counter(word for word in lines if word)
    assert counts
    assert [word for word, count in counts.items() if count > 1] == []
    assert [word for word in counts if word != normalize(word)] == [], "rules run on normalized text"


def test_tables_hold_each_key_once() -> None:
    """YAML lets the later of two equal keys win without a word; the table of days is long enough for that."""
    for path in sorted((RULES / "lexicons").glob("*.yaml")):
        section, seen = "", Counter[tuple[str, str]]()
        for line in path.read_text(encoding="utf-8").splitlines():
            if match := re.match(r"(\s*)([^\s#-][^:]*):", line):
                section = section if match[1] else match[2]
                seen[section if match[1] else "", match[2]] += 1
        assert seen
        assert [key for key, count in seen.items() if count > 1] == [], path.name


def test_a_unit_has_one_kind() -> None:
    table = yaml.safe_load((RULES / "lexicons" / "units.yaml").read_text(encoding="utf-8"))
    counts = Counter(str(unit) for units in table.values() for unit in units)
    assert len(counts) > 200
    assert [unit for unit, count in counts.items() if count > 1] == []


def test_divisions_are_one_tree() -> None:
    """Codes are unique, parents exist and stand one level higher, names are unique below one parent."""
    divisions = default_rules().lexicons.divisions
    assert len(divisions) > 3000
    codes = Counter(d.adcode for d in divisions)
    assert [code for code, count in codes.items() if count > 1] == []
    assert all(re.fullmatch(r"\d{6}", d.adcode) for d in divisions)
    assert [d for d in divisions if d.parent and d.parent not in codes] == []
    siblings = Counter((d.parent, d.name) for d in divisions)
    assert [key for key, count in siblings.items() if count > 1] == []


LISTS = [
    (rule_id, field)
    for rule_id, rule in sorted(default_rules().rules.items())
    for field in type(rule).model_fields
    if isinstance(getattr(rule, field), list) and all(isinstance(item, str) for item in getattr(rule, field))
]


def doubled(rule_id: str, field: str) -> list[str]:
    """The words that one list of one rule holds more than once."""
    words = getattr(default_rules().rules[rule_id], field)
    return [word for word, count in Counter(words).items() if count > 1]


@pytest.mark.parametrize(("rule_id", "field"), LISTS)
def test_lists_of_rules_hold_each_word_once(rule_id: str, field: str) -> None:
    assert doubled(rule_id, field) == []


# --- hostile rules ----------------------------------------------------------------------------------------------------

EVIL = "(a+)+$"
HOSTILE = {
    "outlets/generic.yaml": ("drop_lines", "drop_from", "drop_inline", "source", "byline", "title_strip"),
    "numeric_claims/not_claims.yaml": ("not_before", "not_after", "never"),
    "party_branches/brands.yaml": ("regex",),
}


def _with_evil(text: str, field: str) -> str:
    """The rule with one more expression at the head of one field; named groups as the field wants them."""
    groups = {"source": "(?P<source>(a+)+)$", "byline": "(?P<byline>(a+)+)$", "regex": "(?P<brand>(a+)+)$"}
    entry = f"'{groups.get(field, EVIL)}'"
    block, flow = f"\n{field}:\n", f"\n{field}: ["
    assert (block in text) != (flow in text)
    return text.replace(block, f"{block}  - {entry}\n") if block in text else text.replace(flow, f"{flow}{entry}, ")


def test_a_hostile_expression_cannot_hang_a_run(tmp_path: Path) -> None:
    """`(a+)+$` on 100,000 characters, in every field that takes expressions, from rule file to records.

    A backtracking engine would need longer than the universe has lasted; RE2 needs no longer than for other rules.
    """
    folder = tmp_path / "rules"
    shutil.copytree(RULES, folder)
    for name, fields in HOSTILE.items():
        path = folder / name
        text = path.read_text(encoding="utf-8")
        for field in fields:
            text = _with_evil(text, field)
        path.write_text(text, encoding="utf-8")
    pipeline = Pipeline(rules=folder, ner="none")
    assert any(EVIL in p for p in pipeline.book.rules["outlets/generic"].drop_lines)  # type: ignore[attr-defined]
    body = "阳朔县青松医院开展义诊，服务120人次。\n"
    started = time.perf_counter()
    for tail in ("a" * 100_000 + "!", "a" * 50_000 + "120人次" + "a" * 50_000 + "!"):
        result = pipeline.read(body + tail)
        assert result.error is None
        assert "120人次" in [claim.text for claim in result.records["numeric_claims"]]  # type: ignore[attr-defined]
    assert time.perf_counter() - started < 20


@pytest.mark.parametrize(
    ("pattern", "reason"), [("(?=甲)乙", "lookaround"), (r"(甲)\1", "RE2"), ("(甲", "missing"), ("[甲", "missing")]
)
def test_expressions_that_re2_cannot_run_are_refused(pattern: str, reason: str, small: Path, tmp_path: Path) -> None:
    """At loading time, with file and line, not in the middle of a batch."""
    folder = tmp_path / "rules"
    shutil.copytree(small, folder)
    path = folder / "numeric_claims" / "not_claims.yaml"
    lines = path.read_text(encoding="utf-8").replace("\nnever:\n", f"\nnever:\n  - '{pattern}'\n")
    path.write_text(lines, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        RuleBook.load(folder)
    problem = caught.value.problems[0]
    assert problem.path == path
    assert pattern in lines.splitlines()[problem.line - 1]
    assert reason in problem.message


def test_a_folder_stands_over_the_shipped_rules(tmp_path: Path, run_command: Command) -> None:
    """A file of the user's own adds or stands for ours of the same id, and the list says so; a list can take ours in."""
    (tmp_path / "hospitals").mkdir()
    (tmp_path / "lexicons").mkdir()
    own = "kind: words\nabout: Only this.\nmark: OWN\nwords: [敝院]\nexamples:\n  - {text: 敝院响应, finds: [敝院]}\n"
    (tmp_path / "hospitals" / "own.yaml").write_text(own, encoding="utf-8")
    (tmp_path / "hospitals" / "more.yaml").write_text(own.replace("敝", "鄙"), encoding="utf-8")
    (tmp_path / "lexicons" / "departments.txt").write_text("@shipped\n量子科\n", encoding="utf-8")
    book = open_rules(tmp_path)
    assert set(book.rules) == {*default_rules().rules, "hospitals/more"}
    assert list(book.overrides) == ["hospitals/own"]
    assert not any(key.endswith(" hospitals/own") for key in book.confidence)
    assert set(book.lexicons.words["departments"]) == {*default_rules().lexicons.words["departments"], "量子科"}
    assert run_command("rules", "test", "hospitals/own", "hospitals/more", "--rules", tmp_path).status == 0
    [unread] = run_command("rules", "check", "--rules", tmp_path).stdout.splitlines()
    assert unread.startswith(f"{tmp_path}/hospitals/more.yaml:1:7: nothing reads")
    listed = run_command("rules", "list", "--rules", tmp_path).stdout.splitlines()
    [line] = [line for line in listed if line.startswith("hospitals/own ")]
    assert f"instead of {default_rules().files['hospitals/own'].path}" in line


def test_units_are_added_to_those_of_their_kind(tmp_path: Path) -> None:
    """And one of two kinds, or of no kind there is, is refused."""
    (tmp_path / "lexicons").mkdir()
    units = tmp_path / "lexicons" / "units.yaml"
    units.write_text('item: ["@shipped", 锅]\n', encoding="utf-8")
    shipped = default_rules().lexicons.units
    assert open_rules(tmp_path).lexicons.units == {**shipped, "锅": "item"}
    for wrong, said in (('item: ["@shipped", 人次]\n', "人次"), ("things: [锅]\n", "things")):
        units.write_text(wrong, encoding="utf-8")
        with pytest.raises(RuleError) as caught:
            open_rules(tmp_path)
        [problem] = caught.value.problems
        assert (problem.path, problem.line) == (units, 1)
        assert said in problem.message


def test_what_only_looks_like_a_unit_is_data(tmp_path: Path) -> None:
    """What a file says of a unit stands instead of what was shipped for it; the rest stays."""
    text = "共有3锅炉、5锅汤和2家庭。"
    (tmp_path / "lexicons").mkdir()
    (tmp_path / "lexicons" / "units.yaml").write_text('item: ["@shipped", 锅]\n', encoding="utf-8")
    assert [m.unit for m in _quantities(text, tmp_path)] == ["锅", "锅"]
    guards = tmp_path / "lexicons" / "unit_lookalikes.yaml"
    guards.write_text("not_units:\n  锅: [锅炉]\n", encoding="utf-8")
    assert [m.unit for m in _quantities(text, tmp_path)] == ["锅"]
    guards.write_text("not_units:\n  锅: [锅炉, 炉子]\n", encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        open_rules(tmp_path)
    assert [(p.path, p.line, p.column) for p in caught.value.problems] == [(guards, 2, 11)]


def _quantities(text: str, rules: Path) -> list[Quantity]:
    lexicons = open_rules(rules).lexicons
    return find_quantities(text, lexicons.units, lexicons.lookalikes)


def test_shipped_words_need_a_shipped_list(tmp_path: Path) -> None:
    (tmp_path / "lexicons").mkdir()
    (tmp_path / "lexicons" / "my_words.txt").write_text("甲\n@shipped\n", encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        open_rules(tmp_path)
    assert [(p.path.name, p.line) for p in caught.value.problems] == [("my_words.txt", 2)]


@pytest.mark.parametrize(
    ("gone", "said"), [("hospitals/named.yaml", "hospitals/named"), ("lexicons/units.yaml", "units")]
)
def test_what_the_program_asks_for_must_be_there(gone: str, said: str, small: Path, tmp_path: Path) -> None:
    """A folder that stands alone needs every rule and list that the program names."""
    folder = tmp_path / "rules"
    shutil.copytree(small, folder)
    (folder / gone).unlink()
    with pytest.raises(RuleError) as caught:
        RuleBook.load(folder)
    assert said in caught.value.problems[0].message


def test_a_pattern_without_an_example_is_told(tmp_path: Path, run_command: Command) -> None:
    """And none of ours is: each pattern of a template shows what it is for."""
    assert run_command("rules", "test").status == 0
    folder = tmp_path / "secretaries"
    folder.mkdir()
    rule = (
        "kind: template\nabout: a\nrelation: motto\npatterns:\n  - '{PERSON}说'\n  - '{PERSON}唱'\n"
        "examples:\n  - {text: 张建国说好, finds: [张建国说]}\n"
    )
    (folder / "said.yaml").write_text(rule, encoding="utf-8")
    done = run_command("rules", "test", "secretaries/said", "--rules", tmp_path)
    assert done.status == 1
    assert f"{folder / 'said.yaml'}:6:5: no example of this rule fits this" in done.stdout


def test_packages_bring_rules_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry point of the group dangjian.rules names a package; its files stand over the shipped ones."""
    package = tmp_path / "province_rules"
    (package / "outlets").mkdir(parents=True)
    (package / "__init__.py").write_text("", encoding="utf-8")
    outlet = "kind: outlet\nabout: One.\nname: 样例日报\nmarks: [样例日报数字报]\n"
    (package / "outlets" / "sample.yaml").write_text(outlet, encoding="utf-8")
    info = tmp_path / "province_rules-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: province-rules\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[dangjian.rules]\nprovince = province_rules\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    own = tmp_path / "own" / "outlets"
    own.mkdir(parents=True)
    (own / "mine.yaml").write_text(outlet.replace("日报", "晚报"), encoding="utf-8")
    book = open_rules(own.parent)
    assert book.rules["outlets/sample"].name == "样例日报"  # type: ignore[attr-defined]
    assert {"outlets/mine", "outlets/generic"} <= set(book.rules)


def test_a_template_excludes(tmp_path: Path) -> None:
    """A match inside a match of `exclude` is none; of two rules the one with the higher priority comes first."""
    folder = tmp_path / "party_branches"
    folder.mkdir()
    rule = (
        "kind: template\nabout: a\nrelation: motto\npriority: {priority}\npatterns: ['{{PERSON}}说{{any:9}}话']\n"
        "exclude: ['没{{PERSON}}{{any:12}}话']\nexamples:\n  - {{text: 好, finds: []}}\n"
    )
    (folder / "a.yaml").write_text(rule.format(priority=0), encoding="utf-8")
    (folder / "b.yaml").write_text(rule.format(priority=5), encoding="utf-8")
    marks = Marks("张建国说了些话。没李小明说这些话。")
    marks.add(0, 3, "PERSON", "t")
    marks.add(9, 12, "PERSON", "t")
    found = [(r.rule_id, r.start) for r in find_relations(marks.masked(), open_rules(tmp_path), "motto")]
    assert found == [("party_branches/b", 0), ("party_branches/a", 0)]


def test_the_profile_counts_what_each_rule_gives(run_command: Command) -> None:
    page = EXTRACT.parent / "seeds" / "002_jinyintan.txt"
    done = run_command("rules", "profile", page, "--format", "json", "--ner", "none")
    found = {entry["rule_id"]: entry for entry in json.loads(done.stdout)}
    assert set(found) == set(default_rules().rules)
    assert found["hospitals/named"]["matches"] >= found["hospitals/named"]["records"] >= 1
    assert all(entry["seconds"] > 0 for entry in found.values())
    shown = run_command("rules", "profile", page, "--ner", "none").stdout
    assert "rule(s) never fit in 1 document(s): outlets/" in shown


@pytest.mark.parametrize("template", ["{PERSON}说了?话", "{PERSON}*", "说+{PERSON}"])
def test_a_repeat_behind_a_character_is_a_mistake(template: str) -> None:
    """It would stand for itself and never fit; a group takes one, and so does a slot inside its braces."""
    with pytest.raises(TemplateError, match="would stand for itself"):
        to_regex(template, {}, {})
    assert to_regex("{PERSON?}说(了)?话", {}, {})


def test_templates_speak_of_quantities_and_dates(tmp_path: Path, run_command: Command) -> None:
    """Both are marks, though only templates see them."""
    folder = tmp_path / "service_events"
    folder.mkdir()
    rule = (
        "kind: template\nabout: a\nrelation: motto\npatterns: ['{DATE}捐(了)?{QUANTITY}']\n"
        "examples:\n  - {text: 医院5月8日捐了300个口罩, finds: [5月8日捐了300个]}\n"
    )
    (folder / "gift.yaml").write_text(rule, encoding="utf-8")
    assert run_command("rules", "test", "service_events/gift", "--rules", tmp_path).status == 0


def test_words_are_words(small: Path, tmp_path: Path) -> None:
    """A word list takes no expressions: what looks like one stands for itself."""
    folder = tmp_path / "rules"
    shutil.copytree(small, folder)
    path = folder / "lexicons" / "departments.txt"
    path.write_text(path.read_text(encoding="utf-8") + f"\n{EVIL}科\n.+室\n", encoding="utf-8")
    book = RuleBook.load(folder)
    marks = Marks(f"{EVIL}科与.+室与aaaa科与乙丙丁室")
    mark_words(marks, book, "hospitals/departments")
    assert [marks.text[m.start : m.end] for m in marks.items] == [f"{EVIL}科", ".+室"]


# --- nothing of the seeds ---------------------------------------------------------------------------------------------

SHORTEST_CLAUSE = 9  # Chinese characters: shorter ones are everybody's phrases
SUFFIXES = {".py", ".yaml", ".txt", ".csv", ".json"}


def _as_list(value: object) -> list[str]:
    return [str(item) for item in (value if isinstance(value, list) else [value]) if item]


@cache
def _divisions() -> frozenset[str]:
    with (RULES / "lexicons" / "divisions.csv").open(encoding="utf-8", newline="") as rows:
        full = {row["name"] for row in csv.DictReader(rows)}
    return frozenset(full | {SHORTENED.sub("", name) for name in full})


def _general(name: str) -> bool:
    """市立医院, 二院, 新疆: names that many pages have."""
    return name in _divisions() or len(name) < 5 or name[0] in "省市县区"


def seed_terms(shared: Path) -> dict[str, set[str]]:
    """What the five real pages say and no rule may know, by kind."""
    terms: dict[str, set[str]] = {kind: set() for kind in ("persons", "hospitals", "brands", "places", "clauses")}
    for path in sorted((shared / "gold" / "seeds").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        terms["persons"] |= {entry["person"] for entry in gold["secretaries"]}
        hospitals = {name for entry in gold["hospitals"] for name in [entry["name"], *entry.get("aliases", [])]}
        terms["hospitals"] |= {name for name in hospitals if not _general(name)}
        terms["brands"] |= {brand for entry in gold["party_branches"] for brand in _as_list(entry.get("brand"))}
        places = {place for entry in gold["service_events"] for place in _as_list(entry.get("place"))}
        terms["places"] |= {place for place in places if not _general(place)}
    for path in sorted((shared / "docs" / "seeds").glob("*.txt")):
        clauses = re.split(r"[^\u3400-\u9fff]+", normalize(path.read_text(encoding="utf-8")))
        terms["clauses"] |= {clause for clause in clauses if len(clause) >= SHORTEST_CLAUSE}
    return terms


@cache
def _own_files() -> dict[str, str]:
    """The text of every file of rules and program, by its path from the folder above."""
    return {
        path.relative_to(folder.parent).as_posix(): path.read_text(encoding="utf-8")
        for folder in (RULES, EXTRACT)
        for path in sorted(folder.rglob("*"))
        if path.suffix in SUFFIXES and path.is_file()
    }


def leaks(shared: Path, kind: str) -> set[tuple[str, str]]:
    """(file, term) for every term of one kind in a file of ours. Files of outlets may name their outlets."""
    found = set()
    for (name, text), term in product(_own_files().items(), seed_terms(shared)[kind]):
        if term in text and not (kind == "clauses" and name.startswith("rules/outlets/")):
            found.add((name, term))
    return found


@pytest.mark.parametrize("kind", ["persons", "hospitals", "brands", "places", "clauses"])
def test_nothing_of_the_seeds_is_known(kind: str, shared: Path) -> None:
    """Rules made for the genre must not remember the five pages they are judged by, comments included."""
    terms = seed_terms(shared)[kind]
    assert len(terms) >= {"persons": 25, "hospitals": 10, "brands": 8, "places": 10, "clauses": 300}[kind]
    assert leaks(shared, kind) == set()
