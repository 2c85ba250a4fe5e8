"""The passes over the rows of a log, compiled: what one contact, one leg, one case adds to a tally.

Each needs nothing but the row itself, so that a log may come in stretches: a contact's legs may lie in another one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.metrics.fields import CASE_FIELDS, CAUSES, CONTACT_FIELDS, GROUP_FIELDS, LEG_FIELDS, OUTCOMES
from sim.metrics.histogram import bin_of
from sim.metrics.open_time import open_between
from sim.names import CaseStatus, LegOutcome, LegReason, Outcome
from sim.units import DAY, NEVER

if TYPE_CHECKING:
    from sim.metrics.rules import Rules
    from sim.metrics.tally import Tally

__all__ = [
    "count_answers",
    "count_cases",
    "count_contacts",
    "count_legs",
]

_FIRST_CAUSE = 1 + len(OUTCOMES)
(_AFTER_ANSWER, _COMPLETED, _DURATION_ANSWERED, _DURATION, _REACHED, _LEFT, _WAITED, _SHORT) = range(
    _FIRST_CAUSE + len(CAUSES), len(CONTACT_FIELDS) - 5
)
(_ANSWERED_WITHIN, _ABANDONED_WITHIN, _WAIT_ANSWERED, _WAIT_ABANDONED, _WAIT_LEFT) = range(
    len(CONTACT_FIELDS) - 5, len(CONTACT_FIELDS)
)
(_LEG_ANSWERED, _LEG_ABANDONED, _LEG_LEFT, _LEG_SHORT, _LEG_ANSWERED_WITHIN, _LEG_ABANDONED_WITHIN) = range(
    LEG_FIELDS.index("answered"), LEG_FIELDS.index("wait_answered")
)
(_LEG_WAIT_ANSWERED, _LEG_WAIT_ABANDONED, _LEG_WAIT_LEFT, _HANDLED) = range(
    LEG_FIELDS.index("wait_answered"), len(LEG_FIELDS) - 3
)
_GROUP_HANDLED = GROUP_FIELDS.index("leg_handled")
_CASE_CONTACTS = CASE_FIELDS.index("contacts")

_OPEN, _ANSWERED, _ABANDONED = int(Outcome.OPEN), int(Outcome.ANSWERED), int(Outcome.ABANDONED)
_DISCONNECTED, _MESSAGE, _HIDDEN = int(Outcome.DISCONNECTED), int(Outcome.MESSAGE), int(Outcome.HIDDEN)
_SILENT = int(Outcome.SILENT)
_LEG_IS_SERVED, _LEG_IS_ABANDONED = int(LegOutcome.SERVED), int(LegOutcome.ABANDONED)
_LEG_IS_DISCONNECTED, _LEG_IS_MESSAGE = int(LegOutcome.DISCONNECTED), int(LegOutcome.MESSAGE)
_LEG_IS_HIDDEN, _LEG_IS_SILENT = int(LegOutcome.HIDDEN), int(LegOutcome.SILENT)
_NOT_OFFERED, _LOST = int(CaseStatus.NOT_OFFERED), int(CaseStatus.LOST)
_ARRIVAL, _REDIAL, _BOT = int(LegReason.ARRIVAL), int(LegReason.REDIAL), int(LegReason.BOT)


@jit
def count_answers(
    kinds: NDArray[np.int16], at: NDArray[np.int64], waits: NDArray[np.int64], rules: Rules, out: Tally
) -> None:
    """Add first answers: types of their contacts, instants of arrival, and waits; -1 where there is none."""
    for i in range(waits.shape[0]):
        wait = waits[i]
        if wait < 0:
            continue
        kind, number = kinds[i], at[i] // DAY
        out.waits[kind, bin_of(wait)] += 1
        if wait == 0:
            out.zero_waits[kind] += 1
        for bucket in ((at[i] - number * DAY) // rules.width, rules.per_day + number):
            cell = out.contacts[kind, bucket]
            cell[_REACHED] += 1
            cell[_WAIT_ANSWERED] += wait
            if wait > 0:
                cell[_WAITED] += 1
            if wait <= rules.acceptable[kind]:
                cell[_ANSWERED_WITHIN] += 1
            for target in range(rules.target_wait.shape[0]):
                if rules.target_of[target, kind] and wait <= rules.target_wait[target]:
                    out.targets[target, bucket, 0] += 1


@jit
def count_contacts(rows: NDArray[np.void], answers: NDArray[np.int64], rules: Rules, out: Tally) -> None:
    """Add the contacts that arrived in the window, and give the waits until their first answers (-1: none).

    A contact that somebody is talking to, or has talked to, when the run ends counts as answered. First answers of
    types whose set-up does not count as waiting are left to `count_legs`.
    """
    for i in range(rows.shape[0]):
        row, answers[i] = rows[i], -1
        at = row["arrived_at"]
        if at < rules.start or at >= rules.stop:
            continue
        kind, outcome, cause = row["type"], row["outcome"], row["cause"]
        answered_at, ended_at = row["answered_at"], row["ended_at"]
        number = at // DAY
        reached, ended = answered_at != NEVER, ended_at != NEVER
        if outcome == _OPEN and reached:
            outcome = _ANSWERED
        answered, abandoned = outcome == _ANSWERED, outcome == _ABANDONED
        left = not reached and (abandoned or outcome in (_DISCONNECTED, _MESSAGE, _HIDDEN, _SILENT))
        wait = 0
        if left or (reached and rules.set_up_waits[kind]):
            until = ended_at if left else answered_at
            wait = until - at
            if rules.open_clock[kind]:
                wait = open_between(at, until, rules.open_spans, rules.before)
            if reached:
                answers[i] = wait
        for bucket in ((at - number * DAY) // rules.width, rules.per_day + number):
            cell = out.contacts[kind, bucket]
            cell[0] += 1
            cell[1 + outcome] += 1
            cell[_FIRST_CAUSE + cause] += 1
            if ended:
                cell[_DURATION] += ended_at - at
                if answered:
                    cell[_COMPLETED] += 1
                    cell[_DURATION_ANSWERED] += ended_at - at
            if left:
                cell[_LEFT] += 1
                cell[_WAITED] += 1
                cell[_WAIT_LEFT] += wait
            if not abandoned:
                continue
            if reached:
                cell[_AFTER_ANSWER] += 1
                continue
            cell[_WAIT_ABANDONED] += wait
            if wait <= rules.short:
                cell[_SHORT] += 1
            if wait <= rules.acceptable[kind]:
                cell[_ABANDONED_WITHIN] += 1
            for target in range(rules.target_wait.shape[0]):
                if rules.target_of[target, kind] and wait <= rules.target_wait[target]:
                    out.targets[target, bucket, 1] += 1


@jit
def count_legs(rows: NDArray[np.void], answers: NDArray[np.int64], rules: Rules, out: Tally) -> None:
    """Add the legs with agents of contacts that arrived in the window, and give the first answers that `count_contacts`
    leaves.

    A contact is answered for the first time in the leg with which it arrived, or with which a callback reached it: the
    row says so by itself.
    """
    for i in range(rows.shape[0]):
        row, answers[i] = rows[i], -1
        at = row["booked_at"]
        if at < rules.start or at >= rules.stop:
            continue
        queue, group, outcome, reason = row["queue"], row["group"], row["outcome"], row["reason"]
        matched_at, talk_at, ended_at = row["matched_at"], row["talk_at"], row["ended_at"]
        number = at // DAY
        slot, day = (at - number * DAY) // rules.width, rules.per_day + number
        if reason == _BOT:
            for bucket in (slot, day):
                out.legs[queue, bucket, 1 + reason] += 1
            continue
        talked, matched, empty = talk_at != NEVER, matched_at != NEVER, outcome == _LEG_IS_SILENT
        served = outcome == _LEG_IS_SERVED or empty
        abandoned = outcome == _LEG_IS_ABANDONED
        left = abandoned or outcome in (_LEG_IS_DISCONNECTED, _LEG_IS_MESSAGE, _LEG_IS_HIDDEN)
        wait = 0
        if talked or left:
            until = ended_at if left else talk_at if rules.set_up_waits[queue] else matched_at
            wait = until - row["enqueued_at"]
            if rules.open_clock[queue]:
                wait = open_between(row["enqueued_at"], until, rules.open_spans, rules.before)
        set_up = talk = wrap_up = 0
        if matched and ended_at != NEVER:
            set_up = min(talk_at, ended_at) - matched_at
            if talked:
                talk, wrap_up = row["wrap_up_at"] - talk_at, ended_at - row["wrap_up_at"]
        for bucket in (slot, day):
            cell = out.legs[queue, bucket]
            cell[0] += 1
            cell[1 + reason] += 1
            if talked:
                cell[_LEG_ANSWERED] += 1
                cell[_LEG_WAIT_ANSWERED] += wait
                if wait <= rules.acceptable[queue]:
                    cell[_LEG_ANSWERED_WITHIN] += 1
            elif left:
                cell[_LEG_LEFT] += 1
                cell[_LEG_WAIT_LEFT] += wait
                if abandoned:
                    cell[_LEG_ABANDONED] += 1
                    cell[_LEG_WAIT_ABANDONED] += wait
                    if wait <= rules.short:
                        cell[_LEG_SHORT] += 1
                    if wait <= rules.acceptable[queue]:
                        cell[_LEG_ABANDONED_WITHIN] += 1
            if matched:
                cell[_HANDLED] += served
                cell[_HANDLED + 1] += set_up
                cell[_HANDLED + 2] += talk
                cell[_HANDLED + 3] += wrap_up
                mine = out.groups[group, bucket]
                mine[_GROUP_HANDLED] += served
                mine[_GROUP_HANDLED + 1] += set_up
                mine[_GROUP_HANDLED + 2] += talk
                mine[_GROUP_HANDLED + 3] += wrap_up
        if matched:
            pair = out.pairs[group, queue]
            pair[0] += served
            pair[1] += set_up
            pair[2] += talk
            pair[3] += wrap_up
            if talked and not empty and not rules.set_up_waits[queue] and reason in (_ARRIVAL, _REDIAL):
                answers[i] = matched_at - at
                if rules.open_clock[queue]:
                    answers[i] = open_between(at, matched_at, rules.open_spans, rules.before)


@jit
def count_cases(rows: NDArray[np.void], rules: Rules, out: Tally) -> None:
    """Add the cases that opened in the window."""
    for i in range(rows.shape[0]):
        row = rows[i]
        at = row["opened_at"]
        if at < rules.start or at >= rules.stop:
            continue
        kind = row["type"]
        number = at // DAY
        for bucket in ((at - number * DAY) // rules.width, rules.per_day + number):
            cell = out.cases[kind, bucket]
            cell[0] += row["status"] not in (_NOT_OFFERED, _LOST)
            cell[1 + row["status"]] += 1
            cell[_CASE_CONTACTS] += row["n_contacts"]
