"""`dangjian rules`: check, try, list and show rules; JSON Schemas for editors."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

import click
from pydantic import TypeAdapter

from extract.errors import RuleError, RuleProblem, UsageError
from extract.evaluation.examples import try_examples
from extract.evaluation.lint import lint
from extract.pipeline import Pipeline
from extract.rulebook import RuleBook
from extract.rulebook.book import rules_folder
from extract.rulebook.models import AnyRule
from extract.tag.components import DEFAULT_NER

PROBLEMS = 1
FORMATS = click.Choice(["text", "json", "github"])
folder_option = click.option(
    "--rules", "folder", type=click.Path(path_type=Path), help="This rules folder instead of the shipped one."
)
format_option = click.option("--format", "form", type=FORMATS, default="text", show_default=True)


@click.group()
def rules() -> None:
    """Work on rules. Exit status: 0 all well, 1 problems found, 2 wrong usage or rules that cannot be loaded."""


@rules.command()
@folder_option
@format_option
def check(folder: Path | None, form: str) -> None:
    """Say what is wrong in rule files, and what is hardly meant: every problem of every file in one go."""
    try:
        problems = lint(_book(folder))
    except RuleError as error:
        problems = list(error.problems)
    _report(problems, form)


@rules.command("test")
@click.argument("rule_ids", nargs=-1, metavar="[RULE]...")
@folder_option
@format_option
@click.option("--ner", default=DEFAULT_NER, show_default=True, metavar="MODEL", help="As of `dangjian run`.")
def try_rules(rule_ids: tuple[str, ...], folder: Path | None, form: str, ner: str) -> None:
    """Try every example of every RULE (all by default), and tell of those that come out otherwise."""
    pipeline = Pipeline(folder, ner)
    wanted = [_known(pipeline.book, name) for name in rule_ids] or sorted(pipeline.book.rules)
    verdicts = list(try_examples(pipeline, wanted))
    if form == "text":
        click.echo(f"{len(verdicts)} examples of {len(wanted)} rules", err=True)
    _report([v.problem for v in verdicts if v.problem], form)


@rules.command("list")
@folder_option
def list_rules(folder: Path | None) -> None:
    """One line a rule: id, kind, how many examples, what it is for."""
    book = _book(folder)
    for rule_id, rule in sorted(book.rules.items()):
        about = str(getattr(rule, "about", "")).split(". ")[0].rstrip(".")
        kind, count = getattr(rule, "kind", ""), len(getattr(rule, "examples", []))
        click.echo(f"{rule_id:34} {kind:9} {count:3}  {about}")


@rules.command()
@click.argument("rule_id", metavar="RULE")
@folder_option
def show(rule_id: str, folder: Path | None) -> None:
    """The file of one rule, where it stands, and how sure it is."""
    book = _book(folder)
    path = book.files[_known(book, rule_id)].path
    click.echo(f"# {path}")
    for key, bound in sorted(book.confidence.items()):
        if key.split(" ", 1)[1] == rule_id:
            click.echo(f"# {key.split(' ', 1)[0]}: precision at least {bound} (95% interval, on gold)")
    click.echo(path.read_text(encoding="utf-8"), nl=False)


@rules.command()
def schema() -> None:
    """The JSON Schema of rule files, for the completion of an editor."""
    found = TypeAdapter(AnyRule).json_schema()
    click.echo(json.dumps(found | {"title": "A rule of dangjian"}, ensure_ascii=False, indent=2))


def _book(folder: Path | None) -> RuleBook:
    return RuleBook.load(folder or rules_folder())


def _known(book: RuleBook, rule_id: str) -> str:
    if rule_id not in book.rules:
        raise UsageError(f"no rule is called {rule_id!r}; `dangjian rules list` names them all")
    return rule_id


def _report(problems: Iterable[RuleProblem], form: str) -> None:
    found = list(problems)
    if form == "json":
        entries = [{"path": str(p.path), "line": p.line, "column": p.column, "message": p.message} for p in found]
        click.echo(json.dumps(entries, ensure_ascii=False, indent=1))
    for problem in found if form != "json" else []:
        if form == "github":
            message = problem.message.replace("%", "%25").replace("\n", "%0A")
            click.echo(f"::error file={problem.path},line={problem.line},col={problem.column}::{message}")
        else:
            click.echo(problem)
    if form == "text":
        click.echo(f"{len(found)} problem(s)", err=True)
    if found:
        sys.exit(PROBLEMS)
