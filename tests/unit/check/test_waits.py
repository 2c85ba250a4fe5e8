"""Patience, messages, hiding and set-up are as drawn."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sim.names import LegOutcome
from sim.plan import Plan
from sim.units import MINUTE
from tests.differential.corner import calls, drawn_up
from tests.unit.check.judged import altered, changed, first, judged, refused

_LEAVES = "who leaves the queue does so when it is due, as it is due"
_STAYS = "nobody waits longer than patience lasts"


def _waits(**more: Any) -> Plan:
    types = [{"patience": "exponential mean:20m", "talk": "15m", **more}]
    return drawn_up(calls(*(f"08:{m:02d}" for m in range(0, 60, 3))), types=types)


def test_patience_is_as_drawn() -> None:
    plan = _waits()
    judged(plan, _LEAVES, replace(plan, seed=2), altered(plan, "patience_factor", None, 2.0))
    judged(plan, f"{_LEAVES}|{_STAYS}", altered(plan, "segments", "patience_factor", 0.5))


def test_patience_may_be_kept_at_a_retry() -> None:
    plan = _waits(retry={"abandoned": "1", "delay": "5m", "patience": "kept"})
    judged(plan, f"{_LEAVES}|{_STAYS}", altered(plan, "types", "retry_keeps", 0))


def test_messages_are_left_and_contacts_hidden_when_they_are_due() -> None:
    plan = _waits(message={"after": "8m", "share": 0.5}, hide_after="12m")
    log = judged(plan, f"{_LEAVES}|{_STAYS}", altered(plan, "types", "message_share", 0.0))
    judged(plan, f"{_LEAVES}|{_STAYS}", altered(plan, "types", "hide_after", 9 * MINUTE))
    assert {LegOutcome.MESSAGE, LegOutcome.HIDDEN, LegOutcome.ABANDONED} <= set(log.legs["outcome"].tolist())


def test_the_set_up_lasts_as_long_as_drawn() -> None:
    plan = _waits(set_up="exponential mean:8m", patience_in_set_up=False)
    judged(
        plan, "the set-up lasts as long as drawn", altered(plan, "types", "set_up", plan.types["handover"])
    )
    judged(
        plan, "nobody is set up longer than patience lasts", altered(plan, "types", "patience_in_set_up", 1)
    )


def test_who_leaves_in_the_set_up_does_so_when_patience_ends() -> None:
    plan = _waits(set_up="10m", patience="exponential mean:10m")
    words = "who leaves in the set-up may do so, and does before it is over"
    log = judged(plan, words, altered(plan, "types", "patience_in_set_up", 0))
    left = (log.legs["outcome"] == LegOutcome.ABANDONED) & (log.legs["agent"] >= 0)
    assert left.any()


def test_callbacks_are_answered_as_drawn() -> None:
    plan = _waits(callback={"offer_above": "5m", "accept": 1, "dial": "1m", "unanswered": 0.5, "tries": 3})
    judged(plan, "a callback is answered as drawn", altered(plan, "types", "unanswered", 0.1))
    log = judged(
        plan, "the set-up lasts as long as drawn", altered(plan, "types", "dial", plan.types["set_up"])
    )
    row = first(log, "legs", "outcome", LegOutcome.UNREACHED)
    wrong = changed(log, "legs", "ended_at", row, int(log.legs["ended_at"][row]) + 1)
    refused(wrong, plan, "integral|set-up|set_up|is due|ends when")
