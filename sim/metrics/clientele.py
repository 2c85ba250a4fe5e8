"""The pass over the customers of a log: how many there are, who joins and leaves, and what their cases make of them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.log import Log, Meta
from sim.metrics.parts import PARTS
from sim.names import CaseStatus, Mark
from sim.units import DAY

__all__ = ["CLIENT_FIELDS", "count_clients"]

_OF_DAYS = ("active", "joined", "left_base", "left_service", "refused", "lost", "good_told", "bad_told")

CLIENT_FIELDS = ("days", *_OF_DAYS, "cases", "sold", "closed", "goodwill", "leaving")
"""By segment and day. First rows of `sim.log.CUSTOMER_TIME`, and their columns; then of cases that opened on the day,
of people who are customers then. `sold` led to a sale. Of `closed` ones, in parts of 2**32: the goodwill of the
customer before, and the probability that he leaves because of the case. Of who had given up it is 1 or 0, as he did: he
may have gone to a competitor."""


def count_clients(log: Log, out: NDArray[np.int64]) -> None:
    """Add the days that begin in the window, and the cases that open in it.

    Parameters
    ----------
    log
        A whole log, or a stretch.
    out
        Shape (`CLIENT_FIELDS`, segments, buckets).
    """
    start, stop = log.meta.window
    at = log.customers["day"].astype(np.int64) * DAY
    days = log.customers[(at >= start) & (at < stop)]
    at = log.cases["opened_at"]
    inside = (at >= start) & (at < stop)
    inside &= ~np.isin(log.cases["status"], [CaseStatus.NOT_OFFERED, CaseStatus.LOST])
    cases = log.cases[inside]
    of_days: dict[str, NDArray[np.int64]] = {"days": np.ones(len(days), dtype=np.int64)}
    of_days |= {name: days[name].astype(np.int64) for name in _OF_DAYS}
    of_cases: dict[str, NDArray[np.int64]] = {"cases": np.ones(len(cases), dtype=np.int64)}
    if log.meta.worth is not None:
        of_cases |= _of_journeys(log.journeys[inside], cases["status"], log.meta)
    per_day = log.meta.intervals_per_day
    for found, segment, day in (
        (of_days, days["segment"], days["day"]),
        (of_cases, cases["segment"], cases["opened_at"] // DAY),
    ):
        for name, values in found.items():
            np.add.at(out[CLIENT_FIELDS.index(name)], (segment, per_day + day), values)


def _of_journeys(
    rows: NDArray[np.void], status: NDArray[np.int8], meta: Meta
) -> dict[str, NDArray[np.int64]]:
    assert meta.worth is not None
    closed = status != CaseStatus.OPEN
    leaving = np.maximum(0.0, meta.worth.churn_share * rows["intention"].astype(np.float64) - meta.worth.loyalty)
    churned = (rows["marks"] & int(Mark.CHURNED)) != 0
    leaving = np.where(status == CaseStatus.GIVEN_UP, churned, leaving)
    parts = {"goodwill": rows["goodwill"].astype(np.float64), "leaving": leaving}
    return {
        "sold": ((rows["marks"] & int(Mark.SOLD)) != 0).astype(np.int64),
        "closed": closed.astype(np.int64),
        **{name: np.rint(values * closed * PARTS).astype(np.int64) for name, values in parts.items()},
    }
