"""One replication from scenario to tally: the task that workers do."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from sim.compiled import mark_warm
from sim.log import Meta
from sim.metrics import Tally, empty_tally, tally
from sim.plan import build_plan
from sim.scenario import Scenario, load
from sim.simulate import chunks, stretch

__all__ = ["Replication", "replicate", "warm"]


class Replication(NamedTuple):
    """What comes back from a worker."""

    number: int
    tally: Tally
    meta: Meta


def replicate(
    scenario: Scenario, seed: int, number: int, engine: str = "kernel", rules: Mapping[str, Any] | None = None
) -> Replication:
    """Sample, simulate and measure replication `number`, a stretch at a time: rows that are counted are dropped."""
    plan = build_plan(scenario, seed, number)
    total = empty_tally(plan.meta)
    for chunk in chunks(plan, stretch(plan), engine, rules):
        tally(chunk, onto=total)
    return Replication(number, total, plan.meta)


_SMALL: dict[str, Any] = {
    "name": "warm",
    "contact_types": {"call": {"talk": "exponential mean:1m", "patience": "exponential mean:1m"}},
    "arrivals": {
        "streams": {
            "calls": {"rates_per_hour": 20, "mix": {"call": 1}},
            "more": {"per_day": 2, "weights": 1, "mix": {"call": 1}},
        }
    },
    "agents": {
        "one": {"count": 1.5, "absence": 0.1, "skills": {"call": {}}},
        "two": {"shifts": {"day": {"start": "09:00", "length": "1h", "agents": 1}}, "skills": {"call": {}}},
    },
}


@cache
def warm() -> None:
    """Compile everything that a run needs, unless this machine has done so before; once a process."""
    scenario = load(_SMALL)
    for engine in ("kernel", "center"):
        replicate(scenario, 1, 0, engine)
    mark_warm()
