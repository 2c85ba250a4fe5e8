"""One replication by either engine, whole or in stretches."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import sim
from sim.simulate import ENGINES, chunks, stretch
from sim.units import DAY, HOUR
from tests.unit.center.floor import Floor


@pytest.fixture(scope="module")
def plan() -> sim.Plan:
    """An hour with some thirty calls."""
    return sim.plan(
        Floor({"call": {}}, {"pool": 6}).scenario.with_({"arrivals.streams.s.rates_per_hour": 30})
    )


@pytest.mark.parametrize(
    "name", ["cases", "contacts", "legs", "groups", "queues", "lines", "agents", "events"]
)
def test_both_engines_write_the_same_log(plan: sim.Plan, name: str) -> None:
    center, kernel = (sim.simulate(plan, engine).tables()[name] for engine in ("center", "kernel"))
    assert center.dtype == kernel.dtype
    assert len(center) == len(kernel)
    assert (center == kernel).all()


def test_the_kernel_is_the_usual_engine(plan: sim.Plan) -> None:
    assert ENGINES[0] == "kernel"
    assert (sim.simulate(plan).legs == sim.simulate(plan, "kernel").legs).all()


def test_a_plan_can_be_run_again(plan: sim.Plan) -> None:
    for engine in ENGINES:
        assert (sim.simulate(plan, engine).legs == sim.simulate(plan, engine).legs).all()


@pytest.mark.parametrize("engine", ENGINES)
def test_stretches_end_at_the_horizon(plan: sim.Plan, engine: str) -> None:
    parts = list(chunks(plan, 5 * HOUR, engine))
    assert len(parts) == -(-plan.horizon // (5 * HOUR))
    assert plan.horizon == DAY + DAY // 2
    assert sum(len(part.contacts) for part in parts) == len(plan.cases)


@pytest.mark.parametrize(
    ("days", "a_day", "whole_days"), [(2, 40_000, None), (6, 40_000, 2), (2, 300_000, 1)]
)
def test_a_stretch_holds_whole_days_and_some_hundred_thousand_cases(
    plan: sim.Plan, days: int, a_day: int, whole_days: int | None
) -> None:
    long = replace(
        plan,
        meta=replace(plan.meta, days=days),
        horizon=days * DAY + HOUR,
        cases=np.empty(days * a_day, plan.cases.dtype),
    )
    assert stretch(long) == (long.horizon if whole_days is None else whole_days * DAY)


def test_an_unknown_engine_is_refused(plan: sim.Plan) -> None:
    with pytest.raises(sim.EngineError, match=r'"centre" is unknown \(did you mean center\?\); known are'):
        sim.simulate(plan, "centre")


def test_the_package_is_light_and_keeps_its_functions() -> None:
    import importlib
    import subprocess
    import sys

    for module in ("sim.plan", "sim.simulate", "sim.check"):
        importlib.import_module(module)
    assert callable(sim.plan)
    assert callable(sim.simulate)
    assert callable(sim.check)
    heavy = {"numba", "numpy", "pandas", "scipy", "matplotlib", "pydantic"}
    ask = "import sys, sim; print(*sorted(set(sys.modules) & " + repr(heavy) + "))"
    answer = subprocess.run([sys.executable, "-c", ask], check=True, capture_output=True, text=True)
    assert answer.stdout.split() == []
    assert set(dir(sim)) >= {"load", "plan", "simulate", "check", "measures", "run"}
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = sim.nonsense
