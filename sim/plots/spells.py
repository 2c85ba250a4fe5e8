"""Spells: runs of neighbouring intervals in which something holds, and how they are said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.plots.curves import Curve
from sim.plots.numbers import clock

if TYPE_CHECKING:
    from numpy.typing import NDArray

MINOR_SHARE = 0.1
"""Intervals with less than this share of the busiest interval's contacts cannot be the worst one."""


def spells(holds: NDArray[np.bool_], edges: NDArray[np.float64]) -> list[tuple[float, float]]:
    """Begin and end, in minutes, of each run of intervals in which `holds` is true.

    Parameters
    ----------
    holds
        Shape (n,).
    edges
        Shape (n + 1,), minutes after midnight.
    """
    padded = np.concatenate(([False], holds, [False])).astype(np.int8)
    step = np.diff(padded)
    starts, ends = np.flatnonzero(step == 1), np.flatnonzero(step == -1)
    return [(float(edges[a]), float(edges[b])) for a, b in zip(starts, ends, strict=True)]


def said(found: list[tuple[float, float]], most: int = 2) -> str:
    """Spells in words: ``between 10:00 and 11:30``, ``between 10:00 and 11:30 and between 14:00 and 15:00``.

    With more than `most` spells the longest is named and the others are counted.
    """
    if not found:
        return ""
    if len(found) <= most:
        return " and ".join(f"between {clock(a)} and {clock(b)}" for a, b in found)
    a, b = max(found, key=lambda s: s[1] - s[0])
    return f"in {len(found)} spells, longest {clock(a)} to {clock(b)}"


def worst(level: Curve, offered: Curve) -> int | None:
    """Index of the interval with the lowest service level among those that carry real traffic.

    Parameters
    ----------
    level
        Service level by interval.
    offered
        Contacts by interval; where it is empty every interval counts as carrying traffic.

    Returns
    -------
    int or None
        None if there is no service level at all.
    """
    if not level:
        return None
    weight = offered.on(level.edges).estimate if offered else np.ones(level.estimate.size)
    weight = np.nan_to_num(weight)
    heavy = weight >= MINOR_SHARE * weight.max()
    candidates = np.where(heavy & np.isfinite(level.estimate), level.estimate, np.inf)
    return int(np.argmin(candidates)) if np.isfinite(candidates).any() else None


def below(level: Curve, target: float) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which intervals lie below a target: by their estimate, and by their whole band."""
    with np.errstate(invalid="ignore"):
        return level.estimate < target, level.band[1] < target


def level_sentence(level: Curve, target: float | None, noun: str = "Service level") -> str:
    """The title of a service-level curve, made from the data.

    Parameters
    ----------
    level
        Shares by interval.
    target
        Share that should be reached; None if there is none.
    noun
        What the curve is called.
    """
    if not level:
        return f"{noun}: no contacts"
    if target is None:
        i = level.peak(lowest=True)
        return f"{noun} is lowest at {level.at(i)} with {level.estimate[i] * 100:.0f} %"
    under, surely = below(level, target)
    known = np.isfinite(level.estimate)
    if not under.any():
        return f"{noun} stays above target all day"
    if under[known].all():
        return f"{noun} is below target all day" if surely.any() else f"{noun} is too close to target to call"
    if not surely.any():
        return f"{noun} is too close to target to call {said(spells(under, level.edges), most=1)}"
    return f"{noun} falls below target {said(spells(under, level.edges))}"
