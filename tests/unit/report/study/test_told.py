"""What a reader sees, put together once."""

from __future__ import annotations

from sim.report.study.told import Told, mode_words


def test_claims_constants_and_assumptions(told: Told) -> None:
    assert [one["verdict"] for one in told.claims()] == list(told.verdict.claims.values())
    assert told.claims()[0]["cited"] == "Speed is the new loyalty (2.7)"
    (tried,) = told.tried()
    assert (tried["low"], tried["high"]) == ("0.8: holds", "3.2: does not hold")
    assert told.tried_where() == "with 14 agents"
    assert {one["mark"] for one in told.assumed()} == {"A", "R"}
    assert (told.currency, told.table.key) == ("USD", "e99_made-cells")


def test_modes() -> None:
    assert "screening" in mode_words("quick")
    assert "(20)" in mode_words("full", 20)
