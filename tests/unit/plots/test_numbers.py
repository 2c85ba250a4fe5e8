"""Digits are cut by the half-width, waits are clocks, thousands are set off."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.plots import numbers

NAN = math.nan
T = numbers.THIN


@pytest.mark.parametrize(
    ("estimate", "half", "text"),
    [
        (0.813972, 0.00623, "81.4 % ± 0.6"),
        (0.813972, 0.0134, "81.4 % ± 1.3"),
        (0.813972, 0.031, "81 % ± 3"),
        (0.813972, 0.12, "81 % ± 12"),
        (0.813972, 0.00014, "81.40 % ± 0.01"),
        (0.813972, 0.0096, "81.4 % ± 1.0"),
        (0.813972, NAN, "81.4 %"),
        (0.813972, None, "81.4 %"),
        (0.813972, 0.000001, "81.40 % ± 0.01"),
        (0.813972, 1e-17, "81.4 %"),
        (0.0, 0.0, "0 %"),
        (1.0, 0.0, "100 %"),
        (NAN, NAN, numbers.NONE),
    ],
)
def test_shares_are_cut_by_their_half_width(estimate: float, half: float | None, text: str) -> None:
    assert numbers.share(estimate, half) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 s"),
        (12, "12 s"),
        (59.4, "59 s"),
        (59.6, "1:00"),
        (275, "4:35"),
        (3599.6, "1 h 00"),
        (7800, "2 h 10"),
        (47 * 3600, "47 h 00"),
        (76 * 3600, "3 d 4 h"),
        (-12, numbers.MINUS + "12 s"),
        (-0.2, "0 s"),
        (NAN, numbers.NONE),
    ],
)
def test_durations_are_said_as_people_say_them(seconds: float, text: str) -> None:
    assert numbers.duration(seconds) == text


@pytest.mark.parametrize(
    ("estimate", "half", "text"),
    [
        (12.34, 0.42, "12.3 s ± 0.4"),
        (12.34, 3.2, "12 s ± 3"),
        (275, 12, "4:35 ± 12 s"),
        (275, 75, "4:35 ± 1:15"),
        (7800, 480, "2 h 10 ± 8 min"),
        (7800, 5, "2 h 10 ± 1 min"),
        (275, 0.2, "4:35 ± 1 s"),
        (44.0, NAN, "44 s"),
        (2.5, NAN, "2.5 s"),
        (0.0, 0.0, "0 s"),
        (NAN, 1.0, numbers.NONE),
    ],
)
def test_waits_carry_their_half_width_in_a_fitting_unit(estimate: float, half: float, text: str) -> None:
    assert numbers.wait(estimate, half) == text


def test_counts_and_money_group_thousands_with_a_thin_space() -> None:
    assert numbers.count(27890.3, 118.2) == f"27{T}890 ± 118"
    assert numbers.count(1_234_567) == f"1{T}234{T}567"
    assert numbers.count(14.26, 0.31) == "14.3 ± 0.3"
    assert numbers.count(14.0, 0.0) == "14"
    assert numbers.money(1234.4, 56.0, "EUR") == f"1{T}234 EUR ± 56"
    assert numbers.money(3.456, 0.21, "EUR") == "3.46 EUR ± 0.21"
    assert numbers.money(3.456) == "3.46"


def test_changes_always_show_their_sign() -> None:
    assert numbers.change(0.014, 0.006, "share") == "+1.4 points ± 0.6"
    assert numbers.change(-12.0, 3.0, "s") == f"{numbers.MINUS}12 s ± 3"
    assert numbers.change(0.01, NAN, "share") == "+1.0 points"


def test_units_choose_the_writing() -> None:
    assert numbers.written(0.5, 0.02, "share") == "50 % ± 2"
    assert numbers.written(90, 3, "s") == "1:30 ± 3 s"
    assert numbers.written(9, 3, "money", "EUR") == "9 EUR ± 3"
    assert numbers.written(9, 3, "agents") == "9 ± 3"


def test_clock_and_minutes_are_inverse() -> None:
    assert numbers.clock(630) == "10:30"
    assert numbers.clock(1440) == "24:00"
    assert all(numbers.minutes(numbers.clock(m)) == m for m in range(0, 1441, 7))


@given(st.floats(-1e9, 1e9), st.floats(0, 1e6))
def test_every_number_has_a_text(estimate: float, half: float) -> None:
    for unit in ("share", "s", "count", "agents", "contacts", "money"):
        text = numbers.written(estimate, half, unit)
        assert text
        assert "nan" not in text
        assert "-" not in text


@given(st.floats(1e-6, 1e6))
def test_a_half_width_keeps_one_or_two_digits(half: float) -> None:
    digits = numbers.decimals(half, most=9, otherwise=0)
    kept = float(f"{half:.{digits}f}")
    if half < 9.5:
        assert abs(kept - half) <= 0.5 * 10.0**-digits + 1e-12
        assert 1 <= round(kept * 10**digits) < 100


def test_thresholds_are_named_in_whole_units() -> None:
    said = [numbers.threshold(s) for s in (20, 60, 90, 600, 3600, 28_800, 5400)]
    assert said == ["20 s", "1 min", "1:30", "10 min", "1 h", "8 h", "90 min"]
