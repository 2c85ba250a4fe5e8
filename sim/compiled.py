"""The one place that imports Numba: the decorator, and a machine-code cache that cannot go stale.

Numba's cache looks only at the file of the outermost function: after an edit of an inner function in another file the
old machine code would run. So the cache folder is named by a digest of every source file of the package that holds
compiled code or constants for it, of the version of Numba and of Python. Importing this module costs about half a
second; do it late.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
from platformdirs import user_cache_path

__all__ = ["CACHE", "JIT", "inlined", "inner", "jit", "mark_warm", "needs_compiling"]

_Function = TypeVar("_Function", bound=Callable[..., Any])
_PACKAGE = Path(__file__).parent
_MARKS = ("from sim.compiled import", "from numba")
_IMPORT = re.compile(r"^from sim\.([\w.]+) import", re.MULTILINE)
_KEEP_CACHES = 4


def _sources() -> list[Path]:
    """Files that hold compiled code, and those that they import from: constants are compiled in."""
    texts = {path: path.read_text(encoding="utf-8") for path in _PACKAGE.rglob("*.py")}
    found = {path for path, text in texts.items() if any(mark in text for mark in _MARKS)}
    for path in list(found):
        for name in _IMPORT.findall(texts[path]):
            module = _PACKAGE.joinpath(*name.split("."))
            found |= {module.with_suffix(".py"), module / "__init__.py"} & texts.keys()
    return sorted(found)


def _digest() -> str:
    """Digest of all that the machine code depends on."""
    state = hashlib.blake2b(digest_size=10)
    state.update(f"{numba.__version__} {platform.python_version()} {platform.machine()}".encode())
    for path in _sources():
        state.update(path.relative_to(_PACKAGE).as_posix().encode())
        state.update(path.read_bytes())
    return state.hexdigest()


def _cache_folder() -> Path | None:
    """A writable folder for this version of the code, or None where there is none; old ones are removed."""
    root = Path(os.environ.get("CCSIM_CACHE_DIR") or user_cache_path("ccsim")) / "kernel"
    folder = root / _digest()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".probe-{os.getpid()}"
        probe.touch()
        probe.unlink()
        os.utime(folder)
        for old in sorted(root.iterdir(), key=lambda path: path.stat().st_mtime)[:-_KEEP_CACHES]:
            shutil.rmtree(old, ignore_errors=True)
    except OSError:
        return None
    return folder


JIT = not numba.config.DISABLE_JIT
"""False under `NUMBA_DISABLE_JIT=1`: every compiled function is then plain Python."""

CACHE = _cache_folder() if JIT else None
"""Folder of the machine code; None where it cannot be kept, so that every process compiles anew."""

if CACHE is not None:
    numba.config.CACHE_DIR = str(CACHE)


def jit(function: _Function) -> _Function:
    """Compile a function: no Python objects, no global lock, IEEE arithmetic as written, cached between processes."""
    decorate = numba.njit(cache=CACHE is not None, nogil=True, error_model="numpy", _nrt=False)
    return cast("_Function", decorate(function))


_WITHIN = {
    "nogil": True,
    "error_model": "numpy",
    "_nrt": False,
    "no_cpython_wrapper": True,
    "no_cfunc_wrapper": True,
}
"""Of functions that only compiled code calls: the cache holds them within their callers."""


def inner(function: _Function) -> _Function:
    """Compile a function that only compiled code calls: without the entry from Python, in a third of the time."""
    return cast("_Function", _for_any_constant(numba.njit(**_WITHIN)(function)))


def inlined(function: _Function) -> _Function:
    """Compile a function that only compiled code calls, into each of its callers."""
    return cast("_Function", _for_any_constant(numba.njit(forceinline=True, **_WITHIN)(function)))


def _for_any_constant(function: Any) -> Any:
    """Compile a function once for all integers: Numba would do so anew for each constant that it is called with."""
    if JIT:
        template = function.get_call_template
        function.get_call_template = lambda args, kws: template([numba.types.unliteral(one) for one in args], kws)
    return function


def needs_compiling() -> bool:
    """Whether the next simulation has to compile the kernel first (up to a minute, once)."""
    return JIT and (CACHE is None or not (CACHE / "warm").exists())


def mark_warm() -> None:
    """Note that the cache now holds everything."""
    if CACHE is not None:
        (CACHE / "warm").touch()
