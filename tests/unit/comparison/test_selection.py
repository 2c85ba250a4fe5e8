"""The procedure KN: what it finds, when it stops, and what it does not promise."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from sim.comparison.selection import Select, select_best
from sim.errors import SettingsError

_Values = NDArray[np.float64]


class Table:
    """Values that were drawn beforehand, and which of them were asked for."""

    def __init__(self, values: _Values) -> None:
        self.values = values
        self.asked = [0] * len(values)

    def __call__(self, which: Sequence[int], numbers: range) -> _Values:
        for one in which:
            self.asked[one] = max(self.asked[one], numbers.stop)
        return self.values[list(which)][:, numbers.start : numbers.stop]


def normal(means: Sequence[float], n: int, common: float = 0.0, seed: int = 1) -> _Values:
    """Normal values of spread 1 that share a part of their luck."""
    luck = np.random.default_rng(seed)
    shared, own = luck.normal(size=n), luck.normal(size=(len(means), n))
    return np.array(means)[:, None] + np.sqrt(common) * shared + np.sqrt(1 - common) * own


def test_the_best_is_found_and_the_bad_go_early() -> None:
    table = Table(normal([0.0, 0.2, 1.0, -3.0], 5000))
    found = select_best(table, 4, Select(0.2))
    assert (found.best, found.sure, found.left) == (2, True, (2,))
    assert found.n[3] == 20
    assert found.n[2] == max(found.n)
    assert table.asked[3] == 20


def test_common_luck_needs_fewer_replications() -> None:
    means = [0.0, 0.1, 0.2]
    alone = select_best(Table(normal(means, 20_000)), 3, Select(0.1, most=20_000))
    shared = select_best(Table(normal(means, 20_000, common=0.9)), 3, Select(0.1, most=20_000))
    assert alone.sure
    assert shared.sure
    assert max(shared.n) * 3 < max(alone.n)


def test_the_number_of_replications_has_an_upper_bound() -> None:
    """h²S²/δ² + 1, whatever the means are."""
    values = normal([0.0, 0.0], 20_000, seed=4)
    found = select_best(Table(values), 2, Select(0.3))
    spread = (values[0, :20] - values[1, :20]).var(ddof=1)
    eta = ((2 * 0.05) ** (-2 / 19) - 1) / 2
    assert max(found.n) <= np.floor(2 * eta * 19 * spread / 0.09) + 1


def test_variances_of_pairs_are_of_the_right_pairs() -> None:
    """Two quiet variants part at once although a third is loud."""
    luck = np.random.default_rng(3)
    quiet = luck.normal(scale=1e-3, size=(2, 3000))
    values = np.vstack([quiet[0], quiet[1] + 0.05, luck.normal(size=3000) - 0.5])
    found = select_best(Table(values), 3, Select(0.1))
    assert found.best == 1
    assert found.n[0] == 20


def test_equal_values_are_within_the_zone() -> None:
    values = np.tile(np.random.default_rng(1).normal(size=50), (2, 1))
    found = select_best(Table(values), 2, Select(0.1))
    assert found.sure
    assert found.n == (20, 20)


def test_without_enough_replications_there_is_no_guarantee() -> None:
    found = select_best(Table(normal([0.0, 0.0], 40)), 2, Select(0.01, most=40))
    assert not found.sure
    assert found.left == (0, 1)
    assert found.n == (40, 40)


@pytest.mark.parametrize(
    "wrong", [{"delta": 0.0}, {"delta": 0.1, "probability": 1.0}, {"delta": 0.1, "most": 5}]
)
def test_what_makes_no_sense_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(SettingsError, match="select"):
        Select(**wrong)  # type: ignore[arg-type]
