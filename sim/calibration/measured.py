"""The table that a simulation is held against: what the export itself says, by hour of the day."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.calibration.evidence import HourRow
from sim.calibration.export import Export
from sim.replications.estimate import ratio_of_totals
from sim.units import DAY, HOUR, SECOND

__all__ = ["measure_hours"]


def measure_hours(export: Export, acceptable_wait: int = 20 * SECOND) -> tuple[HourRow, ...]:
    """Rows for the hours of the regular weekdays that had calls, the whole day last.

    Parameters
    ----------
    export
        The calls; an hour's calls are those offered in it.
    acceptable_wait
        Threshold of the share answered within it (ticks, counted as within if equal).
    """
    weekdays = export.calendar.regular_weekdays
    calls, days = export.on(weekdays), export.day_numbers(weekdays)
    hours = calls["arrived_at"] % DAY // HOUR
    rows = [_row(int(hour), calls[hours == hour], days, acceptable_wait) for hour in np.unique(hours)]
    if len(calls):
        rows.append(_row(None, calls, days, acceptable_wait))
    return tuple(rows)


def _row(hour: int | None, calls: NDArray[Any], days: NDArray[np.int64], acceptable_wait: int) -> HourRow:
    wait, answered, talk = calls["wait"], calls["answered"], calls["talk"]
    talked = talk[answered & (talk > 0)]
    counted = {
        "p_wait": wait > 0,
        "mean_wait": wait / SECOND,
        "p_abandoned": ~answered,
        "within": answered & (wait <= acceptable_wait),
    }
    day = np.searchsorted(days, calls["day"])
    top = [
        np.bincount(day, values.astype(np.float64), len(days)).astype(np.float64)
        for values in counted.values()
    ]
    bottom = np.bincount(day, minlength=len(days)).astype(float)
    found = [ratio_of_totals(one, bottom) for one in top]
    return HourRow(
        hour=hour,
        n_calls=len(calls),
        calls_per_day=len(calls) / len(days),
        mean_talk=float(np.mean(talked)) / SECOND if len(talked) else float("nan"),
        half={}
        if len(days) < 2
        else {k: float(one.half_width) for k, one in zip(counted, found, strict=True)},
        **{k: float(one.value) for k, one in zip(counted, found, strict=True)},
    )
