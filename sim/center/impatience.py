"""What becomes of who waits in writing at the end of his patience: nobody hangs up there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.center import patience, work
from sim.center.handing import partner_done
from sim.center.returns import other_kind
from sim.names import CHANNELS, Cause, LegOutcome, Outcome, Purpose, Stage

if TYPE_CHECKING:
    from sim.center.agents import Agent
    from sim.center.leg import Leg

__all__ = ["has_had_enough", "open_empty"]

_CHAT = CHANNELS.index("chat")
_WRITING = tuple(CHANNELS.index(name) for name in ("messenger", "email", "social"))
_WAITING, _TALKING = int(LegOutcome.WAITING), int(LegOutcome.TALKING)
_SILENT, _MERGED = int(Outcome.SILENT), int(Outcome.MERGED)
_DUPLICATE, _QUEUE = int(Cause.DUPLICATE), int(Stage.QUEUE)


def has_had_enough(leg: Leg) -> bool:
    """The patience of who waits in `leg` has ended; False if he just leaves."""
    behaviour, channel = leg.center.behaviour, leg.queue.trunk.number
    if not behaviour.is_impatient:
        return False
    keys = behaviour.keys
    if channel in _WRITING:
        u = leg.draw(Purpose.IMPATIENCE)
        if u >= keys["impatience_duplicate"] and u < keys["impatience_duplicate"] + keys["impatience_give_up"]:
            leg.contact.gives_up = True
            return False
        patience.wait_on(leg)
        if u < keys["impatience_duplicate"]:
            _write_once_more(leg)
        return True
    if channel == _CHAT and leg.stage == _WAITING:
        return leg.draw(Purpose.SILENT) < keys["impatience_silent_share"] and _leave_silently(leg)
    return False


def _leave_silently(leg: Leg) -> bool:
    """The customer is gone without a word; the leg stays in the queue until an agent opens it."""
    contact = leg.contact
    leg.is_gone = True
    patience.wait_on(leg)
    now = leg.center.clock.now
    contact.waited += now - leg.enqueued_at
    if contact.feeling is not None:
        contact.feeling.passes(_QUEUE, now)
    contact.end(_SILENT)
    partner_done(leg)
    return True


def open_empty(leg: Leg, agent: Agent, now: int) -> None:
    """`agent` opens a chat that has been left, and loses some time."""
    agent.group.talk.enter(now)
    agent.busy.enter(now)
    leg.stage, leg.talk_at = _TALKING, now
    leg.due_work = leg.center.behaviour.keys["impatience_silent_open"]
    work.begin(leg, leg.due_work, now)


def _write_once_more(leg: Leg) -> None:
    """The customer makes the same request in another way, if there is one; where all stands in one window it merges.

    One that is a second one already is not made a third time.
    """
    contact, keys = leg.contact, leg.center.behaviour.keys
    kind = -1
    if contact.cause != _DUPLICATE and not contact.asks:
        kind = other_kind(contact, leg.draw(Purpose.DUPLICATE_TO))
    if kind < 0:
        return
    history = contact.case.history
    assert history is not None
    history.n_duplicates += 1
    other = contact.beside(kind, _DUPLICATE)
    if keys["has_desk"] and keys["desk_single_window"]:
        other.end(_MERGED)
    else:
        other.arrive()
