"""One document in, its lines out: what a worker process does, and the form in which both travel.

Nothing is pickled: a message is one line of JSON and, behind it, the bytes it speaks of.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import resource
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import orjson

from extract.errors import DangjianError
from extract.pipeline import Pipeline
from extract.sources.documents import Page
from extract.write.lines import line


@dataclass(frozen=True, slots=True)
class Settings:
    """What makes a pipeline, and how much memory (bytes) a process may take; None: as much as there is."""

    rules: str | None = None
    ner: str = "builtin"
    windows: bool = False
    memory: int | None = None

    def pipeline(self) -> Pipeline:
        """The pipeline. Raises RuleError or ModelError."""
        pipeline = Pipeline(Path(self.rules) if self.rules else None, self.ner, windows=self.windows)
        gc.freeze()  # rules and models live as long as the process: no collection needs to look at them
        return pipeline


@dataclass(slots=True)
class Outcome:
    """What became of one document: its lines by file stem, or stage and reason of what went wrong.

    `seconds` are those of each stage, `chars` the length of the source text.
    """

    lines: dict[str, list[bytes]] = field(default_factory=dict)
    error: tuple[str, str] | None = None
    seconds: dict[str, float] = field(default_factory=dict)
    chars: int = 0

    def packed(self) -> bytes:
        """As a message."""
        sizes = {stem: [len(one) for one in lines] for stem, lines in self.lines.items()}
        head = {"error": self.error, "seconds": self.seconds, "chars": self.chars, "sizes": sizes}
        return line(head) + b"".join(one for lines in self.lines.values() for one in lines)

    @classmethod
    def unpacked(cls, message: bytes) -> Outcome:
        """From a message."""
        end = message.index(b"\n") + 1
        head = orjson.loads(message[:end])
        lines: dict[str, list[bytes]] = {}
        for stem, sizes in head["sizes"].items():
            lines[stem] = []
            for size in sizes:
                lines[stem].append(message[end : end + size])
                end += size
        error = tuple(head["error"]) if head["error"] else None
        return cls(lines, error, head["seconds"], head["chars"])


def read(pipeline: Pipeline, content: bytes | str, doc_id: str, *, html: bool | None) -> Outcome:
    """The outcome of one document."""
    before = dict(pipeline.seconds)
    result = pipeline.read(content, doc_id, html=html)
    spent = {stage: seconds - before.get(stage, 0.0) for stage, seconds in pipeline.seconds.items()}
    if result.error is not None:
        return Outcome(error=(result.error.stage, result.error.reason), seconds=spent)
    try:
        lines = {stem: [line(r.model_dump(mode="json")) for r in records] for stem, records in result.records.items()}
    except (TypeError, ValueError) as error:  # what JSON cannot hold
        return Outcome(error=("internal", f"{type(error).__name__}: {error}"), seconds=spent)
    return Outcome(lines, None, spent, len(result.article.source.source) if result.article else 0)


def packed(page: Page) -> bytes:
    """A document as a message."""
    text = isinstance(page.content, str)
    content = page.content.encode("utf-8", "surrogatepass") if isinstance(page.content, str) else page.content or b""
    return line({"doc_id": page.doc_id, "html": page.html, "text": text}) + content


def unpacked_page(message: bytes) -> tuple[bytes | str, str, bool | None]:
    """Content, id and whether it is HTML, from a message."""
    end = message.index(b"\n") + 1
    head = orjson.loads(message[:end])
    content: bytes | str = message[end:].decode("utf-8", "surrogatepass") if head["text"] else message[end:]
    return content, head["doc_id"], head["html"]


def work(connection: Connection, settings: dict[str, Any]) -> None:
    """Answer documents until the connection closes. The first message says what reads them, or why nothing can."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    threading.Thread(target=_end_with_parent, daemon=True).start()
    made = Settings(**settings)
    if made.memory is not None:
        resource.setrlimit(resource.RLIMIT_AS, (made.memory, made.memory))
    with suppress(EOFError, OSError):  # the run is over: nobody listens
        try:
            pipeline = made.pipeline()
        except DangjianError as error:
            connection.send_bytes(line({"fatal": str(error)}))
            return
        except MemoryError:
            connection.send_bytes(line({"fatal": "--memory-limit leaves no room for rules and model; give more"}))
            return
        connection.send_bytes(line(described(pipeline, made)))
        _answer(connection, lambda content, doc_id, html: read(pipeline, content, doc_id, html=html))


def _end_with_parent() -> None:
    """A parent that was killed leaves nobody to stop a document that takes for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def described(pipeline: Pipeline, settings: Settings) -> dict[str, Any]:
    """What reads the documents: equal descriptions give equal records, wherever the rules lie."""
    book = pipeline.book
    made_of = {"ner": pipeline.recognizer, "windows": settings.windows}
    return made_of | {"rules": str(book.folder), "rule_digest": book.digest}


def _answer(connection: Connection, reader: Callable[[bytes | str, str, bool | None], Outcome]) -> None:
    while True:
        outcome = reader(*unpacked_page(connection.recv_bytes()))
        connection.send_bytes(outcome.packed())


def in_this_process(settings: Settings) -> tuple[dict[str, Any], Callable[[Page], Outcome]]:
    """The same without a process of its own: no limits of time and memory hold."""
    pipeline = settings.pipeline()

    def answer(page: Page) -> Outcome:
        return read(pipeline, page.content or b"", page.doc_id, html=page.html)

    return described(pipeline, settings), answer
