"""The passes over feelings and journeys, compiled: what contacts and cases were like for the customers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.metrics.fields import ENDINGS, FEELING_FIELDS, JOURNEY_FIELDS, LOSSES, SERVED, STAGES
from sim.metrics.parts import parts_of
from sim.names import CaseStatus, Mark, Outcome
from sim.units import DAY, NEVER

if TYPE_CHECKING:
    from sim.metrics.rules import Rules
    from sim.metrics.tally import Tally

__all__ = ["MOST_EFFORT", "count_feelings", "count_journeys"]

MOST_EFFORT = 5.0
"""Efforts above this are reported as this."""

_SCORED, _SPEED, _LATE, _IN_TIME, _ANNOUNCED, _BROKEN, _SERVED, _HUMAN, _MISSING = range(9)
_ODD, _REDUNDANT = range(9, len(FEELING_FIELDS))
(_CASES, _CONTACTS, _EVER_SERVED, _CONTACTS_SERVED, _FIRST, _REPORTED) = range(6)
(_REPEATING, _REPEATS, _ABANDONS, _TRANSFERS, _SWITCHES, _REEXPLAINED, _BOT_MET, _BOT_CLOSED) = range(6, 14)
(_CLOSED, _CLOSED_REPORTED, _CLOSED_SERVED, _RESOLVED, _EFFORT, _DISLOYAL) = range(14, 20)
(_ANSWERS, _TOP_TWO, _ANSWERED_SUM) = range(20, 23)
_BY_ENDING, _BY_SERVED = JOURNEY_FIELDS.index("closed_first"), JOURNEY_FIELDS.index("closed_served_1")
_TIMES, _CAUSES = JOURNEY_FIELDS.index(f"time_{STAGES[0]}"), JOURNEY_FIELDS.index(f"loss_{LOSSES[0]}")
_N_ENDINGS, _N_SERVED = len(ENDINGS), len(SERVED)

_IS_ANSWERED, _IS_OPEN = int(Outcome.ANSWERED), int(CaseStatus.OPEN)
_NOT_OFFERED, _LOST = int(CaseStatus.NOT_OFFERED), int(CaseStatus.LOST)
_IS_SCORED, _IS_LATE, _IS_BROKEN = int(Mark.SCORED), int(Mark.LATE), int(Mark.BROKEN)
_IS_RESOLVED, _IS_FIRST, _IS_REPORTED = int(Mark.RESOLVED), int(Mark.FIRST), int(Mark.REPORTED)
_IS_MISSING = int(Mark.CONTEXT_MISSING)
_IS_ODD, _IS_REDUNDANT = int(Mark.OUT_OF_CONTEXT), int(Mark.REDUNDANT)
_IS_BOT_MET, _IS_BOT_CLOSED = int(Mark.BOT_MET), int(Mark.BOT_CLOSED)
_TOP = 4


@jit
def count_feelings(rows: NDArray[np.void], contacts: NDArray[np.void], rules: Rules, out: Tally) -> None:
    """Add the feelings about contacts that arrived in the window; `rows` and `contacts` row for row."""
    for i in range(rows.shape[0]):
        contact = contacts[i]
        at = contact["arrived_at"]
        if at < rules.start or at >= rules.stop:
            continue
        row, number = rows[i], at // DAY
        marks = row["marks"]
        scored, late = marks & _IS_SCORED != 0, marks & _IS_LATE != 0
        answered, served = contact["answered_at"] != NEVER, contact["outcome"] == _IS_ANSWERED
        speed, human = parts_of(row["speed"]), parts_of(row["human"])
        for bucket in ((at - number * DAY) // rules.width, rules.per_day + number):
            cell = out.feelings[contact["type"], bucket]
            if scored:
                cell[_SCORED] += 1
                cell[_SPEED] += speed
                cell[_LATE] += late
                cell[_IN_TIME] += answered and not late
                if contact["announced"] != NEVER:
                    cell[_ANNOUNCED] += 1
                    cell[_BROKEN] += marks & _IS_BROKEN != 0
            if served:
                cell[_SERVED] += 1
                cell[_HUMAN] += human
                cell[_MISSING] += marks & _IS_MISSING != 0
                cell[_REDUNDANT] += marks & _IS_REDUNDANT != 0
            cell[_ODD] += marks & _IS_ODD != 0


@jit
def _add_losses(cell: Any, row: Any, kind: int, topic: int, rules: Rules) -> None:
    """Add the times and losses of a closed case, whose row of `JOURNEY` is given, to a cell of the tally."""
    cell[_TIMES] += row["bot"]
    cell[_TIMES + 1] += row["triage"]
    cell[_TIMES + 2] += row["queue"]
    cell[_TIMES + 3] += row["set_up"]
    cell[_TIMES + 4] += row["talk"]
    cell[_TIMES + 5] += row["away"]
    cell[_TIMES + 6] += row["between"]
    cell[_TIMES + 7] += row["office"]
    satisfied, marks = float(row["satisfaction"]), row["marks"]
    slope = satisfied * (1.0 - satisfied)
    cell[_CAUSES] += parts_of(slope * rules.speed_weight[kind] * (1.0 - row["speed"]))
    if marks & _IS_RESOLVED == 0:
        cell[_CAUSES + 1] += parts_of(slope * rules.unsolved)
    cell[_CAUSES + 2] += parts_of(slope * rules.repeat * max(0, row["n_served"] - 1))
    cell[_CAUSES + 3] += parts_of(slope * rules.effort * row["n_transfers"])
    cell[_CAUSES + 4] += parts_of(slope * rules.effort * row["n_switches"])
    cell[_CAUSES + 5] += parts_of(slope * rules.effort * row["n_reexplained"])
    cell[_CAUSES + 6] += parts_of(slope * rules.leaving * row["n_abandons"])
    if marks & _IS_BROKEN != 0:
        cell[_CAUSES + 7] += parts_of(slope * rules.promise)
    angry = rules.angry if rules.urgent[topic] or row["n_served"] > 1 else 1.0
    cell[_CAUSES + 8] += parts_of(slope * rules.bot * row["botfail"] * angry)


@jit
def count_journeys(rows: NDArray[np.void], cases: NDArray[np.void], rules: Rules, out: Tally) -> None:
    """Add the journeys of cases that opened in the window; `rows` and `cases` row for row."""
    n_types = rules.acceptable.shape[0]
    for i in range(rows.shape[0]):
        case = cases[i]
        at = case["opened_at"]
        if at < rules.start or at >= rules.stop or case["status"] in (_NOT_OFFERED, _LOST):
            continue
        row, number = rows[i], at // DAY
        slot, day = (at - number * DAY) // rules.width, rules.per_day + number
        n_served, marks = int(row["n_served"]), row["marks"]
        first, resolved = marks & _IS_FIRST != 0, marks & _IS_RESOLVED != 0
        closed, by_bot = case["status"] != _IS_OPEN, marks & _IS_BOT_CLOSED != 0
        satisfaction, intention = parts_of(row["satisfaction"]), parts_of(row["intention"])
        effort = min(float(row["effort"]), MOST_EFFORT)
        logit = rules.disloyal_base + rules.disloyal_slope * effort
        efforts, disloyal = parts_of(effort), parts_of(1.0 / (1.0 + math.exp(-logit)))
        ending = 0 if first else 1 if resolved else 2
        if n_served == 0:
            ending = 4 if resolved else 3
        for scope in range(3):
            if scope == 0:
                member = int(case["type"])
            elif scope == 1:
                if rules.n_segments == 0:
                    continue
                member = n_types + case["segment"]
            else:
                if rules.n_topics == 0:
                    continue
                member = n_types + rules.n_segments + case["topic"]
            for bucket in (slot, day):
                cell = out.journeys[member, bucket]
                cell[_CASES] += 1
                cell[_CONTACTS] += case["n_contacts"]
                cell[_EVER_SERVED] += n_served > 0
                cell[_CONTACTS_SERVED] += n_served
                cell[_FIRST] += first
                cell[_REPORTED] += n_served > 0 and marks & _IS_REPORTED != 0
                cell[_REPEATING] += row["n_repeats"] > 0
                cell[_REPEATS] += row["n_repeats"]
                cell[_ABANDONS] += row["n_abandons"]
                cell[_TRANSFERS] += row["n_transfers"]
                cell[_SWITCHES] += row["n_switches"]
                cell[_REEXPLAINED] += row["n_reexplained"]
                cell[_BOT_MET] += marks & _IS_BOT_MET != 0
                cell[_BOT_CLOSED] += by_bot
                if not closed:
                    continue
                _add_losses(cell, row, case["type"], case["topic"], rules)
                cell[_CLOSED] += 1
                cell[_CLOSED_REPORTED] += n_served > 0 or by_bot
                cell[_CLOSED_SERVED] += n_served > 0
                cell[_RESOLVED] += resolved
                cell[_EFFORT] += efforts
                cell[_DISLOYAL] += disloyal
                if row["answer"] > 0:
                    cell[_ANSWERS] += 1
                    cell[_TOP_TWO] += row["answer"] >= _TOP
                    cell[_ANSWERED_SUM] += row["answer"]
                cell[_BY_ENDING + ending] += 1
                cell[_BY_ENDING + _N_ENDINGS + ending] += satisfaction
                cell[_BY_ENDING + 2 * _N_ENDINGS + ending] += intention
                if n_served > 0:
                    place = _BY_SERVED + min(n_served, _N_SERVED) - 1
                    cell[place] += 1
                    cell[place + _N_SERVED] += satisfaction
                    cell[place + 2 * _N_SERVED] += resolved
