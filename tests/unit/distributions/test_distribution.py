"""What may be said about a random duration, in which forms, and what each mistake is told."""

from __future__ import annotations

import math
from typing import get_args

import numpy as np
import pytest
from pydantic import ValidationError

from sim.distributions.distribution import Distribution
from sim.names import Family

TEXTS = {
    "never": math.inf,
    "deterministic value:1m30s": 90,
    "exponential mean:3m": 180,
    "hyperexponential shares:0.25,0.75 means:1m,9m": 420,
    "erlang mean:3m k:3": 180,
    "gamma mean:3m shape:2.5": 180,
    "gamma mean:3m sd:1m": 180,
    "lognormal mean:4m sd:2m": 240,
    "lognormal mean:4m sigma:0.8": 240,
    "lognormal median:4m sigma:0.8": 240 * math.exp(0.32),
    "weibull shape:2.0 scale:4m": 240 * math.gamma(1.5),
    "weibull mean:4m shape:0.7": 240,
    "uniform low:1m high:3m": 120,
    "triangular low:1m mode:2m high:6m": 180,
    "empirical shares:0.0,0.5,1.0 values:0s,1m,5m": 0.5 * 30 + 0.5 * 180,
    "exponential zero:0.1 mean:3m": 162,
}
"""One-string forms and their means in seconds: every family and every set of parameters."""


@pytest.mark.parametrize("text", TEXTS)
def test_one_string_reads_and_writes_back(text: str) -> None:
    one = Distribution.parse(text)
    assert one.text() == text
    assert Distribution.parse(one.text()) == one
    assert Distribution.model_validate(one.model_dump()) == one


@pytest.mark.parametrize(("text", "mean"), TEXTS.items())
def test_the_mean_in_seconds(text: str, mean: float) -> None:
    assert Distribution.parse(text).mean_seconds == pytest.approx(mean, rel=1e-12)


def test_every_family_is_among_the_examples() -> None:
    assert {text.split()[0] for text in TEXTS} == set(get_args(Family))


def test_a_mapping_says_the_same_as_the_string() -> None:
    said = Distribution.model_validate({"family": "lognormal", "mean": "4m", "sigma": 0.8})
    assert said == Distribution.parse("lognormal mean:4m sigma:0.8")
    listed = {"family": "hyperexponential", "shares": [0.25, 0.75], "means": ["1m", "9m"]}
    said = Distribution.model_validate(listed)
    assert said == Distribution.parse("hyperexponential shares:0.25,0.75 means:1m,9m")


def test_a_lone_duration_is_deterministic() -> None:
    assert Distribution.parse("90s") == Distribution.parse("deterministic value:90s")


def test_it_is_frozen_and_can_be_a_key() -> None:
    one = Distribution.parse("exponential mean:3m")
    with pytest.raises(ValidationError, match="frozen"):
        one.mean = 5  # type: ignore[misc]
    assert hash(one) == hash(Distribution.parse("exponential mean:180s"))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (5, '5 has no unit; write a duration such as "5s"'),
        (True, "True has no unit"),
        ("expnential mean:3m", r'"expnential" is no distribution \(did you mean exponential\?\); known are'),
        ("", '"" is no distribution'),
        ({"mean": "3m"}, '"None" is no distribution'),
        ("exponential 3m", "write parameters as name:value"),
        ("exponential", "exponential takes mean; given: none"),
        ("exponential mean:3m sd:1m", "exponential takes mean; given: mean, sd"),
        ("lognormal mean:3m", "lognormal takes mean, sd or mean, sigma or median, sigma; given: mean"),
        ("never mean:3m", "never takes no parameters; given: mean"),
        ("exponential mean:3", 'is not a duration; write a number with a unit, such as "20s"'),
        ("exponential mean:0s", "mean 0s must be above 0 and at most 365d"),
        ("exponential mean:-3m", "mean -3m must be above 0 and at most 365d"),
        ("exponential mean:366d", "mean 366d must be above 0 and at most 365d"),
        ("gamma mean:3m sd:0s", "sd 0s must be above 0"),
        (
            "uniform low:3m high:1m",
            "uniform needs 0 <= low <= mode <= high, low < high; given uniform low:3m",
        ),
        ("uniform low:1m high:1m", "uniform needs 0 <= low"),
        ("uniform low:-1m high:1m", "uniform needs 0 <= low"),
        ("triangular low:1m mode:9m high:3m", "triangular needs 0 <= low"),
        ("deterministic value:-1s", "value -1s must be from 0s to 365d"),
        ("hyperexponential shares:0.5 means:1m,2m", r"shares \(1\) and means \(2\) must be equally many"),
        (
            "hyperexponential shares:0.5,0.6 means:1m,2m",
            "shares must be at least 0 and add up to 1, not to 1.1",
        ),
        ("hyperexponential shares:-0.5,1.5 means:1m,2m", "shares must be at least 0 and add up to 1"),
        ("hyperexponential shares:0.5,0.5 means:1m,0s", "means must be above 0s and at most 365d"),
        ("empirical shares:0 values:1m", r"shares \(1\) and values \(1\) must be equally many, at least two"),
        ("empirical shares:0,0.9 values:1m,2m", "shares must rise from 0 to 1"),
        ("empirical shares:0,0.5,0.5,1 values:1m,2m,3m,4m", "shares must rise from 0 to 1"),
        ("empirical shares:0,0.5,1 values:1m,3m,2m", "values must not fall, from 0s to at most 365d"),
        ("exponential zero:1.5 mean:3m", "less than or equal to 1"),
        ("exponential zero:-0.5 mean:3m", "greater than or equal to 0"),
        ("lognormal mean:3m sigma:0", "greater than 0"),
        ("lognormal mean:3m sigma:nan", "finite|greater than 0"),
        ("weibull shape:inf scale:3m", "finite"),
        ("erlang k:2.5 mean:3m", "valid integer"),
        ("erlang k:0 mean:3m", "greater than or equal to 1"),
        ("exponential mean:3m rate:2", "Extra inputs"),
    ],
)
def test_each_mistake_has_its_sentence(said: object, sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        Distribution.model_validate(said)


def test_parse_raises_a_plain_value_error() -> None:
    with pytest.raises(ValueError, match="exponential takes mean") as raised:
        Distribution.parse("exponential")
    assert not isinstance(raised.value, ValidationError)


def test_numbers_survive_the_string_to_the_last_bit() -> None:
    sigma = float(np.nextafter(0.8, 1))
    one = Distribution.model_validate({"family": "lognormal", "mean": "4m", "sigma": sigma})
    assert Distribution.parse(one.text()).sigma == sigma
