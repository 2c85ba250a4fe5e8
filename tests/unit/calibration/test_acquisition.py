"""The search for the new customers who keep the base."""

from __future__ import annotations

import math
from typing import Any

import pytest

import sim
from sim.calibration.acquisition import daily_drift, stationary_acquisition
from sim.errors import ScenarioError
from sim.scenario import Scenario

_QUIET: dict[str, Any] = dict.fromkeys(("churn_share", "good_share", "bad_share", "competitor"), 0)
_HAZARD = 1.0


def _shop(days: int = 20, warm_up: str = "2d", **customers: Any) -> Scenario:
    """Nobody leaves but of his own accord, one in 31 a day."""
    return sim.load("erlang_a").with_(
        {
            "calendar.days": days,
            "measures": {"warm_up": warm_up},
            "arrivals.streams.calls.rates_per_hour": 0.5,
            "tolerance": {},
            "satisfaction": {},
            "customers": {"initial": 2000, "potential": 8000} | customers,
            "market": _QUIET | {"base_hazard": _HAZARD, "acquisition": 20},
        }
    )


def test_as_many_join_as_leave_of_their_own_accord() -> None:
    found = stationary_acquisition(_shop(), replications=6, workers=1)
    leaving = 1 - math.exp(-_HAZARD * 12 / 365.25)
    assert found.value == pytest.approx(2000 * leaving, abs=2 * found.half_width)
    assert 0 < found.half_width < 6
    assert (found.first_day, found.days) == (2, 18)
    assert found.steps[0].acquisition == 20
    assert abs(found.steps[-1].drift) < 0.2 < abs(found.steps[0].drift)


def test_the_value_keeps_the_base() -> None:
    found = stationary_acquisition(_shop(), replications=4, workers=1)
    kept = _shop().with_({"market.acquisition": found.value})
    assert abs(daily_drift(kept, replications=4, workers=2).mean()) < 0.2


def test_the_warm_up_does_not_count() -> None:
    """The base falls towards where as many leave as join: late days lose fewer."""
    early, late = (daily_drift(_shop(60, warm_up), replications=3, workers=1) for warm_up in ("0s", "50d"))
    assert (early < -10).all()
    assert (late > early + 5).all()


def test_what_cannot_be_sought_is_said() -> None:
    with pytest.raises(ScenarioError, match="market"):
        stationary_acquisition(_shop().with_({"market": None}), replications=1)
    with pytest.raises(ScenarioError, match="potential"):
        stationary_acquisition(_shop(potential=2010), replications=1)
