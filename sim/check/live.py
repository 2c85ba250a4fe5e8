"""What of a case is under way at once, and what of it is the last to end: only after that the customer decides."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.check.steps import Spells
from sim.units import NEVER

__all__ = ["last_to_end"]

_Ints = NDArray[np.int64]
_Truths = NDArray[np.bool_]


def last_to_end(lives: Spells, asks: _Truths, renewed: _Truths, agrees: _Truths) -> _Truths:
    """Whether nothing else of the case was under way or to come when something of it ended.

    Parameters
    ----------
    lives
        By case: all that keeps it alive, from when to when; NEVER if that has no end. A contact that is followed by a
        callback lives until that arrives.
    asks
        Which of them end so that the next thing is to be decided.
    renewed
        Which of them are followed by another contact of the customer's own will: a retry, or a repeat.
    agrees
        Which of them, being the last, would lead to what the log shows of the case at its end.

    Returns
    -------
    NDArray[np.bool_]
        One for each of them. The log does not show the order of what happens at one instant: of several that end then,
        the last is the one that is renewed, or else one that agrees.
    """
    out = asks.copy()
    order = np.lexsort((lives.until, lives.since, lives.who))
    same = np.diff(lives.who[order]) == 0
    touches = same & (lives.since[order[1:]] <= lives.until[order[:-1]])
    alone = np.ones(lives.who.max(initial=-1) + 1, dtype=np.bool_)
    alone[lives.who[order[1:][touches]]] = False
    several = order[~alone[lives.who[order]]]
    for rows in np.split(several, np.flatnonzero(np.diff(lives.who[several])) + 1):
        if len(rows):
            out[rows] = _last_of_one(lives.where(rows), asks[rows], renewed[rows], agrees[rows])
    return out


def _last_of_one(lives: Spells, asks: _Truths, renewed: _Truths, agrees: _Truths) -> _Truths:
    """The same for the lives of one case."""
    out = np.zeros(len(asks), dtype=np.bool_)
    for at in np.unique(lives.until[asks & (lives.until != NEVER)]).tolist():
        if ((lives.since < at) & (lives.until > at)).any():
            continue
        ends = asks & (lives.until == at)
        out |= ends & renewed
        rest = np.flatnonzero(ends & ~renewed)
        if len(rest) and not (lives.until > at).any():
            fitting = rest[agrees[rest]]
            out[fitting[0] if len(fitting) else rest[-1]] = True
    return out
