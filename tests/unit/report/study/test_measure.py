"""How measures, variants and values are called."""

from __future__ import annotations

from typing import Any

import pytest

from sim.comparison import Contrast
from sim.report.study.measure import amount, called, compared, lowered, value_words
from tests.unit.study.made import study


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        ("asa", "Average wait of answered"),
        ("asa@channel:chat", "Average wait of answered in chat"),
        ("satisfaction@segment:vip", "Satisfied of vip customers"),
        ("asa@contact_type:lost_cards", "Average wait of answered of lost cards"),
        ("occupancy@group:tellers", "Occupancy of tellers"),
        ("wait_p90", "Wait, 90th percentile"),
        ("target.in_20s", "Target in 20s"),
        ("satisfaction.served_1", "Satisfaction, served 1"),
    ],
)
def test_measures(measure: str, said: str) -> None:
    assert called(measure) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0.428571, "0.429"),
        (-2.0, "−2"),
        (12345, "12\u202f345"),
        (True, "true"),
        (None, "none"),
        ("90s", "90s"),
        ("lognormal median:15m sigma:1.2", "median 15m, sigma 1.2"),
        ({"voice": 1, "e_mail": 0.5}, "voice 1, e mail 0.5"),
        ({"a": 1, "b": 2, "c": 3}, "a 1, b 2, …"),
    ],
)
def test_values_of_constants(value: Any, said: str) -> None:
    assert value_words(value) == said


def test_variants_amounts_and_small_letters() -> None:
    assert compared(study(), "1.25", "1") == "speed-up of handling 1.25 against 1"
    named = study(axis={"label": "pace"})
    assert compared(named, "1.25", "1") == "1.25 against 1"
    assert amount(Contrast(0.0123, 0.1, 20), 0.002, "share") == "+1.2 points ± 0.2"
    assert amount(Contrast(-3.4, 1, 20), float("nan"), "s") == "−3.4 s"
    assert (lowered("Satisfied"), lowered("FCR")) == ("satisfied", "FCR")
