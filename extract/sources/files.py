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

    `place` is the path, or a URL that fsspec opens; `error` says what keeps it from being read at all.
    """

    doc_id: str
    place: str
    error: InputError | None = None

    @property
    def kind(self) -> str:
        """The extension that says what the file holds, without .gz or .zst."""
        return Path(uncompressed(self.place)).suffix.lower()

    @property
    def shown(self) -> str:
        """The place as records and messages can hold it."""
        return printable(self.place)

    @property
    def html(self) -> bool | None:
        """True for a page of HTML by its extension, None for text, which may be one all the same."""
        return True if self.kind in HTML else None

    def read(self) -> bytes:
        """The page's bytes, decompressed. Raises InputError(stage="read")."""
        if self.kind not in PAGES:
            if self.kind in CONTAINERS:
                raise InputError("read", f"a {self.kind} file holds many documents; one page is wanted here")
            raise InputError("read", f"no document by its extension {self.kind!r}; {WANTED} is wanted")
        with open_plain(self.place) as file:
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise InputError("read", f"more than {LARGEST} bytes are too many for one document")
        return content


def reason(error: BaseException) -> str:
    """What the operating system or a decompressor says, in words."""
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def listed_id(name: str) -> str:
    """The id of a path from a list: the path itself as far as it leads down from here, without the extension."""
    path = Path(name)
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    return _doc_id(Path(*(part for part in path.parts if part not in (path.anchor, ".."))), Path())


def printable(name: str) -> str:
    """A file name as UTF-8 can hold it: bytes that are none are written out."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def find_inputs(arguments: Iterable[str], apart: Path | None = None) -> Iterator[Input]:
    """All documents that files, folders, globs and URLs name, each once, in the order of their ids.

    Folders are walked as the inputs are asked for; the folder `apart`, where records are written, is left out, and a
    folder that cannot be listed is an Input with an error, as is the second of two files with one id. Raises
    UsageError for what does not exist and for folders without documents.
    """
    found = list(_outermost(list(dict.fromkeys(arguments))))
    apart = apart.resolve() if apart else None
    last: Input | None = None
    for item in heapq.merge(*(_expand(argument, apart) for argument in found), key=_key):
        if last is not None and item.doc_id == last.doc_id:
            if Path(item.place).resolve() == Path(last.place).resolve():
                continue
            message = f"{last.shown} is document {item.doc_id!r} already; rename one, or give their common folder"
            yield Input(item.doc_id, item.place, InputError("read", message))
            continue
        last = item
        yield item


def _key(item: Input) -> tuple[list[str], str]:
    return item.doc_id.split("/"), item.place


def _outermost(arguments: list[str]) -> Iterator[str]:
    """The arguments without those inside a folder that is one too: they take the folder's ids."""
    folders = {Path(a).resolve() for a in arguments if "://" not in a and _is_there(Path(a), folder=True)}
    seen: set[Path] = set()
    for argument in arguments:
        place = Path(argument).resolve()
        if "://" not in argument and not glob.has_magic(argument):
            if place in seen or any(parent in folders for parent in place.parents):
                continue
            seen.add(place)
        yield argument


def _is_there(path: Path, *, folder: bool = False) -> bool:
    try:
        return path.is_dir() if folder else path.exists()
    except (OSError, ValueError):  # a name that no file can have
        return False


def _expand(argument: str, apart: Path | None) -> Iterator[Input]:
    path = Path(argument)
    if "://" in argument:
        yield from _remote(argument)
    elif _is_there(path, folder=True):
        if path.resolve() == apart:
            raise UsageError(f"{argument} is the folder that records are written into; give another after -o")
        found = _walk(path, path, apart)
        yield from at_least_one(found, f"no documents in the folder {argument}; put {WANTED} files there")
    elif _is_there(path):
        yield Input(_doc_id(path, path.parent), str(path))
    else:
        matches = sorted(glob.iglob(argument, recursive=True)) if glob.has_magic(argument) else []  # noqa: PTH207 may be absolute
        if not matches:
            raise UsageError(f"there is no {argument}; give files, folders or globs of documents")
        root = Path(_fixed_part(argument))
        files = [Path(m) for m in matches if not Path(m).is_dir() and apart not in Path(m).resolve().parents]
        if not files:
            raise UsageError(f"{argument} names no {WANTED} files, only folders; add /**/*.txt")
        yield from sorted((Input(_doc_id(file, root), str(file)) for file in files), key=_key)


def at_least_one(items: Iterator[Input], otherwise: str) -> Iterator[Input]:
    """The items. Raises UsageError, saying `otherwise`, when there are none."""
    first = next(items, None)
    if first is None:
        raise UsageError(otherwise)
    yield first
    yield from items


def _walk(folder: Path, root: Path, apart: Path | None) -> Iterator[Input]:
    """Documents below `folder` in the order of their ids; links to folders are not followed, so no loop can arise."""
    entries: list[tuple[str, bool, str]] = []
    try:
        with os.scandir(folder) as listed:
            for entry in listed:
                if entry.is_dir(follow_symlinks=False):
                    entries.append((printable(entry.name), True, entry.path))
                elif Path(uncompressed(entry.name)).suffix.lower() in EXTENSIONS and not entry.is_dir():
                    entries.append((_doc_id(Path(entry.name), Path()), False, entry.path))
    except OSError as error:
        where = printable(str(folder.relative_to(root)))
        yield Input(where, str(folder), InputError("read", f"the folder cannot be listed: {reason(error)}"))
        return
    for _, is_folder, path in sorted(entries):
        if is_folder:
            if apart is None or Path(path).resolve() != apart:
                yield from _walk(Path(path), root, apart)
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
    inside = Path(uncompressed(str(path.relative_to(root))))
    named = inside.stem.strip(".")  # ..txt has no name but its dots
    return printable((inside.with_suffix("") if named else inside).as_posix())


def _fixed_part(pattern: str) -> str:
    """The folders before the first wildcard."""
    parts = Path(pattern).parts
    fixed = parts[: next(i for i, part in enumerate(parts) if glob.has_magic(part))]
    return str(Path(*fixed)) if fixed else "."
