"""Replications: the same for any worker, stopping when enough is known."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

import sim
from sim.replications.series import Until
from tests.unit.metrics.test_measures import scenario


def small() -> sim.Scenario:
    return scenario(**{"calendar.days": 1})


def same(one: sim.Result, other: sim.Result) -> bool:
    return all(
        np.array_equal(a, b)
        for x, y in zip(one.tallies, other.tallies, strict=True)
        for a, b in zip(x, y, strict=True)
    )


def test_workers_and_executors_do_not_matter() -> None:
    alone = sim.run(small(), replications=6, seed=2, workers=1)
    assert same(alone, sim.run(small(), replications=6, seed=2, workers=4))
    with ThreadPoolExecutor(2) as executor:
        assert same(alone, sim.run(small(), replications=6, seed=2, executor=executor))


def test_the_center_in_processes_says_the_same_as_the_kernel() -> None:
    one = sim.run(small(), replications=3, engine="kernel")
    assert same(one, sim.run(small(), replications=3, engine="center", workers=2))


def test_more_replications_keep_the_first_ones() -> None:
    few, many = sim.run(small(), replications=3), sim.run(small(), replications=5)
    assert all(
        np.array_equal(a, b)
        for x, y in zip(few.tallies, many.tallies, strict=False)
        for a, b in zip(x, y, strict=True)
    )


def test_another_seed_is_another_luck() -> None:
    assert not same(sim.run(small(), replications=2, seed=1), sim.run(small(), replications=2, seed=2))


def test_stops_at_the_first_number_that_is_enough() -> None:
    until = Until("service_level", 0.03, most=200)
    result = sim.run(small(), until=until)
    assert result.estimate("service_level")[1] <= 0.03
    before = sim.run(small(), replications=result.n - 1)
    assert result.n == 5 or before.estimate("service_level")[1] > 0.03
    assert same(result, sim.run(small(), until=until, workers=3))


def test_stops_at_the_most() -> None:
    assert sim.run(small(), until=Until("asa", 1e-9, most=6)).n == 6


def test_progress_counts_up() -> None:
    seen: list[tuple[int, int]] = []
    sim.run(small(), replications=4, progress=lambda done, goal: seen.append((done, goal)))
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"replications": 0}, "replications: 0 must be at least 1"),
        ({"workers": 0}, "workers: 0 must be at least 1"),
        ({"until": Until("asaa", 1.0)}, 'until.measure: "asaa" is unknown'),
    ],
)
def test_bad_settings_are_said(settings: dict[str, object], said: str) -> None:
    with pytest.raises(sim.SettingsError, match=said):
        sim.run(small(), **settings)


def test_own_rules_run_on_the_center_only() -> None:
    with pytest.raises(sim.EngineError, match="center"):
        sim.run(small(), replications=1, rules={"agent_selection": object()})


def test_an_own_rule_runs() -> None:
    result = sim.run(small(), replications=1, engine="center", rules={"agent_selection": LastInLine()})
    assert result.estimate("answered")[0] > 0
    assert result.rules["agent_selection"].startswith(f"{LastInLine.__module__}.LastInLine ")


class LastInLine:
    """The agent who became idle last."""

    def select_agent(self, leg, center):
        able = [agent for _, agent in center.router.candidates(leg)]
        return max(able, key=lambda agent: agent.since, default=None)
