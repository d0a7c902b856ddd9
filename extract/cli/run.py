"""`dangjian run`: documents in, JSON Lines out."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

import extract
from extract.errors import InputError, UsageError
from extract.pipeline import Pipeline, Result
from extract.sources.files import Input, find_inputs
from extract.tag.components import DEFAULT_NER
from extract.write.lines import ERRORS, MANIFEST, LineWriter, write_json
from schemas import RECORD_TYPES, SCHEMA_VERSION

SOME_FAILED = 3
PLAIN_EVERY = 100  # documents between two lines of progress where there is no terminal


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="Folder for the JSON Lines files.")
@click.option(
    "--ner", default=DEFAULT_NER, show_default=True, metavar="MODEL",
    help="Recognizer of names: builtin, lac, none, or a spaCy pipeline by name or folder.",
)  # fmt: skip
@click.option("--windows", is_flag=True, help="Let the recognizer read only sentences in which a name can matter.")
@click.option(
    "--rules", type=click.Path(path_type=Path), help="Use this rules folder over the shipped one, file by file."
)
def run(inputs: tuple[str, ...], output: Path, ner: str, windows: bool, rules: Path | None) -> None:
    r"""Read INPUT (files, folders or globs of .txt and .html pages) and write its records into a folder.

    \b
    Exit status: 0 all documents read, 3 some failed (see errors.jsonl), 2 wrong usage or bad rules.
    """
    if str(output) in {"", "."}:
        raise UsageError("the output folder is empty or the current one; give a folder of its own after -o")
    started = time.perf_counter()
    documents = find_inputs(list(inputs))
    pipeline = Pipeline(rules, ner, windows=windows)
    loaded = time.perf_counter()
    console = Console(stderr=True)
    with LineWriter(output) as writer:
        for item, result in _progress(_results(pipeline, documents), len(documents), console):
            if result.error is None:
                writer.write(result.records)
            else:
                writer.write_error(_error(item, result.error))
    finished = time.perf_counter()
    seconds = {"load": loaded - started, "read": finished - loaded, **pipeline.seconds}
    write_json(output / MANIFEST, _manifest(pipeline, writer, len(documents), seconds))
    _summary(console, writer, output, len(documents))
    if writer.counts[ERRORS]:
        sys.exit(SOME_FAILED)


def _results(pipeline: Pipeline, documents: list[Input]) -> Iterator[tuple[Input, Result]]:
    for item in documents:
        try:
            content = item.read()
        except InputError as error:
            yield item, Result(item.doc_id, error=error)
            continue
        yield item, pipeline.read(content, item.doc_id, html=item.html)


def _error(item: Input, error: InputError) -> dict[str, Any]:
    return {"doc_id": item.doc_id, "file": str(item.path), "stage": error.stage, "reason": error.reason}


def _progress(results: Iterator[tuple[Input, Result]], total: int, console: Console) -> Iterator[tuple[Input, Result]]:
    """Pass results on, showing how far we are: a bar on a terminal, a plain line now and then elsewhere."""
    if not console.is_terminal:
        for number, pair in enumerate(results, 1):
            yield pair
            if number % PLAIN_EVERY == 0 or number == total:
                click.echo(f"{number}/{total} documents", err=True)
        return
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console) as bar:
        task = bar.add_task("reading", total=total)
        for pair in results:
            yield pair
            bar.advance(task)


def _manifest(pipeline: Pipeline, writer: LineWriter, documents: int, seconds: dict[str, float]) -> dict[str, Any]:
    return {
        "program": f"dangjian {extract.__version__}",
        "schema_version": SCHEMA_VERSION,
        "ner": pipeline.recognizer,
        "rules": str(pipeline.book.folder),
        "rule_digest": pipeline.book.digest,
        "documents": documents,
        "counts": {stem: writer.counts[stem] for stem in (*RECORD_TYPES, ERRORS)},
        "seconds": {stage: round(spent, 3) for stage, spent in seconds.items()},
    }


def _summary(console: Console, writer: LineWriter, output: Path, documents: int) -> None:
    table = Table(title=f"{documents} document(s) -> {output}", title_justify="left")
    table.add_column("file")
    table.add_column("lines", justify="right")
    for stem in (*RECORD_TYPES, ERRORS):
        table.add_row(f"{stem}.jsonl", str(writer.counts[stem]))
    console.print(table)
