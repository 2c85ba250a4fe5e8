"""Journeys have a column for each stage."""

from __future__ import annotations

from sim.names import Stage


def test_stages_are_columns_in_order() -> None:
    assert [int(one) for one in Stage] == list(range(len(Stage)))
    for one in Stage:
        assert f"{one.name}:" in (Stage.__doc__ or "")
