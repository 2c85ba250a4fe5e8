"""From words to validated points."""

from __future__ import annotations

from pathlib import Path

import pytest

import sim
from sim.cli.points import read_sweep
from sim.errors import ScenarioError, SettingsError
from tests.unit.cli.small import SMALL

HERE = "scenario=small.yaml"


def test_points_are_those_of_the_python_api(folder: Path) -> None:
    asked = read_sweep([HERE, "calendar.days=1", "agents.tellers.extra=0,1", "arrivals.scale=1.0,1.5", "seed=3"])
    base = sim.load(SMALL).with_({"calendar.days": 1})
    assert asked.base == base
    assert [one.name for one in asked.points] == ["1", "2", "3", "4"]
    for one in asked.points:
        assert one.scenario == base.with_(one.keys)
    assert dict(asked.points[2].keys) == {"agents.tellers.extra": 1, "arrivals.scale": 1.0}
    assert asked.settings.seed == 3


def test_an_option_lies_below_the_words_beside_it(folder: Path) -> None:
    asked = read_sweep([HERE, "agents.tellers.extra=5", "agents=glob(more)", "arrivals.scale=1,2"])
    assert [one.scenario.agents["tellers"].extra for one in asked.points] == [5, 5]
    asked = read_sweep([HERE, "agents=glob(more)", "arrivals.scale=1,2"])
    assert [one.scenario.agents["tellers"].extra for one in asked.points] == [1, 1]


def test_points_of_a_file(folder: Path) -> None:
    text = 'arrivals.scale,contact_types.order.talk\n1.5,"lognormal mean:5m sigma:0.7"\n,exponential mean:4m\n'
    (folder / "points.csv").write_text(text, encoding="utf-8")
    asked = read_sweep([HERE, "file=points.csv"])
    assert asked.points[0].scenario.arrivals.scale == 1.5
    assert dict(asked.points[1].keys) == {"contact_types.order.talk": "exponential mean:4m"}
    assert asked.points[1].scenario == sim.load(SMALL).with_(asked.points[1].keys)


def test_sobol_is_of_the_seed(folder: Path) -> None:
    words = [HERE, "design=sobol", "points=8", "arrivals.scale=interval(0.5,2)", "agents.tellers.extra=0,1"]
    one, same, other = read_sweep(words), read_sweep(words), read_sweep([*words, "seed=2"])
    assert [p.keys for p in one.points] == [p.keys for p in same.points] != [p.keys for p in other.points]
    assert sorted(p.keys["agents.tellers.extra"] for p in one.points) == [0] * 4 + [1] * 4


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["arrivals.scale=1"], "nothing is swept"),
        (["arrivals.scael=1,2"], r"arrivals.scael: .*did you mean scale\?"),
        (["arivals.scale=1,2"], r"arivals.scale: unknown key \(did you mean arrivals\?\)"),
        (["tellers.extra=1,2"], r"did you mean agents.tellers.extra\?"),
        (["arrivals.scale=1,-2,x"], "arrivals.scale: -2"),
        (["arrivals.scale=1,2", "arrivals.scale=3"], "swept, and given one value"),
        (["arrivals.scale=1,2", "arrivals.scale=3,4"], "swept twice"),
        (["seed=1,2"], "seed: .*a setting of a sweep has one"),
        (["scenario=bank,retail"], "sweep one at a time"),
        (["arrivals.scale=interval(1,2)"], "design=sobol points=64"),
        (["file=none.csv"], "none.csv cannot be read"),
        (["file=none.csv", "arrivals.scale=1,2"], "swept beside file"),
        (["contacts=true", "arrivals.scale=1,2"], "contacts: unknown key"),
        (["replication=5", "arrivals.scale=1,2"], r"replication: unknown key \(did you mean replications\?\)"),
        (["replication=5,6"], r"replication: unknown key \(did you mean replications\?\)"),
    ],
)
def test_bad_words_are_one_sentence(words: list[str], said: str, folder: Path) -> None:
    given = words if any("scenario=" in word for word in words) else [HERE, *words]
    with pytest.raises((ScenarioError, SettingsError), match=said):
        read_sweep(given)


def test_every_bad_value_is_said_once(folder: Path) -> None:
    with pytest.raises(ScenarioError) as caught:
        read_sweep([HERE, "arrivals.scale=1,-2", "agents.tellers.extra=0,1,x"])
    assert len(caught.value.problems) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("arrivals.scale\n", "a row for each point"),
        ("a,a\n1,2\n", "a key of its own"),
        ("arrivals.scale\n1,2\n", "point 1 has 2 cells"),
        ("arrivals.scael\n1\n", "scael"),
        ("arrivals.scale\n'1,2'\n", "cells"),
    ],
)
def test_a_bad_file_is_one_sentence(text: str, said: str, folder: Path) -> None:
    (folder / "points.csv").write_text(text, encoding="utf-8")
    with pytest.raises((ScenarioError, SettingsError), match=said):
        read_sweep([HERE, "file=points.csv"])
