"""Work in hand: what is left of a talk or a wrap-up, and how fast it is done."""

from __future__ import annotations

from sim.compiled import inlined, inner
from sim.kernel.floor import Floor
from sim.kernel.slots import schedule
from sim.names import TRANSFER_KIND, EventKind, LegOutcome
from sim.units import SPEED_ONE

__all__ = ["is_working", "replan", "settle", "talk_ends_after", "work_on"]

_TALK_END, _WRAP_UP_END = int(EventKind.TALK_END), int(EventKind.WRAP_UP_END)
_TRANSFER, _COLD = int(EventKind.TRANSFER), TRANSFER_KIND["cold"]
_TALKING, _WRAP_UP = int(LegOutcome.TALKING), int(LegOutcome.WRAP_UP)


@inner
def is_working(f: Floor, slot: int) -> bool:
    """Whether the leg's work is under way: talk or wrap-up, but not with a customer who was passed on."""
    one = f.slots[slot]
    return (one["stage"] == _TALKING or one["stage"] == _WRAP_UP) and one["consulting"] == 0


@inlined
def _plan_end(f: Floor, slot: int) -> None:
    """Schedule the end of the work in hand at the present speed."""
    one = f.slots[slot]
    if one["speed"] == SPEED_ONE:  # a division costs more than all the rest
        one["ends_at"] = one["settled_at"] + ((one["work"] + SPEED_ONE - 1) >> 16)
    else:
        one["ends_at"] = one["settled_at"] - (-one["work"] // one["speed"])
    if one["stage"] == _WRAP_UP:
        kind = _WRAP_UP_END
    elif one["transfers_to"] >= 0 and f.types[one["queue"]]["transfer_kind"] != _COLD:
        kind = _TRANSFER
    else:
        kind = _TALK_END
    schedule(f, one["ends_at"], kind, one["leg"], slot)


@inner
def work_on(f: Floor, slot: int, ticks: int, now: int) -> None:
    """Begin work of so many ticks at full attention."""
    one = f.slots[slot]
    one["work"] = ticks * SPEED_ONE
    one["settled_at"] = now
    one["speed"] = f.slowed[f.types[one["queue"]]["channel"], f.agents[one["agent"]]["load"]]
    _plan_end(f, slot)


@inner
def settle(f: Floor, agent: int, now: int) -> None:
    """Book the work done by the agent since the last change of the load."""
    load, slot = f.agents[agent]["load"], f.agents[agent]["first_leg"]
    while slot >= 0:
        one = f.slots[slot]
        if is_working(f, slot):
            if one["stage"] == _TALKING:
                one["load_sum"] += (now - one["settled_at"]) * load
            one["work"] = max(0, one["work"] - (now - one["settled_at"]) * one["speed"])
            one["settled_at"] = now
        slot = one["later"]


@inner
def replan(f: Floor, agent: int) -> None:
    """The load has changed: all work in hand goes on at another speed."""
    load, slot = f.agents[agent]["load"], f.agents[agent]["first_leg"]
    while slot >= 0:
        one = f.slots[slot]
        if is_working(f, slot):
            speed = f.slowed[f.types[one["queue"]]["channel"], load]
            if speed != one["speed"]:
                one["speed"] = speed
                _plan_end(f, slot)
        slot = one["later"]


@inner
def talk_ends_after(f: Floor, slot: int, ticks: int, now: int) -> None:
    """Who stays with a customer who was passed on is done with him after so long."""
    one = f.slots[slot]
    one["ends_at"] = now + ticks
    schedule(f, now + ticks, _TALK_END, one["leg"], slot)
