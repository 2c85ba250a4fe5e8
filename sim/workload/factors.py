"""Busy days and quiet days: random factors with mean 1 on the rates of days and intervals.

Source: Avramidis, Deslauriers, L'Ecuyer (2004), Modeling daily arrivals to a telephone call center (gamma busyness
factor); day-to-day dependence as an autoregression of the normal score, as in Oreshkin, Régnard, L'Ecuyer (2016).
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaincinv, ndtr

from sim.distributions.normal import normal_quantile
from sim.draws import case_word, stream_hash, uniform
from sim.names import Purpose
from sim.scenario.arrivals import DayFactor, IntervalNoise

__all__ = ["day_factors", "interval_factors"]


def _mean_one(family: str, cv: float, scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Variates with mean 1 and the given coefficient of variation from normal scores."""
    if family == "lognormal":
        sigma = math.sqrt(math.log1p(cv * cv))
        return np.exp(sigma * scores - sigma * sigma / 2)
    shape = 1 / (cv * cv)
    return np.asarray(gammaincinv(shape, ndtr(scores)) / shape)


def day_factors(spec: DayFactor, stream: str, days: int, seed: int, replication: int) -> NDArray[np.float64]:
    """One factor a day, shape (days,), drawn by u('day factor', day) or by the stream's own name."""
    if spec.cv == 0:
        return np.ones(days)
    name = stream_hash("day factor" if spec.shared else f"day factor of {stream}")
    score, scores = 0.0, np.empty(days)
    for day in range(days):
        fresh = normal_quantile(
            uniform(seed, replication, int(Purpose.DAY_FACTOR), 0, case_word(day, 0), name)
        )
        score = fresh if day == 0 else spec.ar1 * score + math.sqrt(1 - spec.ar1**2) * fresh
        scores[day] = score
    return _mean_one(spec.family, spec.cv, scores)


def interval_factors(
    spec: IntervalNoise, stream: str, days: int, per_day: int, seed: int, replication: int
) -> NDArray[np.float64]:
    """One factor an interval, shape (days, intervals of a day)."""
    if spec.cv == 0:
        return np.ones((days, per_day))
    name = stream_hash("interval noise" if spec.shared else f"interval noise of {stream}")
    scores = np.empty((days, per_day))
    for day in range(days):
        for slot in range(per_day):
            word = case_word(day, slot)
            scores[day, slot] = normal_quantile(
                uniform(seed, replication, int(Purpose.INTERVAL_NOISE), 0, word, name)
            )
    return _mean_one(spec.family, spec.cv, scores)
