"""Main effects: which key moves a measure, and how surely."""

from __future__ import annotations

import numpy as np
import pytest

from sim.plots.effects import draw_effects, effects
from tests.unit.plots.swept import swept


def test_effects_are_means_over_the_other_keys_the_largest_first() -> None:
    sweep = swept()
    found = effects(sweep.surfaces[0], sweep.keys)
    assert [one.key.name for one in found] == ["agents", "volume", "rule"]
    assert [one.decided for one in found] == [True, True, False]
    middle = sweep.found[0].top[:, 0].mean() / 100 - 0.04
    assert found[0].value == pytest.approx([middle, middle + 0.12, middle + 0.24])
    assert np.ptp(found[0].half_width) == pytest.approx(0, abs=1e-9)


def test_the_drawing_says_what_matters_and_holds_its_numbers() -> None:
    sweep = swept()
    drawing = draw_effects(sweep.surfaces[0], sweep.keys, "Service level", sweep.n, 0.7)
    assert drawing is not None
    assert drawing.title.startswith("Service level depends most on agents: 5")
    assert "rule: not decided" in drawing.svg
    assert len(drawing.rows) == 7
    again = draw_effects(sweep.surfaces[0], sweep.keys, "Service level", sweep.n, 0.7)
    assert again is not None
    assert drawing.svg == again.svg


def test_nothing_that_varies_gives_no_drawing() -> None:
    sweep = swept()
    assert draw_effects(sweep.surfaces[0], (), "Service level", sweep.n) is None


def test_one_replication_decides_nothing() -> None:
    sweep = swept(1)
    drawing = draw_effects(sweep.surfaces[0], sweep.keys, "Service level", sweep.n)
    assert drawing is not None
    assert "no key moves it beyond the noise" in drawing.title


def test_points_that_are_not_balanced_have_wider_bands() -> None:
    sweep = swept()
    grid, listed = (effects(sweep.surfaces[0], sweep.keys, balanced) for balanced in (True, False))
    assert all(b > a for a, b in zip(grid[0].half_width, listed[0].half_width, strict=True))
    assert not listed[-1].decided
