"""What a run says while it goes on: a bar, lines, JSON lines, numbers for Prometheus."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from extract.batch.job import Tally, failed
from extract.errors import UsageError

PLAIN_EVERY = 100  # documents between two lines where there is no terminal
METRICS_EVERY = 5.0  # seconds between two writings of the metrics file


@contextmanager
def progress(total: int | None, form: str, metrics: Path | None) -> Iterator[Callable[[Tally], None]]:
    """A function that is told of every document; `total` is None where it is not known.

    Raises UsageError when the file `metrics` cannot be written; what goes wrong with it later stops nothing.
    """
    if metrics is not None:
        try:
            write_metrics(metrics, Tally())
        except OSError as error:
            raise UsageError(f"--metrics {metrics} cannot be written: {error.strerror}") from None
    shown = {"json": _json_lines, "quiet": _nothing}.get(form) or (_bar if Console(stderr=True).is_terminal else _lines)
    with shown(total) as tell:
        last = 0.0

        def told(tally: Tally) -> None:
            nonlocal last
            tell(tally)
            if metrics is not None and (time.monotonic() - last > METRICS_EVERY or tally.documents == total):
                last = time.monotonic()
                with suppress(OSError):
                    write_metrics(metrics, tally)

        yield told


def _pace(tally: Tally, started: float, total: int | None) -> tuple[float, float | None]:
    """Documents a second, and the seconds that remain."""
    rate = tally.documents / max(1e-6, time.monotonic() - started)
    return rate, None if total is None else (total - tally.documents) / rate


@contextmanager
def _nothing(_: int | None) -> Iterator[Callable[[Tally], None]]:
    yield lambda _: None


@contextmanager
def _lines(total: int | None) -> Iterator[Callable[[Tally], None]]:
    started = time.monotonic()

    def tell(tally: Tally) -> None:
        if tally.documents % PLAIN_EVERY == 0 or tally.documents == total:
            rate, left = _pace(tally, started, total)
            remaining = "" if not left else f", {left:.0f} s left"
            click.echo(f"{tally.documents}/{total or '?'} documents, {rate:.1f} a second{remaining}", err=True)

    yield tell


@contextmanager
def _json_lines(total: int | None) -> Iterator[Callable[[Tally], None]]:
    started = time.monotonic()
    last = Tally()

    def say(event: str, tally: Tally) -> None:
        rate, left = _pace(tally, started, total)
        said = {"event": event, "documents": tally.documents, "total": total, "failed": failed(tally)}
        said |= {"reused": tally.reused, "per_second": round(rate, 1)}
        said |= {"seconds_left": None if left is None else round(left)} if event == "progress" else {}
        click.echo(json.dumps(said), err=True)

    def tell(tally: Tally) -> None:
        nonlocal last
        last = tally
        if tally.documents % PLAIN_EVERY == 0 or tally.documents == total:
            say("progress", tally)

    yield tell
    say("done", last)


@contextmanager
def _bar(total: int | None) -> Iterator[Callable[[Tally], None]]:
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"))
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True)) as bar:
        task = bar.add_task("reading", total=total, rate="")
        started = time.monotonic()

        def tell(tally: Tally) -> None:
            rate, _ = _pace(tally, started, total)
            bar.update(task, completed=tally.documents, rate=f"{rate:.1f}/s")

        yield tell


def write_metrics(path: Path, tally: Tally) -> None:
    """The counts as a Prometheus text file (for the node exporter's textfile collector), whole or not at all."""
    lines = [
        "# TYPE dangjian_documents_total counter",
        f"dangjian_documents_total {tally.documents}",
        f"dangjian_documents_failed_total {failed(tally)}",
        f"dangjian_documents_reused_total {tally.reused}",
        f"dangjian_chars_total {tally.chars}",
        f"dangjian_workers_replaced_total {tally.replaced}",
        *(f'dangjian_records_total{{type="{stem}"}} {count}' for stem, count in sorted(tally.counts.items())),
        *(f'dangjian_stage_seconds_total{{stage="{s}"}} {spent:.3f}' for s, spent in sorted(tally.seconds.items())),
    ]
    part = path.with_name(f".{path.name}.part")
    part.write_text("\n".join(lines) + "\n", encoding="utf-8")
    part.replace(path)
