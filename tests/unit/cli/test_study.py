"""`ccsim study`: the list, one, all; errors as sentences."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from sim.cli.study import StudySettings, _with_replications
from sim.study.outcome import Outcome
from sim.study.sources import Sources
from tests.unit.cli.small import Ccsim
from tests.unit.study.made import STUDY, outcome, study


@pytest.fixture
def planted(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Studies whose results are planted; the settings with which they were asked for."""
    asked: list[dict[str, Any]] = []

    def run(one: Any, mode: str = "full", **settings: Any) -> Outcome:
        asked.append({"study": one.study, "mode": mode, "n": one.mode(mode).replications, **settings})
        settings["progress"](1, 1)
        return outcome(one, mode=mode)

    monkeypatch.setattr("sim.study.run_study", run)
    monkeypatch.setattr("sim.cli.study.say_if_compiling", lambda _: None)
    return asked


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two studies, one of them with a condition that cannot be."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "experiments").mkdir()
    good = {key: value for key, value in STUDY.items() if key != "study"}
    bad = {**good, "number": "E98", "conditions": {"with no agents": {"agents.tellers.count": -1}}}
    bad["tornado"] = {"claim": "speed"}
    for name, data in (("e98_bad", bad), ("e99_made", good)):
        (tmp_path / "experiments" / f"{name}.yaml").write_text(yaml.safe_dump(data), encoding="utf-8")
    monkeypatch.setattr("sim.study.files.experiments", lambda: tmp_path / "nowhere")
    return tmp_path


def test_the_list(ccsim: Ccsim, here: Path) -> None:
    ended = ccsim("study")
    assert ended.code == 0
    assert "E99" in ended.out
    assert "Does working faster" in ended.out
    (here / "experiments" / "e97_broken.yaml").write_text("number: [\n")
    found = json.loads(ccsim("study", "--json").out)
    assert [one["number"] for one in found] == ["", "E98", "E99"]
    assert found[0]["question"].startswith("broken: ")


def test_one_study(ccsim: Ccsim, here: Path, planted: list[dict[str, Any]]) -> None:
    ended = ccsim("study", "made", "quick=true", "replications=7", "seed=3")
    assert ended.code == 0
    (asked,) = planted
    assert (asked["mode"], asked["n"], asked["seed"]) == ("quick", 7, 3)
    assert "results/studies/e99_made/page.html" in ended.out
    assert " ".join(ended.out.split()).endswith("at 1.6).")
    folder = here / "results" / "studies" / "e99_made"
    origin = json.loads((folder / "provenance.json").read_text(encoding="utf-8"))
    assert origin["command"] == "ccsim study made mode=quick replications=7 seed=3 engine=kernel"
    assert (folder / "study.yaml").read_text() == (here / "experiments" / "e99_made.yaml").read_text()


def test_json(ccsim: Ccsim, here: Path, planted: list[dict[str, Any]]) -> None:
    ended = ccsim("study", "E99", "--json")
    assert json.loads(ended.out)["claims"]["speed"]["verdict"].startswith("holds with 12")
    assert ended.err.strip() == "results/studies/e99_made/page.html"


def test_all_of_them_and_one_that_fails(
    ccsim: Ccsim, here: Path, planted: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sim.study.sources.read_sources", lambda: Sources({}, {}))
    monkeypatch.setattr("sim.study.contradictions.read_contradictions", dict)
    ended = ccsim("study", "all", "quick=true")
    assert ended.code == 2
    assert "e98_bad could not be run: study e98_bad, with no agents" in ended.err
    assert ended.out.splitlines()[-1] == "results/studies/book.html"
    text = (here / "results" / "studies" / "verdicts.md").read_text(encoding="utf-8")
    assert "| E99 | Answer faster. |" in text
    assert "e98_bad could not be run" in text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["hast"], 'study: "hast" is unknown'),
        (["made", "all"], "study: 2 are named (made, all)"),
        (["quick=true"], "study: none is named"),
        (["made", "replication=9"], "replication: unknown key (did you mean replications?)"),
        (["made", "replications=4"], "replications: 4 must be at least 5"),
        (["made", "quick=3"], "quick: 3 must be true or false"),
        (["made", "mode=fast"], 'mode: "fast" must be one of quick, full'),
        (["made", "quick=true", "mode=full"], "mode: full stands beside quick=true"),
        (["made", "~quick=true"], "settings of a study are plain"),
    ],
)
def test_errors_are_sentences(ccsim: Ccsim, here: Path, words: list[str], said: str) -> None:
    ended = ccsim("study", *words)
    assert ended.code == 2
    assert said in ended.err
    assert len(ended.err.splitlines()) == 1


def test_replications_replace_those_of_the_mode() -> None:
    one = _with_replications(study(), StudySettings(mode="quick", replications=9))
    assert (one.quick.replications, one.full.replications) == (9, 20)
    assert one.quick.constants == 5


def test_the_help_documents_every_setting(ccsim: Ccsim) -> None:
    ended = ccsim("study", "--help")
    first_words = {line.split()[0] for line in ended.out.splitlines() if line.split()}
    assert set(StudySettings.model_fields) <= first_words
