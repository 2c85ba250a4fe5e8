"""Calls to a customer who asked for them: nobody may answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.names import LegOutcome, LegReason, Outcome, Purpose, Stage
from sim.outcomes import open_from

if TYPE_CHECKING:
    from sim.center.agents import Agent
    from sim.center.leg import Leg

__all__ = ["is_unanswered", "unreached"]

_SETTING_UP, _UNREACHED = int(Stage.SET_UP), int(LegOutcome.UNREACHED)


def is_unanswered(leg: Leg) -> bool:
    """Whether the customer does not answer the callback."""
    share: float = leg.queue.row["unanswered"]
    return leg.draw(Purpose.CALLBACK_UNANSWERED) < share


def unreached(leg: Leg, agent: Agent, now: int) -> None:
    """The customer does not answer: another try later, or none."""
    center, contact, row = leg.center, leg.contact, leg.queue.row
    leg.passes(_SETTING_UP, now)
    leg.stage, leg.ended_at = _UNREACHED, now
    contact.waited += now - leg.enqueued_at
    center.ledger.close_leg(leg)
    if contact.n_legs < row["callback_tries"]:
        again = now + center.duration(row["again"], leg.draw(Purpose.CALLBACK_DELAY))
        contact.come_again(open_from(again, center.open_spans), LegReason.REDIAL, leg)
    else:
        contact.end(Outcome.UNREACHED)
    center.router.release(leg, agent)
