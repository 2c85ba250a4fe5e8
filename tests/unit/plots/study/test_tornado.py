"""The tornado: every end is told, and where it turns."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from sim.plots.study.panel import Panel
from sim.plots.study.slide import Slide
from sim.plots.study.tornado import draw_tornado
from sim.plots.style import COLOURS
from sim.study.tornado import Swing
from tests.unit.study.made import outcome, study

SLIDE = Slide("Does haste pay?", "Haste pays", "20 replications", "One (2.7)")
PANEL = Panel("satisfaction", "Satisfied", "share")
ENDS = {"resolution.haste": [0.8, 3.2], "resolution.slope": [1.5, 6]}
TRIED = {"claim": "speed", "condition": "with 14 agents", "only": True, "constants": ENDS}


@cache
def clear() -> Swing:
    """One constant turns the result, another does nothing."""
    return outcome(study(tornado=TRIED)).swing


def test_bars_from_the_largest_on() -> None:
    swing = clear()
    drawn = draw_tornado(SLIDE, swing, PANEL, 0.0, str)
    assert list(drawn.rows["constant"]) == ["", *["resolution.haste"] * 2, *["resolution.slope"] * 2]
    assert "▼ 3.2" in drawn.svg, "it turns there"
    assert drawn.svg.count(">turns here<") == 1


def test_what_is_open_is_hollow() -> None:
    swing = outcome(study(tornado=TRIED), noise=0.05).swing
    assert COLOURS["bot"].lower() in draw_tornado(SLIDE, swing, PANEL, 0.0, str).svg
    assert COLOURS["bot"].lower() not in draw_tornado(SLIDE, clear(), PANEL, 0.0, str).svg


def test_an_end_that_was_not_tried_and_none_at_all() -> None:
    swing = clear()
    half = replace(swing, bars=(swing.bars[0]._replace(low=None),))
    assert list(draw_tornado(SLIDE, half, PANEL, 0.0, str).rows["end"]) == ["base", "high"]
    assert len(draw_tornado(SLIDE, replace(swing, bars=()), PANEL, 0.0, str).rows) == 1
