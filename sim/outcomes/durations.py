"""Durations of legs: drawn, stretched, and worked off at a speed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.distributions.quantiles import draw_ticks
from sim.draws import case_word, uniforms
from sim.units import LONGEST, NEVER, SPEED_ONE

__all__ = ["at_speed", "first_draws", "leg_draws", "share_of", "stretched", "talk_ticks"]


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
def leg_draws(
    seed: int, replication: int, contact: int, case: int, stream: int
) -> tuple[float, float, float, float]:
    """The uniforms of a leg's patience, talk, wrap-up and set-up; words as in `draws.uniforms`."""
    return uniforms(seed, replication, 0, contact, case, stream)


@jit
def _first_draws(
    seed: int,
    replication: int,
    day: NDArray[np.int32],
    ordinal: NDArray[np.int64],
    stream: NDArray[np.int64],
    out: NDArray[np.float64],
) -> None:
    for i in range(len(day)):
        out[i] = leg_draws(seed, replication, 0, case_word(day[i], ordinal[i]), stream[i])


def first_draws(
    seed: int,
    replication: int,
    day: NDArray[np.int32],
    ordinal: NDArray[np.int64],
    stream: NDArray[np.int64],
) -> NDArray[np.float64]:
    """The uniforms of the first leg of many cases, whose contact word is 0: one row of `leg_draws` each."""
    out = np.empty((len(day), 4))
    _first_draws(seed, replication, day, ordinal, stream, out)
    return out


@jit
def talk_ticks(
    laws: NDArray[np.void],
    knots: NDArray[np.float64],
    row: int,
    u: float,
    factor: float,
    handling: float,
    vented: int,
    speed: int,
    agent_speed: int,
) -> int:
    """Talk time that is due when talk begins, at full attention.

    Parameters
    ----------
    laws, knots, row
        The distribution.
    u
        The uniform of this leg's talk.
    factor
        Of the period in which the contact arrived.
    handling
        From `talk_factor`.
    vented
        Ticks in which the customer complains about the wait, at speed 1.
    speed, agent_speed
        Of the group for this contact type and of the agent, in parts per 65,536.
    """
    ticks = stretched(stretched(draw_ticks(laws, knots, row, u), factor), handling) + vented
    return min(at_speed(at_speed(ticks, speed), agent_speed), LONGEST)


@jit
def share_of(cumulated: NDArray[np.float64], u: float) -> int:
    """The first position whose cumulated share exceeds u, or -1 if u is in what they leave of the whole."""
    for i in range(cumulated.shape[0]):
        if u < cumulated[i]:
            return i
    return -1
