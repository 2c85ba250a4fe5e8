"""What must not matter: the date, names for what is alike, one more agent where nobody abandons."""

from __future__ import annotations

import numpy as np
import pytest

import sim
from tests.theory.floor import base
from tests.unit.center.floor import Floor


def _waits(scenario: sim.Scenario) -> np.ndarray:
    contacts = sim.simulate(sim.plan(scenario)).contacts
    return np.asarray(np.minimum(contacts["answered_at"], contacts["ended_at"]) - contacts["arrived_at"])


def test_twice_the_agents_for_two_types_alike_is_one_pool() -> None:
    """Two names for one service: the same waits as with one name, contact by contact."""
    one = base(12)
    said = {
        "contact_types.other": {"talk": "exponential mean:6m", "skill": "call"},
        "arrivals.streams.calls.mix": {"call": 1, "other": 1},
    }
    assert (_waits(one) == _waits(one.with_(said))).all()


def test_two_groups_alike_are_one_pool() -> None:
    one = base(12)
    two = one.with_({"agents.pool.count": 5, "agents.other": {"count": 7, "skills": {"call": {}}}})
    assert (_waits(one) == _waits(two)).all()


@pytest.mark.parametrize("start", ["2026-01-07", "2028-02-28"])
def test_the_date_does_not_matter_where_all_days_are_alike(start: str) -> None:
    assert (_waits(base(12)) == _waits(base(12, {"calendar.start": start}))).all()


def test_with_infinite_patience_one_more_agent_hurts_nobody() -> None:
    """Pathwise, first come first served; false once customers abandon."""
    fewer, more = _waits(base(12)), _waits(base(13))
    n = min(len(fewer), len(more)) - 200
    assert (more[:n] <= fewer[:n]).all()


def test_customers_who_abandon_make_the_same_false() -> None:
    """The counterexample of the model's specification: two abandon with one agent, three with two."""
    seconds = [(0, 10, 99), (1, 200, 99), (2, 800, 9), (203, 1000, 5), (250, 5, 1), (300, 5, 1), (350, 5, 1)]
    types = {
        f"customer {i}": {"talk": f"{talk}s", "patience": f"{patience}s", "skill": "call"}
        for i, (_, talk, patience) in enumerate(seconds)
    }
    arrivals = [(at / 60, f"customer {i}") for i, (at, _, _) in enumerate(seconds)]
    lost = [Floor(types, {"pool": agents}).run(arrivals).outcomes.count("abandoned") for agents in (1, 2)]
    assert lost == [2, 3]
