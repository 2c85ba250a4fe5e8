"""The one thing that is tuned to waits: which part of the inferred agents is really there for customers."""

from __future__ import annotations

import math
from collections.abc import Callable

from sim.calibration.evidence import AvailabilityEvidence, AvailabilityStep
from sim.errors import DataError

__all__ = ["fit_availability"]


def fit_availability(
    simulate_mean_wait: Callable[[float], float],
    measured: float,
    *,
    start: float = 1.0,
    low: float = 0.3,
    high: float = 3.0,
    tolerance: float = 0.01,
    resolution: float = 0.002,
    most_steps: int = 20,
) -> AvailabilityEvidence:
    """The factor at which a simulated mean wait is the measured one.

    Parameters
    ----------
    simulate_mean_wait
        Mean wait (seconds) with the inferred agents times a factor. It should use the same luck for every
        factor (common random numbers), so that what it returns falls, but for small wiggles, as the factor
        grows.
    measured
        The mean wait to be reached (seconds, above 0).
    start, low, high
        Where the search begins, and the bounds it keeps to.
    tolerance
        Relative error of the mean wait at which the search ends.
    resolution
        It ends as well when the bracket is this narrow: wiggles are not chased.
    most_steps
        Most simulations.

    Returns
    -------
    AvailabilityEvidence
        The factor tried that came nearest if the tolerance was met; else the one on the straight line (in the
        logarithm of the wait) across the last bracket.

    Notes
    -----
    A bracket is kept in which the wait crosses the measured one. Within it the secant of log wait proposes,
    held off the ends by a tenth of the bracket, and bisection takes over when a step has not halved the
    bracket: so a wiggle can cost a step but not the bracket.

    Raises
    ------
    DataError
        If `measured` is not above 0, a simulated wait is not a number, or no factor within the bounds reaches
        it.
    """
    if not (math.isfinite(measured) and measured > 0):
        raise DataError(f"measured mean wait {measured:g} s must be above 0 to fit agents to it")
    steps: list[AvailabilityStep] = []

    def excess(factor: float) -> float:
        wait = float(simulate_mean_wait(factor))
        if not (math.isfinite(wait) and wait >= 0):
            raise DataError(f"availability {factor:.3f}: the simulated mean wait is {wait}")
        steps.append(AvailabilityStep(factor, wait))
        return math.log(max(wait, 1e-6) / measured)

    def near() -> bool:
        return abs(steps[-1].mean_wait / measured - 1) <= tolerance

    a, b = _bracket(excess, near, start, low, high)
    while not near() and b[0] - a[0] > resolution and len(steps) < most_steps:
        width = b[0] - a[0]
        part = a[1] / (a[1] - b[1])
        tried = a[0] + width * min(max(part, 0.1), 0.9)
        value = excess(tried)
        a, b = ((tried, value), b) if value > 0 else (a, (tried, value))
        if not near() and b[0] - a[0] > width / 2 and b[0] - a[0] > resolution and len(steps) < most_steps:
            tried = (a[0] + b[0]) / 2
            value = excess(tried)
            a, b = ((tried, value), b) if value > 0 else (a, (tried, value))
    if near():
        factor, simulated = steps[-1].factor, steps[-1].mean_wait
    else:
        part = a[1] / (a[1] - b[1]) if a[1] > b[1] else 0.5
        factor = a[0] + (b[0] - a[0]) * part
        simulated = measured * math.exp(a[1] + (b[1] - a[1]) * part)
    return AvailabilityEvidence(
        factor=factor,
        low=a[0],
        high=b[0],
        measured=measured,
        simulated=simulated,
        converged=near(),
        steps=tuple(steps),
    )


def _bracket(
    excess: Callable[[float], float], near: Callable[[], bool], start: float, low: float, high: float
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Two tried (factor, excess), the first above the measured wait and the second not, by steps that
    widen."""
    if not 0 < low < start < high:
        raise DataError(f"availability is sought from {start:g}, which must lie within {low:g} and {high:g}")
    here = (start, excess(start))
    ratio = 1.1
    while True:
        if near():
            return here, here
        bound = high if here[1] > 0 else low
        if here[0] == bound:
            side = "above" if here[1] > 0 else "below"
            raise DataError(
                f"no availability from {low:g} to {high:g} reaches the measured mean wait: at {bound:g} the "
                f"simulated one is still {side} it"
            )
        there = min(here[0] * ratio, high) if here[1] > 0 else max(here[0] / ratio, low)
        value = excess(there)
        if (value > 0) != (here[1] > 0):
            pair = sorted([here, (there, value)])
            return pair[0], pair[1]
        here, ratio = (there, value), ratio**1.5
