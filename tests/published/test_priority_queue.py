"""Non-preemptive priority with several servers, exact waits."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.published.comparison import Comparison, Length, model
from tests.theory.floor import runs, shares

SECTION = "16. Non-preemptive priority, several servers"
Make = Callable[[str, str], Comparison]


def test_three_classes(comparison: Make, length: Length) -> None:
    result = runs(model("priority_queue"), length.n(60))
    compare = comparison(SECTION, "M/M/10, three classes of 3 calls/min, 1 min each")
    compare("P(wait)", shares(result, "p_wait"), detect=0.035, exact=".6687315")
    for name, exact in (("first", ".0955331"), ("second", ".2388327"), ("third", "1.6718288")):
        wait = shares(result, "asa", "contact_type", name) / 60
        compare(f"mean wait, {name} class, min", wait, detect=0.27 * float(exact), exact=exact)


@pytest.mark.long
def test_two_classes_near_saturation(comparison: Make, length: Length) -> None:
    """At a load of 96 % a queue is remembered for hours: long runs, and a wide net for the second class."""
    four = {"talk": "exponential mean:4m"}
    scenario = model("priority_queue").with_(
        {
            "contact_types.first": four,
            "contact_types.second": four,
            "arrivals.streams.calls.rates_per_hour": 432,
            "arrivals.streams.calls.mix": {"first": 1, "second": 2, "third": 0},
            "agents.pool.count": 30,
            "calendar.days": 12,
            "measures.warm_up": "2d",
        }
    )
    result = runs(scenario, length.n(40))
    compare = comparison(SECTION, "M/M/30, two classes of .04 and .08 calls/s, 240 s each")
    compare("P(wait)", shares(result, "p_wait"), detect=0.1, exact=".7585427")
    for name, exact, part in (("first", "8.92403", 0.15), ("second", "223.10078", 0.65)):
        wait = shares(result, "asa", "contact_type", name)
        compare(f"mean wait, {name} class, s", wait, detect=part * float(exact), exact=exact)
