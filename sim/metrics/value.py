"""Measures of what customers are worth: what they earn, what is lost with those who leave, and what remains."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from sim.log import Meta
from sim.metrics.customers import YEAR, Clients, by_day
from sim.metrics.money import money_ratios
from sim.metrics.parts import PARTS
from sim.metrics.ratio import Ratio
from sim.metrics.tally import Tally

__all__ = ["VALUE_MEASURES", "lifetime_value", "value_ratios"]

VALUE_MEASURES = dict.fromkeys(
    ("margin", "margin_start", "value_lost", "sales_value", "value", "profit"), "money"
)


def lifetime_value(margin: float, retention: float, discount: float) -> float:
    """What a customer will earn from now on: LTV = m r / (1 + d - r).

    Source: Gupta, Lehmann (the form); recalled, not verified.

    Parameters
    ----------
    margin
        m: what he earns in a year.
    retention
        r: the share of customers who are still there after a year.
    discount
        d: by which a year's later earnings are worth less.
    """
    return margin * retention / (1.0 + discount - retention)


def value_ratios(one: Tally, meta: Meta) -> Iterator[Ratio]:
    """Measures of money in the scenario's currency, over the whole window and by day; none without a market.

    =============== ==============================================================================================
    margin          earned by those who are customers on the day; total and segment
    margin_start    what those who are customers as the first measured day begins would earn if all stayed; the same
    value_lost      lost with customers: for each closed case, the probability that the customer leaves because of
                    it, times his lifetime value and the cost of replacing him; total and segment
    sales_value     worth of sales; total and segment
    value           margin_start and sales_value, less value_lost and cost; with revenue, less penalties; total
    profit          margin and sales_value, less cost; with revenue, less penalties; total
    =============== ==============================================================================================

    The value is what policies are to be compared by: whoever drives customers away gets a better profit for as long as
    the run lasts, but not a better value. Cost, revenue and penalties as in `sim.metrics.money`.
    """
    worth = meta.worth
    if worth is None:
        return
    f = Clients(one, meta)
    a_day = [margin / YEAR for margin in worth.margin]
    churned = [
        lifetime_value(margin, worth.retention, worth.discount) + worth.acquisition_cost
        for margin in worth.margin
    ]
    sums = {
        "margin": f.weighted("active", a_day),
        "margin_start": f.weighted("start", a_day),
        "value_lost": f.weighted("leaving", churned) / PARTS,
        "sales_value": f["sold"] * worth.sale_value,
    }
    found = {name: by_day(money, meta) for name, money in sums.items()}
    for name, money in found.items():
        yield Ratio.count(name, "money", f.labels, money)
    rest = found["sales_value"][:1] + _earned(one, meta)
    yield Ratio.count(
        "value", "money", f.labels[:1], found["margin_start"][:1] - found["value_lost"][:1] + rest
    )
    yield Ratio.count("profit", "money", f.labels[:1], found["margin"][:1] + rest)


def _earned(one: Tally, meta: Meta) -> NDArray[np.float64]:
    """Revenue less penalties and cost, of all; shape (1, columns)."""
    found = {ratio.measure: ratio.top[:1] for ratio in money_ratios(one, meta)}
    if not found:
        return np.zeros((1, 1))
    return np.asarray(found["revenue"] - found["penalties"] - found["cost"])
