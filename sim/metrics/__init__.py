"""Measures: mergeable tallies over the log, and what they say."""

from sim.metrics.measures import MEASURES, measures, ratios
from sim.metrics.ratio import Ratio
from sim.metrics.tally import Tally, empty_tally, merged, tally

__all__ = ["MEASURES", "Ratio", "Tally", "empty_tally", "measures", "merged", "ratios", "tally"]
