"""`dangjian explain`: why each record of a page is there."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import click

from extract.errors import InputError, UsageError
from extract.evaluation.explain import NAMES, Explanation, explain
from extract.pipeline import Pipeline
from extract.sources.files import Input
from extract.tag.components import DEFAULT_NER

FAILED = 3


@click.command("explain")
@click.argument("page", metavar="FILE|-")
@click.option("--kind", type=click.Choice(list(NAMES)), help="Only records of this kind.")
@click.option("--ner", default=DEFAULT_NER, show_default=True, metavar="MODEL", help="As of `dangjian run`.")
@click.option("--rules", type=click.Path(path_type=Path), help="Use this rules folder instead of the shipped one.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def explain_page(page: str, kind: str | None, ner: str, rules: Path | None, form: str) -> None:
    """Show each record of FILE (or of a text on standard input) with its evidence, rule, marks and links.

    Evidence stands in 【】 in the source as it is; `reads` says what it became where something was repaired.
    """
    pipeline = Pipeline(rules, ner)
    try:
        content = sys.stdin.buffer.read() if page == "-" else _read(Path(page))
    except InputError as error:
        raise UsageError(f"{page}: {error}") from None
    result = pipeline.read(content, "text" if page == "-" else Path(page).stem)
    if result.error is not None:
        click.echo(f"dangjian: {page}: {result.error}", err=True)
        sys.exit(FAILED)
    found = [e for e in explain(result, pipeline.book) if kind in (None, e.kind)]
    if form == "json":
        shown = [asdict(e) | {"record": e.record.model_dump(mode="json")} for e in found]
        click.echo(json.dumps(shown, ensure_ascii=False, indent=1))
    else:
        _print(page, found)


def _read(path: Path) -> bytes:
    if not path.is_file():
        raise UsageError(f"{path} is no file; give a page, or - for standard input")
    return Input(path.stem, path).read()


def _print(page: str, found: Iterable[Explanation]) -> None:
    for item in found:
        sure = "" if item.record.confidence is None else f", precision at least {item.record.confidence}"
        click.echo(f"{item.kind}: {item.name}")
        click.echo(f"  rule {item.record.source}{sure}" + (f" ({item.rule_file})" if item.rule_file else ""))
        for piece in item.cited:
            click.echo(f"  {page}:{piece.line}:{piece.column}: {piece.before}【{piece.source}】{piece.behind}")
            if piece.repaired:
                click.echo(f"    reads {piece.text}")
            for label, text, source in piece.marks:
                click.echo(f"    {label:10} {text}  <- {source}")
        for field, name in item.links:
            click.echo(f"  {field} -> {name}")
        click.echo()
