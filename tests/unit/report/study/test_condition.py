"""Conditions follow a clause, one or several."""

from __future__ import annotations

import pytest

from sim.report.study.condition import condition_words, everywhere, listed
from tests.unit.study.made import STUDY, study


@pytest.mark.parametrize(
    ("conditions", "said"),
    [
        (["with 12 agents"], "with 12 agents"),
        (["with 12 agents", "with 14 agents"], "with 12 and 14 agents"),
        (["with 12 agents", "with 14 agents", "with 16 agents"], "with 12, 14 and 16 agents"),
        (["for a bank", "for a shop"], "for a bank and for a shop"),
        (["with few calls", "with too many calls"], "with few calls and with too many calls"),
        (["with 12 agents", "with 14 people"], "with 12 agents and with 14 people"),
    ],
)
def test_conditions_in_a_row(conditions: list[str], said: str) -> None:
    assert listed(conditions) == said


def test_the_last_word() -> None:
    assert listed(["with 12 agents", "with 14 agents"], "or") == "with 12 or 14 agents"


def test_numbers_say_what_they_are() -> None:
    one = study(
        conditions={"0.5": {}, "2": {}}, figure={"kind": "map", "condition_label": "weight"}, tornado={"claim": "speed"}
    )
    assert [condition_words(one, name) for name in one.conditions] == ["at weight 0.5", "at weight 2"]


def test_all_of_them() -> None:
    one = study()
    assert everywhere(one, list(STUDY["conditions"])) == "under every condition tried"
    assert everywhere(one, ["with 12 agents"]) == "with 12 agents"
    assert everywhere(study(conditions={"": {}}, tornado={"claim": "speed"}), [""]) == ""
