"""What the tallies say: every measure is a ratio of two sums, so that replications can be added up before dividing.

Offered counts contacts, legs count forwardings too. Work that a contact brings is booked in the interval in which it
arrived, staffed time in the interval in which it passes. Each measure is defined where it is computed: of contacts and
targets in `sim.metrics.contacts`, of legs and work in `legs`, of cases in `cases`, of how they went for the customers
in `feelings`, `journeys` and `losses`, of replies and the bot in `reported`, of groups and lines in `groups`, of how
agents differ and learn in `workforce`, of money in `money`, of customers and what they are worth in `customers` and
`value`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim.log import Log, Meta
from sim.metrics.cases import CASE_MEASURES, case_ratios
from sim.metrics.contacts import CONTACT_MEASURES, contact_ratios, target_ratios
from sim.metrics.customers import CUSTOMER_MEASURES, customer_ratios
from sim.metrics.feelings import FEELING_MEASURES, feeling_ratios
from sim.metrics.groups import GROUP_MEASURES, group_ratios, line_ratios
from sim.metrics.histogram import quantile
from sim.metrics.journeys import JOURNEY_MEASURES, journey_ratios
from sim.metrics.legs import LEG_MEASURES, leg_ratios, pair_ratios, work_ratios
from sim.metrics.losses import LOSS_MEASURES, loss_ratios
from sim.metrics.money import MONEY_MEASURES, money_ratios
from sim.metrics.ratio import Ratio
from sim.metrics.reported import REPORTED_MEASURES, reported_ratios
from sim.metrics.scopes import Scopes, bucket_names
from sim.metrics.tally import Tally, tally
from sim.metrics.value import VALUE_MEASURES, value_ratios
from sim.metrics.workforce import WORKFORCE_MEASURES, workforce_ratios

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["MEASURES", "QUANTILES", "measures", "ratios", "wait_quantiles"]

QUANTILES = (0.5, 0.8, 0.9, 0.95, 0.99)

MEASURES = {
    **CONTACT_MEASURES,
    **LEG_MEASURES,
    **CASE_MEASURES,
    **FEELING_MEASURES,
    **JOURNEY_MEASURES,
    **REPORTED_MEASURES,
    **LOSS_MEASURES,
    **GROUP_MEASURES,
    **WORKFORCE_MEASURES,
    **MONEY_MEASURES,
    **CUSTOMER_MEASURES,
    **VALUE_MEASURES,
}
"""Measures by name with their unit; `target.NAME` (share) and `wait_p50` … (s) come beside them."""

_PARTS = (
    contact_ratios,
    target_ratios,
    leg_ratios,
    work_ratios,
    pair_ratios,
    case_ratios,
    feeling_ratios,
    journey_ratios,
    reported_ratios,
    loss_ratios,
    group_ratios,
    line_ratios,
    workforce_ratios,
    money_ratios,
    customer_ratios,
    value_ratios,
)


def ratios(one: Tally, meta: Meta) -> list[Ratio]:
    """All measures of one replication, as numerators and denominators."""
    return [ratio for part in _PARTS for ratio in part(one, meta)]


def wait_quantiles(one: Tally, meta: Meta) -> NDArray[np.float64]:
    """Quantiles of the wait until the first answer in seconds, shape (scopes of types, `QUANTILES`)."""
    scopes = Scopes.of_types(meta)
    waits = (scopes.members @ one.waits).astype(np.int64)
    zeros = (scopes.members @ one.zero_waits).astype(np.int64)
    return np.array(
        [[quantile(row, int(zero), p) for p in QUANTILES] for row, zero in zip(waits, zeros, strict=True)]
    )


def measures(log: Log) -> pd.DataFrame:
    """All measures of one replication.

    Returns
    -------
    pandas.DataFrame
        Tidy: measure, scope (total, channel, contact_type, segment, topic, group, group_type), name, by (all, interval
        of the day, day), at, value, unit. Shares are from 0 to 1, times in seconds; a ratio without cases is NaN.
    """
    import pandas as pd

    one, meta = tally(log), log.meta
    places = bucket_names(meta)
    rows = []
    for ratio in ratios(one, meta):
        with np.errstate(invalid="ignore", divide="ignore"):
            values = ratio.top / ratio.bottom
        for (scope, name), line in zip(ratio.labels, values.tolist(), strict=True):
            rows += [
                (ratio.measure, scope, name, by, at, value, ratio.unit)
                for (by, at), value in zip(places[: len(line)], line, strict=True)
            ]
    for (scope, name), line in zip(Scopes.of_types(meta).labels, wait_quantiles(one, meta), strict=True):
        rows += [
            (f"wait_p{p * 100:g}", scope, name, "all", "", value, "s")
            for p, value in zip(QUANTILES, line.tolist(), strict=True)
        ]
    return pd.DataFrame(rows, columns=["measure", "scope", "name", "by", "at", "value", "unit"])
