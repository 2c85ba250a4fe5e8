"""A row is dropped once, for the first reason that meets it."""

from __future__ import annotations

import numpy as np
import pytest

from sim.calibration.sieve import Sieve
from sim.errors import DataError


def test_reasons_are_counted_in_order_and_rows_once() -> None:
    sieve = Sieve(4, "error", "f")
    sieve.drop(np.array([True, True, False, False]), "first")
    sieve.drop(np.array([False, True, True, False]), "second")
    sieve.drop(np.array([True, True, True, False]), "third")
    assert sieve.dropped == (("first", 2), ("second", 1))
    assert sieve.kept.tolist() == [False, False, False, True]


def test_a_fault_names_the_line_of_the_file() -> None:
    sieve = Sieve(3, "error", "calls.csv")
    sieve.drop(np.array([True, False, False]), "away")
    sieve.fault(np.array([True, False, False]), "odd", lambda n: "never said")
    with pytest.raises(DataError, match=r"calls.csv, line 3: row 1 is odd \(2 such rows"):
        sieve.fault(np.array([True, True, True]), "odd", lambda n: f"row {n} is odd")


def test_faults_can_be_dropped_and_counted() -> None:
    sieve = Sieve(2, "drop", "calls.csv")
    sieve.fault(np.array([True, False]), "odd", lambda n: "never said")
    assert sieve.dropped == (("odd", 1),)
