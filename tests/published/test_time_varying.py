"""TV1: M(t)/M/16+M from empty, arrival rate 5 + 2 sin(2 pi t / 480) a minute, exact by the Kolmogorov equations."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from sim.log import Log
from sim.names import Outcome
from sim.units import HOUR
from tests.published.comparison import Comparison, Length, model, observed
from tests.statistics import ratio

SECTION = "19. Time-varying arrivals, TV1"
Make = Callable[[str, str], Comparison]
HOURS = (
    ("344.7508", "46.0490", ".54587", "14.0435", "1.5350"),
    ("408.0380", "96.9220", ".80147", "15.4877", "3.2307"),
    ("408.0380", "99.0117", ".80837", "15.5103", "3.3004"),
    ("344.7508", "53.0950", ".60865", "14.7458", "1.7698"),
    ("255.2492", "11.5280", ".23330", "12.3800", ".3843"),
    ("191.9620", "1.1785", ".04044", "9.6329", ".0393"),
    ("191.9620", ".9867", ".03498", "9.4706", ".0329"),
    ("255.2492", "9.6181", ".20411", "12.0891", ".3206"),
)
"""Arrivals, abandons (by the time at which they leave), P(delay), mean busy, mean queue, hour by hour."""


def _by_hour(log: Log) -> dict[str, float]:
    contacts, out = log.contacts, {}
    at_once = (contacts["outcome"] == Outcome.ANSWERED) & (contacts["answered_at"] == contacts["arrived_at"])
    left = contacts["ended_at"][contacts["outcome"] == Outcome.ABANDONED]
    per_hour = HOUR // log.meta.interval
    for hour in range(8):
        here = contacts["arrived_at"] // HOUR == hour
        out[f"arrivals {hour}"] = here.sum()
        out[f"abandons {hour}"] = (left // HOUR == hour).sum()
        out[f"delayed {hour}"] = (here & ~at_once).sum()
        for name, table, column in (("busy", log.groups, "talk"), ("queue", log.queues, "waiting")):
            rows = table["interval"] // per_hour == hour
            out[f"{name} {hour}"] = table[column][rows].sum() / HOUR
    return out


def test_a_day_hour_by_hour(comparison: Make, length: Length) -> None:
    seen = observed(model("time_varying"), length.n(600), _by_hour)
    compare = comparison(SECTION, "M(t)/M/16+M, service 3 min, patience 2 min, from empty")
    for hour, (arrivals, abandons, p_delay, busy, queue) in enumerate(HOURS):
        name, n = f"hour {hour + 1}", seen[f"arrivals {hour}"]
        compare(f"{name}: arrivals", n, detect=0.02 * float(arrivals), exact=arrivals)
        lost = seen[f"abandons {hour}"]
        compare(
            f"{name}: abandons",
            lost,
            detect=max(0.7, 0.11 * float(abandons), 0.65 * float(abandons) ** 0.5),
            exact=abandons,
        )
        delayed = ratio(seen[f"delayed {hour}"], n)
        compare(f"{name}: P(delay)", delayed, detect=0.034, exact=p_delay)
        compare(f"{name}: mean busy agents", seen[f"busy {hour}"], detect=0.3, exact=busy)
        waiting = seen[f"queue {hour}"]
        compare(f"{name}: mean queue", waiting, detect=max(0.03, 0.2 * float(queue)), exact=queue)
    total = {
        name: np.sum([seen[f"{name} {hour}"] for hour in range(8)], axis=0)
        for name in ("arrivals", "abandons", "delayed")
    }
    for name, exact, detect in (
        ("arrivals", "2400", 15),
        ("abandons", "318.3889", 12),
        ("delayed", "1181.0242", 27),
    ):
        compare(f"the day: {name}", total[name], detect=detect, exact=exact)
