"""Measures of the workforce: how agents differ, how new and how tired they are, what they know."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from sim.log import Meta
from sim.metrics.fields import SEAT_FIELDS, TENURES
from sim.metrics.parts import PARTS
from sim.metrics.ratio import Ratio
from sim.metrics.scopes import whole
from sim.metrics.tally import Tally
from sim.units import DAY, TICK_SECONDS

__all__ = ["WORKFORCE_MEASURES", "workforce_ratios"]

WORKFORCE_MEASURES = {
    "knowledge": "share",
    "norm": "share",
    "tenure": "s",
    "hired": "count",
    "fatigue": "share",
    "talk_spread": "share",
    "resolution": "share",
    "resolution.worst_tenth": "share",
    **{f"talk_due.{name}": "s" for name in TENURES},
}

_Reals = NDArray[np.float64]


def workforce_ratios(one: Tally, meta: Meta) -> Iterator[Ratio]:
    """Measures by total and group over the whole window; none where no days are kept.

    ====================== =====================================================================================
    knowledge, norm        how complete the knowledge base is, and what agents hold to be a talk of normal
                           length, as a share of what it was at the start: mean over days, and by day; total
    tenure                 time since they were hired, mean over days of agents who began a talk on them
    hired                  seats that were taken by somebody new
    fatigue                mean over talks, of the agent as they begin
    talk_spread            standard deviation of agents' mean talks, over their mean; chance is in it as well, the
                           more the fewer talks there are
    resolution             probability of resolution, mean over contacts served
    resolution.worst_tenth the same of the tenth of the agents who solve least
    talk_due.CLASS         talk due when it begins, mean over talks of agents hired less than three months ago
                           (new), less than a year ago (recent), and earlier (old); total
    ====================== =====================================================================================

    Agents are seats: with those who leave, several people come together in one.
    """
    total = (("total", ""),)
    if one.levels.size:
        days, knowledge, norm = whole(one.levels.astype(np.float64)[:, None], meta)
        yield Ratio("knowledge", "share", total, knowledge / PARTS, days)
        yield Ratio("norm", "share", total, norm / PARTS, days)
    if "workforce" not in meta.mechanisms:
        return
    groups = _of_groups(meta)
    labels = (*total, *(("group", name) for name in meta.groups))
    f = dict(zip(SEAT_FIELDS, one.seats.astype(np.float64), strict=True))
    sums = {name: (groups @ values)[:, None] for name, values in f.items()}
    yield Ratio("tenure", "s", labels, sums["tenure"] * DAY * TICK_SECONDS, sums["days"])
    yield Ratio.count("hired", "count", labels, sums["hired"])
    yield Ratio("fatigue", "share", labels, sums["tired"] / PARTS, sums["talks"])
    spread = [_spread(f["work"][mine], f["talks"][mine]) for mine in groups > 0]
    yield Ratio("talk_spread", "share", labels, *_columns(spread))
    if "resolution" in meta.mechanisms:
        yield Ratio("resolution", "share", labels, sums["solving"] / PARTS, sums["served"])
        worst = [_worst_tenth(f["solving"][mine] / PARTS, f["served"][mine]) for mine in groups > 0]
        yield Ratio("resolution.worst_tenth", "share", labels, *_columns(worst))
    for (talks, work), name in zip(one.tenures.T.astype(np.float64), TENURES, strict=True):
        yield Ratio(f"talk_due.{name}", "s", total, np.array([[work * TICK_SECONDS]]), np.array([[talks]]))


def _of_groups(meta: Meta) -> _Reals:
    """Shape (1 + groups, agents): who is in them, and in the whole."""
    of = np.repeat(np.arange(len(meta.groups)), meta.group_size)
    return np.vstack([np.ones(len(of)), of == np.arange(len(meta.groups))[:, None]])


def _columns(pairs: list[tuple[float, float]]) -> tuple[_Reals, _Reals]:
    top, bottom = np.array(pairs, dtype=np.float64).T
    return top[:, None], bottom[:, None]


def _spread(work: _Reals, talks: _Reals) -> tuple[float, float]:
    """Standard deviation and mean of the means of those who talked; nothing over nothing with less than two."""
    means = work[talks > 0] / talks[talks > 0]
    return (float(means.std(ddof=1)), float(means.mean())) if len(means) > 1 else (0.0, 0.0)


def _worst_tenth(solving: _Reals, served: _Reals) -> tuple[float, float]:
    """Sum and number of those who solve least: a tenth of all who served anybody, one at least."""
    solving, served = solving[served > 0], served[served > 0]
    worst = np.argsort(solving / served, kind="stable")[: max(1, round(len(served) / 10))]
    return float(solving[worst].sum()), float(served[worst].sum())
