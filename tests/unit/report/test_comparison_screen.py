"""What `ccsim compare` prints."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from sim.report.compared import Compared
from sim.report.comparison_screen import show_comparison
from tests.unit.comparison.made import compared


def printed(one: Compared) -> str:
    out = io.StringIO()
    show_comparison(one, Path("results/x/report.html"), Console(file=out, width=100))
    return out.getvalue()


@pytest.mark.parametrize("others", [1, 2, 3, 6])
def test_at_most_100_columns_and_the_answer_last(others: int) -> None:
    means = {"base": 0.7} | {f"variant number {i}": 0.7 + i / 50 for i in range(1, others + 1)}
    one = Compared(compared(means), {}, {})
    text = printed(one)
    lines = text.rstrip().splitlines()
    assert max(map(len, lines)) <= 100
    assert lines[-1] == "results/x/report.html"
    assert f"● “variant number {others}” wins" in text
    assert "\x1b" not in text
    assert ("more variants in the report" in text) is (others > 3)


def test_not_decided_is_hollow() -> None:
    assert "○ Not decided yet" in printed(Compared(compared({"base": 0.7, "a": 0.7}), {}, {}))
