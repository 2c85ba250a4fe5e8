"""Many replications of a scenario, joined into estimates with their uncertainty."""

from sim.replications.replicate import replicate, warm
from sim.replications.result import Result
from sim.replications.series import run

__all__ = ["Result", "replicate", "run", "warm"]
