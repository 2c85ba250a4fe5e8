"""The formulas of the model: pure functions of scalars that both engines call."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.distributions.quantiles import draw_ticks
from sim.draws import case_word, contact_word, uniforms
from sim.units import LONGEST, NEVER, SPEED_ONE

__all__ = ["all_leg_draws", "at_speed", "leaves_at", "leg_draws", "stretched"]


@jit
def stretched(ticks: int, factor: float) -> int:
    """A duration times a factor, at most 365 days; NEVER stays NEVER."""
    if ticks == NEVER or factor == 1.0:
        return ticks
    return int(min(ticks * factor, float(LONGEST)) + 0.5)


@jit
def at_speed(ticks: int, speed: int) -> int:
    """How long work of `ticks` at speed 1 takes at `speed` (parts per 65,536), rounded up."""
    if speed == SPEED_ONE:
        return ticks
    return -((-ticks * SPEED_ONE) // speed)


@jit
def leaves_at(now: int, patience: int, keeps: bool, open_spans: NDArray[np.int64]) -> int:
    """The instant at which a customer who starts to wait now runs out of patience; NEVER if that does not come.

    Parameters
    ----------
    now, patience
        Ticks.
    keeps
        Whether contacts are kept over closing; patience then counts open time only.
    open_spans
        Shape (n, 2): opening and closing instants, in order.
    """
    if patience == NEVER:
        return NEVER
    if not keeps:
        return now + patience
    low, high = 0, open_spans.shape[0]
    while low < high:
        middle = (low + high) // 2
        if open_spans[middle, 1] <= now:
            low = middle + 1
        else:
            high = middle
    rest = patience
    for i in range(low, open_spans.shape[0]):
        start = max(now, open_spans[i, 0])
        if start + rest < open_spans[i, 1]:
            return int(start + rest)
        rest -= open_spans[i, 1] - start
    return NEVER


@jit
def leg_draws(
    laws: NDArray[np.void],
    knots: NDArray[np.float64],
    patience_row: int,
    talk_row: int,
    wrap_up_row: int,
    seed: int,
    replication: int,
    cause: int,
    contact_ordinal: int,
    leg: int,
    day: int,
    case_ordinal: int,
    stream: int,
) -> tuple[int, int, int]:
    """Patience, talk and wrap-up of a leg in ticks, each from its own uniform."""
    word = contact_word(cause, contact_ordinal, leg)
    patience, talk, wrap_up, _ = uniforms(seed, replication, 0, word, case_word(day, case_ordinal), stream)
    return (
        draw_ticks(laws, knots, patience_row, patience),
        draw_ticks(laws, knots, talk_row, talk),
        draw_ticks(laws, knots, wrap_up_row, wrap_up),
    )


@jit
def all_leg_draws(
    laws: NDArray[np.void],
    knots: NDArray[np.float64],
    patience_rows: NDArray[np.int64],
    talk_rows: NDArray[np.int64],
    wrap_up_rows: NDArray[np.int64],
    factors: NDArray[np.float64],
    seed: int,
    replication: int,
    cause: int,
    days: NDArray[np.int32],
    ordinals: NDArray[np.int64],
    streams: NDArray[np.int64],
    out: NDArray[np.int64],
) -> None:
    """`leg_draws` of the first leg of many cases' first contacts, patience stretched; `out` has shape (3, cases)."""
    for i in range(days.shape[0]):
        drawn, out[1, i], out[2, i] = leg_draws(
            laws,
            knots,
            patience_rows[i],
            talk_rows[i],
            wrap_up_rows[i],
            seed,
            replication,
            cause,
            0,
            0,
            days[i],
            ordinals[i],
            streams[i],
        )
        out[0, i] = stretched(drawn, factors[i])
