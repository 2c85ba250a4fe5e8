"""Bad numbers are refused with key, value and bound."""

from __future__ import annotations

import math
import pickle

import numpy as np
import pytest

from sim.errors import SimError
from sim.theory.parameter import TheoryError, non_negative, non_negatives, positive, share, whole


@pytest.mark.parametrize("value", [0.0, -1.0, math.nan, math.inf, "3", None, True])
def test_positive_refuses(value: object) -> None:
    with pytest.raises(TheoryError, match=r"^rate = .*: must be a finite number > 0$"):
        positive("rate", value)


def test_accepts_numpy_numbers() -> None:
    assert positive("x", np.float64(2.5)) == 2.5
    assert non_negative("x", np.int64(0)) == 0.0
    assert whole("n", np.int64(3), 1) == 3
    assert type(whole("n", np.int64(3))) is int


@pytest.mark.parametrize("value", [2.0, 0, -1, True, "2"])
def test_whole_refuses(value: object) -> None:
    with pytest.raises(TheoryError, match=r"a whole number >= 1"):
        whole("servers", value, 1)


def test_share_bounds() -> None:
    assert share("p", 1) == 1.0
    with pytest.raises(TheoryError, match=r"\[0, 1\)"):
        share("p", 1, below_one=True)
    with pytest.raises(TheoryError, match=r"p = 1.5"):
        share("p", 1.5)


@pytest.mark.parametrize("values", [[], [1.0, -2.0], [math.nan], [[1.0]], ["a"]])
def test_non_negatives_refuses(values: object) -> None:
    with pytest.raises(TheoryError, match="rates"):
        non_negatives("rates", values)  # type: ignore[arg-type]


def test_error_is_ours_and_survives_a_process_boundary() -> None:
    error = TheoryError("servers", 0, "a whole number >= 1")
    assert isinstance(error, SimError)
    again = pickle.loads(pickle.dumps(error))
    assert str(again) == str(error) == "servers = 0: must be a whole number >= 1"
    assert (again.key, again.value, again.bound) == ("servers", 0, "a whole number >= 1")
