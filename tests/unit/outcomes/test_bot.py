"""What failures of the bot do."""

from __future__ import annotations

from sim.outcomes import bot_damage
from tests.unit.outcomes.behaviour import behaviour


def test_an_angry_customer_counts_a_failure_as_one_and_a_half() -> None:
    assert [bot_damage(behaviour(), 2.0, 0, n) for n in (0, 1, 2, 3)] == [2, 2, 3, 3]
    assert [bot_damage(behaviour(), 2.0, 1, n) for n in (0, 1, 2)] == [3, 3, 3]
    assert bot_damage(behaviour(satisfaction_angry=4), 1.0, 1, 0) == 4
    assert bot_damage(behaviour(), 0.0, 1, 5) == 0
