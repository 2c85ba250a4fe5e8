"""The center: one event after another, until there is no more before `until`."""

from __future__ import annotations

from sim.compiled import inlined, inner, jit
from sim.distributions.quantiles import draw_ticks
from sim.kernel.agenda import KIND_SHIFT, pop
from sim.kernel.agent_selection import select_agent
from sim.kernel.agents import busy_until
from sim.kernel.asking import office_happens
from sim.kernel.away import begin_interval, come_back
from sim.kernel.calendar import break_or_mend, come, go, open_or_close, staff
from sim.kernel.contact import come_again, make_contact, open_case, open_contact, turn_down
from sim.kernel.customers import refuses
from sim.kernel.feeling import talked
from sim.kernel.floor import AGENDA_SIZE, FEELS, N_RETURNING, NEXT_CASE, NEXT_SCHEDULE, Floor
from sim.kernel.history import open_history, open_journey
from sim.kernel.impatience import wait_over
from sim.kernel.journey import after_talk, arrive, go_on, stand
from sim.kernel.ledger import close_interval, note
from sim.kernel.leg import answer, close_leg, partner_done, stop_waiting, talk_over, unanswered
from sim.kernel.midnight import midnight
from sim.kernel.patience import is_call
from sim.kernel.queues import insert, line_of, n_queue_lines, part, unline
from sim.kernel.returns import turn_away
from sim.kernel.room import lacks_room
from sim.kernel.router import match, release
from sim.kernel.session import session_over
from sim.kernel.slots import draw, free_slot, is_stale, new_slot, successor
from sim.kernel.waiting import widen_next
from sim.kernel.work import talk_ends_after
from sim.names import Cause, EventKind, LegOutcome, LegReason, Outcome, Purpose
from sim.outcomes import open_from
from sim.units import NEVER

__all__ = ["DONE", "NEEDS_ROOM", "advance"]

DONE, NEEDS_ROOM = 0, 1

_INTERVAL, _OUTAGE = int(EventKind.INTERVAL), int(EventKind.OUTAGE)
_MARKET = int(EventKind.MARKET)
_STAFF, _SHIFT = int(EventKind.STAFF), int(EventKind.SHIFT)
_TALK_END, _WRAP_UP_END = int(EventKind.TALK_END), int(EventKind.WRAP_UP_END)
_SET_UP_END, _PATIENCE_END = int(EventKind.SET_UP_END), int(EventKind.PATIENCE_END)
_WIDEN, _RETURN, _ARRIVAL = int(EventKind.WIDEN), int(EventKind.RETURN), int(EventKind.ARRIVAL)
_BOT_END, _TRIAGE_END = int(EventKind.BOT_END), int(EventKind.TRIAGE_END)
_OF_OFFICE = (int(EventKind.BACK_OFFICE), int(EventKind.STATUS_CHECK))
_ARRIVAL_KEY = _ARRIVAL << KIND_SHIFT
_ENTITY = (1 << KIND_SHIFT) - 1
_SERVED = int(LegOutcome.SERVED)
_LEG_UNREACHED, _LEG_SILENT = int(LegOutcome.UNREACHED), int(LegOutcome.SILENT)
_UNREACHED, _FIRST = int(Outcome.UNREACHED), int(Cause.FIRST)
_TRANSFERRED, _REDIAL, _DELAY = int(LegReason.TRANSFER), int(LegReason.REDIAL), int(Purpose.CALLBACK_DELAY)


@inner
def _case_opens(f: Floor, case: int, now: int) -> None:
    """A case opens with its first contact, unless it is of somebody who is no customer."""
    f.scalars[NEXT_CASE] += 1
    open_case(f, case)
    refused = refuses(f, case)
    if refused != 0:
        turn_down(f, case, refused, now)
        return
    slot = new_slot(f)
    one = f.slots[slot]
    one["case"] = case
    one["kind"] = f.cases[case]["type"]
    one["cause"] = _FIRST
    one["ordinal"] = 0
    one["history"] = open_history(f)
    if f.scalars[FEELS] == 1:
        open_journey(f, slot)
    open_contact(f, slot, -1, now)
    arrive(f, slot, now)


