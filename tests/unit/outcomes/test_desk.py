"""What agents see of what a customer has told before."""

from __future__ import annotations

from sim.outcomes import context_share
from tests.unit.outcomes.behaviour import behaviour


def test_one_desk_in_eight_hands_on_what_was_told_and_a_single_window_nine_times_of_ten() -> None:
    assert context_share(behaviour()) == 0.12
    assert context_share(behaviour(desk_single_window=1)) == 0.9


def test_each_kind_of_desk_has_its_own_share() -> None:
    b = {"desk_context": 0.3, "desk_context_single": 0.7}
    assert context_share(behaviour(**b)) == 0.3
    assert context_share(behaviour(**b, desk_single_window=1)) == 0.7
