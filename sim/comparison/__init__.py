"""Several scenarios on the same random numbers, and what can be said of their differences."""

from sim.comparison.contrast import Contrast, Part, contrast

__all__ = ["Contrast", "Part", "contrast"]
