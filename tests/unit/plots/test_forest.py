"""The forest of differences: who wins is seen, and what is not decided looks like it."""

from __future__ import annotations

import pytest

from sim.plots.forest import Mark, Strip, colour_of, draw_forest
from sim.plots.style import COLOURS, Drawing

WON = Mark("one more", 1, 0.05, 0.01, "+5 points ± 1", True)
CLOSE = Mark("no bot", 2, -0.002, 0.01, "−0.2 points ± 1.0", False)
STRIPS = (
    Strip("Service level, points", "share", 1, (WON, CLOSE)),
    Strip("Average wait", "s", -1, (Mark("one more", 1, -12.0, 2.0, "−12 s ± 2", True), CLOSE)),
)


@pytest.fixture
def drawing() -> Drawing:
    return draw_forest(STRIPS, "“one more” wins", "difference to “base”", "base", "one more")


def test_the_title_and_the_numbers(drawing: Drawing) -> None:
    assert drawing.title == "“one more” wins"
    assert len(drawing.rows) == 4
    assert list(drawing.rows.columns) == ["measure", "variant", "difference", "half_width", "unit", "decided"]
    for text in ("+5 points ± 1", "Average wait", "more is better", "less is better", ">base<"):
        assert text in drawing.svg


def test_what_is_not_decided_is_hollow_and_grey(drawing: Drawing) -> None:
    svg = drawing.svg.lower()
    assert COLOURS["bot"].lower() in svg
    assert f"fill: {COLOURS['paper'].lower()}; stroke: {COLOURS['bot'].lower()}" in svg


def test_the_winner_is_bold(drawing: Drawing) -> None:
    line = next(line for line in drawing.svg.splitlines() if ">one more<" in line)
    assert "700" in line
    other = next(line for line in drawing.svg.splitlines() if ">no bot<" in line)
    assert "700" not in other


def test_the_base_may_win() -> None:
    drawing = draw_forest(STRIPS, "“base” wins", "", "base", "base")
    assert ">base wins<" in drawing.svg


def test_the_base_is_ink_and_variants_follow_in_order() -> None:
    assert [colour_of(number) for number in range(5)] == ["ink", "voice", "target", "chat", "voice"]


def test_no_difference_at_all_can_be_drawn() -> None:
    same = Strip("Service level", "share", 1, (Mark("copy", 1, 0.0, 0.0, "the same", False),))
    assert ">the same<" in draw_forest((same,), "No difference", "", "base", None).svg
