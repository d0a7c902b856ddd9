"""A rules folder, loaded: every file validated, every pattern compiled, every problem collected."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from importlib import metadata, resources
from pathlib import Path
from typing import Any, TypeVar

import re2
from cssselect import HTMLTranslator, SelectorError
from pydantic import TypeAdapter, ValidationError

from extract.errors import RuleError, RuleProblem
from extract.rulebook.lexicons import Lexicons, load_lexicons
from extract.rulebook.models import (
    AnyRule,
    ClaimRule,
    EventRule,
    Example,
    NameRule,
    OutletRule,
    PostRule,
    RuleModel,
    TemplateRule,
    WordRule,
)
from extract.rulebook.positions import Located, Path_, read_yaml
from extract.rulebook.template import MARKS, TemplateError, to_regex
from extract.shipped import rules_folder

R = TypeVar("R", bound=RuleModel)
ADAPTER: TypeAdapter[Any] = TypeAdapter(AnyRule)
LEXICONS = "lexicons"
MEASURED = "confidence.json"
SUFFIXES = frozenset({".yaml", ".txt", ".csv", ".json"})
ENTRY_POINTS = "dangjian.rules"
# Forty expressions with repetitions outgrow the default of 8 MiB and fall back to an engine fifteen times slower.
AUTOMATON = 64 << 20
KINDS = ("claims", "event", "name", "outlet", "posts", "template", "words")
KIND_MODELS: dict[str, type[RuleModel]] = {
    "name": NameRule, "words": WordRule, "template": TemplateRule, "event": EventRule,
    "posts": PostRule, "claims": ClaimRule, "outlet": OutletRule,
}  # fmt: skip
# Rules that the program asks for by their id.
REQUIRED: dict[str, type[RuleModel]] = {
    "hospitals/named": NameRule,
    "hospitals/own": WordRule,
    "hospitals/departments": WordRule,
    "party_branches/named": NameRule,
    "party_branches/own": WordRule,
    "party_branches/full_titles": WordRule,
    "secretaries/posts": PostRule,
    "secretaries/titles": WordRule,
    "service_events/places": NameRule,
    "outlets/generic": OutletRule,
}
# What to write instead, by what pydantic calls the mistake.
REMEDIES = {
    "string_type": "; put it in quotes",
    "list_type": "; write a list: [one, two]",
    "dict_type": "; write `key: value` lines",
}
# Lists of plain words, where a Chinese sign between words is a slip.
WORD_FIELDS = ("triggers", "weak", "suffixes", "words")
SIGN = re.compile(r"[，、；]|^[“”](?=.*[“”]$)")
REGEX_FIELDS = {
    "template": ("regex",),
    "claims": ("not_before", "not_after", "never"),
    "outlet": ("drop_lines", "drop_inline", "drop_from", "sign_off", "source", "byline", "title_strip"),
}


@dataclass(frozen=True, eq=False)
class RuleBook:
    """All rules of one folder, each under its id (its path below the folder, without the ending)."""

    folder: Path
    digest: str
    lexicons: Lexicons
    rules: Mapping[str, RuleModel]
    files: Mapping[str, Located] = field(repr=False)
    confidence: Mapping[str, float] = field(default_factory=dict)  # by "<record type> <source>"

    overrides: Mapping[str, Path] = field(default_factory=dict)  # by id: the file of a layer below that is not read

    @classmethod
    def load(cls, folder: Path, *below: Path) -> RuleBook:
        """Load and check `folder`, over the folders `below` it: a file of `folder` stands for one of the same id.

        Raises RuleError with every problem of every file.
        """
        if not any(_files(folder)):
            raise RuleError([RuleProblem(folder, 1, 1, "no rules here; give a folder with rule files or `lexicons/`")])
        paths, overridden = _layered((*below, folder))
        lexicons, problems = load_lexicons(folder / LEXICONS, paths, overridden)
        rules: dict[str, RuleModel] = {}
        files: dict[str, Located] = {}
        for name, path in paths.items():
            if path.suffix != ".yaml" or name.startswith(f"{LEXICONS}/"):
                continue
            found = read_yaml(path)
            if isinstance(found, RuleProblem):
                problems.append(found)
                continue
            rule = _validate(found, problems)
            if rule is not None:
                problems += _check(found, rule, lexicons)
                rules[_id(name)], files[_id(name)] = rule, found
        problems += [
            RuleProblem(path, 1, 1, f"a file ending {path.suffix} is not read; name it {path.stem}.yaml")
            for path in sorted(folder.rglob("*.y*ml"))
            if path.suffix != ".yaml"
        ]
        problems += [
            RuleProblem(
                folder, 1, 1, f"{name}.yaml ({model.__name__}) is missing or of another kind; copy the shipped file"
            )
            for name, model in REQUIRED.items()
            if not isinstance(rules.get(name), model) and paths.get(f"{name}.yaml") not in {p.path for p in problems}
        ]
        confidence = _confidence(paths.get(MEASURED), problems)
        if problems:
            raise RuleError(problems)
        changed = {_id(name): path for name, path in overridden.items() if _id(name) in rules}
        if MEASURED not in overridden:  # what was measured is the file below, not the one that stands for it
            confidence = {key: value for key, value in confidence.items() if key.split(" ", 1)[1] not in changed}
        return cls(folder, _digest(paths), lexicons, rules, files, confidence, changed)

    def of_kind(self, model: type[R], below: str = "") -> list[tuple[str, R]]:
        """Ids and rules of one kind, sorted by id."""
        return [(k, r) for k, r in sorted(self.rules.items()) if isinstance(r, model) and k.startswith(below)]

    def words(self, entries: Iterable[str]) -> tuple[str, ...]:
        """Entries with every @lexicon replaced by its words, longest first."""
        found: set[str] = set()
        for entry in entries:
            found.update(self.lexicons.words[entry[1:]] if entry.startswith("@") else (entry,))
        return tuple(sorted(found, key=lambda word: (-len(word), word)))

    def lexicon(self, name: str) -> tuple[str, ...]:
        """The words of one lexicon, longest first."""
        return _lexicon(self, name)


@cache
def _lexicon(book: RuleBook, name: str) -> tuple[str, ...]:
    return book.words([f"@{name}"])


def _id(name: str) -> str:
    return name.removesuffix(".yaml")


def _files(folder: Path) -> Iterable[Path]:
    return (p for p in sorted(folder.rglob("*")) if p.suffix in SUFFIXES and p.is_file())


def _layered(folders: Iterable[Path]) -> tuple[dict[str, Path], dict[str, Path]]:
    """Files by their path below their folder, the last folder's first; and the files that others stand for."""
    paths: dict[str, Path] = {}
    overridden: dict[str, Path] = {}
    for folder in folders:
        for path in _files(folder):
            name = path.relative_to(folder).as_posix()
            if name in paths:
                overridden[name] = paths[name]
            paths[name] = path
    return dict(sorted(paths.items())), overridden


