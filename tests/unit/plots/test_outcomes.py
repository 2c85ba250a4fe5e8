"""Where contacts go."""

import pytest

from sim.plots.outcomes import Ending, draw_outcomes
from sim.report.headings import OUTCOMES

BARS = [
    Ending("voice", "voice", 100.0, {"answered": 80.0, "abandoned": 12.0, "callback": 8.0}),
    Ending("email", "email", 100.0, {"answered": 90.0, "open": 10.0}),
]
HEADINGS = OUTCOMES | {"open": "Still open"}


def test_the_title_says_how_many_are_answered_and_what_takes_most() -> None:
    drawing = draw_outcomes(BARS, HEADINGS, "contacts", 5)
    assert drawing is not None
    assert drawing.title == "85 % of contacts are answered; of the others most: abandoned, 6.0 %"
    text = drawing.svg.replace("\n", "")
    assert ">Callback accepted<" in text
    assert ">Blocked<" not in text
    assert drawing.rows.groupby("name")["share"].sum().tolist() == pytest.approx([1.0, 1.0])


def test_every_outcome_has_a_look() -> None:
    counts = dict.fromkeys(HEADINGS, 10.0)
    drawing = draw_outcomes([Ending("all", "ink", 10.0 * len(counts), counts)], HEADINGS)
    assert drawing is not None
    assert len(drawing.rows) == len(HEADINGS)
    assert len(drawing.svg) < 100_000


def test_nobody_makes_no_figure() -> None:
    assert draw_outcomes([Ending("all", "ink", 0.0, {})], HEADINGS) is None
