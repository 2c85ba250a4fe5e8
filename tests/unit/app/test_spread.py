"""Differences are paired, and say what `sim.measures` says of each replication."""

from __future__ import annotations

import pytest

import sim
from sim.app.day import alone
from sim.app.spread import MEASURES, compared, sums_of
from sim.metrics import MEASURES as ALL
from sim.scenario import Scenario

_DAY = 3


def test_measures_are_known() -> None:
    assert set(MEASURES) <= set(ALL)


def test_the_sums_of_a_replication_are_those_of_its_log(shop: Scenario) -> None:
    cut = alone(shop, _DAY)
    table = sim.measures(sim.simulate(sim.plan(cut, seed=1, replication=2)))
    table = table[(table["by"] == "all") & (table["scope"] == "total")].set_index("measure")["value"]
    found = sums_of(shop, 1, 2, _DAY)
    assert "service_level" in found
    for name, sums in found.items():
        if sums.bottom:
            assert sums.top / sums.bottom == pytest.approx(table[name])


def test_the_difference_is_paired(shop: Scenario) -> None:
    fewer = shop.with_({"agents.desk_one.extra": -1})
    a, b = ([sums_of(one, 1, number, _DAY) for number in range(5)] for one in (shop, fewer))
    found = compared(a, b)
    wait = found["wait_mean"]
    assert len(wait["a"]) == len(wait["b"]) == 5
    assert wait["difference"]["value"] > 0
    assert found["offered"]["unit"] == "count"
    total = [sum(one["offered"].top for one in floor) / 5 for floor in (a, b)]
    assert found["offered"]["difference"]["value"] == pytest.approx(total[1] - total[0])
    assert "cost" not in found  # nothing is paid for here


def test_equal_plans_differ_by_nothing(shop: Scenario) -> None:
    a = [sums_of(shop, 1, number, _DAY) for number in range(2)]
    for one in compared(a, a).values():
        assert one["difference"]["value"] in (0.0, None)
        assert one["difference"]["decided"] == 0


def test_one_replication_decides_nothing(shop: Scenario) -> None:
    a = [sums_of(shop, 1, 0, _DAY)]
    assert compared(a, a)["offered"]["difference"]["half_width"] is None
