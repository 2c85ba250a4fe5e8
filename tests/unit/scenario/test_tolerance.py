"""Tolerance and what shortens patience."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import Any

import pytest

from sim.distributions.distribution import Distribution
from sim.errors import ScenarioError
from sim.scenario import load
from sim.scenario.tolerance import Tolerance
from sim.units import HOUR, MINUTE


def _share_below(law: Distribution, ticks: int) -> float:
    assert law.median is not None
    assert law.sigma is not None
    return NormalDist().cdf(math.log(ticks / law.median) / law.sigma)


def test_its_laws_say_what_the_surveys_say() -> None:
    told = Tolerance()
    assert _share_below(told.voice, 2 * MINUTE) == pytest.approx(0.65, abs=0.005)
    assert _share_below(told.chat, 5 * MINUTE) == pytest.approx(0.91, abs=0.005)
    assert _share_below(told.email, 1 * HOUR) == pytest.approx(1 / 3, abs=0.005)
    assert _share_below(told.email, 6 * HOUR) == pytest.approx(0.77, abs=0.005)
    assert _share_below(told.social, 30 * MINUTE) == pytest.approx(0.32, abs=0.005)
    assert _share_below(told.social, 60 * MINUTE) == pytest.approx(0.42, abs=0.005)


@pytest.mark.parametrize(
    ("option", "key", "value"),
    [
        ("y2020s", "patience_scale", 0.5),
        ("additive", "social", Distribution.parse("lognormal median:40m sigma:0.62")),
        ("pooled", "social", Distribution.parse("lognormal median:55m sigma:2.8")),
    ],
)
def test_its_options_change_one_key_each(bank: dict[str, Any], option: str, key: str, value: object) -> None:
    assert load(bank).with_({"tolerance": option}).tolerance == Tolerance().model_copy(update={key: value})


def test_the_additive_reading_adds_the_shares_of_the_survey(bank: dict[str, Any]) -> None:
    tolerance = load(bank).with_({"tolerance": "additive"}).tolerance
    assert tolerance is not None
    assert _share_below(tolerance.social, 30 * MINUTE) == pytest.approx(0.32, abs=0.005)
    assert _share_below(tolerance.social, 60 * MINUTE) == pytest.approx(0.74, abs=0.005)


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("vioce", "1m", "unknown key (did you mean voice?)"),
        ("voice", "never", "never ends"),
        ("voice", 60, "60 has no unit"),
        ("correlation", 1, "1 must be at most 0.99"),
        ("patience_scale", 0, "0 must be above 0"),
        ("night_share", 57, "57 must be at most 1"),
        ("hold", "musik", "'musik' must be one of silence, music, information (did you mean music?)"),
    ],
)
def test_each_mistake_has_its_sentence(bank: dict[str, Any], key: str, value: object, sentence: str) -> None:
    with pytest.raises(ScenarioError) as raised:
        load(bank | {"tolerance": {key: value}})
    assert str(raised.value).startswith(f"tolerance.{key}: {sentence}")
