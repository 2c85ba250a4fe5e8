"""Speed on a whole center: four contact types, three groups of 708 agents on shifts, set-up, transfers, retries.

Agents are chosen by rank and free time, contacts by weighted wait: a scan of many agents, where compiling pays most.
`python -m tests.benchmarks.test_whole_center` prints the figures.
"""

from __future__ import annotations

import pytest

import sim
from tests.benchmarks.test_speed import cpu, paired
from tests.differential.compare import assert_same_log
from tests.published.test_herzog import medium


def ratio(plan: sim.Plan, rounds: int = 2) -> float:
    """How many times as fast as the center the kernel is, log and measures included."""
    kernel = lambda: sim.measures(sim.simulate(plan))  # noqa: E731
    return paired(kernel, lambda: sim.measures(sim.simulate(plan, "center")), rounds)


def test_both_write_the_same_log() -> None:
    """A tenth of the callers and all agents."""
    plan = sim.plan(medium().with_({"arrivals.scale": 0.1}))
    assert_same_log(sim.simulate(plan, "center"), sim.simulate(plan))


@pytest.mark.long
def test_the_kernel_is_many_times_as_fast_as_the_center() -> None:
    assert ratio(sim.plan(medium())) >= 35


if __name__ == "__main__":
    drawn = sim.plan(medium())
    print(f"kernel, log and measures included: {ratio(drawn):.0f} times as fast as the center")
    n = len(sim.simulate(drawn).legs)
    spent = min(cpu(lambda: sim.simulate(drawn)) for _ in range(9))
    print(f"kernel: {spent / n * 1e9:.0f} ns a leg, log included")
