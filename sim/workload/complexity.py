"""How hard each case is: its topic's number, or one drawn from its topic's Beta distribution by the case's name."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.draws import case_word, uniform
from sim.names import Purpose
from sim.scenario import Scenario
from sim.scenario.topic import Topic
from sim.workload.mixes import topic_names

__all__ = ["set_complexity"]

_COMPLEXITY = int(Purpose.COMPLEXITY)
_STEPS = 4096
"""Straight lines of which the table of a quantile function is made."""


@lru_cache(maxsize=64)
def _quantiles(a: float, b: float) -> NDArray[np.float64]:
    """The quantile function of a Beta distribution at sin²(πi / 2n), i = 0 to n, which are densest at both ends."""
    from scipy.special import betaincinv

    shares = np.sin(np.linspace(0.0, math.pi / 2, _STEPS + 1)) ** 2
    out = np.asarray(betaincinv(a, b, shares), dtype=np.float64)
    out[0], out[_STEPS] = 0.0, 1.0
    return out


@jit
def _draw(
    cases: NDArray[np.void],
    table: NDArray[np.int64],
    tables: NDArray[np.float64],
    source_hash: NDArray[np.int64],
    seed: int,
    replication: int,
) -> None:
    """Draw the complexity of the cases whose topic has a table."""
    for i in range(cases.shape[0]):
        case = cases[i]
        row = table[case["topic"]]
        if row >= 0:
            word, name = case_word(case["day"], case["ordinal"]), source_hash[case["source"]]
            u = uniform(seed, replication, _COMPLEXITY, 0, word, name)
            place = math.asin(math.sqrt(u)) * (2.0 * _STEPS / math.pi)
            k = min(int(place), _STEPS - 1)
            low = tables[row, k]
            case["complexity"] = low + (tables[row, k + 1] - low) * (place - k)


def set_complexity(
    cases: NDArray[np.void], scenario: Scenario, source_hash: NDArray[np.int64], seed: int, replication: int
) -> None:
    """Write the complexity of cases whose topic is known; where the topic says nothing, the reference.

    Parameters
    ----------
    cases
        Dtype `ARRIVAL`.
    scenario
        The topics and `handling.reference`.
    source_hash
        Stream hash by source.
    seed, replication
        The key of all draws.
    """
    names = topic_names(scenario)
    said = [scenario.topics.get(name, Topic()).complexity or (scenario.handling.reference,) for name in names]
    cases["complexity"] = np.array([one[0] for one in said])[cases["topic"]]
    drawn = [i for i, one in enumerate(said) if len(one) == 2]
    if drawn:
        table = np.full(len(said), -1, dtype=np.int64)
        table[drawn] = np.arange(len(drawn))
        _draw(cases, table, np.stack([_quantiles(*said[i]) for i in drawn]), source_hash, seed, replication)
