"""How a leg begins: which queue, what the customer hears, and whether somebody takes it at once."""

from __future__ import annotations

from sim.compiled import inner
from sim.kernel.agent_selection import is_held
from sim.kernel.agents import on_duty_for
from sim.kernel.floor import ROW_CONTACT, Floor
from sim.kernel.history import history_of
from sim.kernel.leg import open_leg
from sim.kernel.patience import draws_of_leg, is_call, patience, set_limit
from sim.kernel.queues import join, line_of, n_queue_lines
from sim.kernel.router import match
from sim.kernel.slots import draw, schedule
from sim.names import (
    QUEUE_CHOICE,
    Cause,
    EventKind,
    LegOutcome,
    Outcome,
    Purpose,
)
from sim.outcomes import (
    announced_wait,
    estimated_wait,
    stretched,
)
from sim.units import NEVER, SPEED_ONE

__all__ = ["begin_leg", "choose_queue", "hears", "new_leg", "widen_next"]

_WIDEN, _WAITING, _ABANDONED = int(EventKind.WIDEN), int(LegOutcome.WAITING), int(Outcome.ABANDONED)
_BALKED, _CALLED_BACK, _MESSAGE = int(Outcome.BALKED), int(Outcome.CALLBACK), int(Cause.MESSAGE)
_NO_CHOICE, _AT_RANDOM = QUEUE_CHOICE["none"], QUEUE_CHOICE["random"]
_CHOICE_DRAW, _BALK = int(Purpose.QUEUE_CHOICE), int(Purpose.BALK)
_NOISE, _ACCEPT = int(Purpose.ANNOUNCEMENT_NOISE), int(Purpose.CALLBACK_ACCEPT)


@inner
def choose_queue(f: Floor, slot: int) -> int:
    """The queue in which a contact of the slot's kind stands."""
    kind = f.slots[slot]["kind"]
    rule = f.types[kind]["choice"]
    if rule == _NO_CHOICE:
        return int(kind)
    n = 0
    for queue in range(f.types.shape[0]):
        n += f.choices[kind, queue]
    wanted = -1
    if rule == _AT_RANDOM:
        wanted = int(draw(f, slot, _CHOICE_DRAW, f.slots[slot]["n_legs"]) * n)
    best, shortest, at = -1, 0, 0
    for queue in range(f.types.shape[0]):
        if not f.choices[kind, queue]:
            continue
        length = f.types[queue]["n"] + f.types[queue]["n_served"]
        if at == wanted or (wanted < 0 and (best < 0 or length < shortest)):
            best, shortest = queue, length
        at += 1
    return best


@inner
def new_leg(f: Floor, slot: int, queue: int, reason: int, now: int) -> None:
    """The slot's customer stands before a queue; the leg is not in the log yet."""
    one = f.slots[slot]
    case = f.cases[one["case"]]
    one["queue"] = queue
    one["reason"] = reason
    one["number"] = one["n_legs"]
    one["enqueued_at"] = now
    one["waits_since"] = now - f.types[queue]["head_start"] - f.segments[case["segment"]]["head_start"]
    one["waits_since"] -= f.topics[case["topic"]]["head_start"]
    one["stage"] = _WAITING
    one["agent"] = -1
    one["partner"] = -1
    one["consulting"] = 0
    one["is_over"] = 0
    one["is_gone"] = 0
    one["transfers_to"] = -1
    one["limit"] = _ABANDONED
    one["limit_at"] = NEVER
    one["patience_at"] = -1
    one["work"] = 0
    one["ends_at"] = NEVER
    one["load_sum"] = 0
    drawn = draws_of_leg(f, slot, one["cause"], one["ordinal"], one["number"])
    one["u_patience"], one["u_talk"], one["u_wrap_up"], one["u_set_up"] = drawn


@inner
def hears(f: Floor, slot: int) -> int:
    """Hear the estimated wait and the offer to be called back; the outcome of who does not join the queue, or OPEN."""
    one = f.slots[slot]
    queue = one["queue"]
    what = f.types[queue]
    if one["cause"] == _MESSAGE or (what["announce"] == 0 and what["offer_above"] == NEVER):
        return 0
    if what["estimate"] == 0:
        estimate = estimated_wait(what["n"], what["mean_handle"], on_duty_for(f, queue))
    else:
        estimate = what["last_wait"]
    if what["announce"] == 1:
        u = draw(f, slot, _NOISE, one["n_legs"])
        announced = announced_wait(estimate, what["bias"], what["noise"], u)
        one["announced"] = announced
        f.contact_rows[one["contact"] - f.scalars[ROW_CONTACT]]["announced"] = announced
        limit = patience(f, slot)
        is_long = limit != NEVER and announced > stretched(limit, what["balk_above"] / SPEED_ONE)
        if is_long and draw(f, slot, _BALK, one["n_legs"]) < what["balk_share"]:
            return _BALKED
    if estimate > what["offer_above"] and draw(f, slot, _ACCEPT, one["n_legs"]) < what["accept"]:
        return _CALLED_BACK
    return 0


@inner
def widen_next(f: Floor, slot: int, now: int) -> None:
    """Note when the next group may take the leg."""
    one = f.slots[slot]
    queue, waited, next_after = one["queue"], now - one["waits_since"], NEVER
    i = 0
    while f.order[queue, i] >= 0:
        after = f.skills[f.order[queue, i], queue]["after"]
        if waited < after < next_after:
            next_after = after
        i += 1
    if next_after != NEVER:
        schedule(f, one["waits_since"] + next_after, _WIDEN, one["leg"], slot)


@inner
def begin_leg(f: Floor, slot: int, agent: int, now: int) -> None:
    """The leg is in the log: met by the agent, or waiting."""
    held = agent < 0 and is_held(f, slot)
    open_leg(f, slot, now)
    if agent >= 0:
        match(f, slot, agent, now)
        return
    one = f.slots[slot]
    if held:
        join(f, slot, n_queue_lines(f) + history_of(f, slot)["last_agent"], now)
        hold = f.types[one["queue"]]["last_agent_hold"]
        schedule(f, now + hold, _WIDEN, one["leg"], slot)
    else:
        join(f, slot, line_of(f, slot), now)
        widen_next(f, slot, now)
    if not is_call(f, slot):
        set_limit(f, slot, now)
