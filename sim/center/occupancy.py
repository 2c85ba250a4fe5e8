"""How much of the time an agent has somebody in talk or wrap-up, recent minutes counting more."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.center.integral import Presence
from sim.outcomes import occupancy_after

__all__ = ["Occupancy"]


class Occupancy(Presence):
    """A presence that also keeps its mean over the past, which fades; see `sim.outcomes.fatigue`."""

    __slots__ = ("_row", "_share", "_since")

    def __init__(self, row: NDArray[np.void]) -> None:
        super().__init__()
        self._row = row
        self._share, self._since = 0.0, 0

    def enter(self, now: int) -> None:
        """One more from now on."""
        if self.count == 0:
            self._share, self._since = self.share(now), now
        super().enter(now)

    def leave(self, now: int) -> None:
        """One less from now on."""
        if self.count == 1:
            self._share, self._since = self.share(now), now
        super().leave(now)

    def share(self, now: int) -> float:
        """The occupancy until now."""
        return occupancy_after(self._row, self._share, int(self.count > 0), now - self._since)
