"""SSJ tutorial, CallCenter: a day of 13 hours with a random busyness factor, gamma with mean 1 and shape a0.

All ratios of the source are divided by 1660, the expected calls of a day. "Good" are all whose wait, until talk or
leaving, is below 20 seconds.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sim.log import Log
from sim.names import Outcome
from sim.units import SECOND
from tests.published.comparison import Comparison, Length, deviation, half_width_of, model, observed
from tests.sampling import some

SECTION = "2. SSJ tutorial: CallCenter"
Make = Callable[[str, str], Comparison]
EXPECTED = 1660
WIDENED = 1.959964 / 1.644854
"""From a 90 % interval, which the source gives, to one of 95 %."""
NOTE = "the source's 90 % interval, widened"
ASSUMED = "interval not given; from our spread"


def _day(log: Log) -> dict[str, float]:
    contacts = log.contacts
    return {
        "arrivals": len(contacts),
        "waited": contacts["waited"].sum() / SECOND / EXPECTED,
        "good": (contacts["waited"] < 20 * SECOND).sum() / EXPECTED,
        "lost": (contacts["outcome"] == Outcome.ABANDONED).sum() / EXPECTED,
    }


CALM = {
    "arrivals": ("arrivals a day", "1660.366", 1.540, "1660", 0.0, 27),
    "waited": ("wait, s, / 1660", "4.713", 0.033, "4.7191", 0.0124, 0.55),
    "good": ("good / 1660", ".925", 0.0005, ".9247", 0.0002, 0.0117),
    "lost": ("abandoned / 1660", ".020", 0.0, ".01984", 0.00004, 0.0019),
}
WILD = {
    "arrivals": ("arrivals a day", "1639.507", 26.718, "1660", 0.0, 155),
    "waited": ("wait, s, / 1660", "11.834", 1.774, "12.365", 0.184, 8.5),
    "good": ("good / 1660", ".853", 0.009, ".8542", 0.0010, 0.048),
    "lost": ("abandoned / 1660", ".0342", 0.0032, ".03611", 0.00036, 0.018),
}
"""Measure, published, half of its 90 % interval, computed, half of its 95 % interval, and what must be noticed."""


@pytest.mark.parametrize(
    ("shape", "figures", "spreads", "days", "least"),
    some(
        [
            (400, CALM, ("93.620", "1.997", ".040", ".0067"), 10_000, 0.25),
            (10, WILD, ("513.189", "", ".169", ".0608"), 1_000, 0.55),
        ],
        one_in=2,
    ),
    ids=["a0=400", "a0=10"],
)
def test_a_busy_or_quiet_day(
    comparison: Make,
    length: Length,
    shape: int,
    figures: dict[str, tuple[str, str, float, str, float, float]],
    spreads: tuple[str, ...],
    days: int,
    least: float,
) -> None:
    """`least` is the relative deviation of a standard deviation that the short run must notice."""
    scenario = model("ssj_call_center").with_({"arrivals.day_factor.cv": shape**-0.5})
    seen = observed(scenario, length.n(600), _day)
    compare = comparison(SECTION, f"CallCenter, a0 = {shape}")
    for (name, figure), spread in zip(figures.items(), spreads, strict=True):
        measure, published, half, exact, unsure, detect = figure
        x = seen[name]
        compare(
            measure,
            x,
            detect=detect,
            published=published,
            half_width=half * WIDENED or half_width_of(x, days),
            exact=exact,
            unsure=unsure,
            note=NOTE if half else ASSUMED,
        )
        if spread:
            sd = deviation(x)
            compare(
                f"{measure}: standard deviation",
                sd,
                detect=least * float(spread),
                published=spread,
                half_width=half_width_of(sd, days),
                note=ASSUMED,
            )
