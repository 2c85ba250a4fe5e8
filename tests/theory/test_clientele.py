"""Loops through the minds and numbers of customers: what they are used to, what they forgive, how many they are.

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
from sim.names import CaseStatus, Mark, Outcome
from sim.units import DAY, MINUTE
from tests.statistics import Expectation
from tests.theory.floor import base


def _logs(agents: int, changes: dict[str, Any], replications: int) -> list[Log]:
    scenario = base(agents, changes)
    return [sim.simulate(sim.plan(scenario, replication=number)) for number in range(replications)]


def _share(logit: float) -> float:
    return 1 / (1 + math.exp(-logit))


def _scored(log: Log) -> NDArray[np.bool_]:
    return np.asarray((log.feelings["marks"] & Mark.SCORED) > 0)


def _spoilt(rate: float, replication: int) -> Log:
    """Plenty of agents until the last day, then too few; each of 500 customers has ten minutes of tolerance."""
    changes = {
        "calendar": {"days": 14, "start": "2026-03-02"},
        "agents.pool.count": {"all": 40, "sunday": {"00:00-24:00": 9}},
        "contact_types.call.talk": "exponential mean:5m",
        "tolerance": {"voice": "10m", "ratchet": rate, "patience_scale": 1},
        "customers": {"initial": 500, "potential": 500},
    }
    return sim.simulate(sim.plan(base(40, changes), replication=replication))


def test_l8_customers_get_used_to_speed() -> None:
    """Off: ten minutes for ever. On: of who never waits ln M falls towards ln 6 s by a twentieth of the way, to 1/4."""
    off, on = _spoilt(0, 0), _spoilt(0.05, 0)
    assert (off.legs == on.legs).all()
    assert (off.feelings["tolerance"][_scored(off)] == 10 * MINUTE).all()
    early = on.contacts["ended_at"] < 5 * DAY
    assert (on.contacts["waited"][early] == 0).all()
    assert _scored(on)[early].all()
    memory, number = 0.0, []
    for _ in range(12):
        number.append(10 * MINUTE * math.exp(memory))
        memory = max(math.log(0.25), memory + 0.05 * (math.log(0.1 / 10) - memory))
    seen = np.zeros(500, dtype=np.int64)
    for row in np.flatnonzero(early).tolist():
        who = on.cases["customer"][on.contacts["case"][row]]
        step = min(int(seen[who]), 11)
        assert on.feelings["tolerance"][row] == pytest.approx(number[step], rel=1e-6)
        seen[who] += 1
    assert number[-1] == pytest.approx(2.5 * MINUTE)
    assert seen.max() > 11


def test_l8_and_so_the_slow_day_hurts_more() -> None:
    """On the same waits, the speed score of those who are used to more is lower; where nobody waits it is 1."""
    for replication in range(5):
        off, on = _spoilt(0, replication), _spoilt(0.05, replication)
        slow = (off.contacts["waited"] > 0) & (off.contacts["arrived_at"] > 13 * DAY)
        assert slow.sum() > 500
        assert (on.feelings["tolerance"] <= off.feelings["tolerance"]).all()
        assert on.feelings["speed"][slow].mean() < off.feelings["speed"][slow].mean() - 0.1
        quick = (off.contacts["waited"] == 0) & _scored(off)
        assert (on.feelings["speed"][quick] == 1).all()


def _opinion(satisfied: float) -> dict[str, Any]:
    """Every case ends with this satisfaction."""
    flat = dict.fromkeys(("speed", "human_weight", "resolved", "repeat", "effort", "abandoned"), 0)
    return {"tolerance": {}, "satisfaction": {"base": math.log(satisfied / (1 - satisfied)), **flat}}


STILL = dict.fromkeys(("competitor", "by_good", "by_bad", "acquisition", "base_hazard"), 0)


def _wronged(own: float, churn: float, replications: int) -> list[Log]:
    """Customers who are let down at each of their cases, after a good history."""
    changes = {
        **_opinion(0.1),
        "contact_types.call.talk": "1m",
        "market": STILL | {"own": own, "churn_share": churn},
        "customers": {"initial": 2000, "potential": 2000, "goodwill": 0.8},
        "calendar.days": 8,
    }
    return _logs(40, changes, replications)


def _number_of_case(log: Log) -> NDArray[np.int64]:
    """How many cases of the same customer came before, by case."""
    before, seen = np.zeros(len(log.cases), dtype=np.int64), np.zeros(2000, dtype=np.int64)
    order = np.lexsort((log.cases["opened_at"], log.cases["closed_at"]))
    for row in order.tolist():
        who = log.cases["customer"][row]
        before[row] = seen[who]
        seen[who] += 1
    return before


def test_l9_goodwill_forgives_the_first_bad_case_and_not_the_tenth() -> None:
    """S = .1 after a good history: the intention to leave is .36, case after case more, and .72 in the end."""
    (log,) = _wronged(0.6, 0, 1)
    closed = log.cases["closed_at"] < 8 * DAY
    before = _number_of_case(log)[closed]
    goodwill = 0.1 + 0.7 * 0.7**before
    expected = 1 / (1 + np.exp(-1.5 + 5.5 * (0.6 * 0.1 + 0.4 * goodwill)))
    assert log.journeys["intention"][closed] == pytest.approx(expected, abs=1e-6)
    assert (expected[before == 0][0], expected.max()) == pytest.approx((0.36, 0.72), abs=0.01)
    assert before.max() > 12
    (off,) = _wronged(1, 0, 1)
    assert np.unique(off.journeys["intention"][closed]).tolist() == [np.float32(_share(1.5 - 5.5 * 0.1))]


def test_l9_so_fewer_leave_at_once() -> None:
    """Of first cases .18 lead to leaving, by half of the intention; without goodwill .36."""
    for own, leaves in ((0.6, 0.5 * _share(1.5 - 5.5 * 0.38)), (1.0, 0.5 * _share(1.5 - 5.5 * 0.1))):
        shares = []
        for log in _wronged(own, 0.5, 20):
            first = (_number_of_case(log) == 0) & (log.cases["status"] == CaseStatus.RESOLVED)
            shares.append(((log.journeys["marks"][first] & Mark.CHURNED) > 0).mean())
        Expectation(leaves, 0.02).check(shares)


def _crowded(**market: float) -> list[Log]:
    """Eight agents for the work of ten, and customers of whom each comes every third day."""
    changes = {
        **{"tolerance": {}, "satisfaction": {}, "resolution": {}},
        "contact_types.call.patience": "exponential mean:402s",
        "market": STILL | market,
        "customers": {"initial": 7200, "potential": 7200},
    }
    return _logs(8, changes, 5)


def _weeks(log: Log) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Contacts in each of three weeks, and the share that was lost."""
    week = log.contacts["arrived_at"] // (7 * DAY)
    came = np.bincount(week, minlength=3)
    lost = np.bincount(week[log.contacts["outcome"] == Outcome.ABANDONED], minlength=3)
    return came, lost / came


