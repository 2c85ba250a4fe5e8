"""Priorities: printed waits and the conservation law."""

from __future__ import annotations

import math

import pytest

from sim.theory.erlang import erlang_c
from sim.theory.parameter import TheoryError
from sim.theory.priority import accumulating_priority, priority_multi_server, priority_single_server


def test_ten_servers_three_classes(printed) -> None:
    for value, text in zip(
        priority_multi_server([3, 3, 3], 1.0, 10), (".0955331", ".2388327", "1.6718288"), strict=True
    ):
        printed(value, text)
    printed(erlang_c(9, 1, 10).p_wait, ".6687315")


def test_thirty_servers_two_classes(printed) -> None:
    for value, text in zip(
        priority_multi_server([0.04, 0.08], 1 / 240, 30), ("8.92403", "223.10078"), strict=True
    ):
        printed(value, text)
    printed(erlang_c(0.12, 1 / 240, 30).p_wait, ".7585427")


def test_model_fifth_of_the_callers_first(printed) -> None:
    first, second = priority_multi_server([20 / 60, 80 / 60], 1 / 6, 12)
    printed(first, ".270")
    printed(second, "1.618")
    printed(0.2 * first + 0.8 * second, "1.348")


def test_ciw_two_classes() -> None:
    by_servers = priority_multi_server([0.2, 0.6], 1.0, 1)
    assert [wait + 1.0 for wait in by_servers] == pytest.approx([2.0, 6.0], rel=1e-14)
    assert priority_single_server([0.2, 0.6], [1, 1], [1, 1]) == pytest.approx(by_servers, rel=1e-14)


def test_conservation() -> None:
    rates = [2.0, 1.0, 4.0, 2.5]
    fifo = erlang_c(sum(rates), 1.0, 10).mean_wait
    for waits in (
        priority_multi_server(rates, 1.0, 10),
        accumulating_priority(rates, [5.0, 0.1, 1.0, 2.0], 1.0, 10),
        accumulating_priority(rates, [1.0, 1.0, 1.0, 1.0], 1.0, 10),
    ):
        mean = sum(rate * wait for rate, wait in zip(rates, waits, strict=True)) / sum(rates)
        assert mean == pytest.approx(fifo, rel=1e-12)


def test_kleinrock_two_streams(printed) -> None:
    five, one = accumulating_priority([1 / 200, 1 / 200], [5.0, 1.0], 1 / 80)
    printed(five, "169.412")
    printed(one, "470.588")


def test_accumulating_priority_reaches_its_limits() -> None:
    rates = [3.0, 3.0, 3.0]
    strict = accumulating_priority(rates, [1e12, 1e6, 1.0], 1.0, 10)
    assert strict == pytest.approx(priority_multi_server(rates, 1.0, 10), rel=1e-5)


def test_overloaded_classes_wait_for_ever() -> None:
    first, second = priority_multi_server([5.0, 8.0], 1.0, 10)
    assert first == pytest.approx(1.0 / 10 / 0.5, rel=1e-14)
    assert second == math.inf
    first, second = priority_single_server([0.5, 0.8], [1.0, 1.0], [1.0, 1.0])
    assert (first, second) == (pytest.approx(2.0, rel=1e-14), math.inf)


def test_refuses() -> None:
    with pytest.raises(TheoryError, match=r"arrival_rates\[1\] = -1"):
        priority_multi_server([1.0, -1.0], 1.0, 2)
    with pytest.raises(TheoryError, match="arrival_rates"):
        priority_multi_server([], 1.0, 2)
    with pytest.raises(TheoryError, match="mean_services = 1 values"):
        priority_single_server([1.0, 1.0], [1.0], [1.0, 1.0])
    with pytest.raises(TheoryError, match="growth_rates"):
        accumulating_priority([0.1, 0.1], [1.0], 1.0)
    with pytest.raises(TheoryError, match="sum of arrival_rates"):
        accumulating_priority([0.6, 0.6], [1.0, 2.0], 1.0)
