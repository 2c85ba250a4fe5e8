"""Waiting lines: doubly linked lists of slots, one per contact type and segment."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit

__all__ = ["enter", "join", "leave", "part"]


@jit
def enter(counter: Any, now: int) -> None:
    """One more in a queue or on a line of a channel."""
    counter["sum"] -= now
    counter["n"] += 1
    if counter["n"] > counter["most"]:
        counter["most"] = counter["n"]


@jit
def leave(counter: Any, now: int) -> None:
    """One less."""
    counter["sum"] += now
    counter["n"] -= 1


@jit
def join(
    slots: NDArray[np.void],
    types: NDArray[np.void],
    trunks: NDArray[np.void],
    lines: NDArray[np.void],
    slot: int,
    line: int,
    now: int,
) -> None:
    """The leg in `slot` stands at the end of `line`."""
    one, ends = slots[slot], lines[line]
    last = ends["last"]
    one["line"] = line
    one["waiting"] = 1
    one["before"] = last
    one["after"] = -1
    if last < 0:
        ends["first"] = slot
    else:
        slots[last]["after"] = slot
    ends["last"] = slot
    kind = types[one["type"]]
    trunks[kind["channel"]]["waiting"] += 1
    enter(kind, now)


@jit
def part(
    slots: NDArray[np.void],
    types: NDArray[np.void],
    trunks: NDArray[np.void],
    lines: NDArray[np.void],
    slot: int,
    now: int,
) -> None:
    """The leg in `slot` leaves its line."""
    one = slots[slot]
    ends = lines[one["line"]]
    before, after = one["before"], one["after"]
    if before < 0:
        ends["first"] = after
    else:
        slots[before]["after"] = after
    if after < 0:
        ends["last"] = before
    else:
        slots[after]["before"] = before
    one["waiting"] = 0
    kind = types[one["type"]]
    trunks[kind["channel"]]["waiting"] -= 1
    leave(kind, now)
