"""Time integrals of a count, exact in ticks."""

from __future__ import annotations

__all__ = ["Integral", "Presence"]


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


class Presence:
    """How many ticks at least one was counted, since the interval began."""

    __slots__ = ("count", "sum")

    def __init__(self) -> None:
        self.count = 0
        self.sum = 0

    def enter(self, now: int) -> None:
        """One more from now on."""
        if self.count == 0:
            self.sum -= now
        self.count += 1

    def leave(self, now: int) -> None:
        """One less from now on."""
        self.count -= 1
        if self.count == 0:
            self.sum += now

    def so_far(self, now: int) -> int:
        """Ticks of the interval until now."""
        return self.sum + (now if self.count else 0)

    def close(self, now: int) -> int:
        """Ticks of the interval that ends now; the next one begins."""
        ticks = self.so_far(now)
        self.sum = -now if self.count else 0
        return ticks