@inner
def _comes_back(f: Floor, slot: int, contact: int, now: int) -> None:
    """The customer in the slot makes another contact."""
    one = f.slots[slot]
    make_contact(f, slot, one["cause"], one["kind"])
    open_contact(f, slot, contact, now)
    arrive(f, slot, now)


@inner
def _returns(f: Floor, slot: int, contact: int, now: int) -> None:
    """A customer comes again: with another contact, or for one more leg of the same."""
    one = f.slots[slot]
    if one["reason"] < 0:
        _comes_back(f, slot, contact, now)
    else:
        go_on(f, slot, -1, one["reason"], now)


@inner
def _served(f: Floor, slot: int, now: int) -> None:
    """The agent is done with the leg."""
    agent = f.slots[slot]["agent"]
    busy_until(f, agent, now)
    close_leg(f, slot, _SERVED if f.slots[slot]["is_gone"] == 0 else _LEG_SILENT, now)
    release(f, slot, agent, now)
    free_slot(f, slot)


@inlined
def _talk_ends(f: Floor, slot: int, now: int) -> None:
    """The agent is done with the customer, who goes on, unless he has done so before."""
    has_wrap_up = talk_over(f, slot, now)
    if f.slots[slot]["is_over"] == 0 and f.slots[slot]["is_gone"] == 0:
        after_talk(f, slot, now)
    partner_done(f, slot, now)
    if not has_wrap_up:
        _served(f, slot, now)


@inner
def _wrap_up_ends(f: Floor, slot: int, now: int) -> None:
    group = f.groups[f.agents[f.slots[slot]["agent"]]["group"]]
    group["n_wrap_up"] -= 1
    group["wrap_up_sum"] += now
    _served(f, slot, now)


@inner
def _passed_on(f: Floor, slot: int, now: int) -> None:
    """The customer goes to another queue, and the agent stays with him."""
    one = f.slots[slot]
    if f.scalars[FEELS] == 1:
        talked(f, slot, now)
    one["consulting"] = 1
    one["ends_at"] = NEVER
    one["is_over"] = 1
    new = successor(f, slot)
    f.slots[new]["kind"] = one["transfers_to"]
    if not go_on(f, new, slot, _TRANSFERRED, now):
        talk_ends_after(f, slot, 0, now)


@inner
def _set_up_ends(f: Floor, slot: int, now: int) -> None:
    """The agent answers; a customer who is called back may not."""
    one = f.slots[slot]
    if not is_call(f, slot) or not unanswered(f, slot):
        answer(f, slot, now)
        return
    agent, what = one["agent"], f.types[one["queue"]]
    group = f.groups[f.agents[agent]["group"]]
    group["n_set_up"] -= 1
    group["set_up_sum"] += now
    stop_waiting(f, slot, now)
    close_leg(f, slot, _LEG_UNREACHED, now)
    if one["n_legs"] < what["callback_tries"]:
        delay = draw_ticks(f.laws, f.knots, what["again"], draw(f, slot, _DELAY, one["number"]))
        new = successor(f, slot)
        f.slots[new]["reason"] = _REDIAL
        come_again(f, new, open_from(now + delay, f.open_spans), one["contact"])
    else:
        turn_away(f, slot, _UNREACHED, now)
    release(f, slot, agent, now)
    free_slot(f, slot)


@inner
def _widens(f: Floor, slot: int, now: int) -> None:
    """More agents may take the leg from now on."""
    if f.slots[slot]["line"] >= n_queue_lines(f):
        unline(f, slot)
        insert(f, line_of(f, slot), slot)
    agent = select_agent(f, slot, now)
    if agent >= 0:
        part(f, slot, now)
        match(f, slot, agent, now)
    else:
        widen_next(f, slot, now)


