"""Distributions of the wait, read and drawn."""

import pandas as pd
import pytest

from sim.plots.waits import draw_waits, quantile, sentence
from sim.report.data import ReportData


def _rows(waits: list[float], shares: list[float]) -> pd.DataFrame:
    return pd.DataFrame(
        {"scope": "total", "name": "", "wait_s": waits, "share_le": shares, "half_width": 0.01}
    )


def test_quantiles_are_the_shortest_waits_that_reach_the_share() -> None:
    rows = _rows([0, 10, 20, 30], [0.4, 0.5, 0.9, 0.95])
    assert quantile(rows, 0.5) == 10
    assert quantile(rows, 0.51) == 20
    assert pd.isna(quantile(rows, 0.99))


@pytest.mark.parametrize(
    ("waits", "shares", "text"),
    [
        ([0, 3, 95], [0.2, 0.5, 0.9], "Half of the calls wait at most 3 s, one in ten longer than 1:35"),
        ([0, 3, 95], [0.6, 0.7, 0.9], "60 % of calls do not wait, one in ten waits longer than 1:35"),
        ([0, 3, 95], [0.95, 0.97, 0.99], "95 % of calls do not wait"),
        ([0, 3, 95], [0.2, 0.5, 0.8], "Half of the calls wait at most 3 s"),
    ],
)
def test_sentences_follow_the_data(waits: list[float], shares: list[float], text: str) -> None:
    assert sentence(_rows(waits, shares), "calls") == text


def test_measured_quantiles_go_first() -> None:
    rows = _rows([0, 3, 95], [0.2, 0.5, 0.9])
    said = sentence(rows, "calls", {0.5: 4.0, 0.9: float("nan")})
    assert said == "Half of the calls wait at most 4 s, one in ten longer than 1:35"


def test_nobody_waited() -> None:
    assert sentence(_rows([], []), "calls") == "No calls waited"
    assert draw_waits(_rows([], []), "calls").rows.empty


def test_target_and_quantiles_are_marked(met: ReportData) -> None:
    drawing = draw_waits(met.waits, "calls", 50, within_s=20)
    assert "target: within 20 s" in drawing.svg
    for text in ("p80", "p90", "p95", "p99", "53 % at once"):
        assert text in drawing.svg


def test_long_tables_are_thinned() -> None:
    n = 20_000
    rows = _rows([float(i) for i in range(n)], [(i + 1) / n for i in range(n)])
    assert len(draw_waits(rows).rows) <= 400
