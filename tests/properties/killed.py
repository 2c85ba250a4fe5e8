"""A sweep in a process of its own, to be killed."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import sim
from sim.sweep import Store

ROOT = Path(sim.__file__).resolve().parent.parent
_PATIENCE_S = 120.0


def begun(words: Sequence[str], folder: Path) -> subprocess.Popen[bytes]:
    """`ccsim` with these words, in a working folder and a session of its own."""
    there = os.environ.get("PYTHONPATH")
    path = os.pathsep.join([str(ROOT), *([there] if there else [])])
    return subprocess.Popen(
        [sys.executable, "-m", "sim.cli", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def members(session: int) -> list[int]:
    """Processes of a session that are alive."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, its = path.read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue
        if int(its) == session and state != "Z":
            found.append(int(path.parent.name))
    return found


def killed_at(words: Sequence[str], folder: Path, points: Path, luck: random.Random, within_s: float) -> bool:
    """Begin a sweep, kill it some time after it has begun to compute; whether it was killed before it was done.

    No process of it survives, and every point that it left is whole.
    """
    process = begun(words, folder)
    until = time.monotonic() + _PATIENCE_S
    while process.poll() is None and not list(points.glob("*.claim")) and time.monotonic() < until:
        time.sleep(0.01)
    time.sleep(luck.uniform(0, within_s))
    was_running = process.poll() is None
    process.kill()
    process.wait()
    until = time.monotonic() + _PATIENCE_S
    while members(process.pid) and time.monotonic() < until:
        time.sleep(0.1)
    assert members(process.pid) == []
    store = Store(points.parent)
    for path in points.glob("*.parquet"):
        assert store.read(path.stem) is not None
    return was_running


def tables(folder: Path) -> dict[str, bytes]:
    """The tables of the one sweep in a folder, by name."""
    (made,) = (path.parent for path in folder.glob("*/sweep.parquet"))
    return {path.name: path.read_bytes() for path in made.iterdir() if path.suffix in (".parquet", ".csv")}
