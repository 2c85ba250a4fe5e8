"""Customers: who is one, what they think of the center, and how many of them join and leave each day."""

from __future__ import annotations

from typing import Any

from sim.compiled import inner, jit, prefetch
from sim.draws import stream_hash, uniform
from sim.kernel.floor import HAS_CUSTOMERS, N_CUSTOMER_ROWS, REPLICATION, SEED, Floor
from sim.kernel.slots import luck
from sim.names import CaseStatus, Purpose
from sim.outcomes import badge_share, joining, plus, ratcheted

__all__ = [
    "ACTIVE",
    "NEVER_ONE",
    "begin_day",
    "buys",
    "customer_of",
    "end_day",
    "is_customer",
    "leaves",
    "refuses",
    "used_to",
    "waited",
]

NEVER_ONE, ACTIVE, _LEAVING, _GONE, _JOINING = range(5)
"""Nobody's customer yet; one; one who leaves next midnight; one no more; nobody's yet, and one from next midnight."""
_UNKNOWN = 0.5
"""Mean speed score of a day without any."""
_OPEN, _NOT_OFFERED, _LOST = int(CaseStatus.OPEN), int(CaseStatus.NOT_OFFERED), int(CaseStatus.LOST)
_BADGE, _ACQUIRED = int(Purpose.BADGE), int(Purpose.ACQUIRED)
_STREAM = stream_hash("market")


@inner
def customer_of(f: Floor, case: int) -> Any:
    """The row of `CUSTOMER` of a case."""
    return f.customers[f.cases[case]["customer"]]


@inner
def is_customer(one: Any) -> bool:
    """Whether somebody is a customer today, though he may leave at midnight."""
    return one["status"] == ACTIVE or one["status"] == _LEAVING


@inner
def _expect(f: Floor, case: int) -> None:
    """Have the customer of a case to come at hand: those of one after another stand anywhere in the table."""
    if case < f.cases.shape[0]:
        prefetch(f.customers, f.cases[case]["customer"])


@inner
def refuses(f: Floor, case: int) -> int:
    """OPEN if a case is offered; else as what it closes at once."""
    if f.scalars[HAS_CUSTOMERS] == 0:
        return _OPEN
    _expect(f, case + 1)
    one, row = customer_of(f, case), f.behaviour[0]
    if one["status"] == _GONE:
        f.today[one["segment"]]["lost"] += 1
        return _LOST
    if not is_customer(one) and (
        row["market_prospects"] == 0 or f.topics[f.cases[case]["topic"]]["sales"] == 0
    ):
        return _NOT_OFFERED
    has_badge = row["market_badge"] > 0.0
    if has_badge and luck(f, case, _BADGE) >= badge_share(f.behaviour, f.market[0]["speed"]):
        return _NOT_OFFERED
    return _OPEN


@inner
def leaves(f: Floor, number: int) -> None:
    """A customer is lost because of the service, from midnight on."""
    one, market = f.customers[number], f.market[0]
    one["status"] = _LEAVING
    one["next_today"] = market["leaving"]
    market["leaving"] = number


@inner
def buys(f: Floor, number: int) -> None:
    """Who was no customer yet becomes one at midnight; who was one remains it."""
    one, market = f.customers[number], f.market[0]
    if one["status"] == NEVER_ONE:
        one["status"] = _JOINING
        one["next_today"] = market["joining"]
        market["joining"] = number


@inner
def used_to(f: Floor, number: int, channel: int) -> float:
    """What somebody is used to in a channel: ln M, the logarithm of what multiplies tolerance."""
    return f.used_to[number, channel] if f.used_to.shape[0] > 0 else 0.0


@inner
def waited(f: Floor, number: int, channel: int, tolerance: int, felt: int, speed: float) -> None:
    """Somebody has formed an opinion of a wait."""
    if f.scalars[HAS_CUSTOMERS] == 0:
        return
    market = f.market[0]
    market["speed_sum"] = plus(market["speed_sum"], speed)
    market["n_scored"] += 1
    if f.used_to.shape[0] > 0:
        before = f.used_to[number, channel]
        f.used_to[number, channel] = ratcheted(f.behaviour, before, tolerance, felt)


@jit
def end_day(f: Floor) -> None:
    """Write the rows of the day that ends."""
    for segment in range(f.today.shape[0]):
        f.customer_rows[f.scalars[N_CUSTOMER_ROWS]] = f.today[segment]
        f.scalars[N_CUSTOMER_ROWS] += 1


@inner
def _goes(f: Floor, number: int) -> Any:
    """Somebody is a customer no more; returns the row of the segment's day."""
    one = f.customers[number]
    today = f.today[one["segment"]]
    one["status"] = _GONE
    today["active"] -= 1
    return today


@inner
def _leave(f: Floor, day: int) -> None:
    market = f.market[0]
    number = market["leaving"]
    while number >= 0:
        _goes(f, number)["left_service"] += 1
        number = f.customers[number]["next_today"]
    market["leaving"] = -1
    number = f.first_leaving[day]
    while number >= 0:
        if f.customers[number]["status"] == ACTIVE:
            _goes(f, number)["left_base"] += 1
        number = f.customers[number]["next_leaving"]


@inner
def _becomes_customer(f: Floor, number: int, day: int) -> None:
    one = f.customers[number]
    today = f.today[one["segment"]]
    one["status"] = ACTIVE
    today["active"] += 1
    today["joined"] += 1
    leaves_on = day + one["life_days"]
    if leaves_on < f.first_leaving.shape[0]:
        one["next_leaving"] = f.first_leaving[leaves_on]
        f.first_leaving[leaves_on] = number


@inner
def _join(f: Floor, day: int, good: int, bad: int) -> None:
    """Who bought something joins, then others of the pool in the order of their numbers."""
    market = f.market[0]
    number = market["joining"]
    while number >= 0:
        _becomes_customer(f, number, day)
        number = f.customers[number]["next_today"]
    market["joining"] = -1
    u = uniform(f.scalars[SEED], f.scalars[REPLICATION], _ACQUIRED, 0, day, _STREAM)
    for _ in range(joining(f.behaviour, good, bad, u)):
        while market["next"] < f.customers.shape[0] and f.customers[market["next"]]["status"] != NEVER_ONE:
            market["next"] += 1
        if market["next"] == f.customers.shape[0]:
            f.today[0]["refused"] += 1
        else:
            _becomes_customer(f, market["next"], day)


@jit
def begin_day(f: Floor, day: int) -> None:
    """Customers leave and join."""
    good, bad = 0, 0
    for segment in range(f.today.shape[0]):
        today = f.today[segment]
        good += today["good_told"]
        bad += today["bad_told"]
        today["day"] = day
        today["joined"] = 0
        today["left_base"] = 0
        today["left_service"] = 0
        today["refused"] = 0
        today["lost"] = 0
        today["good_told"] = 0
        today["bad_told"] = 0
    _leave(f, day)
    if f.behaviour[0]["has_market"] == 1:
        _join(f, day, good, bad)
    market = f.market[0]
    market["speed"] = _UNKNOWN
    if market["n_scored"] > 0:
        market["speed"] = market["speed_sum"] / market["n_scored"]
    market["speed_sum"] = 0.0
    market["n_scored"] = 0
