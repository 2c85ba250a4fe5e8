"""Each feedback loop of the model: switched off it does nothing; on, it has the sign and the size that follow from it.

=== ===================== ==============================================================================
L1  rework                `test_repeat`: contacts a case are 1 / (1 - r (1 - p)), the queue that of Erlang C
L2  retrial               here; `test_retrial`: the exact chain, and the fixed point λ / (1 - α P(abandon))
L3  duplicates            `test_writing`: as many as lose patience, and more if they do not merge
L4  status checks         `test_office`: a constant rate while the back office works
L5  haste                 here; `test_haste`: what each term costs
L6  burnout               here; `test_crew`: those who leave take their tenure along
L7  erosion of the norm   `test_crew`: it falls, and never rises
L8  expectation ratchet   `test_clientele`
L9  goodwill              `test_clientele`
L10 customers             `test_clientele`; `test_market`: at which rate they leave and join
L11 selection             here
L12 learning              here; `test_crew`: K after n weeks
=== ===================== ==============================================================================

Each assertion of a value has a false-alarm share of 1e-4 and must notice the deviation `detect` with probability .95.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

import sim
from sim.log import Log
from sim.names import CHANNELS, Cause, Mark, Outcome
from sim.units import DAY, MINUTE
from tests.sampling import some
from tests.statistics import Expectation, ratio
from tests.theory.floor import base

CALM = dict.fromkeys(
    (
        *("speed_spread", "quality_spread", "newcomer_extra", "newcomer_logit", "hours_power", "rush"),
        *("fatigue_talk", "fatigue_logit", "fatigue_human", "attrition", "attrition_slope"),
    ),
    0,
)
"""Agents who are all alike at all hours."""


def _logs(agents: int, changes: dict[str, Any], replications: int = 1) -> list[Log]:
    scenario = base(agents, changes)
    return [sim.simulate(sim.plan(scenario, replication=number)) for number in range(replications)]


def _share(logit: float) -> float:
    return 1 / (1 + math.exp(-logit))


def _even(share: float) -> float:
    return math.log(share / (1 - share))


def _served(log: Log) -> NDArray[np.bool_]:
    return np.asarray(log.contacts["outcome"] == Outcome.ANSWERED)


@pytest.mark.parametrize("again", some([0.5, 0.0], one_in=2))
def test_l2_who_left_and_comes_again_is_one_more(again: float) -> None:
    """Contacts a case are 1 / (1 - α P(abandon)), exactly 1 if α = 0; and with more of them more are lost."""
    retry = {"abandoned": str(again), "delay": "exponential mean:20m", "most": 30_000}
    call = {"contact_types.call": {"patience": "exponential mean:402s", "retry": retry}}
    made, cases, lost = [], [], []
    for log in _logs(10, call, 20):
        made.append(len(log.contacts))
        cases.append(len(log.cases))
        lost.append(np.count_nonzero(log.contacts["outcome"] == Outcome.ABANDONED))
    if again == 0:
        assert made == cases
    share = sum(lost) / sum(made)
    assert share > 0.15 if again else share < 0.13
    Expectation(1.0, 0.004).check(ratio(np.subtract(made, np.multiply(again, lost)), cases))


STEADY: dict[str, Any] = {
    "resolution": {"slope": 0, "base": _even(0.7)},
    "repeat": {"fading": 1, "delay": "exponential mean:2h", "within": "365d"},
    "workforce": CALM,
}


def _rushed(rush: float, haste: float, replications: int = 3) -> list[Log]:
    keys = {"workforce.rush": rush, "resolution.haste": haste, "calendar.days": 12}
    return _logs(10, STEADY | keys | {"contact_types.call.patience": "exponential mean:402s"}, replications)


def _work(log: Log) -> float:
    """Minutes of talk that a case takes until it is solved or given up: E[talk] / (1 - r (1 - p))."""
    solving = log.feelings["solving"][_served(log)].mean()
    return float(log.legs["work"][log.legs["work"] > 0].mean() / MINUTE / (1 - 0.8 * (1 - solving)))


def test_l5_a_queue_makes_agents_hurry_and_haste_makes_them_fail() -> None:
    """v = 1 + rush × min(1, queue / agents), p = sig(logit - γ ln v), to a float; without it v = 1 and p as ever."""
    (calm,), (rushed,) = _rushed(0, 1.6, 1), _rushed(0.3, 1.6, 1)
    assert (calm.feelings["pace"][_served(calm)] == 1).all()
    assert np.unique(calm.feelings["solving"][_served(calm)]).tolist() == [np.float32(0.7)]
    rows = rushed.feelings[_served(rushed)]
    assert rows["pace"].min() == 1
    assert rows["pace"].max() == np.float32(1.3)
    logit = _even(0.7) - 1.6 * np.log(rows["pace"].astype(np.float64))
    assert rows["solving"] == pytest.approx(1 / (1 + np.exp(-logit)), abs=1e-6)
    assert rows["solving"].mean() < 0.69


def test_l5_haste_saves_work_below_the_turning_point_and_makes_work_above_it() -> None:
    """γ* = (1 - r (1 - p)) / (r p (1 - p)) is 4.5 here: with γ = 0 talk a case falls, with γ = 12 it rises."""
    turning_point = (1 - 0.8 * 0.3) / (0.8 * 0.7 * 0.3)
    assert turning_point == pytest.approx(4.52, abs=0.01)
    for haste, sign in ((0, -1), (12, 1)):
        for off, on in zip(_rushed(0, haste), _rushed(0.3, haste), strict=True):
            assert sign * (_work(on) / _work(off) - 1) > 0.05


TIRING = {"fatigue_talk": 0.1, "fatigue_logit": -0.4, "fatigue_range": 0.1}


def _tired(agents: int, workforce: dict[str, float]) -> Log:
    changes = {
        "calendar.days": 6,
        "contact_types.call.patience": "exponential mean:5m",
        "resolution": {"slope": 0},
        "workforce": CALM | workforce,
    }
    return _logs(agents, changes)[0]


def test_l6_who_is_always_busy_is_tired_out() -> None:
    """Five agents for the work of ten: talks a tenth longer, the logit .4 lower; with plenty of them neither."""
    fresh, tired = _tired(5, {}), _tired(5, TIRING)
    late = _served(tired) & (tired.contacts["arrived_at"] > DAY)
    assert np.median(tired.feelings["solving"][late]) == pytest.approx(_share(0.95 - 0.4), abs=1e-3)
    assert np.unique(fresh.feelings["solving"][_served(fresh)]).tolist() == [np.float32(_share(0.95))]
    works = []
    for log in (fresh, tired):
        legs = log.legs[(log.legs["work"] > 0) & (log.legs["booked_at"] > DAY)]
        works.append(
            dict(zip(log.contacts["case"][legs["contact"]].tolist(), legs["work"].tolist(), strict=True))
        )
    longer = [works[1][one] / works[0][one] for one in works[0].keys() & works[1].keys()]
    assert len(longer) > 1000
    assert np.median(longer) == pytest.approx(1.1, abs=0.002)
    rested, idle = _tired(60, TIRING), _tired(60, {})
    assert (rested.legs == idle.legs).all()
    assert (rested.feelings["solving"] == idle.feelings["solving"]).all()


SORTS: dict[str, Any] = {
    "contact_types.call.topics": {"easy": 1, "hard": 1},
    "topics": {"easy": {"complexity": 0.2, "solvable": 1}, "hard": {"complexity": 0.6}},
    "resolution": {},
    "handling": {},
    "calendar.days": 6,
}


def _left(coverage: float, replications: int = 20) -> list[tuple[float, float, float]]:
    """Of first contacts that agents serve: complexity, minutes of talk, share solved."""
    bot = {"bot": {"coverage": dict.fromkeys(CHANNELS, coverage), "escalates": 1}}
    found = []
    for log in _logs(40, SORTS | bot, replications):
        legs = log.legs[log.legs["agent"] >= 0]
        contact = legs["contact"]
        solved = (log.feelings["marks"][contact] & Mark.RESOLVED) > 0
        ended = _served(log)[contact]
        hard = log.journeys["complexity"][log.contacts["case"][contact]]
        found.append((float(hard.mean()), float(legs["work"].mean() / MINUTE), float(solved[ended].mean())))
    return found


@pytest.mark.parametrize("coverage", [0.0, 1.0])
def test_l11_a_bot_that_takes_what_is_easy_leaves_what_is_hard(coverage: float) -> None:
    """Of half easy (.2), half hard (.6) cases only the hard are left: talk from 5.96 to 6.68 minutes, p .71 to .59."""
    easy, hard = _share(0.95 + 3 * 0.21), _share(0.95 - 3 * 0.19)
    due = (0.6, 6 * (1 + 0.6 * 0.19), hard) if coverage else (0.4, 6 * (1 - 0.6 * 0.01), (easy + hard) / 2)
    complexity, talk, solved = np.array(_left(coverage)).T
    if coverage:
        assert complexity == pytest.approx(0.6, abs=1e-6)
    else:
        Expectation(due[0], 0.005).check(complexity)
    Expectation(due[1], 0.12).check(talk)
    Expectation(due[2], 0.012).check(solved)


@pytest.mark.parametrize("slope", [0.0, 3.0])
def test_l11_who_comes_again_is_harder_to_help(slope: float) -> None:
    """Mean complexity of second contacts: E[c (1 - p)] / E[1 - p]; without slope that of all."""
    fails = [1 - _share(0.95 - slope * (c - 0.41)) for c in (0.2, 0.6)]
    due = (0.2 * fails[0] + 0.6 * fails[1]) / sum(fails)
    assert due == pytest.approx(0.4814 if slope else 0.4, abs=5e-4)
    keys = {"resolution.slope": slope, "repeat": {"share": 1, "delay": "10m", "fading": 0.5}}
    means = []
    for log in _logs(40, SORTS | keys, 20):
        again = (log.contacts["cause"] == Cause.REPEAT) & (log.contacts["ordinal"] == 0)
        means.append(log.journeys["complexity"][log.contacts["case"][again]].mean())
    Expectation(due, 0.006).check(means)


@pytest.mark.parametrize("learning", some([0.2, 0.0], one_in=2))
def test_l12_what_is_learnt_saves_repeats(learning: float) -> None:
    """Contacts a case are 1 / (1 - r (1 - p)), p = sig(.95 + .6 (1 - (1 - g)^n)) in week n; as ever if g = 0."""
    changes = {
        "resolution": {"slope": 0},
        "repeat": {"fading": 1, "delay": "1m", "within": "365d"},
        "quality": {"learning": learning},
        "calendar.days": 36,
    }
    first, last = [], []
    for log in _logs(40, changes, 12):
        for found, week in ((first, 0), (last, 4)):
            of = log.cases["opened_at"] // (7 * DAY) == week
            found.append(log.cases["n_contacts"][of].mean())
    for found, week in ((first, 0), (last, 4)):
        solved = _share(0.95 + 0.6 * (1 - (1 - learning) ** week))
        Expectation(1 / (1 - 0.8 * (1 - solved)), 0.016).check(found)
