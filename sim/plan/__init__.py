"""Everything that is settled before the run: `Plan`, built from a scenario by `build_plan`."""

from sim.plan.build import build_plan
from sim.plan.plan import UNLIMITED, Plan

__all__ = ["UNLIMITED", "Plan", "build_plan"]
