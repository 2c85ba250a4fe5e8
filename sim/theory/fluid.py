"""Fluid limits: what an overloaded queue does when chance is averaged out."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from sim.theory.parameter import TheoryError, positive, share

__all__ = ["Overload", "fluid_overload", "fluid_retrial_rate"]


@dataclass(frozen=True)
class Overload:
    """The fluid limit of G/G/c+G in overload.

    Attributes
    ----------
    p_abandon
        Share of the offered that leaves unserved: 1 - capacity / arrival rate.
    wait
        Wait of everyone who is served, w with F(w) = p_abandon; the caller's time unit.
    queue
        Contacts waiting: arrival rate times the integral of 1 - F over 0 .. w.
    """

    p_abandon: float
    wait: float
    queue: float


def fluid_overload(
    arrival_rate: float, capacity: float, patience_cdf: Callable[[float], float]
) -> Overload:
    """Fluid limit of a queue with abandonment; nothing waits where the capacity suffices.

    Parameters
    ----------
    arrival_rate, capacity
        Contacts offered, and served by all servers busy, per unit of time, > 0.
    patience_cdf
        P(patience <= t), continuous, not decreasing.

    Raises
    ------
    TheoryError
        A value out of bounds, or patience so long (defective) that F never reaches the needed share.

    Source
    ------
    Whitt (2006), Fluid models for multiserver queues with abandonments, Operations Research 54.
    """
    from scipy.integrate import quad
    from scipy.optimize import brentq

    lam, served = positive("arrival_rate", arrival_rate), positive("capacity", capacity)
    gone = max(1.0 - served / lam, 0.0)
    if gone == 0.0:
        return Overload(0.0, 0.0, 0.0)
    upper = 1.0 / served
    while patience_cdf(upper) < gone:
        upper *= 2.0
        if not math.isfinite(upper):
            raise TheoryError("patience_cdf", "a share who wait for ever", f"able to reach {gone:g}")
    if patience_cdf(0.0) >= gone:
        return Overload(gone, 0.0, 0.0)
    wait = float(brentq(lambda t: patience_cdf(t) - gone, 0.0, upper, xtol=1e-13 * upper, rtol=1e-14))
    waiting, _ = quad(lambda t: 1.0 - patience_cdf(t), 0.0, wait, epsabs=0.0, epsrel=1e-10, limit=500)
    return Overload(gone, wait, lam * waiting)


def fluid_retrial_rate(
    arrival_rate: float, capacity: float, p_redial: float, p_reconnect: float = 0.0
) -> float:
    """Contacts offered per unit of time, retries and reconnects included, in the fluid limit.

    Parameters
    ----------
    arrival_rate, capacity
        New cases, and contacts that all servers complete, per unit of time, > 0.
    p_redial
        Probability that an abandoned contact comes back, in [0, 1).
    p_reconnect
        Probability that a served contact comes back, in [0, 1).

    Returns
    -------
    x = arrival_rate + p_redial (x - served) + p_reconnect * served, with served = min(x, capacity).
    """
    lam, cap = positive("arrival_rate", arrival_rate), positive("capacity", capacity)
    redial = share("p_redial", p_redial, below_one=True)
    reconnect = share("p_reconnect", p_reconnect, below_one=True)
    unhurried = lam / (1.0 - reconnect)
    return unhurried if unhurried <= cap else (lam + (reconnect - redial) * cap) / (1.0 - redial)
