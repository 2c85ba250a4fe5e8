"""Logs hold these numbers: more may only be added."""

from __future__ import annotations

from sim.names import Cause, Outcome


def test_outcomes_keep_their_numbers() -> None:
    assert [(one.name, int(one)) for one in Outcome][:11] == [
        ("OPEN", 0),
        ("ANSWERED", 1),
        ("ABANDONED", 2),
        ("BLOCKED", 3),
        ("CLOSED", 4),
        ("DISCONNECTED", 5),
        ("BALKED", 6),
        ("MESSAGE", 7),
        ("CALLBACK", 8),
        ("UNREACHED", 9),
        ("HIDDEN", 10),
    ]
    assert [int(one) for one in Cause][:7] == [0, 1, 2, 3, 4, 5, 6]
