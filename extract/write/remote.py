"""Output at a URL: a run writes a folder on this machine, and its files go to the store once all of them are whole."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from extract.errors import UsageError
from extract.write.lease import Lease
from extract.write.lines import MANIFEST, OURS, STATE, lock, prepare


@contextmanager
def folder_of(place: str, *, resume: bool) -> Iterator[Path]:
    """The folder to write for `place`, a path or a URL that fsspec opens.

    For a URL it is a folder of the user's cache: what an interrupted run left there, or with `resume` the output at the
    URL, is taken up again. Leaving the context without an exception publishes it. Raises UsageError when the store
    cannot be reached or written to.
    """
    if "://" not in place:
        yield Path(place)
        return
    store = _Store(place)
    prepare(store.cache)
    held = lock(store.cache)  # until all is published: a second run must not write what the first one sends
    try:
        with store.leased() as lease:
            if resume and not (store.folder / STATE).exists():
                store.fetch()
            yield store.folder
            store.publish(lease)
        shutil.rmtree(store.cache)
    finally:
        os.close(held)


class _Store:
    """One output at a URL."""

    def __init__(self, url: str) -> None:
        try:
            import fsspec  # noqa: PLC0415 an extra
        except ImportError:
            raise UsageError(f"{url} needs the extra: pip install 'dangjian[scale]'") from None
        self.url = url
        try:
            self.files, self.root = fsspec.core.url_to_fs(url)
        except (OSError, ValueError, ImportError) as error:
            raise UsageError(f"{url} cannot be opened: {error}") from None
        caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        self.cache = caches / "dangjian" / hashlib.sha256(url.encode()).hexdigest()[:16]
        self.folder = self.cache / "records"

    @contextmanager
    def leased(self) -> Iterator[Lease]:
        """Keep runs on other machines from the URL."""
        with ExitStack() as held:
            with self._told("written to"):
                lease = held.enter_context(Lease(self.files, self.root, self.cache))
            yield lease

    def fetch(self) -> None:
        """Bring the output of an earlier run here; its lines are checked like those of any run before."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with self._told("read"):
            for name in self._published():
                self.files.get_file(f"{self.root}/{name}", str(self.folder / name))

    def publish(self, lease: Lease) -> None:
        """Send the files; those of earlier runs make way. `run.json` goes first and comes last, when all is whole."""
        names = sorted(path.name for path in self.folder.iterdir() if path.is_file() and path.name != MANIFEST)
        with self._told("written to"):
            lease.confirm()
            if self.files.exists(f"{self.root}/{MANIFEST}"):
                self.files.rm_file(f"{self.root}/{MANIFEST}")
            for name in names:
                self._put(name)
            for stale in set(self._published()) - set(names):
                self.files.rm_file(f"{self.root}/{stale}")
            self._put(MANIFEST)

    def _put(self, name: str) -> None:
        self.files.put_file(str(self.folder / name), f"{self.root}/{name}")

    def _published(self) -> list[str]:
        """The names of our files of lines, and of their account, at the URL."""
        self.files.invalidate_cache()
        found = self.files.ls(self.root, detail=False) if self.files.exists(self.root) else []
        names = sorted(Path(path).name for path in found)
        return [name for name in names if OURS.fullmatch(name) or name == STATE]

    @contextmanager
    def _told(self, what: str) -> Iterator[None]:
        try:
            yield
        except Exception as error:  # noqa: BLE001 each store has errors of its own
            raise UsageError(
                f"{self.url} cannot be {what}: {error}; what this machine has lies in {self.folder}, "
                "and a run with --resume goes on from there"
            ) from None
