"""Studies: a question, what is claimed on both sides, and the verdict of the simulation."""

from sim.study.files import known_studies, read_study
from sim.study.run import run_study
from sim.study.study import Study

__all__ = ["Study", "known_studies", "read_study", "run_study"]
