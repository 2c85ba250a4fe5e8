"""While the back office works, and when it is done."""

from __future__ import annotations

from sim.compiled import inner
from sim.kernel.contact import make_contact, open_contact
from sim.kernel.floor import Floor
from sim.kernel.history import history_of, journey_of, lasted, resolves
from sim.kernel.journey import arrive
from sim.kernel.office import asks_after
from sim.kernel.returns import decide
from sim.kernel.slots import free_slot, successor
from sim.names import Cause, EventKind, Outcome

__all__ = ["office_happens"]

_STATUS_CHECK, _ANSWERED = int(Cause.STATUS_CHECK), int(Outcome.ANSWERED)
_DONE = int(EventKind.BACK_OFFICE)


@inner
def _asks(f: Floor, office: int, contact: int, now: int) -> None:
    """The customer asks how far it is."""
    history_of(f, office)["n_live"] += 1
    new = successor(f, office)
    f.slots[new]["asks"] = 1
    make_contact(f, new, _STATUS_CHECK, f.slots[office]["kind"])
    open_contact(f, new, contact, now)
    asks_after(f, new, office, now)
    arrive(f, new, now)


@inner
def _is_done(f: Floor, office: int, now: int) -> None:
    """What was to come of the contact that led to the back office comes of it."""
    journey_of(f, office)["office"] += lasted(f, office, now)
    if f.slots[office]["solves"] == 1:
        resolves(f, office)
    decide(f, office, _ANSWERED, True, now)
    free_slot(f, office)


@inner
def office_happens(f: Floor, office: int, kind: int, contact: int, now: int) -> None:
    """An event of a back office that works on what `contact` has left."""
    if kind == _DONE:
        _is_done(f, office, now)
    else:
        _asks(f, office, contact, now)
