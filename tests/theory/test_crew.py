"""Loops that take weeks: what is learnt, what haste leaves behind, who leaves."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import sim
from sim.log import Log
from sim.names import Outcome
from sim.units import DAY, TICK_SECONDS
from tests.statistics import Expectation

CALLS: dict[str, Any] = {
    "name": "calls",
    "calendar": {"days": 42, "overrun": "0s", "interval": "1h"},
    "contact_types": {"call": {"talk": "lognormal mean:5m sigma:0.9", "patience": "exponential mean:3m"}},
    "arrivals": {"streams": {"calls": {"rates_per_hour": 12, "mix": {"call": 1}}}},
    "agents": {"pool": {"count": 2, "skills": {"call": {}}}},
    "resolution": {"slope": 0},
}
PRESSED: dict[str, Any] = {"arrivals__streams__calls__rates_per_hour": 26}
ALIKE = {
    f"workforce.{key}": 0
    for key in (
        *("speed_spread", "quality_spread", "newcomer_extra", "newcomer_logit", "hours_power", "rush"),
        *("fatigue_talk", "fatigue_logit", "fatigue_human", "attrition", "attrition_slope"),
    )
}


def _log(**changes: Any) -> Log:
    """Six weeks of a small center; keys with __ for the dot, laid over agents who are alike."""
    keys = {key.replace("__", "."): value for key, value in changes.items()}
    return sim.simulate(sim.plan(sim.load(CALLS).with_(ALIKE | keys)))


def test_what_is_learnt_raises_the_share_that_is_solved_week_by_week() -> None:
    """K after n weeks is 1 - (1 - g)^n; of agents who are alike p is sig(.95 + .6 K), exactly."""
    log = _log(quality__learning=0.1)
    served = log.contacts["outcome"] == Outcome.ANSWERED
    week = log.contacts["answered_at"][served] // (7 * DAY)
    known = 1 - 0.9**week
    assert set(week.tolist()) == set(range(6))
    assert log.feelings["solving"][served] == pytest.approx(1 / (1 + np.exp(-0.95 - 0.6 * known)), abs=1e-6)
    without = _log().feelings["solving"]
    assert without[without > 0] == pytest.approx(1 / (1 + np.exp(-0.95)), abs=1e-6)


def test_the_norm_falls_under_lasting_pressure_and_does_not_rise() -> None:
    """Where forty agents have time it stays what it is, to the last bit."""
    eroding: dict[str, Any] = {"workforce__rush": 0.5, "handling__erosion": {"tau": "19d"}}
    pressed = _log(**eroding, **PRESSED).days["norm"]
    assert (np.diff(pressed) <= 0).all()
    assert pressed[-1] < 0.95
    assert (_log(**eroding, agents__pool__count=40).days["norm"] == 1).all()
    assert (_log(workforce__rush=0.3).days["norm"] == 1).all()


def test_a_norm_that_has_fallen_makes_talks_short_and_solves_less() -> None:
    eroded = _log(workforce__rush=0.5, handling__erosion={"tau": "5d"}, **PRESSED)
    steady = _log(workforce__rush=0.5, **PRESSED)
    late = [np.asarray(one.legs["talk_at"] > 21 * DAY) for one in (eroded, steady)]
    began = [one.legs["work"][when & (one.legs["work"] > 0)] for one, when in zip((eroded, steady), late, strict=True)]
    talks = [work.mean() for work in began]
    assert talks[0] < 0.9 * talks[1]
    solving = [one.feelings["solving"][one.feelings["solving"] > 0][-500:].mean() for one in (eroded, steady)]
    assert solving[0] < solving[1] - 0.02


def test_so_many_leave_as_the_rate_says() -> None:
    """Of agents who are never busy above the limit, each night one in 365 / rate."""
    seats = _log(workforce__attrition=20, workforce__attrition_from=1, agents__pool__count=50).seats
    hired = (seats["hired_day"] == seats["day"])[seats["day"] > 0]
    Expectation(20 / 365, detect=0.03).check(hired.astype(np.float64))


def test_who_leaves_takes_tenure_along_and_talks_get_longer() -> None:
    """Where all are new every day, by a third at most."""
    stay = _log(workforce__newcomer_extra=0.35)
    leave = _log(workforce__newcomer_extra=0.35, workforce__attrition=365)
    means = [one.legs["work"][one.legs["work"] > 0].mean() * TICK_SECONDS for one in (stay, leave)]
    tenures = [(one.seats["day"] - one.seats["hired_day"])[one.seats["day"] > 0].mean() for one in (stay, leave)]
    assert tenures[1] == 0
    assert tenures[0] > 30
    assert 1.1 < means[1] / means[0] < 1.36
