"""Finished points on disk: one Parquet file each, written whole, named by the digest of all that decides it.

A file holds replications 0 to n - 1 of one point, a row for each replication and measure. It is written under a
temporary name and renamed, and carries a checksum: what is here is whole and right, or it is computed again.
"""

from __future__ import annotations

import json
import os
import socket
import time
from contextlib import suppress
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim.errors import DataError, SettingsError
from sim.replications.place import Place
from sim.replications.scores import Scores
from sim.sweep.claim import is_gone

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Store"]

_MARK = b"ccsim"
_OLD_PART_S = 600.0
"""A temporary file that nobody finished for so long is nobody's, wherever it was begun."""


class Store:
    """A folder of finished points; several processes may use it at once.

    Parameters
    ----------
    folder
        Made if it is not there.

    Raises
    ------
    SettingsError
        If it cannot be made or written to.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "points"
        self._mine = f"{socket.gethostname()}.{os.getpid()}.part"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            probe = self.folder / f"probe.{self._mine}"
            probe.touch()
            probe.unlink(missing_ok=True)  # another thread of ours may have looked at the same time
        except OSError as error:
            raise self._unwritable(error) from None
        self._tidy()

    def path(self, digest: str) -> Path:
        """Where a point is, or will be."""
        return self.folder / f"{digest}.parquet"

    def read(self, digest: str) -> Scores | None:
        """A finished point; None if there is none.

        Raises
        ------
        DataError
            If the file is broken, or is not what its name says.
        """
        import pyarrow.parquet as pq
        from pyarrow import ArrowException

        path = self.path(digest)
        try:
            with pq.ParquetFile(path) as file:
                table = file.read(use_threads=False)
        except FileNotFoundError:
            return None
        except (OSError, ArrowException, ValueError) as error:
            reason = (str(error).splitlines() or ["unreadable"])[0]
            raise DataError(f"{path}: is broken ({reason})") from None
        try:
            note = json.loads((table.schema.metadata or {})[_MARK])
            scores = _scores(table, int(note["replications"]))
            found = note["digest"], note["checksum"] == _checksum(scores)
        except (KeyError, ValueError, TypeError, IndexError, AttributeError, ZeroDivisionError):
            raise DataError(f"{path}: is not a point of a sweep") from None
        if found[0] != digest:
            raise DataError(f"{path}: holds another point than its name says")
        if not found[1]:
            raise DataError(f"{path}: is broken (its numbers do not give its checksum)")
        return scores

    def write(self, digest: str, scores: Scores) -> None:
        """Keep a point, whole; it replaces what is there.

        Raises
        ------
        SettingsError
            If the folder cannot be written to.
        """
        import pyarrow.parquet as pq

        note = {"digest": digest, "replications": scores.n, "checksum": _checksum(scores)}
        part = self.folder / f"{digest}.{self._mine}"
        try:
            table = _table(scores).replace_schema_metadata({_MARK: json.dumps(note)})
            pq.write_table(table, part, compression="zstd", write_statistics=False)
            part.replace(self.path(digest))
        except OSError as error:
            raise self._unwritable(error) from None
        finally:
            part.unlink(missing_ok=True)

    def _unwritable(self, error: OSError) -> SettingsError:
        return SettingsError(f"{self.folder}: cannot be written to ({error.strerror or error})")

    def _tidy(self) -> None:
        """Remove what processes left behind that were killed while they wrote."""
        for path in self.folder.glob("*.part"):
            name, process = path.name.removesuffix(".part").rpartition(".")[::2]
            host = name.partition(".")[2]
            with suppress(OSError, ValueError):
                if is_gone(host, int(process)) or time.time() - path.stat().st_mtime > _OLD_PART_S:
                    path.unlink()


def _table(scores: Scores) -> pa.Table:
    """Tidy: replication, measure, scope, name, unit, kind, top, bottom."""
    import pyarrow as pa

    n, width = scores.top.shape
    texts = dict(zip(Place._fields, zip(*scores.places, strict=True), strict=True))
    columns: dict[str, object] = {"replication": np.repeat(np.arange(n, dtype=np.int32), width)}
    for name, words in {**texts, "unit": scores.units, "kind": scores.kinds}.items():
        numbers, known = _coded(words)
        columns[name] = pa.DictionaryArray.from_arrays(np.tile(numbers, n), pa.array(known, pa.string()))
    return pa.table({**columns, "top": scores.top.ravel(), "bottom": scores.bottom.ravel()})


@lru_cache(maxsize=64)
def _coded(words: tuple[str, ...]) -> tuple[NDArray[np.int32], list[str]]:
    """The number of each word among the different ones; points of a sweep have the same."""
    known = {word: number for number, word in enumerate(dict.fromkeys(words))}
    return np.array([known[word] for word in words], dtype=np.int32), list(known)


def _scores(table: pa.Table, n: int) -> Scores:
    width = table.num_rows // n
    first = table.slice(0, width)
    words = {name: _words(first.column(name)) for name in (*Place._fields, "unit", "kind")}
    places = tuple(Place(*row) for row in zip(*(words[name] for name in Place._fields), strict=True))

    def numbers(name: str) -> NDArray[np.float64]:
        return np.asarray(table.column(name).to_numpy(), dtype=np.float64).reshape(n, width)

    return Scores(places, tuple(words["unit"]), tuple(words["kind"]), numbers("top"), numbers("bottom"))


def _words(column: pa.ChunkedArray) -> list[str]:
    known = column.combine_chunks()
    words = known.dictionary.to_pylist()
    return [words[number] for number in known.indices.to_pylist()]


def _checksum(scores: Scores) -> str:
    """Of names and numbers, bit for bit."""
    state = blake2b(digest_size=16)
    state.update(json.dumps([scores.places, scores.units, scores.kinds, scores.n]).encode())
    for numbers in (scores.top, scores.bottom):
        state.update(np.ascontiguousarray(numbers, dtype="<f8").tobytes())
    return state.hexdigest()
