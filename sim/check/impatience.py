"""What becomes of who waits in writing at the end of his patience, as the uniforms say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim.check.drawn import of_legs
from sim.names import CHANNELS, Cause, Outcome, Purpose
from sim.units import NEVER

if TYPE_CHECKING:
    from sim.check.facts import Facts

__all__ = ["Impatience", "other_kinds"]

_Ints = NDArray[np.int64]
_Truths = NDArray[np.bool_]
_CHAT = CHANNELS.index("chat")
_WRITING = tuple(CHANNELS.index(name) for name in ("messenger", "email", "social"))


class Impatience:
    """Which of several things customers do when their patience ends, by leg.

    Attributes
    ----------
    gone
        Whether the customer has left the chat without a word, as the log has it.
    gone_at
        When; NEVER if he has not.
    goes
        Whether he would, if patience ended in the queue.
    stays
        Whether he waits on in writing when his patience ends.
    gives_up
        Whether he then leaves for good.
    repeats
        Whether he then writes once more.
    """

    def __init__(self, facts: Facts) -> None:
        b, contacts = facts.plan.behaviour[0], facts.log.contacts
        last = facts.after < 0
        self.gone = last & (contacts["outcome"][facts.contact] == Outcome.SILENT)
        self.gone_at = np.where(self.gone, contacts["ended_at"][facts.contact], NEVER)
        n = len(facts.queue)
        self.goes, self.stays, self.gives_up, self.repeats = np.zeros((4, n), dtype=np.bool_)
        if b["has_impatience"] == 0:
            return
        chat = np.flatnonzero(facts.channel == _CHAT)
        self.goes[chat] = of_legs(facts, Purpose.SILENT, chat) < b["impatience_silent_share"]
        writes = np.flatnonzero(np.isin(facts.channel, _WRITING))
        u = of_legs(facts, Purpose.IMPATIENCE, writes)
        twice = u < b["impatience_duplicate"]
        self.gives_up[writes] = ~twice & (u < b["impatience_duplicate"] + b["impatience_give_up"])
        self.stays[writes] = ~self.gives_up[writes]
        self.repeats[writes] = twice & (facts.cause[writes] != Cause.DUPLICATE)
        self.repeats[writes] &= ~facts.asks[facts.contact[writes]]


def other_kinds(facts: Facts, kind: _Ints, u: NDArray[np.float64]) -> _Ints:
    """The type to which a customer goes who does not stay with his, at uniforms; -1 where there is none."""
    shares = facts.plan.switch_to[kind]
    to = (u * shares[:, -1])[:, None] < shares
    return np.where(to.any(axis=1), to.argmax(axis=1), -1)
