"""`ccsim calibrate calls` from end to end, on calls that are made up."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
import yaml

from sim.cli import main
from sim.scenario import load
from tests.unit.plots.evidence import MAPPING


def _export(days: int) -> str:
    """Two agents in four hours a day, as a queue would make the calls."""
    r = np.random.default_rng(9)
    rows = ["kind,when,waited,talked,result,agent"]
    for day in range(days):
        free = np.full(2, 9 * 3600.0)
        for at in np.sort(r.uniform(9 * 3600, 13 * 3600, r.poisson(100))):
            start = max(float(at), float(free.min()))
            talk, wait = r.exponential(180), start - at
            left = wait > r.exponential(400)
            if not left:
                agent = int(free.argmin())
                free[agent] = start + talk
            when = datetime(2024, 1, 1) + timedelta(days=day, seconds=round(float(at)))
            rest = "0,H," if left else f"{round(talk)},A,agent{agent}"
            rows.append(f"sales,{when},{round(wait)},{rest}")
    return "\n".join(rows) + "\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sim.calibration.calls.REPLICATIONS", 3)
    calendar = {"interval": "1h", "opening": {"all": ["09:00", "13:00"]}, "pool": "all"}
    mapping = {**MAPPING, "calendar": calendar, "agents": {"group": "tellers", "cost_per_hour": 20}}
    (tmp_path / "m.yaml").write_text(yaml.safe_dump(mapping))
    return tmp_path


def _call(*words: str) -> int:
    with pytest.raises(SystemExit) as end:
        main(["calibrate", "calls", "calls.csv", "--mapping", "m.yaml", "--name", "weeks", *words])
    return int(end.value.code or 0)


def test_it_writes_scenario_evidence_and_tables(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "calls.csv").write_text(_export(10))
    assert _call() == 0
    said = capsys.readouterr()
    made = load(folder / "scenarios" / "weeks.yaml")
    assert made.agents["tellers"].cost_per_hour == 20
    assert made.with_({"agents.tellers.extra": 1}).agents["tellers"].extra == 1
    assert made.evidence["agents.tellers.cost_per_hour"].mark == "A"
    text = (folder / "scenarios" / "weeks.yaml").read_text()
    assert text.startswith("# @package _global_\n# Made from aggregates of a call-by-call export by\n#   ccsim ")
    assert load("weeks") == made
    tables = (folder / "scenarios" / "weeks.evidence.md").read_text()
    assert tables.count("| **all day** |") == 2
    assert "Days that the fit has not seen: fitted on 2024-01-01 to 2024-01-05" in tables
    assert (folder / "scenarios" / "weeks.evidence.html").stat().st_size < 2_000_000
    assert said.out.splitlines()[-3:] == [
        f"scenarios/weeks.{end}" for end in ("yaml", "evidence.html", "evidence.md")
    ]
    assert "Availability " in said.out
    assert "\x1b" not in said.err


def test_one_day_has_no_fair_test_and_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "calls.csv").write_text(_export(1))
    assert _call("--out", "made") == 0
    assert "There is no fair test" in capsys.readouterr().out
    assert "one day has no halves" in (folder / "made" / "weeks.evidence.md").read_text()
