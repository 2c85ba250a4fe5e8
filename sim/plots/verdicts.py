"""Met, missed or not decided: an estimate and its band against a target, and how many replications decide."""

from __future__ import annotations

import math
from typing import Literal

Verdict = Literal["met", "missed", "not decided"]

TOO_MANY = 100_000
"""Beyond so many replications an estimate is said to lie on its target."""


def verdict(estimate: float, half_width: float, target: float) -> Verdict | None:
    """Whether an estimate meets a target that should be reached or passed.

    Parameters
    ----------
    estimate, target
        In the same unit.
    half_width
        Of the 95 % interval; NaN or 0 where the number is taken as exact.

    Returns
    -------
    "met", "missed", "not decided" or None
        Not decided if the interval holds the target strictly inside; None if there is no estimate.
    """
    if not math.isfinite(estimate):
        return None
    half = half_width if math.isfinite(half_width) else 0.0
    if estimate - half >= target:
        return "met"
    if estimate + half < target:
        return "missed"
    return "not decided"


def more_replications(estimate: float, half_width: float, target: float, n: int) -> int | None:
    """How many more replications would decide, if the estimate stayed where it is.

    The half-width shrinks with the root of the number of replications; the answer is rounded up to two
    significant digits, because it is only a guess.

    Parameters
    ----------
    estimate, half_width, target
        As in `verdict`.
    n
        Replications behind the half-width.

    Returns
    -------
    int or None
        At least 1; 0 where it is decided already; None if more than `TOO_MANY` or nothing is known.
    """
    if verdict(estimate, half_width, target) != "not decided":
        return 0
    gap = abs(estimate - target)
    if n < 2 or gap <= 0:
        return None
    needed = n * (half_width / gap) ** 2 - n
    if not math.isfinite(needed) or needed > TOO_MANY:
        return None
    more = max(1, math.ceil(needed))
    unit: int = 10 ** max(0, len(str(more)) - 2)
    return -(-more // unit) * unit
