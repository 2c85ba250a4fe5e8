"""Measures of the workforce against sums by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

import sim
from sim.metrics import ratios, tally
from sim.metrics.workforce import WORKFORCE_MEASURES
from sim.units import DAY
from tests.unit.metrics.made import day, made, meta, seat, values

ON = {"workforce": {}, "resolution": {}}
ROWS = [
    day(0, knowledge=0.25, norm=1),
    seat(0, hired_day=-50, n_talks=10, work=1000, tired=2.5, n_served=8, solving=6),
    seat(1, hired_day=-200, n_talks=5, work=600, n_served=4, solving=1),
    day(1, knowledge=0.75, norm=0.5),
    seat(0, 1, hired_day=1, n_talks=10, work=2000, n_served=8, solving=4),
    seat(1, 1, hired_day=-200),
]


def test_levels_by_day_and_in_all() -> None:
    log = made(meta(**ON), *ROWS)
    assert (values(log)["knowledge"], values(log)["norm"]) == (0.5, 0.75)
    found = next(ratio for ratio in ratios(tally(log), log.meta) if ratio.measure == "knowledge")
    assert (found.top[0, -2:] / found.bottom[0, -2:]).tolist() == [0.25, 0.75]


def test_how_new_and_how_tired_they_are() -> None:
    found = values(made(meta(**ON), *ROWS))
    assert found["tenure"] == pytest.approx((50 + 200 + 0) / 3 * 86_400)
    assert (found["hired"], found["fatigue"]) == (1, 2.5 / 25)
    assert values(made(meta(**ON), *ROWS), "group", "back")["hired"] == 0


def test_how_they_differ() -> None:
    found = values(made(meta(**ON), *ROWS))
    assert found["talk_spread"] == pytest.approx(np.std([150, 120], ddof=1) / 135)
    assert (found["resolution"], found["resolution.worst_tenth"]) == (11 / 20, 1 / 4)
    desk = values(made(meta(**ON), *ROWS), "group", "desk")
    assert (desk["resolution"], desk["resolution.worst_tenth"]) == (10 / 16, 10 / 16)
    assert math.isnan(desk["talk_spread"])


def test_talk_by_tenure() -> None:
    found = values(made(meta(**ON), *ROWS))
    kinds = [found[f"talk_due.{kind}"] for kind in ("new", "recent")]
    assert kinds == [3000 / 20, 600 / 5]
    assert math.isnan(found["talk_due.old"])


def test_days_outside_the_window_do_not_count() -> None:
    late = made(meta(**ON, measures__warm_up="24h"), *ROWS)
    assert (values(late)["knowledge"], values(late)["resolution"]) == (0.75, 0.5)


@pytest.mark.parametrize(
    ("keys", "there"),
    [
        ({}, set()),
        ({"quality__learning": 0.1}, {"knowledge", "norm"}),
        ({"workforce": {}}, {*WORKFORCE_MEASURES} - {"resolution", "resolution.worst_tenth"}),
        (ON, {*WORKFORCE_MEASURES}),
    ],
)
def test_there_are_no_more_measures_than_mechanisms(keys: dict[str, object], there: set[str]) -> None:
    assert set(values(made(meta(**keys)))) & {*WORKFORCE_MEASURES} == there


def test_they_are_those_of_a_run() -> None:
    """Stretch by stretch, and of a center where half of the agents are new."""
    scenario = sim.load("small_team").with_(
        {"workforce": "on", "resolution": "on", "calendar.days": 2, "quality.learning": 0.1}
    )
    scenario = scenario.with_({f"agents.{name}.junior_share": 0.5 for name in scenario.agents})
    plan = sim.plan(scenario)
    log = sim.simulate(plan, "center")
    found = values(log)
    seats = log.seats
    assert found["talk_due.new"] > 1.1 * found["talk_due.old"]
    assert found["fatigue"] == pytest.approx(seats["tired"].sum() / seats["n_talks"].sum(), abs=1e-9)
    assert found["resolution.worst_tenth"] < found["resolution"]
    assert found["tenure"] > DAY / 1e6
