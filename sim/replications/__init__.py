"""Many replications of a scenario, joined into estimates with their uncertainty."""

from sim.replications.place import Place
from sim.replications.points import score_points
from sim.replications.replicate import replicate, warm
from sim.replications.result import Result
from sim.replications.scores import Scores, score
from sim.replications.series import run

__all__ = ["Place", "Result", "Scores", "replicate", "run", "score", "score_points", "warm"]
