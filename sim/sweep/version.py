"""What decides results beside scenario and seed: the source of the simulation and the libraries that it computes with.

A number that was computed by other code is another number: it must not be found under the same name.
"""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from importlib import metadata
from pathlib import Path

import sim

__all__ = ["LAYERS", "engine_version"]

LAYERS = (
    "center",
    "compiled",
    "distributions",
    "draws",
    "kernel",
    "log",
    "metrics",
    "names",
    "outcomes",
    "plan",
    "pointer",
    "replications",
    "scenario",
    "simulate",
    "units",
    "workload",
)
"""Parts of the package between a scenario and its measures."""

_LIBRARIES = ("numpy", "numba", "scipy", "simpy", "pydantic")


@cache
def engine_version() -> str:
    """Version of the package, and a digest of the source below `LAYERS` and of the versions of the libraries."""
    home, state = Path(__file__).parent.parent, blake2b(digest_size=8)
    state.update(" ".join(f"{name} {metadata.version(name)}" for name in _LIBRARIES).encode())
    for layer in LAYERS:
        place = home / layer
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]:
            state.update(path.relative_to(home).as_posix().encode())
            state.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return f"{sim.__version__}+{state.hexdigest()}"
