"""The order of what happens at one instant, which the log does not show: one that explains what it shows."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["explained"]


def explained(
    tied: list[int], now: float, fits: Callable[[int, float], bool], after: Callable[[int, float], float]
) -> list[int]:
    """An order in which each fits the state that those before it have left; the given one if there is none.

    Parameters
    ----------
    tied
        What happens at the instant.
    now
        The state before.
    fits
        Whether one of them shows that it met a state.
    after
        The state that one of them leaves.
    """
    hopeless: set[frozenset[int]] = set()

    def rest_of(left: frozenset[int], state: float) -> list[int] | None:
        if not left:
            return []
        if left in hopeless:
            return None
        for one in sorted(left):
            if fits(one, state):
                rest = rest_of(left - {one}, after(one, state))
                if rest is not None:
                    return [one, *rest]
        hopeless.add(left)
        return None

    return tied if len(tied) == 1 else rest_of(frozenset(tied), now) or tied
