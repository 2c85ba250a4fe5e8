"""One replication: plan in, log out, by either engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from sim.errors import EngineError, nearest
from sim.log import Log, concatenated
from sim.plan import Plan
from sim.units import DAY

__all__ = ["ENGINES", "Engine", "chunks", "simulate", "stretch"]

Engine = Literal["kernel", "center"]
ENGINES = ("kernel", "center")
_CASES = 100_000
"""Of a stretch, about: some 20 MB of rows."""


def _started(plan: Plan, engine: str, rules: Mapping[str, Any] | None) -> Any:
    if engine == "kernel":
        from sim import kernel

        return kernel.start(plan, rules)
    if engine == "center":
        from sim import center

        return center.start(plan, rules)
    raise EngineError(
        f'engine: "{engine}" is unknown{nearest(engine, ENGINES)}; known are {", ".join(ENGINES)}'
    )


def chunks(
    plan: Plan, every: int, engine: str = "kernel", rules: Mapping[str, Any] | None = None
) -> Iterator[Log]:
    """The log in stretches: the rows that have become final every `every` ticks, the rest at the horizon."""
    running = _started(plan, engine, rules)
    until = 0
    while until < plan.horizon:
        until = min(until + every, plan.horizon)
        yield running.advance(until)


def stretch(plan: Plan) -> int:
    """Ticks of as many whole days as hold about 100,000 cases, at least one; the whole run if it has no more."""
    if len(plan.cases) <= _CASES:
        return plan.horizon
    return max(1, plan.meta.days * _CASES // len(plan.cases)) * DAY


def simulate(plan: Plan, engine: str = "kernel", rules: Mapping[str, Any] | None = None) -> Log:
    """Run a plan to its horizon.

    Parameters
    ----------
    plan
        From `sim.plan`.
    engine
        "kernel" (compiled) or "center" (SimPy): identical logs.
    rules
        Own rules by kind, such as `{"agent_selection": obj}`; they run on the center only.

    Raises
    ------
    EngineError
        For an unknown engine, own rules on the kernel, or a rule that breaks the model.
    """
    return concatenated(list(chunks(plan, plan.horizon, engine, rules)))
