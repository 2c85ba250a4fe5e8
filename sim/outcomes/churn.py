"""Goodwill, and whether a customer leaves because of a case."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit

__all__ = ["churn_share", "competitor_share", "goodwill_after", "with_goodwill"]


@jit
def with_goodwill(b: NDArray[np.void], satisfied: float, goodwill: float) -> float:
    """What the intention to leave rests on: own × S + (1 - own) × G.

    Source: American Express (86 % give a second chance after a good history; sign). The size is an assumption.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    satisfied
        S, from `satisfaction`.
    goodwill
        G of the customer before the case closed.
    """
    own = b[0]["market_own"]
    return float(own * satisfied + (1.0 - own) * goodwill)


@jit
def churn_share(b: NDArray[np.void], intends: float) -> float:
    """The share that leaves: max(0, churn_share × intention - loyalty). Both sizes are assumptions.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    intends
        From `intention`.
    """
    row = b[0]
    return max(0.0, float(row["market_churn_share"] * intends - row["market_loyalty"]))


@jit
def goodwill_after(b: NDArray[np.void], goodwill: float, satisfied: float) -> float:
    """The goodwill of a customer after a case: memory × G + (1 - memory) × S. The size is an assumption.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    goodwill, satisfied
        G before, and S.
    """
    memory = b[0]["market_memory"]
    return float(memory * goodwill + (1.0 - memory) * satisfied)


@jit
def competitor_share(b: NDArray[np.void], goodwill: float) -> float:
    """The share of customers who leave a queue that go to a competitor at once: competitor × (1 - G). An assumption.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    goodwill
        G of the customer.
    """
    return float(b[0]["market_competitor"] * (1.0 - goodwill))
