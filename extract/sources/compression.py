"""Files opened through what compressed them, by their extension."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EINVAL
from pathlib import Path
from typing import Any, BinaryIO, cast

from extract.errors import InputError

LARGEST = 50_000_000  # bytes of one document; a page is a thousandth of that
PIECE = 1 << 16  # bytes read at a time
COMPRESSED = (".gz", ".zst")


def uncompressed(name: str) -> str:
    """`name` without .gz or .zst."""
    return next((name[: -len(end)] for end in COMPRESSED if name.lower().endswith(end)), name)


@contextmanager
def open_plain(place: str) -> Iterator[BinaryIO]:
    """The decompressed bytes of a path or URL, to be read piece by piece.

    What goes wrong on opening, or on reading inside the `with`, is raised as InputError(stage="read").
    """
    try:
        with _raw(place) as raw:
            if place.lower().endswith(".gz"):
                with gzip.GzipFile(fileobj=raw) as file:
                    yield cast("BinaryIO", file)
            elif place.lower().endswith(".zst"):
                yield io.BufferedReader(_Frames(raw), PIECE)
            else:
                yield raw
    except (OSError, EOFError, zlib.error) as error:
        raise InputError("read", f"the file cannot be read: {getattr(error, 'strerror', None) or error}") from None
    except Exception as error:
        if type(error).__name__ != "ZstdError":
            raise
        raise InputError("read", f"the file cannot be read: {error}") from None


class _Frames(io.RawIOBase):
    """The content of Zstandard frames. EOFError where the last one is cut short: their own reader keeps silent."""

    def __init__(self, raw: BinaryIO) -> None:
        super().__init__()
        self.raw, self.zstandard = raw, _zstandard()
        self.frame = self.zstandard.ZstdDecompressor().decompressobj()
        self.fresh, self.held = True, b""

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill `buffer` with what comes next; 0 at the end."""
        while not self.held:
            packed = self.frame.unused_data if self.frame.eof else b""
            if self.frame.eof:
                self.frame, self.fresh = self.zstandard.ZstdDecompressor().decompressobj(), True
            packed = packed or self.raw.read(PIECE)
            if not packed:
                if not self.fresh:
                    raise EOFError("it is cut short")
                return 0
            self.fresh = False
            self.held = self.frame.decompress(packed)
        size = min(len(buffer), len(self.held))
        buffer[:size], self.held = self.held[:size], self.held[size:]
        return size


def _raw(place: str) -> Any:
    if "://" not in place:
        if not Path(place).is_file() and Path(place).exists():
            raise OSError(EINVAL, "it is no regular file")
        return Path(place).open("rb")
    import fsspec  # noqa: PLC0415 an extra

    return fsspec.open(place, "rb")


def _zstandard() -> Any:
    try:
        import zstandard  # noqa: PLC0415 an extra
    except ImportError:
        raise InputError("read", "a .zst file needs the extra: pip install 'dangjian[scale]'") from None
    return zstandard
