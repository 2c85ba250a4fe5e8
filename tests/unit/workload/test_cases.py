"""A case from its own uniforms."""

from __future__ import annotations

import numpy as np

from sim.draws import stream_hash
from sim.workload.cases import ARRIVAL, pick, sample_counts, write_case


def test_the_first_weight_that_exceeds_the_uniform_is_picked() -> None:
    cumulated = np.array([0.0, 2.0, 2.0, 8.0])
    assert [pick(cumulated, u) for u in (0.0, 0.24, 0.25, 0.9, 1.0)] == [1, 1, 3, 3, 3]


def test_a_case_is_what_its_uniforms_say() -> None:
    mix, segments = np.array([1.0, 2.0]), np.array([[1.0, 1.0], [1.0, 4.0]])
    topics, numbers = np.array([[1.0, 1.0], [0.0, 1.0]]), np.array([[0, 0], [5, 6]])
    out = np.empty(1, dtype=ARRIVAL)
    write_case(out[0], 3, 7, 99, 0.6, 0.3, mix, segments, topics, numbers, 1, 0, stream_hash("calls"), 4, 2)
    assert out[0].tolist()[:9] == (99, 7, 3, -1, 4, 2, 1, 6, 1)


def test_counts_have_the_names_of_day_and_interval() -> None:
    means, name = np.array([[0.0, 5.0], [5.0, 5.0]]), stream_hash("calls")
    few, total = sample_counts(means, 1, 0, name, "calls")
    assert total == few.sum()
    many, _ = sample_counts(means * 3, 1, 0, name, "calls")
    assert few[0, 0] == many[0, 0] == 0
    assert (few <= many).all()
    one, _ = sample_counts(means[:1], 1, 0, name, "calls")
    assert (one == few[:1]).all()
