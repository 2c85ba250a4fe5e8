"""Work in hand: what is left of a talk or a wrap-up, and how fast it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.names import EventKind, LegOutcome
from sim.units import SPEED_ONE

if TYPE_CHECKING:
    from sim.center.leg import Leg

__all__ = ["begin", "ends_after", "is_under_way", "replan", "settle"]

_TRANSFER = int(EventKind.TRANSFER)
_TALK_END, _WRAP_UP_END = int(EventKind.TALK_END), int(EventKind.WRAP_UP_END)
_TALKING, _WRAP_UP = int(LegOutcome.TALKING), int(LegOutcome.WRAP_UP)


def is_under_way(leg: Leg) -> bool:
    """Talk or wrap-up, but not with a customer who was passed on."""
    return leg.stage in (_TALKING, _WRAP_UP) and not leg.consulting


def begin(leg: Leg, ticks: int, now: int) -> None:
    """Begin work of so many ticks at full attention."""
    assert leg.agent is not None
    leg.work_left, leg.settled_at = ticks * SPEED_ONE, now
    leg.speed = leg.queue.trunk.slowed[len(leg.agent.legs)]
    _plan_end(leg)


def settle(leg: Leg, now: int, load: int) -> None:
    """Book what was done since the last change of the agent's load, which was so many contacts in hand until now."""
    if is_under_way(leg):
        if leg.stage == _TALKING:
            leg.load_sum += (now - leg.settled_at) * load
        leg.work_left = max(0, leg.work_left - (now - leg.settled_at) * leg.speed)
        leg.settled_at = now


def replan(leg: Leg, load: int) -> None:
    """The agent has so many contacts in hand from now on."""
    speed = leg.queue.trunk.slowed[load]
    if is_under_way(leg) and speed != leg.speed:
        leg.speed = speed
        _plan_end(leg)


def _plan_end(leg: Leg) -> None:
    clock = leg.center.clock
    leg.work_ends_at = ends_at = leg.settled_at - (-leg.work_left // leg.speed)
    if leg.stage == _WRAP_UP:
        clock.at(ends_at, _WRAP_UP_END, leg.number, leg.wrap_up_over)
    elif leg.transfers_to >= 0 and leg.queue.row["transfer_kind"] > 0:
        clock.at(ends_at, _TRANSFER, leg.number, leg.transfer_due)
    else:
        clock.at(ends_at, _TALK_END, leg.number, leg.talk_over)


def ends_after(leg: Leg, ticks: int) -> None:
    """Who stays with a customer who was passed on is done with him after so long."""
    clock = leg.center.clock
    leg.work_ends_at = clock.now + ticks
    clock.at(leg.work_ends_at, _TALK_END, leg.number, leg.talk_over)
