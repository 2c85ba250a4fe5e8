"""Codes in the kernel are positions, and what a scenario may say are the names with codes."""

from __future__ import annotations

from typing import get_args

from sim.names import (
    AGENT_SELECTION,
    CONTACT_SELECTION,
    LAST_AGENT,
    QUEUE_CHOICE,
    TRANSFER_KIND,
    WAIT_ESTIMATE,
)
from sim.scenario.contact_type import ContactType
from sim.scenario.handing import Transfer


def test_codes_of_rules_are_their_positions() -> None:
    for codes in (
        AGENT_SELECTION,
        CONTACT_SELECTION,
        QUEUE_CHOICE,
        WAIT_ESTIMATE,
        TRANSFER_KIND,
        LAST_AGENT,
    ):
        assert list(codes.values()) == list(range(len(codes)))
    assert list(AGENT_SELECTION)[:3] == ["ranked_longest_idle", "longest_idle", "best_skill"]
    assert list(CONTACT_SELECTION)[:3] == ["priority_longest_wait", "longest_wait", "longest_queue"]


def test_what_a_scenario_may_say_are_the_names_with_codes() -> None:
    keys = {
        (Transfer, "kind"): TRANSFER_KIND,
        (ContactType, "last_agent"): LAST_AGENT,
        (ContactType, "wait_estimate"): WAIT_ESTIMATE,
    }
    for (model, key), codes in keys.items():
        assert get_args(model.model_fields[key].annotation) == tuple(codes)
    assert {"none", *get_args(ContactType.model_fields["choice"].annotation)} == set(QUEUE_CHOICE)
