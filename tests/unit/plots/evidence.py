"""A small calibration that the tests of its figures and page share: nothing is simulated."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from sim.calibration import Calibration, calibrate_calls
from sim.calibration.evidence import AvailabilityEvidence, AvailabilityStep
from sim.calibration.hindsight import Hindsight
from sim.calibration.simulated import COMPARED, SimulatedRow

MAPPING: dict[str, Any] = {
    "title": "Three weeks <of> calls",
    "instants": {"offered": "when"},
    "durations": {"wait": "waited", "talk": "talked"},
    "contact_type": {"column": "kind"},
    "outcome": {"column": "result", "answered": ["A"], "abandoned": ["H"], "ignore": ["X"]},
    "server": {"column": "agent", "none": [""]},
    "calendar": {"interval": "1h", "opening": {"all": ["08:00", "18:00"]}},
}


@cache
def calibration() -> Calibration:
    """Fitted on made-up calls of three weeks, with a search of the availability that nobody made."""
    r = np.random.default_rng(4)
    rows = ["kind,when,waited,talked,result,agent"]
    for day in range(21):
        for minute in np.sort(r.uniform(8 * 60, 18 * 60, r.poisson(150))):
            when = datetime(2024, 1, 1) + timedelta(days=day, minutes=round(float(minute), 2))
            left = r.random() < 0.15
            wait = int(r.exponential(60)) + 1 if left or r.random() < 0.5 else 0
            kind = "sales" if r.random() < 0.7 else "help"
            rest = f"{wait},0,H," if left else f"{wait},{round(r.lognormal(4.6, 0.9))},A,agent{r.integers(6)}"
            rows.append(f"{kind},{when:%Y-%m-%d %H:%M:%S},{rest}")
        rows.append(f"sales,{datetime(2024, 1, 1, 9) + timedelta(days=day)},0,0,X,")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "calls.csv"
        path.write_text("\n".join(rows) + "\n")
        found = calibrate_calls(path, MAPPING, "weeks", fit=False)
    steps = tuple(AvailabilityStep(f, w) for f, w in ((1.0, 22.0), (0.9, 35.0), (0.94, 30.2)))
    gauge = AvailabilityEvidence(0.94, 0.9, 1.0, 30.0, 30.2, True, steps)
    return Calibration(found.scenario, replace(found.evidence, availability=gauge))


@cache
def hindsight(fair: bool = False) -> Hindsight:
    """The measured table beside one that is made of it."""
    evidence = calibration().evidence
    simulated = []
    for row in evidence.measured:
        value = {column: getattr(row, column) * 0.9 for column in COMPARED}
        half, low = ({c: v * part for c, v in value.items()} for part in (0.02, 0.85))
        high = {c: v * (1.05 if row.hour == 9 else 1.2) for c, v in value.items()}
        simulated.append(SimulatedRow(row.hour, row.calls_per_day, **value, half=half, low=low, high=high))
    seen = (evidence.days[0], evidence.days[-1])
    fitted_on = (date(2023, 1, 1), date(2023, 2, 1)) if fair else seen
    return Hindsight(fitted_on, seen, 0.94, 40, evidence.measured, tuple(simulated))
