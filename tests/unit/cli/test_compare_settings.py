"""The settings of a comparison."""

from __future__ import annotations

import pytest

from sim.cli.compare_settings import CompareSettings, Decision, Selecting
from sim.cli.settings import settings_of
from sim.comparison import Select, Stop
from sim.errors import SettingsError
from sim.scenario import Scenario
from tests.unit.cli.small import Ccsim


def test_defaults() -> None:
    one = settings_of(CompareSettings, {})
    assert (one.measure, one.replications, one.stop_rule(), one.selecting()) == ("service_level", 20, None, None)
    assert one.words() == ["measure=service_level", "replications=20", "seed=1", "engine=kernel"]


def test_rules() -> None:
    decided = settings_of(CompareSettings, {"until": {"decided": True, "most": 50}})
    assert decided.stop_rule() == Stop(None, 50)
    assert decided.words()[1:3] == ["until.decided=true", "until.most=50"]
    known = settings_of(CompareSettings, {"until": {"half_width": 0.01}, "measure": "wait_p90@voice"})
    assert known.stop_rule() == Stop(0.01, 1000)
    assert known.words()[:3] == ["measure=wait_p90@voice", "until.half_width=0.01", "until.most=1000"]
    best = settings_of(CompareSettings, {"select": {"delta": 0.01}})
    assert best.selecting() == Select(0.01, 0.95, most=10_000)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"until": {"decided": True, "half_width": 1}}, "until: decided and half_width are two rules; give one"),
        ({"select": 3}, "select: 3 must be keys, such as select.delta"),
        ({"select": {"delta": 1, "probability": 1}}, "select.probability: 1 must be below 1"),
        ({"contacts": True}, "contacts: unknown key"),
    ],
)
def test_sentences(values: dict[str, object], sentence: str) -> None:
    with pytest.raises(SettingsError) as caught:
        settings_of(CompareSettings, values)
    assert sentence in str(caught.value)


def test_no_key_is_a_setting_and_a_key_of_the_scenario() -> None:
    assert not set(CompareSettings.model_fields) & set(Scenario.model_fields)


def test_the_help_documents_every_setting(ccsim: Ccsim) -> None:
    ended = ccsim("compare", "--help")
    assert ended.code == 0
    first_words = {line.split()[0] for line in ended.out.splitlines() if line.strip()}
    sections = {"until": Decision, "select": Selecting}
    keys = {key for key in CompareSettings.model_fields if key not in sections}
    keys |= {f"{section}.{key}" for section, model in sections.items() for key in model.model_fields}
    assert {"scenario", "experiment", *keys} <= first_words
    assert max(map(len, ended.out.splitlines())) <= 100
    for model in (CompareSettings, Decision, Selecting):
        assert all(field.description for field in model.model_fields.values())
