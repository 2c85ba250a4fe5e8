"""How hard a case is against the reference."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.outcomes.complexity import above_reference
from tests.unit.outcomes.behaviour import behaviour


@given(st.floats(0.01, 0.99))
def test_at_the_reference_it_is_exactly_nothing(reference: float) -> None:
    assert above_reference(behaviour(handling_reference=reference), float(np.float32(reference))) == 0.0


def test_harder_is_above() -> None:
    assert above_reference(behaviour(), 0.91) == pytest.approx(0.5, abs=1e-7)
    assert above_reference(behaviour(), 0.0) == pytest.approx(-0.41, abs=1e-7)
