"""Figures: what is drawn of an outcome, and how it is marked."""

from __future__ import annotations

from sim.report.study.figures import conditions, foot, panels, picture, tornado
from sim.study.finding import Status
from sim.study.outcome import Outcome
from sim.study.sources import Sources
from tests.unit.study.made import outcome, study

SOURCES = Sources({"2": "Speed is the new loyalty", "4": "Five tips"}, {})


def test_the_condition_at_which_it_turns_is_marked(turned: Outcome) -> None:
    rows = conditions(turned)
    assert [row.status for row in rows] == [Status.HOLDS, Status.HOLDS, Status.FAILS]
    assert [row.turned for row in rows] == [False, False, True]
    assert rows[2].said == "▼ turns: does not hold"


def test_panels_are_the_predicates_measures_unless_named(turned: Outcome) -> None:
    assert [panel.heading for panel in panels(turned)] == ["Satisfied"]
    both = outcome(study(figure={"kind": "lines", "measures": ["service_level", "satisfaction"]}))
    assert [panel.measure for panel in panels(both)] == ["service_level", "satisfaction"]


def test_the_best_lies_where_predicates_seek_it() -> None:
    speed = study().claims["speed"].model_dump(by_alias=True, exclude_defaults=True)
    lowest = {**speed, "holds": [{"lowest": "satisfaction", "at": ["1"]}]}
    assert [panel.better for panel in panels(outcome(study(claims={"speed": lowest})))] == [-1]


def test_the_picture_stands_alone(turned: Outcome) -> None:
    drawn = picture(turned, SOURCES)
    assert drawn.title == "Haste raises satisfaction with 12 and 14 agents, not with 16 agents"
    for text in ("Does working faster", "20 replications", "Speed is the new loyalty (2.7)", "turns: does not hold"):
        assert text in drawn.svg
    assert set(drawn.rows.columns) == {"condition", "variant", "measure", "estimate", "half_width", "n"}
    assert len(drawn.rows) == 9


def test_all_kinds_are_drawn() -> None:
    dots = outcome(study(figure={"kind": "dots"}))
    assert "change to 1" in picture(dots, SOURCES).svg
    numbered = {str(n): {"agents.tellers.count": n} for n in (12, 14, 16)}
    tried = {"claim": "speed", "only": True}
    mapped = outcome(study(figure={"kind": "map", "condition_label": "agents"}, conditions=numbered, tornado=tried))
    assert "may_be_best" in picture(mapped, SOURCES).rows.columns


def test_the_tornado(turned: Outcome) -> None:
    drawn = tornado(turned, SOURCES)
    assert drawn.title.startswith("resolution.haste changes whether")
    assert list(drawn.rows["end"]) == ["base", "low", "high"]
    assert list(drawn.rows["status"]) == ["holds", "holds", "does not hold"]
    assert "turns here" in drawn.svg


def test_both_sides_stand_at_the_foot(turned: Outcome) -> None:
    assert foot(turned.study, SOURCES).splitlines() == [
        "“Answer faster” – Speed is the new loyalty (2.7)",
        "“Take more time” – Five tips (4.5); what the model leads one to expect",
    ]
