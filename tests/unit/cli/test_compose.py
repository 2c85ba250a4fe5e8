"""The command line and `Scenario.with_` say the same; Hydra composes and does nothing else."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import yaml

import sim
from sim.cli.compose import compose, named_by_path

# The words of the command line, and the same as `with_` takes it.
SAME: list[tuple[list[str], dict[str, Any]]] = [
    ([], {}),
    (["agents.tellers.extra=1"], {"agents.tellers.extra": 1}),
    (["agents.tellers.extra=-0.5"], {"agents.tellers.extra": -0.5}),
    (
        ["agents.tellers.count={monday: 5, tuesday-friday: 6}"],
        {"agents.tellers.count": {"monday": 5, "tuesday-friday": 6}},
    ),
    (
        ['agents.tellers.count={weekdays: {"08:00-12:00": 5}}'],
        {"agents.tellers.count": {"weekdays": {"08:00-12:00": 5}}},
    ),
    (["agents.tellers.count.monday.08:00-12:00=5"], {"agents.tellers.count": {"monday": {"08:00-12:00": 5}}}),
    (["agents.tellers.skills.order.speed=1.5"], {"agents.tellers.skills.order.speed": 1.5}),
    (
        ["agents.nights={count: 1, skills: {order: {}}}"],
        {"agents.nights": {"count": 1, "skills": {"order": {}}}},
    ),
    (["calendar.start=2026-02-02", "calendar.days=3"], {"calendar.start": "2026-02-02", "calendar.days": 3}),
    (
        ["calendar.opening.saturday=09:00-12:00,13:00-18:00"],
        {"calendar.opening.saturday": "09:00-12:00,13:00-18:00"},
    ),
    (["channels.voice.lines=7"], {"channels.voice.lines": 7}),
    (["channels.voice={lines: 7, at_closing: keep}"], {"channels.voice": {"lines": 7, "at_closing": "keep"}}),
    (["contact_types.order.talk.mean=5m"], {"contact_types.order.talk.mean": "5m"}),
    (["contact_types.return.talk.mean=5m"], {"contact_types.return.talk.mean": "5m"}),
    (["contact_types.order.talk=gamma mean:4m sd:3m"], {"contact_types.order.talk": "gamma mean:4m sd:3m"}),
    (
        ["contact_types.order.talk=hyperexponential shares:0.3,0.7 means:1m,2m zero:0.1"],
        {"contact_types.order.talk": "hyperexponential shares:0.3,0.7 means:1m,2m zero:0.1"},
    ),
    (
        ["contact_types.order.talk='lognormal mean:4m sigma:0.8'"],
        {"contact_types.order.talk": "lognormal mean:4m sigma:0.8"},
    ),
    (["contact_types.order.head_start=1h30m"], {"contact_types.order.head_start": "1h30m"}),
    (["arrivals.scale=1.2"], {"arrivals.scale": 1.2}),
    (["arrivals.day_factor={cv: 0.2}"], {"arrivals.day_factor": {"cv": 0.2}}),
    (["arrivals.streams.calls.mix.return=0"], {"arrivals.streams.calls.mix.return": 0}),
    (
        ["arrivals.streams.calls={rates_per_hour: null, per_day: 100, weights: [1, 2, 3, 0]}"],
        {"arrivals.streams.calls": {"rates_per_hour": None, "per_day": 100, "weights": [1, 2, 3, 0]}},
    ),
    (
        ["targets.in_20s.share=0.9", "targets.all={within: 1m}"],
        {"targets.in_20s.share": 0.9, "targets.all": {"within": "1m"}},
    ),
    (["title=It's 5 % more, Zürich"], {"title": "It's 5 % more, Zürich"}),
    (["title="], {"title": ""}),
    (["sources=[a, b]"], {"sources": ["a", "b"]}),
    (
        ["+measures.warm_up=1h", "++measures.cool_down=1h"],
        {"measures.warm_up": "1h", "measures.cool_down": "1h"},
    ),
    (["agents=more"], {"agents": "more"}),
    (["agents.tellers.extra=3", "agents=more"], {"agents.tellers.extra": 3, "agents": "more"}),
    (["resolution=on"], {"resolution": "on"}),
    (["resolution=on"], {"resolution": {}}),
    (["resolution.base=1.2"], {"resolution.base": 1.2}),
    (["resolution.base=1.2", "resolution=on"], {"resolution.base": 1.2, "resolution": "on"}),
    (["resolution={base: 1.2}"], {"resolution": {"base": 1.2}}),
    (["resolution=off", "resolution.base=1.2"], {"resolution": "off", "resolution.base": 1.2}),
    (["resolution.by_channel.voice=0.3"], {"resolution.by_channel.voice": 0.3}),
    (["tolerance=y2020s", "tolerance.voice.median=2m"], {"tolerance": "y2020s", "tolerance.voice.median": "2m"}),
    (["tolerance.voice=weibull shape:0.5 scale:3m"], {"tolerance.voice": "weibull shape:0.5 scale:3m"}),
    (
        ["resolution=on", "tolerance=on", "satisfaction=on", "repeat=on", "handling.speed=1.25"],
        {"resolution": "on", "tolerance": "on", "satisfaction": "on", "repeat": "on", "handling.speed": 1.25},
    ),
    (
        ["tolerance=on", "satisfaction=delivery", "satisfaction.cuts=-2 -1 0 1"],
        {"tolerance": "on", "satisfaction": "delivery", "satisfaction.cuts": [-2, -1, 0, 1]},
    ),
    (["handling=fast", "handling.cap=8m"], {"handling": "fast", "handling.cap": "8m"}),
    (["quality=linked_qa", "quality.training=0.5"], {"quality": "linked_qa", "quality.training": 0.5}),
    (["topics.order.complexity=beta 2 3"], {"topics.order.complexity": "beta 2 3"}),
    (["topics={order: {complexity: 0.6, urgency: 1}}"], {"topics.order": {"complexity": 0.6, "urgency": 1}}),
    (
        ["measures=short", "agents=more", "calendar.days=1"],
        {"measures": "short", "agents": "more", "calendar.days": 1},
    ),
]


@pytest.mark.parametrize(("words", "changes"), SAME, ids=[" ".join(words)[:60] for words, _ in SAME])
@pytest.mark.usefixtures("folder")
def test_the_command_line_says_what_with_says(words: list[str], changes: dict[str, Any]) -> None:
    quoted = [
        word if "Zürich" not in word else word.replace("It's 5 % more, Zürich", '"It\'s 5 % more, Zürich"')
        for word in words
    ]
    by_words = sim.load(compose(["scenario=small.yaml", *quoted]).scenario)
    by_python = sim.load("small.yaml").with_(changes)
    assert by_words == by_python
    if changes:
        assert by_words != sim.load("small.yaml")


@pytest.mark.parametrize("words", [["tolerance=off"], ["tolerance=none"], ["tolerance=null"], ["~tolerance"]])
def test_a_part_is_left_out(words: list[str], folder: Path) -> None:
    base = sim.load("small.yaml")
    on = base.with_({"tolerance": {"hold": "music"}}).to_dict()
    (folder / "on.yaml").write_text(yaml.safe_dump(on), encoding="utf-8")
    assert sim.load(compose(["scenario=on.yaml", *words]).scenario) == base
    again = sim.load(compose(["scenario=on.yaml", *words, "++tolerance.correlation=0.2"]).scenario)
    assert again == base.with_({"tolerance": {"correlation": 0.2}})


@pytest.mark.usefixtures("folder")
def test_an_option_and_a_mapping_of_the_same_part_both_count() -> None:
    scenario = sim.load(compose(["scenario=small.yaml", "tolerance={hold: music}", "tolerance=y2020s"]).scenario)
    assert scenario.tolerance is not None
    assert (scenario.tolerance.hold, scenario.tolerance.patience_scale) == ("music", 0.5)
    assert sim.load(compose(["scenario=small.yaml", "tolerance=on", "tolerance=null"]).scenario).tolerance is None


@pytest.mark.usefixtures("folder")
def test_a_later_word_wins_whoever_can_spell_it() -> None:
    words = ['agents.tellers.count={"08:00-12:00": 5}', "agents.tellers.count=7"]
    assert sim.load(compose(["scenario=small.yaml", *words]).scenario).agents["tellers"].count == 7


@pytest.mark.usefixtures("folder")
def test_a_key_left_out_goes_back_to_its_default() -> None:
    words = ["~title", "~contact_types.order.patience", "~evidence", "calendar.days=1"]
    scenario = sim.load(compose(["scenario=small.yaml", *words]).scenario)
    assert scenario.title == ""
    assert scenario.contact_types["order"].patience.family == "never"
    assert scenario.evidence == {}


@pytest.mark.usefixtures("folder")
def test_settings_are_split_off() -> None:
    found = compose(
        ["scenario=small.yaml", "replications=7", "until.half_width=0.1", "calendar.days=1", "output=a/b"]
    )
    assert found.settings == {"replications": 7, "until": {"half_width": 0.1}, "output": "a/b"}
    assert not set(found.settings) & set(found.scenario)
    assert found.words == ("calendar.days=1",)
    assert found.source == "small.yaml"


def test_a_scenario_is_a_path_or_a_name_here_or_a_shipped_one(folder: Path) -> None:
    assert compose(["scenario=small.yaml"]).scenario["name"] == "small"
    assert compose([f"scenario={folder / 'small.yaml'}"]).scenario["name"] == "small"
    assert compose(["scenario=small2"]).scenario["name"] == "small2"
    assert compose(["scenario=erlang_a"]).scenario["name"] == "erlang_a"
    (folder / "scenarios" / "erlang_a.yaml").write_text((folder / "small.yaml").read_text())
    assert compose(["scenario=erlang_a"]).scenario["name"] == "small"
    assert [named_by_path(one) for one in ("bank", "bank.yaml", "a/bank", "bank.yml")] == [
        False,
        True,
        True,
        True,
    ]


@pytest.mark.usefixtures("folder")
def test_the_default_scenario() -> None:
    assert compose([]).source == "bank"


@pytest.mark.usefixtures("folder")
def test_what_comes_out_is_plain_data() -> None:
    def plain(value: Any) -> bool:
        if type(value) is dict:
            return all(type(key) is str and plain(inner) for key, inner in value.items())
        if type(value) is list:
            return all(map(plain, value))
        return value is None or type(value) in (str, bool, int, float)

    found = compose(
        ["scenario=small.yaml", "agents=more", "replications=3", "agents.tellers.count=[1, 2, 3]"]
    )
    assert plain(found.scenario)
    assert plain(found.settings)


@pytest.mark.usefixtures("folder")
def test_an_option_with_a_defaults_list_is_refused() -> None:
    with pytest.raises(sim.ScenarioError, match="agents=code: an option is a plain mapping"):
        compose(["scenario=small.yaml", "agents=code"])


@pytest.mark.usefixtures("folder")
def test_an_unknown_option_shows_the_nearest() -> None:
    with pytest.raises(sim.ScenarioError, match=r"agents: \"mor\" is no option \(did you mean more\?\)"):
        compose(["scenario=small.yaml", "agents=mor"])


CODE = [
    "title=${oc.env:CCSIM_SECRET}",
    "title='${oc.env:CCSIM_SECRET}'",
    "title=$\\{oc.env:CCSIM_SECRET\\}",
    "title=\\${oc.env:CCSIM_SECRET}",
    "sources=[a,${oc.env:CCSIM_SECRET}]",
    "agents.tellers={count: ${oc.env:CCSIM_SECRET}}",
    'agents.tellers={"count": "${oc.env:CCSIM_SECRET}"}',
    "contact_types.order.talk={family: ${hydra:runtime.cwd}}",
    "+agents.tellers={_target_: os.mkdir, path: made}",
    "_target_=os.mkdir",
    "+hydra/launcher=basic",
    "hydra.searchpath=[file:///]",
    "calendar.days=${eval:1}",
]


@pytest.mark.parametrize("word", CODE)
def test_an_override_cannot_run_code_or_read_the_environment(
    word: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCSIM_SECRET", "7")
    before = sorted(os.listdir(folder))
    with pytest.raises((sim.ScenarioError, sim.SettingsError)) as caught:
        sim.load(compose(["scenario=small.yaml", word]).scenario)
    assert "7" not in str(caught.value)
    assert sorted(os.listdir(folder)) == before


FILES = [
    "title: ${oc.env:CCSIM_SECRET}\n",
    "title: !!python/object/apply:os.mkdir [made]\n",
    "title: !!python/name:os.system\n",
    "title: !!python/module:antigravity\n",
    "title: !include /etc/hostname\n",
    "_target_: os.mkdir\npath: made\n",
    "agents: {tellers: {_target_: os.mkdir, path: made}}\n",
    "defaults: [scenario: other]\n",
    "hydra: {searchpath: ['file:///']}\n",
]


@pytest.mark.parametrize("text", FILES)
def test_a_scenario_file_cannot_run_code_or_read_the_environment(
    text: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCSIM_SECRET", "7")
    lines = (folder / "small.yaml").read_text().splitlines()
    key = text.split(":")[0]
    kept = [line for line in lines if not line.startswith(f"{key}:")] if key == "title" else lines
    (folder / "bad.yaml").write_text("\n".join(kept if key != "agents" else []) + "\n" + text)
    before = sorted(os.listdir(folder))
    with pytest.raises(sim.ScenarioError) as caught:
        compose(["scenario=bad.yaml"])
    assert "7" not in str(caught.value)
    assert sorted(os.listdir(folder)) == before
