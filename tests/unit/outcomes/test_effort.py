"""Customer effort and disloyalty."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.outcomes import customer_effort, disloyal_share, effort_extra
from tests.unit.outcomes.behaviour import behaviour

COUNT = st.integers(0, 20)


@pytest.mark.parametrize("n_served", [0, 1])
def test_effort_counts_from_one(n_served: int) -> None:
    assert customer_effort(behaviour(), n_served, 0, 0, 0, 0, 0.0, 0.0) == 1.0


@given(st.integers(1, 20), COUNT, COUNT, COUNT, st.integers(0, 1), st.floats(0, 20), COUNT)
def test_effort_by_hand(
    n_served: int, n_transfers: int, n_switches: int, n_reexplained: int, late: int, steps: float, botfail: int
) -> None:
    extra = n_transfers + n_switches + n_reexplained + 0.5 * steps
    moved = n_transfers, n_switches, n_reexplained
    assert effort_extra(behaviour(), *moved, steps) == pytest.approx(extra)
    found = customer_effort(behaviour(), n_served, *moved, late, steps, float(botfail))
    assert found == pytest.approx(n_served + extra + 0.5 * late + 0.5 * botfail)


def test_weights_of_steps_of_a_long_wait_and_of_the_bot() -> None:
    b = behaviour(satisfaction_efforts_steps=2.0, satisfaction_efforts_late=3.0, satisfaction_efforts_bot_failure=4.0)
    assert effort_extra(b, 0, 0, 0, 4.0) == 8.0
    assert customer_effort(b, 1, 0, 0, 0, 1, 4.0, 2.0) == 20.0


def test_disloyal_after_low_and_high_effort() -> None:
    """CEB: 9 % and 96 %."""
    assert disloyal_share(behaviour(), 1.0) == pytest.approx(0.09, abs=0.005)
    assert disloyal_share(behaviour(), 5.0) == pytest.approx(0.96, abs=0.005)


@given(st.floats(1, 60), st.floats(1, 60))
def test_effort_makes_disloyal(one: float, other: float) -> None:
    assert disloyal_share(behaviour(), min(one, other)) <= disloyal_share(behaviour(), max(one, other))
