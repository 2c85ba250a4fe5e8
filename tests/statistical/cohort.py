"""What became of the cases that opened in the measured window of one replication, straight from the log."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sim.log import Log
from sim.names import CaseStatus, Mark, Outcome

__all__ = ["Cohort"]

Flags = NDArray[np.bool_]


class Cohort:
    """Cases that opened in the measured window and have closed: more than 999 of 1,000, if cool_down is long enough.

    Attributes
    ----------
    n_served
        Contacts that an agent served, by case.
    satisfaction, intention
        By case.
    resolved, first
        By case: solved at last; solved by the first contact that was served.
    """

    def __init__(self, log: Log) -> None:
        since, until = log.meta.window
        inside = (log.cases["opened_at"] >= since) & (log.cases["opened_at"] < until)
        self._log, self._closed = log, inside & (log.cases["status"] != CaseStatus.OPEN)
        assert self._closed.sum() > 0.999 * inside.sum(), "cool_down is too short"
        rows = log.journeys[self._closed]
        self.n_served = rows["n_served"].astype(np.int64)
        self.satisfaction = rows["satisfaction"].astype(np.float64)
        self.intention = rows["intention"].astype(np.float64)
        self.resolved: Flags = (rows["marks"] & Mark.RESOLVED) > 0
        self.first: Flags = (rows["marks"] & Mark.FIRST) > 0

    @cached_property
    def first_served(self) -> NDArray[np.int64]:
        """Row in the log of the first contact that was served, of each case that has one."""
        contacts = self._log.contacts
        served = np.flatnonzero((contacts["outcome"] == Outcome.ANSWERED) & self._closed[contacts["case"]])
        return served[np.unique(contacts["case"][served], return_index=True)[1]]

    def solved_at_first(self) -> float:
        """Of cases with a contact that was served: the share solved by the first of these."""
        return float(self.first.sum() / (self.n_served > 0).sum())

    def first_and_final(self) -> float:
        """Of contacts that were served: the share that was the first one and solved the problem."""
        return float(self.first.sum() / self.n_served.sum())

    def satisfaction_ratio(self) -> float:
        """Satisfaction of cases solved by the first contact over that of all others, the never served included."""
        return float(self.satisfaction[self.first].mean() / self.satisfaction[~self.first].mean())

    def loss_per_repeat(self) -> float:
        """Relative change of satisfaction with one more contact that was served: from 1 to 2 and 2 to 3, on average."""
        one, two, three = (self.satisfaction[self.n_served == n].mean() for n in (1, 2, 3))
        return float((two / one + three / two) / 2 - 1)

    def intention_of_first(self) -> float:
        """Of cases solved by the first contact that was served."""
        return float(self.intention[self.first].mean())

    def intention_of_repeat(self) -> float:
        """Of cases solved by a later contact."""
        return float(self.intention[self.resolved & (self.n_served > 1)].mean())

    def intention_of_unresolved(self) -> float:
        """Of cases served and never solved."""
        return float(self.intention[~self.resolved & (self.n_served > 0)].mean())

    def _of_transferred(self, by_contact: NDArray[np.float64]) -> tuple[float, float]:
        """Means over the first contacts served: those that were transferred, the others."""
        marks = self._log.feelings["marks"][self.first_served]
        is_transferred = (marks & Mark.TRANSFERRED) > 0
        return float(by_contact[is_transferred].mean()), float(by_contact[~is_transferred].mean())

    def solved_by_transferred(self) -> float:
        """How much rarer a first contact that was transferred solves the problem: a difference of shares."""
        marks = self._log.feelings["marks"][self.first_served]
        transferred, other = self._of_transferred(((marks & Mark.RESOLVED) > 0).astype(np.float64))
        return transferred - other

    def satisfaction_of_transferred(self) -> float:
        """Relative change of satisfaction with a case if its first contact served was transferred."""
        satisfaction = self._log.journeys["satisfaction"].astype(np.float64)
        transferred, other = self._of_transferred(satisfaction[self._log.contacts["case"][self.first_served]])
        return transferred / other - 1
