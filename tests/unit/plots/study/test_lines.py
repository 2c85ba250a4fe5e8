"""Lines along a numeric axis."""

from __future__ import annotations

import pytest

from sim.plots.study.lines import draw_lines
from sim.plots.study.panel import Panel
from sim.plots.study.slide import Row, Slide
from sim.study.finding import Status
from tests.unit.study.made import planted

SLIDE = Slide("Does haste pay?", "Haste pays", "20 replications", "One (2.7)")


@pytest.mark.parametrize("n_panels", [1, 2])
def test_every_point_is_told_with_its_interval(n_panels: int) -> None:
    one = planted()
    panels = [Panel("satisfaction", "Satisfied", "share"), Panel("service_level", "Service level", "share")]
    rows = [Row(name, name, Status.HOLDS) for name in one.study.conditions]
    drawn = draw_lines(SLIDE, one.study, one.grid, panels[:n_panels], rows, ("1", "1.25"))
    assert len(drawn.rows) == 9 * n_panels
    assert list(drawn.rows["variant"][:3]) == ["0.85", "1", "1.25"], "in the order of the axis"
    found = one.grid.value(("with 12 agents", "0.85"), "satisfaction")
    first = drawn.rows.iloc[0]
    assert (first["estimate"], first["half_width"]) == (found.value, found.half_width())
    assert drawn.svg.count("speed-up of handling") == n_panels
    assert drawn.svg == draw_lines(SLIDE, one.study, one.grid, panels[:n_panels], rows, ("1", "1.25")).svg
