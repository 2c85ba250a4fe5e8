"""`ccsim run` end to end on a small scenario, in this process."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

import sim
from sim.cli import run as run_verb
from tests.unit.cli.small import SMALL, Ccsim

ROOT = Path(sim.__file__).resolve().parent.parent
WORDS = ("run", "scenario=small.yaml", "replications=3", "seed=5", "workers=2")


def the_run(folder: Path) -> Path:
    """The one folder of a run that there is."""
    (found,) = (folder / "results" / "small").iterdir()
    return found


def test_tables_then_the_answer_then_the_report(ccsim: Ccsim, folder: Path) -> None:
    ended = ccsim(*WORDS)
    assert ended.code == 0, ended.err
    lines = ended.out.splitlines()
    made = the_run(folder)
    assert lines[-1] == f"results/small/{made.name}/report.html"
    assert re.fullmatch(r"\d{8}-\d{6}", made.name)
    assert "target 80 %" in ended.out
    assert "±" in ended.out
    assert max(map(len, lines)) <= 100
    assert "\x1b" not in ended.out


def test_the_numbers_are_those_of_the_python_api(ccsim: Ccsim, folder: Path) -> None:
    assert ccsim(*WORDS, "agents.tellers.extra=1", "contact_types.order.talk.mean=4m").code == 0
    scenario = sim.load(SMALL).with_({"agents.tellers.extra": 1, "contact_types.order.talk.mean": "4m"})
    result = sim.run(scenario, replications=3, seed=5)
    made = the_run(folder)
    assert sim.load(made / "scenario.yaml") == scenario
    pd.testing.assert_frame_equal(pd.read_parquet(made / "measures.parquet"), result.table)
    pd.testing.assert_frame_equal(pd.read_parquet(made / "replications.parquet"), result.replications)
    pd.testing.assert_frame_equal(pd.read_parquet(made / "waits.parquet"), result.waits)


def test_json(ccsim: Ccsim, folder: Path) -> None:
    ended = ccsim(*WORDS, "--json")
    rows = json.loads(ended.out)
    (level,) = [r for r in rows if (r["measure"], r["scope"], r["by"]) == ("service_level", "total", "all")]
    assert 0 < level["estimate"] < 1
    assert level["n"] == 3
    assert "NaN" not in ended.out
    assert ended.err.splitlines()[-1] == f"results/small/{the_run(folder).name}/report.html"


def test_the_command_in_the_provenance_gives_the_same_numbers(
    ccsim: Ccsim, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = (
        "scenario=small2",
        "replications=2",
        "seed=9",
        "title=It's one",
        "agents.tellers.extra=1",
        "output=first",
    )
    assert ccsim("run", *words).code == 0
    (first,) = (folder / "first" / "small2").iterdir()
    command = json.loads((first / "provenance.json").read_text())["command"]
    import shlex

    assert shlex.split(command)[:2] == ["ccsim", "run"]
    assert ccsim(*shlex.split(command)[1:], "output=second").code == 0
    (second,) = (folder / "second" / "small2").iterdir()
    for name in ("scenario.yaml", "measures.csv", "replications.csv", "waits.csv"):
        assert (first / name).read_bytes() == (second / name).read_bytes()
    monkeypatch.chdir(first)
    assert (
        ccsim("run", "scenario=scenario.yaml", "replications=2", "seed=9", "output=../../../third").code == 0
    )
    (third,) = (folder / "third" / "small2").iterdir()
    assert (first / "measures.csv").read_bytes() == (third / "measures.csv").read_bytes()


def test_a_stop_rule_ends_the_run(ccsim: Ccsim, folder: Path) -> None:
    rule = ("until.measure=service_level", "until.half_width=0.5", "until.most=50")
    assert ccsim("run", "scenario=small.yaml", *rule).code == 0
    origin = json.loads((the_run(folder) / "provenance.json").read_text())
    assert origin["replications"] == 5
    assert "until.half_width=0.5" in origin["command"]


def test_the_center_gives_the_same_numbers(ccsim: Ccsim, folder: Path) -> None:
    assert ccsim(*WORDS[:-1], "workers=1", "replications=1", "output=kernel").code == 0
    assert ccsim(*WORDS[:-1], "workers=1", "replications=1", "engine=center", "output=center").code == 0
    (kernel,), (center,) = ((folder / name / "small").iterdir() for name in ("kernel", "center"))
    assert (kernel / "measures.csv").read_bytes() == (center / "measures.csv").read_bytes()


def test_the_first_run_says_that_it_compiles(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from sim import compiled

    monkeypatch.setattr(compiled, "needs_compiling", lambda: True)
    run_verb.say_if_compiling("kernel")
    assert capsys.readouterr().err.startswith("Compiling the simulation for this machine, once:")
    monkeypatch.setattr(compiled, "needs_compiling", lambda: False)
    run_verb.say_if_compiling("kernel")
    assert capsys.readouterr().err == ""


def test_no_bar_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with run_verb.progress_bar("small") as progress:
        for done in range(1, 4):
            progress(done, 3)
    assert capsys.readouterr().err == ""


def test_a_bar_with_time_left_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(run_verb, "_BAR_AFTER_S", 0.05)
    with run_verb.progress_bar("small") as progress:
        for done in range(1, 6):
            time.sleep(0.12)
            progress(done, 10)
    said = capsys.readouterr().err
    assert "small" in said
    assert "/10" in said
    assert "<" in said


_ANNOUNCED = """
import signal, sys, sim
signal.signal(signal.SIGINT, signal.default_int_handler)  # background jobs of a shell ignore it
from sim.cli import main
real = sim.run
def run(*given, **named):
    print("simulating", file=sys.stderr, flush=True)
    return real(*given, **named)
sim.run = run
main(sys.argv[1:])
"""


@pytest.mark.skipif(os.name == "nt", reason="SIGINT is sent on Unix only")
def test_ctrl_c_leaves_nothing_behind(folder: Path) -> None:
    sim.warm()
    words = ["run", "scenario=small.yaml", "replications=100000", "calendar.days=200"]
    process = subprocess.Popen(
        [sys.executable, "-c", _ANNOUNCED, *words],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    assert process.stderr.readline() == "simulating\n"
    time.sleep(0.7)
    process.send_signal(signal.SIGINT)
    try:
        out, err = process.communicate(timeout=30)
    finally:
        process.kill()
    assert process.returncode == 130, err
    assert out == ""
    assert err.strip() == "Stopped; nothing of it was written."
    assert not (folder / "results").exists()
