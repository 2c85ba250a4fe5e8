"""`ccsim sweep` end to end on a small scenario, in this process."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

import sim
from tests.unit.cli.small import SMALL, Ccsim

WORDS = ("scenario=small.yaml", "calendar.days=1", "arrivals.scale=1,1.5", "routing=glob(longest*)", "replications=2")


def the_sweep(folder: Path) -> Path:
    """The one finished sweep that there is."""
    (found,) = (folder / "results" / "small-sweep").glob("*/sweep.parquet")
    return found.parent


def test_tables_figures_and_report(ccsim: Ccsim, folder: Path) -> None:
    ended = ccsim("sweep", *WORDS)
    assert ended.code == 0, ended.err
    made = the_sweep(folder)
    assert ended.out.splitlines()[-1] == f"results/small-sweep/{made.name}/report.html"
    assert max(map(len, ended.out.splitlines())) <= 100
    frame = pd.read_parquet(made / "sweep.parquet")
    assert list(frame)[:4] == ["point", "arrivals.scale", "routing", "replication"]
    assert len(frame) == 4
    assert list(pd.read_csv(made / "sweep.csv")) == list(frame)
    again = sim.run(sim.load(SMALL).with_({"calendar.days": 1, "arrivals.scale": 1.5, "routing": "longest_idle"}), 2)
    row = pd.read_csv(made / "estimates.csv").query("point == 2 and measure == 'asa' and scope == 'total'").iloc[0]
    assert (row["estimate"], row["half_width"]) == pytest.approx(again.estimate("asa"))
    assert {path.name for path in (made / "figures").glob("*.svg")} >= {"effects_service_level.svg"}
    assert "http" not in (made / "report.html").read_text(encoding="utf-8").replace("http://www.w3.org", "")
    origin = json.loads((made / "provenance.json").read_text(encoding="utf-8"))
    assert origin["points"] == 2
    drawn = ccsim("report", str(made))
    assert drawn.code == 2
    assert f"is a sweep; its command draws it again from the points that are kept: {origin['command']}" in drawn.err


def test_again_computes_nothing_and_more_replications_go_on(ccsim: Ccsim, folder: Path) -> None:
    assert ccsim("sweep", *WORDS).code == 0
    made = the_sweep(folder)
    before = {path.name: path.read_bytes() for path in made.glob("*.parquet")}
    again = ccsim("run", "-m", *WORDS)
    assert "2 of 2 points were there" in again.err
    assert {path.name: path.read_bytes() for path in the_sweep(folder).glob("*.parquet")} == before
    assert ccsim("sweep", *WORDS[:-1], "replications=3").code == 0
    assert len(list((folder / "results" / "small-sweep").glob("*/report.html"))) == 2
    assert len(list((folder / "results" / "small-sweep" / "points").iterdir())) == 2


def test_the_command_of_the_provenance_gives_the_same_folder(ccsim: Ccsim, folder: Path) -> None:
    words = ["scenario=small2", *WORDS[1:], "show=asa,abandonment"]
    assert ccsim("sweep", *words).code == 0
    (made,) = (folder / "results" / "small2-sweep").glob("*/provenance.json")
    import shlex

    _, *command = shlex.split(json.loads(made.read_text(encoding="utf-8"))["command"])
    assert "2 of 2 points were there" in ccsim(*command).err
    assert len(list((folder / "results" / "small2-sweep").glob("*/provenance.json"))) == 1


def test_one_point_and_one_replication(ccsim: Ccsim, folder: Path) -> None:
    ended = ccsim("sweep", "scenario=small.yaml", "arrivals.scale=choice(1)", "replications=1")
    assert ended.code == 0, ended.err
    assert "±" not in ended.out


def test_json(ccsim: Ccsim, folder: Path) -> None:
    ended = ccsim("sweep", *WORDS, "show=service_level", "--json")
    rows = json.loads(ended.out)
    assert [row["point"] for row in rows] == ["1", "2"]
    assert rows[1]["keys"] == {"arrivals.scale": 1.5, "routing": "longest_idle"}
    assert 0 < rows[1]["estimate"] < 1


def test_a_measure_that_is_not_there_is_said(ccsim: Ccsim, folder: Path) -> None:
    ended = ccsim("sweep", *WORDS, "show=satisfaction,asa")
    assert ended.code == 0
    assert "show: satisfaction is not measured" in ended.err


def test_an_output_that_cannot_be_written_is_one_sentence(ccsim: Ccsim, folder: Path) -> None:
    (folder / "taken").write_text("")
    ended = ccsim("sweep", *WORDS, "output=taken")
    assert ended.code == 2
    assert "taken is a file" in ended.err


def test_a_scheduler_that_does_not_answer_is_one_sentence(ccsim: Ccsim, folder: Path) -> None:
    ended = ccsim("sweep", *WORDS, "executor=dask", "executor.address=nonsense://x")
    assert ended.code == 2
    assert len(ended.err.strip().splitlines()) == 1
    assert ended.err.startswith(("executor: dask is not installed", "executor.address: nonsense://x cannot be reached"))


def test_what_is_stopped_says_that_it_goes_on(
    ccsim: Ccsim, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*given: object, **more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sim.cli.sweep.run_points", stopped)
    ended = ccsim("sweep", *WORDS)
    assert ended.code == 130
    assert "finished points are kept" in ended.err
