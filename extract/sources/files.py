"""Inputs of a run: files, folders, globs, URLs and lists of them, found lazily in the order of their ids."""

from __future__ import annotations

import glob
import heapq
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.errors import InputError, UsageError
from extract.sources.compression import LARGEST, open_plain, uncompressed

HTML = frozenset({".html", ".htm", ".shtml", ".xhtml"})
PAGES = HTML | {".txt"}
CONTAINERS = frozenset({".jsonl", ".ndjson", ".parquet", ".warc"})
EXTENSIONS = PAGES | CONTAINERS
WANTED = ", ".join(sorted(EXTENSIONS))


@dataclass(frozen=True, slots=True)
class Input:
    """A file and the id its records carry: its path below the input root, without the extension.

    `place` is the path, or a URL that fsspec opens.
    """

    doc_id: str
    place: str

    @property
    def kind(self) -> str:
        """The extension that says what the file holds, without .gz or .zst."""
        return Path(uncompressed(self.place)).suffix.lower()

    @property
    def html(self) -> bool | None:
        """True for a page of HTML by its extension, None for text, which may be one all the same."""
        return True if self.kind in HTML else None

    def read(self) -> bytes:
        """The page's bytes, decompressed. Raises InputError(stage="read")."""
        if self.kind not in PAGES:
            raise InputError("read", f"no document by its extension {self.kind!r}; {WANTED} is wanted")
        with open_plain(self.place) as file:
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise InputError("read", f"more than {LARGEST} bytes are too many for one document")
        return content


def reason(error: BaseException) -> str:
    """What the operating system or a decompressor says, in words."""
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def find_inputs(arguments: Iterable[str]) -> Iterator[Input]:
    """All documents that files, folders, globs and URLs name, each once, in the order of their ids.

    Folders are walked as the inputs are asked for. Raises UsageError for what does not exist, for folders without
    documents and for two files with one id.
    """
    found = list(_outermost(list(dict.fromkeys(arguments))))
    last: Input | None = None
    for item in heapq.merge(*map(_expand, found), key=_key):
        if last is not None and item.doc_id == last.doc_id:
            if Path(item.place).resolve() == Path(last.place).resolve():
                continue
            raise UsageError(
                f"{last.place} and {item.place} would both be document {item.doc_id!r}; "
                "rename one, or give their common folder"
            )
        last = item
        yield item


def _key(item: Input) -> tuple[list[str], str]:
    return item.doc_id.split("/"), item.place


def _outermost(arguments: list[str]) -> Iterator[str]:
    """The arguments without those inside a folder that is one too: they take the folder's ids."""
    folders = {Path(a).resolve() for a in arguments if "://" not in a and Path(a).is_dir()}
    seen: set[Path] = set()
    for argument in arguments:
        place = Path(argument).resolve()
        if "://" not in argument and not glob.has_magic(argument):
            if place in seen or any(parent in folders for parent in place.parents):
                continue
            seen.add(place)
        yield argument


def _expand(argument: str) -> Iterator[Input]:
    path = Path(argument)
    if "://" in argument:
        yield from _remote(argument)
    elif path.is_dir():
        yield from _some(_walk(path, path), f"no documents in the folder {argument}; put {WANTED} files there")
    elif path.exists():
        yield Input(Path(uncompressed(path.name)).stem, str(path))
    else:
        matches = sorted(glob.iglob(argument, recursive=True)) if glob.has_magic(argument) else []  # noqa: PTH207 may be absolute
        if not matches:
            raise UsageError(f"there is no {argument}; give files, folders or globs of documents")
        root = Path(_fixed_part(argument))
        files = [Path(match) for match in matches if not Path(match).is_dir()]
        if not files:
            raise UsageError(f"{argument} names no {WANTED} files, only folders; add /**/*.txt")
        yield from sorted((Input(_doc_id(file, root), str(file)) for file in files), key=_key)


def _some(items: Iterator[Input], otherwise: str) -> Iterator[Input]:
    first = next(items, None)
    if first is None:
        raise UsageError(otherwise)
    yield first
    yield from items


def _walk(folder: Path, root: Path) -> Iterator[Input]:
    """Documents below `folder` in the order of their ids; links to folders are not followed, so no loop can arise."""
    entries: list[tuple[str, bool, str]] = []
    with os.scandir(folder) as listed:
        for entry in listed:
            if entry.is_dir(follow_symlinks=False):
                entries.append((entry.name, True, entry.path))
            elif Path(uncompressed(entry.name)).suffix.lower() in EXTENSIONS and not entry.is_dir():
                entries.append((Path(uncompressed(entry.name)).stem, False, entry.path))
    for _, is_folder, path in sorted(entries):
        if is_folder:
            yield from _walk(Path(path), root)
        else:
            yield Input(_doc_id(Path(path), root), path)


def _remote(url: str) -> Iterator[Input]:
    try:
        import fsspec  # noqa: PLC0415 an extra
    except ImportError:
        raise UsageError(f"{url} needs the extra: pip install 'dangjian[scale]'") from None
    try:
        filesystem, path = fsspec.core.url_to_fs(url)
        names = filesystem.glob(path) if glob.has_magic(path) else filesystem.find(path)
    except (OSError, ValueError, ImportError) as error:
        raise UsageError(f"{url} cannot be listed: {reason(error)}") from None
    root = _fixed_part(path) if glob.has_magic(path) else path
    root = root if [*names] != [path] else str(Path(path).parent)
    good = [name for name in names if Path(uncompressed(name)).suffix.lower() in EXTENSIONS]
    if not good:
        raise UsageError(f"no documents at {url}; put {WANTED} files there")
    items = (Input(_doc_id(Path(name), Path(root)), filesystem.unstrip_protocol(name)) for name in good)
    yield from sorted(items, key=_key)


def _doc_id(path: Path, root: Path) -> str:
    return Path(uncompressed(str(path.relative_to(root)))).with_suffix("").as_posix()


def _fixed_part(pattern: str) -> str:
    """The folders before the first wildcard."""
    parts = Path(pattern).parts
    fixed = parts[: next(i for i, part in enumerate(parts) if glob.has_magic(part))]
    return str(Path(*fixed)) if fixed else "."
