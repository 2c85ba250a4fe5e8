"""Where an agent stands."""

from __future__ import annotations

from sim.names import AgentState


def test_the_numbers_in_the_log_stay() -> None:
    assert {one.name: int(one) for one in AgentState} == {"OFFLINE": 0, "LOGGED_IN": 1, "FINISHING": 2}
