"""Cells: the layers of a scenario."""

from __future__ import annotations

import pytest

from sim.errors import ScenarioError
from sim.study.grid import cells, scenario_of, scenarios_of
from tests.unit.study.made import planted, study


def test_every_variant_under_every_condition() -> None:
    found = list(cells(study()))
    assert len(found) == len(set(found)) == 9
    assert found[:2] == [("with 12 agents", "1"), ("with 12 agents", "0.85")]


def test_later_layers_lie_over_earlier_ones() -> None:
    one = study(
        base={"handling.speed": 2, "resolution.haste": 1},
        conditions={"": {"resolution.haste": 2}},
        tornado={"claim": "speed"},
        full={"base": {"resolution.slope": 4, "handling.speed": 3}},
    )
    scenario = scenario_of(one, one.full, ("", "1.25"))
    assert scenario.resolution is not None
    assert (scenario.handling.speed, scenario.resolution.haste, scenario.resolution.slope) == (1.25, 2, 4)


def test_cells_together_are_as_each_alone() -> None:
    one = study()
    where = list(cells(one))
    assert scenarios_of(one, one.quick, where) == [scenario_of(one, one.quick, cell) for cell in where]


def test_an_error_names_study_and_cell() -> None:
    one = study(conditions={"with no agents": {"agents.tellers.count": -1}}, tornado={"claim": "speed"})
    with pytest.raises(ScenarioError, match=r"study e99_made, with no agents, 0.85: agents.tellers.count"):
        scenario_of(one, one.full, ("with no agents", "0.85"))


def test_differences_are_paired() -> None:
    grid = planted().grid
    one, other = ("with 12 agents", "1.25"), ("with 12 agents", "1")
    found = grid.difference(one, other, "satisfaction")
    alone = grid.value(one, "satisfaction")
    assert found.value == pytest.approx(alone.value - grid.value(other, "satisfaction").value)
    assert found.half_width() < alone.half_width()
    assert (grid.n, grid.unit("satisfaction")) == (20, "share")
