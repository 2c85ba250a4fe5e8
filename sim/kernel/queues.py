"""Waiting lines: linked lists of slots, by contact type, segment and class, and one for each agent."""

from __future__ import annotations

from typing import Any

from sim.compiled import inlined, inner
from sim.kernel.floor import Floor
from sim.kernel.tables import CLASSES
from sim.names import LegReason

__all__ = ["enter", "has_place", "insert", "join", "leave", "line_of", "n_queue_lines", "part", "unline"]

_ARRIVAL, _HAND_BACK = int(LegReason.ARRIVAL), int(LegReason.HAND_BACK)


@inner
def enter(counter: Any, now: int) -> None:
    """One more in a queue or on a line of a channel."""
    counter["sum"] -= now
    counter["n"] += 1
    if counter["n"] > counter["most"]:
        counter["most"] = counter["n"]


@inner
def leave(counter: Any, now: int) -> None:
    """One less."""
    counter["sum"] += now
    counter["n"] -= 1


@inner
def n_queue_lines(f: Floor) -> int:
    """Number of the lines that belong to queues; those of the agents follow."""
    return f.types.shape[0] * f.segments.shape[0] * CLASSES


@inner
def line_of(f: Floor, slot: int) -> int:
    """The line in which a leg waits for anybody."""
    one = f.slots[slot]
    kind = 0
    if one["reason"] == _HAND_BACK:
        kind = 2
    elif one["reason"] != _ARRIVAL:
        kind = 1
    segment = f.cases[one["case"]]["segment"]
    return int((one["queue"] * f.segments.shape[0] + segment) * CLASSES + kind)


@inner
def insert(f: Floor, line: int, slot: int) -> None:
    """The leg takes its place in a line, by the instant since which it waits, then by number."""
    one, ends = f.slots[slot], f.lines[line]
    since, leg = one["waits_since"], one["leg"]
    before = ends["last"]
    while before >= 0:
        other = f.slots[before]
        if other["waits_since"] < since or (other["waits_since"] == since and other["leg"] < leg):
            break
        before = other["before"]
    one["line"] = line
    one["before"] = before
    if before < 0:
        after = ends["first"]
        ends["first"] = slot
    else:
        after = f.slots[before]["after"]
        f.slots[before]["after"] = slot
    one["after"] = after
    if after < 0:
        ends["last"] = slot
    else:
        f.slots[after]["before"] = slot


@inner
def unline(f: Floor, slot: int) -> None:
    """The leg is in its line no more."""
    one = f.slots[slot]
    ends = f.lines[one["line"]]
    before, after = one["before"], one["after"]
    if before < 0:
        ends["first"] = after
    else:
        f.slots[before]["after"] = after
    if after < 0:
        ends["last"] = before
    else:
        f.slots[after]["before"] = before
    one["line"] = -1


@inlined
def join(f: Floor, slot: int, line: int, now: int) -> None:
    """The leg begins to wait."""
    insert(f, line, slot)
    queue = f.types[f.slots[slot]["queue"]]
    f.trunks[queue["channel"]]["waiting"] += 1
    enter(queue, now)


@inner
def part(f: Floor, slot: int, now: int) -> None:
    """The leg waits no longer."""
    unline(f, slot)
    queue = f.types[f.slots[slot]["queue"]]
    f.trunks[queue["channel"]]["waiting"] -= 1
    leave(queue, now)


@inner
def has_place(f: Floor, queue: int) -> bool:
    """Whether one more may wait."""
    what = f.types[queue]
    trunk = f.trunks[what["channel"]]
    return what["n"] < what["queue_places"] and trunk["waiting"] < trunk["queue_places"]
