"""Retrials: chain, closed form, slow limit."""

from __future__ import annotations

import pytest

from sim.theory.delay_system import delay_system
from sim.theory.erlang import erlang_a, erlang_b
from sim.theory.parameter import TheoryError
from sim.theory.retrial import falin_mean_orbit, retrial_queue, slow_retrial


@pytest.mark.parametrize(("nu", "orbit"), [(1.0, "6.4"), (0.2, "19.2")])
def test_one_server_by_two_routes(nu: float, orbit: str, printed) -> None:
    printed(falin_mean_orbit(0.8, 1.0, nu), orbit)
    chain = retrial_queue(0.8, 1.0, 1, nu)
    assert chain.mean_orbit == pytest.approx(falin_mean_orbit(0.8, 1.0, nu), rel=1e-9)
    assert chain.mean_busy == pytest.approx(0.8, rel=1e-10)


@pytest.mark.parametrize(
    ("c", "lam", "nu", "orbit", "busy"),
    [(5, 4.0, 0.5, "8.131978", ".439482"), (10, 8.0, 1.0, "4.353792", ".279240")],
)
def test_several_servers(c: int, lam: float, nu: float, orbit: str, busy: str, printed) -> None:
    chain = retrial_queue(lam, 1.0, c, nu)
    printed(chain.mean_orbit, orbit)
    printed(chain.p_all_busy, busy)
    assert chain.mean_busy == pytest.approx(lam, rel=1e-9)
    assert chain.attempt_rate * chain.p_blocked == pytest.approx(nu * chain.mean_orbit, rel=1e-9)


def test_without_retries_it_is_erlang() -> None:
    lost = retrial_queue(8.0, 1.0, 10, 1.0, p_retry_blocked=0.0)
    assert lost.p_blocked == pytest.approx(erlang_b(8.0, 10), rel=1e-10)
    gone = retrial_queue(
        8.0, 1.0, 8, 1.0, queue_capacity=20, patience_rate=0.5, p_retry_blocked=0.0, p_retry_abandoned=0.0
    )
    plain = delay_system(8.0, 1.0, 8, 0.5, 20)
    assert gone.p_blocked == pytest.approx(plain.p_blocked, rel=1e-9)
    assert gone.p_abandon == pytest.approx(plain.p_abandon * (1.0 - plain.p_blocked), rel=1e-9)


def test_some_give_up_after_each_blocked_attempt() -> None:
    chain = retrial_queue(3.0, 1.0, 2, 0.4, p_retry_blocked=0.7)
    assert chain.mean_busy == pytest.approx(chain.attempt_rate * (1.0 - chain.p_blocked), rel=1e-9)
    lost = 0.3 * chain.attempt_rate * chain.p_blocked
    assert chain.mean_busy + lost == pytest.approx(3.0, rel=1e-9)


@pytest.mark.parametrize(
    ("m", "reconnect", "offered", "p_abandon", "wait"),
    [(10, 0.0, "108.6", ".1590", "1.066"), (12, 0.24, "140.7", ".1901", "1.274")],
)
def test_model_slow_retrials(
    m: int, reconnect: float, offered: str, p_abandon: str, wait: str, printed
) -> None:
    slow = slow_retrial(100 / 60, 1 / 6, m, 1 / 6.7, 0.5, reconnect)
    printed(60 * slow.offered_rate, offered)
    printed(slow.queue.p_abandon, p_abandon)
    printed(slow.queue.mean_wait, wait)


def test_model_feedback(printed) -> None:
    slow = slow_retrial(100 / 60, 1 / 6, 16, p_reconnect=0.24)
    printed(60 * slow.offered_rate, "131.6")
    printed(slow.queue.p_wait, ".3587")
    printed(slow.queue.mean_wait, ".757")


@pytest.mark.parametrize(("delay", "p_abandon"), [(20.0, ".165"), (500.0, ".159")])
def test_model_retrial_delay_matters(delay: float, p_abandon: str, printed) -> None:
    chain = retrial_queue(
        100 / 60,
        1 / 6,
        10,
        1 / delay,
        queue_capacity=None,
        patience_rate=1 / 6.7,
        p_retry_abandoned=0.5,
    )
    printed(chain.p_abandon, p_abandon)
    assert chain.p_abandon == pytest.approx(chain.mean_queue / chain.attempt_rate / 6.7, rel=1e-12)
    assert chain.p_abandon > slow_retrial(100 / 60, 1 / 6, 10, 1 / 6.7, 0.5).queue.p_abandon


def test_no_comebacks_change_nothing() -> None:
    slow = slow_retrial(5.0, 1.0, 5, 0.5)
    assert slow.offered_rate == 5.0
    assert slow.queue.p_abandon == erlang_a(5.0, 1.0, 5, 0.5).p_abandon


def test_stability() -> None:
    with pytest.raises(TheoryError, match="below service_rate"):
        falin_mean_orbit(1.0, 1.0, 1.0)
    with pytest.raises(TheoryError, match="equilibrium"):
        retrial_queue(1.1, 1.0, 1, 1.0)
    with pytest.raises(TheoryError, match="arrival_rate"):
        slow_retrial(8.0, 1.0, 10, p_reconnect=0.24)
    slow_retrial(7.5, 1.0, 10, p_reconnect=0.24)
