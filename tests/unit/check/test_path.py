"""Legs follow from one another by their named uniforms."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sim.names import LegOutcome, LegReason, Outcome
from sim.plan import Plan
from tests.differential.corner import calls, drawn_up, group
from tests.unit.check.judged import altered, changed, first, judged, log_of, refused


def _passed_on(kind: str = "cold", **more: object) -> Plan:
    transfer = {"share": 0.5, "to": {"b": 1, "c": 2}, "kind": kind, **more}
    return drawn_up(
        calls(*(f"08:{m:02d}" for m in range(0, 60, 4))),
        types=[{"transfer": transfer}, {}, {}],
        agents={"g": group(2), "h": group(2, "b", "c")},
    )


@pytest.mark.parametrize("kind", ["cold", "warm", "conference"])
def test_transfers_come_when_and_only_when_the_uniform_says(kind: str) -> None:
    for share in (0.2, 0.8):
        words = "another leg follows when and only when it is due; legs|the first agent stays|the work due"
        judged(_passed_on(kind), words, lambda plan, share=share: altered(plan, "skills", "transfer", share))


def test_transfers_go_where_the_uniform_says() -> None:
    def only_b(plan: Plan) -> Plan:
        weights = np.zeros((3, 3))
        weights[0, 1:] = 1
        return replace(plan, transfer_to=weights)

    judged(_passed_on(), "a leg stands in a queue of its type; legs", only_b)


def _threads() -> Plan:
    types = [{"channel": "messenger", "thread": {"reopen": 0.6, "pause": "4m", "most": 3}}]
    return drawn_up(calls("08:00", "08:30", "09:00", "09:30", "17:40", "17:45"), types=types)


def test_a_thread_reopens_when_and_only_when_the_uniform_says() -> None:
    plan = _threads()
    words = "another leg follows when and only when it is due"
    judged(plan, words, altered(plan, "types", "reopen", 0.0), altered(plan, "types", "thread_most", 1))
    judged(plan, words, altered(plan, "types", "reopen", 1.0), replace(plan, seed=9))


def test_a_thread_reopens_after_the_pause() -> None:
    plan = _threads()
    laws = altered(plan, "types", "pause", plan.types["handover"])
    judged(plan, "a leg begins at the instant that is due", laws)


def test_a_random_queue_is_the_drawn_one() -> None:
    types = [{"one_of": ["b", "c"], "choice": "random"}, {}, {}]
    plan = drawn_up(calls(*(["08:00"] * 8)), types=types, agents={"g": group(3, "b", "c")})
    judged(plan, "a random queue is the drawn one; legs", replace(plan, seed=2))
    own = np.eye(3, dtype=np.bool_)
    judged(plan, "a leg stands in a queue of its type; legs", replace(plan, choices=own))


def test_a_contact_ends_as_its_last_leg() -> None:
    plan = _passed_on()
    log = log_of(plan)
    row = first(log, "contacts", "outcome", Outcome.ANSWERED)
    for column, words in (
        ("outcome", "a contact's outcome is that of its last leg; contacts"),
        ("ended_at", "a contact ends when the customer is done; contacts"),
        ("answered_at", "a contact is answered when talk first begins; contacts"),
        ("waited", "a contact waited as long as its legs did; contacts"),
    ):
        value = Outcome.ABANDONED if column == "outcome" else int(log.contacts[column][row]) + 1
        refused(changed(log, "contacts", column, row, value), plan, words)


def test_who_is_handed_back_stands_where_he_stood() -> None:
    agents = {
        "g": {**group({"08:00-08:30": 2, "08:30-18:00": 1}), "at_shift_end": "hand_back"},
        "h": group(1, "b"),
    }
    plan = drawn_up(calls("08:00", "08:10"), types=[{"talk": "40m"}, {}], agents=agents)
    log = log_of(plan)
    row = first(log, "legs", "reason", LegReason.HAND_BACK)
    assert log.legs["outcome"][1] == LegOutcome.HANDED_BACK
    refused(changed(log, "legs", "queue", row, 1), plan, "who is handed back stands where he stood; legs")
    refused(changed(log, "legs", "reason", row, LegReason.TRANSFER), plan, "for the reason that is due; legs")
