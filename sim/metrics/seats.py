"""The passes over the days of a log and of its agents: what is known, who sits where, and what they do."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.log import Log, Meta
from sim.metrics.fields import SEAT_FIELDS, TENURES
from sim.metrics.parts import PARTS
from sim.units import DAY

__all__ = ["count_days", "count_seats"]

_DAYS_A_MONTH = 365.25 / 12


def _measured(days: NDArray[np.int32], meta: Meta) -> NDArray[np.bool_]:
    """Which days begin in the window."""
    at = days.astype(np.int64) * DAY
    return np.asarray((at >= meta.window[0]) & (at < meta.window[1]))


def _parts(sums: NDArray[np.float64]) -> NDArray[np.int64]:
    return np.rint(sums * PARTS).astype(np.int64)


def count_days(log: Log, levels: NDArray[np.int64]) -> None:
    """Add the levels of the days that begin in the window; shape (3, buckets): days, knowledge, norm."""
    days = log.days[_measured(log.days["day"], log.meta)]
    bucket = log.meta.intervals_per_day + days["day"]
    np.add.at(levels[0], bucket, 1)
    np.add.at(levels[1], bucket, _parts(days["knowledge"]))
    np.add.at(levels[2], bucket, _parts(days["norm"]))


def count_seats(log: Log, seats: NDArray[np.int64], tenures: NDArray[np.int64]) -> None:
    """Add what agents did on the days that begin in the window.

    Parameters
    ----------
    log
        A whole log, or a stretch.
    seats
        Shape (`SEAT_FIELDS`, agents).
    tenures
        Shape (2, `TENURES`): talks and their ticks.
    """
    rows = log.seats[_measured(log.seats["day"], log.meta)]
    tenure = (rows["day"] - rows["hired_day"]).astype(np.int64)
    here = (rows["n_talks"] > 0).astype(np.int64)
    columns = {
        "days": here,
        "tenure": tenure * here,
        "hired": ((rows["hired_day"] == rows["day"]) & (rows["day"] > 0)).astype(np.int64),
        "talks": rows["n_talks"],
        "work": rows["work"],
        "tired": _parts(rows["tired"]),
        "served": rows["n_served"],
        "solving": _parts(rows["solving"]),
    }
    for number, name in enumerate(SEAT_FIELDS):
        np.add.at(seats[number], rows["agent"], columns[name])
    kind = np.searchsorted(list(TENURES.values()), tenure / _DAYS_A_MONTH, "right") - 1
    np.add.at(tenures[0], kind, rows["n_talks"])
    np.add.at(tenures[1], kind, rows["work"])
