"""QueueSim (Herzog): M/M/c/K+M, M/M/c, disciplines of one queue, accumulating priority, two queues or one.

The source divides the mean queue by the rate of all who come and calls the result E[W]; times in seconds.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

import sim
from sim.log import Log
from sim.names import Outcome
from sim.units import SECOND
from tests.published.comparison import Comparison, Length, half_width_of, model, observed
from tests.sampling import some
from tests.statistics import ratio

SECTION = "7. QueueSim"
Make = Callable[[str, str], Comparison]
GAP, TALK = "arrivals.streams.calls.rates_per_hour", "contact_types.call.talk"


def _state(log: Log) -> dict[str, float]:
    """Means over the time of the measured window, and what became of who arrived in it."""
    since, until = log.meta.window
    span, first = until - since, since // log.meta.interval
    contacts = log.contacts[log.contacts["arrived_at"] >= since]
    queue = log.queues["waiting"][log.queues["interval"] >= first].sum() / span
    busy = log.groups["talk"][log.groups["interval"] >= first].sum() / span
    return {
        "queue": queue,
        "busy": busy,
        "arrivals": len(contacts),
        "blocked": (contacts["outcome"] == Outcome.BLOCKED).sum(),
        "abandoned": (contacts["outcome"] == Outcome.ABANDONED).sum(),
    }


MEASURES = (
    "occupancy",
    "P(blocked)",
    "P(abandoned) of the admitted",
    "E[NQ]",
    "E[N]",
    "E[W] = E[NQ] gap",
)


@pytest.mark.parametrize(
    ("gap", "figures", "blocked"),
    [
        (40, (".990567", ".093936", ".271157", "5.527938", "15.433612", "221.1175"), 0.009),
        (50, (".954530", ".025460", ".183777", "3.223770", "12.769071", "161.1885"), 0.007),
        (60, (".886573", ".005514", ".108511", "1.618693", "10.484422", "97.1216"), 0.0028),
        (70, (".804825", ".001114", ".059990", ".770438", "8.818691", "53.9307"), 0.0008),
        (74, (".772213", ".000590", ".047042", ".571797", "8.293925", "42.3130"), 0.0006),
    ],
)
def test_ten_servers_and_twenty_places(
    comparison: Make, length: Length, gap: int, figures: tuple[str, ...], blocked: float
) -> None:
    """`blocked` is the deviation of P(blocked) that the short run must notice."""
    changes = {
        GAP: 3600 / gap,
        "contact_types.call.queue_places": 10,
        "contact_types.call.patience": "exponential mean:900s",
    }
    seen = observed(model("queue_sim").with_(changes), length.n(20), _state)
    compare = comparison(SECTION, f"M/M/10/20+M, a customer every {gap} s, 600 s of service, patience 900 s")
    values = (
        seen["busy"] / 10,
        ratio(seen["blocked"], seen["arrivals"]),
        ratio(seen["abandoned"], seen["arrivals"] - seen["blocked"]),
        seen["queue"],
        seen["queue"] + seen["busy"],
        seen["queue"] * gap,
    )
    least = (0.016, blocked, 0.0135, 0.25, 0.29, 0.25 * gap)
    for measure, x, exact, detect in zip(MEASURES, values, figures, least, strict=True):
        compare(measure, x, detect=detect, published=exact)


@pytest.mark.parametrize(
    ("servers", "gap", "wait", "days", "detect"),
    some(
        [
            (10, 61, "3443.742325", 100, 3200),
            (10, 65, "576.351580", 32, 215),
            (10, 70, "230.407098", 22, 84),
            (10, 75, "122.754045", 22, 38),
            (10, 84, "51.285732", 22, 15),
            (1, 750, "2400", 102, 650),
            (2, 375, "1066.667", 52, 290),
            (3, 250, "647.191", 42, 180),
            (4, 187.5, "447.324", 32, 158),
            (5, 150, "332.468", 32, 110),
            (6, 125, "258.886", 32, 80),
            (25, 30, "25.092", 12, 8.5),
        ],
        one_in=3,
    ),
)
def test_infinite_patience(
    comparison: Make, length: Length, servers: int, gap: float, wait: str, days: int, detect: float
) -> None:
    changes = {GAP: 3600 / gap, "agents.pool.count": servers, "calendar.days": days}
    if gap == 61:
        changes["measures.warm_up"] = "40d"
    seen = observed(model("queue_sim").with_(changes), length.n(20), _state)
    compare = comparison(SECTION, "M/M/c, 600 s of service")
    compare(
        f"E[W], {servers} servers, a customer every {gap:g} s",
        seen["queue"] * gap,
        detect=detect,
        published=wait,
    )


def _waits(log: Log) -> dict[str, float]:
    """Sums over the waits of who arrived in the measured window, by type."""
    since, until = log.meta.window
    here = log.contacts[(log.contacts["arrived_at"] >= since) & (log.contacts["arrived_at"] < until)]
    out = {}
    for kind, name in enumerate(log.meta.types):
        waits = here["waited"][here["type"] == kind] / SECOND
        out |= {f"n {name}": len(waits), f"sum {name}": waits.sum(), f"squares {name}": (waits**2).sum()}
    return out


def _sd(seen: dict[str, NDArray[np.float64]]) -> NDArray[np.float64]:
    """Observations whose mean is the standard deviation of all waits, spread as its linearisation."""
    mean, square = ratio(seen["sum call"], seen["n call"]), ratio(seen["squares call"], seen["n call"])
    m, s = mean.mean(), square.mean()
    sd = (s - m**2) ** 0.5
    return np.asarray(sd + (square - s - 2 * m * (mean - m)) / (2 * sd))


@pytest.mark.parametrize(
    ("discipline", "published", "sd", "exact_sd", "detect"),
    [
        ("priority_longest_wait", "324.5", "398.3", "391.918", 95),
        ("random", "313.0", "560.0", "569.444", 150),
        ("last_in_first_out", "316.8", "1047.9", "1085.173", 390),
    ],
    ids=["FIFO", "SIRO", "LIFO"],
)
def test_disciplines_of_one_queue(
    comparison: Make, length: Length, discipline: str, published: str, sd: str, exact_sd: str, detect: float
) -> None:
    changes = {
        GAP: 36,
        TALK: "exponential mean:80s",
        "agents.pool.count": 1,
        "calendar.days": 23,
        "measures.cool_down": "1d",
        "routing.contact_selection": discipline,
    }
    seen = observed(model("queue_sim").with_(changes), length.n(30), _waits)
    compare = comparison(SECTION, f"M/M/1, a customer every 100 s, 80 s of service: {discipline}")
    note = "the source's one run of 500,000 customers gives no interval; ours for such a run is assumed"
    mean, spread = ratio(seen["sum call"], seen["n call"]), _sd(seen)
    customers = 500_000 / seen["n call"].mean()
    for measure, x, printed, exact, least in (
        ("mean wait, s", mean, published, "320", 54),
        ("standard deviation of the wait, s", spread, sd, exact_sd, detect),
    ):
        half = half_width_of(x, customers)
        compare(measure, x, detect=least, published=printed, half_width=half, exact=exact, note=note)


def test_accumulating_priority(comparison: Make, length: Length) -> None:
    seen = observed(model("accumulating_priority"), length.n(80), _waits)
    compare = comparison(
        SECTION, "accumulating priority: a second of waiting counts five times as much for one type"
    )
    note = "the source's one run of 100,000 customers gives no interval; ours for such a run is assumed"
    for name, published, exact, detect in (
        ("urgent", "169.6", "169.412", 20),
        ("usual", "474.8", "470.588", 81),
    ):
        x = ratio(seen[f"sum {name}"], seen[f"n {name}"])
        half = half_width_of(x, 50_000 / seen[f"n {name}"].mean())
        compare(
            f"mean wait of the {name}, s",
            x,
            detect=detect,
            published=published,
            half_width=half,
            exact=exact,
            note=note,
        )


def _one_queue(agents: dict[str, object]) -> sim.Scenario:
    data = model("queue_sim_two").to_dict()
    data["contact_types"] = {"call": {"talk": "exponential mean:80s"}}
    data["arrivals"]["streams"]["calls"]["mix"] = {"call": 1}
    data["agents"] = {"pool": {"skills": {"call": agents.get("skill", {})}, "count": agents["count"]}}
    return sim.load(data)


@pytest.mark.parametrize(
    ("name", "scenario", "published", "exact", "detect"),
    some(
        [
            ("two queues, one at random", lambda: model("queue_sim_two"), "6.71", "6.4", 0.93),
            (
                "two queues, the shorter one",
                lambda: model("queue_sim_two").with_({"contact_types.either.choice": "shortest"}),
                "3.33",
                "3.129179",
                0.42,
            ),
            ("one queue, two servers", lambda: _one_queue({"count": 2}), "2.762", "2.8444", 0.42),
            (
                "one server, twice as fast",
                lambda: _one_queue({"count": 1, "skill": {"speed": 2}}),
                "3.123",
                "3.2",
                0.44,
            ),
        ],
        one_in=2,
    ),
)
def test_two_queues_or_one(
    comparison: Make,
    length: Length,
    name: str,
    scenario: Callable[[], sim.Scenario],
    published: str,
    exact: str,
    detect: float,
) -> None:
    """The exact figure for the shorter queue is that of its Markov chain, cut at 140 customers in each queue."""
    seen = observed(scenario(), length.n(60), _state)
    compare = comparison(SECTION, "a customer every 50 s, 80 s of service: mean number who wait, E[NQ]")
    x = seen["queue"]
    customers = 100_000 / seen["arrivals"].mean()
    compare(
        name,
        x,
        detect=detect,
        published=published,
        half_width=half_width_of(x, customers),
        exact=exact,
        note="the source gives no interval; ours for 100,000 customers is assumed",
    )
