"""Acknowledgements with nothing behind them."""

from __future__ import annotations

from sim.compiled import jit

__all__ = ["is_hollow"]


@jit
def is_hollow(limit: float, tolerance: int, felt: int) -> bool:
    """Whether a felt wait of more than `limit` tolerances shows that there was nothing behind an acknowledgement.

    The form is an assumption.

    Parameters
    ----------
    limit
        `MOOD_PLAN.hollow_limit`; infinite where acknowledgements are no empty ones.
    tolerance
        Of the contact, in ticks.
    felt
        The felt wait, in ticks.
    """
    return felt > limit * max(tolerance, 1)
