"""How many new customers a day keep the base as large as it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.errors import ScenarioError
from sim.plan import build_plan
from sim.replications import estimate
from sim.replications.pool import in_order, local_executor
from sim.scenario import Scenario
from sim.simulate import chunks, stretch
from sim.units import DAY

__all__ = ["AcquisitionStep", "StationaryAcquisition", "daily_drift", "stationary_acquisition"]


@dataclass(frozen=True)
class AcquisitionStep:
    """One simulation of the search: the acquisition tried, and how many customers the base gained a day with it."""

    acquisition: float
    drift: float


@dataclass(frozen=True)
class StationaryAcquisition:
    """The value of `market.acquisition` with which as many customers join as leave.

    Attributes
    ----------
    value, half_width
        New customers a day without word of mouth, and the 95 % interval over replications.
    replications, seed
        Of every step.
    first_day, days
        What was looked at: from which day on, and how many.
    steps
        In the order in which they were tried.
    """

    value: float
    half_width: float
    replications: int
    seed: int
    first_day: int
    days: int
    steps: tuple[AcquisitionStep, ...]


def daily_drift(
    scenario: Scenario, *, replications: int, seed: int = 1, workers: int | None = None
) -> NDArray[np.float64]:
    """Customers who join less those who leave, a day after the warm-up, by replication.

    Parameters
    ----------
    scenario
        With customers; `measures.warm_up` is left out, in whole days.
    replications, seed
        As of `sim.run`: the same ones for every scenario give the same luck.
    workers
        Threads; the number of processors if None.

    Raises
    ------
    ScenarioError
        If the pool was used up: what joins then says nothing.
    """
    first = _first_day(scenario)

    def one(number: int) -> float:
        plan, net, refused = build_plan(scenario, seed, number), 0, 0
        for chunk in chunks(plan, stretch(plan)):
            rows = chunk.customers[chunk.customers["day"] >= first]
            net += int(rows["joined"].sum() - rows["left_base"].sum() - rows["left_service"].sum())
            refused += int(rows["refused"].sum())
        if refused:
            raise ScenarioError(
                f"customers.potential: too small, {refused} people could not become customers"
            )
        return net / (scenario.calendar.days - first)

    found = in_order(
        lambda: local_executor("kernel", workers), True, one, iter(range(replications)), workers or 1
    )
    return np.array(list(found))


def stationary_acquisition(
    scenario: Scenario,
    *,
    replications: int = 10,
    seed: int = 1,
    workers: int | None = None,
    tolerance: float = 0.002,
    most_steps: int = 8,
    progress: Callable[[int], None] | None = None,
) -> StationaryAcquisition:
    """Search the daily number of new customers that keeps the base stationary over the scenario's calendar.

    Parameters
    ----------
    scenario
        With customers and a market; the search begins at its `market.acquisition`.
    replications, seed, workers
        As of `daily_drift`; every step has the same luck.
    tolerance
        The search ends when the next step would change the acquisition by this share or less.
    most_steps
        Most steps, at least 2.
    progress
        Called with the number of steps done.

    Notes
    -----
    Each further new customer a day adds about one to the drift, less what he changes himself: that is nearly a
    straight line, of which the secant finds the zero in two or three steps. Each replication has such a line; the
    interval is that of their zeros.

    Raises
    ------
    ScenarioError
        Without customers or a market, if the pool is used up, or if the base grows although nobody joins but by word
        of mouth.
    """
    _check(scenario)
    steps: list[AcquisitionStep] = []
    assert scenario.market is not None
    tried, slope = scenario.market.acquisition, 1.0
    while True:
        with_it = scenario.with_({"market.acquisition": tried})
        drifts = daily_drift(with_it, replications=replications, seed=seed, workers=workers)
        steps.append(AcquisitionStep(tried, float(drifts.mean())))
        if progress is not None:
            progress(len(steps))
        if len(steps) > 1 and steps[-1].acquisition != steps[-2].acquisition:
            slope = (steps[-1].drift - steps[-2].drift) / (steps[-1].acquisition - steps[-2].acquisition)
        if slope <= 0:
            raise ScenarioError(
                "market.acquisition: more of it does not make more customers; there is no zero to find"
            )
        zeros = estimate.mean(tried - drifts / slope)
        value = float(zeros.value)
        if value < 0 and tried == 0:
            raise ScenarioError("market.acquisition: the base grows even with 0")
        if abs(value - tried) <= tolerance * tried or len(steps) >= most_steps:
            break
        tried = max(0.0, value)
    first = _first_day(scenario)
    return StationaryAcquisition(
        value=value,
        half_width=float(zeros.half_width),
        replications=replications,
        seed=seed,
        first_day=first,
        days=scenario.calendar.days - first,
        steps=tuple(steps),
    )


def _first_day(scenario: Scenario) -> int:
    """The first day that counts: nobody joins or leaves before the first midnight."""
    return max(1, -(-scenario.measures.warm_up // DAY))


def _check(scenario: Scenario) -> None:
    missing = [name for name in ("customers", "market") if getattr(scenario, name) is None]
    if missing:
        raise ScenarioError([f"{name}: null; new customers can only be sought with it" for name in missing])
