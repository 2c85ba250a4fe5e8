"""Calls to a customer who asked for them."""

from __future__ import annotations

import pytest

from tests.unit.center.floor import Floor, Seen


def _called_back(**said: float) -> Seen:
    """The third customer asks to be called back; nobody answers the phone unless told otherwise."""
    offer = {"offer_above": "12m", "accept": 1, "dial": "1m", "unanswered": 1, "again": "5m", "tries": 3}
    return Floor({"call": {"callback": offer | said}}, {"pool": 1}).run([(0, "call")] * 3)


@pytest.mark.parametrize("tries", [1, 2, 3])
def test_a_customer_who_does_not_answer_is_called_as_often_as_told(tries: int) -> None:
    seen = _called_back(tries=tries)
    assert seen.outcomes == ["answered", "answered", "callback", "unreached"]
    assert seen.reasons[2:] == ["arrival", *["redial"] * (tries - 1)]
    assert seen.stages[2:] == ["unreached"] * tries


def test_who_answers_is_served() -> None:
    seen = _called_back(unanswered=0)
    assert seen.outcomes[-1] == "answered"
    assert seen.at("talk")[2:] == [21]
