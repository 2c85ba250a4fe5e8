"""Acknowledgements: who still waits is more patient and more tolerant, and the wait goes on."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.center.floor import Floor, Seen

E5: dict[str, Any] = {"tolerance": {"voice": "5m"}}
ONE = {"delay": "4m", "channels": ["voice"]}


def _waits(patience: str, said: dict[str, Any] | None = None, more: dict[str, Any] | None = None) -> Seen:
    """Two callers of one agent; the second one waits."""
    keys = {**E5, "acknowledgement": ONE | (said or {}), **(more or {})}
    return Floor({"call": {"patience": patience}}, {"pool": 1}, keys).run([(0, "call"), (0, "call")])


def test_who_still_waits_stays_longer() -> None:
    assert (_waits("6m").ended, _waits("6m").outcomes) == ([10, 9], ["answered", "abandoned"])
    assert _waits("8m").outcomes == ["answered", "answered"]


@pytest.mark.parametrize("patience", ["3m", "4m"])
def test_who_has_left_by_then_does_not(patience: str) -> None:
    seen = _waits(patience)
    assert seen.ended[1] == float(patience[:-1])
    assert "acknowledged" not in seen.marks[1]


def test_the_wait_goes_on_and_is_felt_against_a_longer_tolerance() -> None:
    seen = _waits("1h")
    assert (seen.feels("felt"), seen.feels("tolerance")) == ([0, 10], [5, 6])
    assert ["acknowledged" in marks for marks in seen.marks] == [False, True]


def test_hollow_words_do_damage_after_a_long_wait() -> None:
    hollow = {"kind": "hollow", "hollow_limit": 1.5}
    seen = _waits("1h", hollow)
    assert seen.feels("tolerance") == [5, 5]
    assert "hollow" in seen.marks[1]
    assert seen.log.journeys["botfail"].tolist() == [0, 0.5]
    assert "hollow" not in _waits("1h", hollow | {"hollow_limit": 2}).marks[1]


def test_a_time_frame_is_a_promise() -> None:
    for promise, broken in (("9m", True), ("10m", False)):
        seen = _waits("1h", {"kind": "time_frame", "promise": promise})
        assert ("broken" in seen.marks[1], "broken" in seen.case_marks[1]) == (broken, broken)


def test_other_channels_are_not_acknowledged() -> None:
    assert _waits("6m", {"channels": ["chat"]}).ended == [10, 6]
