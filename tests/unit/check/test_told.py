"""What was announced is what was estimated, and who hears it does as his uniforms say."""

from __future__ import annotations

from typing import Any

import pytest

from sim.names import Outcome
from sim.plan import Plan
from sim.units import MINUTE, NEVER, SPEED_ONE
from tests.differential.corner import calls, drawn_up
from tests.unit.check.judged import altered, changed, first, judged, refused


def _told(estimate: str = "queue", **more: Any) -> Plan:
    told = {"noise": 0.3, "balk_share": 0.5, **more}
    types = [{"announcement": told, "patience": "exponential mean:15m", "wait_estimate": estimate}]
    return drawn_up(calls(*(f"08:{m:02d}:07" for m in range(0, 60, 3))), types=types)


@pytest.mark.parametrize("estimate", ["queue", "last_wait"])
def test_what_is_announced_is_what_was_estimated(estimate: str) -> None:
    plan = _told(estimate)
    words = "what is announced is what was estimated; contacts"
    judged(plan, words, altered(plan, "types", "bias", 1.1), altered(plan, "types", "noise", 0.0))
    judged(plan, words, altered(plan, "types", "estimate", 1 - plan.types["estimate"]))


def test_the_estimate_counts_contacts_ahead_and_agents_on_duty() -> None:
    plan = _told()
    handles = altered(plan, "types", "mean_handle", 11 * MINUTE)
    judged(plan, "what is announced is what was estimated; contacts", handles)


def test_who_waits_is_told_and_nobody_else() -> None:
    plan = _told()
    log = judged(plan, "who waits is told how long", altered(plan, "types", "announce", 0))
    row = first(log, "contacts", "outcome", Outcome.BALKED)
    refused(
        changed(log, "contacts", "announced", row, NEVER), plan, "who waits is told how long, where it is"
    )


def test_who_balks_has_heard_more_than_he_can_bear() -> None:
    plan = _told()
    words = "who balks has heard more than he can bear; contacts"
    judged(plan, words, altered(plan, "types", "balk_share", 0.0), altered(plan, "types", "balk_share", 1.0))
    judged(plan, words, altered(plan, "types", "balk_above", 3 * SPEED_ONE))


def test_who_leaves_after_an_announcement_does_so_when_it_is_due() -> None:
    plan = _told(balk_share=0, bias=0.1)
    words = "who leaves after an announcement does so when it is due; legs"
    judged(plan, words, altered(plan, "types", "calm", 0.5), altered(plan, "types", "growth", 2.0))


def test_callbacks_are_accepted_as_the_uniform_says() -> None:
    types = [{"callback": {"offer_above": "12m", "accept": 0.6, "dial": "0s", "unanswered": 0}}]
    plan = drawn_up(calls(*(f"08:{m:02d}:07" for m in range(0, 60, 3))), types=types)
    words = "who accepts a callback was offered one; contacts"
    judged(
        plan, words, altered(plan, "types", "offer_above", 35 * MINUTE), altered(plan, "types", "accept", 0.1)
    )
