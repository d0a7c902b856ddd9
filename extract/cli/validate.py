"""`dangjian validate`: whether an output folder is what it says."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from extract.errors import InputError, UsageError
from extract.export.records import records_of
from extract.export.validate import summary, validate
from extract.sources.documents import Columns, Reader
from extract.sources.files import find_inputs
from extract.text.source import SourceText

FLAWED = 1
SHOWN = 200


@click.command("validate")
@click.argument("output", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--sources", multiple=True, metavar="INPUT", help="The inputs of the run: spans are read there as well.")
@click.option("--columns", default="", metavar="id=…,text=…,html=…", help="As of `dangjian run`.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def validate_output(output: Path, sources: tuple[str, ...], columns: str, form: str) -> None:
    """Check the records in OUTPUT, ours or edited: schemas, ids, references, and every piece of evidence.

    \b
    Exit status: 0 nothing wrong, 1 flaws, each told as file:line, 2 wrong usage.
    """  # noqa: D301 click reads the backspace
    read: dict[str, SourceText] = {}
    for page in Reader(Columns.named(columns)).pages(find_inputs(sources)) if sources else ():
        try:
            if isinstance(page.content, bytes):
                read[page.doc_id] = SourceText.from_bytes(page.content, html=page.html)
            elif page.content is not None:
                read[page.doc_id] = SourceText.from_text(page.content, html=page.html)
        except InputError:
            continue  # it stands in errors.jsonl
    flaws = list(validate(output, read if sources else None))
    if sources:
        known = {record["doc_id"] for record in records_of(output, "documents")}
        click.echo(f"{len(known & set(read))} of {len(known)} document(s) compared with their sources", err=True)
        if not known & set(read):
            raise UsageError(f"none of the documents in {output} is among --sources; give the inputs of the run")
    if form == "json":
        told = [{"path": str(flaw.file), "line": flaw.line, "message": flaw.message} for flaw in flaws]
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    for flaw in flaws[:SHOWN] if form == "text" else ():
        click.echo(flaw)
    more = f" ({len(flaws) - SHOWN} more not shown)" if len(flaws) > SHOWN and form == "text" else ""
    click.echo(f"{len(flaws)} flaw(s): {summary(flaws)}{more}", err=True)
    if flaws:
        sys.exit(FLAWED)
