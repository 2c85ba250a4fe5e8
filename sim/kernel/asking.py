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
from sim.names import Cause, Outcome

__all__ = ["asks", "office_done"]

_STATUS_CHECK, _ANSWERED = int(Cause.STATUS_CHECK), int(Outcome.ANSWERED)


@inner
def asks(f: Floor, office: int, contact: int, now: int) -> None:
    """The customer asks how far it is."""
    history_of(f, office)["n_live"] += 1
    new = successor(f, office)
    f.slots[new]["asks"] = 1
    make_contact(f, new, _STATUS_CHECK, f.slots[office]["kind"])
    open_contact(f, new, contact, now)
    asks_after(f, new, office, now)
    arrive(f, new, now)


@inner
def office_done(f: Floor, office: int, now: int) -> None:
    """What was to come of the contact that led to the back office comes of it."""
    journey_of(f, office)["office"] += lasted(f, office, now)
    if f.slots[office]["solves"] == 1:
        resolves(f, office)
    decide(f, office, _ANSWERED, True, now)
    free_slot(f, office)
