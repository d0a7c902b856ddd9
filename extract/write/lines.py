"""Lines to JSON Lines files that appear whole or not at all, and an account of which document wrote which."""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

import orjson

from extract.errors import DangjianError, UsageError
from schemas import RECORD_TYPES

ERRORS = "errors"
STATE = "run.state"
MANIFEST = "run.json"
STEMS = (*RECORD_TYPES, ERRORS)
PART = ".part"  # the folder in the output folder that a run writes to
LEFT = ".left-"  # such folders that runs before left unfinished
COMMITTED = "committed"  # a file in PART: all is written, what remains is to put it in place
FLUSH_EVERY = 50  # documents between two times that lines are handed to the operating system
SAFE_EVERY = 500  # documents between two times that everything is forced to the disk
OURS = re.compile(rf"(?:{'|'.join(STEMS)})(?:-\d{{5}})?\.jsonl(?:\.zst)?")


def line(content: dict[str, Any]) -> bytes:
    """One JSON line: UTF-8, keys in the order given."""
    return orjson.dumps(content, option=orjson.OPT_APPEND_NEWLINE)


class LineWriter:
    """Writes the files of one run into a folder: one a record type and shard, `errors`, and `run.state`.

    Everything goes to a folder of its own first; leaving the context without an exception puts all of it in place. What
    an interrupted run wrote stays there for a later one; what one of ours stopped (a full disk, wrong usage), with
    `keep` alone. Raises UsageError when the folder cannot be used or another run writes to it.
    """

    def __init__(
        self,
        folder: Path,
        *,
        shard_size: int = 0,
        compress: bool = False,
        keep: bool = False,
        made_by: Mapping[str, Any],
    ) -> None:
        self.folder, self.shard_size, self.compress, self.keep = folder, shard_size, compress, keep
        self.part = folder / PART
        self.made_by = dict(made_by)
        self.counts: Counter[str] = Counter()
        self.documents = 0
        self.files: dict[str, BinaryIO] = {}
        self.raw: list[BinaryIO] = []
        self.account: list[bytes] = []
        self.lock: int | None = None

    def __enter__(self) -> Self:
        prepare(self.folder)
        self.lock = lock(self.folder)
        with self._all_or_nothing():
            finish_commit(self.folder)
            set_aside(self.folder, keep=self.keep)
            self.part.mkdir()
            self.state = (self.part / STATE).open("wb")
            self.state.write(line(self.made_by))
            self._open_shard()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                with self._all_or_nothing():
                    self._close_shard()
                    self._safe()
                    self.state.close()
                    commit(self.part)
                    finish_commit(self.folder)
            else:
                self._drop(interrupted=not issubclass(kind, DangjianError))
        finally:
            if self.lock is not None:
                os.close(self.lock)

    def _open_shard(self) -> None:
        shard = f"-{self.documents // self.shard_size:05}" if self.shard_size else ""
        for stem in STEMS:
            raw = (self.part / f"{stem}{shard}.jsonl{'.zst' if self.compress else ''}").open("wb")
            self.raw.append(raw)
            self.files[stem] = _compressor(raw) if self.compress else raw

    def _close_shard(self) -> None:
        self._write_account()
        for file in self.files.values():
            file.close()
        self.files, self.raw = {}, []

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

    def _drop(self, *, interrupted: bool = False) -> None:
        """Close everything; what is there stays for a later run if it is kept."""
        with suppress(OSError):
            if self.files:
                self._write_account()
        for file in [*self.files.values(), getattr(self, "state", None)]:
            with suppress(OSError, AttributeError, ValueError):
                file.close()  # type: ignore[union-attr]
        self.files = {}
        if not (self.keep or interrupted):
            shutil.rmtree(self.part, ignore_errors=True)

    def write(self, doc_id: str, digest: str, lines: Mapping[str, Sequence[bytes]]) -> None:
        """Append the lines of one document; `digest` is that of its content."""
        with self._all_or_nothing():
            self._next_document()
            for stem, items in lines.items():
                for item in items:  # a compressor has no writelines
                    self.files[stem].write(item)
                self.counts[stem] += len(items)
            counts = [len(lines.get(stem, ())) for stem in RECORD_TYPES]
            self.account.append(line({"doc_id": doc_id, "sha256": digest, "lines": counts}))

    def write_error(self, entry: Mapping[str, Any]) -> None:
        """Append what could not be read."""
        with self._all_or_nothing():
            self._next_document()
            self.files[ERRORS].write(line(dict(entry)))
            self.counts[ERRORS] += 1

    def _next_document(self) -> None:
        if self.shard_size and self.documents and self.documents % self.shard_size == 0:
            self._close_shard()
            self._open_shard()
        self.documents += 1
        if self.documents % SAFE_EVERY == 0:
            self._safe()
        elif self.documents % FLUSH_EVERY == 0:
            self._write_account()

    def _write_account(self) -> None:
        """The account of documents whose lines are with the operating system; never of others."""
        for file in self.files.values():
            file.flush()
        self.state.writelines(self.account)
        self.state.flush()
        self.account = []

    def _safe(self) -> None:
        """Force the lines to the disk, then the account of them: power may go at any moment."""
        self._write_account()
        for raw in self.raw:
            os.fsync(raw.fileno())
        os.fsync(self.state.fileno())


