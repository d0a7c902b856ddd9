"""One run at a time into a URL: an object there says who writes, renewed for as long as that run lives."""

from __future__ import annotations

import json
import socket
import threading
import time
import uuid
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from extract.errors import UsageError

LOCK = "run.lock"
RENEWED_EVERY = 30.0  # seconds
DEAD_AFTER = 600.0  # seconds without renewal: twenty renewals missed, or clocks further apart than any should be
LOOKS = 5  # where files are written in place, one may be half there


class Lease:
    """The right to write below `root` of the fsspec filesystem `files`, held within the context.

    `cache` is the folder of this machine that is locked for the same run: whoever holds that lock takes over at once
    from a dead run of the same folder; a run that died elsewhere holds the right for DEAD_AFTER. Raises UsageError
    when another run holds it; errors of the store pass through.
    """

    def __init__(self, files: Any, root: str, cache: Path) -> None:
        self.files, self.root, self.place = files, root, f"{root}/{LOCK}"
        name = cache / "holder"
        known = name.read_text(encoding="ascii") if name.exists() else ""
        self.holder = known or uuid.uuid4().hex
        name.write_text(self.holder, encoding="ascii")
        self.ended = threading.Event()
        self.renewer = threading.Thread(target=self._renew, daemon=True)

    def __enter__(self) -> Self:
        self.files.makedirs(self.root, exist_ok=True)
        with suppress(FileExistsError):
            self.files.pipe_file(self.place, self._content(), mode="create")
        self._refuse_another()
        self.files.pipe_file(self.place, self._content())  # a dead run's, or ours of before
        self._refuse_another()
        self.renewer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.ended.set()
        self.renewer.join()
        with suppress(Exception):  # the records are whole by now, or the error that ends the run says more
            if self._found().get("holder") == self.holder:
                self.files.rm_file(self.place)

    def confirm(self) -> None:
        """Raise UsageError when the right was lost: this run stood still so long that another took it for dead."""
        if self._found().get("holder") != self.holder:
            raise UsageError(f"another run took over {self.root} while this one stood still")

    def _content(self) -> bytes:
        return json.dumps({"holder": self.holder, "host": socket.gethostname(), "renewed": time.time()}).encode()

    def _found(self) -> dict[str, Any]:
        """What the object says; nothing when there is none, or when it is not one of ours."""
        for _ in range(LOOKS):
            self.files.invalidate_cache()
            try:
                said = json.loads(self.files.cat_file(self.place))
            except FileNotFoundError:
                return {}
            except ValueError:
                time.sleep(0.1)
                continue
            return said if isinstance(said, dict) else {}
        return {}

    def _refuse_another(self) -> None:
        said = self._found()
        renewed = said.get("renewed")
        alive = isinstance(renewed, int | float) and time.time() - renewed < DEAD_AFTER
        if alive and said.get("holder") != self.holder:
            raise UsageError(
                f"another run is writing there (on {said.get('host')}); wait for it, or, if you know it dead, "
                f"remove {self.place}"
            )

    def _renew(self) -> None:
        while not self.ended.wait(RENEWED_EVERY):
            with suppress(Exception):  # a store that is away for a moment; the next time tells
                if self._found().get("holder") == self.holder:
                    self.files.pipe_file(self.place, self._content())
