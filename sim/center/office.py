"""After the talk: the back office works, the customer asks how far it is, and has something to do himself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import simpy

from sim.center.returns import decide
from sim.names import Cause, EventKind, Mark, Outcome, Purpose, Stage, Trait
from sim.outcomes import check_gap

if TYPE_CHECKING:
    from sim.center.contact import Contact
    from sim.center.history import History

__all__ = ["acts", "begin", "is_needed"]

_BACK_OFFICE, _STATUS_CHECK = int(EventKind.BACK_OFFICE), int(EventKind.STATUS_CHECK)
_BY_CHECK, _ANSWERED = int(Cause.STATUS_CHECK), int(Outcome.ANSWERED)
_RESOLVED, _UPDATED = int(Mark.RESOLVED), int(Mark.UPDATED)
_NEEDS_ACTION, _NEEDS_OFFICE = int(Trait.NEEDS_ACTION), int(Trait.BACK_OFFICE)
_BAD_NEWS, _OFFICE = int(Trait.BAD_NEWS), int(Stage.OFFICE)


def acts(contact: Contact) -> bool:
    """Whether the customer does what he has to do himself, if anything."""
    behaviour, traits = contact.center.behaviour, contact.case.traits
    if not behaviour.has_news or not traits & _NEEDS_ACTION:
        return True
    return contact.luck(Purpose.ACTION) < behaviour.action_share(int(traits & _BAD_NEWS > 0))


def is_needed(contact: Contact, history: History) -> bool:
    """Whether the back office has to work on a case after a contact that was answered."""
    has_trait = contact.center.behaviour.has_office and contact.case.traits & _NEEDS_OFFICE
    return bool(has_trait and not contact.asks and not history.is_resolved)


def begin(contact: Contact, history: History) -> None:
    """The back office works on what `contact` has left; until it is done the customer may ask how far it is."""
    center = contact.center
    contact.case.n_live += 1
    if center.behaviour.updates:
        history.marks |= _UPDATED
    delay = center.duration(center.behaviour.keys["back_office_delay"], contact.luck(Purpose.OFFICE_DELAY))
    until = center.clock.now + delay
    center.clock.at(until, _BACK_OFFICE, contact.number, partial(_done, contact, history))
    _asks_after(contact, contact, history, until)


def _asks_after(last: Contact, contact: Contact, history: History, until: int) -> None:
    """The next status check comes some time after the last one, unless the back office is done by then."""
    clock = contact.center.clock
    at = clock.now + check_gap(contact.center.behaviour.row, last.luck(Purpose.CHECK_GAP))
    if at < until:
        clock.at(at, _STATUS_CHECK, contact.number, partial(_asks, contact, history, until))


def _asks(contact: Contact, history: History, until: int, _: simpy.Event) -> None:
    """The customer asks how far it is."""
    contact.center.clock.note(_STATUS_CHECK, contact.number)
    history.n_checks += 1
    check = contact.beside(contact.kind, _BY_CHECK)
    _asks_after(check, contact, history, until)
    check.arrive()


def _done(contact: Contact, history: History, _: simpy.Event) -> None:
    """The back office is done: what was to come of the contact comes of it."""
    contact.center.clock.note(_BACK_OFFICE, contact.number)
    assert contact.feeling is not None
    contact.feeling.passes(_OFFICE, contact.center.clock.now)
    if contact.feeling.marks & _RESOLVED:
        history.resolves()
    contact.case.n_live -= 1
    if contact.case.n_live == 0:
        decide(contact, _ANSWERED)
