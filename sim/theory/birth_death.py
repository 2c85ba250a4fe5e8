"""Stationary distribution of a birth-death chain, from its rates alone."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import ArrayLike

from sim.theory.parameter import Floats, TheoryError, non_negative, non_negatives, positive, whole

__all__ = ["queue_rates", "states_needed", "stationary"]

MOST_STATES = 5_000_000


def stationary(birth_rates: Sequence[float] | ArrayLike, death_rates: Sequence[float] | ArrayLike) -> Floats:
    """Stationary probabilities of the states 0 .. n.

    Parameters
    ----------
    birth_rates
        birth_rates[i] is the rate from i to i + 1, shape (n,), >= 0; states behind a zero
        have probability 0.
    death_rates
        death_rates[i] is the rate from i + 1 to i, shape (n,), > 0; same time unit.

    Returns
    -------
    ndarray, shape (n + 1,), sums to 1. Products of ratios are taken outwards from the mode, so that nothing
    overflows and small probabilities keep their relative precision.

    Raises
    ------
    TheoryError
        Lengths differ, or a rate is negative, zero (death) or not finite.
    """
    births = non_negatives("birth_rates", birth_rates)
    deaths = non_negatives("death_rates", death_rates)
    if births.shape != deaths.shape:
        raise TheoryError("death_rates", f"{deaths.size} rates", f"as many as birth_rates ({births.size})")
    if not (deaths > 0.0).all():
        at = int(np.argmin(deaths))
        raise TheoryError(f"death_rates[{at}]", float(deaths[at]), "a finite number > 0")
    ratios = births / deaths
    with np.errstate(divide="ignore"):
        heights = np.concatenate(([0.0], np.cumsum(np.log(ratios))))
    mode = int(np.argmax(heights))
    weights = np.ones(births.size + 1)
    weights[mode + 1 :] = np.cumprod(ratios[mode:])
    weights[:mode] = np.cumprod(1.0 / ratios[:mode][::-1])[::-1]
    return np.asarray(weights / math.fsum(weights.tolist()))


def states_needed(
    ratio: Callable[[int], float], first: int, tail: float = 1e-18, most: int = MOST_STATES
) -> int:
    """Number n >= `first` of the last state to keep so that what is cut off is below `tail` of the largest.

    Parameters
    ----------
    ratio
        ratio(i) = birth rate of state i - 1 divided by death rate of state i; not increasing beyond `first`.
    first
        State from which to look.
    tail
        Bound on the weight of all cut-off states relative to that of the heaviest from `first` on.
    most
        Largest n allowed.

    Raises
    ------
    TheoryError
        No n up to `most` will do (the chain is unstable or nearly so).
    """
    height, peak, state = 0.0, 0.0, first
    goal = math.log(tail)
    while state < most:
        state += 1
        step = ratio(state)
        if step <= 0.0:
            return state
        height += math.log(step)
        peak = max(peak, height)
        if step < 1.0 and height - math.log1p(-step) < peak + goal:
            return state
    raise TheoryError("number of states", f"over {most}", f"at most {most}; the queue is (nearly) unstable")


def queue_rates(
    arrival_rate: float, service_rate: float, servers: int, patience_rate: float, in_system: int
) -> tuple[Floats, Floats]:
    """Birth and death rates of M/M/servers/in_system+M: arrivals to `in_system` contacts at most.

    Parameters
    ----------
    arrival_rate, service_rate, patience_rate
        Per the same time unit, all of them; patience_rate 0 means that nobody leaves unserved.
    servers
        Number of servers, >= 0.
    in_system
        Most contacts in the system, >= 1.

    Returns
    -------
    (birth_rates, death_rates), each of shape (in_system,).
    """
    positive("service_rate", service_rate)
    non_negative("patience_rate", patience_rate)
    states = np.arange(1, whole("in_system", in_system, 1) + 1)
    busy = np.minimum(states, whole("servers", servers))
    births = np.full(in_system, non_negative("arrival_rate", arrival_rate))
    return births, np.asarray(busy * service_rate + (states - busy) * patience_rate)
