"""A case: how it closes, and what its contacts share."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.center.floor import Floor, Seen

TWO = [(0, "call"), (1, "call")]


def _second(kind: dict[str, Any], groups: dict[str, Any] | None = None) -> Seen:
    """What becomes of two callers of one agent."""
    return Floor({"call": kind, "other": {"channel": "email"}}, groups or {"pool": 1}).run(TWO)


def test_a_case_is_resolved_by_an_answer() -> None:
    seen = _second({})
    assert seen.statuses == ["resolved", "resolved"]
    assert seen.log.cases["closed_at"].tolist() == seen.log.contacts["ended_at"].tolist()


@pytest.mark.parametrize(
    ("retry", "status"),
    [({}, "unresolved"), ({"abandoned": 0}, "unresolved"), ({"abandoned": 1, "most": 0}, "given_up")],
)
def test_who_leaves_without_an_answer_gives_up_if_there_is_another_try(retry: dict[str, Any], status: str) -> None:
    seen = _second({"patience": "2m", "retry": retry})
    assert seen.statuses == ["resolved", status]
    assert seen.outcomes == ["answered", "abandoned"]


def test_a_retry_keeps_the_case_open_until_it_is_answered() -> None:
    seen = _second({"patience": "2m", "retry": {"abandoned": 1, "delay": "8m"}})
    assert seen.causes == ["first", "first", "retry"]
    assert seen.statuses == ["resolved", "resolved"]
    assert seen.log.cases["n_contacts"].tolist() == [1, 2]
    assert seen.log.contacts["parent"].tolist() == [-1, -1, 1]
    assert seen.log.cases["closed_at"][1] == seen.log.contacts["ended_at"][2]


def test_a_case_whose_customer_will_come_after_the_horizon_stays_open() -> None:
    seen = _second({"patience": "2m", "retry": {"abandoned": 1, "delay": "20d"}})
    assert seen.statuses == ["resolved", "open"]


def test_a_message_without_work_leaves_the_case_unresolved_one_with_work_resolves_it() -> None:
    assert _second({"message": {"after": "2m"}}).statuses == ["resolved", "unresolved"]
    seen = _second({"message": {"after": "2m", "becomes": "other"}})
    assert seen.outcomes == ["answered", "message", "answered"]
    assert seen.causes == ["first", "first", "message"]
    assert seen.statuses == ["resolved", "resolved"]


def test_a_retry_may_keep_the_patience_of_the_first_contact() -> None:
    kind = {"talk": "50m", "patience": "exponential mean:5m", "retry": {"abandoned": 1, "delay": "1m", "most": 2}}
    for way, n_patiences in (("kept", 1), ("redrawn", 3)):
        seen = _second({**kind, "retry": {**kind["retry"], "patience": way}})
        assert seen.outcomes == ["answered", "abandoned", "abandoned", "abandoned"]
        waits = seen.log.contacts["waited"][1:]
        assert len(set(waits.tolist())) == n_patiences


def test_the_contacts_of_a_case_are_numbered_by_cause() -> None:
    seen = _second({"talk": "50m", "patience": "2m", "retry": {"abandoned": 1, "delay": "1m", "most": 2}})
    assert seen.causes == ["first", "first", "retry", "retry"]
    assert seen.log.contacts["ordinal"].tolist() == [0, 0, 0, 1]
    assert seen.log.contacts["case"].tolist() == [0, 1, 1, 1]
