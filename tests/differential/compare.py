"""Two logs side by side: the first row in which they differ, with what stands around it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.log import Log
from sim.units import DAY, NEVER, clock_text

__all__ = ["assert_same_log", "first_difference"]

_CONTEXT = 2
_FIRST = {
    "cases": "first_case",
    "journeys": "first_case",
    "contacts": "first_contact",
    "feelings": "first_contact",
    "legs": "first_leg",
}
"""Which field of the log numbers the rows of a table."""


def _text(name: str, value: float) -> str:
    """A value as it stands; instants also by the clock."""
    if value == NEVER:
        return f"{name}=NEVER"
    if isinstance(value, int) and (name.endswith("_at") or name == "at"):
        return f"{name}={value} (day {value // DAY} {clock_text(value % DAY // 1_000_000 * 1_000_000)})"
    return f"{name}={value}"


def _row(table: NDArray[np.void], number: int) -> str:
    names = table.dtype.names or ()
    return ", ".join(_text(name, table[name][number].item()) for name in names)


def _rows(table: NDArray[np.void], number: int, first: int) -> str:
    around = range(max(0, number - _CONTEXT), min(len(table), number + _CONTEXT + 1))
    lines = [f"  {'>' if i == number else ' '} {first + i}: {_row(table, i)}" for i in around]
    return "\n".join(lines) or "    (no rows)"


def first_difference(one: Log, other: Log, names: tuple[str, str] = ("center", "kernel")) -> str | None:
    """A text that shows the first differing row of the first differing table, or None if the logs are equal.

    Events and contacts come first: what differs in the integrals follows from them.
    """
    for first in ("first_case", "first_contact", "first_leg"):
        if getattr(one, first) != getattr(other, first):
            return f"{first}: {names[0]} {getattr(one, first)}, {names[1]} {getattr(other, first)}"
    tables, others = one.tables(), other.tables()
    for name in ("events", "contacts", "legs", "feelings", *tables):
        a, b = tables[name], others[name]
        if a.dtype != b.dtype:
            return f"{name}: dtypes {a.dtype} and {b.dtype}"
        n = min(len(a), len(b))
        unequal = np.zeros(n, dtype=np.bool_)
        for column in a.dtype.names or ():
            unequal |= a[column][:n] != b[column][:n]
        if not unequal.any() and len(a) == len(b):
            continue
        row = int(unequal.argmax()) if unequal.any() else n
        columns = [c for c in a.dtype.names or () if row < n and a[c][row] != b[c][row]]
        first = getattr(one, _FIRST.get(name, ""), 0)
        return "\n".join(
            [
                f"{name}, row {first + row}: {', '.join(columns) or 'one has it, the other has not'} "
                f"({len(a)} rows in {names[0]}, {len(b)} in {names[1]})",
                f"{names[0]}:",
                _rows(a, row, first),
                f"{names[1]}:",
                _rows(b, row, first),
            ]
        )
    if one.meta is not other.meta and repr(one.meta) != repr(other.meta):
        return f"meta: {one.meta!r} and {other.meta!r}"
    return None


def assert_same_log(one: Log, other: Log, names: tuple[str, str] = ("center", "kernel")) -> None:
    """Fail with the first differing row if the logs are not equal, row for row and bit for bit."""
    found = first_difference(one, other, names)
    assert found is None, found