def test_l10_a_bad_center_loses_customers_and_then_looks_better_staffed() -> None:
    """Off: as many come in the third week as in the first. On: fewer, and so a smaller share of them is lost."""
    for off, on in zip(_crowded(churn_share=0), _crowded(churn_share=0.5), strict=True):
        assert (off.customers["active"] == 7200).all()
        came, lost = _weeks(off)
        assert came[2] == pytest.approx(came[0], rel=0.04)
        assert lost[2] == pytest.approx(lost[0], abs=0.06)
        came, lost = _weeks(on)
        assert came[2] < 0.8 * came[0]
        assert lost[2] < lost[0] - 0.1


def test_l10_what_is_told_keeps_others_away() -> None:
    """A hundred a day would join; ψ- of those who hear something bad keep as many from it."""
    keys = {"churn_share": 0.5, "acquisition": 100}
    for quiet, loud in zip(_crowded(**keys), _crowded(**keys, by_bad=0.01), strict=True):
        joined = [log.customers["joined"].sum() + log.customers["refused"].sum() for log in (quiet, loud)]
        assert joined[0] == pytest.approx(2000, rel=0.1)
        kept = 0.01 * loud.customers["bad_told"][:-1].sum()
        assert 0.2 * joined[0] < joined[0] - joined[1] == pytest.approx(kept, rel=0.2)
