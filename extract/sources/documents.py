"""Documents out of inputs: a page is one, a file of lines, a table or an archive holds many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Self

import orjson

from extract.errors import InputError, UsageError
from extract.sources.compression import LARGEST, open_plain
from extract.sources.files import Input, reason

SKIPPED_AT_MOST = 40 * LARGEST  # bytes of one line that are read only to get behind it
PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Columns:
    """What the fields of a row are called."""

    id: str = "id"
    text: str = "text"
    html: str = "html"

    @classmethod
    def named(cls, said: str) -> Self:
        """Columns as an operator names them: id=url,text=body. Raises UsageError."""
        pairs = [pair.partition("=") for pair in said.split(",") if pair.strip()]
        if any(name.strip() not in ("id", "text", "html") or not value.strip() for name, _, value in pairs):
            raise UsageError(f"--columns {said} is not id=…,text=…,html=…")
        return cls(**{name.strip(): value.strip() for name, _, value in pairs})


@dataclass(frozen=True, slots=True)
class Page:
    """A document as it came: `content` is bytes of a file or text of a row, None where `error` says why."""

    doc_id: str
    file: str
    content: bytes | str | None = None
    html: bool | None = None
    error: InputError | None = None


@dataclass(slots=True)
class Reader:
    """Reads inputs one after another; no two documents may have one id, whether pages or rows."""

    columns: Columns = field(default_factory=Columns)
    seen: set[int] = field(default_factory=set)

    def pages(self, inputs: Iterable[Input]) -> Iterator[Page]:
        """Every document, in order. What cannot be read is a Page with an error."""
        for item in inputs:
            reader = READERS.get(item.kind)
            if item.error is not None:
                yield Page(item.doc_id, item.shown, error=item.error)
            elif reader is None:
                yield self._once(_page(item))
            else:
                try:
                    for page in reader(item, self.columns):
                        yield self._once(page)
                except InputError as error:
                    yield Page(item.doc_id, item.shown, error=error)

    def _once(self, page: Page) -> Page:
        if page.error is not None:
            return page
        key = hash(page.doc_id)
        if key in self.seen:
            return Page(page.doc_id, page.file, error=InputError("read", "another document before has this id"))
        self.seen.add(key)
        return page


def _page(item: Input) -> Page:
    try:
        return Page(item.doc_id, item.shown, item.read(), item.html)
    except InputError as error:
        return Page(item.doc_id, item.shown, error=error)


def _json_lines(item: Input, columns: Columns) -> Iterator[Page]:
    with open_plain(item.place) as file:
        for number, line in enumerate(_lines(file), 1):
            where = f"{item.shown}:{number}"
            if isinstance(line, InputError):
                yield Page(f"{item.doc_id}#{number}", where, error=line)
            elif line.strip():
                try:
                    row = orjson.loads(line)
                except ValueError as error:
                    broken = InputError("read", f"no JSON: {error}")
                    yield Page(f"{item.doc_id}#{number}", where, error=broken)
                else:
                    yield _row(row, columns, f"{item.doc_id}#{number}", where)


def _lines(file: BinaryIO) -> Iterator[bytes | InputError]:
    """Lines of at most LARGEST bytes; a longer one is an error, and the reading goes on behind it."""
    while True:
        line = file.readline(LARGEST + 1)
        if not line:
            return
        if len(line) <= LARGEST:
            yield line
            continue
        skipped = len(line)
        while line and not line.endswith(b"\n"):
            line = file.readline(PIECE)
            skipped += len(line)
            if skipped > SKIPPED_AT_MOST:
                raise InputError("read", f"a line of more than {SKIPPED_AT_MOST} bytes; the rest is not read")
        yield InputError("read", f"a line of {skipped} bytes; the limit is {LARGEST}")


def _row(row: Any, columns: Columns, fallback: str, where: str) -> Page:
    """The document of one row: its id, and its text or HTML."""
    if not isinstance(row, dict):
        return Page(fallback, where, error=InputError("read", f"a row is an object with {columns.text!r}"))
    named = row.get(columns.id)
    doc_id = str(named) if isinstance(named, str | int) and str(named).strip() else fallback
    for name, html in ((columns.text, None), (columns.html, True)):
        content = row.get(name)
        if isinstance(content, str) and content:
            if len(content) > LARGEST:
                break
            return Page(doc_id, where, content, html)
    problem = f"no text in {columns.text!r} or {columns.html!r}; name the columns by --columns id=…,text=…,html=…"
    return Page(doc_id, where, error=InputError("read", problem))


def _parquet(item: Input, columns: Columns) -> Iterator[Page]:
    try:
        import pyarrow.parquet  # noqa: PLC0415 an extra
    except ImportError:
        raise InputError("read", "a .parquet file needs the extra: pip install 'dangjian[scale]'") from None
    with open_plain(item.place) as file:
        try:
            table = pyarrow.parquet.ParquetFile(file)
            wanted = [c for c in (columns.id, columns.text, columns.html) if c in table.schema_arrow.names]
            number = 0
            for batch in table.iter_batches(batch_size=64, columns=wanted):
                for index in range(batch.num_rows):
                    number += 1
                    where = f"{item.shown}:{number}"
                    try:
                        (row,) = batch.slice(index, 1).to_pylist()
                    except UnicodeDecodeError:
                        broken = InputError("read", "a text that is no UTF-8")
                        yield Page(f"{item.doc_id}#{number}", where, error=broken)
                    else:
                        yield _row(row, columns, f"{item.doc_id}#{number}", where)
        except pyarrow.ArrowException as error:
            raise InputError("read", f"no Parquet that can be read: {reason(error).splitlines()[0]}") from None


def _warc(item: Input, columns: Columns) -> Iterator[Page]:  # noqa: ARG001 one shape for all readers
    try:
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 an extra
        from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415
    except ImportError:
        raise InputError("read", "a .warc file needs the extra: pip install 'dangjian[scale]'") from None
    with open_plain(item.place) as file:
        number = 0
        try:
            for number, record in enumerate(ArchiveIterator(file), 1):
                kind = (record.http_headers and record.http_headers.get_header("Content-Type")) or ""
                if record.rec_type != "response" or not kind.startswith(("text/html", "text/plain")):
                    continue
                doc_id = record.rec_headers.get_header("WARC-Target-URI") or f"{item.doc_id}#{number}"
                content = record.content_stream().read(LARGEST + 1)
                where = f"{item.shown}:{number}"
                if len(content) > LARGEST:
                    yield Page(doc_id, where, error=InputError("read", f"more than {LARGEST} bytes"))
                else:
                    yield Page(doc_id, where, content, True if kind.startswith("text/html") else None)
        except ArchiveLoadFailed as error:
            raise InputError("read", f"no WARC that can be read: {reason(error)}") from None
        if not number:
            raise InputError("read", "no WARC: it has no record")


READERS: dict[str, Callable[[Input, Columns], Iterator[Page]]] = {
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
    ".parquet": _parquet,
    ".warc": _warc,
}
