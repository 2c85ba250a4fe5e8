"""Cases that go round without end: more contacts of one cause, or talks of one contact, than any service has."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.errors import EngineError

__all__ = ["MOST_ROUNDS", "endless", "refuse_endless"]

MOST_ROUNDS = 30_000
"""Contacts of a case for one cause, and legs of a contact, at most."""


def endless(case: int) -> EngineError:
    """What is said of a case that goes round."""
    return EngineError(
        f"case {case} comes again {MOST_ROUNDS:,} times or is passed on as often: it goes round without end; look at "
        "repeat.delay, repeat.fading, bot.returns and at transfer.share of its contact types"
    )


def refuse_endless(contacts: NDArray[np.void], legs: NDArray[np.void], first_contact: int) -> None:
    """EngineError if rows of a log, whose first contact has this number, hold a case that goes round.

    Numbers of two bytes that have begun anew below zero count as too many, too.
    """
    for rows, column in ((contacts, "ordinal"), (legs, "number")):
        found = np.flatnonzero((rows[column] >= MOST_ROUNDS) | (rows[column] < 0))
        if len(found):
            row = rows[found[0]] if column == "ordinal" else contacts[rows["contact"][found[0]] - first_contact]
            raise endless(int(row["case"]))
