"""Waits felt as long as instants and uniforms say, and opinions of them follow."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim.log import Log
from sim.names import Cause, Mark, Outcome
from sim.plan import Plan
from tests.differential.corner import calls, drawn_up, group
from tests.unit.check.judged import altered, changed, first, judged, log_of, refused

_MANY = calls(*(f"08:{m:02d}" for m in range(0, 60, 3)))
_LAW = "exponential mean:10m"


def _waiting(**more: Any) -> Plan:
    kind = {"patience": "exponential mean:20m", "announcement": {"bias": 0.5, "balk_share": 0}}
    tolerance = {"voice": _LAW, "urgent_tolerance": 0.5, **more}
    return drawn_up(_MANY, types=[kind], topics={"a": {"urgency": 1}}, tolerance=tolerance)


def _marked(log: Log, mark: Mark) -> Log:
    """The log with one mark of its first contact turned over."""
    return changed(log, "feelings", "marks", 0, int(log.feelings["marks"][0]) ^ mark)


@pytest.mark.parametrize("correlation", [0, 0.7])
def test_tolerance_is_as_drawn(correlation: float) -> None:
    plan = _waiting(correlation=correlation)
    words = "tolerance is as drawn; feelings"
    log = judged(plan, words, altered(plan, "topics", "urgent", 0))
    judged(plan, words, altered(plan, "behaviour", "tolerance_correlation", 0.6 if correlation else 0.1))
    row = first(log, "contacts", "outcome", Outcome.ANSWERED)
    refused(
        changed(log, "feelings", "tolerance", row, int(log.feelings["tolerance"][row]) + 60_000_000),
        plan,
        words,
    )


def test_waits_feel_as_long_as_they_are() -> None:
    plan = _waiting(hold="music")
    words = "a wait felt as long as its instants say; feelings"
    log = judged(plan, words, altered(plan, "moods", "hold", 1.2))
    row = int(np.argmax(log.contacts["waited"]))
    refused(changed(log, "feelings", "felt", row, int(log.feelings["felt"][row]) - 1), plan, words)


def test_the_wait_of_who_is_called_back_goes_on_off_the_line() -> None:
    callback = {"offer_above": "5m", "accept": 0.5, "dial": "2m"}
    plan = drawn_up(_MANY, types=[{"callback": callback, "patience": "never"}], tolerance={"voice": _LAW})
    words = "a wait felt as long as its instants say; feelings"
    log = judged(plan, words, altered(plan, "behaviour", "tolerance_offline_weight", 0.3))
    assert (log.contacts["cause"] == Cause.CALLBACK).any()


def test_a_message_goes_on_with_the_wait_of_who_was_called_back() -> None:
    callback = {"offer_above": "0s", "accept": 0.7, "dial": "1m", "unanswered": 0}
    transfer = {"share": 1, "to": {"b": 1}}
    message = {"after": "1m", "share": 1, "becomes": "c"}
    plan = drawn_up(
        _MANY,
        types=[
            {"talk": "2m", "callback": callback, "transfer": transfer},
            {"talk": "9m", "message": message},
            {"channel": "email"},
        ],
        agents={"g": group(1, "a", "c"), "h": group(1, "b")},
        tolerance={"voice": _LAW},
    )
    contacts = log_of(plan).contacts
    parent = contacts["parent"][contacts["cause"] == Cause.MESSAGE]
    assert (contacts["cause"][parent] == Cause.CALLBACK).any()


def test_who_writes_at_night_waits_at_once_or_from_the_opening_on() -> None:
    plan = drawn_up(
        calls(*(f"{h}:{m:02d}" for h in (19, 20, 21) for m in range(0, 60, 5))),
        calendar={"days": 2},
        types=[{"channel": "email"}],
        channels={"email": {"at_closing": "keep"}},
        tolerance={"email": "5h"},
    )
    words = "a wait felt as long as its instants say; feelings"
    judged(
        plan,
        words,
        altered(plan, "behaviour", "tolerance_night_share", 0.9),
        altered(plan, "moods", "waits_offline", 0),
    )


@pytest.mark.parametrize("mark", [Mark.LATE, Mark.BROKEN, Mark.TRANSFERRED])
def test_contacts_are_marked_when_and_only_when_it_is_so(mark: Mark) -> None:
    plan = _waiting()
    log = log_of(plan)
    assert len(np.unique(log.feelings["marks"] & mark)) == (1 if mark == Mark.TRANSFERRED else 2)
    refused(
        _marked(log, mark), plan, f"a contact is marked {mark.name} when and only when it is so; feelings"
    )


def test_who_balks_or_is_closed_out_has_no_opinion() -> None:
    plan = _waiting()
    log = log_of(plan)
    refused(
        _marked(log, Mark.SCORED), plan, "who was answered, or left after waiting, has an opinion of the wait"
    )
    early = drawn_up(calls("07:00", "08:00"), tolerance={"voice": _LAW})
    log = log_of(early)
    assert log.contacts["outcome"].tolist() == [Outcome.CLOSED, Outcome.ANSWERED]
    refused(
        changed(log, "feelings", "tolerance", 0, 5),
        early,
        "only who has an opinion of the wait has a tolerance",
    )


def test_the_score_is_that_of_tolerance_and_wait() -> None:
    plan = _waiting()
    log = log_of(plan)
    speed = log.feelings["speed"].copy()
    row = first(log, "contacts", "outcome", Outcome.ANSWERED)
    wrong = changed(log, "feelings", "speed", row, speed[row] + 1e-4)  # type: ignore[arg-type]
    refused(wrong, plan, "the speed score is that of tolerance and felt wait; feelings")
