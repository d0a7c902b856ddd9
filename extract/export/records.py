"""The records of an output folder, whatever its shards and compression."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from extract.errors import InputError, UsageError
from extract.sources.compression import open_plain
from schemas import RECORD_TYPES


def files_of(folder: Path, stem: str) -> list[Path]:
    """The files of one record type, in order: one, or its shards."""
    whole = [path for end in (".jsonl", ".jsonl.zst", ".jsonl.gz") if (path := folder / f"{stem}{end}").exists()]
    return whole or sorted(folder.glob(f"{stem}-*.jsonl*"))


def lines_of(folder: Path, stem: str) -> Iterator[bytes]:
    """The lines of one record type. Raises InputError for a file that cannot be decompressed."""
    for path in files_of(folder, stem):
        with open_plain(str(path)) as file:
            yield from file


def records_of(folder: Path, stem: str) -> Iterator[dict[str, Any]]:
    """The records of one type. Raises UsageError for a folder without them and for lines that are no JSON."""
    if not files_of(folder, stem):
        raise UsageError(f"{folder} has no {stem}.jsonl; give the output folder of `dangjian run`")
    try:
        for number, text in enumerate(lines_of(folder, stem), 1):
            try:
                record = orjson.loads(text)
            except ValueError as error:
                raise UsageError(f"{folder}/{stem}.jsonl:{number}: no JSON ({error}); write the folder again") from None
            yield record
    except InputError as error:
        raise UsageError(f"{folder}: {error}") from None


def all_records(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every record with its file stem, type by type."""
    for stem in RECORD_TYPES:
        for record in records_of(folder, stem):
            yield stem, record
