"""What a case does to its customer: sold, lost to a competitor, left, told to others."""

from __future__ import annotations

from typing import Any

from sim.compiled import inner
from sim.kernel.customers import ACTIVE, buys, customer_of, is_customer, leaves
from sim.kernel.floor import Floor
from sim.kernel.history import journey_of
from sim.kernel.slots import draw
from sim.names import Mark, Outcome, Purpose
from sim.outcomes import (
    churn_share,
    competitor_share,
    goodwill_after,
    intention,
    sale_share,
    told,
    with_goodwill,
)

__all__ = ["goes_elsewhere", "may_buy", "responds"]

_SOLD, _CHURNED = int(Mark.SOLD), int(Mark.CHURNED)
_ABANDONED, _SILENT = int(Outcome.ABANDONED), int(Outcome.SILENT)
_BALKED, _HIDDEN = int(Outcome.BALKED), int(Outcome.HIDDEN)
_SALE, _COMPETITOR = int(Purpose.SALE), int(Purpose.COMPETITOR)


@inner
def may_buy(f: Floor, slot: int, feeling: Any) -> None:
    """A contact about buying something has been served: perhaps it becomes a sale, one a case."""
    journey, case = journey_of(f, slot), f.slots[slot]["case"]
    if f.topics[f.cases[case]["topic"]]["sales"] == 0 or journey["marks"] & _SOLD:
        return
    is_new = not is_customer(customer_of(f, case))
    if draw(f, slot, _SALE, 0) < sale_share(f.behaviour, feeling["felt"], is_new):
        feeling["marks"] |= _SOLD
        journey["marks"] |= _SOLD
        buys(f, f.cases[case]["customer"])


@inner
def _is_lost(f: Floor, slot: int) -> None:
    journey_of(f, slot)["marks"] |= _CHURNED
    leaves(f, f.cases[f.slots[slot]["case"]]["customer"])


@inner
def goes_elsewhere(f: Floor, slot: int, outcome: int) -> bool:
    """Whether a customer who has left a queue goes to a competitor; then he is lost."""
    if f.behaviour[0]["has_market"] == 0:
        return False
    if outcome != _ABANDONED and outcome != _SILENT and outcome != _BALKED and outcome != _HIDDEN:
        return False
    one = customer_of(f, f.slots[slot]["case"])
    if one["status"] != ACTIVE:
        return False
    share = competitor_share(f.behaviour, one["goodwill"])
    if draw(f, slot, _COMPETITOR, f.slots[slot]["n_legs"]) >= share:
        return False
    _is_lost(f, slot)
    return True


@inner
def responds(f: Floor, slot: int, satisfied: float, u_churn: float, u_tells: float, u_told: float) -> None:
    """The customer intends to leave or to stay, and tells others when a case closes.

    In this order: intention and churn, then goodwill changes, then word of mouth.
    """
    rules, journey, case = f.behaviour, journey_of(f, slot), f.slots[slot]["case"]
    one = customer_of(f, case)
    goodwill = one["goodwill"]
    intends = intention(rules, with_goodwill(rules, satisfied, goodwill))
    journey["intention"] = intends
    journey["goodwill"] = goodwill
    if one["status"] == ACTIVE and u_churn < churn_share(rules, intends):
        _is_lost(f, slot)
    one["goodwill"] = goodwill_after(rules, goodwill, satisfied)
    number = told(rules, satisfied, u_tells, u_told)
    journey["told"] = number
    today = f.today[one["segment"]]
    if number > 0:
        today["good_told"] += number
    else:
        today["bad_told"] -= number
