"""Bins of waits: exact in milliseconds at first, fine enough after."""

import numpy as np
import pytest

from sim.metrics.histogram import N_BINS, bin_edges, bin_of, quantile, share_within
from sim.units import DAY, SECOND


@pytest.mark.parametrize("ticks", [0, 999, 1_000, 127_999, 128_000, SECOND, 90 * SECOND, DAY, 365 * DAY])
def test_a_wait_lies_in_its_bin(ticks: int) -> None:
    edges, i = bin_edges(), bin_of(ticks)
    assert 0 <= i < N_BINS
    assert edges[i] <= ticks / 1e6 < edges[i + 1]


def test_bins_are_at_most_one_part_in_64_wide() -> None:
    edges = bin_edges()
    widths, starts = np.diff(edges)[128:], edges[128:-1]
    assert np.all(widths <= starts / 64 * (1 + 1e-9))
    assert np.all(np.diff(edges) > 0)


def test_quantiles_agree_with_the_sorted_sample() -> None:
    sample = np.random.default_rng(5).exponential(40.0, 20_000)
    counts = np.bincount([bin_of(int(x * 1e6)) for x in sample], minlength=N_BINS)
    for p in (0.5, 0.8, 0.9, 0.95, 0.99):
        assert quantile(counts, 0, p) == pytest.approx(np.quantile(sample, p), rel=0.01)


def test_waits_of_exactly_zero_are_told_from_short_ones() -> None:
    counts = np.zeros(N_BINS, dtype=np.int64)
    counts[0], counts[bin_of(10 * SECOND)] = 60, 40
    assert quantile(counts, 60, 0.5) == 0.0
    assert quantile(counts, 60, 0.8) == pytest.approx(10.0, rel=0.02)
    assert share_within(counts, 60, np.array([0.0, 5.0, 20.0])) == pytest.approx([0.6, 0.6, 1.0])


def test_no_waits_have_no_quantile() -> None:
    none = np.zeros(N_BINS, dtype=np.int64)
    assert np.isnan(quantile(none, 0, 0.5))
    assert np.isnan(share_within(none, 0, np.array([1.0]))).all()
