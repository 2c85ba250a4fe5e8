"""Logs hold these numbers: more may only be added."""

from __future__ import annotations

from sim.names import LegOutcome, LegReason


def test_outcomes_and_reasons_keep_their_numbers() -> None:
    assert [(one.name, int(one)) for one in LegOutcome][:11] == [
        ("WAITING", 0),
        ("TALKING", 1),
        ("WRAP_UP", 2),
        ("SERVED", 3),
        ("ABANDONED", 4),
        ("DISCONNECTED", 5),
        ("SET_UP", 6),
        ("HANDED_BACK", 7),
        ("MESSAGE", 8),
        ("UNREACHED", 9),
        ("HIDDEN", 10),
    ]
    assert [one.name for one in LegReason][:5] == ["ARRIVAL", "TRANSFER", "HAND_BACK", "REOPENED", "REDIAL"]
