"""Measured against simulated as text."""

import pytest

from sim.calibration.hindsight import Hindsight
from sim.report.hindsight import heading, lines, markdown, summary
from tests.unit.plots.evidence import hindsight


def test_a_line_pairs_measured_with_simulated() -> None:
    nine = list(lines(hindsight()))[1]
    assert nine.name == "09:00"
    real, model = nine.cells[1]
    row = hindsight().measured[1]
    assert real == f"{row.mean_wait:.1f} ± {row.half['mean_wait']:.1f}"
    assert model.startswith(f"{row.mean_wait * 0.9:.1f} ± ")
    assert nine.odd == (True, True, True, True)  # 0.9 × 1.05 is below 1
    assert not any(list(lines(hindsight()))[2].odd)


def test_markdown_has_one_row_an_hour_and_the_errors() -> None:
    text = markdown(hindsight(), "20s")
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert len(rows) == 2 + 10 + 1
    assert {line.count("|") for line in rows} == {11}
    assert rows[-1].startswith("| **all day** |")
    assert "Served within 20s, %: measured" in rows[0]
    assert text.count("rms error over the hours") == 4


def test_errors_have_their_unit_and_sign() -> None:
    said = summary(hindsight(), "20s")
    assert said[1].startswith("Mean wait: rms error over the hours ")
    assert " s, mean error −" in said[1]
    assert "points" in said[0]
    assert "in 9 of 10 hours" in said[0]


@pytest.mark.parametrize(("seen", "word"), [(hindsight(), "The days of the fit"), (hindsight(True), "not seen")])
def test_the_heading_says_what_the_fit_knew(seen: Hindsight, word: str) -> None:
    assert word in heading(seen)
