"""How agents are when talks begin: what they have learnt, how tired they are, how pressed."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from sim.check.duty import Duty
from sim.check.facts import Facts
from sim.check.limits import at_most, surely
from sim.check.steps import Spells, united
from sim.compiled import jit
from sim.units import DAY, HOUR, NEVER

__all__ = ["Condition", "on_duty_for"]

_Ints = NDArray[np.int64]
_Reals = NDArray[np.float64]
_DAYS_A_MONTH = 365.25 / 12


@jit
def _occupancies(who: _Ints, since: _Ints, until: _Ints, memory: float, out: _Reals) -> None:
    """The occupancy at the beginning of each spell of work; before the first one of somebody it is 0."""
    share = 0.0
    for i in range(out.shape[0]):
        if i > 0 and who[i] == who[i - 1]:
            share = 1.0 - (1.0 - share) * math.exp(-(until[i - 1] - since[i - 1]) / memory)
            share *= math.exp(-(since[i] - until[i - 1]) / memory)
        else:
            share = 0.0
        out[i] = share


def _last(spells: Spells, who: _Ints, at: _Ints) -> _Ints:
    """Number of the last spell of somebody that began at an instant or before; -1 if there is none."""
    out = np.full(len(at), -1)
    for one in np.unique(who).tolist():
        mine, asked = np.flatnonzero(spells.who == one), who == one
        number = np.searchsorted(spells.since[mine], at[asked], "right") - 1
        out[asked] = np.where(number >= 0, np.append(mine, -1)[number], -1)
    return out


def _ticks_until(spells: Spells, who: _Ints, at: _Ints) -> _Ints:
    """For how long somebody has been in spells until an instant."""
    lasted = np.append(0, np.cumsum(spells.until - spells.since))
    last = _last(spells, who, at)
    first = np.searchsorted(spells.who, who, "left")
    part = np.minimum(at, np.append(spells.until, 0)[last]) - np.append(spells.since, 0)[last]
    return np.where(last >= 0, lasted[last] - lasted[first] + part, 0)


def on_duty_for(duty: Duty, queue: _Ints, at: _Ints) -> tuple[_Ints, _Ints]:
    """Agents on duty who serve queues at instants: the least and the most that they may have been, at ties."""
    plan = duty.facts.plan
    groups = Spells(duty.of_agent[duty.on_duty.who], duty.on_duty.since, duty.on_duty.until)
    least, most = np.zeros((2, len(at)), dtype=np.int64)
    for group in range(len(plan.groups)):
        mine = plan.skills["serves"][group, queue] == 1
        whom = np.full(int(mine.sum()), group)
        least[mine] += surely(groups, whom, at[mine])
        most[mine] += at_most(groups, whom, at[mine])
    return least, most


class Condition:
    """The agent of each of some legs as its talk begins.

    Attributes
    ----------
    lacking, tired
        Inexperience and fatigue.
    factor
        What these and the hours worked since midnight make of the talk.
    waiting, agents
        Contacts in the leg's queue, and agents on duty for it: the least and the most that they may have been.
    """

    def __init__(self, facts: Facts, duty: Duty, leg: _Ints) -> None:
        plan, b, crew = facts.plan, facts.plan.behaviour[0], facts.crew
        agent, queue, at = facts.agent[leg], facts.queue[leg], facts.talk_at[leg]
        days = at // DAY - crew.hired_day[at // DAY, agent]
        self.lacking = np.exp(-days / (b["workforce_learning_months"] * _DAYS_A_MONTH))
        above = (
            _occupancy(duty, agent, at, float(b["workforce_fatigue_memory"])) - b["workforce_fatigue_from"]
        )
        self.tired = np.clip(above / b["workforce_fatigue_range"], 0.0, 1.0)
        there = united(duty.on_duty.joined(duty.in_hand))
        there = Spells(there.who, there.since, np.minimum(there.until, facts.horizon))
        today = _ticks_until(there, agent, at) - _ticks_until(there, agent, at // DAY * DAY)
        self.factor = ((HOUR + today) / (5 * HOUR)) ** b["workforce_hours_power"]
        self.factor *= 1 + b["workforce_newcomer_extra"] * self.lacking
        self.factor *= 1 + b["workforce_fatigue_talk"] * self.tired
        waits = Spells(facts.queue, facts.enqueued, facts.left)
        own = facts.left[leg] == at
        self.waiting = surely(waits, queue, at), at_most(waits, queue, at) - own
        few, many = on_duty_for(duty, queue, at)
        # at an opening who is still there from before goes off duty and comes again, one after the other
        self.agents = np.where(np.isin(at, plan.open_spans[:, 0]), 0, few), many


def _occupancy(duty: Duty, agent: _Ints, at: _Ints, memory: float) -> _Reals:
    """Of the agents at instants, when they have been working since or begin to."""
    working = duty.working
    before = np.empty(len(working.who))
    _occupancies(*working, memory, before)
    last = _last(working, agent, at)
    since, until = np.append(working.since, 0)[last], np.append(working.until, NEVER)[last]
    share = 1 - (1 - np.append(before, 0.0)[last]) * np.exp(-(np.minimum(at, until) - since) / memory)
    share *= np.exp(-np.maximum(0, at - until) / memory)
    return np.where(last >= 0, share, 0.0)
