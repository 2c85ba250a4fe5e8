"""Logs hold these numbers: more may only be added."""

from __future__ import annotations

from sim.names import CaseStatus, Trait


def test_a_status_keeps_its_number_and_a_trait_its_bit() -> None:
    assert [int(one) for one in CaseStatus][:4] == [0, 1, 2, 3]
    assert [(one.name, int(one)) for one in Trait][:3] == [
        ("NEEDS_ACTION", 1),
        ("BACK_OFFICE", 2),
        ("BAD_NEWS", 4),
    ]
