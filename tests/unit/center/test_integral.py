"""Integrals of a count, exact in ticks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sim.center.integral import Integral


@given(
    st.lists(st.tuples(st.integers(0, 100), st.integers(1, 60)), max_size=20),
    st.lists(st.integers(1, 160), max_size=5),
)
def test_intervals_add_up_to_the_time_that_was_counted(stays: list[tuple[int, int]], cuts: list[int]) -> None:
    integral, total, most, inside = Integral(), 0, 0, 0
    steps = sorted(
        [(at, 1) for at, _ in stays] + [(at + stay, 0) for at, stay in stays] + [(cut, 2) for cut in cuts]
    )
    for at, what in steps:
        if what == 2:
            total += integral.close(at)
        elif what == 1:
            integral.enter(at)
            inside += 1
        else:
            integral.leave(at)
            inside -= 1
        most = max(most, inside)
    total += integral.close(200)
    assert total == sum(stay for _, stay in stays)
    assert integral.count == 0


def test_the_greatest_count_is_of_the_interval() -> None:
    integral = Integral()
    integral.enter(0)
    integral.enter(1)
    integral.leave(2)
    assert integral.most == 2
    assert integral.close(10) == 10 + 1
    assert integral.most == 1
