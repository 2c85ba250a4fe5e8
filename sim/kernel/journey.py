"""Where a customer goes: into a queue, on to another one, away, and back again."""

from __future__ import annotations

from sim.compiled import inner
from sim.distributions.quantiles import draw_ticks
from sim.kernel.agents import is_here
from sim.kernel.contact import (
    close_case,
    close_contact,
    come_again,
    leave_line,
    make_contact,
    open_contact,
    take_line,
    try_again,
)
from sim.kernel.floor import IS_OPEN, ROW_CONTACT, Floor
from sim.kernel.leg import close_leg, open_leg, partner_done, stop_waiting
from sim.kernel.patience import draws_of_leg, is_call, patience, set_limit
from sim.kernel.queues import has_place, join, line_of, n_queue_lines, part
from sim.kernel.router import select_agent
from sim.kernel.slots import draw, free_slot, schedule, successor
from sim.kernel.work import match, release
from sim.names import (
    QUEUE_CHOICE,
    AtClosing,
    CaseStatus,
    Cause,
    EventKind,
    LegOutcome,
    LegReason,
    Outcome,
    Purpose,
)
from sim.outcomes import (
    announced_wait,
    estimated_wait,
    open_from,
    stretched,
)
from sim.units import NEVER, SPEED_ONE

__all__ = ["after_talk", "arrive", "go_on", "leave_leg", "widen_next"]

_PATIENCE_END, _WIDEN = int(EventKind.PATIENCE_END), int(EventKind.WIDEN)
_WAITING, _SET_UP = int(LegOutcome.WAITING), int(LegOutcome.SET_UP)
_LEG_ABANDONED, _LEG_DISCONNECTED = int(LegOutcome.ABANDONED), int(LegOutcome.DISCONNECTED)
_LEG_MESSAGE, _LEG_HIDDEN = int(LegOutcome.MESSAGE), int(LegOutcome.HIDDEN)
_ANSWERED, _ABANDONED, _BLOCKED = int(Outcome.ANSWERED), int(Outcome.ABANDONED), int(Outcome.BLOCKED)
_CLOSED, _DISCONNECTED, _BALKED = int(Outcome.CLOSED), int(Outcome.DISCONNECTED), int(Outcome.BALKED)
_MESSAGE_LEFT, _CALLED_BACK, _HIDDEN = int(Outcome.MESSAGE), int(Outcome.CALLBACK), int(Outcome.HIDDEN)
_FIRST, _RETRY = int(Cause.FIRST), int(Cause.RETRY)
_CALLBACK, _MESSAGE = int(Cause.CALLBACK), int(Cause.MESSAGE)
_ARRIVAL, _TRANSFERRED = int(LegReason.ARRIVAL), int(LegReason.TRANSFER)
_HAND_BACK, _REOPENED = int(LegReason.HAND_BACK), int(LegReason.REOPENED)
_KEEP, _DISCONNECT = int(AtClosing.KEEP), int(AtClosing.DISCONNECT)
_RESOLVED, _UNRESOLVED = int(CaseStatus.RESOLVED), int(CaseStatus.UNRESOLVED)
_NO_CHOICE, _AT_RANDOM = QUEUE_CHOICE["none"], QUEUE_CHOICE["random"]
_CHOICE_DRAW, _BALK, _NOISE = (
    int(Purpose.QUEUE_CHOICE),
    int(Purpose.BALK),
    int(Purpose.ANNOUNCEMENT_NOISE),
)
_ACCEPT, _DELAY, _MESSAGE_DRAW = (
    int(Purpose.CALLBACK_ACCEPT),
    int(Purpose.CALLBACK_DELAY),
    int(Purpose.MESSAGE),
)
_REOPEN, _PAUSE = int(Purpose.REOPEN), int(Purpose.PAUSE)


@inner
def _choose_queue(f: Floor, slot: int) -> int:
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
def _new_leg(f: Floor, slot: int, queue: int, reason: int, now: int) -> None:
    """The slot's customer stands before a queue; the leg is not in the log yet."""
    one = f.slots[slot]
    case = f.cases[one["case"]]
    one["queue"] = queue
    one["reason"] = reason
    one["number"] = one["n_legs"]
    one["enqueued_at"] = now
    one["waits_since"] = now - f.types[queue]["head_start"] - f.segments[case["segment"]]["head_start"]
    one["stage"] = _WAITING
    one["agent"] = -1
    one["partner"] = -1
    one["consulting"] = 0
    one["is_over"] = 0
    one["transfers_to"] = -1
    one["limit"] = _ABANDONED
    one["limit_at"] = NEVER
    one["patience_at"] = -1
    one["work"] = 0
    one["ends_at"] = NEVER
    drawn = draws_of_leg(f, slot, one["cause"], one["ordinal"], one["number"])
    one["u_patience"], one["u_talk"], one["u_wrap_up"], one["u_set_up"] = drawn


