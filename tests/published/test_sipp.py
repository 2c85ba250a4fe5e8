"""TV2: arrivals at 100 + 50 sin(2 pi t / 24) an hour, one hour of service, staffing by Erlang C hour by hour (SIPP),
and the same staffing one hour later (lag-SIPP), exact by the Kolmogorov equations in the periodic steady state.

P(delay) of an hour is the share of its arrivals who do not find a free agent.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from sim.log import Log
from sim.units import DAY, HOUR
from tests.published.comparison import Comparison, Length, model, observed
from tests.sampling import some
from tests.statistics import ratio

SECTION = "19. Time-varying arrivals, TV2"
Make = Callable[[str, str], Comparison]
SIPP = (
    ".0248 .0184 .0246 .0321 .0476 .0827 .1343 .1997 .3028 .4319 .5293 .6590 "
    ".7263 .8003 .8339 .8230 .7932 .7309 .6134 .4468 .2819 .1631 .0818 .0375"
)
LAGGED = (
    ".2160 .2147 .1836 .1833 .1656 .1523 .1543 .1531 .1465 .1544 .1704 .1672 "
    ".1967 .1962 .2286 .2463 .2325 .2374 .2545 .2590 .2469 .2412 .2580 .2479"
)


def _by_hour(log: Log) -> dict[str, float]:
    first = log.legs[(log.legs["number"] == 0) & (log.legs["enqueued_at"] >= log.meta.window[0])]
    delayed = first["matched_at"] > first["enqueued_at"]
    hour = first["enqueued_at"] % DAY // HOUR
    out = {}
    for one in range(24):
        out[f"arrivals {one}"] = (hour == one).sum()
        out[f"delayed {one}"] = (delayed & (hour == one)).sum()
    return out


@pytest.mark.parametrize(
    ("name", "lag", "figures", "overall"),
    some([("SIPP", 0, SIPP, ".3028"), ("lag-SIPP", 1, LAGGED, ".1922")], one_in=2),
    ids=["sipp", "lag_sipp"],
)
def test_p_delay_hour_by_hour(
    comparison: Make, length: Length, name: str, lag: int, figures: str, overall: str
) -> None:
    """What an hour must notice is in proportion to the spread of its customers."""
    scenario = model("sipp")
    staff = np.roll(scenario.agents["pool"].count, lag).tolist()
    seen = observed(scenario.with_({"agents.pool.count": staff}), length.n(60), _by_hour)
    compare = comparison(SECTION, f"{name}, 2672 agent-hours a day")
    for hour, exact in enumerate(figures.split()):
        x = ratio(seen[f"delayed {hour}"], seen[f"arrivals {hour}"])
        p = float(exact)
        compare(f"P(delay), hour {hour + 1}", x, detect=0.38 * (p * (1 - p)) ** 0.5, exact=exact)
    total = {
        key: np.sum([seen[f"{key} {hour}"] for hour in range(24)], axis=0) for key in ("delayed", "arrivals")
    }
    compare("P(delay), the day", ratio(total["delayed"], total["arrivals"]), detect=0.055, exact=overall)
