"""A session with the bot: it solves the problem, passes the customer on, or closes the contact without either."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import simpy

from sim.center.leg import Leg
from sim.center.plain import plus
from sim.names import Cause, EventKind, LegOutcome, LegReason, Mark, Outcome, Purpose, Stage

if TYPE_CHECKING:
    from sim.center.contact import Contact

__all__ = ["begin_session", "meets_bot"]

_BOT_END, _BOT = int(EventKind.BOT_END), int(LegReason.BOT)
_STAGE = int(Stage.BOT)
_MEETS = tuple(int(cause) for cause in (Cause.FIRST, Cause.RETRY, Cause.REPEAT, Cause.DUPLICATE))
_BOT_MET, _OUT_OF_CONTEXT = int(Mark.BOT_MET), int(Mark.OUT_OF_CONTEXT)


def meets_bot(contact: Contact) -> bool:
    """Whether a contact that has come meets the bot before anybody else."""
    behaviour, history = contact.center.behaviour, contact.case.history
    if not behaviour.has_bot or history is None or contact.cause not in _MEETS:
        return False
    if history.marks & _BOT_MET and not behaviour.keys["bot_again"]:
        return False
    coverage: float = behaviour.moods[contact.type]["coverage"]
    return contact.draw(Purpose.BOT_COVERED) < coverage


def begin_session(contact: Contact) -> None:
    """The bot answers at once; the contact holds a line."""
    center, now = contact.center, contact.center.clock.now
    leg = Leg(contact, contact.queue, _BOT)
    leg.stage, leg.matched_at, leg.talk_at = int(LegOutcome.BOT_TALK), now, now
    leg.due_work = center.duration(center.behaviour.keys["bot_session"], leg.draw(Purpose.BOT_SESSION))
    contact.take_line(contact.queue.trunk, now)
    center.ledger.open_leg(leg)
    contact.n_legs += 1
    assert contact.feeling is not None
    contact.feeling.marks |= _BOT_MET
    contact.feeling.history.marks |= _BOT_MET
    center.clock.at(now + leg.due_work, _BOT_END, leg.number, partial(_over, leg))


def _over(leg: Leg, _: simpy.Event) -> None:
    """The session ends."""
    center, feeling = leg.center, leg.contact.feeling
    assert feeling is not None
    center.clock.note(_BOT_END, leg.number)
    feeling.passes(_STAGE, center.clock.now)
    if leg.draw(Purpose.BOT_SOLVES) < leg.contact.case.topic["solvable"]:
        _close(leg, LegOutcome.BOT_RESOLVED)
        leg.contact.end(int(Outcome.BOT_RESOLVED))
    elif _fails(leg):
        _close(leg, LegOutcome.BOT_ESCALATED)
        leg.contact.line_up()
    else:
        _close(leg, LegOutcome.BOT_CONTAINED)
        leg.contact.end(int(Outcome.CONTAINED))


def _fails(leg: Leg) -> bool:
    """The bot has solved nothing; whether it passes the customer on."""
    feeling, keys = leg.contact.feeling, leg.center.behaviour.keys
    assert feeling is not None
    is_odd = leg.draw(Purpose.BOT_OUT_OF_CONTEXT) < keys["bot_out_of_context"]
    escalates: bool = leg.draw(Purpose.BOT_ESCALATES) < keys["bot_escalates"]
    if is_odd:
        feeling.marks |= _OUT_OF_CONTEXT
    if is_odd or not escalates:
        feeling.history.botfail = plus(feeling.history.botfail, 1.0)
    return escalates


def _close(leg: Leg, how: LegOutcome) -> None:
    """The leg is final."""
    leg.stage, leg.talk_ended_at, leg.ended_at = int(how), leg.center.clock.now, leg.center.clock.now
    leg.center.ledger.close_leg(leg)
