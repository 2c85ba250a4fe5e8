"""The one place that imports Numba: the decorators, what they make of code, and a cache that cannot go stale.

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
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
from llvmlite import ir
from llvmlite.binding import Linkage
from numba import _dynfunc, types
from numba.core import cgutils
from numba.core.codegen import JITCodeLibrary
from numba.core.compiler import CompilerBase, DefaultPassBuilder
from numba.core.compiler_machinery import register_pass
from numba.core.typed_passes import NativeLowering
from numba.extending import intrinsic
from numba.np.arrayobj import make_array
from platformdirs import user_cache_path

__all__ = ["CACHE", "JIT", "inlined", "inner", "jit", "mark_warm", "needs_compiling", "prefetch", "upper_half"]

_Function = TypeVar("_Function", bound=Callable[..., Any])
_PACKAGE = Path(__file__).parent
_MARK = re.compile(r"^@(jit|inner|inlined|intrinsic)\b|^from numba", re.MULTILINE)
_IMPORT = re.compile(r"^from sim\.([\w.]+) import", re.MULTILINE)
_KEEP_CACHES, _IN_USE_S = 4, 86_400.0
"""Caches of older code that are kept, and seconds after its last use for which any other is, too."""
_LINE = 64
"""Bytes that memory hands over at once."""
_TO_WRITE_AND_KEEP = (1, 3, 1)


def _sources() -> list[Path]:
    """Files that hold compiled code, and those that they import from: constants are compiled in."""
    texts = {path: path.read_text(encoding="utf-8") for path in _PACKAGE.rglob("*.py")}
    whole = (_PACKAGE / "kernel", _PACKAGE / "names")  # constants of names come through its __init__
    found = {
        path
        for path, text in texts.items()
        if path.parent in whole or _MARK.search(text)
    }
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
            if time.time() - old.stat().st_mtime > _IN_USE_S:
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


class _Whole(JITCodeLibrary):  # type: ignore[misc]
    """Code of a function that is called from Python, with that of all functions below it."""

    def _optimize_final_module(self) -> None:
        """Nobody else can call the functions below: those with one caller move into it."""
        for one in self._final_module.functions:
            if one.linkage == Linkage.linkonce_odr:
                one.linkage = Linkage.internal
        super()._optimize_final_module()


class _Part(JITCodeLibrary):  # type: ignore[misc]
    """Code of a function that only compiled code calls. Numba would optimize it and make it machine code, with all
    below it, once for itself and again within every caller."""

    def finalize(self) -> None:
        """Leave it as written, for a `_Whole` to link."""
        self._finalized = True


@register_pass(mutates_CFG=True, analysis_only=False)
class _WriteWhole(NativeLowering):  # type: ignore[misc]
    """Numba's pass that writes code, into a `_Whole`."""

    _name = "write_whole"

    def run_pass(self, state: Any) -> bool:
        """Write the code."""
        state.library = _Whole(state.targetctx.codegen(), state.func_id.func_qualname)
        state.library.enable_object_caching()
        return bool(super().run_pass(state))


@register_pass(mutates_CFG=True, analysis_only=False)
class _WritePart(NativeLowering):  # type: ignore[misc]
    """Numba's pass that writes code, into a `_Part`."""

    _name = "write_part"

    def run_pass(self, state: Any) -> bool:
        """Write the code; who calls the function links it and all that it calls."""
        own = state.library = _Part(state.targetctx.codegen(), state.func_id.func_qualname)
        state.flags.no_compile = True
        super().run_pass(state)
        done = state["cr"]
        libraries = list(dict.fromkeys([own, *own._linking_libraries]))
        module, name, nowhere = done.fndesc.lookup_module(), done.fndesc.qualname, 0
        entry = _dynfunc.make_function(module, name, "", nowhere, done.env, libraries)
        state.targetctx.insert_user_function(entry, done.fndesc, libraries)
        state["cr"] = done._replace(cfunc=entry)
        return True


def _compiler(writing: type[NativeLowering]) -> type[CompilerBase]:
    """Numba's compiler with a pass of ours for the one that writes code."""

    class Compiler(CompilerBase):  # type: ignore[misc]
        def define_pipelines(self) -> list[Any]:
            passes = DefaultPassBuilder.define_nopython_pipeline(self.state)
            passes.passes = [(writing if one is NativeLowering else one, text) for one, text in passes.passes]
            passes.finalize()
            return [passes]

    return Compiler


def jit(function: _Function) -> _Function:
    """Compile a function: no Python objects, no global lock, IEEE arithmetic as written, cached between processes."""
    decorate = numba.njit(
        cache=CACHE is not None,
        nogil=True,
        error_model="numpy",
        _nrt=False,
        pipeline_class=_compiler(_WriteWhole),
    )
    return cast("_Function", decorate(function))


_WITHIN = {
    "pipeline_class": _compiler(_WritePart),
    "nogil": True,
    "error_model": "numpy",
    "_nrt": False,
    "no_cpython_wrapper": True,
    "no_cfunc_wrapper": True,
}
"""Of functions that only compiled code calls: the cache holds them within their callers."""


def inner(function: _Function) -> _Function:
    """Compile a function that only compiled code calls: as a part of each of them."""
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


@intrinsic  # type: ignore[untyped-decorator]
def upper_half(typing: Any, a: Any, b: Any) -> Any:
    """Upper 64 bits of the product of two unsigned words: one instruction, which Numba does not offer."""

    def write(context: Any, builder: Any, call: Any, words: Any) -> Any:
        word, wide = ir.IntType(64), ir.IntType(128)
        one, other = (builder.zext(each, wide) for each in words)
        return builder.trunc(builder.lshr(builder.mul(one, other), wide(64)), word)

    return types.uint64(types.uint64, types.uint64), write


@intrinsic  # type: ignore[untyped-decorator]
def _prefetch(typing: Any, table: Any, row: Any) -> Any:
    """See `prefetch`."""

    def write(context: Any, builder: Any, call: Any, values: Any) -> Any:
        byte, number = ir.IntType(8).as_pointer(), ir.IntType(32)
        array = make_array(table)(context, builder, values[0])
        at = builder.bitcast(cgutils.get_item_pointer(context, builder, table, array, [values[1]]), byte)
        kind = ir.FunctionType(ir.VoidType(), [byte, number, number, number])
        fetch = cgutils.get_or_insert_function(builder.module, kind, "llvm.prefetch.p0i8")
        size = context.get_abi_sizeof(context.get_data_type(table.dtype))
        for offset in (*range(0, size, _LINE), size - 1):
            line = builder.gep(at, [number(offset)])
            builder.call(fetch, [line, *(number(one) for one in _TO_WRITE_AND_KEEP)])
        return context.get_dummy_value()

    return types.none(table, types.intp), write


def _nothing(table: Any, row: int) -> None:
    """What `prefetch` does without the compiler."""


prefetch = _prefetch if JIT else _nothing
"""Bring a row of a table near to the processor, which will need it some hundred instructions later."""


def needs_compiling() -> bool:
    """Whether the next simulation has to compile the kernel first (some twenty seconds, once)."""
    return JIT and (CACHE is None or not (CACHE / "warm").exists())


def mark_warm() -> None:
    """Note that the cache now holds everything."""
    if CACHE is not None:
        (CACHE / "warm").touch()
