"""Agent groups and their skills."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from sim.scenario.agents import AgentGroup


def test_what_is_not_said_has_a_plain_default() -> None:
    group = AgentGroup.model_validate({"count": 3, "skills": {"call": {}}})
    assert (group.extra, group.shrinkage, group.absence, group.cost_per_hour) == (0, 0, 0, 0)
    assert (group.skills["call"].speed, group.skills["call"].rank) == (1.0, 1)


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        ({"count": -3}, "-3 must be a number, at least 0"),
        ({"shrinkage": 1}, "less than 1"),
        ({"shrinkage": -0.1}, "greater than or equal to 0"),
        ({"absence": 1.1}, "less than or equal to 1"),
        ({"extra": float("nan")}, "finite"),
        ({"skills": {"call": {"speed": 0}}}, "greater than or equal to 0.01"),
        ({"skills": {"call": {"rank": -1}}}, "greater than or equal to 0"),
        ({"skills": {"call": {"levle": 3}}}, "Extra inputs"),
        ({"cost_per_hour": -1}, "greater than or equal to 0"),
        ({"count": None}, "count: is missing; give count, or shifts, or members with hours"),
        ({"members": {"ann": {"hours": "08:00-12:00"}}}, "count: count and members with hours are given"),
        ({"adherence": 0.9}, "adherence: needs shifts or members with hours"),
        ({"lateness": "5m"}, "lateness: needs shifts or members with hours"),
        ({"at_once": {"chat": 101}}, "less than or equal to 100"),
        ({"skills": {"call": {"talk": "never"}}}, "never ends"),
    ],
)
def test_each_mistake_has_its_sentence(keys: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        AgentGroup.model_validate({"count": 3, "skills": {"call": {}}} | keys)
