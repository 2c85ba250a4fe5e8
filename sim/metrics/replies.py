"""The passes over first replies, compiled: what helped the customer, and what the center's own report takes for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.metrics.fields import REPLY_FIELDS
from sim.metrics.open_time import open_between
from sim.names import Cause, LegOutcome, LegReason, Outcome
from sim.units import DAY, NEVER

if TYPE_CHECKING:
    from sim.metrics.rules import Rules
    from sim.metrics.tally import Tally

__all__ = ["count_openings", "count_replies"]

(_DUE, _USEFUL, _USEFUL_WITHIN, _WAIT_USEFUL, _REPLIED, _REPLIED_WITHIN, _WAIT_REPLIED) = range(7)
(_MISSED, _MISSED_WITHIN, _MISSED_SHORT, _OPENED, _OPENED_TICKS) = range(7, 12)
(_BY_BOT, _ESCALATED) = range(12, len(REPLY_FIELDS))

_OPEN, _ABANDONED, _SILENT = int(Outcome.OPEN), int(Outcome.ABANDONED), int(Outcome.SILENT)
_CALLBACK, _MERGED = int(Outcome.CALLBACK), int(Outcome.MERGED)
_SOLVED, _CONTAINED = int(Outcome.BOT_RESOLVED), int(Outcome.CONTAINED)
_OFF_LINE = (int(Cause.CALLBACK), int(Cause.MESSAGE))
_LEG_SILENT, _LEG_ESCALATED = int(LegOutcome.SILENT), int(LegOutcome.BOT_ESCALATED)
_LEG_SOLVED, _LEG_CONTAINED = int(LegOutcome.BOT_RESOLVED), int(LegOutcome.BOT_CONTAINED)
_ARRIVAL, _REDIAL, _BOT = int(LegReason.ARRIVAL), int(LegReason.REDIAL), int(LegReason.BOT)


@jit
def _waited(kind: int, start: int, stop: int, rules: Rules) -> int:
    """Ticks of a wait by the clock of the type."""
    if rules.open_clock[kind]:
        return open_between(start, stop, rules.open_spans, rules.before)
    return stop - start


@jit
def count_replies(rows: NDArray[np.void], rules: Rules, out: Tally) -> None:
    """Add the first replies to contacts that arrived in the window, but for chats that are opened in vain."""
    for i in range(rows.shape[0]):
        row = rows[i]
        at = row["arrived_at"]
        if at < rules.start or at >= rules.stop:
            continue
        kind, outcome, after = row["type"], row["outcome"], rules.acknowledged_after[row["type"]]
        reached = row["answered_at"] != NEVER
        until = row["answered_at"] if reached else row["ended_at"]
        useful = reached or outcome == _SOLVED
        due = useful or outcome not in (_OPEN, _CALLBACK, _MERGED)
        wait = _waited(kind, at, until, rules) if until != NEVER else 0
        reported = -1
        if reached or outcome != _SILENT:
            if after != NEVER and row["cause"] not in _OFF_LINE and at + after < until:
                reported = _waited(kind, at, at + after, rules)
            elif outcome in (_SOLVED, _CONTAINED) or (reached and after != NEVER):
                reported = wait
        missed = outcome == _ABANDONED and not reached and reported < 0
        number = at // DAY
        for bucket in ((at - number * DAY) // rules.width, rules.per_day + number):
            cell = out.replies[kind, bucket]
            cell[_DUE] += due
            if useful:
                cell[_USEFUL] += 1
                cell[_USEFUL_WITHIN] += wait <= rules.acceptable[kind]
                cell[_WAIT_USEFUL] += wait
            if reported >= 0:
                cell[_REPLIED] += 1
                cell[_REPLIED_WITHIN] += reported <= rules.acceptable[kind]
                cell[_WAIT_REPLIED] += reported
            if missed:
                cell[_MISSED] += 1
                cell[_MISSED_WITHIN] += wait <= rules.acceptable[kind]
                cell[_MISSED_SHORT] += wait <= rules.short


@jit
def count_openings(rows: NDArray[np.void], rules: Rules, out: Tally) -> None:
    """Add the legs, of contacts that arrived in the window, in which nobody was there any more, or the bot was."""
    for i in range(rows.shape[0]):
        row = rows[i]
        at, outcome, kind, reason = row["booked_at"], row["outcome"], row["queue"], row["reason"]
        if at < rules.start or at >= rules.stop or (outcome != _LEG_SILENT and reason != _BOT):
            continue
        reported = -1
        if outcome == _LEG_SILENT and reason in (_ARRIVAL, _REDIAL):
            until = row["talk_at"] if rules.set_up_waits[kind] else row["matched_at"]
            if rules.acknowledged_after[kind] != NEVER:
                until = min(until, at + rules.acknowledged_after[kind])
            reported = _waited(kind, at, until, rules)
        number = at // DAY
        for bucket in ((at - number * DAY) // rules.width, rules.per_day + number):
            cell = out.replies[kind, bucket]
            cell[_BY_BOT] += outcome in (_LEG_SOLVED, _LEG_CONTAINED)
            cell[_ESCALATED] += outcome == _LEG_ESCALATED
            if outcome == _LEG_SILENT:
                cell[_OPENED] += 1
                cell[_OPENED_TICKS] += row["ended_at"] - row["matched_at"]
            if reported >= 0:
                cell[_REPLIED] += 1
                cell[_REPLIED_WITHIN] += reported <= rules.acceptable[kind]
                cell[_WAIT_REPLIED] += reported
