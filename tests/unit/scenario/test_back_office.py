"""Back office, updates and news."""

from __future__ import annotations

from typing import Any

import pytest

from sim.errors import ScenarioError
from sim.scenario import load
from sim.scenario.back_office import BackOffice
from sim.scenario.news import News
from sim.scenario.updates import Updates
from sim.units import DAY


def test_the_defaults_of_the_model() -> None:
    told, news, updates = BackOffice(), News(), Updates()
    assert (told.delay.median, told.check_per_day, told.check_talk) == (DAY, 0.35, 1)
    assert (updates.relief, updates.opinion) == (0.5, 0.2)
    assert (news.action_first, news.action, news.opinion, news.bad_share) == (0.6, 0.75, 0.15, 0.25)


def test_each_is_an_option_and_can_be_left_out(bank: dict[str, Any]) -> None:
    scenario = load(bank | {"resolution": {}, "back_office": {}, "updates": {}, "news": {}})
    for part, none in (("updates", "off"), ("back_office", "off"), ("news", "none")):
        scenario = scenario.with_({part: none})
        assert getattr(scenario, part) is None
    scenario = scenario.with_({"back_office": "on", "updates": "on", "news": "on"})
    assert (scenario.back_office, scenario.updates, scenario.news) == (BackOffice(), Updates(), News())


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"back_office": {}}, "back_office: needs resolution; give resolution={}"),
        ({"updates": {}, "resolution": {}}, "updates: needs back_office; give back_office={}"),
        ({"news": {}}, "news: needs resolution; give resolution={}"),
        ({"handling": {"news_order": "bad_first"}}, "handling.news_order: needs news; give news={}"),
        ({"back_office": {"delay": "never"}, "resolution": {}}, "back_office.delay: never ends"),
        ({"back_office": {"checks": 1}, "resolution": {}}, "back_office.checks: unknown key"),
    ],
)
def test_each_mistake_has_its_sentence(bank: dict[str, Any], said: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ScenarioError) as raised:
        load(bank | said)
    assert str(raised.value).startswith(sentence)
