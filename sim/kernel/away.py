"""Customers who will make another contact: what of them is kept until then, and an agenda of their own.

Repeats are days away. Among the events of the next minutes, and each in a slot, thousands of them would make every
event slower: what is used all the time has to be small. So that agenda holds the present interval, and those who
return later are only chained by interval.
"""

from __future__ import annotations

from sim.compiled import inner, prefetch
from sim.kernel.agenda import KIND_SHIFT, pop, push
from sim.kernel.floor import (
    FEELS,
    FREE_AWAY,
    HORIZON,
    INTERVAL,
    N_AWAY,
    N_RETURNING,
    ROW_CASE,
    WIDTH,
    Floor,
)
from sim.kernel.history import history_of
from sim.kernel.slots import new_slot
from sim.names import EventKind

__all__ = ["begin_interval", "come_back", "go_away"]

_RETURN = int(EventKind.RETURN)


@inner
def _plan(f: Floor, number: int) -> None:
    """Somebody returns in the present interval."""
    one = f.away[number]
    key = (_RETURN << KIND_SHIFT) | int(one["contact"])  # a NumPy integer of 32 bits has no room for the kind
    push(f.returning, f.scalars[N_RETURNING], one["at"], key, number)
    f.scalars[N_RETURNING] += 1


@inner
def go_away(f: Floor, slot: int, cause: int, kind: int, at: int) -> None:
    """The slot's customer, of whose case nothing else is under way, will make another contact.

    None if that is after the run's end: the case stays open.
    """
    history_of(f, slot)["n_live"] += 1
    if at >= f.scalars[HORIZON]:
        return
    one, number = f.slots[slot], f.scalars[FREE_AWAY]
    other = f.away[number]
    f.scalars[FREE_AWAY] = other["after"]
    other["case"] = one["case"]
    other["kind"] = kind
    other["cause"] = cause
    other["history"] = one["history"]
    other["since"] = one["since"]
    other["at"] = at
    other["contact"] = one["contact"]
    f.scalars[N_AWAY] += 1
    interval = at // f.scalars[WIDTH]
    if interval > f.scalars[INTERVAL]:
        other["after"] = f.later[interval]
        f.later[interval] = number
    else:
        _plan(f, number)


@inner
def begin_interval(f: Floor) -> None:
    """Whoever returns in the interval that begins has a place in the agenda from now on."""
    number = f.later[f.scalars[INTERVAL]]
    while number >= 0:
        _plan(f, number)
        number = f.away[number]["after"]


@inner
def _expect(f: Floor, number: int) -> None:
    """Have at hand what is kept of a case: it was last in use days ago."""
    one = f.away[number]
    case = one["case"]
    prefetch(f.cases, case)
    prefetch(f.history, one["history"])
    prefetch(f.case_rows, case - f.scalars[ROW_CASE])
    if f.scalars[FEELS] == 1:
        prefetch(f.journey_rows, case - f.scalars[ROW_CASE])


@inner
def come_back(f: Floor) -> int:
    """A slot for the first who returns."""
    number, slot = f.returning[0]["slot"], new_slot(f)
    pop(f.returning, f.scalars[N_RETURNING])
    f.scalars[N_RETURNING] -= 1
    f.scalars[N_AWAY] -= 1
    if f.scalars[N_RETURNING] > 0:
        _expect(f, f.returning[0]["slot"])
    one, other = f.away[number], f.slots[slot]
    other["case"] = one["case"]
    other["kind"] = one["kind"]
    other["cause"] = one["cause"]
    other["history"] = one["history"]
    other["since"] = one["since"]
    one["after"] = f.scalars[FREE_AWAY]
    f.scalars[FREE_AWAY] = number
    return slot
