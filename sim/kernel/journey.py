"""Where a customer goes: into a queue, on to another one, away, and back again."""

from __future__ import annotations

from sim.compiled import inner
from sim.distributions.quantiles import draw_ticks
from sim.kernel.agent_selection import select_agent
from sim.kernel.bot import begin_session, meets_bot
from sim.kernel.contact import (
    close_contact,
    come_again,
    leave_line,
    make_contact,
    open_contact,
    take_line,
)
from sim.kernel.feeling import passed_on
from sim.kernel.floor import FEELS, IS_OPEN, Floor
from sim.kernel.leg import close_leg, partner_done, stop_waiting
from sim.kernel.queues import has_place, part
from sim.kernel.returns import after_service, give_up, turn_away
from sim.kernel.router import release
from sim.kernel.slots import draw, free_slot, successor
from sim.kernel.triage import await_triage, is_sorted_by_hand, wrong_queue
from sim.kernel.waiting import begin_leg, choose_queue, hears, new_leg
from sim.names import (
    AtClosing,
    Cause,
    LegOutcome,
    LegReason,
    Outcome,
    Purpose,
)
from sim.outcomes import (
    open_from,
)

__all__ = ["after_talk", "arrive", "go_on", "leave_leg", "line_up", "stand"]

_WAITING, _LEG_ABANDONED = int(LegOutcome.WAITING), int(LegOutcome.ABANDONED)
_LEG_DISCONNECTED, _LEG_MESSAGE = int(LegOutcome.DISCONNECTED), int(LegOutcome.MESSAGE)
_LEG_HIDDEN, _ABANDONED = int(LegOutcome.HIDDEN), int(Outcome.ABANDONED)
_BLOCKED, _CLOSED, _DISCONNECTED = int(Outcome.BLOCKED), int(Outcome.CLOSED), int(Outcome.DISCONNECTED)
_MESSAGE_LEFT, _CALLED_BACK, _HIDDEN = int(Outcome.MESSAGE), int(Outcome.CALLBACK), int(Outcome.HIDDEN)
_CALLBACK, _MESSAGE, _ARRIVAL = int(Cause.CALLBACK), int(Cause.MESSAGE), int(LegReason.ARRIVAL)
_TRANSFERRED, _HAND_BACK = int(LegReason.TRANSFER), int(LegReason.HAND_BACK)
_REOPENED, _KEEP, _DISCONNECT = int(LegReason.REOPENED), int(AtClosing.KEEP), int(AtClosing.DISCONNECT)
_DELAY, _REOPEN, _PAUSE = int(Purpose.CALLBACK_DELAY), int(Purpose.REOPEN), int(Purpose.PAUSE)


@inner
def _call_back(f: Floor, slot: int, now: int) -> None:
    """The customer has accepted a callback: it waits in his place from now on, or comes later."""
    close_contact(f, slot, _CALLED_BACK, now)
    one = f.slots[slot]
    what, parent = f.types[one["queue"]], one["contact"]
    kind = one["kind"] if one["strays"] == 1 else one["queue"]
    new = successor(f, slot)
    if what["booked"] < 0:
        make_contact(f, new, _CALLBACK, kind)
        open_contact(f, new, parent, now)
        _stand_again(f, new, now)
        return
    delay = draw_ticks(f.laws, f.knots, what["booked"], draw(f, slot, _DELAY, one["n_legs"]))
    at = open_from(now + delay, f.open_spans)
    f.slots[new]["reason"] = -1
    f.slots[new]["cause"] = _CALLBACK
    f.slots[new]["kind"] = kind
    if at == now:
        make_contact(f, new, _CALLBACK, kind)
        open_contact(f, new, parent, now)
        _stand_again(f, new, now)
    else:
        come_again(f, new, at, parent)


@inner
def _stand_again(f: Floor, slot: int, now: int) -> None:
    """A callback stands in its queue."""
    new_leg(f, slot, choose_queue(f, slot), _ARRIVAL, now)
    begin_leg(f, slot, select_agent(f, slot, now), now)


