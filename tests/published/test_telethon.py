"""ContactCenters guide, Telethon: a week of five mornings; who waits for two minutes leaves a message."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from sim.log import Log
from sim.names import Outcome
from sim.units import DAY, HOUR, MINUTE
from tests.published.comparison import Comparison, Length, half_width_of, model, observed
from tests.statistics import ratio

SECTION = "6. ContactCenters guide: Telethon"
Make = Callable[[str, str], Comparison]
AGENT_HOURS = 12 * 4 * 5


def _week(log: Log) -> dict[str, float]:
    contacts = log.contacts
    answered = contacts["outcome"] == Outcome.ANSWERED
    talk_at, end = (log.legs[name][log.legs["group"] >= 0] for name in ("talk_at", "wrap_up_at"))
    closing = talk_at // DAY * DAY + 10 * HOUR
    out = {
        "arrivals": len(contacts),
        "served": answered.sum(),
        "good": (answered & (contacts["waited"] < MINUTE)).sum(),
        "waited": contacts["waited"][answered].sum() / MINUTE,
        "busy": (end - talk_at).sum() / HOUR / AGENT_HOURS,
        "busy until closing": (np.minimum(end, closing) - talk_at).sum() / HOUR / AGENT_HOURS,
    }
    for outcome in (Outcome.BLOCKED, Outcome.ABANDONED, Outcome.MESSAGE, Outcome.DISCONNECTED):
        out[outcome.name.lower()] = (contacts["outcome"] == outcome).sum()
    return out


def test_a_week_of_calls_and_messages(comparison: Make, length: Length) -> None:
    seen = observed(model("telethon"), length.n(200), _week)
    compare = comparison(SECTION, "Telethon")
    assert not seen["blocked"].any()
    note = (
        "± of the computed figure, and intervals without bounds: not given; those of 1000 weeks are assumed"
    )
    for measure, x, published, interval, exact, detect in (
        ("arrivals a week", seen["arrivals"], "1000.169", (), "", 17),
        ("served a week", seen["served"], "963.109", (961.4, 964.8), "963.04", 15),
        ("abandoned a week", seen["abandoned"], "31.820", (31.17, 32.47), "31.89", 5.8),
        ("messages a week", seen["message"], "4.960", (4.776, 5.144), "5.05", 1.8),
        ("disconnected a week", seen["disconnected"], ".280", (0.235, 0.325), ".2857", 0.36),
        ("served within 1 min", seen["good"], "950.265", (948.6, 952.0), "950.25", 14.5),
        ("service level, % of the expected 1000", seen["good"] / 10, "95.026", (), "", 1.45),
        ("mean wait of served, min", ratio(seen["waited"], seen["served"]), ".036", (), ".0362", 0.0064),
        ("occupancy, after closing too, %", 100 * seen["busy"], "66.772", (66.61, 66.94), "66.87", 1.45),
        (
            "occupancy until closing, %",
            100 * seen["busy until closing"],
            "64.049",
            (63.89, 64.20),
            "64.09",
            1.4,
        ),
    ):
        assumed = half_width_of(x, 1000)
        compare(
            measure,
            x,
            detect=detect,
            published=published,
            interval=interval,
            half_width=assumed,
            exact=exact,
            unsure=assumed if exact else 0.0,
            note=note,
        )
