"""Measures by week: days of the tally, seven at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim.log import Meta
from sim.metrics.customers import measured_days
from sim.replications.estimate import mean, ratio_of_totals

if TYPE_CHECKING:
    from sim.replications.result import Joined

__all__ = ["WEEKLY", "week_rows"]

WEEKLY = ("customers", "cases", "joined", "left_base", "left_service", "lost_share", "value")
"""Measures that are told by week, in total."""
_FEWEST = 3
"""With fewer whole weeks there is no course to be seen."""
_WEEK = 7

Row = tuple[str, str, str, str, str, float, float, int, str, str]


def week_rows(joined: Mapping[str, Joined], meta: Meta, n: int) -> Iterator[Row]:
    """Rows of `Result.table` with `by` week and the first day of the week as `at`.

    None without customers. Weeks are counted from the first measured day; one that is not whole is left out.

    Parameters
    ----------
    joined
        Every measure by name.
    meta
        Names and grid.
    n
        Number of replications.
    """
    first, last = measured_days(meta)
    n_weeks = (last + 1 - first) // _WEEK
    if "customers" not in meta.mechanisms or n_weeks < _FEWEST:
        return
    begin = 1 + meta.intervals_per_day + first
    begins = np.datetime64(meta.start) + first + _WEEK * np.arange(n_weeks)

    def by_week(rows: NDArray[np.float64]) -> NDArray[np.float64]:
        days = rows[:, 0, begin : begin + n_weeks * _WEEK]
        return np.asarray(days.reshape(len(rows), n_weeks, _WEEK).sum(axis=2))

    for one in (joined[measure] for measure in WEEKLY if measure in joined):
        top, bottom = by_week(one.top), by_week(one.bottom)
        found = mean(top) if one.kind == "mean" else ratio_of_totals(top, bottom)
        for at, value, half in zip(begins, found.value.tolist(), found.half_width.tolist(), strict=True):
            yield one.measure, "total", "", "week", str(at), value, half, n, one.unit, one.kind
