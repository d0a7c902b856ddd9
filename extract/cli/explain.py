"""`dangjian explain`: why each record of a page is there."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from extract.errors import InputError, UsageError
from extract.evaluation.explain import NAMES, Explanation, explain, packed, replay
from extract.pipeline import Pipeline
from extract.sources.files import Input
from extract.tag.components import DEFAULT_NER

FAILED = 3
CHANGED = 1


@click.command("explain")
@click.argument("page", metavar="FILE|-")
@click.option("--kind", type=click.Choice(list(NAMES)), help="Only records of this kind.")
@click.option("--ner", default=DEFAULT_NER, show_default=True, metavar="MODEL", help="As of `dangjian run`.")
@click.option("--rules", type=click.Path(path_type=Path), help="Use this rules folder over the shipped one.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--replay", "again", is_flag=True, help="FILE is an explanation in JSON: say which records are others now."
)
def explain_page(page: str, kind: str | None, ner: str, rules: Path | None, form: str, again: bool) -> None:
    """Show each record of FILE (or of a text on standard input) with its evidence, rule, marks and links.

    Evidence stands in 【】 in the source as it is; `reads` says what it became where something was repaired; `not`
    names the nearest records that were not linked, and why.

    \b
    Exit status: 0 shown, 1 a replayed record is another now, 2 wrong usage or bad rules, 3 FILE could not be read.
    """  # noqa: D301 click reads the backspace
    pipeline = Pipeline(rules, ner)
    try:
        content = sys.stdin.buffer.read() if page == "-" else _read(Path(page), any_kind=again)
    except InputError as error:
        raise UsageError(f"{page}: {error}") from None
    if again:
        _replay(page, content, pipeline)
        return
    path = Path("text" if page == "-" else page)
    result = pipeline.read(content, path.stem, html=Input(path.stem, str(path)).html)
    if result.error is not None:
        click.echo(f"dangjian: {page}: {result.error}", err=True)
        sys.exit(FAILED)
    found = [e for e in explain(result, pipeline.book) if kind in (None, e.kind)]
    if form == "json":
        click.echo(json.dumps(packed(result, found, pipeline), ensure_ascii=False, indent=1))
    else:
        _print(page, found)


def _replay(page: str, content: bytes, pipeline: Pipeline) -> None:
    try:
        compared = list(replay(json.loads(content), pipeline))
    except (ValueError, KeyError, TypeError):
        raise UsageError(f"{page} is no explanation; write one by `dangjian explain PAGE --format json`") from None
    others = 0
    for record_id, then, now in compared:
        if then == now:
            continue
        others += 1
        fields = sorted(k for k in then or {} if (now or {}).get(k) != (then or {})[k]) if then and now else []
        what = f"other {', '.join(fields)}" if fields else "gone" if now is None else "new"
        click.echo(f"{record_id}: {what}")
    click.echo(f"{len(compared) - others} record(s) the same, {others} not", err=True)
    if others:
        sys.exit(CHANGED)


def _read(path: Path, *, any_kind: bool) -> bytes:
    if not path.is_file():
        raise UsageError(f"{path} is no file; give a page, or - for standard input")
    return path.read_bytes() if any_kind else Input(path.stem, str(path)).read()


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
        for field, name, reason in item.refused:
            click.echo(f"  {field} not {name}: {reason}")
        click.echo()
