"""Intervals of several differences that hold together."""

from __future__ import annotations

__all__ = ["METHOD", "joint_confidence"]

METHOD = "Bonferroni"
"""How it is done, for reports."""


def joint_confidence(n: int, confidence: float = 0.95) -> float:
    """Confidence of each of n intervals, so that all of them hold at once with `confidence` at least.

    Bonferroni's inequality, which asks nothing of how the differences depend on each other; they do, by common
    variants and common luck. Law (2015), Simulation Modeling and Analysis, section 10.3.
    """
    return 1 - (1 - confidence) / max(n, 1)
