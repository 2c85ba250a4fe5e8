"""The readable model, in SimPy: processes that read like the life of a contact."""

from sim.center.center import Center, start

__all__ = ["Center", "start"]
