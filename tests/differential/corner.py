"""A corner plan written out: who comes when, and what is odd about the center."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

import sim
from sim.plan import Plan
from sim.units import DAY, parse_clock
from sim.workload.arrivals import ARRIVAL
from sim.workload.complexity import set_complexity
from sim.workload.traits import set_traits

__all__ = ["MORNING", "Comes", "Corner", "calls", "drawn_up", "group", "spans"]

Corner = Callable[[], Plan]
Comes = tuple[str, int, int]
"""Clock time, "0" to "9" days later after a plus sign; number of the contact type; number of the segment."""

_AGENTS = {"count": 1, "skills": {"a": {}}}
_BEHAVIOUR = (
    *("topics", "tolerance", "resolution", "repeat", "satisfaction"),
    *("workforce", "desk", "bot", "impatience", "handling", "quality"),
    *("acknowledgement", "back_office", "updates", "news", "customers", "market"),
)
_DAY: dict[str, Any] = {"opening": "08:00-18:00", "interval": "30m", "overrun": "6h", "days": 1}


def _instant(text: str) -> int:
    clock, _, day = text.partition("+")
    return parse_clock(clock) + int(day or 0) * DAY


def drawn_up(comes: list[Comes], seed: int = 1, **parts: Any) -> Plan:
    """The plan of a small center that these contacts come to.

    Parameters
    ----------
    comes
        In any order; those of one instant come as listed.
    seed
        Of the draws.
    **parts
        Of the scenario: `calendar` (laid over a day from 8 to 18), `types` (mappings laid over a talk of 10 minutes,
        named a, b, c …), `agents`, `channels`, `segments`, `routing`, `incidents`, `measures`, and what customers feel
        (`topics`, `tolerance` …). Cases are about the first topic of their type. With `customers`, `whose` are the
        customers of the cases in order of time, over and over; everybody in the pool by default.
    """
    names = "abcdef"
    types = parts.get("types", [{}])
    agents = parts.get("agents", {"g": _AGENTS})
    scenario = {
        "name": "corner",
        "calendar": {**_DAY, **parts.get("calendar", {})},
        "contact_types": {names[i]: {"talk": "10m", **one} for i, one in enumerate(types)},
        "channels": parts.get("channels", {}),
        "segments": parts.get("segments", {}),
        "arrivals": {"streams": {"s": {"rates_per_hour": 0, "mix": {names[i]: 1 for i in range(len(types))}}}},
        "agents": agents,
        "routing": parts.get("routing", {}),
        "incidents": parts.get("incidents", {}),
        "measures": {"trace": True, **parts.get("measures", {})},
        **{name: parts[name] for name in _BEHAVIOUR if name in parts},
    }
    loaded = sim.load(scenario)
    plan = sim.plan(loaded, seed=seed)
    rows = sorted(((_instant(at), kind, segment) for at, kind, segment in comes), key=lambda row: row[0])
    cases = np.zeros(len(rows), dtype=ARRIVAL)
    for i, (at, kind, segment) in enumerate(rows):
        cases[i]["opened_at"], cases[i]["type"], cases[i]["segment"] = at, kind, segment
        cases[i]["ordinal"], cases[i]["day"], cases[i]["customer"] = i, at // DAY, -1
    if len(plan.customers):
        whose = np.resize(parts.get("whose", np.arange(len(plan.customers))), len(cases))
        cases["customer"], cases["segment"] = whose, plan.customers["segment"][whose]
    first = [next(iter(one.topics), kind) for kind, one in loaded.contact_types.items()]
    cases["topic"] = np.array([plan.meta.topics.index(name) for name in first])[cases["type"]]
    set_complexity(cases, loaded, plan.source_hash, plan.seed, plan.replication)
    bad_news = 0.0 if loaded.news is None else loaded.news.bad_share
    set_traits(cases, loaded, plan.source_hash, plan.seed, plan.replication, bad_news)
    return replace(plan, cases=cases)


def calls(*at: str, kind: int = 0, segment: int = 0) -> list[Comes]:
    """Contacts of one type at these times."""
    return [(one, kind, segment) for one in at]


def group(count: Any, *skills: str, speed: float = 1, rank: int = 1) -> dict[str, Any]:
    """A group of so many agents who are alike in their skills."""
    return {"count": count, "skills": {skill: {"speed": speed, "rank": rank} for skill in skills or ("a",)}}


def spans(**spans: float) -> dict[str, float]:
    """`spans(h8_10=2)` for "08:00-10:00": 2."""
    out = {}
    for name, count in spans.items():
        first, last = name[1:].split("_")
        out[f"{int(first):02d}:00-{int(last):02d}:00"] = count
    return out


MORNING = calls(*(f"{8 + i // 12:02d}:{i % 12 * 5:02d}" for i in range(60)))
"""Every five minutes from 8 to 13."""
