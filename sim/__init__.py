"""ccsim, a contact-center simulator: scenario, plan, two engines, one log, and measures that can be trusted.

Everything public is here; modules are imported when first used, so that `import sim` is light.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sim.check import check
    from sim.comparison import Comparison, compare
    from sim.errors import (
        CheckError,
        DataError,
        EngineError,
        ScenarioError,
        SettingsError,
        SimError,
    )
    from sim.log import Log
    from sim.metrics import measures
    from sim.plan import Plan
    from sim.plan import build_plan as plan
    from sim.replications import Result, run, warm
    from sim.scenario import Scenario, load
    from sim.simulate import simulate

__version__ = "0.1.0"

_HOME = {
    "CheckError": "sim.errors",
    "Comparison": "sim.comparison",
    "DataError": "sim.errors",
    "EngineError": "sim.errors",
    "Log": "sim.log",
    "Plan": "sim.plan.plan",
    "Result": "sim.replications",
    "Scenario": "sim.scenario",
    "ScenarioError": "sim.errors",
    "SettingsError": "sim.errors",
    "SimError": "sim.errors",
    "check": "sim.check",
    "compare": "sim.comparison",
    "load": "sim.scenario",
    "measures": "sim.metrics",
    "plan": "sim.plan.build",
    "run": "sim.replications",
    "simulate": "sim.simulate",
    "warm": "sim.replications",
}
_RENAMED = {"plan": "build_plan"}

__all__ = [
    "CheckError",
    "Comparison",
    "DataError",
    "EngineError",
    "Log",
    "Plan",
    "Result",
    "Scenario",
    "ScenarioError",
    "SettingsError",
    "SimError",
    "check",
    "compare",
    "load",
    "measures",
    "plan",
    "run",
    "simulate",
    "warm",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'sim' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), _RENAMED.get(name, name))


def __dir__() -> list[str]:
    return __all__


class _Package(ModuleType):
    """Keeps `sim.plan`, `sim.simulate` and `sim.check` the functions, although their modules bear the same names."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOME and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
