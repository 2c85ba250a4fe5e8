"""The families of distributions."""

from __future__ import annotations

from typing import Literal

__all__ = ["Family"]

Family = Literal[
    "never",
    "deterministic",
    "exponential",
    "hyperexponential",
    "erlang",
    "gamma",
    "lognormal",
    "weibull",
    "uniform",
    "triangular",
    "empirical",
]
"""Families of distributions; their codes in the kernel are the positions in this list."""
