"""How long a wait customers put up with, and what makes their patience shorter."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.distributions.normal import normal_quantile
from sim.distributions.quantiles import draw_ticks
from sim.outcomes.durations import stretched
from sim.units import SECOND

__all__ = ["patience_scale", "ratcheted", "tolerance_ticks"]

_ALMOST_ONE = 1.0 - 2.0**-53
_MOST_ABANDONMENTS = 50
"""Later ones shorten patience no further; so the power neither overflows nor becomes 0."""

_LEAST_MEMORY = math.log(0.25)
_SHORTEST = 6 * SECOND
"""Shorter waits spoil nobody further."""


@jit
def _correlated(u_patience: float, u: float, rank: float) -> float:
    """A uniform with the given rank correlation with `u_patience`: a Gaussian copula."""
    rho = 2.0 * math.sin(math.pi / 6.0 * rank)
    x = rho * normal_quantile(u_patience) + math.sqrt(1.0 - rho * rho) * normal_quantile(u)
    return min(0.5 * math.erfc(-x / math.sqrt(2.0)), _ALMOST_ONE)


@jit
def tolerance_ticks(
    b: NDArray[np.void],
    laws: NDArray[np.void],
    knots: NDArray[np.float64],
    row: int,
    u_patience: float,
    u: float,
    urgent: int,
    memory: float,
) -> int:
    """The tolerance of a contact: a draw × M, × `urgent_tolerance` (an assumption) if the case is urgent.

    With a rank correlation r other than 0 the uniform is Φ(ρ Φ⁻¹(u_patience) + √(1 - ρ²) Φ⁻¹(u)), ρ = 2 sin(π r / 6)
    (the Gaussian copula; Pearson 1907). It is that with the uniform of patience, and so with patience wherever more of
    the uniform is more patience: not across the branches of a hyperexponential distribution.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    laws, knots, row
        The distribution of tolerance.
    u_patience
        The uniform of the patience of the contact's first leg, in (0, 1).
    u
        The uniform of its tolerance, in (0, 1); taken as it is if the correlation is 0.
    urgent
        Whether the customer needs it now.
    memory
        ln M: what the customer has become used to, from `ratcheted`; 0 changes nothing.

    Returns
    -------
    int
        Ticks, from 0 to 365 days.
    """
    rank = b[0]["tolerance_correlation"]
    if rank != 0.0:
        u = _correlated(u_patience, u, rank)
    ticks = draw_ticks(laws, knots, row, u)
    factor = b[0]["tolerance_urgent_tolerance"] if urgent else 1.0
    if memory != 0.0:
        factor = factor * math.exp(memory)
    return stretched(ticks, factor)


@jit
def ratcheted(b: NDArray[np.void], memory: float, tolerance: int, felt: int) -> float:
    """What a customer is used to in a channel after a wait: max(ln 1/4, ln M + ratchet (ln max(W, 6 s) - ln E)).

    It changes only if W < E, and never rises. An assumption.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    memory
        ln M before, 0 at first.
    tolerance, felt
        E and W in ticks.
    """
    if felt >= tolerance:
        return memory
    change = math.log(max(felt, _SHORTEST)) - math.log(tolerance)
    return min(memory, max(_LEAST_MEMORY, float(memory + b[0]["tolerance_ratchet"] * change)))


@jit
def patience_scale(b: NDArray[np.void], n_abandons: int, urgent: int, out_of_context: int) -> float:
    """What multiplies patience: patience_scale × abandon_patience ^ n_abandons × urgent_patience × bot_patience.

    The latter two if the case is urgent, and if the bot was out of context.

    Source: Emadi, Swaminathan (who abandoned before does so earlier; sign). Sizes are assumptions.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    n_abandons
        Earlier abandonments of the case; those after the fiftieth count no more.
    urgent
        Whether the customer needs it now.
    out_of_context
        Whether the bot has answered something else in this contact.

    Returns
    -------
    float
        Above 0; exactly 1 without tolerance.
    """
    row = b[0]
    if row["has_tolerance"] == 0:
        return 1.0
    scale = row["tolerance_patience_scale"]
    if urgent:
        scale = scale * row["tolerance_urgent_patience"]
    if out_of_context:
        scale = scale * row["tolerance_bot_patience"]
    if n_abandons > 0:
        scale *= math.pow(row["tolerance_abandon_patience"], float(min(n_abandons, _MOST_ABANDONMENTS)))
    return float(scale)
