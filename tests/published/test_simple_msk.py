"""ContactCenters guide, SimpleMSK: three types, two groups, three periods; "good" calls are served within 20 seconds.

Service level is good / (served + abandoned after 20 s); occupancy counts agents who finish after the staff was cut, and
the time until the last call is done. The source ran 1000 days; figures marked ± come from about 10,000.
"""

from __future__ import annotations

from collections.abc import Callable

from sim.log import Log
from sim.names import Outcome
from sim.units import HOUR, SECOND
from tests.published.comparison import Comparison, Length, deviation, half_width_of, model, observed
from tests.statistics import ratio

SECTION = "4. ContactCenters guide: SimpleMSK"
Make = Callable[[str, str], Comparison]
ASSUMED = "its half-width is not given; that of 10,000 days is assumed"
GOOD = (
    (
        ("170.154", (164.3, 176.0), "173.65", 52),
        ("599.334", (594.2, 604.5), "597.99", 42),
        ("15.490", (13.8, 17.2), "16.56", 15),
    ),
    (
        ("262.936", (254.6, 271.3), "266.30", 72),
        ("511.648", (506.3, 517.0), "509.06", 46),
        ("34.697", (31.3, 38.1), "36.73", 28),
    ),
    (
        ("259.806", (250.2, 269.4), "266.11", 83),
        ("613.732", (607.6, 619.9), "611.40", 51),
        ("24.888", (22.1, 27.6), "25.68", 23),
    ),
)
"""By type and period of arrival: published, its interval, computed, and what the short run must notice."""


def _day(log: Log) -> dict[str, float]:
    contacts = log.contacts
    answered = contacts["outcome"] == Outcome.ANSWERED
    in_time = contacts["waited"] < 20 * SECOND
    period = contacts["arrived_at"] // (2 * HOUR)
    served = log.legs[log.legs["group"] == 0]
    first = log.groups[log.groups["group"] == 0]
    idle_at_the_end = 9 * (log.meta.open_spans[-1, 1] - contacts["ended_at"].max())
    out = {
        "served": answered.sum(),
        "abandoned": (~answered).sum(),
        "abandoned late": (~answered & ~in_time).sum(),
        "good": (answered & in_time).sum(),
        "busy": (served["wrap_up_at"] - served["talk_at"]).sum() / HOUR,
        "there": (first["logged_in"].sum() - idle_at_the_end) / HOUR,
    }
    for kind in range(3):
        for part in range(3):
            here = (contacts["type"] == kind) & (period == part)
            out[f"good {kind} {part}"] = (answered & in_time & here).sum()
    return out


def test_three_types_and_two_groups(comparison: Make, length: Length) -> None:
    seen = observed(model("simple_msk"), length.n(200), _day)
    compare = comparison(SECTION, "SimpleMSK")
    served, abandoned = seen["served"], seen["abandoned"]
    compare(
        "served a day",
        served,
        detect=230,
        published="4297.305",
        interval=(4270.15, 4324.46),
        exact="4286.86",
        unsure=8.5,
    )
    compare(
        "abandoned a day",
        abandoned,
        detect=290,
        published="910.335",
        interval=(876.13, 944.54),
        exact="900.2",
        unsure=11,
    )
    for name, x, published in (("served", served, "437.6"), ("abandoned", abandoned, "551.2")):
        sd = deviation(x)
        compare(
            f"{name}: standard deviation",
            sd,
            detect=0.46 * float(published),
            published=published,
            half_width=half_width_of(sd, 1000),
            note="interval not given; that of 1000 days is assumed",
        )
    level = ratio(seen["good"], served + seen["abandoned late"])
    compare(
        "service level",
        level,
        detect=0.07,
        published=".501",
        interval=(0.494, 0.509),
        exact=".5055",
        unsure=half_width_of(level, 10_000),
        note=ASSUMED,
    )
    occupancy = ratio(seen["busy"], seen["there"])
    compare(
        "occupancy of the first group",
        occupancy,
        detect=0.03,
        published=".881",
        interval=(0.877, 0.884),
        exact=".8791",
        unsure=half_width_of(occupancy, 10_000),
        note=ASSUMED,
    )
    for kind, periods in enumerate(GOOD):
        for part, (published, interval, exact, detect) in enumerate(periods):
            good = seen[f"good {kind} {part}"]
            compare(
                f"good of type {kind}, period {part + 1}",
                good,
                detect=detect,
                published=published,
                interval=interval,
                exact=exact,
                unsure=half_width_of(good, 10_000),
                note=ASSUMED,
            )
