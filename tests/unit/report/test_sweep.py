"""The page of a sweep: its sentences, its order of points, and that it stands alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sim.report.sweep import SweepPage, figures, ranked, sentences, shown_by_default, write_sweep
from tests.unit.plots.swept import SCENARIO, swept


def test_the_best_point_comes_first_and_those_not_told_from_it_are_marked() -> None:
    ranks = ranked(swept())
    assert [rank.name for rank in ranks[:2]] == ["9", "10"]
    assert [rank.is_open for rank in ranks] == [False, True] + [False] * 10
    assert ranks[0].keys == ("2", "1", "fair")


def test_the_sentences_say_target_best_and_what_moves_it() -> None:
    said = sentences(swept())
    assert said[0].startswith("Target of 70 %: ")
    assert said[1].startswith("Service level is best at point 9 (agents=2, volume=1, rule=fair): 8")
    assert said[1].endswith("1 other point cannot be told from it.")
    assert "depends most on agents" in said[2]


def test_maps_are_of_grids() -> None:
    sweep = swept()
    assert "map_service_level_agents_volume" in figures(sweep)
    part = replace(sweep, points=sweep.points[:-1], found=sweep.found[:-1])
    assert [name for name in figures(part) if name.startswith("map")] == []


def test_the_page_stands_alone(tmp_path: Path) -> None:
    sweep = swept()
    origin = {"command": "ccsim sweep agents=0,1,2", "seed": 1}
    page = SweepPage("small", "A center", sweep, "every combination", SCENARIO.to_dict(), origin, "EUR")
    text = write_sweep(page, tmp_path / "report.html", figures(sweep)).read_text(encoding="utf-8")
    assert "ccsim sweep agents=0,1,2" in text
    assert 'src="http' not in text
    assert 'href="http' not in text
    assert text.count("<figure") == len(figures(sweep))


def test_usual_measures_are_those_with_numbers() -> None:
    assert shown_by_default(swept().found) == ("service_level", "asa")
