"""Measured against simulated, on the days of the fit and on others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sim.calibration import calibrate_calls
from sim.calibration.evidence import HourRow
from sim.calibration.hindsight import Hindsight, fair_test, same_days
from sim.calibration.mapping import Mapping, load_mapping
from sim.calibration.simulated import SimulatedRow
from sim.errors import DataError

COLUMNS = ("p_wait", "mean_wait", "p_abandoned", "within")


def row(hour: int | None, wait: float) -> HourRow:
    return HourRow(hour, 100, 10.0, 0.5, wait, 0.1, 0.6, 180.0, dict.fromkeys(COLUMNS, 0.1))


def model(hour: int | None, wait: float, low: float, high: float) -> SimulatedRow:
    ends = [dict.fromkeys(COLUMNS, 0.0) | {"mean_wait": low}, dict.fromkeys(COLUMNS, 1.0) | {"mean_wait": high}]
    return SimulatedRow(hour, 10.0, 0.5, wait, 0.1, 0.6, dict.fromkeys(COLUMNS, 0.01), *ends)


def test_errors_by_hand() -> None:
    first, last = date(2024, 1, 1), date(2024, 1, 14)
    seen = Hindsight(
        (first, last), (first, last), 0.9, 10,
        (row(9, 30.0), row(10, 50.0), row(None, 40.0)),
        (model(9, 33.0, 25, 40), model(10, 46.0, 40, 48), model(None, 41.0, 30, 50)),
    )  # fmt: skip
    gap = seen.gaps()["mean_wait"]
    assert gap.rms == pytest.approx(np.sqrt((9 + 16) / 2))
    assert gap.bias == pytest.approx(-0.5)
    assert gap.whole == pytest.approx(1.0)
    assert (gap.inside, gap.hours) == (1, 2)
    assert not seen.fair


@pytest.fixture
def export(write: Callable[..., Path], call: Callable[..., dict[str, Any]]) -> Path:
    """Four weeks of a center with four agents from 8 to 12, as a queue would make them."""
    r = np.random.default_rng(2)
    rows = []
    for day in range(28):
        free = np.full(4, 8 * 3600.0)
        for at in np.sort(r.uniform(8 * 3600, 12 * 3600, r.poisson(240))):
            start = max(float(at), float(free.min()))
            patience, talk = r.exponential(300), r.exponential(180)
            left = at + patience < start
            if not left:
                agent = int(free.argmin())
                free[agent] = start + talk
            wait = patience if left else start - at
            cells = {"waited": round(wait), "talked": round(talk), "result": "H" if left else "A"}
            when = str(datetime(2024, 1, 1) + timedelta(days=day, seconds=round(float(at))))
            rows.append(call(when, **cells, agent="" if left else f"agent{agent}"))
    return write(*rows)


@pytest.fixture
def mapping(plain: dict[str, Any]) -> Mapping:
    opening = {"opening": {"all": ["08:00", "12:00"]}, "pool": "all"}
    return load_mapping(plain | {"calendar": opening})


def test_a_center_that_the_model_fits_is_found_back(export: Path, mapping: Mapping) -> None:
    found = calibrate_calls(export, mapping, "made", replications=10)
    gauge = found.evidence.availability
    assert gauge is not None
    assert gauge.factor == pytest.approx(1.0, abs=0.12)  # there are four agents, and the gap rule sees them
    seen = same_days(mapping, found.evidence, replications=20)
    assert seen.gaps()["mean_wait"].whole == pytest.approx(0, abs=0.1 * gauge.measured)
    # wide: one month of data; a column in another unit or an hour off would show
    assert seen.gaps()["p_wait"].rms < 0.12


def test_the_second_half_is_predicted_with_the_first(export: Path, mapping: Mapping) -> None:
    seen = fair_test(export, mapping, "made", fit_replications=5, replications=5)
    assert seen.fair
    assert seen.fitted_on == (date(2024, 1, 1), date(2024, 1, 14))
    assert seen.seen == (date(2024, 1, 15), date(2024, 1, 28))
    assert [row.hour for row in seen.simulated] == [8, 9, 10, 11, None]
    for real, simulated in zip(seen.measured, seen.simulated, strict=True):
        assert simulated.calls_per_day == pytest.approx(real.calls_per_day, rel=0.15)


def test_one_day_has_no_halves(write: Callable[..., Path], call: Callable[..., dict[str, Any]], plain: Any) -> None:
    with pytest.raises(DataError, match="one day has no halves"):
        fair_test(write(call("2024-01-01 09:00:00")), load_mapping(plain), "made")


@pytest.mark.long
def test_shipped_bank_is_what_the_command_makes(bank_file: Path, bank_mapping: Mapping) -> None:
    from sim.scenario import load

    made = load(calibrate_calls(bank_file, bank_mapping, "bank").scenario)
    shipped = load("bank")
    ours, theirs = made.to_dict(), shipped.to_dict()
    factor = [one["agents"]["tellers"].pop("shrinkage") for one in (ours, theirs)]
    assert factor[0] == pytest.approx(factor[1], abs=0.01)  # moves with every change of an engine's luck
    for one in (ours, theirs):
        one.pop("description")
        one["evidence"].pop("agents.tellers.shrinkage")
    assert ours == theirs
