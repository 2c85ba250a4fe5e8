"""What the README shows is executed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml

import sim

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The fenced blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", TEXT, flags=re.MULTILINE | re.DOTALL)


def commands() -> list[list[str]]:
    """Every `ccsim` command line, split as a shell does, without its comment."""
    lines = [
        line[2:] for block in blocks("console") for line in block.splitlines() if line.startswith("$ ccsim")
    ]
    return [shlex.split(line, comments=True)[1:] for line in lines]


def test_the_python_runs(capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {}
    for block in blocks("python"):
        exec(compile(block, "README.md", "exec"), names)
    assert "service_level" not in capsys.readouterr().err
    assert isinstance(names["own"], sim.Result)


def test_the_scenario_is_one() -> None:
    (text,) = blocks("yaml")
    scenario = sim.load(yaml.safe_load(text))
    result = sim.run(scenario, replications=2)
    assert 0 < result.estimate("service_level")[0] < 1


def test_the_schedule_is_read(tmp_path: Path) -> None:
    (scenario,), (rows,) = blocks("yaml"), blocks("csv")
    (tmp_path / "evening.csv").write_text(rows, encoding="utf-8")
    data = yaml.safe_load(scenario)
    data["agents"]["evening"] = {"schedule_file": "evening.csv", "skills": {"chat": {}}}
    (tmp_path / "my_center.yaml").write_text(yaml.safe_dump(data), encoding="utf-8")
    members = sim.load(tmp_path / "my_center.yaml").agents["evening"].members
    assert members["A17"].hours == {"monday-thursday": "13:00-16:30, 17:00-20:00"}
    assert members["A18"].hours == {"2026-03-04": "12:00-18:00"}


@pytest.mark.parametrize("words", [one for one in commands() if one[0] == "run"], ids=" ".join)
def test_every_run_is_understood(words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Composed as they stand; the files that they name are stand-ins, and nothing is simulated."""
    from sim.cli.compose import compose

    monkeypatch.chdir(tmp_path)
    (tmp_path / "my_center.yaml").write_text(blocks("yaml")[0], encoding="utf-8")
    assert compose(words[1:])


@pytest.mark.parametrize("words", [one for one in commands() if one[0] == "sweep"], ids=" ".join)
def test_every_sweep_is_understood(words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every point is made and validated, and none simulated."""
    from sim.cli.points import read_sweep

    monkeypatch.chdir(tmp_path)
    (tmp_path / "points.csv").write_text(
        "agents.tellers.extra,arrivals.scale\n1,1.1\n2,1.3\n", encoding="utf-8"
    )
    assert len(read_sweep(words[1:]).points) > 1


@pytest.mark.parametrize("words", [one for one in commands() if one[0] == "compare"], ids=" ".join)
def test_every_comparison_is_understood(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.docs.test_comparing import plans

    monkeypatch.chdir(tmp_path)
    assert len(plans(words[1:]).scenarios) > 1


def test_every_verb_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    from sim.cli import main

    for verb in sorted({words[0] for words in commands()}):
        with pytest.raises(SystemExit) as stop:
            main([verb, "--help"])
        assert stop.value.code == 0, verb


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", TEXT):
        assert (ROOT / target).exists(), target
