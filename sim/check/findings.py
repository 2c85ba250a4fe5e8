"""What is said when an invariant is broken."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.errors import CheckError
from sim.units import NEVER

__all__ = ["hold", "hold_equal"]


def _said(value: Any) -> str:
    return "NEVER" if value == NEVER else str(value)


def hold(
    invariant: str,
    table: str,
    rows: NDArray[np.void],
    ok: NDArray[np.bool_],
    numbers: NDArray[np.int64] | None = None,
    **beside: NDArray[Any],
) -> None:
    """Raise CheckError for the first row that is not ok.

    Parameters
    ----------
    invariant
        What should have held, as a sentence.
    table, rows
        Name of the table, and its rows.
    ok
        One truth value for each row, or for each of `numbers`.
    numbers
        The rows that are looked at; all of them by default.
    **beside
        Further values, as long as `ok`, to be printed.
    """
    if ok.all():
        return
    at = int(ok.argmin())
    row = at if numbers is None else int(numbers[at])
    values = [f"{name}={_said(rows[name][row])}" for name in rows.dtype.names or ()]
    values += [f"{name}: {_said(value[at])}" for name, value in beside.items()]
    raise CheckError(f"{invariant}; {table}, row {row} ({int((~ok).sum())} such): {', '.join(values)}")


def hold_equal(
    invariant: str,
    table: str,
    rows: NDArray[np.void],
    column: str,
    expected: NDArray[Any],
    **beside: NDArray[Any],
) -> None:
    """Raise CheckError for the first row whose `column` is not what is `expected`."""
    hold(
        invariant, table, rows, rows[column] == expected, None, **{f"{column} recomputed": expected, **beside}
    )
