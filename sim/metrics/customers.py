"""Measures of customers: how many there are, who joins and leaves, what they tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from sim.log import Meta
from sim.metrics.clientele import CLIENT_FIELDS
from sim.metrics.parts import PARTS
from sim.metrics.ratio import Ratio
from sim.metrics.rules import told_segments
from sim.metrics.scopes import whole
from sim.metrics.tally import Tally
from sim.units import DAY

__all__ = ["CUSTOMER_MEASURES", "YEAR", "Clients", "by_day", "customer_ratios", "measured_days"]

YEAR = 365.25
"""Days."""

CUSTOMER_MEASURES = {
    **dict.fromkeys(("customers", "customers_start", "customers_end"), "count"),
    **dict.fromkeys(("joined", "left_base", "left_service", "refused"), "count"),
    "attrition_yearly": "share",
    "churn_yearly": "share",
    "churn_per_case": "share",
    "lost_share": "share",
    "goodwill": "share",
    **dict.fromkeys(("good_told", "bad_told", "sales"), "count"),
}

_Reals = NDArray[np.float64]


def measured_days(meta: Meta) -> tuple[int, int]:
    """The first and the last day that begin in the window; day 0 if none does."""
    first, stop = (min(-(-at // DAY), meta.days) for at in meta.window)
    first = min(first, meta.days - 1)
    return first, max(first, stop - 1)


def by_day(rows: _Reals, meta: Meta) -> _Reals:
    """Prepend the total to buckets that are kept by day; there is nothing in intervals."""
    found = whole(rows, meta)
    found[..., 1 : 1 + meta.intervals_per_day] = np.nan
    return found


class Clients:
    """The customers of a tally: sums by field, shape (total and segments, buckets).

    Beside the fields of the tally there is `start`: on each measured day those who were customers as the first of them
    began, before anybody joined or left at its midnight.

    Attributes
    ----------
    labels
        Total, and the segments where there are several.
    days
        Measured days of each bucket, of the same shape.
    """

    def __init__(self, one: Tally, meta: Meta) -> None:
        told = told_segments(meta)
        self.labels = (("total", ""), *(("segment", name) for name in told))
        n = len(meta.segments)
        self._members = np.vstack([np.ones(n), *np.eye(n)[: len(told)]])
        rows = dict(zip(CLIENT_FIELDS, one.clients.astype(np.float64), strict=True))
        first = rows["active"] - rows["joined"] + rows["left_base"] + rows["left_service"]
        bucket = meta.intervals_per_day + measured_days(meta)[0]
        self._rows = rows | {"start": first[:, bucket, None] * rows["days"]}
        self.days = np.broadcast_to(rows["days"][0], self["active"].shape)

    def __getitem__(self, field: str) -> _Reals:
        return np.asarray(self._members @ self._rows[field])

    def weighted(self, field: str, weights: Sequence[float]) -> _Reals:
        """Sums of a field in which each segment has a weight."""
        return np.asarray(self._members @ (self._rows[field] * np.array(weights)[:, None]))


def customer_ratios(one: Tally, meta: Meta) -> Iterator[Ratio]:
    """Measures by total and segment, over the whole window and by day; none without customers.

    ================ ===============================================================================================
    customers        mean over days
    customers_start  as the first measured day begins; customers_end: on the last one
    joined           new customers; those of a day came at the midnight that begins it
    left_base        customers who left of their own accord
    left_service     customers who left because of the service, or for a competitor
    refused          people who would have joined a pool that was used up; total
    attrition_yearly all who left, over years that somebody was a customer
    churn_yearly     those who left because of the service, likewise
    churn_per_case   probability that a customer leaves because of a case, mean over closed cases. One who has several
                     cases open may be counted with each, and so may those who buy without being a customer yet
    lost_share       cases of those who had left, over these and the cases of customers
    goodwill         of the customer before his case, mean over closed cases
    good_told        people who heard something good; bad_told: bad
    sales            cases that led to a sale
    ================ ===============================================================================================

    Without a market there are only the numbers of customers. Cases are booked where they opened.
    """
    if not one.clients.size:
        return
    f = Clients(one, meta)
    first, last = (meta.intervals_per_day + day for day in measured_days(meta))
    yield Ratio("customers", "count", f.labels, whole(f["active"], meta), whole(f.days, meta))
    yield Ratio.count("customers_start", "count", f.labels, f["start"][:, first, None])
    yield Ratio.count("customers_end", "count", f.labels, f["active"][:, last, None])
    if meta.worth is None:
        return
    for measure in ("joined", "left_base", "left_service", "good_told", "bad_told"):
        yield Ratio.count(measure, "count", f.labels, by_day(f[measure], meta))
    yield Ratio.count("sales", "count", f.labels, by_day(f["sold"], meta))
    yield Ratio.count("refused", "count", f.labels[:1], by_day(f["refused"][:1], meta))
    left = f["left_service"] * YEAR
    ratios = {
        "attrition_yearly": (left + f["left_base"] * YEAR, f["active"]),
        "churn_yearly": (left, f["active"]),
        "churn_per_case": (f["leaving"] / PARTS, f["closed"]),
        "lost_share": (f["lost"], f["lost"] + f["cases"]),
        "goodwill": (f["goodwill"] / PARTS, f["closed"]),
    }
    for measure, (top, bottom) in ratios.items():
        yield Ratio(measure, "share", f.labels, whole(top, meta), whole(bottom, meta))