def _compressor(raw: BinaryIO) -> Any:
    try:
        import zstandard  # noqa: PLC0415 an extra
    except ImportError:
        raise UsageError("--compress needs the extra: pip install 'dangjian[scale]'") from None
    return zstandard.ZstdCompressor(level=3).stream_writer(raw)


def prepare(folder: Path) -> None:
    """Make the output folder. Raises UsageError when it cannot be one, or a folder stands where a file shall be."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"the output {folder} is a file; give a folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"the output folder {folder} cannot be made: {error.strerror}; give another") from None
    for name in (*(f"{stem}.jsonl" for stem in STEMS), MANIFEST):
        if (folder / name).is_dir():
            raise UsageError(f"{folder / name} is a folder; move it away or give another output folder")


def lock(folder: Path) -> int:
    """Hold the folder until the descriptor is closed or this process ends, however it ends."""
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(held)
        raise UsageError(f"another run is writing to {folder}; wait for it, or give another folder") from None
    return held


def commit(part: Path) -> None:
    """Say which files are whole: from here on the run is as good as done."""
    names = sorted(path.name for path in part.iterdir())
    listed = part / f".{COMMITTED}"
    with listed.open("wb") as file:
        file.write(orjson.dumps(names))
        file.flush()
        os.fsync(file.fileno())
    listed.replace(part / COMMITTED)
    _sync(part)


def finish_commit(folder: Path) -> None:
    """Put the files of a run that has written everything in place, and take older ones away."""
    part = folder / PART
    if not (part / COMMITTED).exists():
        return
    fresh = orjson.loads((part / COMMITTED).read_bytes())
    for path in sorted(folder.iterdir()):
        if OURS.fullmatch(path.name) and path.name not in fresh:
            path.unlink()
    for name in fresh:
        if (part / name).exists():  # else it was put in place before the power went
            (part / name).replace(folder / name)
    _sync(folder)
    (part / COMMITTED).unlink()
    part.rmdir()
    for left in folder.glob(f"{LEFT}*"):
        shutil.rmtree(left)


def set_aside(folder: Path, *, keep: bool) -> None:
    """What an interrupted run left: kept for reuse beside what others left, or thrown away."""
    part = folder / PART
    if keep and part.exists():
        number = max([int(p.name.removeprefix(LEFT)) for p in folder.glob(f"{LEFT}*")], default=-1) + 1
        part.rename(folder / f"{LEFT}{number:03}")
    elif not keep:
        for path in (part, *folder.glob(f"{LEFT}*")):
            if path.exists():
                shutil.rmtree(path)


def _sync(folder: Path) -> None:
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def write_json(path: Path, content: Mapping[str, Any]) -> None:
    """A JSON file that appears whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(orjson.dumps(dict(content), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    part.replace(path)
