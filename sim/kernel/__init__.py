"""The same model, compiled: the files and functions carry the names of `sim.center`."""

from sim.kernel.kernel import Kernel, start

__all__ = ["Kernel", "start"]
