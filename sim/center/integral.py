"""Time integrals of a count, exact in ticks."""

from __future__ import annotations

__all__ = ["Integral"]


class Integral:
    """How many ticks something has counted, summed over those counted, since the interval began.

    An entry at t subtracts t and an exit adds it; closing the interval at b adds b for each who is still counted.
    """

    __slots__ = ("count", "most", "sum")

    def __init__(self) -> None:
        self.count = 0
        self.most = 0
        self.sum = 0

    def enter(self, now: int) -> None:
        """One more from now on."""
        self.sum -= now
        self.count += 1
        if self.count > self.most:
            self.most = self.count

    def leave(self, now: int) -> None:
        """One less from now on."""
        self.sum += now
        self.count -= 1

    def close(self, now: int) -> int:
        """Ticks of the interval that ends now; the next one begins."""
        ticks = self.sum + self.count * now
        self.sum = -self.count * now
        self.most = self.count
        return ticks
