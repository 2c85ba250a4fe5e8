"""Stretches of a log add up to the whole."""

import numpy as np
import pytest

import sim
from sim.metrics.tally import empty_tally, measured_ticks, merged, tally
from sim.simulate import chunks
from sim.units import HOUR
from tests.unit.metrics.test_measures import scenario


@pytest.mark.parametrize("engine", ["kernel", "center"])
@pytest.mark.parametrize("hours", [1, 5, 7])
def test_chunk_by_chunk_is_the_whole(engine: str, hours: int) -> None:
    plan = sim.plan(scenario(), seed=4)
    whole = tally(sim.simulate(plan, engine))
    total = empty_tally(plan.meta)
    for chunk in chunks(plan, hours * HOUR + 17, engine):
        total = merged(total, tally(chunk))
    for name, one, other in zip(whole._fields, whole, total, strict=True):
        np.testing.assert_array_equal(one, other, err_msg=name)


def test_merging_with_nothing_changes_nothing() -> None:
    log = sim.simulate(sim.plan(scenario()))
    one = tally(log)
    for a, b in zip(one, merged(empty_tally(log.meta), one), strict=True):
        np.testing.assert_array_equal(a, b)


def test_measured_time_counts_each_interval_once_by_slot_and_once_by_day() -> None:
    meta = sim.plan(scenario(**{"measures.warm_up": "6h"})).meta
    ticks = measured_ticks(meta)
    assert ticks[: meta.intervals_per_day].sum() == ticks[meta.intervals_per_day :].sum() == 42 * HOUR
    assert ticks[meta.intervals_per_day] == 18 * HOUR
