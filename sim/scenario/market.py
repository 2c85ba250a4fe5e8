"""Market: what satisfaction makes of customers, and who joins and leaves."""

from __future__ import annotations

from sim.scenario.bounds import Factor, Money, Share, Weight, Within
from sim.scenario.marked import marked
from sim.scenario.section import Section
from sim.units import MINUTE

__all__ = ["Market"]


class Market(Section):
    """Goodwill, churn, word of mouth, new customers, sales; see `sim.outcomes.churn` and its neighbours.

    Customers join and leave at midnight.
    """

    churn_share: Share = marked(0.5, "A", "of those who intend to leave who do")
    own: Share = marked(0.6, "A", "weight of the case in the intention to leave; goodwill has the rest")
    memory: Share = marked(0.7, "A", "weight of earlier goodwill when a case closes; the case has the rest")
    loyalty: Share = marked(0.0, "A", "points of churn that a loyalty programme prevents")
    base_hazard: Weight = marked(
        0.0137, "A", "customers lost a month, as a share, whatever the center does", le=10
    )
    good_share: Share = marked(0.47, "S", "of who has a good story who tells it", "American Express 2011")
    good_heard: float = marked(
        9.0, "S", "people who hear it, on average", "American Express 2011", ge=1, le=1000, allow_inf_nan=False
    )
    bad_share: Share = marked(0.56, "S", "of who has a bad story who tells it", "American Express 2011")
    bad_heard: float = marked(
        16.0, "S", "people who hear it, on average", "American Express 2011", ge=1, le=1000, allow_inf_nan=False
    )
    acquisition: Weight = marked(77.0, "A", "new customers a day without word of mouth", le=1_000_000)
    by_good: Weight = marked(0.002, "A", "new customers for each who heard something good", le=10)
    by_bad: Weight = marked(0.004, "A", "new customers lost for each who heard something bad", le=10)
    competitor: Share = marked(
        0.05, "A", "of those without goodwill who go to a competitor when they leave a queue"
    )
    conversion: Share = marked(0.3, "A", "of sales enquiries that come about at an immediate reply, × success")
    conversion_scale: Within = marked(5 * MINUTE, "A", "wait at which half of the sales are lost")
    conversion_power: Weight = marked(
        1.5, "A", "how steeply sales fall with the wait", "Lead Response Management study (sign)", unit="power", le=10
    )
    sale_existing: Share = marked(0.65, "S", "multiplies conversion with a customer", "Marketing Metrics")
    sale_new: Share = marked(0.05, "S", "multiplies conversion with anybody else", "Marketing Metrics")
    sale_value: Money = marked(0.0, "A", "worth of a sale", le=1e9)
    prospects: bool = marked(
        False, "A", "sales cases of people who are no customers yet are offered; who buys becomes one"
    )
    badge: Share = marked(
        0.0, "A", "demand added by a public badge of best speed, and taken by one of worst, as a share"
    )
    badge_ratchet: Share = marked(0.05, "A", "tolerance.ratchet where there is a badge and that is 0")
    retention: Share = marked(0.77, "R", "yearly, in the value of a customer", "Gupta, Lehmann")
    discount: Factor = marked(0.12, "R", "yearly, in the value of a customer", "Gupta, Lehmann")
    acquisition_cost: Money = marked(0.0, "A", "of replacing a customer", le=1e9)
