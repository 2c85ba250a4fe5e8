"""The bot that contacts meet first."""

from __future__ import annotations

from typing import Any

import pytest

from sim.errors import ScenarioError
from sim.scenario import load
from sim.scenario.bot import Bot
from sim.units import MINUTE


def test_it_meets_who_writes_and_solves_what_topics_let_it() -> None:
    bot = Bot()
    assert bot.coverage == {"voice": 0.3, "chat": 1, "messenger": 1, "email": 0.3, "social": 1}
    assert (bot.session.mean, bot.accuracy, bot.again) == (2 * MINUTE, 1, False)
    assert (bot.escalates, bot.returns, bot.out_of_context, bot.cost) == (0.6, 0.6, 0.25, 0.6)


def test_the_options(bank: dict[str, Any]) -> None:
    scenario = load(bank)
    assert scenario.bot is None
    assert scenario.with_({"bot": "on"}).bot == Bot()
    assert scenario.with_({"bot": "on"}).with_({"bot": "off"}).bot is None
    bot = scenario.with_({"bot.coverage.voice": 1}).bot
    assert bot is not None
    assert (bot.coverage["voice"], bot.coverage["email"]) == (1, 0.3)


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("bot.coverage.fax", 0.5, "no such channel"),
        ("bot.coverage.voice", 1.1, "1.1 must be at most 1"),
        ("bot.escalates", -0.1, "-0.1 must be at least 0"),
        ("bot.accuracy", -1, "-1 must be at least 0"),
        ("bot.session", "never", "never ends; give a duration or a distribution of durations"),
        ("topics.service.solvable", 2, "2 must be at most 1"),
    ],
)
def test_each_mistake_has_its_sentence(bank: dict[str, Any], key: str, value: object, sentence: str) -> None:
    with pytest.raises(ScenarioError) as raised:
        load(bank).with_({key: value})
    assert str(raised.value).startswith(f"{key}: {sentence}")
