"""After the talk: the back office works on the case, and the customer has something to do himself."""

from __future__ import annotations

from sim.compiled import inner
from sim.distributions.quantiles import draw_ticks
from sim.kernel.floor import Floor
from sim.kernel.history import history_of, journey_of
from sim.kernel.slots import draw, schedule, successor
from sim.names import EventKind, Mark, Purpose, Trait
from sim.outcomes import action_share, check_gap

__all__ = ["acts", "asks_after", "begin_office", "needs_office"]

_BACK_OFFICE, _STATUS_CHECK = int(EventKind.BACK_OFFICE), int(EventKind.STATUS_CHECK)
_RESOLVED, _UPDATED = int(Mark.RESOLVED), int(Mark.UPDATED)
_NEEDS_ACTION, _NEEDS_OFFICE = int(Trait.NEEDS_ACTION), int(Trait.BACK_OFFICE)
_BAD_NEWS = int(Trait.BAD_NEWS)
_ACTION, _DELAY, _GAP = int(Purpose.ACTION), int(Purpose.OFFICE_DELAY), int(Purpose.CHECK_GAP)


@inner
def acts(f: Floor, slot: int) -> bool:
    """Whether the customer does what he has to do himself, if anything."""
    traits = f.cases[f.slots[slot]["case"]]["traits"]
    if f.behaviour[0]["has_news"] == 0 or traits & _NEEDS_ACTION == 0:
        return True
    return draw(f, slot, _ACTION, 0) < action_share(f.behaviour, 1 if traits & _BAD_NEWS else 0)


@inner
def needs_office(f: Floor, slot: int) -> bool:
    """Whether the back office has to work on the case after the slot's contact, which was answered."""
    one = f.slots[slot]
    if f.behaviour[0]["has_back_office"] == 0 or f.cases[one["case"]]["traits"] & _NEEDS_OFFICE == 0:
        return False
    return one["asks"] == 0 and journey_of(f, slot)["marks"] & _RESOLVED == 0


@inner
def begin_office(f: Floor, slot: int, is_solved: bool, now: int) -> None:
    """The back office works on what the slot's contact has left, in a slot of its own that ends when it is done."""
    rules = f.behaviour[0]
    history_of(f, slot)["n_live"] += 1
    if rules["has_updates"] == 1:
        journey_of(f, slot)["marks"] |= _UPDATED
    until = now + draw_ticks(f.laws, f.knots, rules["back_office_delay"], draw(f, slot, _DELAY, 0))
    new = successor(f, slot)
    other = f.slots[new]
    other["solves"] = 1 if is_solved else 0
    other["ends_at"] = until
    schedule(f, until, _BACK_OFFICE, other["contact"], new)
    asks_after(f, slot, new, now)


@inner
def asks_after(f: Floor, slot: int, office: int, now: int) -> None:
    """The next status check comes some time after the slot's contact, unless the back office is done by then."""
    at = now + check_gap(f.behaviour, draw(f, slot, _GAP, 0))
    if at < f.slots[office]["ends_at"]:
        schedule(f, at, _STATUS_CHECK, f.slots[office]["contact"], office)
