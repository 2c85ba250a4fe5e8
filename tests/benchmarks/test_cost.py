"""What it costs that customers judge: CPU time a contact with resolution, repeat and the like on, over that without.

`python -m tests.benchmarks.test_cost` prints the figures.
"""

from __future__ import annotations

from typing import Any

import pytest

import sim
from tests.benchmarks.test_speed import cpu

ON: dict[str, Any] = {"tolerance": {}, "resolution": {}, "repeat": {}, "satisfaction": {}}
MORE = ("desk", "bot", "impatience", "acknowledgement", "back_office", "news", "workforce")
EVERYTHING: dict[str, Any] = {
    **ON,
    **{section: {} for section in (*MORE, "updates", "market")},
    "customers": {"initial": 5000},
}
"""Every mechanism, with customers and their market: not within the limit yet, so it is printed only."""
SCENARIOS: dict[str, dict[str, Any]] = {
    "retail": dict.fromkeys((*ON, *MORE), None),
    "erlang_a": {"calendar.days": 4},
}


def cost(name: str, engine: str = "kernel", rounds: int = 9, on: dict[str, Any] = ON) -> float:
    """Least CPU time a contact with `on` over that without, in interleaved rounds; log included."""
    off = sim.load(name).with_(SCENARIOS[name])
    plans = [sim.plan(one) for one in (off, off.with_(on))]
    n = [len(sim.simulate(plan, engine).contacts) for plan in plans]
    times = [[cpu(lambda plan=plan: sim.simulate(plan, engine)) for plan in plans] for _ in range(rounds)]
    least = [min(each) / count for each, count in zip(zip(*times, strict=True), n, strict=True)]
    return least[1] / least[0]


@pytest.mark.long
@pytest.mark.parametrize("name", SCENARIOS)
def test_a_contact_costs_at_most_two_and_a_half_times_as_much(name: str) -> None:
    assert cost(name) <= 2.5


if __name__ == "__main__":
    for scenario in SCENARIOS:
        for kind, n_rounds in (("kernel", 9), ("center", 2)):
            print(f"{scenario}, {kind}: {cost(scenario, kind, n_rounds):.2f} times")
    print(f"erlang_a with everything, kernel: {cost('erlang_a', on=EVERYTHING):.2f} times")
