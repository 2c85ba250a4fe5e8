"""M/M/c/K+M against closed forms, identities and other people's numbers."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.theory.delay_system import delay_system
from sim.theory.erlang import erlang_b, erlang_c
from sim.theory.parameter import TheoryError


@pytest.mark.parametrize(("lam", "mu", "c"), [(1.6, 2.0, 1), (10.0, 1.0, 13), (99.0, 1.0, 100)])
def test_without_patience_it_is_erlang_c(lam: float, mu: float, c: int) -> None:
    chain, closed = delay_system(lam, mu, c), erlang_c(lam, mu, c)
    for name in ("p_wait", "mean_wait", "mean_wait_if_waiting", "mean_queue", "mean_in_system", "occupancy"):
        assert getattr(chain, name) == pytest.approx(getattr(closed, name), rel=1e-11), name
    assert chain.mean_wait_served == pytest.approx(closed.mean_wait, rel=1e-11)
    for t in (0.0, 0.1, 1.0, 5.0):
        assert chain.still_waiting(t) == pytest.approx(closed.still_waiting(t), rel=1e-10, abs=1e-14)
        assert chain.service_level(t) == pytest.approx(closed.service_level(t), rel=1e-12)
    for q in (0.1, 0.9, 0.99):
        assert chain.wait_quantile(q) == pytest.approx(closed.wait_quantile(q), rel=1e-9, abs=1e-12)


@pytest.mark.parametrize(("load", "c"), [(0.3, 1), (10.0, 12), (150.0, 100)])
def test_without_places_or_patience_it_is_erlang_b(load: float, c: int) -> None:
    loss = delay_system(load, 1.0, c, queue_capacity=0)
    assert loss.p_blocked == pytest.approx(erlang_b(load, c), rel=1e-12)
    hasty = delay_system(load, 1.0, c, patience_rate=1e9)
    assert hasty.p_abandon == pytest.approx(erlang_b(load, c), rel=1e-6)


def test_many_servers_are_poisson_and_nobody_waits() -> None:
    queue = delay_system(10.0, 1.0, 100)
    poisson = [math.exp(-10.0) * 10.0**n / math.factorial(n) for n in range(60)]
    np.testing.assert_allclose(queue.probabilities[:60], poisson, rtol=1e-10)
    assert queue.p_wait < 1e-50


@given(
    lam=st.floats(0.1, 30.0),
    mu=st.floats(0.1, 3.0),
    c=st.integers(1, 30),
    theta=st.floats(0.01, 10.0),
    places=st.none() | st.integers(0, 40),
    t=st.floats(0.0, 20.0),
)
def test_identities(lam: float, mu: float, c: int, theta: float, places: int | None, t: float) -> None:
    queue = delay_system(lam, mu, c, theta, places)
    accepted = lam * (1.0 - queue.p_blocked)
    assert queue.p_abandon == pytest.approx(theta * queue.mean_wait, rel=1e-9, abs=1e-15)
    assert queue.mean_queue == pytest.approx(accepted * queue.mean_wait, rel=1e-9, abs=1e-15)
    assert accepted * (1.0 - queue.p_abandon) == pytest.approx(mu * queue.mean_busy, rel=1e-9)
    parts = queue.still_waiting(t) + queue.served_within(t) + queue.abandoned_within(t)
    assert parts == pytest.approx(1.0, abs=1e-9)


def test_hopeless_overload() -> None:
    queue = delay_system(10_000.0, 1.0, 1, 0.5)
    assert queue.p_wait == pytest.approx(1.0, abs=1e-12)
    assert queue.p_abandon == pytest.approx(1.0 - 1e-4, rel=1e-9)
    places = range(1, round(queue.mean_queue) + 2)  # the winner outlasts some 20,000 others
    assert queue.mean_wait_served == pytest.approx(sum(1.0 / (1.0 + 0.5 * k) for k in places), rel=1e-4)
    assert queue.service_level(1.0) == pytest.approx(0.0, abs=1e-12)


def test_quantiles_of_each_population() -> None:
    queue = delay_system(100 / 60, 1 / 6, 12, 1 / 6.7)
    for q in (0.75, 0.9, 0.99):
        assert queue.still_waiting(queue.wait_quantile(q)) == pytest.approx(1 - q, rel=1e-9)
        served = queue.served_within(queue.wait_quantile(q, "served")) / (1 - queue.p_abandon)
        assert served == pytest.approx(q, rel=1e-9)
        gone = queue.abandoned_within(queue.wait_quantile(q, "abandoned")) / queue.p_abandon
        assert gone == pytest.approx(q, rel=1e-9)
    assert queue.wait_quantile(0.5) == 0.0


@pytest.mark.parametrize(
    ("gap", "row"),
    [
        (40, ".990567 .093936 .271157 5.527938 15.433612 221.1175"),
        (50, ".954530 .025460 .183777 3.223770 12.769071 161.1885"),
        (60, ".886573 .005514 .108511 1.618693 10.484422 97.1216"),
        (70, ".804825 .001114 .059990 .770438 8.818691 53.9307"),
        (74, ".772213 .000590 .047042 .571797 8.293925 42.3130"),
    ],
)
def test_queuesim_table(gap: float, row: str, printed) -> None:
    queue = delay_system(1 / gap, 1 / 600, 10, 1 / 900, queue_capacity=10)
    per_offered = queue.mean_queue * gap  # the table divides by all offered, blocked ones included
    values = [queue.occupancy, queue.p_blocked, queue.p_abandon, queue.mean_queue, queue.mean_in_system]
    for value, text in zip([*values, per_offered], row.split(), strict=True):
        printed(value, text)
    if gap == 40:
        printed(queue.mean_wait, "244.042")


@pytest.mark.parametrize(
    ("patience", "row", "blocked"),
    [
        (1.0, ".408281 .0499180 5.09163 .969084 .0490409 .758777", "6e-57"),
        (4.0, ".225679 .0363619 14.83565 .982911 .1455453 .451741", None),
    ],
)
def test_whitt_2005(patience: float, row: str, blocked: str | None, printed) -> None:
    queue = delay_system(102.0, 1.0, 100, 1 / patience, queue_capacity=200)
    values = [1.0 - queue.p_wait, queue.p_abandon, queue.mean_queue, queue.occupancy, queue.mean_wait_served]
    for value, text in zip([*values, queue.served_within(0.1)], row.split(), strict=True):
        printed(value, text)
    if blocked:
        printed(queue.p_blocked, blocked)


def test_wallace_whitt_one_pool(printed) -> None:
    queue = delay_system(8.4, 0.1, 90, queue_capacity=30)
    for value, text in (
        (queue.p_blocked, ".0036431"),
        (queue.mean_wait, ".450023"),
        (queue.p_wait, ".379706"),
        (queue.occupancy, ".929933"),
    ):
        printed(value, text)


def test_simmer_two_servers_one_place(printed) -> None:
    queue = delay_system(3.0, 4.0, 2, queue_capacity=1)
    printed(queue.p_blocked, ".049360")
    printed(queue.mean_in_system, ".762340")


@pytest.mark.parametrize(
    ("arguments", "key"),
    [
        ((0.0, 1.0, 1), "arrival_rate = 0.0: must be a finite number > 0"),
        ((1.0, math.nan, 1), "service_rate"),
        ((1.0, 1.0, 0), "servers = 0"),
        ((1.0, 1.0, 2.5), "servers = 2.5"),
        ((1.0, 1.0, 2, -0.1), "patience_rate"),
        ((1.0, 1.0, 2, 0.1, -1), "queue_capacity"),
        ((2.0, 1.0, 2), "arrival_rate = 2.0: must be below servers . service_rate = 2"),
    ],
)
def test_refuses(arguments: tuple[float, ...], key: str) -> None:
    with pytest.raises(TheoryError, match=key):
        delay_system(*arguments)  # type: ignore[arg-type]


def test_refuses_unknown_population_and_the_empty_one() -> None:
    queue = delay_system(1.0, 1.0, 2)
    with pytest.raises(TheoryError, match="one of all, served, abandoned"):
        queue.wait_quantile(0.5, "lost")  # type: ignore[arg-type]
    with pytest.raises(TheoryError, match="not empty"):
        queue.wait_quantile(0.5, "abandoned")
