"""The wait of one contact that finds j others ahead of it in a first-come first-served queue, exactly.

All servers busy, the queue moves at rate ``release_rate`` (servers times service rate); everyone waiting
gives up at rate ``patience_rate``, independently, the tagged contact too. The time until the tagged contact
would be served is S = sum of exponentials with rates release_rate + i * patience_rate, i = j .. 0, and
exp(-patience_rate * S) is beta distributed with parameters (release_rate / patience_rate, j + 1), which gives
everything below in closed form (with patience_rate 0, S is Erlang). All functions are for j = 0 .. n - 1 at
once and return shape (n,). Probabilities are right to 1e-10 even where patience is ten million times service.
"""

from __future__ import annotations

import math

import numpy as np
from scipy.special import betainc, betaincc, gammainc, gammaincc

from sim.theory.parameter import Floats

__all__ = [
    "abandoned_within",
    "mean_wait",
    "mean_wait_if_served",
    "p_served",
    "served_within",
    "still_waiting",
]


def p_served(n: int, release_rate: float, patience_rate: float) -> Floats:
    """Probability that the contact is served at all."""
    return np.asarray(release_rate / (release_rate + np.arange(1, n + 1) * patience_rate))


def mean_wait(n: int, release_rate: float, patience_rate: float) -> Floats:
    """Mean time in queue until service or abandonment."""
    places = np.arange(1, n + 1)
    return np.asarray(places / (release_rate + places * patience_rate))


def mean_wait_if_served(n: int, release_rate: float, patience_rate: float) -> Floats:
    """Mean wait of those who are served."""
    return np.asarray(np.cumsum(1.0 / (release_rate + np.arange(1, n + 1) * patience_rate)))


def still_waiting(n: int, within: float, release_rate: float, patience_rate: float) -> Floats:
    """Probability of neither service nor abandonment until `within`."""
    places = np.arange(1, n + 1)
    if patience_rate == 0.0:
        return np.asarray(gammaincc(places, release_rate * within))
    spent = -math.expm1(-patience_rate * within)
    alive = math.exp(-patience_rate * within)
    return np.asarray(alive * betaincc(places, release_rate / patience_rate, spent))


def served_within(n: int, within: float, release_rate: float, patience_rate: float) -> Floats:
    """Probability of service after a wait of at most `within`."""
    places = np.arange(1, n + 1)
    if patience_rate == 0.0:
        return np.asarray(gammainc(places, release_rate * within))
    spent = -math.expm1(-patience_rate * within)
    reached = betainc(places, release_rate / patience_rate + 1.0, spent)
    return np.asarray(p_served(n, release_rate, patience_rate) * reached)


def abandoned_within(n: int, within: float, release_rate: float, patience_rate: float) -> Floats:
    """Probability of abandonment after a wait of at most `within`."""
    if patience_rate == 0.0:
        return np.zeros(n)
    gone = served_within(n, within, release_rate, patience_rate)
    return np.asarray(
        np.maximum(1.0 - still_waiting(n, within, release_rate, patience_rate) - gone, 0.0)
    )
