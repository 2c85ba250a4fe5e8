"""Streams: rates or totals, mixes and segments."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, ValidationError

from sim.scenario.arrivals import Arrivals, DayFactor, IntervalNoise, Stream


def test_rates_or_totals() -> None:
    assert Stream.model_validate({"rates_per_hour": 60, "mix": {"call": 1}}).per_day is None
    assert (
        Stream.model_validate({"per_day": 700, "weights": [1, 2], "mix": {"call": 1}}).rates_per_hour is None
    )


def test_random_factors_are_off_unless_asked_for() -> None:
    arrivals = Arrivals.model_validate({"streams": {}})
    assert (arrivals.scale, arrivals.day_factor.cv, arrivals.interval_noise.cv) == (1.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("model", "keys", "sentence"),
    [
        (Stream, {"mix": {"a": 1}}, "give one of rates_per_hour, per_day and per_customer"),
        (
            Stream,
            {"rates_per_hour": 1, "per_day": 1, "mix": {"a": 1}},
            "give one of rates_per_hour, per_day and per_customer",
        ),
        (
            Stream,
            {"rates_per_hour": 1, "per_customer": 1, "mix": {"a": 1}},
            "give one of rates_per_hour, per_day and per_customer",
        ),
        (
            Stream,
            {"rates_per_hour": 1, "hours": [1], "mix": {"a": 1}},
            "hours and weekdays belong to per_customer",
        ),
        (Stream, {"per_customer": 11, "mix": {"a": 1}}, "less than or equal to 10"),
        (Stream, {"per_customer": 1, "weekdays": "1 1 1", "mix": {"a": 1}}, "at least 7 items"),
        (
            Stream,
            {"per_customer": 1, "weekdays": [1] * 6 + [11], "mix": {"a": 1}},
            "less than or equal to 10",
        ),
        (Stream, {"per_customer": 1, "hours": {"monday": 1}, "mix": {"a": 1}}, '"monday"'),
        (Stream, {"per_day": 1, "mix": {"a": 1}}, "per_day and weights belong together"),
        (
            Stream,
            {"rates_per_hour": 1, "weights": [1], "mix": {"a": 1}},
            "per_day and weights belong together",
        ),
        (Stream, {"per_day": [1, 2], "weights": [1], "mix": {"a": 1}}, "per_day takes one number"),
        (
            Stream,
            {"per_day": {"monday": [1, 2]}, "weights": [1], "mix": {"a": 1}},
            "per_day takes one number",
        ),
        (
            Stream,
            {"per_day": {"08:00-09:00": 5}, "weights": [1], "mix": {"a": 1}},
            "per_day takes one number",
        ),
        (Stream, {"rates_per_hour": 1, "mix": {}}, "mix must name at least one contact type"),
        (Stream, {"rates_per_hour": 1, "mix": {"a": -1}}, "-1 must be a number, at least 0"),
        (
            Stream,
            {"rates_per_hour": 1, "mix": {"a": 1}, "segments": {"vip": -1}},
            "segments.vip: -1 must be a weight",
        ),
        (
            Stream,
            {"rates_per_hour": 1, "mix": {"a": 1}, "segments": {"vip": {"a": "x"}}},
            "'x' must be a weight",
        ),
        (DayFactor, {"cv": -1}, "greater than or equal to 0"),
        (DayFactor, {"ar1": 1}, "less than or equal to 0.99"),
        (DayFactor, {"family": "normal"}, "gamma"),
        (IntervalNoise, {"cv": 6}, "less than or equal to 5"),
        (Arrivals, {"streams": {}, "scale": -1}, "greater than or equal to 0"),
    ],
)
def test_each_mistake_has_its_sentence(
    model: type[BaseModel], keys: dict[str, object], sentence: str
) -> None:
    with pytest.raises(ValidationError, match=sentence):
        model.model_validate(keys)
