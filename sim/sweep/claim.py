"""Who computes a point now, so that another process on the same store takes another one.

A claim is a file beside the point: host and process within, its time of change set anew while the owner lives. It saves
work and decides nothing: where two processes hold the same point after all, both write the same numbers.
"""

from __future__ import annotations

import json
import os
import socket
import threading
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

__all__ = ["Claims", "is_gone"]

_BEAT_S = 5.0
_SILENT_S = 30.0
"""Without a beat for so long, a claim is taken over."""
_EMPTY_S = 2.0
"""The same for a claim without an owner: whoever made it died before he could write his name."""


def is_gone(host: str, process: int) -> bool:
    """Whether a process of this machine has ended; False where that cannot be known."""
    if host != socket.gethostname() or os.name != "posix":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except OSError:
        pass
    return False


class Claims:
    """The claims of this process in a folder; leaving the context gives them all back.

    Parameters
    ----------
    folder
        Where the claims lie.
    silent_s
        Seconds without a beat after which the claim of another is taken over.
    """

    def __init__(self, folder: Path, silent_s: float = _SILENT_S) -> None:
        self._folder, self._silent_s = folder, silent_s
        self._held: dict[str, Path] = {}
        self._lock, self._over = threading.Lock(), threading.Event()
        self._seen: dict[str, tuple[int, float]] = {}
        self._owner = json.dumps({"host": socket.gethostname(), "process": os.getpid()})

    def __enter__(self) -> Claims:
        threading.Thread(target=self._beat, name="claims", daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        for digest in list(self._held):
            self.release(digest)

    def _beat(self) -> None:
        while not self._over.wait(_BEAT_S):
            with self._lock:
                held = list(self._held.values())
            for path in held:
                with suppress(OSError):
                    os.utime(path)

    def take(self, digest: str) -> bool:
        """Claim a point; False if somebody else who is alive has it."""
        path = self._folder / f"{digest}.claim"
        if not self._make(path) and not (self._is_stale(path) and self._remove(path) and self._make(path)):
            return False
        with self._lock:
            self._held[digest] = path
        return True

    def release(self, digest: str) -> None:
        """Give a claim back, if it is still ours."""
        with self._lock:
            path = self._held.pop(digest, None)
        with suppress(OSError):
            if path is not None and path.read_text(encoding="utf-8") == self._owner:
                path.unlink()

    def _make(self, path: Path) -> bool:
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(self._owner)
        except FileExistsError:
            return False
        return True

    def _remove(self, path: Path) -> bool:
        """Remove a stale claim, unless another process was quicker: only one can rename it."""
        aside = path.with_suffix(f".{socket.gethostname()}.{os.getpid()}.part")
        try:
            path.rename(aside)
        except OSError:
            return False
        aside.unlink(missing_ok=True)
        return True

    def _is_stale(self, path: Path) -> bool:
        """Whether the owner is dead, or was not heard of for too long by our own clock."""
        try:
            beat, text = path.stat().st_mtime_ns, path.read_text(encoding="utf-8")
        except OSError:
            return False
        owner = _owner_of(text)
        if owner and is_gone(str(owner["host"]), int(owner["process"])):
            return True
        now = time.monotonic()
        last, since = self._seen.get(path.name, (beat, now))
        if last != beat:
            since = now
        self._seen[path.name] = (beat, since)
        return now - since > (self._silent_s if owner else _EMPTY_S)


def _owner_of(text: str) -> dict[str, Any] | None:
    try:
        found = json.loads(text)
        return {"host": str(found["host"]), "process": int(found["process"])}
    except (ValueError, TypeError, KeyError):
        return None
