"""ContactCenters guide, Bank: weeks of a bank with savings and checking specialists; times in minutes, shares in %.

Service level counts blocked calls in its denominator; the mean wait is that of served calls over all arrivals.
Occupancy is over the time in which agents are there, after closing too. The source seems to have run 1000 weeks.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from sim.log import Log
from sim.names import Outcome
from sim.units import HOUR, SECOND
from tests.published.comparison import Comparison, Length, half_width_of, model, observed
from tests.statistics import ratio

SECTION = "5. ContactCenters guide: Bank"
Make = Callable[[str, str], Comparison]
TYPES = ("savings", "checking", "balance", "all")
GOOD_WITHIN = (60, 90, 30)
WEEK = 168 * HOUR
ASSUMED = "interval not given; that of 1000 weeks is assumed"


def _week(log: Log) -> dict[str, float]:
    contacts, out = log.contacts, {}
    legs = log.legs[log.legs["group"] >= 0]
    busy = (legs["wrap_up_at"] - legs["talk_at"]) / HOUR
    for kind, (name, within) in enumerate(zip(TYPES, GOOD_WITHIN, strict=False)):
        here = contacts[contacts["type"] == kind]
        answered = here["outcome"] == Outcome.ANSWERED
        out |= {
            f"arrivals {name}": len(here),
            f"served {name}": answered.sum(),
            f"good {name}": (answered & (here["waited"] < within * SECOND)).sum(),
            f"waited {name}": here["waited"][answered].sum() / (60 * SECOND),
            f"busy {name}": busy[legs["queue"] == kind].sum(),
        }
        for outcome in (Outcome.BLOCKED, Outcome.ABANDONED, Outcome.DISCONNECTED):
            out[f"{outcome.name.lower()} {name}"] = (here["outcome"] == outcome).sum()
        for group in range(2):
            out[f"busy {group} {name}"] = busy[(legs["queue"] == kind) & (legs["group"] == group)].sum()
    for measure in ("arrivals", "served", "good", "waited", "blocked", "abandoned", "disconnected", "busy"):
        out[f"{measure} all"] = sum(out[f"{measure} {name}"] for name in TYPES[:3])
    for group in range(2):
        out[f"there {group}"] = log.groups["logged_in"][log.groups["group"] == group].sum() / HOUR
        out[f"busy {group}"] = sum(out[f"busy {group} {name}"] for name in TYPES[:3])
    return out | {"lines": log.lines["in_use"].sum() / WEEK}


COUNTS = {
    "arrivals": (
        ("99.819", (), "", 5.2),
        ("1000.146", (), "", 17),
        ("2502.340", (), "", 26),
        ("3602.305", (), "", 31),
    ),
    "blocked": (
        ("0.069", (0.052, 0.086), "0.073", 0.17),
        ("0.756", (0.683, 0.829), "0.750", 0.62),
        ("1.826", (1.687, 1.965), "1.875", 1.55),
        ("2.651", (), "", 2.1),
    ),
    "abandoned": (
        ("0.017", (), "0.021", 0.1),
        ("0.161", (0.130, 0.192), "0.154", 0.3),
        ("5.357", (5.04, 5.68), "5.157", 2.9),
        ("5.535", (), "", 3.1),
    ),
    "disconnected": (None, ("0.006", (), "", 0.055), ("0.017", (), "", 0.085), ("0.023", (), "", 0.14)),
}
"""By type: published, its interval, computed, and the deviation that 200 weeks must notice. Savings calls are almost
never disconnected: the source counts 0."""
RATIOS = {
    "service level, %": (
        ("good", "arrivals", 100),
        (
            ("99.234", (99.17, 99.30), "99.227", 0.6),
            ("99.461", (99.43, 99.49), "99.469", 0.27),
            ("97.301", (97.24, 97.37), "97.333", 0.55),
            ("97.954", (), "", 0.45),
        ),
    ),
    "mean service, min": (
        ("busy", "served", 60),
        (
            ("3.781", (3.758, 3.805), "3.806", 0.2),
            ("3.852", (3.844, 3.860), "3.852", 0.072),
            ("0.999", (), "1.000", 0.0105),
            ("1.870", (), "", 0.026),
        ),
    ),
    "mean wait, min": (
        ("waited", "arrivals", 1),
        (
            ("0.024", (0.023, 0.026), "", 0.0114),
            ("0.028", (0.027, 0.029), "", 0.0076),
            ("0.036", (0.035, 0.037), "", 0.0075),
            ("0.034", (), "", 0.007),
        ),
    ),
}
"""The same; first numerator, denominator and factor."""
Figures = tuple[str, tuple[float, ...], str, float]


def _row(compare: Comparison, measure: str, x: NDArray[np.float64], figures: Figures) -> None:
    published, interval, exact, detect = figures
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
        note=ASSUMED if exact or not interval else "",
    )


def test_weeks_by_type(comparison: Make, length: Length) -> None:
    seen = observed(model("contact_centers_bank"), length.n(200), _week)
    compare = comparison(SECTION, "Bank: calls by type")
    for measure, by_type in COUNTS.items():
        for name, figures in zip(TYPES, by_type, strict=True):
            if figures is not None:
                _row(compare, f"{measure} a week: {name}", seen[f"{measure} {name}"], figures)
    for measure, ((top, low, factor), by_type) in RATIOS.items():
        for name, figures in zip(TYPES, by_type, strict=True):
            x = factor * ratio(seen[f"{top} {name}"], seen[f"{low} {name}"])
            _row(compare, f"{measure}: {name}", x, figures)


SPLIT = {
    "savings": (("4.386", (), "4.422", 0.34), ("5.040", (), "5.033", 0.47), ("15.927", (), "15.901", 0.34)),
    "checking": ((".200", (), ".199", 0.07), ("31.783", (), "31.789", 0.72), ("11.111", (), "11.112", 0.24)),
}
"""Occupancy by specialists and types, %."""
WAGES = {"savings": (12, "1210.287", "411.051"), "checking": (7.5, "770.012", "583.101")}
"""By specialists: wage, money for idle and for busy time."""


def test_agents_lines_and_money(comparison: Make, length: Length) -> None:
    seen = observed(model("contact_centers_bank"), length.n(200), _week)
    compare = comparison(SECTION, "Bank: agents and lines")
    busy, there = ([seen[f"{key} {group}"] for group in range(2)] for key in ("busy", "there"))
    for name, top, low, figures in (
        ("savings specialists", busy[0], there[0], ("25.353", (25.281, 25.425), "25.357", 0.6)),
        ("checking specialists", busy[1], there[1], ("43.093", (43.014, 43.172), "43.100", 0.69)),
        ("all", sum(busy), sum(there), ("35.496", (), "35.502", 0.58)),
    ):
        _row(compare, f"occupancy of {name}, %", 100 * ratio(top, low), figures)
    for group, (owner, by_type) in enumerate(SPLIT.items()):
        for name, figures in zip(TYPES, by_type, strict=False):
            x = 100 * ratio(seen[f"busy {group} {name}"], there[group])
            _row(compare, f"of this for {name}, {owner} specialists, %", x, figures)
    _row(
        compare, "mean lines in use, over the week", seen["lines"], (".680", (0.679, 0.682), ".6802", 0.0122)
    )
    for group, (owner, (wage, idle, at_work)) in enumerate(WAGES.items()):
        x = wage * (there[group] - busy[group])
        _row(compare, f"idle wages of {owner} specialists", x, (idle, (), "", 9.8))
        _row(compare, f"wages of busy {owner} specialists", wage * busy[group], (at_work, (), "", 9.8))
