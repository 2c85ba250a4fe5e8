"""Callcenter Simulator (Herzog), medium model: 30,000 callers a day, 708 agents on shifts, 100 days.

The source counts each forwarding as a call of the type to which it goes: its calls are our legs. Its waits are whole
seconds, rounded down, with the two seconds of connecting in them; a caller's wait is that of all the calls in which he
was served. Agents are idle until midnight, the last shift works until everybody is served.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

import sim
from sim.log import Log
from sim.names import CaseStatus, LegOutcome, LegReason
from sim.units import DAY, SECOND
from tests.published.comparison import Comparison, Length, half_width_of, model, observed
from tests.statistics import ratio

SECTION = "1. Callcenter Simulator, medium model"
Make = Callable[[str, str], Comparison]
DAYS = 100
NOTE = "interval not given; that of 100 days is assumed"
TYPES = ("NA", "NB", "PA", "PB")
GROUPS = ("SA", "SB", "MS")


def _shifts(counts: list[float], longest: int = 16) -> dict[str, Any]:
    """Shifts that add up to headcounts by half hours: who came first goes first; the last ones stay until noon."""
    at_work: deque[int] = deque()
    shifts: Counter[tuple[int, int]] = Counter()
    for slot, n in enumerate(counts):
        while at_work and (slot - at_work[0] >= longest or len(at_work) > n):
            shifts[at_work.popleft(), slot] += 1
        at_work.extend([slot] * (int(n) - len(at_work)))
    shifts.update((start, 72) for start in at_work)
    return {
        f"from_{start}_to_{end}": {
            "start": f"{start // 2:02}:{30 * (start % 2):02}",
            "length": f"{30 * (end - start)}m",
            "agents": {"monday": n},
        }
        for (start, end), n in sorted(shifts.items())
    }


def medium() -> sim.Scenario:
    """The model with its shifts."""
    data = model("herzog_medium").to_dict()
    for group in data["agents"].values():
        group["shifts"] = _shifts(group.pop("count")["monday"])
    return sim.load(data)


def _day(log: Log) -> dict[str, float]:
    legs, cases = log.legs, log.cases
    served, abandoned = legs["outcome"] == LegOutcome.SERVED, legs["outcome"] == LegOutcome.ABANDONED
    assert (served | abandoned).all()
    assert (cases["status"] != CaseStatus.OPEN).all()
    wait = (np.where(served, legs["talk_at"], legs["ended_at"]) - legs["enqueued_at"]) // SECOND
    in_time = served & (wait <= 20)
    resolved = cases["status"] == CaseStatus.RESOLVED
    of_case = np.bincount(
        log.contacts["case"][legs["contact"][served]], weights=wait[served], minlength=len(cases)
    )
    out = {
        "forwarded": (legs["reason"] == LegReason.TRANSFER).sum(),
        "waited until leaving": wait[abandoned].sum(),
        "callers": len(cases),
        "callers served": resolved.sum(),
        "callers lost": (cases["status"] == CaseStatus.GIVEN_UP).sum(),
        "callers in time": (resolved & (of_case <= 20)).sum(),
        "queue": log.queues["waiting"].sum() / DAY,
    }
    for kind, name in enumerate(TYPES):
        here = legs["queue"] == kind
        out |= {
            f"calls {name}": here.sum(),
            f"served {name}": (here & served).sum(),
            f"abandoned {name}": (here & abandoned).sum(),
            f"waited {name}": wait[here & served].sum(),
            f"in time {name}": (here & in_time).sum(),
        }
        for group, who in enumerate(GROUPS):
            out[f"{who} {name}"] = (here & served & (legs["group"] == group)).sum()
    for key in ("calls", "served", "abandoned", "waited", "in time"):
        out[f"{key} all"] = sum(out[f"{key} {name}"] for name in TYPES)
    today = log.groups["interval"] < log.meta.intervals_per_day
    work = log.groups["set_up"] + log.groups["busy"]
    for group, who in enumerate(GROUPS):
        mine = log.groups["group"] == group
        out[f"idle {who}"] = (log.groups["logged_in"] - work)[mine & today].sum() / SECOND
        out[f"work {who}"] = work[mine].sum() / SECOND
    return out


CALLS = {
    "all": ("3420914", "3271884", "149030", "82933962", "2432760"),
    "NA": ("1154872", "1062535", "92337", "43602360", "665112"),
    "NB": ("939292", "898365", "40927", "23159674", "670962"),
    "PA": ("753169", "742153", "11016", "10442998", "602224"),
    "PB": ("573581", "568831", "4750", "5728930", "494462"),
}
COLUMNS = {"calls": 0.019, "served": 0.011, "abandoned": 0.34, "waited": 0.33, "in time": 0.13}
"""Figures of `CALLS` in 100 days: calls, served, abandoned, seconds waited by the served, served within 20 s; with the
share of the figure by which the short run must notice a deviation."""
CALLERS = {
    "forwarded": ("297942", 0.036),
    "waited until leaving": ("22478433", 0.29),
    "callers served": ("2973942", 0.0018),
    "callers lost": ("26058", 0.2),
    "callers in time": ("2165793", 0.09),
}
"""The same, with the share by which a deviation must be noticed."""
SERVED = {
    "SA": {"NA": ("896164", 0.011), "PA": ("579884", 0.011)},
    "SB": {"NB": ("869806", 0.011), "PB": ("520153", 0.011)},
    "MS": {"NA": ("166371", 0.055), "NB": ("28559", 0.2), "PA": ("162269", 0.045), "PB": ("48678", 0.1)},
}
"""Calls by group and type, the same."""
IDLE = {"SA": ("48240952", "7.976"), "SB": ("80550493", "13.324"), "MS": ("133824528", "36.560")}
"""Idle seconds, and their percentage of all time at work."""
WAITS = {"all": "25.347", "NA": "41.036", "NB": "25.780", "PA": "14.071", "PB": "10.071"}
"""Mean waits of the served, s."""


def test_a_day_of_30000_callers(comparison: Make, length: Length) -> None:
    seen = observed(medium(), length.n(20), _day)
    compare = comparison(SECTION, "medium model, sums over 100 days")
    assert (seen["callers"] == 30_000).all()

    def row(measure: str, x: NDArray[np.float64], published: str, least: float) -> None:
        detect = least * float(published)
        compare(measure, x, detect=detect, published=published, half_width=half_width_of(x, DAYS), note=NOTE)

    for name, figures in CALLS.items():
        for (column, least), published in zip(COLUMNS.items(), figures, strict=True):
            row(f"{column}: {name}", DAYS * seen[f"{column} {name}"], published, least)
    for key, (published, least) in CALLERS.items():
        row(key, DAYS * seen[key], published, least)
    for who, by_type in SERVED.items():
        for name, (published, least) in by_type.items():
            row(f"calls of {name} served by {who}", DAYS * seen[f"{who} {name}"], published, least)
    for who, (seconds, percentage) in IDLE.items():
        idle = seen[f"idle {who}"]
        row(f"idle seconds of {who}", DAYS * idle, seconds, 0.052)
        row(f"idle share of {who}, %", 100 * ratio(idle, idle + seen[f"work {who}"]), percentage, 0.052)
    for name, published in WAITS.items():
        wait = ratio(seen[f"waited {name}"], seen[f"served {name}"])
        row(f"mean wait of the served, s: {name}", wait, published, 0.33)
    row("mean queue over 24 h", seen["queue"], "11.538", 0.25)
