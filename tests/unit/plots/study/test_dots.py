"""Dots of differences."""

from __future__ import annotations

from sim.plots.study.dots import draw_dots
from sim.plots.study.panel import Panel
from sim.plots.study.slide import Row, Slide
from sim.plots.style import COLOURS
from sim.study.finding import Status
from tests.unit.study.made import outcome, planted, study

SLIDE = Slide("Does haste pay?", "Haste pays", "20 replications", "One (2.7)")
PANEL = Panel("satisfaction", "Satisfied", "share")


def rows(*statuses: Status) -> list[Row]:
    names = ("with 12 agents", "with 14 agents", "with 16 agents")
    return [
        Row(name, name, status, turned=status is Status.FAILS)
        for name, status in zip(names, statuses, strict=True)
    ]


def test_differences_to_the_first_variant_and_the_turn() -> None:
    one = planted()
    drawn = draw_dots(SLIDE, one.study, one.grid, [PANEL], rows(Status.HOLDS, Status.HOLDS, Status.FAILS))
    assert len(drawn.rows) == 6
    assert set(drawn.rows["against"]) == {"1"}
    for text in ("with 12 agents  ● holds", "with 16 agents  ▼ turns: does not hold", "change to 1", "+0.63 ± 0.04"):
        assert text in drawn.svg
    assert drawn.svg.count(COLOURS["target"].lower()) >= 2


def test_what_is_not_decided_is_grey_and_hollow() -> None:
    clear, vague = planted(), outcome(study(tornado={"claim": "speed", "only": True}), noise=0.3)
    some = rows(Status.OPEN, Status.OPEN, Status.OPEN)
    grey = [
        draw_dots(SLIDE, one.study, one.grid, [PANEL], some).svg.count(COLOURS["bot"].lower())
        for one in (clear, vague)
    ]
    assert grey[0] == 0
    assert grey[1] >= 6
