"""Triage: contacts are sorted into queues, at once or by hand, and some into a wrong one."""

from __future__ import annotations

from sim.compiled import inner
from sim.distributions.quantiles import draw_ticks
from sim.kernel.contact import take_line
from sim.kernel.feeling import feeling_of
from sim.kernel.floor import FEELS, Floor
from sim.kernel.slots import draw, schedule
from sim.names import Cause, EventKind, Mark, Purpose
from sim.scenario.routing import TRIAGE

__all__ = ["await_triage", "is_sorted_by_hand", "lacks_skill", "wrong_queue"]

_TRIAGE_END, _MANUAL = int(EventKind.TRIAGE_END), list(TRIAGE).index("manual")
_CALLBACK, _MESSAGE = int(Cause.CALLBACK), int(Cause.MESSAGE)
_DELAY, _WRONG, _TO = int(Purpose.TRIAGE_DELAY), int(Purpose.MISROUTED), int(Purpose.MISROUTED_TO)
_MISROUTED = int(Mark.MISROUTED)


@inner
def is_sorted_by_hand(f: Floor, slot: int) -> bool:
    """Whether somebody must look at a contact before it stands in a queue."""
    cause = f.slots[slot]["cause"]
    return f.behaviour[0]["triage"] == _MANUAL and cause != _CALLBACK and cause != _MESSAGE


@inner
def await_triage(f: Floor, slot: int, now: int) -> None:
    """The contact holds a line until somebody has looked at it."""
    one = f.slots[slot]
    take_line(f, slot, f.types[one["kind"]]["channel"], now)
    u = draw(f, slot, _DELAY, one["n_legs"])
    delay = draw_ticks(f.laws, f.knots, f.behaviour[0]["triage_delay"], u)
    schedule(f, now + delay, _TRIAGE_END, one["contact"], slot)


@inner
def _is_wrong(f: Floor, kind: int, queue: int) -> bool:
    """Whether a contact type has no business in a queue of its channel, which somebody serves."""
    same = f.types[queue]["channel"] == f.types[kind]["channel"]
    return same and f.order[queue, 0] >= 0 and not f.choices[kind, queue]


@inner
def wrong_queue(f: Floor, slot: int) -> int:
    """The queue into which the contact is sorted by mistake, or -1."""
    one, rules = f.slots[slot], f.behaviour[0]
    if rules["triage"] == 0 or one["cause"] == _CALLBACK or one["cause"] == _MESSAGE:
        return -1
    n = 0
    for queue in range(f.types.shape[0]):
        n += _is_wrong(f, one["kind"], queue)
    if n == 0 or draw(f, slot, _WRONG, one["n_legs"]) >= rules["misroute"]:
        return -1
    if f.scalars[FEELS] == 1:
        feeling_of(f, slot)["marks"] |= _MISROUTED
    left = int(draw(f, slot, _TO, one["n_legs"]) * n)
    for queue in range(f.types.shape[0]):
        if _is_wrong(f, one["kind"], queue):
            if left == 0:
                return queue
            left -= 1
    return -1


@inner
def lacks_skill(f: Floor, slot: int, agent: int) -> bool:
    """Whether the agent lacks the skill for what the customer wants."""
    one = f.slots[slot]
    own = one["kind"] if one["strays"] == 1 else one["queue"]
    skill = f.skills[f.agents[agent]["group"], own]
    return skill["serves"] == 0 or skill["lacking"] == 1
