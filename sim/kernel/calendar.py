"""What the calendar brings: opening and closing, outages, headcounts, shifts."""

from __future__ import annotations

from sim.compiled import inner
from sim.kernel.agents import busy_until, finish, last_busy, last_idle, log_in, log_out, next_in
from sim.kernel.floor import FEELS, IS_OPEN, ROW_LEG, Floor
from sim.kernel.history import journey_of, lasted
from sim.kernel.journey import go_on, leave_leg
from sim.kernel.leg import close_leg, partner_done
from sim.kernel.router import agent_free, drop
from sim.kernel.slots import free_slot, successor
from sim.kernel.work import is_working, settle
from sim.names import AtClosing, LegOutcome, LegReason, Outcome
from sim.units import SPEED_ONE

__all__ = ["break_or_mend", "come", "go", "open_or_close", "staff"]

_DISCONNECT, _DISCONNECTED = int(AtClosing.DISCONNECT), int(Outcome.DISCONNECTED)
_TALKING, _HANDED_BACK = int(LegOutcome.TALKING), int(LegOutcome.HANDED_BACK)
_HAND_BACK = int(LegReason.HAND_BACK)


@inner
def come(f: Floor, agent: int, now: int) -> None:
    """The agent begins to work, or stays if about to leave."""
    log_in(f, agent, now)
    agent_free(f, agent, now)


@inner
def _hand_back(f: Floor, slot: int, agent: int, now: int) -> None:
    """The agent's shift is over: the contact goes back to the head of the queue."""
    one, group = f.slots[slot], f.groups[f.agents[agent]["group"]]
    group["n_talk"] -= 1
    group["talk_sum"] += now
    busy_until(f, agent, now)
    settle(f, agent, now)
    if f.scalars[FEELS] == 1:
        journey_of(f, slot)["talk"] += lasted(f, slot, now)
    f.leg_rows[one["leg"] - f.scalars[ROW_LEG]]["wrap_up_at"] = now
    one["is_over"] = 1
    close_leg(f, slot, _HANDED_BACK, now)
    new = successor(f, slot)
    if group["draws_anew"] == 0:
        f.slots[new]["resumes"] = -(-one["work"] // SPEED_ONE)
        f.slots[new]["resumes_to"] = one["transfers_to"]
    drop(f, slot, agent, now)
    if not go_on(f, new, slot, _HAND_BACK, now):
        partner_done(f, slot, now)
    free_slot(f, slot)


@inner
def _hand_all_back(f: Floor, agent: int, now: int) -> None:
    """The agent, whose shift is over, hands back whom he talks with, if that is the group's way."""
    who = f.agents[agent]
    if f.groups[who["group"]]["hand_back"] == 0:
        return
    slot = who["first_leg"]
    while slot >= 0:
        later = f.slots[slot]["later"]
        one = f.slots[slot]
        if one["stage"] == _TALKING and is_working(f, slot) and one["is_gone"] == 0:
            _hand_back(f, slot, agent, now)
        slot = later
    if who["load"] == 0:
        log_out(f, agent, now)


@inner
def go(f: Floor, agent: int, now: int) -> None:
    """The agent's shift is over: leaves, or finishes or hands back who is in hand."""
    if f.agents[agent]["load"] == 0:
        log_out(f, agent, now)
    else:
        finish(f, agent, now)
        _hand_all_back(f, agent, now)


@inner
def staff(f: Floor, group: int, present: int, now: int) -> None:
    """So many agents of the group are on duty from now on.

    Who is to go: idle agents first, then busy ones, those with the highest numbers; after closing, busy agents stay for
    as long as somebody waits. Contacts are handed back when all who go are known: none of them takes one.
    """
    whole = f.groups[group]
    while whole["on_duty"] < present:
        come(f, next_in(f, group), now)
    while whole["on_duty"] > present:
        agent = last_idle(f, group)
        if agent >= 0:
            log_out(f, agent, now)
        elif f.scalars[IS_OPEN] == 0:
            break
        else:
            agent = last_busy(f, group)
            finish(f, agent, now)
            f.agents[agent]["going"] = 1
    for agent in range(whole["end_agent"] - 1, whole["first_agent"] - 1, -1):
        if f.agents[agent]["going"] == 1:
            f.agents[agent]["going"] = 0
            _hand_all_back(f, agent, now)


@inner
def _rouse(f: Floor, now: int) -> None:
    """Agents who were idle while nothing could be served look for contacts."""
    for agent in range(f.agents.shape[0]):
        if f.agents[agent]["listed_at"] >= 0:
            agent_free(f, agent, now)


@inner
def open_or_close(f: Floor, opens: int, now: int) -> None:
    """The center opens or closes; who waits in a channel that disconnects is disconnected."""
    f.scalars[IS_OPEN] = opens
    if opens == 1:
        for group in range(f.groups.shape[0]):
            while f.groups[group]["by_shift"] == 0 and f.groups[group]["on_duty"] > 0:
                finish(f, last_busy(f, group), now)
        _rouse(f, now)
        return
    for line in range(f.lines.shape[0]):
        slot = f.lines[line]["first"]
        while slot >= 0:
            after = f.slots[slot]["after"]
            channel = f.types[f.slots[slot]["queue"]]["channel"]
            if f.trunks[channel]["at_closing"] == _DISCONNECT:
                leave_leg(f, slot, _DISCONNECTED, True, now)
            slot = after


@inner
def break_or_mend(f: Floor, channel: int, is_down: int, now: int) -> None:
    """The system of a channel stops serving, or serves again."""
    f.trunks[channel]["is_down"] = is_down
    if is_down == 0:
        _rouse(f, now)
