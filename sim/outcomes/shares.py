"""Shares that decide who takes a contact."""

from __future__ import annotations

from sim.compiled import jit

__all__ = ["free_share"]


@jit
def free_share(free: int, logged_in: int) -> float:
    """Share of an agent's logged-in time in which he had nobody in talk or wrap-up; 0 if there was none.

    Parameters
    ----------
    free, logged_in
        Ticks since midnight.
    """
    if free <= 0 or logged_in <= 0:
        return 0.0
    return free / logged_in