@inner
def arrive(f: Floor, slot: int, now: int) -> None:
    """The contact in the slot is turned away, meets the bot, or lines up; the slot is freed if it is turned away."""
    if f.slots[slot]["cause"] == _CALLBACK:
        _stand_again(f, slot, now)
        return
    queue = choose_queue(f, slot)
    trunk = f.trunks[f.types[queue]["channel"]]
    if f.scalars[IS_OPEN] == 0 and trunk["at_closing"] != _KEEP:
        turn_away(f, slot, _CLOSED, now)
        free_slot(f, slot)
    elif trunk["n"] >= trunk["lines"]:
        turn_away(f, slot, _BLOCKED, now)
        free_slot(f, slot)
    elif meets_bot(f, slot):
        begin_session(f, slot, queue, now)
    else:
        line_up(f, slot, now)


@inner
def line_up(f: Floor, slot: int, now: int) -> None:
    """Stand in a queue, now or when somebody has sorted the contact."""
    if is_sorted_by_hand(f, slot):
        await_triage(f, slot, now)
    else:
        stand(f, slot, now)


@inner
def stand(f: Floor, slot: int, now: int) -> None:
    """The contact is served at once, waits, or is turned away, which frees the slot."""
    queue = wrong_queue(f, slot)
    if queue >= 0:
        f.slots[slot]["strays"] = 1
    else:
        queue = choose_queue(f, slot)
    channel = f.types[queue]["channel"]
    if f.scalars[IS_OPEN] == 0 and f.trunks[channel]["at_closing"] == _DISCONNECT:
        turn_away(f, slot, _DISCONNECTED, now)
        free_slot(f, slot)
        return
    new_leg(f, slot, queue, _ARRIVAL, now)
    agent = select_agent(f, slot, now)
    if agent < 0:
        turned = _BLOCKED
        if has_place(f, queue):
            turned = hears(f, slot)
        if turned == _CALLED_BACK:
            _call_back(f, slot, now)
            free_slot(f, slot)
            return
        if turned != 0:
            turn_away(f, slot, turned, now)
            free_slot(f, slot)
            return
    take_line(f, slot, channel, now)
    begin_leg(f, slot, agent, now)


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
def leave_leg(f: Floor, slot: int, outcome: int, may_return: bool, now: int) -> None:
    """The leg ends without a talk: the customer leaves, perhaps for good, unless he is gone already."""
    one = f.slots[slot]
    agent = one["agent"]
    if one["stage"] == _WAITING:
        part(f, slot, now)
    else:
        group = f.groups[f.agents[agent]["group"]]
        group["n_set_up"] -= 1
        group["set_up_sum"] += now
    close_leg(f, slot, _leg_outcome(outcome), now)
    if one["is_gone"] == 1:
        free_slot(f, slot)
        return
    stop_waiting(f, slot, now)
    becomes = f.types[one["queue"]]["message_type"] if outcome == _MESSAGE_LEFT else -1
    if becomes >= 0:
        close_contact(f, slot, outcome, now)
        new = successor(f, slot)
        make_contact(f, new, _MESSAGE, becomes)
        open_contact(f, new, one["contact"], now)
        arrive(f, new, now)
    elif may_return:
        turn_away(f, slot, outcome, now)
    else:
        give_up(f, slot, outcome, now)
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
    if reason != _HAND_BACK:
        f.slots[slot]["strays"] = 0
    queue = f.slots[before]["queue"] if reason == _HAND_BACK else choose_queue(f, slot)
    channel = f.types[queue]["channel"]
    if f.scalars[IS_OPEN] == 0:
        closing = f.trunks[channel]["at_closing"]
        if reason == _REOPENED and closing != _KEEP:
            after_service(f, slot, now)
            free_slot(f, slot)
            return False
        if closing == _DISCONNECT:
            turn_away(f, slot, _DISCONNECTED, now)
            free_slot(f, slot)
            return False
    if f.slots[slot]["cause"] != _CALLBACK:
        take_line(f, slot, channel, now)
    new_leg(f, slot, queue, reason, now)
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
        if f.scalars[FEELS] == 1:
            passed_on(f, slot)
    begin_leg(f, slot, select_agent(f, slot, now), now)
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
    after_service(f, slot, now)
