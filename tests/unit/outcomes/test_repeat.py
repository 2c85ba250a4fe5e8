"""Who comes again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.outcomes import repeat_share
from tests.unit.outcomes.behaviour import behaviour


@pytest.mark.parametrize(("n_served", "share"), [(1, 0.8), (2, 0.72), (3, 0.648)])
def test_ever_fewer_come_again(n_served: int, share: float) -> None:
    assert repeat_share(behaviour(), n_served) == pytest.approx(share)


@given(st.integers(1, 10_000))
def test_without_fading_all_are_alike_and_with_all_of_it_they_come_once(n_served: int) -> None:
    assert repeat_share(behaviour(repeat_fading=1.0), n_served) == 0.8
    assert repeat_share(behaviour(repeat_fading=0.0), n_served) == (0.8 if n_served == 1 else 0.0)
