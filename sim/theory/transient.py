"""M(t)/M/s(t)/K+M from any start: exact expectations, period by period."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from sim.theory.birth_death import queue_rates
from sim.theory.parameter import Floats, TheoryError, non_negative, non_negatives, positive, whole
from sim.theory.uniformisation import uniformise

__all__ = ["Period", "PeriodResult", "Transient", "transient"]


@dataclass(frozen=True)
class Period:
    """A span of time with a constant number of servers.

    Attributes
    ----------
    duration
        > 0, in the caller's time unit.
    servers
        >= 0. Where there are fewer than before, the surplus contacts go back to the head of the queue.
    arrival_rate
        A constant, or a function of the time since the start of the first period, smooth within this one.
    """

    duration: float
    servers: int
    arrival_rate: float | Callable[[float], float]


@dataclass(frozen=True, eq=False)
class PeriodResult:
    """Expectations over one period, by the time at which things happen.

    Attributes
    ----------
    start, end, servers
        The period.
    arrivals, blocked, delayed
        Expected contacts offered, blocked, and admitted while all servers were busy.
    abandons
        Expected contacts that leave unserved within the period, whenever they came.
    p_delay
        delayed / (arrivals - blocked); nan without arrivals.
    mean_busy, mean_queue
        Averages over the period of servers busy and contacts waiting.
    time_in_state
        Expected time with 0, 1, 2 … contacts in the system.
    found
        Expected arrivals that find 0, 1, 2 … contacts in the system.
    state_at_end
        Probabilities at the end of the period.
    """

    start: float
    end: float
    servers: int
    arrivals: float
    blocked: float
    delayed: float
    abandons: float
    p_delay: float
    mean_busy: float
    mean_queue: float
    time_in_state: Floats
    found: Floats
    state_at_end: Floats


@dataclass(frozen=True, eq=False)
class Transient:
    """The periods in order, with the rates they share.

    Attributes
    ----------
    service_rate, patience_rate, queue_capacity
        As given.
    periods
        One PeriodResult each.
    truncation
        Largest probability, at the end of a period, of the last state that was computed where the queue is
        unlimited (0 where it is limited): the order of the error.
    """

    service_rate: float
    patience_rate: float
    queue_capacity: int | None
    periods: tuple[PeriodResult, ...]
    truncation: float


def transient(
    periods: Sequence[Period],
    service_rate: float,
    patience_rate: float = 0.0,
    queue_capacity: int | None = None,
    start: Floats | None = None,
    in_system: int | None = None,
) -> Transient:
    """Solve M(t)/M/s(t)/K+M: constant rates by uniformisation, others by the Kolmogorov equations.

    Parameters
    ----------
    periods
        At least one, in order, without gaps.
    service_rate, patience_rate
        Completions of a busy server, and 1 / mean patience (0: nobody abandons), per unit of the durations.
    queue_capacity
        Waiting places beside the servers; None: unlimited.
    start
        Probabilities of 0, 1, 2 … contacts at the beginning; default: empty.
    in_system
        Most contacts computed where the queue is unlimited; default: doubled until truncation < 1e-12.

    Raises
    ------
    TheoryError
        A value out of bounds, a limited queue with servers that change, or more than 20,000 states.
    """
    spans = tuple(periods)
    if not spans:
        raise TheoryError("periods", spans, "at least one Period")
    for i, span in enumerate(spans):
        positive(f"periods[{i}].duration", span.duration)
        whole(f"periods[{i}].servers", span.servers)
        if not callable(span.arrival_rate):
            non_negative(f"periods[{i}].arrival_rate", span.arrival_rate)
    mu, theta = positive("service_rate", service_rate), non_negative("patience_rate", patience_rate)
    begin = np.ones(1) if start is None else non_negatives("start", start)
    if not math.isclose(math.fsum(begin.tolist()), 1.0, rel_tol=1e-9):
        raise TheoryError("sum of start", math.fsum(begin.tolist()), "1")
    servers = {span.servers for span in spans}
    if queue_capacity is not None:
        if len(servers) > 1:
            raise TheoryError("queue_capacity", queue_capacity, "None where the number of servers changes")
        most = spans[0].servers + whole("queue_capacity", queue_capacity)
        if most < max(begin.size - 1, 1):
            raise TheoryError("start", f"{begin.size} states", f"of at most {most + 1} states")
        return Transient(mu, theta, queue_capacity, _run(spans, mu, theta, begin, most, True), 0.0)
    most = 2 * max(servers) + 64
    if in_system is not None:
        most = whole("in_system", in_system, max(begin.size - 1, 1))
    while True:
        results = _run(spans, mu, theta, begin, max(most, begin.size - 1), False)
        error = max(float(result.state_at_end[-1]) for result in results)
        if in_system is not None or error < 1e-12:
            return Transient(mu, theta, None, results, error)
        most *= 2
        if most > 20_000:
            raise TheoryError("in_system", most, "at most 20000; the queue grows too long")


def _run(
    spans: tuple[Period, ...], mu: float, theta: float, begin: Floats, most: int, limited: bool
) -> tuple[PeriodResult, ...]:
    p = np.zeros(most + 1)
    p[: begin.size] = begin
    clock, results = 0.0, []
    states = np.arange(most + 1)
    for span in spans:
        c, until = span.servers, clock + span.duration
        p, held, found = _advance(span, clock, p, mu, theta, most)
        arrivals, blocked = math.fsum(found.tolist()), float(found[-1]) if limited else 0.0
        delayed = math.fsum(found[c:].tolist()) - blocked
        queue = float(held @ np.maximum(states - c, 0))
        results.append(
            PeriodResult(
                start=clock,
                end=until,
                servers=c,
                arrivals=arrivals,
                blocked=blocked,
                delayed=delayed,
                abandons=theta * queue,
                p_delay=delayed / (arrivals - blocked) if arrivals > blocked else math.nan,
                mean_busy=float(held @ np.minimum(states, c)) / span.duration,
                mean_queue=queue / span.duration,
                time_in_state=held,
                found=found,
                state_at_end=p,
            )
        )
        clock = until
    return tuple(results)


def _advance(
    span: Period, clock: float, p: Floats, mu: float, theta: float, most: int
) -> tuple[Floats, Floats, Floats]:
    """State at the end, time in each state, expected arrivals that find each state."""
    rate = span.arrival_rate
    _, deaths = queue_rates(0.0, mu, span.servers, theta, most)
    if not callable(rate):
        end, held = uniformise(p, np.full(most, float(rate)), deaths, span.duration)
        return end, held, held * rate
    from scipy.integrate import solve_ivp

    size = most + 1

    def slope(t: float, y: Floats) -> Floats:
        now = y[:size]
        lam = rate(clock + t)
        flow = lam * now[:-1] - deaths * now[1:]
        change = np.zeros(3 * size)
        change[: size - 1] -= flow
        change[1:size] += flow
        change[size : 2 * size] = now
        change[2 * size :] = lam * now
        return change

    y = np.concatenate((p, np.zeros(2 * size)))
    solved = solve_ivp(slope, (0.0, span.duration), y, method="DOP853", rtol=1e-10, atol=1e-13)
    if not solved.success:
        raise TheoryError("arrival_rate", rate, f"smooth within a period ({solved.message})")
    last = np.asarray(solved.y[:, -1])
    return last[:size], last[size : 2 * size], last[2 * size :]
