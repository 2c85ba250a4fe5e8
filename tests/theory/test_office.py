"""Customers who ask how far the back office is: contacts that nobody would make if nobody had to wait.

They come at a constant rate while the case waits for the back office, so their number over the time that cases wait is
that rate, whatever the distribution of that time. The assertions have a false-alarm share of 1e-4 and must notice the
deviation `detect` with probability .95.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import sim
from sim.names import Cause, EventKind
from sim.units import DAY
from tests.statistics import Expectation, ratio
from tests.theory.floor import base

_OFFICE: dict[str, Any] = {
    "arrivals.streams.calls.rates_per_hour": 20,
    "calendar.days": 12,
    "measures": {"trace": True},
    "topics": {"call": {"back_office": 1}},
    "resolution": {"base": 20, "slope": 0},
    "back_office": {},
}


def _asked(changes: dict[str, Any], replications: int) -> tuple[list[int], list[float], list[float]]:
    """By replication: status checks, days that cases waited for the back office, contacts a case.

    Of the cases of the first six days whose back office was done before the end.
    """
    asked, days, made = [], [], []
    scenario = base(12, _OFFICE | changes)
    for number in range(replications):
        log = sim.simulate(sim.plan(scenario, replication=number))
        events = log.events[log.events["kind"] == EventKind.BACK_OFFICE]
        ended = log.contacts["ended_at"][events["entity"]]
        early = ended < 6 * DAY
        days.append(float((events["at"] - ended)[early].sum()) / DAY)
        checks = log.contacts[log.contacts["cause"] == Cause.STATUS_CHECK]
        asked.append(int(np.isin(checks["parent"], events["entity"][early]).sum()))
        made.append(1 + asked[-1] / early.sum())
    return asked, days, made


@pytest.mark.parametrize(
    ("changes", "rate", "detect"),
    [
        ({}, 0.35, 0.02),
        ({"updates": {}}, 0.175, 0.012),
        ({"back_office": {"delay": "3d", "check_per_day": 0.7}}, 0.7, 0.02),
    ],
)
def test_who_waits_asks_so_often_a_day(changes: dict[str, Any], rate: float, detect: float) -> None:
    asked, days, _ = _asked(changes, 20)
    Expectation(rate, detect).check(ratio(asked, days))


def test_without_a_back_office_the_load_that_it_makes_is_gone() -> None:
    """The mean of the lognormal delay is 33 hours: .48 contacts more a case, a quarter of a contact with updates."""
    mean = np.exp(0.8**2 / 2)
    _, _, untold = _asked({}, 20)
    _, _, told = _asked({"updates": {}}, 20)
    Expectation(1 + 0.35 * mean, 0.03).check(untold)
    Expectation(0.175 * mean, 0.03).check(np.subtract(untold, told))
    scenario = base(12, _OFFICE | {"topics": {"call": {"back_office": 0}}})
    log = sim.simulate(sim.plan(scenario))
    assert len(log.contacts) == len(log.cases)
