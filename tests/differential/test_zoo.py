"""Center and kernel write the same legal log on every corner plan."""

from __future__ import annotations

import pytest

import sim
from sim.names import Outcome
from tests.differential.compare import assert_same_log
from tests.differential.zoo import ZOO


@pytest.mark.parametrize("name", ZOO)
def test_engines_agree(name: str) -> None:
    plan = ZOO[name]()
    log = sim.simulate(plan, engine="center")
    assert_same_log(log, sim.simulate(plan, engine="kernel"))
    sim.check(log, plan)


def test_a_corner_plan_is_the_same_each_time() -> None:
    for name, make in ZOO.items():
        one, other = make(), make()
        assert (one.schedule == other.schedule).all(), name
        assert (one.types == other.types).all(), name
        assert (one.channels == other.channels).all(), name


def test_the_zoo_shows_every_outcome() -> None:
    seen: set[int] = set()
    for make in ZOO.values():
        seen |= set(sim.simulate(make()).contacts["outcome"].tolist())
    assert seen == {int(outcome) for outcome in Outcome}


def test_who_is_busy_at_reopening_and_not_due_goes_after_the_contact_in_hand() -> None:
    plan = ZOO["busy when the center reopens, not due"]()
    for engine in ("center", "kernel"):
        log = sim.simulate(plan, engine=engine)
        assert (log.legs["matched_at"][log.legs["group"] == 0] < 13 * 3_600_000_000).all()
