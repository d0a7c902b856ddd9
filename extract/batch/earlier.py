"""What earlier runs left in the output folder: the lines of documents that need not be read again."""

from __future__ import annotations

import hashlib
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import orjson

from extract.errors import InputError
from extract.export.records import lines_of
from extract.write.lines import LEFT, STATE
from schemas import RECORD_TYPES


def digest(content: bytes | str, *, html: bool | None) -> str:
    """What tells one content from another."""
    plain = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    kind = f"{type(content).__name__} {html}\n".encode()
    return hashlib.sha256(kind + plain).hexdigest()


class Earlier:
    """The lines of one earlier run, whole or cut short, in its order; used while documents come in that order.

    A document that comes out of order, is new or has another content is not found, and is read again.
    """

    def __init__(self, folder: Path, made_by: Mapping[str, Any]) -> None:
        self.folder = folder
        self.entries = self._entries(made_by)
        places = sorted((_hash(entry["doc_id"]), n) for n, entry in enumerate(self._entries(made_by)))
        self.hashes, self.places = array("Q", [h for h, _ in places]), array("Q", [n for _, n in places])
        self.position = 0  # of the next entry
        self.lines = {stem: lines_of(folder, stem) for stem in RECORD_TYPES}
        self.next = next(self.entries, None)

    def _entries(self, made_by: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        """The account of the run, if the same rules and models made it; a torn last line is none."""
        state = self.folder / STATE
        if not state.exists():
            return
        with state.open("rb") as lines:
            for number, text in enumerate(lines):
                try:
                    entry = orjson.loads(text)
                except ValueError:
                    return
                if number == 0 and entry != made_by:
                    return
                if number:
                    yield entry

    def find(self, doc_id: str, sha: str) -> dict[str, list[bytes]] | None:
        """The lines of the document with this id and content, None if they are not there."""
        if not self._ahead(doc_id):
            return None
        while self.next is not None:
            entry, self.next = self.next, next(self.entries, None)
            self.position += 1
            taken = self._take(entry["lines"])
            if entry["doc_id"] == doc_id:
                return taken if entry["sha256"] == sha else None
        return None

    def _ahead(self, doc_id: str) -> bool:
        """Whether the document is still to come."""
        wanted = _hash(doc_id)
        index = bisect_left(self.hashes, wanted)
        found = index < len(self.hashes) and self.hashes[index] == wanted
        return found and self.places[index] >= self.position and self.next is not None

    def _take(self, counts: list[int]) -> dict[str, list[bytes]] | None:
        """The next lines of each file; None where they are fewer than the account says."""
        try:
            found = {
                stem: [next(self.lines[stem]) for _ in range(count)]
                for stem, count in zip(RECORD_TYPES, counts, strict=True)
            }
        except (RuntimeError, StopIteration, InputError):
            self.next = None
            return None
        return found if all(text.endswith(b"\n") for lines in found.values() for text in lines) else None


def _hash(doc_id: str) -> int:
    return int.from_bytes(hashlib.blake2b(doc_id.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def earlier_runs(folder: Path, made_by: Mapping[str, Any]) -> list[Earlier]:
    """What there is to take from: interrupted runs, the last first, then the finished one."""
    left = sorted(folder.glob(f"{LEFT}*"), reverse=True)
    return [run for run in (Earlier(path, made_by) for path in (*left, folder)) if run.next is not None]
