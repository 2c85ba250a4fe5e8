"""Every queue needs somebody with its skill, every transfer somewhere to go."""

from __future__ import annotations

from typing import Any

import pytest

from sim.errors import ScenarioError
from sim.scenario import load
from sim.scenario.merging import with_keys


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"agents.tellers.skills.sale": {}},
            "agents.tellers.skills.sale: no contact type needs it (did you mean sales?)",
        ),
        (
            {"contact_types.sales.skill": "broking"},
            'contact_types.sales.skill: nobody has the skill "broking"',
        ),
        (
            {"contact_types.sales.transfer": {"share": 0.1}},
            "contact_types.sales.transfer.to: must name a contact type with a weight above 0",
        ),
        (
            {"contact_types.sales.transfer": {"by_group": {"brokers": 0.1}, "to": {"service": 0}}},
            "contact_types.sales.transfer.to: must name a contact type with a weight above 0",
        ),
        (
            {"contact_types.either": {"talk": "1m", "one_of": "sales either"}},
            'contact_types.either.one_of: nobody serves the queue of "either"',
        ),
        (
            {"contact_types.either": {"talk": "1m", "channel": "chat", "one_of": "sales"}},
            'contact_types.either.one_of: "sales" is of channel voice, either of chat; it must be the same',
        ),
        (
            {
                "contact_types.either": {"talk": "1m", "one_of": "sales"},
                "contact_types.sales.transfer.to": {"either": 1},
            },
            "contact_types.sales.transfer.to.either: nobody serves its queue",
        ),
        (
            {
                "contact_types.either": {"talk": "1m", "one_of": "sales"},
                "targets.fast": {"within": "20s", "of": "either", "counts_from": "queue"},
            },
            "targets.fast.counts_from: queue must be arrival, as either has no queue of its own; its contacts stand in "
            "those of sales, whose targets may count from there",
        ),
        (
            {
                "contact_types.either": {
                    "talk": "1m",
                    "one_of": "sales",
                    "targets": {"fast": {"within": "20s", "counts_from": "queue"}},
                }
            },
            "contact_types.either.targets.fast.counts_from: queue must be arrival, as either has no queue of its own; "
            "its contacts stand in those of sales, whose targets may count from there",
        ),
    ],
)
def test_queues_that_nobody_serves(bank: dict[str, Any], changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ScenarioError) as raised:
        load(with_keys(bank, changes))
    assert raised.value.problems[0].startswith(sentence), raised.value.problems


def test_who_stands_in_other_queues_needs_no_skill_of_his_own(bank: dict[str, Any]) -> None:
    either = {"talk": "1m", "one_of": "sales, service"}
    assert load(with_keys(bank, {"contact_types.either": either})).contact_types["either"].one_of == (
        "sales",
        "service",
    )


def test_a_group_needs_a_skill(bank: dict[str, Any]) -> None:
    bank["agents"]["tellers"]["skills"] = {}
    with pytest.raises(ScenarioError, match=r"agents\.tellers\.skills: must name at least one"):
        load(bank)
