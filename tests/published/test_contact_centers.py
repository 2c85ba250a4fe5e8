"""ContactCenters guide, the M/M/c family: a day of 480 minutes from empty.

"Good" calls are those served within 20 seconds, in the drain too; occupancy is that of the 480 minutes only; waits are
those of the served.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from sim.log import Log
from sim.names import Outcome
from sim.units import HOUR, SECOND
from tests.published.comparison import Comparison, Length, model, observed
from tests.statistics import ratio

SECTION = "3. ContactCenters guide: M/M/c family"
Make = Callable[[str, str], Comparison]


def day(log: Log) -> dict[str, float]:
    """Counts and sums of one day."""
    contacts = log.contacts
    answered = contacts["outcome"] == Outcome.ANSWERED
    abandoned = contacts["outcome"] == Outcome.ABANDONED
    wait = np.minimum(contacts["answered_at"], contacts["ended_at"]) - contacts["arrived_at"]
    at = log.groups["interval"].astype(np.int64) * log.meta.interval
    inside = (at >= 8 * HOUR) & (at < 16 * HOUR)
    return {
        "good": (answered & (wait < 20 * SECOND)).sum(),
        "served": answered.sum(),
        "abandoned": abandoned.sum(),
        "abandoned_late": (abandoned & (wait >= 20 * SECOND)).sum(),
        "blocked": (contacts["outcome"] == Outcome.BLOCKED).sum(),
        "disconnected": (contacts["outcome"] == Outcome.DISCONNECTED).sum(),
        "waited_minutes": wait[answered].sum() / 60e6,
        "busy_share": log.groups["talk"][inside].sum() / (12 * 8 * HOUR),
    }


def test_infinite_patience(comparison: Make, length: Length) -> None:
    seen = observed(model("contact_centers_mmc"), length.n(400), day)
    compare = comparison(SECTION, "MMC: infinite patience")
    interval = (1812.618, 1819.698)
    compare(
        "good calls a day", seen["good"], detect=20, published="1816.158", interval=interval, exact="1815.27"
    )
    level = ratio(seen["good"], seen["served"])
    compare("service level", level, detect=0.012, published=".902", interval=(0.900, 0.904), exact=".90043")
    wait = ratio(seen["waited_minutes"], seen["served"])
    compare("mean wait, min", wait, detect=0.016, published=".099", interval=(0.097, 0.102), exact=".10068")
    busy = seen["busy_share"]
    compare(
        "occupancy of the 480 min",
        busy,
        detect=0.009,
        published=".695",
        interval=(0.694, 0.697),
        exact=".69693",
    )


def test_customers_who_abandon(comparison: Make, length: Length) -> None:
    scenario = model("contact_centers_mmc").with_({"contact_types.call.patience": "exponential mean:1m"})
    seen = observed(scenario, length.n(400), day)
    compare = comparison(SECTION, "MMCAb: patience exponential, mean 1 min")
    lost, good = seen["abandoned"], seen["good"]
    compare("abandoned a day", lost, detect=5, published="58.609", interval=(57.660, 59.558), exact="59.263")
    compare(
        "good calls a day",
        good,
        detect=14,
        published="1906.008",
        interval=(1903.785, 1908.231),
        exact="1906.719",
    )
    level = ratio(good, seen["served"])
    compare("good / served", level, detect=0.003, published=".975", exact=".97444")
    wait = ratio(seen["waited_minutes"], seen["served"])
    compare(
        "mean wait of served, min",
        wait,
        detect=0.002,
        published=".024",
        interval=(0.023, 0.024),
        exact=".02383",
    )
    busy = seen["busy_share"]
    compare(
        "occupancy of the 480 min",
        busy,
        detect=0.007,
        published=".675",
        interval=(0.674, 0.677),
        exact=".67656",
    )
    level = ratio(good, seen["served"] + seen["abandoned_late"])
    name = "good / (served + abandoned after 20 s)"
    compare(name, level, detect=0.004, published=".968", interval=(0.968, 0.969), exact=".96819")


def test_a_queue_of_five_places(comparison: Make, length: Length) -> None:
    scenario = model("contact_centers_mmc").with_({"contact_types.call.queue_places": 5})
    seen = observed(scenario, length.n(400), day)
    compare = comparison(SECTION, "MMCBlocked: five places to wait")
    lost, good = seen["blocked"], seen["good"]
    compare("blocked a day", lost, detect=3.5, published="18.655", interval=(18.045, 19.265), exact="18.863")
    compare(
        "good calls a day",
        good,
        detect=16,
        published="1854.284",
        interval=(1851.667, 1856.901),
        exact="1854.069",
    )
    compare("good / served", ratio(good, seen["served"]), detect=0.007, published=".929", exact=".92836")
    wait = ratio(seen["waited_minutes"], seen["served"])
    compare("mean wait, min", wait, detect=0.006, published=".060", interval=(0.059, 0.061), exact=".06045")
    busy = seen["busy_share"]
    compare(
        "occupancy of the 480 min",
        busy,
        detect=0.008,
        published=".689",
        interval=(0.688, 0.690),
        exact=".69047",
    )
    level = ratio(good, seen["served"] + lost)
    compare(
        "good / (served + blocked)",
        level,
        detect=0.009,
        published=".920",
        interval=(0.919, 0.922),
        exact=".91968",
    )


def test_a_queue_that_is_cleared_at_closing(comparison: Make, length: Length) -> None:
    scenario = model("contact_centers_mmc").with_({"calendar.at_closing": "disconnect"})
    seen = observed(scenario, length.n(400), day)
    compare = comparison(SECTION, "MMCClrQ: the queue is cleared after 480 min")
    lost = seen["disconnected"]
    compare("disconnected a day", lost, detect=0.6, published=".433", interval=(0.328, 0.538))
    compare(
        "good calls a day",
        seen["good"],
        detect=20,
        published="1816.112",
        half_width=3.54,
        note="interval as for MMC",
    )
    compare(
        "good / served", ratio(seen["good"], seen["served"]), detect=0.012, published=".902", half_width=0.002
    )


@pytest.mark.parametrize("engine", ["center"])
def test_the_readable_center_counts_the_same_day(engine: str) -> None:
    import sim

    plan = sim.plan(model("contact_centers_mmc"), seed=1, replication=3)
    assert day(sim.simulate(plan, engine)) == day(sim.simulate(plan, "kernel"))
