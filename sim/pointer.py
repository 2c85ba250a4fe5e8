"""Tuples of arrays that compiled functions get as one pointer.

Handed over by value, a tuple of forty arrays is three hundred words in every call, and in every function that is
compiled: calls would cost more than the work they do. So compiled code gets the address of a header that holds address
and shape of each array, and reads from it what it needs. Indices of these arrays count from the start, and a negative
one must not occur. Python code, and compiled functions when the compiler is switched off, see an ordinary named tuple.
"""

from __future__ import annotations

import operator
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

import numpy as np
from llvmlite import ir
from numba import from_dtype
from numba.core import cgutils, types
from numba.core.datamodel import models, register_default
from numba.core.imputils import lower_getattr_generic
from numba.core.types.containers import BaseTuple, UniTuple
from numba.core.typing import signature
from numba.core.typing.templates import AttributeTemplate, infer_getattr
from numba.extending import NativeValue, lower_builtin, typeof_impl, unbox
from numba.np.arrayobj import make_array, populate_array
from numpy.typing import NDArray

__all__ = ["by_pointer", "header_of"]

_WORDS = 4
"""Words of the header for each array: address and at most three lengths."""


class _Table(types.Array):
    """Numba's type of an array whose indices count from the start: none is asked whether it is negative."""

    def __init__(self, plain: types.Array) -> None:
        self.plain = plain
        super().__init__(plain.dtype, plain.ndim, plain.layout, name=f"table of {plain}")


register_default(_Table)(models.ArrayModel)


def _unsigned(context: Any, builder: Any, index: types.Type, value: Any) -> tuple[types.Type, Any]:
    """Type and value of an integer index, or of a tuple of them, that cannot be negative."""
    if not isinstance(index, BaseTuple):
        return types.uintp, context.cast(builder, value, index, types.uintp)
    kind = UniTuple(types.uintp, len(index))
    parts = cgutils.unpack_tuple(builder, value, len(index))
    each = [_unsigned(context, builder, *one)[1] for one in zip(index, parts, strict=True)]
    return kind, context.make_tuple(builder, kind, each)


@lower_builtin(operator.getitem, _Table, types.Integer)
@lower_builtin(operator.getitem, _Table, BaseTuple)
def _get_item(context: Any, builder: Any, call: Any, values: Any) -> Any:
    """Read as from any array."""
    table, index = call.args
    kind, value = _unsigned(context, builder, index, values[1])
    usual = context.get_function(operator.getitem, signature(call.return_type, table.plain, kind))
    return usual(builder, (values[0], value))


@lower_builtin(operator.setitem, _Table, types.Integer, types.Any)
@lower_builtin(operator.setitem, _Table, BaseTuple, types.Any)
def _set_item(context: Any, builder: Any, call: Any, values: Any) -> Any:
    """Write as to any array."""
    table, index, new = call.args
    kind, value = _unsigned(context, builder, index, values[1])
    usual = context.get_function(operator.setitem, signature(call.return_type, table.plain, kind, new))
    return usual(builder, (values[0], value, values[2]))


class _Pointer(types.Type):
    """Numba's type of a tuple that is handed over by pointer."""

    def __init__(self, name: str, fields: tuple[str, ...], kinds: tuple[tuple[Any, int], ...]) -> None:
        self.fields = fields
        self.kinds = kinds
        # machine code in the cache is found by this name: other columns must have another one
        columns = blake2b(repr((fields, kinds)).encode(), digest_size=8).hexdigest()
        super().__init__(name=f"pointer to {name} {columns}")

    def array(self, field: str) -> _Table:
        """Numba's type of a field."""
        dtype, n_dimensions = self.kinds[self.fields.index(field)]
        return _Table(types.Array(from_dtype(dtype), n_dimensions, "C"))


register_default(_Pointer)(models.OpaqueModel)


def by_pointer(cls: type[Any], kinds: Mapping[str, tuple[np.dtype[Any], int]]) -> None:
    """Let compiled functions take instances of a named tuple by pointer.

    Parameters
    ----------
    cls
        The named tuple. Its field `address` is the address of its header, see `header_of`; its other fields are
        C-contiguous arrays.
    kinds
        Dtype and number of dimensions, at most three, of these.
    """
    known = _Pointer(cls.__name__, tuple(kinds), tuple(kinds.values()))
    typeof_impl.register(cls)(lambda value, context: known)


def header_of(arrays: Mapping[str, NDArray[Any]]) -> NDArray[np.int64]:
    """Addresses and lengths of arrays; it must live as long as its address is in use, and the arrays too."""
    header = np.zeros((len(arrays), _WORDS), dtype=np.int64)
    for row, (name, one) in zip(header, arrays.items(), strict=True):
        assert one.flags.c_contiguous, f"{name} must be contiguous"
        row[0] = one.ctypes.data
        row[1 : 1 + one.ndim] = one.shape
    return header


@unbox(_Pointer)
def _unbox(kind: _Pointer, value: Any, context: Any) -> NativeValue:
    """The address, from the tuple's field of that name."""
    field = context.pyapi.object_getattr_string(value, "address")
    address = context.pyapi.long_as_longlong(field)
    context.pyapi.decref(field)
    return NativeValue(context.builder.inttoptr(address, ir.IntType(8).as_pointer()))


@infer_getattr
class _Attributes(AttributeTemplate):  # type: ignore[misc]
    """Fields of a tuple by pointer are arrays."""

    key = _Pointer

    def generic_resolve(self, kind: _Pointer, field: str) -> _Table | None:
        """The type of a field."""
        return kind.array(field) if field in kind.fields else None


@lower_getattr_generic(_Pointer)
def _field(context: Any, builder: Any, kind: _Pointer, value: Any, field: str) -> Any:
    """Read an array from the header."""
    number = kind.fields.index(field)
    array, dtype = kind.array(field), np.dtype(kind.kinds[number][0])
    word = ir.IntType(64)
    header = builder.bitcast(value, word.as_pointer())

    def read(offset: int) -> Any:
        at = builder.gep(header, [word(number * _WORDS + offset)], inbounds=True)
        found = builder.load(at)
        found.set_metadata("invariant.load", builder.module.add_metadata([]))
        return found

    shape = [read(1 + i) for i in range(array.ndim)]
    step = word(dtype.itemsize)
    strides: list[Any] = []
    for length in reversed(shape):
        strides.insert(0, step)
        step = builder.mul(step, length)
    made = make_array(array)(context, builder)
    populate_array(
        made,
        data=builder.inttoptr(read(0), context.get_data_type(array.dtype).as_pointer()),
        shape=shape,
        strides=strides,
        itemsize=word(dtype.itemsize),
        meminfo=None,
        parent=None,
    )
    return made._getvalue()
