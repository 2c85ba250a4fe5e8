"""One replication, counted in stretches."""

from __future__ import annotations

import gc
import sys
import weakref
from collections.abc import Iterator

import pytest

import sim
from sim.log import Log
from sim.metrics import tally
from sim.replications import replicate
from sim.simulate import ENGINES, chunks, stretch
from tests.unit.metrics.test_tally import assert_same, rich

stretches = sys.modules["sim.simulate"]
"""The module; `sim.simulate` itself is the function."""


@pytest.mark.parametrize("engine", ENGINES)
def test_stretches_say_the_same_as_the_whole(monkeypatch: pytest.MonkeyPatch, engine: str) -> None:
    """Five days in stretches of one or two."""
    scenario = rich().with_({"calendar.days": 5})
    plan = sim.plan(scenario, seed=3, replication=2)
    monkeypatch.setattr(stretches, "_CASES", len(plan.cases) * 2 // 5)
    assert stretch(plan) < plan.horizon // 2
    one = replicate(scenario, 3, 2, engine)
    assert (one.number, one.meta.replication) == (2, 2)
    assert_same(tally(sim.simulate(plan, engine)), one.tally)


def test_rows_that_are_counted_are_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    alive: list[weakref.ref[Log]] = []
    most = 0

    def watched(*arguments: object) -> Iterator[Log]:
        nonlocal most
        for chunk in chunks(*arguments):
            alive.append(weakref.ref(chunk))
            yield chunk
            del chunk
            gc.collect()
            most = max(most, sum(one() is not None for one in alive))

    monkeypatch.setattr(stretches, "_CASES", 100)
    monkeypatch.setattr(sys.modules["sim.replications.replicate"], "chunks", watched)
    replicate(rich().with_({"calendar.days": 5}), 1, 0, "center")
    assert len(alive) == 6
    assert most == 1
