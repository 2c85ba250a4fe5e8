"""A customer changes hands: whom the first agent of a transfer stays with, and who is handed back at a shift's end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.center import work
from sim.names import LegOutcome, LegReason, Purpose, Stage
from sim.units import NEVER, SPEED_ONE

if TYPE_CHECKING:
    from sim.center.leg import Leg

__all__ = ["can_be_handed_back", "hand_back", "hand_over", "partner_done"]

_WARM, _TALK = 1, int(Stage.TALK)
_TALKING, _HANDED_BACK = int(LegOutcome.TALKING), int(LegOutcome.HANDED_BACK)


def hand_over(first: Leg) -> None:
    """The second agent of a warm transfer has answered: the first one, if still there, tells what it is about."""
    stays = first.consulting and first.work_ends_at == NEVER
    if stays and first.queue.row["transfer_kind"] == _WARM:
        handover = first.center.duration(first.queue.row["handover"], first.draw(Purpose.HANDOVER))
        work.ends_after(first, handover)


def partner_done(leg: Leg) -> None:
    """The first agent of a warm transfer or conference, if still there, is done with the customer."""
    first, leg.partner = leg.partner, None
    if first is not None and first.consulting:
        work.ends_after(first, 0)


def can_be_handed_back(leg: Leg) -> bool:
    """Whether the agent talks with the customer, who has not been passed on and is still there."""
    return leg.stage == _TALKING and not leg.consulting and not leg.is_gone


def hand_back(leg: Leg) -> None:
    """The agent's shift is over: the contact goes back to the head of the queue."""
    center, agent, contact = leg.center, leg.agent, leg.contact
    assert agent is not None
    now = center.clock.now
    agent.group.talk.leave(now)
    agent.busy.leave(now)
    work.settle(leg, now, len(agent.legs))
    if contact.feeling is not None:
        contact.feeling.passes(_TALK, now)
    leg.stage, leg.talk_ended_at, leg.ended_at = _HANDED_BACK, now, now
    leg.is_over = True
    center.ledger.close_leg(leg)
    if not agent.group.draws_anew:
        contact.resumes, contact.resumes_to = -(-leg.work_left // SPEED_ONE), leg.transfers_to
    center.router.drop(leg, agent)
    if not contact.go_on(LegReason.HAND_BACK, leg):
        partner_done(leg)
