"""Two-way maps: what is decided, and what is hatched."""

from __future__ import annotations

from sim.plots.maps import draw_map
from tests.unit.plots.swept import swept


def test_cells_are_decided_against_the_target() -> None:
    sweep = swept()
    agents, volume, _ = sweep.keys
    drawing = draw_map(sweep.surfaces[0], agents, volume, "Service level", sweep.n, 0.7)
    assert drawing is not None
    sides = drawing.rows.set_index(["agents", "volume"])["side"]
    assert (sides["2", "1"], sides["0", "1.2"]) == (1, -1)
    assert 0 in sides.to_numpy()
    counts = [int((sides == side).sum()) for side in (1, -1, 0)]
    assert drawing.title == (
        f"Service level is above 70 % in {counts[0]} of 6 combinations, below in {counts[1]}, open in {counts[2]}"
    )
    assert "pattern" in drawing.svg


def test_without_a_target_cells_are_told_from_the_mean_and_nothing_decided_is_hatched() -> None:
    sweep = swept()
    agents, volume, _ = sweep.keys
    drawing = draw_map(sweep.surfaces[1], agents, volume, "Average wait", sweep.n)
    assert drawing is not None
    assert set(drawing.rows["side"]) <= {1, -1, 0}
    assert drawing.title.startswith("Average wait, 1:5")


def test_too_many_cells_are_not_drawn() -> None:
    sweep = swept()
    agents, volume, _ = sweep.keys
    many = [("x", agents.levels[0][1])] * 100
    object.__setattr__(agents, "levels", many)
    assert draw_map(sweep.surfaces[0], agents, volume, "Service level", sweep.n) is None