@inner
def _hears(f: Floor, slot: int) -> int:
    """Hear the estimated wait and the offer to be called back; the outcome of who does not join the queue, or OPEN."""
    one = f.slots[slot]
    queue = one["queue"]
    what = f.types[queue]
    if one["cause"] == _MESSAGE or (what["announce"] == 0 and what["offer_above"] == NEVER):
        return 0
    if what["estimate"] == 0:
        n_agents, i = 0, 0
        while f.order[queue, i] >= 0:
            n_agents += f.groups[f.order[queue, i]]["on_duty"]
            i += 1
        estimate = estimated_wait(what["n"], what["mean_handle"], n_agents)
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
def _begin_leg(f: Floor, slot: int, agent: int, now: int) -> None:
    """The leg is in the log: met by the agent, or waiting."""
    open_leg(f, slot, now)
    if agent >= 0:
        match(f, slot, agent, now)
        return
    one = f.slots[slot]
    what, last = f.types[one["queue"]], one["last_agent"]
    holds = False
    if what["last_agent"] == 1 and what["last_agent_hold"] > 0 and last >= 0 and is_here(f, last):
        holds = f.skills[f.agents[last]["group"], one["queue"]]["serves"] == 1
    if holds:
        join(f, slot, n_queue_lines(f) + last, now)
        schedule(f, now + what["last_agent_hold"], _WIDEN, one["leg"], slot)
    else:
        join(f, slot, line_of(f, slot), now)
        widen_next(f, slot, now)
    if not is_call(f, slot):
        set_limit(f, slot, now)


@inner
def _turn_away(f: Floor, slot: int, outcome: int, now: int) -> None:
    """The contact ends without service; the customer may try again."""
    close_contact(f, slot, outcome, now)
    try_again(f, slot, outcome, now)


@inner
def _call_back(f: Floor, slot: int, now: int) -> None:
    """The customer has accepted a callback: it waits in his place from now on, or comes later."""
    close_contact(f, slot, _CALLED_BACK, now)
    one = f.slots[slot]
    what, parent = f.types[one["queue"]], one["contact"]
    new = successor(f, slot)
    if what["booked"] < 0:
        make_contact(f, new, _CALLBACK, one["queue"])
        open_contact(f, new, parent, now)
        _stand(f, new, now)
        return
    delay = draw_ticks(f.laws, f.knots, what["booked"], draw(f, slot, _DELAY, one["n_legs"]))
    at = open_from(now + delay, f.open_spans)
    f.slots[new]["reason"] = -1
    f.slots[new]["cause"] = _CALLBACK
    f.slots[new]["kind"] = one["queue"]
    if at == now:
        make_contact(f, new, _CALLBACK, one["queue"])
        open_contact(f, new, parent, now)
        _stand(f, new, now)
    else:
        come_again(f, new, at, parent)


@inner
def _stand(f: Floor, slot: int, now: int) -> None:
    """A callback stands in its queue."""
    _new_leg(f, slot, _choose_queue(f, slot), _ARRIVAL, now)
    _begin_leg(f, slot, select_agent(f, slot, now), now)


@inner
def arrive(f: Floor, slot: int, now: int) -> None:
    """The contact in the slot is turned away, served at once, or waits; the slot is freed if it is turned away."""
    if f.slots[slot]["cause"] == _CALLBACK:
        _stand(f, slot, now)
        return
    queue = _choose_queue(f, slot)
    channel = f.types[queue]["channel"]
    trunk = f.trunks[channel]
    if f.scalars[IS_OPEN] == 0 and trunk["at_closing"] != _KEEP:
        _turn_away(f, slot, _CLOSED, now)
        free_slot(f, slot)
        return
    if trunk["n"] >= trunk["lines"]:
        _turn_away(f, slot, _BLOCKED, now)
        free_slot(f, slot)
        return
    _new_leg(f, slot, queue, _ARRIVAL, now)
    agent = select_agent(f, slot, now)
    if agent < 0:
        turned = _BLOCKED
        if has_place(f, queue):
            turned = _hears(f, slot)
        if turned == _CALLED_BACK:
            _call_back(f, slot, now)
            free_slot(f, slot)
            return
        if turned != 0:
            _turn_away(f, slot, turned, now)
            free_slot(f, slot)
            return
    take_line(f, slot, channel, now)
    _begin_leg(f, slot, agent, now)


