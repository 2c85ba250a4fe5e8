"""Acknowledgements: when they come, and what they do to patience."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.check.facts import Facts
from sim.names import Cause
from sim.units import NEVER

__all__ = ["acknowledged_at", "buys"]

_Ints = NDArray[np.int64]


def acknowledged_at(facts: Facts) -> _Ints:
    """By contact: when it is acknowledged if the customer still waits then; NEVER if it is not."""
    contacts = facts.log.contacts
    after = facts.plan.moods["acknowledged_after"][contacts["type"]]
    silent = np.isin(contacts["cause"], (Cause.CALLBACK, Cause.MESSAGE)) | (after == NEVER)
    return np.where(silent, NEVER, contacts["arrived_at"] + np.where(silent, 0, after))


def buys(facts: Facts, contact: _Ints) -> NDArray[np.float64]:
    """What an acknowledgement multiplies the patience of these contacts by."""
    return np.asarray(facts.plan.moods["acknowledged_patience"][facts.log.contacts["type"][contact]])
