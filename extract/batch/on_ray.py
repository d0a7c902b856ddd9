"""The same job on a Ray cluster: actors that hold the model, results in the order of the inputs.

Documents travel as in `extract.batch.worker`, so that records are those of a local run, byte for byte.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from types import TracebackType
from typing import Any, Self

import orjson

from extract.batch.pool import AHEAD, Slot
from extract.batch.worker import Outcome, Settings, described, packed, unpacked_page
from extract.batch.worker import read as read_document
from extract.errors import ModelError, UsageError
from extract.write.lines import line


class Reader:
    """What an actor is: a pipeline, loaded once."""

    def __init__(self, settings: dict[str, Any]) -> None:
        made = Settings(**settings)
        self.pipeline = made.pipeline()
        self.description = line(described(self.pipeline, made))

    def describe(self) -> bytes:
        """What reads here."""
        return self.description

    def read(self, message: bytes) -> bytes:
        """The outcome of one document, as a message."""
        content, doc_id, html = unpacked_page(message)
        return read_document(self.pipeline, content, doc_id, html=html).packed()


class RayPool:
    """`size` actors on the cluster at `address` ("local" starts one here, "auto" finds the one this machine is in).

    A document that takes more than `seconds`, or that its actor does not survive, is given up and the actor replaced.
    """

    def __init__(self, settings: Settings, size: int, seconds: float, address: str) -> None:
        try:
            import ray  # noqa: PLC0415 an extra
        except ImportError:
            raise UsageError("--engine ray needs the extra: pip install 'dangjian[ray]'") from None
        self.ray, self.settings, self.seconds = ray, settings, seconds
        try:
            ray.init(address=address, ignore_reinit_error=True, log_to_driver=False)
        except ConnectionError as error:
            raise UsageError(f"no Ray cluster at {address}: {error}; give --ray-address, or `local`") from None
        self.actor = ray.remote(num_cpus=1)(Reader)
        self.actors = [self._start() for _ in range(max(1, size))]
        try:
            self.description: dict[str, Any] = orjson.loads(ray.get(self.actors[0].describe.remote()))
        except ray.exceptions.RayError as error:
            raise ModelError(f"no actor could load its model: {error}") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for actor in self.actors:
            self.ray.kill(actor)
        self.ray.shutdown()

    def _start(self) -> Any:
        return self.actor.remote(asdict(self.settings))

    def run(self, slots: Iterable[Slot]) -> Iterator[Slot]:
        """Slots with their outcomes, in order. A slot that comes with one is passed on."""
        source = iter(slots)
        order: deque[Slot] = deque()
        idle = list(range(len(self.actors)))
        busy: dict[Any, tuple[Slot, int, float]] = {}
        waiting: deque[Slot] = deque()
        ended = False
        while True:
            while not ended and len(order) < AHEAD * len(self.actors):
                slot = next(source, None)
                ended = slot is None
                if slot is not None:
                    order.append(slot)
                    if slot.outcome is None:
                        waiting.append(slot)
            while waiting and idle:
                slot, index = waiting.popleft(), idle.pop()
                busy[self.actors[index].read.remote(packed(slot.page))] = (slot, index, time.monotonic() + self.seconds)
            while order and order[0].outcome is not None:
                yield order.popleft()
            if ended and not order:
                return
            if busy and order:
                idle += self._listen(busy)

    def _listen(self, busy: dict[Any, tuple[Slot, int, float]]) -> list[int]:
        """Take what is ready and give up what is late; the actors that are free again."""
        ready, _ = self.ray.wait(list(busy), num_returns=1, timeout=1.0)
        late = [] if ready else [r for r, (_, _, deadline) in busy.items() if time.monotonic() > deadline]
        free = []
        for reference in [*ready, *late]:
            slot, index, _ = busy.pop(reference)
            slot.outcome = self._late() if reference in late else self._taken(reference)
            if slot.outcome.error is not None and slot.outcome.error[0] in ("time", "worker"):
                self._replace(index)
            free.append(index)
        return free

    def _late(self) -> Outcome:
        return Outcome(error=("time", f"no result within {self.seconds:g} seconds"))

    def _taken(self, reference: Any) -> Outcome:
        try:
            return Outcome.unpacked(self.ray.get(reference))
        except self.ray.exceptions.RayError:
            return Outcome(error=("worker", "the actor that read it ended"))

    def _replace(self, index: int) -> None:
        self.ray.kill(self.actors[index])
        self.actors[index] = self._start()
