"""From export to scenario, with a simulation that is a formula."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sim.calibration import calibrate_calls
from sim.errors import DataError
from sim.scenario import load


@pytest.fixture
def export(write: Callable[..., Path], call: Callable[..., dict[str, Any]]) -> Path:
    r = np.random.default_rng(1)
    rows = [
        call(
            str(datetime(2024, 1, 1) + timedelta(days=day, minutes=round(minute, 2))),
            waited=round(r.exponential(40)),
            talked=round(r.exponential(200)),
            result="H" if r.random() < 0.2 else "A",
        )
        for day in range(7)
        for minute in np.sort(r.uniform(0, 24 * 60, 200))
    ]
    return write(*rows)


def test_availability_is_fitted_on_the_wait_of_regular_weekdays(export: Path, plain: dict[str, Any]) -> None:
    tried: list[float] = []

    def mean_wait(scenario: dict[str, Any]) -> float:
        shrinkage = load(scenario).agents["agents"].shrinkage
        tried.append(1 - shrinkage)
        return float(40 * np.exp(5 * (shrinkage - 0.2)))

    found = calibrate_calls(export, plain, "week", mean_wait=mean_wait)
    gauge = found.evidence.availability
    assert gauge is not None
    assert gauge.measured == found.evidence.measured[-1].mean_wait
    assert gauge.factor == pytest.approx(0.8 + np.log(40 / gauge.measured) / 5, abs=0.004)
    assert load(found.scenario).agents["agents"].shrinkage == pytest.approx(1 - gauge.factor, abs=1e-4)
    assert len(tried) == len(gauge.steps)
    assert "on the measured mean wait" in found.scenario["evidence"]["agents.agents.shrinkage"]["source"]


def test_without_a_simulation_the_factor_is_one(export: Path, plain: dict[str, Any]) -> None:
    found = calibrate_calls(export, plain, "week", fit=False)
    assert found.evidence.availability is None
    assert load(found.scenario).agents["agents"].shrinkage == 0
    assert found.evidence.n_calls == 1400
    assert found.evidence.days[0].isoformat() == "2024-01-01"


def test_a_broken_mapping_is_one_sentence(export: Path, plain: dict[str, Any]) -> None:
    with pytest.raises(DataError, match="outcme is no key of a mapping"):
        calibrate_calls(export, plain | {"outcme": {}}, "week")


def test_spreadsheet_gives_the_same_scenario(export: Path, plain: dict[str, Any]) -> None:
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("xlsxwriter")
    frame = pandas.read_csv(export, parse_dates=["when"])
    path = export.with_suffix(".xlsx")
    frame.to_excel(path, index=False, engine="xlsxwriter")
    made = [calibrate_calls(one, plain, "week", fit=False).scenario for one in (path, export)]
    assert made[0] == made[1]


def test_real_export(bank_file: Path, bank_mapping: Any) -> None:
    found = calibrate_calls(bank_file, bank_mapping, "bank", fit=False)
    scenario = load(found.scenario)
    assert dict(found.evidence.dropped)["outside opening hours"] == 182
    assert scenario.segments["high"].patience_factor == pytest.approx(1.83, abs=0.02)
    assert "Technion" in scenario.sources[0]
    assert scenario.calendar.opening["sunday-thursday"] == "07:00-24:00"
    daily = sum(row.n_calls for row in found.evidence.measured[:-1]) / 20
    assert daily == pytest.approx(found.evidence.measured[-1].calls_per_day)
