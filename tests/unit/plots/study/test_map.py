"""The map of the best variant."""

from __future__ import annotations

from sim.plots.study.map import best_of, draw_map
from sim.plots.study.panel import Panel
from sim.plots.study.slide import Row, Slide
from sim.plots.style import COLOURS
from sim.scenario import Scenario
from sim.study.finding import Status
from tests.unit.study.made import outcome, study

SLIDE = Slide("Does haste pay?", "Haste pays", "20 replications", "One (2.7)")
STUDY = study(
    conditions={str(n): {"agents.tellers.count": n} for n in (10, 12, 16)},
    figure={"kind": "map", "condition_label": "agents"},
    tornado={"claim": "speed", "only": True},
)
HIGH, LOW = Panel("satisfaction", "Satisfied", "share"), Panel("satisfaction", "Satisfied", "share", better=-1)


def flat(scenario: Scenario) -> dict[str, float]:
    return {"satisfaction": 0.7, "service_level": 0.5 + 0.001 * scenario.handling.speed}


def test_the_best_by_condition_and_direction() -> None:
    one = outcome(STUDY)
    assert [best_of(one.study, one.grid, HIGH, name) for name in ("10", "16")] == [("1.25",), ("0.85",)]
    assert best_of(one.study, one.grid, LOW, "10") == ("0.85",)


def test_cells_are_told_with_their_mark() -> None:
    one = outcome(STUDY)
    rows = [Row(name, name, Status.HOLDS, turned=name == "16") for name in STUDY.conditions]
    drawn = draw_map(SLIDE, one.study, one.grid, [HIGH], rows)
    assert len(drawn.rows) == 9
    best = drawn.rows[drawn.rows["may_be_best"]]
    found = list(zip(best["condition"], best["variant"], strict=True))
    assert found == [("10", "1.25"), ("12", "1.25"), ("16", "0.85")]
    assert COLOURS["bot"].lower() not in drawn.svg


def test_several_that_may_be_the_best_are_grey() -> None:
    one = outcome(STUDY, measured=flat, noise=0.01)
    drawn = draw_map(SLIDE, one.study, one.grid, [HIGH], [Row(name, name, None) for name in STUDY.conditions])
    assert drawn.rows["may_be_best"].sum() > 3
    assert COLOURS["bot"].lower() in drawn.svg
