"""Retrial queues M/M/c/c: who finds all servers busy tries again after an exponential time, until served."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from sim.log import Log
from sim.names import Cause, Outcome
from tests.published.comparison import Comparison, Length, model, observed
from tests.sampling import some
from tests.statistics import ratio

SECTION = "18. Retrial queues"
Make = Callable[[str, str], Comparison]


def _orbit(log: Log) -> dict[str, float]:
    """Mean number who will try again, and how many of those who come for the first time find all servers busy."""
    since, until = log.meta.window
    contacts = log.contacts
    blocked = contacts["outcome"] == Outcome.BLOCKED
    begins = np.where(blocked, contacts["ended_at"], until)
    ends = np.full(len(contacts), until)
    again = contacts["cause"] == Cause.RETRY
    ends[contacts["parent"][again]] = contacts["arrived_at"][again]
    inside = np.minimum(ends, until) - np.maximum(begins, since)
    first = (contacts["cause"] == Cause.FIRST) & (contacts["arrived_at"] >= since)
    assert contacts["ordinal"].max() < 1000
    return {
        "orbit": np.maximum(inside, 0).sum() / (until - since),
        "first": first.sum(),
        "met all busy": (first & blocked).sum(),
    }


@pytest.mark.parametrize(
    ("servers", "rate", "again", "orbit", "busy", "detect"),
    some(
        [
            (1, 48, "1m", "6.4", ".8", (1.35, 0.036)),
            (1, 48, "5m", "19.2", ".8", (5.0, 0.036)),
            (5, 240, "2m", "8.131978", ".439482", (1.05, 0.026)),
            (10, 480, "1m", "4.353792", ".279240", (0.45, 0.0165)),
        ],
        one_in=2,
    ),
)
def test_who_is_blocked_tries_again(
    comparison: Make,
    length: Length,
    servers: int,
    rate: float,
    again: str,
    orbit: str,
    busy: str,
    detect: tuple[float, float],
) -> None:
    scenario = model("retrial").with_(
        {
            "agents.pool.count": servers,
            "arrivals.streams.calls.rates_per_hour": rate,
            "contact_types.call.retry.delay": f"exponential mean:{again}",
        }
    )
    seen = observed(scenario, length.n(20), _orbit)
    compare = comparison(
        SECTION, f"M/M/{servers}, {rate / 60:g} calls a service time, again after {again} on average"
    )
    compare("mean number in orbit", seen["orbit"], detect=detect[0], exact=orbit)
    compare("P(all busy)", ratio(seen["met all busy"], seen["first"]), detect=detect[1], exact=busy)
