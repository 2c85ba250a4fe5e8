"""Invariants of a log, recomputed from scratch: `check`."""

from sim.check.check import check

__all__ = ["check"]
