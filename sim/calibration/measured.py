"""The table that a simulation is held against: what the export itself says, by hour of the day."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.calibration.evidence import HourRow
from sim.calibration.export import Export
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
    calls, n_days = export.on(weekdays), len(export.day_numbers(weekdays))
    hours = calls["arrived_at"] % DAY // HOUR
    rows = [_row(int(hour), calls[hours == hour], n_days, acceptable_wait) for hour in np.unique(hours)]
    if len(calls):
        rows.append(_row(None, calls, n_days, acceptable_wait))
    return tuple(rows)


def _row(hour: int | None, calls: NDArray[Any], n_days: int, acceptable_wait: int) -> HourRow:
    wait, answered, talk = calls["wait"], calls["answered"], calls["talk"]
    talked = talk[answered & (talk > 0)]
    return HourRow(
        hour=hour,
        n_calls=len(calls),
        calls_per_day=len(calls) / n_days,
        p_wait=float(np.mean(wait > 0)),
        mean_wait=float(np.mean(wait)) / SECOND,
        p_abandoned=float(np.mean(~answered)),
        within=float(np.mean(answered & (wait <= acceptable_wait))),
        mean_talk=float(np.mean(talked)) / SECOND if len(talked) else float("nan"),
    )