def _confidence(path: Path | None, problems: list[RuleProblem]) -> dict[str, float]:
    """What `dangjian eval --save-confidence` wrote; nothing when the file is not there."""
    if path is None:
        return {}
    try:
        return {key: float(entry["confidence"]) for key, entry in json.loads(path.read_text(encoding="utf-8")).items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        remedy = "write it again by `dangjian eval … --save-confidence`, or delete it"
        problems.append(RuleProblem(path, 1, 1, f"no measured precision ({type(error).__name__}: {error}); {remedy}"))
        return {}


def _validate(found: Located, problems: list[RuleProblem]) -> RuleModel | None:
    kind = found.data.get("kind") if isinstance(found.data, dict) else None
    if kind not in KINDS:
        message = f"`kind` is {kind!r}; write one of {', '.join(f'`kind: {k}`' for k in KINDS)}"
        problems.append(found.problem(("kind",) if kind is not None else (), message))
        return None
    try:
        rule: RuleModel = ADAPTER.validate_python(found.data)
    except ValidationError as error:
        for detail in error.errors():
            where: Path_ = tuple(detail["loc"][1:])
            place = found.key_problem if detail["type"] == "extra_forbidden" else found.problem
            problems.append(place(where, _explain(str(kind), where, detail)))
        return None
    return rule


def _explain(kind: str, where: Path_, detail: Any) -> str:
    name = ".".join(str(part) for part in where)
    inner = len(where) > 1 and where[0] == "examples"
    fields = (Example if inner else KIND_MODELS[kind]).model_fields
    if detail["type"] == "extra_forbidden":
        what = "an example" if inner else f"a rule of kind {kind!r}"
        near = get_close_matches(str(where[-1]), fields, 1)
        return f"{what} has no `{name}`; write {f'`{near[0]}`' if near else 'one of ' + ', '.join(fields)}"
    if detail["type"] == "missing":
        return f"`{name}` is missing; add `{name}: …`"
    remedy = REMEDIES.get(detail["type"], "")
    return f"`{name}`: {detail['msg'].lower()}; it stands there as {detail['input']!r:.60}{remedy}"


def _check(found: Located, rule: RuleModel, lexicons: Lexicons) -> list[RuleProblem]:
    """What a model cannot see: references, templates, expressions."""
    problems = []
    for where, text in _texts(rule):
        if text.startswith("@") and text[1:] not in lexicons.words:
            known = ", ".join(f"@{name}" for name in sorted(lexicons.words))
            problems.append(found.problem(where, f"no lexicon is called {text}; write one of {known}"))
    problems += _word_problems(found, rule)
    kind = str(getattr(rule, "kind", ""))
    for name in REGEX_FIELDS.get(kind, ()):
        for index, pattern in enumerate(getattr(rule, name)):
            problem = _regex_problem(pattern)
            if problem:
                problems.append(found.problem((name, index), problem))
    problems += _selector_problems(found, rule)
    for name, templates, define in _templates(rule):
        for index, template in enumerate(templates):
            try:
                compile_pattern(to_regex(template, define, lexicons.words))
            except (TemplateError, re2.error) as error:
                problems.append(found.problem((name, index), str(error)))
    if isinstance(rule, NameRule | WordRule) and rule.mark not in MARKS:
        problems.append(found.problem(("mark",), f"no mark is called {rule.mark!r}; write one of {', '.join(MARKS)}"))
    return problems


def _word_problems(found: Located, rule: RuleModel) -> Iterable[RuleProblem]:
    for name in WORD_FIELDS:
        for index, word in enumerate(getattr(rule, name, [])):
            if sign := SIGN.search(word):
                message = f"{word!r} holds {sign.group()!r}; part words by `, ` and quote by the keyboard's own mark"
                yield found.problem((name, index), message)


def _selector_problems(found: Located, rule: RuleModel) -> Iterable[RuleProblem]:
    for key, selectors in rule.select.items() if isinstance(rule, OutletRule) else ():
        for index, selector in enumerate(selectors):
            try:
                HTMLTranslator().css_to_xpath(selector)
            except SelectorError as error:
                message = f"{selector!r} is no CSS selector ({error}); write div.content or #article"
                yield found.problem(("select", key, index), message)


def _templates(rule: RuleModel) -> Iterable[tuple[str, list[str], Mapping[str, str]]]:
    if isinstance(rule, TemplateRule):
        yield "patterns", rule.patterns, rule.define
        yield "exclude", rule.exclude, rule.define
    if isinstance(rule, EventRule):
        yield "templates", rule.templates, {}
        yield "strong_templates", rule.strong_templates, {}


def _regex_problem(pattern: str) -> str | None:
    try:
        compile_pattern(pattern)
    except re2.error as error:
        reason = error.args[0] if error.args else "no expression"
        reason = reason.decode() if isinstance(reason, bytes) else reason
        return f"{reason} in {pattern!r}; RE2 has no lookaround and no back-references"
    return None


def _texts(rule: RuleModel) -> Iterable[tuple[Path_, str]]:
    for name in type(rule).model_fields:
        value = getattr(rule, name)
        if isinstance(value, list):
            yield from (((name, i), item) for i, item in enumerate(value) if isinstance(item, str))


@cache
def compile_pattern(pattern: str) -> Any:
    """The compiled RE2 expression; it cannot take more than linear time. Raises re2.error."""
    return re2.compile(pattern, _options())


def _options() -> Any:
    """With room for states: an automaton that runs out of it goes ten times slower."""
    options = re2.Options()
    options.log_errors = False
    options.max_mem = AUTOMATON
    return options


def set_of(patterns: Iterable[str]) -> Any:
    """An RE2 set: which of `patterns`, by their number, a text holds, told in one pass."""
    found = re2.Set.SearchSet(_options())
    for pattern in patterns:
        found.Add(pattern)
    found.Compile()
    return found


def _digest(paths: Mapping[str, Path]) -> str:
    """A digest of every rule file's name and bytes: equal digests mean equal rules."""
    total = hashlib.sha256()
    for name, path in paths.items():
        total.update(name.encode())
        total.update(b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def installed_rules() -> list[Path]:
    """The rules folders of installed packages: what entry points of the group `dangjian.rules` name, by name."""
    found = sorted(metadata.entry_points(group=ENTRY_POINTS), key=lambda point: point.name)
    return [Path(str(resources.files(point.module))) for point in found]


@cache
def default_rules() -> RuleBook:
    """The shipped rules and those of installed packages, loaded once."""
    *below, top = (rules_folder(), *installed_rules())
    return RuleBook.load(top, *below)


def open_rules(folder: Path | None) -> RuleBook:
    """The rules of `folder` over the default ones; those alone when None. Raises RuleError."""
    return default_rules() if folder is None else RuleBook.load(folder, rules_folder(), *installed_rules())
