"""Distributions by row."""

from __future__ import annotations

from sim.distributions.distribution import Distribution
from sim.distributions.quantiles import draw_ticks
from sim.plan.laws import Laws
from sim.units import MINUTE


def test_equal_distributions_share_a_row_and_draw_what_they_say() -> None:
    laws = Laws()
    said = ["exponential mean:3m", "2m", "exponential mean:3m", "5m"]
    rows = [laws.row(Distribution.parse(text)) for text in said]
    assert rows == [0, 1, 0, 2]
    quantiles = laws.tabulated()
    assert [draw_ticks(*quantiles, row, 0.3) for row in (1, 2)] == [2 * MINUTE, 5 * MINUTE]