@inner
def _leg_outcome(outcome: int) -> int:
    if outcome == _ABANDONED:
        return _LEG_ABANDONED
    if outcome == _MESSAGE_LEFT:
        return _LEG_MESSAGE
    if outcome == _HIDDEN:
        return _LEG_HIDDEN
    return _LEG_DISCONNECTED


@inner
def leave_leg(f: Floor, slot: int, outcome: int, now: int) -> None:
    """The customer leaves without having talked."""
    one = f.slots[slot]
    agent = one["agent"]
    if one["stage"] == _WAITING:
        part(f, slot, now)
    else:
        group = f.groups[f.agents[agent]["group"]]
        group["n_set_up"] -= 1
        group["set_up_sum"] += now
    stop_waiting(f, slot, now)
    close_leg(f, slot, _leg_outcome(outcome), now)
    if outcome == _MESSAGE_LEFT:
        close_contact(f, slot, outcome, now)
        becomes = f.types[one["queue"]]["message_type"]
        if becomes >= 0:
            new = successor(f, slot)
            make_contact(f, new, _MESSAGE, becomes)
            open_contact(f, new, one["contact"], now)
            arrive(f, new, now)
        else:
            close_case(f, slot, _UNRESOLVED, now)
    else:
        _turn_away(f, slot, outcome, now)
    partner_done(f, slot, now)
    if agent >= 0:
        release(f, slot, agent, now)
    free_slot(f, slot)


@inner
def go_on(f: Floor, slot: int, before: int, reason: int, now: int) -> bool:
    """The customer in the slot stands in a queue for one more leg; False if the center has closed to him.

    Parameters
    ----------
    slot
        A successor of the last leg's slot, or one in which the customer has paused.
    before
        The slot of the last leg, or -1 after a pause.
    """
    queue = f.slots[before]["queue"] if reason == _HAND_BACK else _choose_queue(f, slot)
    channel = f.types[queue]["channel"]
    if f.scalars[IS_OPEN] == 0:
        closing = f.trunks[channel]["at_closing"]
        if reason == _REOPENED and closing != _KEEP:
            close_contact(f, slot, _ANSWERED, now)
            close_case(f, slot, _RESOLVED, now)
            free_slot(f, slot)
            return False
        if closing == _DISCONNECT:
            _turn_away(f, slot, _DISCONNECTED, now)
            free_slot(f, slot)
            return False
    if f.slots[slot]["cause"] != _CALLBACK:
        take_line(f, slot, channel, now)
    _new_leg(f, slot, queue, reason, now)
    one = f.slots[slot]
    if reason == _HAND_BACK:
        one["waits_since"] = f.slots[before]["waits_since"]
        one["partner"] = f.slots[before]["partner"]
        one["partner_leg"] = f.slots[before]["partner_leg"]
        f.slots[before]["partner"] = -1
    elif reason == _TRANSFERRED:
        one["waits_since"] -= f.types[f.slots[before]["queue"]]["transfer_head_start"]
        if f.slots[before]["consulting"] == 1:
            one["partner"] = before
            one["partner_leg"] = f.slots[before]["leg"]
    _begin_leg(f, slot, select_agent(f, slot, now), now)
    return True


@inner
def after_talk(f: Floor, slot: int, now: int) -> None:
    """The customer has talked with the agent: goes on to somebody else, pauses, or is done."""
    one = f.slots[slot]
    what = f.types[one["queue"]]
    if one["transfers_to"] >= 0:
        new = successor(f, slot)
        f.slots[new]["kind"] = one["transfers_to"]
        one["is_over"] = 1
        go_on(f, new, slot, _TRANSFERRED, now)
        return
    may_reopen = what["reopen"] > 0.0 and one["n_legs"] < what["thread_most"]
    if may_reopen and draw(f, slot, _REOPEN, one["number"]) < what["reopen"]:
        leave_line(f, slot, now)
        pause = draw_ticks(f.laws, f.knots, what["pause"], draw(f, slot, _PAUSE, one["number"]))
        new = successor(f, slot)
        f.slots[new]["reason"] = _REOPENED
        come_again(f, new, now + pause, one["contact"])
        return
    close_contact(f, slot, _ANSWERED, now)
    close_case(f, slot, _RESOLVED, now)
