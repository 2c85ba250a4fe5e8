"""Several scenarios on the same random numbers, and what can be said of their differences."""

from sim.comparison.comparison import Comparison
from sim.comparison.contrast import Contrast, Part, contrast
from sim.comparison.looks import Stop
from sim.comparison.running import compare
from sim.comparison.selection import Select, Selection
from sim.comparison.verdict import Verdict

__all__ = ["Comparison", "Contrast", "Part", "Select", "Selection", "Stop", "Verdict", "compare", "contrast"]