@inlined
def _happens(f: Floor, slot: int, kind: int, entity: int, now: int) -> None:
    """An event of the agenda."""
    if kind == _TALK_END:
        _talk_ends(f, slot, now)
    elif kind == _WRAP_UP_END:
        _wrap_up_ends(f, slot, now)
    elif kind == _PATIENCE_END:
        wait_over(f, slot, now)
    elif kind == _SET_UP_END:
        _set_up_ends(f, slot, now)
    elif kind == _RETURN:
        _returns(f, slot, entity, now)
    elif kind in _OF_OFFICE:
        office_happens(f, slot, kind, entity, now)
    elif kind == _WIDEN:
        _widens(f, slot, now)
    elif kind == _BOT_END:
        session_over(f, slot, now)
    elif kind == _TRIAGE_END:
        stand(f, slot, now)
    else:
        _passed_on(f, slot, now)


@inner
def _planned(f: Floor, kind: int, entity: int, value: int, now: int) -> None:
    """An event of the calendar."""
    if kind == _INTERVAL:
        close_interval(f, now)
        begin_interval(f)
    elif kind == _MARKET:
        midnight(f, entity, now)
    elif kind == _STAFF:
        staff(f, entity, value, now)
    elif kind == _SHIFT:
        if value == 1:
            come(f, entity, now)
        else:
            go(f, entity, now)
    elif kind == _OUTAGE:
        break_or_mend(f, entity, value, now)
    else:
        open_or_close(f, value, now)


@jit
def advance(f: Floor, until: int) -> int:
    """Let everything happen that happens before `until`; NEEDS_ROOM if arrays must grow first.

    Next is the least of what is pending in the total order (time, kind, entity): the agenda's first event, the
    first who returns, the schedule's next, the next case.
    """
    scalars, n_cases, n_schedule = f.scalars, f.cases.shape[0], f.schedule.shape[0]
    while True:
        if lacks_room(f):
            return NEEDS_ROOM
        at, key, source = NEVER, 0, 0
        if scalars[NEXT_CASE] < n_cases:
            at, key, source = f.cases[scalars[NEXT_CASE]]["opened_at"], _ARRIVAL_KEY | scalars[NEXT_CASE], 1
        if scalars[AGENDA_SIZE] > 0:
            first_at, first_key = f.agenda[0]["at"], f.agenda[0]["key"]
            if first_at < at or (first_at == at and first_key < key):
                at, key, source = first_at, first_key, 2
        if scalars[N_RETURNING] > 0:
            back_at, back_key = f.returning[0]["at"], f.returning[0]["key"]
            if back_at < at or (back_at == at and back_key < key):
                at, key, source = back_at, back_key, 4
        if scalars[NEXT_SCHEDULE] < n_schedule:
            planned = f.schedule[scalars[NEXT_SCHEDULE]]
            its_key = (planned["kind"] << KIND_SHIFT) | planned["entity"]
            if planned["at"] < at or (planned["at"] == at and its_key < key):
                at, key, source = planned["at"], its_key, 3
        if at >= until:
            return DONE
        kind, entity = key >> KIND_SHIFT, key & _ENTITY
        if source == 1:
            note(f, at, kind, entity)
            _case_opens(f, entity, at)
        elif source == 2:
            slot = f.agenda[0]["slot"]
            pop(f.agenda, scalars[AGENDA_SIZE])
            scalars[AGENDA_SIZE] -= 1
            if not is_stale(f, slot, kind, entity, at):
                note(f, at, kind, entity)
                _happens(f, slot, kind, entity, at)
        elif source == 4:
            note(f, at, kind, entity)
            _comes_back(f, come_back(f), entity, at)
        else:
            value = f.schedule[scalars[NEXT_SCHEDULE]]["value"]
            scalars[NEXT_SCHEDULE] += 1
            note(f, at, kind, entity)
            _planned(f, kind, entity, value, at)
