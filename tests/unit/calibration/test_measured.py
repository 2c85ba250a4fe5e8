"""The measured table: ratios of totals over the regular weekdays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sim.calibration.export import Export, read_export
from sim.calibration.mapping import load_mapping
from sim.calibration.measured import measure_hours


def test_hours_and_total(
    write: Callable[..., Path], call: Callable[..., dict[str, Any]], plain: dict[str, Any]
) -> None:
    plain["calendar"] = {"groups": {"work": ["monday", "tuesday"], "end": ["sunday"]}}
    path = write(
        call("2024-01-01 09:00:00", waited=20, talked=100),
        call("2024-01-01 09:59:59", waited=40, result="H"),
        call("2024-01-02 09:30:00"),
        call("2024-01-02 10:00:00", waited=21, talked=0),
        call("2024-01-07 10:00:00", waited=500),
    )
    nine, ten, whole = measure_hours(read_export(path, load_mapping(plain)))
    assert (nine.hour, nine.n_calls, nine.calls_per_day) == (9, 3, 1.5)
    assert nine.p_wait == pytest.approx(2 / 3)
    assert nine.mean_wait == pytest.approx(20)
    assert nine.p_abandoned == pytest.approx(1 / 3)
    assert nine.within == pytest.approx(2 / 3)
    assert nine.mean_talk == pytest.approx(80)
    assert ten.within == 0
    assert (whole.hour, whole.n_calls) == (None, 4)
    assert whole.mean_wait == pytest.approx(81 / 4)


def test_real_export_is_as_published(bank_all_hours: Export) -> None:
    rows = {row.hour: row for row in measure_hours(bank_all_hours)}
    whole = rows[None]
    assert whole.n_calls == 28_697
    assert whole.p_wait == pytest.approx(0.5973, abs=5e-5)
    assert whole.mean_wait == pytest.approx(45.77, abs=5e-3)
    assert whole.p_abandoned == pytest.approx(0.1321, abs=5e-5)
    assert whole.within == pytest.approx(0.5042, abs=5e-5)
    published = {
        10: (121.40, 0.7776, 64.04, 0.1627, 0.3324),
        15: (110.75, 0.7074, 68.94, 0.1878, 0.3883),
        20: (57.45, 0.4317, 29.64, 0.0644, 0.6301),
    }
    for hour, (calls, p_wait, wait, p_abandoned, within) in published.items():
        row = rows[hour]
        assert row.calls_per_day == pytest.approx(calls)
        assert row.p_wait == pytest.approx(p_wait, abs=5.1e-5)
        assert row.mean_wait == pytest.approx(wait, abs=5.1e-3)
        assert row.p_abandoned == pytest.approx(p_abandoned, abs=5.1e-5)
        assert row.within == pytest.approx(within, abs=5.1e-5)
