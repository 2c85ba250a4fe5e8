"""Logs hold these bits: more may only be added."""

from __future__ import annotations

from sim.names import Mark


def test_each_mark_is_one_bit_and_is_told() -> None:
    assert [int(one) for one in Mark] == [1 << bit for bit in range(len(Mark))]
    assert [one.name for one in Mark][:3] == ["RESOLVED", "SCORED", "LATE"]
    for one in Mark:
        assert f"{one.name}:" in (Mark.__doc__ or "")
