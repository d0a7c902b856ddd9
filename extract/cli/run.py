"""`dangjian run`: documents in, JSON Lines out."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from extract.batch.job import Plan, Tally, failed, run_job
from extract.batch.progress import progress
from extract.batch.worker import Settings
from extract.errors import InputError, UsageError
from extract.export.records import records_of
from extract.rulebook import open_rules
from extract.sources.documents import Columns, Reader
from extract.sources.files import PAGES, Input, at_least_one, find_inputs, listed_id, printable
from extract.tag.components import DEFAULT_NER
from extract.write.lines import STEMS
from extract.write.remote import folder_of

SOME_FAILED = 3
MEGABYTE = 1 << 20
LONGEST = 7 * 86_400.0  # seconds that one document may be given


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "-o", "--output", required=True, type=click.Path(),
    help="Folder for the JSON Lines files, or a URL that fsspec opens.",
)  # fmt: skip
@click.option(
    "--workers", type=click.IntRange(0), default=lambda: os.cpu_count() or 1, show_default="one a core",
    help="Processes that read. 0: none but this one, without limits of time and memory.",
)  # fmt: skip
@click.option(
    "--resume", is_flag=True, help="Take over from earlier runs into OUTPUT what is the same, and read the rest."
)
@click.option("--shard-size", type=click.IntRange(1), help="Documents a file: hospitals-00000.jsonl, hospitals-00001 …")
@click.option("--compress", is_flag=True, help="Write .jsonl.zst.")
@click.option("--columns", default="", metavar="id=…,text=…,html=…", help="Columns of JSON Lines and Parquet inputs.")
@click.option(
    "--time-limit",
    type=click.FloatRange(0, LONGEST, min_open=True),
    default=60.0,
    show_default=True,
    help="Seconds for one document.",
)
@click.option(
    "--memory-limit", type=click.IntRange(1), default=4096, show_default=True, help="Megabytes for one process."
)
@click.option(
    "--ner", default=DEFAULT_NER, show_default=True, metavar="MODEL",
    help="Recognizer of names: builtin, lac, none, or a spaCy pipeline by name or folder.",
)  # fmt: skip
@click.option("--windows", is_flag=True, help="Let the recognizer read only sentences in which a name can matter.")
@click.option(
    "--rules", type=click.Path(path_type=Path), help="Use this rules folder over the shipped one, file by file."
)
@click.option(
    "--engine", type=click.Choice(["local", "ray"]), default="local", show_default=True, help="Where to read."
)
@click.option("--ray-address", default="auto", show_default=True, help="Of the Ray cluster; local: start one here.")
@click.option("--log-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but what is wrong.")
@click.option("-v", "--verbose", is_flag=True, help="Say at the end what failed and was slow (as text).")
@click.option(
    "--metrics", type=click.Path(path_type=Path, dir_okay=False), help="Keep counts in this Prometheus text file."
)
def run(
    inputs: tuple[str, ...], output: str, workers: int, resume: bool, shard_size: int | None, compress: bool,
    columns: str, time_limit: float, memory_limit: int, ner: str, windows: bool, rules: Path | None, log_format: str,
    metrics: Path | None, engine: str, ray_address: str, quiet: bool, verbose: bool,
) -> None:  # fmt: skip
    """Read INPUT and write its records into a folder.

    INPUT: files, folders or globs of pages (.txt, .html, .htm, .shtml, .xhtml), JSON Lines, Parquet and WARC files, all
    of them also as .gz or .zst; URLs that fsspec opens; - for a list of paths on standard input.

    \b
    Exit status: 0 all documents read, 3 some failed (see errors.jsonl), 2 wrong usage or bad rules.
    """  # noqa: D301 click reads the backspace
    if "://" not in output and Path(output).resolve() == Path.cwd():
        raise UsageError("the output folder is empty or the current one; give a folder of its own after -o")
    named = Columns.named(columns)
    open_rules(rules)  # bad rules stop the run here, with every problem of every file
    if not time_limit > 0:  # not a number
        raise UsageError("--time-limit is a number of seconds")
    apart = None if "://" in output else Path(output)
    total = None if "-" in inputs else _count(inputs, apart)
    memory = memory_limit * MEGABYTE if workers else None
    settings = Settings(str(rules) if rules else None, ner, windows, memory)
    # An empty list must not make an earlier output give way to nothing.
    found = at_least_one(_listed(inputs, apart), "no documents on standard input; give one path a line")
    with folder_of(output, resume=resume) as folder:
        plan = Plan(
            folder,
            settings,
            workers,
            time_limit,
            shard_size or 0,
            compress,
            resume,
            ray_address if engine == "ray" else None,
        )
        pages = Reader(named).pages(found)
        with progress(total, "quiet" if quiet else log_format, metrics) as told:
            tally = run_job(plan, pages, told)
        if verbose and log_format == "text":
            _account(folder)
    if log_format == "text" and not quiet:
        _summary(Console(stderr=True), tally, output)
    if failed(tally):
        sys.exit(SOME_FAILED)


def _count(inputs: tuple[str, ...], apart: Path | None) -> int | None:
    """How many documents there are; None where files hold many. Listing twice keeps a long list out of memory."""
    total = 0
    for item in find_inputs(inputs, apart):
        if item.error is None and item.kind not in PAGES:
            return None
        total += 1
    return total


def _listed(inputs: tuple[str, ...], apart: Path | None) -> Iterator[Input]:
    """Inputs by the arguments; behind - by the lines of standard input, each for itself and in their order.

    A file of the list has its path for an id. A path that is none costs itself; lines may end as `find -print0` or
    Windows ends them.
    """
    yield from find_inputs([argument for argument in inputs if argument != "-"], apart)
    for listed in sys.stdin.buffer if "-" in inputs else ():
        for name in (os.fsdecode(part) for part in listed.rstrip(b"\r\n").split(b"\0") if part.strip()):
            try:
                for item in find_inputs([name], apart):
                    yield replace(item, doc_id=listed_id(name)) if item.place == str(Path(name)) else item
            except UsageError as error:
                yield Input(printable(name), name, InputError("read", str(error)))


def _account(output: Path) -> None:
    """What failed, the rate of each stage and the slowest documents, as `errors.jsonl` and `run.json` have them."""
    for error in records_of(output, "errors"):
        click.echo(f"{error['file']}: {error['stage']}: {error['reason']}", err=True)
    account = json.loads((output / "run.json").read_text(encoding="utf-8"))
    for stage, rate in account["chars_per_second"].items():
        click.echo(f"{stage:8} {rate:12,.0f} characters a second", err=True)
    for slow in account["slowest"]:
        click.echo(f"{slow['seconds']:8.2f} s {slow['doc_id']}", err=True)


def _summary(console: Console, tally: Tally, output: str) -> None:
    reused = f" ({tally.reused} as before)" if tally.reused else ""
    table = Table(title=f"{tally.documents} document(s){reused} -> {output}", title_justify="left")
    table.add_column("file")
    table.add_column("lines", justify="right")
    for stem in STEMS:
        table.add_row(f"{stem}.jsonl", str(tally.counts[stem]))
    console.print(table)
