"""A talk as it begins: how long it is to last, and where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.center.condition import condition
from sim.center.plain import stretched
from sim.center.triage import lacks_skill
from sim.names import Cause, LegReason, Mark, Purpose
from sim.outcomes import agent_talk, context_share, pace, talk_factor, talk_ticks, vented
from sim.plan.tables import MOST_LEGS
from sim.units import NEVER
from sim.workload.cases import pick

if TYPE_CHECKING:
    from sim.center.agents import Agent
    from sim.center.leg import Leg

__all__ = ["draw_talk"]

_ARRIVAL, _TRANSFER = int(LegReason.ARRIVAL), int(LegReason.TRANSFER)
_LACKING, _DUPLICATE = int(Mark.LACKING), int(Cause.DUPLICATE)


def _is_context_missing(leg: Leg) -> bool:
    """Whether the customer has to tell again what he told before."""
    feeling = leg.contact.feeling
    assert feeling is not None
    if leg.contact.cause != _DUPLICATE and not feeling.has_told():
        return False
    # At any transfer but a cold one the first agent stays.
    is_cold = leg.reason == _TRANSFER and leg.partner is None
    if is_cold or leg.draw(Purpose.CONTEXT) >= context_share(leg.center.behaviour.row):
        feeling.tells_again()
        return True
    return False


def draw_talk(leg: Leg, agent: Agent) -> None:
    """Set the talk time of `leg` that is due, and the contact type to which it leads."""
    center, contact, queue = leg.center, leg.contact, leg.queue
    row, skill, extra, behaviour = queue.row, agent.group.skills[queue.number], 0, center.behaviour
    if leg.reason == _ARRIVAL and contact.announced != NEVER:
        extra = vented(contact.waited, contact.announced, row["venting"], row["venting_most"])
    factor = 1.0 if queue.talk_factors is None else leg.factor(queue.talk_factors)
    v, handling, is_missing, is_lacking = 1.0, 1.0, False, lacks_skill(leg, agent)
    how = condition(leg, agent) if behaviour.tires else None
    if behaviour.handles:
        v = behaviour.keys["handling_speed"]
        if how:
            v = pace(behaviour.row, how.n_waiting, how.n_agents, center.crew.norm)
        handling = talk_factor(behaviour.row, contact.case.complexity, v, center.crew.knowledge)
        if how:
            handling *= agent_talk(behaviour.row, how.lacking, how.tired, how.logged_in)
        is_missing = behaviour.has_desk and _is_context_missing(leg)
        if is_missing:
            extra += center.duration(behaviour.keys["desk_reask"], leg.draw(Purpose.REASK))
    if contact.asks:
        handling *= behaviour.keys["back_office_check_talk"]
    due = talk_ticks(*center.laws, skill.talk, leg.u[1], factor, handling, extra, skill.speed, agent.speed)
    leg.due_work = min(due, behaviour.cap)
    if contact.feeling is not None:
        if is_lacking:
            contact.feeling.marks |= _LACKING
        contact.feeling.talks(leg, v, due, how, is_missing)
    leg.transfers_to = _transfers_to(leg, skill.transfer, is_lacking)
    if leg.transfers_to >= 0:
        leg.due_work = stretched(leg.due_work, row["transfer_after"])
    if how:
        center.crew.talks(due, v)
        agent.book.talks(leg.due_work, how.tired)


def _transfers_to(leg: Leg, share: float, is_lacking: bool) -> int:
    """The contact type to which the talk leads, or -1: that of the customer if the agent lacks the skill."""
    center, contact = leg.center, leg.contact
    if contact.n_legs >= MOST_LEGS:
        return -1
    if is_lacking and leg.draw(Purpose.LACKING_TRANSFER) < center.behaviour.keys["transfer_lacking"]:
        return contact.kind
    if share > 0 and (u := leg.draw(Purpose.TRANSFER)) < share:
        return pick(center.plan.transfer_to[leg.queue.number], u / share)
    return -1
