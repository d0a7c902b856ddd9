"""Inputs of a run: files, folders and globs to documents with ids."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.errors import InputError, UsageError

HTML = frozenset({".html", ".htm", ".shtml", ".xhtml"})
EXTENSIONS = HTML | {".txt"}
LARGEST = 50_000_000  # bytes; a page is a thousandth of that


@dataclass(frozen=True, slots=True)
class Input:
    """A file and the id its records carry: its path below the input root, without the extension."""

    doc_id: str
    path: Path

    @property
    def html(self) -> bool | None:
        """True for a page of HTML by its extension, None for text, which may be one all the same."""
        return True if self.path.suffix.lower() in HTML else None

    def read(self) -> bytes:
        """The file's bytes. Raises InputError(stage="read")."""
        if self.path.suffix.lower() not in EXTENSIONS:
            wanted = ", ".join(sorted(EXTENSIONS))
            raise InputError("read", f"no document by its extension {self.path.suffix!r}; {wanted} is wanted")
        try:
            size = self.path.stat().st_size
            if size > LARGEST:
                raise InputError("read", f"{size} bytes are too many for one document; the limit is {LARGEST}")
            return self.path.read_bytes()
        except OSError as error:
            raise InputError("read", f"the file cannot be read: {error.strerror or error}") from None


def find_inputs(arguments: list[str]) -> list[Input]:
    """All documents that files, folders and globs name, each once, in order of their ids.

    Raises UsageError for what does not exist, for folders without documents and for two files with one id.
    """
    found: dict[Path, Input] = {}
    for argument in arguments:
        for item in _expand(argument):
            key = item.path.resolve()
            # A file named alone and by its folder takes the folder's id, whatever comes first.
            found[key] = max(found.get(key, item), item, key=lambda i: (len(i.doc_id), i.doc_id))
    by_id: dict[str, Input] = {}
    for item in sorted(found.values(), key=lambda i: (i.doc_id, str(i.path))):
        if item.doc_id in by_id:
            first = by_id[item.doc_id].path
            raise UsageError(
                f"{first} and {item.path} would both be document {item.doc_id!r}; "
                "rename one, or give their common folder"
            )
        by_id[item.doc_id] = item
    return list(by_id.values())


def _expand(argument: str) -> Iterator[Input]:
    path = Path(argument)
    if path.is_dir():
        items = [Input(_doc_id(p, path), p) for p in _walk(path)]
        if not items:
            wanted = ", ".join(sorted(EXTENSIONS))
            raise UsageError(f"no documents in the folder {argument}; put {wanted} files there")
        yield from items
    elif path.exists():
        yield Input(path.stem, path)
    else:
        matches = sorted(glob.iglob(argument, recursive=True)) if glob.has_magic(argument) else []  # noqa: PTH207 may be absolute
        if not matches:
            raise UsageError(f"there is no {argument}; give files, folders or globs of documents")
        root = Path(_fixed_part(argument))
        files = [Path(match) for match in matches if not Path(match).is_dir()]
        if not files:
            raise UsageError(f"{argument} names no {', '.join(sorted(EXTENSIONS))} files, only folders; add /**/*.txt")
        yield from (Input(_doc_id(path, root), path) for path in files)


def _walk(folder: Path) -> Iterator[Path]:
    """Documents below `folder`, sorted; links to folders are not followed, so no loop can arise."""
    for parent, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            if Path(name).suffix.lower() in EXTENSIONS:
                yield Path(parent) / name


def _doc_id(path: Path, root: Path) -> str:
    return path.relative_to(root).with_suffix("").as_posix()


def _fixed_part(pattern: str) -> str:
    """The folders before the first wildcard."""
    parts = Path(pattern).parts
    fixed = parts[: next(i for i, part in enumerate(parts) if glob.has_magic(part))]
    return str(Path(*fixed)) if fixed else "."
