"""Waits that count from the queue: the pass over the legs of a log, compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.metrics.fields import QUEUED_FIELDS
from sim.metrics.open_time import open_between
from sim.names import LegOutcome, LegReason
from sim.units import DAY, NEVER

if TYPE_CHECKING:
    from sim.metrics.rules import Rules
    from sim.metrics.tally import Tally

__all__ = ["count_queued"]

(_REACHED, _ABANDONED, _ANSWERED_WITHIN, _ABANDONED_WITHIN, _SHORT) = range(len(QUEUED_FIELDS))
_ARRIVAL, _REDIAL = int(LegReason.ARRIVAL), int(LegReason.REDIAL)
_IS_ABANDONED, _IS_SILENT = int(LegOutcome.ABANDONED), int(LegOutcome.SILENT)


@jit
def count_queued(rows: NDArray[np.void], rules: Rules, out: Tally) -> None:
    """Add the contacts that arrived in the window and stood in a queue, each with the queue in which it stood first.

    That is the leg with which it arrived: the bot and the sorting are over when it begins. A callback has waited since
    it was due, however often it was dialled.
    """
    for i in range(rows.shape[0]):
        row = rows[i]
        at, reason, outcome = row["booked_at"], row["reason"], row["outcome"]
        if at < rules.start or at >= rules.stop or (reason != _ARRIVAL and reason != _REDIAL):
            continue
        reached, abandoned = row["talk_at"] != NEVER and outcome != _IS_SILENT, outcome == _IS_ABANDONED
        if not reached and not abandoned:
            continue
        queue, number = row["queue"], at // DAY
        since = at if reason == _REDIAL else row["enqueued_at"]
        until = row["ended_at"]
        if reached:
            until = row["talk_at"] if rules.set_up_waits[queue] else row["matched_at"]
        wait = until - since
        if rules.open_clock[queue]:
            wait = open_between(since, until, rules.open_spans, rules.before)
        for bucket in ((at - number * DAY) // rules.width, rules.per_day + number):
            cell = out.queued[queue, bucket]
            cell[_REACHED if reached else _ABANDONED] += 1
            if wait <= rules.acceptable[queue]:
                cell[_ANSWERED_WITHIN if reached else _ABANDONED_WITHIN] += 1
            if abandoned and wait <= rules.short:
                cell[_SHORT] += 1
            for target in range(rules.target_wait.shape[0]):
                if rules.queued_of[target, queue] and wait <= rules.target_wait[target]:
                    out.targets[target, bucket, 0 if reached else 1] += 1
