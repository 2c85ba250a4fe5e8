"""The settings of a run."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from sim.cli.settings import RunSettings, StopRule, read_settings
from sim.errors import SettingsError
from sim.scenario import Scenario


def test_defaults() -> None:
    found = read_settings({})
    assert (found.replications, found.seed, found.engine, found.output) == (20, 1, "kernel", "results")
    assert found.workers is None
    assert found.stop_rule() is None
    assert found.words() == ["replications=20", "seed=1", "engine=kernel"]


def test_a_stop_rule() -> None:
    found = read_settings({"until": {"measure": "asa", "half_width": 2, "most": 50}})
    rule = found.stop_rule()
    assert rule is not None
    assert (rule.measure, rule.half_width, rule.most) == ("asa", 2.0, 50)
    assert found.words()[:3] == ["until.measure=asa", "until.half_width=2.0", "until.most=50"]
    assert read_settings({"until": {"measure": "target.in_20s", "half_width": 0.01}}).until is not None


def test_frozen() -> None:
    with pytest.raises(ValidationError):
        read_settings({}).seed = 2  # type: ignore[misc]


def test_no_key_is_a_setting_and_a_key_of_the_scenario() -> None:
    assert not set(RunSettings.model_fields) & set(Scenario.model_fields)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"replications": 0}, "replications: 0 must be at least 1"),
        ({"engine": "centre"}, 'engine: "centre" must be one of kernel, center (did you mean center?)'),
        ({"seed": 2**63}, "seed: 9223372036854775808 must be below 9223372036854775808"),
        ({"until": {"half_width": 0}}, "until.half_width: 0 must be above 0"),
        ({"wrokers": 2}, "wrokers: unknown key (did you mean workers?)"),
    ],
)
def test_sentences(values: dict[str, object], sentence: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings(values)
    assert str(caught.value) == sentence


def test_every_key_is_described() -> None:
    for model in (RunSettings, StopRule):
        assert all(field.description for field in model.model_fields.values())
