"""Where customers lose time and satisfaction, against a count by hand."""

from __future__ import annotations

import pytest

from sim.metrics.losses import LOSS_MEASURES
from sim.units import SECOND
from tests.unit.metrics.made import case, journey, made, meta, values

ALL = {"tolerance": {}, "resolution": {}, "repeat": {}, "satisfaction": {"resolved": 2, "repeat": 0.5, "effort": 0.25}}


def test_time_is_the_mean_of_closed_cases() -> None:
    log = made(
        meta(**ALL),
        case(0),
        journey("resolved", n_served=1, queue=30 * SECOND, talk=60 * SECOND),
        case(0),
        journey("resolved", n_served=1, queue=10 * SECOND, between=500 * SECOND),
        case(0, "open"),
        journey(queue=900 * SECOND),
    )
    found = values(log)
    assert (found["time.queue"], found["time.talk"], found["time.between"]) == (20, 30, 250)
    assert found["time.office"] == 0


def test_a_cause_takes_its_weight_times_the_slope_of_satisfaction() -> None:
    """S (1 - S) of the first case is 1/4, of the second 3/16; nothing was wrong with the third."""
    log = made(
        meta(**ALL),
        case(0, "given_up"),
        journey(n_served=1, satisfaction=0.5, speed=1),
        case(0),
        journey("resolved", n_served=3, n_transfers=2, satisfaction=0.25, speed=1),
        case(0),
        journey("resolved first", n_served=1, satisfaction=0.5, speed=1),
    )
    found = values(log)
    assert found["loss.unsolved"] == pytest.approx(2 / 4 / 3)
    assert found["loss.repeats"] == pytest.approx(0.5 * 2 * 3 / 16 / 3)
    assert found["loss.transfers"] == pytest.approx(0.25 * 2 * 3 / 16 / 3)
    assert found["loss.wait"] == found["loss.leaving"] == found["loss.promises"] == 0


def test_a_slow_answer_takes_more_than_a_quick_one() -> None:
    slow, quick = (
        values(made(meta(**ALL), case(0), journey("resolved", n_served=1, satisfaction=0.5, speed=speed)))
        for speed in (0.25, 0.75)
    )
    assert slow["loss.wait"] == pytest.approx(3 * quick["loss.wait"])
    assert quick["loss.wait"] > 0


def test_there_are_no_more_of_them_than_mechanisms() -> None:
    assert not set(LOSS_MEASURES) & set(values(made(meta())))
    felt = set(LOSS_MEASURES) & set(values(made(meta(tolerance={}))))
    assert felt == {name for name in LOSS_MEASURES if name.startswith("time.")}
