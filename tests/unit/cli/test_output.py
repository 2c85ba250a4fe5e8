"""The folder of a run: whole or not there, complete, without a trace of the machine."""

from __future__ import annotations

import json
import math
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import sim
from sim.cli import output
from sim.cli.output import draw, write_run
from sim.cli.saved import TABLES, read_saved
from sim.replications import Result
from tests.unit.cli.small import SMALL, Ccsim

STARTED = datetime(2026, 1, 31, 9, 15, 30)
ORIGIN: dict[str, Any] = {"command": "ccsim run", "replications": 3, "seed": 1}


@pytest.fixture(scope="module")
def result() -> Result:
    return sim.run(SMALL, replications=3)


@pytest.fixture(scope="module")
def written(result: Result, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that is only read."""
    return write_run(result, ORIGIN, tmp_path_factory.mktemp("runs"), STARTED)[0]


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_everything_is_there(result: Result, tmp_path: Path) -> None:
    folder, data = write_run(result, ORIGIN, tmp_path, STARTED)
    assert folder == tmp_path / "small" / "20260131-091530"
    assert data.scenario_name == "small"
    names = set(contents(folder))
    assert {"scenario.yaml", "provenance.json", "workbook.xlsx", "report.html"} <= names
    assert {f"{table}.{kind}" for table in TABLES for kind in ("csv", "parquet")} <= names
    figures = {Path(name).stem for name in names if name.startswith("figures/")}
    assert {"day", "days", "waits", "stages"} <= figures
    assert {f"figures/{name}.{kind}" for name in figures for kind in ("svg", "csv")} <= names
    assert not any(name.startswith(("contacts", "legs")) for name in names)
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_the_scenario_round_trips(result: Result, written: Path) -> None:
    assert sim.load(written / "scenario.yaml") == result.scenario


def test_parquet_and_csv_hold_the_same(written: Path) -> None:
    for table in TABLES:
        parquet = pd.read_parquet(written / f"{table}.parquet")
        csv = pd.read_csv(
            written / f"{table}.csv",
            keep_default_na=False,
            na_values={"value": [""], "estimate": [""], "half_width": [""], "share_le": [""]},
        )
        assert list(parquet.columns) == list(csv.columns) == list(TABLES[table])
        for column in parquet.columns:
            for a, b in zip(parquet[column].tolist(), csv[column].tolist(), strict=True):
                assert a == b or (math.isnan(a) and math.isnan(b))


def test_two_runs_in_one_second(result: Result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "_draw_into", lambda *_: None)
    folders = [write_run(result, ORIGIN, tmp_path, STARTED)[0].name for _ in range(3)]
    assert folders == ["20260131-091530", "20260131-091530-2", "20260131-091530-3"]


def test_no_trace_of_the_machine(ccsim: Ccsim, folder: Path) -> None:
    words = (f"scenario={folder / 'small.yaml'}", f"output={folder / 'out'}", "replications=2")
    assert ccsim("run", *words).code == 0
    (made,) = (folder / "out" / "small").iterdir()
    files = contents(made)
    with zipfile.ZipFile(made / "workbook.xlsx") as book:
        files |= {name: book.read(name) for name in book.namelist()}
    for secret in (str(folder), str(Path.home()) + "/", str(Path(sim.__file__).parent)):
        for name, content in files.items():
            assert secret.encode() not in content, name
    origin = json.loads((made / "provenance.json").read_text())
    assert origin["command"] == "ccsim run scenario=scenario.yaml replications=2 seed=1 engine=kernel"


def test_contacts_on_request(ccsim: Ccsim, folder: Path) -> None:
    assert ccsim("run", "scenario=small.yaml", "replications=2", "contacts=true").code == 0
    (made,) = (folder / "results" / "small").iterdir()
    contacts, legs = (pd.read_parquet(made / f"{name}.parquet") for name in ("contacts", "legs"))
    log = sim.simulate(sim.plan(sim.load(SMALL), seed=1, replication=0))
    assert len(contacts) == len(log.contacts) > 0
    assert len(legs) == len(log.legs)
    assert set(contacts["type"]) == {"order", "return"}
    assert set(contacts["outcome"]) <= {"answered", "abandoned", "blocked", "closed", "disconnected", "open"}
    assert set(legs["group"]) <= {"", "tellers"}
    assert set(legs["reason"]) == {"arrival"}
    assert len(pd.read_csv(made / "contacts.csv")) == len(contacts)


def test_a_failure_leaves_no_half_folder(
    result: Result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(output, "_draw_into", broken)
    with pytest.raises(KeyboardInterrupt):
        write_run(result, ORIGIN, tmp_path, STARTED)
    assert list((tmp_path / "small").iterdir()) == []


def test_a_full_disk_is_a_sentence(result: Result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(output, "_draw_into", full)
    with pytest.raises(sim.SettingsError, match="No space left on device"):
        write_run(result, ORIGIN, tmp_path, STARTED)


def test_drawn_again_byte_for_byte(ccsim: Ccsim, folder: Path) -> None:
    assert ccsim("run", "scenario=small.yaml", "replications=3").code == 0
    (made,) = (folder / "results" / "small").iterdir()
    before = contents(made)
    for name in [name for name in before if name.startswith(("figures/", "report", "workbook"))]:
        (made / name).unlink()
    ended = ccsim("report", f"results/small/{made.name}")
    assert ended.code == 0
    assert ended.out == f"results/small/{made.name}/report.html\n"
    after = contents(made)
    assert set(after) == set(before)
    for name, content in before.items():
        if not name.endswith(".xlsx"):
            assert after[name] == content, name
    assert draw(made) == made / "report.html"
    assert contents(made)["report.html"] == before["report.html"]


def test_what_is_read_again_is_what_was_measured(result: Result, tmp_path: Path) -> None:
    folder, data = write_run(result, ORIGIN, tmp_path, STARTED)
    again = read_saved(folder)
    for one in (data, again):
        assert one.n_replications == 3
        assert one.get("service_level").value == result.estimate("service_level")[0]
        assert [(t["name"], t["of"], t["within_s"], t["share"]) for t in one.targets] == [
            ("in_20s", "all", 20.0, 0.8)
        ]
        assert one.assumptions == [
            {
                "key": "agents.tellers.count",
                "value": "4",
                "unit": "",
                "source": "made up",
                "mark": "A",
                "description": "",
            }
        ]


def test_cases_and_how_they_went_are_written_beside_contacts(ccsim: Ccsim, folder: Path) -> None:
    words = ("scenario=small.yaml", "replications=2", "engine=center", "contacts=true", "workers=1")
    assert ccsim("run", *words, "tolerance=on", "resolution=on").code == 0
    (made,) = (folder / "results" / "small").iterdir()
    names = ("contacts", "feelings", "cases", "journeys")
    contacts, feelings, cases, journeys = (pd.read_parquet(made / f"{name}.parquet") for name in names)
    assert len(contacts) == len(feelings) > 0
    assert len(cases) == len(journeys) > 0
    assert set(cases["status"]) <= {"open", "resolved", "unresolved", "given_up"}
    assert set(cases["topic"]) == {"order", "return"}
    answered = contacts["outcome"] == "answered"
    assert feelings.loc[answered, "scored"].all()
    assert 0 < feelings["resolved"].sum() < answered.sum()
    assert (journeys["resolved"] == (cases["status"] == "resolved")).all()
    assert {"first", "reported", "late", "broken"} <= set(journeys.columns)
