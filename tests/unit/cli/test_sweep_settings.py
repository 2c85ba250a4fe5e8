"""Settings of a sweep: what belongs together, and what does not."""

from __future__ import annotations

import pytest

from sim.cli.settings import settings_of
from sim.cli.sweep_settings import SweepSettings, settings_words
from sim.errors import SettingsError
from sim.scenario import Scenario


def test_no_key_is_a_setting_and_a_key_of_the_scenario() -> None:
    assert not set(SweepSettings.model_fields) & set(Scenario.model_fields)


def test_a_file_is_a_list_and_an_address_is_of_dask() -> None:
    found = settings_of(SweepSettings, {"file": "p.csv", "executor": {"address": "tcp://a:1"}})
    assert (found.design, found.executor.kind) == ("list", "dask")
    assert settings_of(SweepSettings, {}).words() == ["replications=20", "seed=1", "engine=kernel"]
    assert found.words()[:2] == ["design=list", "file=p.csv"]


def test_words_that_stand_for_more() -> None:
    words = ["executor=dask", "show=asa,aht", "show=[a]", "seed=1", "a.b=1,2"]
    assert settings_words(words) == ["executor.kind=dask", "show=[asa,aht]", "show=[a]", "seed=1", "a.b=1,2"]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"design": "sobol"}, "points: is missing"),
        ({"points": 8}, "points: 8 means nothing to design=grid"),
        ({"design": "list"}, "file: is missing"),
        ({"design": "grid", "file": "a.csv"}, "file: a.csv means nothing"),
        ({"executor": {"kind": "dask"}}, "executor.address: is missing"),
        ({"executor": {"kind": "dusk"}}, r'executor.kind: "dusk" must be one of local, dask \(did you mean dask\?\)'),
        ({"executor": {"kind": "local", "address": "x"}}, "means nothing to executor=local"),
        ({"design": "lhs"}, 'design: "lhs" must be one of grid, list'),
        ({"show": ["asaa"]}, r"asaa.* is unknown \(did you mean asa\?\)"),
        ({"show": 3}, "names of measures"),
        ({"point": 3}, r"point: unknown key \(did you mean points\?\)"),
        ({"points": 0, "design": "sobol"}, "points: 0"),
        ({"replications": 0}, "replications: 0"),
    ],
)
def test_bad_settings_are_one_sentence(values: dict[str, object], said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        settings_of(SweepSettings, values)
