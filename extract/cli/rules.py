"""`dangjian rules`: check, try, list and show rules; JSON Schemas for editors."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import click
from pydantic import TypeAdapter

from extract.errors import InputError, RuleError, RuleProblem, UsageError
from extract.evaluation.examples import try_examples, unshown
from extract.evaluation.lint import lint
from extract.evaluation.new_outlet import new_outlet
from extract.evaluation.profile_rules import profile_rules
from extract.pipeline import Pipeline
from extract.rulebook import RuleBook, open_rules
from extract.rulebook.models import AnyRule
from extract.sources.documents import Reader
from extract.sources.files import Input, find_inputs
from extract.tag.components import DEFAULT_NER
from extract.text.source import SourceText

PROBLEMS = 1
FORMATS = click.Choice(["text", "json", "github"])
folder_option = click.option(
    "--rules", "folder", type=click.Path(path_type=Path), help="This rules folder over the shipped one."
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
    """Try every example of every RULE (all by default); tell of those that come out otherwise, and of idle patterns."""
    pipeline = Pipeline(folder, ner)
    wanted = [_known(pipeline.book, name) for name in rule_ids] or sorted(pipeline.book.rules)
    verdicts = list(try_examples(pipeline, wanted))
    if form == "text":
        click.echo(f"{len(verdicts)} examples of {len(wanted)} rules", err=True)
    _report([*(v.problem for v in verdicts if v.problem), *unshown(pipeline, wanted)], form)


@rules.command("list")
@folder_option
def list_rules(folder: Path | None) -> None:
    """One line a rule: id, kind, how many examples, what it is for."""
    book = _book(folder)
    for rule_id, rule in sorted(book.rules.items()):
        about = str(getattr(rule, "about", "")).split(". ")[0].rstrip(".")
        kind, count = getattr(rule, "kind", ""), len(getattr(rule, "examples", []))
        origin = f"  (instead of {book.overrides[rule_id]})" if rule_id in book.overrides else ""
        click.echo(f"{rule_id:34} {kind:9} {count:3}  {about}{origin}")


@rules.command()
@click.argument("rule_id", metavar="RULE")
@folder_option
def show(rule_id: str, folder: Path | None) -> None:
    """The file of one rule, where it stands, and how sure it is."""
    book = _book(folder)
    path = book.files[_known(book, rule_id)].path
    click.echo(f"# {path}")
    if rule_id in book.overrides:
        click.echo(f"# instead of {book.overrides[rule_id]}")
    for key, bound in sorted(book.confidence.items()):
        if key.split(" ", 1)[1] == rule_id:
            click.echo(f"# {key.split(' ', 1)[0]}: precision at least {bound} (95% interval, on gold)")
    click.echo(path.read_text(encoding="utf-8"), nl=False)


@rules.command()
def schema() -> None:
    """The JSON Schema of rule files, for the completion of an editor."""
    found = TypeAdapter(AnyRule).json_schema()
    click.echo(json.dumps(found | {"title": "A rule of dangjian"}, ensure_ascii=False, indent=2))


@rules.command("profile")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@folder_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--ner", default=DEFAULT_NER, show_default=True, metavar="MODEL", help="As of `dangjian run`.")
def profile(inputs: tuple[str, ...], folder: Path | None, form: str, ner: str) -> None:
    """Read INPUT and show of each rule its time, matches, records and measured precision; at the end, idle rules."""
    pipeline = Pipeline(folder, ner)
    pages = list(Reader().pages(find_inputs(inputs)))
    for page in pages:
        if page.error is not None:
            click.echo(f"{page.file}: {page.error}", err=True)
    documents = [page for page in pages if page.error is None]
    read = (pipeline.read(page.content or b"", page.doc_id, html=page.html) for page in documents)
    found = profile_rules(pipeline, read)
    if form == "json":
        click.echo(json.dumps([asdict(entry) for entry in found], ensure_ascii=False, indent=1))
        return
    click.echo(f"{'rule':34} {'kind':9} {'ms':>8} {'matches':>8} {'records':>8} {'precision':>9}")
    for entry in found:
        sure = "" if entry.precision is None else f"{entry.precision:.2f}"
        counts = f"{entry.seconds * 1000:8.1f} {entry.matches:8} {entry.records:8} {sure:>9}"
        click.echo(f"{entry.rule_id:34} {entry.kind:9} {counts}")
    idle = sorted(entry.rule_id for entry in found if not entry.matches and not entry.records)
    click.echo(f"\n{len(idle)} rule(s) never fit in {len(documents)} document(s): {', '.join(idle) or 'none'}")


@rules.group()
def new() -> None:
    """Write the first draft of a rule."""


@new.command("outlet")
@click.argument("pages", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--name", help="The outlet's name, as its records shall carry it.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write the file here instead of showing it.")
@folder_option
def new_outlet_rule(pages: tuple[Path, ...], name: str | None, output: Path | None, folder: Path | None) -> None:
    """Learn an outlet's furniture from three or more of its PAGES (.txt or .html), and write its rule file."""
    sources = [_page(path) for path in pages]
    try:
        text, read = new_outlet(sources, name, _book(folder))
    except ValueError as error:
        raise UsageError(str(error)) from None
    for path, page in zip(pages, read, strict=True):
        about = f"title {page.title!r}, published {page.published}, outlet {page.outlet!r}, authors {page.byline}"
        click.echo(f"{path}: {about}, {len(page.kept)} lines kept, {len(page.dropped)} dropped", err=True)
    if output is None:
        click.echo(text, nl=False)
        return
    if output.exists():
        raise UsageError(f"{output} is there already; delete it, or give another name after -o")
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(text, encoding="utf-8")
    click.echo(f"{output} written; read it, then: dangjian rules test --rules {output.parent.parent}", err=True)


def _page(path: Path) -> SourceText:
    item = Input(path.stem, str(path))
    try:
        return SourceText.from_bytes(item.read(), html=item.html)
    except InputError as error:
        raise UsageError(f"{path}: {error}") from None


def _book(folder: Path | None) -> RuleBook:
    return open_rules(folder)


def _known(book: RuleBook, rule_id: str) -> str:
    if rule_id not in book.rules:
        made = [key for key in book.confidence if key.split(" ", 1)[1] == rule_id]
        if made:
            sure = ", ".join(f"{key.split(' ', 1)[0]} {book.confidence[key]}" for key in made)
            raise UsageError(f"{rule_id} is how the program reads marks and has no file; precision at least: {sure}")
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
