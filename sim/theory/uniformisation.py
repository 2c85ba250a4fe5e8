"""A birth-death chain over a time in which its rates stand still, by uniformisation."""

from __future__ import annotations

import math

import numpy as np
from scipy.special import pdtrc

from sim.theory.parameter import Floats, TheoryError, non_negative, non_negatives

__all__ = ["uniformise"]

MOST_JUMPS = 400.0


def uniformise(
    start: Floats, birth_rates: Floats, death_rates: Floats, duration: float
) -> tuple[Floats, Floats]:
    """Where the chain is after `duration`, and how long it stood in each state until then.

    Parameters
    ----------
    start
        Probabilities (or expected numbers) of the states 0 .. n, shape (n + 1,).
    birth_rates, death_rates
        Rates from i to i + 1 and from i + 1 to i, shape (n,), per the unit of `duration`, >= 0.
    duration
        >= 0.

    Returns
    -------
    (end, time_in_state), both of shape (n + 1,); the second sums to duration times sum(start). Only sums of
    positive terms; the series is cut where what is left is below 1e-17.

    Raises
    ------
    TheoryError
        A value out of bounds, or shapes that do not fit.
    """
    p = non_negatives("start", start)
    births, deaths = non_negatives("birth_rates", birth_rates), non_negatives("death_rates", death_rates)
    length = non_negative("duration", duration)
    if not p.size - 1 == births.size == deaths.size:
        raise TheoryError("start", f"{p.size} states", f"of one state more than rates ({births.size})")
    leaving = np.concatenate((births, [0.0])) + np.concatenate(([0.0], deaths))
    clock = float(leaving.max())
    if clock == 0.0 or length == 0.0:
        return p, p * length
    up, down, stay = births / clock, deaths / clock, 1.0 - leaving / clock
    parts = max(1, math.ceil(clock * length / MOST_JUMPS))
    jumps = clock * length / parts
    last = math.ceil(jumps + 10.0 * math.sqrt(jumps) + 40.0)
    n = np.arange(last + 1)
    more = pdtrc(n, jumps)
    exactly = np.concatenate(([math.exp(-jumps)], more[:-1] - more[1:]))
    held = np.zeros(p.size)
    for _ in range(parts):
        vector, end = p, np.zeros(p.size)
        for k in range(last + 1):
            end += exactly[k] * vector
            held += more[k] / clock * vector
            moved = stay * vector
            moved[1:] += up * vector[:-1]
            moved[:-1] += down * vector[1:]
            vector = moved
        p = end
    return p, held
