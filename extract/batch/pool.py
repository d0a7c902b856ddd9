"""Worker processes that read documents: results in the order of the inputs, a lost process costs its document."""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any, Self

import orjson

from extract.batch.worker import Outcome, Settings, packed, work
from extract.errors import ModelError
from extract.sources.documents import Page

AHEAD = 4  # documents for each worker that may be under way or wait for their turn to be written
STARTING = 120.0  # seconds a process may take to load its model
FAILED_STARTS = 3  # in a row, and the run stops
# A process without memory may say so, or only end.
NEVER_READY = (
    b'{"fatal": "worker processes end before they have loaded rules and model, mostly for want of memory; '
    b'give more by --memory-limit, or see what is wrong by --workers 0"}'
)


@dataclass(slots=True, eq=False)
class Slot:
    """A document on its way, and the digest of its content; `outcome` is None until it is known."""

    page: Page
    outcome: Outcome | None = None
    digest: str = ""
    tries: int = 0


class Worker:
    """One process and the document it is reading."""

    def __init__(self, settings: Settings) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=work, args=(theirs, asdict(settings)), daemon=True)
        self.process.start()
        theirs.close()
        self.slot: Slot | None = None
        self.deadline = time.monotonic() + STARTING
        self.ready: dict[str, Any] | None = None

    def give(self, slot: Slot, seconds: float) -> None:
        """Let it read a document within `seconds`."""
        self.slot, self.deadline = slot, time.monotonic() + seconds
        self.connection.send_bytes(packed(slot.page))

    def stop(self) -> None:
        """End the process at once."""
        self.connection.close()
        self.process.kill()
        self.process.join()


class Pool:
    """`size` processes; a document that takes more than `seconds` is given up.

    Raises ModelError when a process cannot load what it needs.
    """

    def __init__(self, settings: Settings, size: int, seconds: float) -> None:
        self.settings, self.seconds = settings, seconds
        self.workers = [Worker(settings) for _ in range(size)]
        self.replaced = 0
        self.failed_starts = 0
        self.description = self._first_ready()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self.workers:
            worker.stop()

    def _first_ready(self) -> dict[str, Any]:
        worker = self.workers[0]
        try:
            message = worker.connection.recv_bytes() if worker.connection.poll(STARTING) else b""
        except EOFError:
            message = b""
        self._greet(worker, message or NEVER_READY)
        return dict(worker.ready or {})

    def _greet(self, worker: Worker, message: bytes) -> None:
        said = orjson.loads(message)
        if "fatal" in said:
            self.__exit__(None, None, None)
            raise ModelError(said["fatal"])
        worker.ready = said
        self.failed_starts = 0

    def run(self, slots: Iterable[Slot]) -> Iterator[Slot]:
        """Slots with their outcomes, in order. A slot that comes with one is passed on."""
        source = iter(slots)
        line: deque[Slot] = deque()
        waiting: deque[Slot] = deque()
        ended = False
        while True:
            while not ended and len(line) < AHEAD * len(self.workers):
                slot = next(source, None)
                if slot is None:
                    ended = True
                    break
                line.append(slot)
                if slot.outcome is None:
                    waiting.append(slot)
            for worker in self.workers:
                if waiting and worker.slot is None and worker.ready is not None:
                    self._give(worker, waiting.popleft(), waiting)
            while line and line[0].outcome is not None:
                yield line.popleft()
            if ended and not line:
                return
            if line:
                self._listen(waiting)

    def _give(self, worker: Worker, slot: Slot, waiting: deque[Slot]) -> None:
        try:
            worker.give(slot, self.seconds)
        except OSError:  # it died while it had nothing to do, or of what it was given
            self._died(worker, waiting)

    def _listen(self, waiting: deque[Slot]) -> None:
        """Wait for an answer, a death or a deadline."""
        busy = [w for w in self.workers if w.slot is not None or w.ready is None]
        soonest = min((w.deadline for w in busy), default=time.monotonic())
        heard = wait([w.connection for w in busy], timeout=max(0.0, soonest - time.monotonic()))
        for worker in busy:
            if worker.connection in heard:
                self._hear(worker, worker.connection, waiting)
            elif time.monotonic() >= worker.deadline:
                self._give_up(worker, ("time", f"no result within {self.seconds:g} seconds"))

    def _hear(self, worker: Worker, connection: Connection, waiting: deque[Slot]) -> None:
        try:
            message = connection.recv_bytes()
        except (EOFError, OSError):
            self._died(worker, waiting)
            return
        if worker.ready is None:
            self._greet(worker, message)
            return
        if worker.slot is not None:
            worker.slot.outcome = Outcome.unpacked(message)
            worker.slot = None

    def _died(self, worker: Worker, waiting: deque[Slot]) -> None:
        """Once more with a fresh process: what killed the first may have been somebody else's hunger for memory."""
        slot = worker.slot
        if worker.ready is None:
            self.failed_starts += 1
            if self.failed_starts >= FAILED_STARTS:
                self._greet(worker, NEVER_READY)
        if slot is not None and slot.tries == 0:
            slot.tries, worker.slot = 1, None
            waiting.appendleft(slot)
            self._replace(worker)
            return
        self._give_up(worker, ("worker", "the process that read it ended twice, for want of memory or a crash"))

    def _give_up(self, worker: Worker, error: tuple[str, str]) -> None:
        if worker.slot is not None:
            worker.slot.outcome = Outcome(error=error)
        self._replace(worker)

    def _replace(self, worker: Worker) -> None:
        worker.stop()
        self.workers[self.workers.index(worker)] = Worker(self.settings)
        self.replaced += 1
