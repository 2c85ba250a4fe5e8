"""Agents present: the table, extra, shrinkage, fractions and absence."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim.scenario import load
from sim.units import HOUR, MINUTE
from sim.workload.headcount import sample_headcount
from tests.statistics import Expectation


def _present(week: dict[str, Any], replication: int = 0, **group: object) -> np.ndarray:
    """Shape (days, 48)."""
    scenario = load(week).with_({f"agents.pool.{key}": value for key, value in group.items()})
    return sample_headcount(scenario, "pool", 1, replication)[0][: 28 * 48].reshape(28, 48)


def test_a_number_is_there_during_opening_hours(week: dict[str, Any]) -> None:
    present = _present(week)
    assert (present[:, 16:36] == 5).all()
    assert present.sum() == 5 * 28 * 20


def test_a_table_by_weekday_and_interval(week: dict[str, Any]) -> None:
    present = _present(week, count={"monday": {"08:00-10:00": 2, "10:00-18:00": 4}, "tuesday": 7})
    assert present[7].tolist() == [0] * 16 + [2] * 4 + [4] * 16 + [0] * 12
    assert present[8].tolist() == [0] * 16 + [7] * 20 + [0] * 12
    assert present[9].sum() == 0


def test_extra_is_added_where_somebody_is_scheduled_and_never_below_nobody(week: dict[str, Any]) -> None:
    table = {"all": {"08:00-12:00": 2, "12:00-14:00": 0, "14:00-18:00": 1}}
    assert _present(week, count=table, extra=3)[0, 16:36].tolist() == [5] * 8 + [0] * 4 + [4] * 8
    assert _present(week, count=table, extra=-1)[0, 16:36].tolist() == [1] * 8 + [0] * 12
    assert _present(week, count=table, extra=-9).sum() == 0


def test_shrinkage_takes_its_share_and_paid_time_is_what_was_scheduled(week: dict[str, Any]) -> None:
    assert (_present(week, count=10, shrinkage=0.3)[:, 16:36] == 7).all()
    scenario = load(week).with_({"agents.pool.count": 10, "agents.pool.shrinkage": 0.3})
    paid = sample_headcount(scenario, "pool", 1, 0)[1]
    assert paid[16] == 10 * 30 * MINUTE
    assert paid.sum() == 28 * 10 * 10 * HOUR


def test_a_fraction_is_rounded_at_random_and_right_on_average(week: dict[str, Any]) -> None:
    present = np.array([_present(week, run, count=2.3)[:, 16:36] for run in range(40)])
    assert set(np.unique(present).tolist()) == {2, 3}
    Expectation(2.3, detect=0.03).check(present.mean(axis=(1, 2)))


def test_a_fraction_is_rounded_alike_in_variants(week: dict[str, Any]) -> None:
    fewer, more = _present(week, count=2.3), _present(week, count=2.6)
    assert (fewer <= more).all()
    assert ((more - fewer) <= 1).all()


def test_each_agent_is_absent_for_a_whole_day(week: dict[str, Any]) -> None:
    present = _present(week, count=10, absence=0.2)[:, 16:36]
    assert (present == present[:, :1]).all()
    shares = [_present(week, run, count=10, absence=0.2)[:, 16].mean() / 10 for run in range(60)]
    Expectation(0.8, detect=0.03).check(shares)


def test_one_agent_more_leaves_the_absence_of_the_others_alone(week: dict[str, Any]) -> None:
    ten, eleven = (_present(week, count=n, absence=0.2)[:, 16] for n in (10, 11))
    assert set((eleven - ten).tolist()) == {0, 1}


def test_absence_follows_the_agent_through_the_day(week: dict[str, Any]) -> None:
    """With 1 agent in the morning and 2 later, the first one's absence empties the morning."""
    count = {"all": {"08:00-12:00": 1, "12:00-18:00": 2}}
    present = _present(week, count=count, absence=0.5)
    morning, later = present[:, 16], present[:, 24]
    assert (later - morning >= 0).all()
    assert (later - morning <= 1).all()
    assert 0 in morning.tolist()


def test_after_the_last_day_nobody_is_scheduled(week: dict[str, Any]) -> None:
    present, paid = sample_headcount(load(week), "pool", 1, 0)
    assert len(present) == len(paid) == 28 * 48 + 24
    assert present[28 * 48 :].sum() == paid[28 * 48 :].sum() == 0


@pytest.mark.parametrize(
    "change", [{"agents.other.count": 3, "agents.other.skills": {"call": {}}}, {"arrivals.scale": 2}]
)
def test_the_luck_of_a_group_is_its_own(week: dict[str, Any], change: dict[str, Any]) -> None:
    base = load(week).with_({"agents.pool.count": 7.5, "agents.pool.absence": 0.3})
    before, after = (sample_headcount(one, "pool", 1, 0)[0] for one in (base, base.with_(change)))
    assert (before == after).all()


def test_an_incident_takes_agents_for_a_while_and_leaves_the_rest_alone(week: dict[str, Any]) -> None:
    base = load(week).with_({"agents.pool.count": 5.5, "agents.pool.absence": 0.2})
    flu = base.with_({"incidents.flu": {"day": 2, "at": "10:30", "absent": {"pool": 2}, "absent_for": "3h"}})
    (before, paid), (after, paid_too) = (sample_headcount(one, "pool", 1, 0) for one in (base, flu))
    gone = np.zeros(len(before), dtype=np.int64)
    gone[2 * 48 + 21 : 2 * 48 + 27] = 2
    assert (after == np.maximum(0, before - gone)).all()
    assert (paid == paid_too).all()
