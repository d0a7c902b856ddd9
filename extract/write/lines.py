"""Records to JSON Lines files that appear whole or not at all."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

import orjson

from extract.errors import UsageError
from schemas import RECORD_TYPES, Record

ERRORS = "errors"
MANIFEST = "run.json"


class LineWriter:
    """Writes one file a record type, and `errors.jsonl`, into a folder.

    Everything goes to temporary files first; leaving the context without an exception puts all of them in place.
    Raises UsageError when the folder cannot be used.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.counts: Counter[str] = Counter()
        self.files: dict[str, BinaryIO] = {}
        if folder.exists() and not folder.is_dir():
            raise UsageError(f"the output {folder} is a file; give a folder")
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"the output folder {folder} cannot be made: {error.strerror}; give another") from None

    def __enter__(self) -> Self:
        for name in (*(f"{stem}.jsonl" for stem in (*RECORD_TYPES, ERRORS)), MANIFEST):
            if (self.folder / name).is_dir():
                raise UsageError(f"{self.folder / name} is a folder; move it away or give another output folder")
        with self._all_or_nothing():
            for stem in (*RECORD_TYPES, ERRORS):
                self.files[stem] = self._part(stem).open("wb")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._drop()
            return
        with self._all_or_nothing():
            for file in self.files.values():
                file.flush()
                os.fsync(file.fileno())
                file.close()
            for stem in self.files:
                self._part(stem).replace(self.folder / f"{stem}.jsonl")

    @contextmanager
    def _all_or_nothing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            self._drop()
            reason = error.strerror or str(error)
            raise UsageError(
                f"{self.folder} cannot be written to: {reason}; make room or give another folder"
            ) from None

    def _part(self, stem: str) -> Path:
        return self.folder / f".{stem}.jsonl.part"

    def _drop(self) -> None:
        for stem, file in self.files.items():
            with suppress(OSError):
                file.close()
            self._part(stem).unlink(missing_ok=True)

    def write(self, records: Mapping[str, list[Record]]) -> None:
        """Append the records of one document."""
        with self._all_or_nothing():
            for stem, items in records.items():
                for record in items:
                    self.files[stem].write(line(record.model_dump(mode="json")))
                self.counts[stem] += len(items)

    def write_error(self, entry: Mapping[str, Any]) -> None:
        """Append what could not be read."""
        with self._all_or_nothing():
            self.files[ERRORS].write(line(dict(entry)))
        self.counts[ERRORS] += 1


def line(content: dict[str, Any]) -> bytes:
    """One JSON line: UTF-8, keys in the order given."""
    return orjson.dumps(content, option=orjson.OPT_APPEND_NEWLINE)


def write_json(path: Path, content: Mapping[str, Any]) -> None:
    """A JSON file that appears whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(orjson.dumps(dict(content), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    part.replace(path)
