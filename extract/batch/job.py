"""The whole job: documents in, files out, whatever happens in between."""

from __future__ import annotations

import heapq
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from extract.batch.earlier import Earlier, digest, earlier_runs
from extract.batch.pool import Pool, Slot
from extract.batch.worker import Outcome, Settings, in_this_process
from extract.export.datapackage import datapackage
from extract.sources.documents import Page
from extract.write.lines import ERRORS, MANIFEST, STEMS, LineWriter, write_json
from schemas import SCHEMA_VERSION

PACKAGE = "datapackage.json"
SLOWEST = 10  # documents that run.json names


@dataclass(frozen=True, slots=True)
class Plan:
    """How a job is run. `workers` 0 is this process; `seconds` is what one document may take."""

    output: Path
    settings: Settings
    workers: int = 0
    seconds: float = 60.0
    shard_size: int = 0
    compress: bool = False
    resume: bool = False
    ray: str | None = None  # address of a Ray cluster that reads instead of processes of ours


@dataclass(slots=True)
class Tally:
    """What a job did so far."""

    documents: int = 0
    reused: int = 0
    chars: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    seconds: Counter[str] = field(default_factory=Counter)
    slowest: list[tuple[float, str]] = field(default_factory=list)
    replaced: int = 0

    def add(self, page: Page, outcome: Outcome) -> None:
        """Count one document that was read."""
        for stage, spent in outcome.seconds.items():
            self.seconds[stage] += spent  # type: ignore[assignment]
        self.chars += outcome.chars
        heapq.heappush(self.slowest, (round(sum(outcome.seconds.values()), 3), page.doc_id))
        if len(self.slowest) > SLOWEST:
            heapq.heappop(self.slowest)


Read = Callable[[Iterable[Slot]], Iterator[Slot]]


def run_job(plan: Plan, pages: Iterable[Page], told: Callable[[Tally], None] = lambda _: None) -> Tally:
    """Read `pages` and write their records; `told` hears of each document written.

    Raises UsageError, RuleError and ModelError before the first document, UsageError when the disk is full.
    """
    started = time.monotonic()
    job = _Job(plan, told)
    with _reader(plan) as (described, read, pool):
        loaded = time.monotonic()
        job.write(_made_by(described), read, pages)
        job.tally.replaced = pool.replaced if pool else 0
    manifest = _manifest(plan, _made_by(described), job.tally, loaded - started, time.monotonic() - loaded)
    write_json(plan.output / MANIFEST, manifest)
    write_json(plan.output / PACKAGE, datapackage(plan.output))
    return job.tally


@contextmanager
def _reader(plan: Plan) -> Iterator[tuple[dict[str, Any], Read, Pool | None]]:
    """What reads the documents: a cluster, processes of their own, or this one."""
    if plan.ray is not None:
        from extract.batch.on_ray import RayPool  # noqa: PLC0415 an extra

        with RayPool(plan.settings, plan.workers, plan.seconds, plan.ray) as cluster:
            yield cluster.description, cluster.run, None
        return
    if plan.workers:
        with Pool(plan.settings, plan.workers, plan.seconds) as pool:
            yield pool.description, pool.run, pool
        return
    described, answer = in_this_process(plan.settings)

    def one_by_one(slots: Iterable[Slot]) -> Iterator[Slot]:
        for slot in slots:
            slot.outcome = slot.outcome or answer(slot.page)
            yield slot

    yield described, one_by_one, None


def _made_by(described: dict[str, Any]) -> dict[str, Any]:
    return {"program": f"dangjian {version('dangjian')}", "schema_version": SCHEMA_VERSION, **described}


class _Job:
    """One job's account while it is written."""

    def __init__(self, plan: Plan, told: Callable[[Tally], None]) -> None:
        self.plan, self.told = plan, told
        self.tally = Tally()
        self.before: list[Earlier] = []

    def write(self, made_by: dict[str, Any], read: Read, pages: Iterable[Page]) -> None:
        """Read all pages and write them in their order."""
        plan, tally = self.plan, self.tally
        key = {name: made_by[name] for name in ("program", "schema_version", "ner", "rule_digest", "windows")}
        writer = LineWriter(
            plan.output, shard_size=plan.shard_size, compress=plan.compress, keep=plan.resume, made_by=key
        )
        with writer:
            self.before = earlier_runs(plan.output, key) if plan.resume else []
            for slot in read(self._slots(pages)):
                self._write_one(writer, slot)
                tally.documents, tally.counts = writer.documents, writer.counts
                tally.add(slot.page, slot.outcome or Outcome())
                self.told(tally)

    def _write_one(self, writer: LineWriter, slot: Slot) -> None:
        page, outcome = slot.page, slot.outcome or Outcome()
        error = (page.error.stage, page.error.reason) if page.error else outcome.error
        if error is None:
            writer.write(page.doc_id, slot.digest, outcome.lines)
        else:
            entry = {"doc_id": page.doc_id, "file": page.file, "stage": error[0], "reason": error[1]}
            writer.write_error(entry)

    def _slots(self, pages: Iterable[Page]) -> Iterator[Slot]:
        """Documents with the outcome of an earlier run where there is one."""
        for page in pages:
            if page.error is not None or page.content is None:
                yield Slot(page, Outcome())
                continue
            sha = digest(page.content, html=page.html)
            found = next((lines for run in self.before if (lines := run.find(page.doc_id, sha)) is not None), None)
            self.tally.reused += found is not None
            yield Slot(page, Outcome(found) if found is not None else None, sha)


def _manifest(plan: Plan, made_by: dict[str, Any], tally: Tally, load: float, read: float) -> dict[str, Any]:
    seconds = {"load": load, "read": read, **tally.seconds}
    rate = {stage: round(tally.chars / spent) for stage, spent in tally.seconds.items() if spent > 0}
    return {
        **made_by,
        "workers": plan.workers,
        "workers_replaced": tally.replaced,
        "documents": tally.documents,
        "reused": tally.reused,
        "chars": tally.chars,
        "counts": {stem: tally.counts[stem] for stem in STEMS},
        "seconds": {stage: round(spent, 3) for stage, spent in seconds.items()},
        "chars_per_second": rate,
        "slowest": [{"doc_id": name, "seconds": spent} for spent, name in sorted(tally.slowest, reverse=True)],
    }


def failed(tally: Tally) -> int:
    """How many documents could not be read."""
    return tally.counts[ERRORS]
