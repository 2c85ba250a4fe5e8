"""Many scenarios on the same random numbers, each finished one kept: designs, the store of points, their tables."""

from sim.sweep.point import Point
from sim.sweep.run import run_points
from sim.sweep.store import Store
from sim.sweep.sweep import Sweep

__all__ = ["Point", "Store", "Sweep", "run_points"]
