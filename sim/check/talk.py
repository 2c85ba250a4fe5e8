"""The talk that is due: drawn, changed by the levers of handling, cut, and shared with who comes after a transfer."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.check.condition import Condition
from sim.check.context import context_missing
from sim.check.drawn import durations, of_legs, slowed_by, times
from sim.check.duty import Duty
from sim.check.facts import NOBODY, Facts
from sim.check.felt import ROUGHLY
from sim.check.load import Load
from sim.check.path import Path
from sim.names import LegReason, Outcome, Purpose
from sim.units import DAY, LONGEST, NEVER, SPEED_ONE

__all__ = ["Talk", "begun", "by_arrival"]

_Ints = NDArray[np.int64]
_Reals = NDArray[np.float64]
_Truths = NDArray[np.bool_]
_LEAST = 0.01
_LAST_TICKS = 4
"""By how much rounding may move a talk of an agent who is slow."""
_ROUNDED = 1e-9


def by_arrival(facts: Facts, factor: _Reals, leg: _Ints) -> _Reals:
    """Factor of the interval in which each leg's contact arrived."""
    arrived = facts.log.contacts["arrived_at"][facts.contact[leg]]
    return np.asarray(factor[facts.queue[leg], arrived // facts.width])


def begun(path: Path, leg: _Ints) -> _Ints:
    """The leg in which the talk of each leg began: it may have been handed back since."""
    while (path.resumed_from[leg] >= 0).any():
        leg = np.where(path.resumed_from[leg] >= 0, path.resumed_from[leg], leg)
    return leg


class Talk:
    """Talk time in ticks, by leg, at full attention; 0 where there was none.

    Attributes
    ----------
    told_again, told_again_unsure
        Whether the customer had to tell again what he had told before, and whether a tie hides if he had.
    uncut
        As drawn, before the cap and before a transfer; of a leg whose talk is resumed, 0.
    due
        What is due when talk begins: drawn, or what a leg that was handed back has left.
    pace
        How much faster than usual agents work.
    uncut_bounds, unhurried_bounds
        Least and most of `uncut`, and of its product with `pace`, shape (2, legs): where the pace is not sure a talk
        that was cut does not tell it.
    lacking, tired
        Inexperience and fatigue of the agents; 0 where they do not differ.
    """

    def __init__(self, facts: Facts, path: Path, load: Load, duty: Duty) -> None:
        self.uncut, self.due = np.zeros((2, len(facts.queue)), dtype=np.int64)
        self.pace = np.full(len(facts.queue), facts.plan.behaviour["handling_speed"][0])
        self.lacking, self.tired = np.zeros((2, len(facts.queue)))
        self._facts, self._path = facts, path
        self.due[facts.impatience.gone & (facts.talk_at != NEVER)] = facts.plan.behaviour[
            "impatience_silent_open"
        ][0]
        leg = np.flatnonzero(facts.talks & (path.resumed_from < 0))
        self.told_again, self.told_again_unsure = context_missing(facts, leg)
        self.uncut_bounds, self.unhurried_bounds = np.zeros((2, 2, len(facts.queue)))
        self._draw(leg, duty)
        other = leg[self.told_again_unsure[leg] & (self.due[leg] != facts.log.legs["work"][leg])]
        if len(other):
            self.told_again[other] = self.told_again_unsure[other] = False
            self._draw(other, duty)
        resumed = np.flatnonzero(path.resumed_from >= 0)
        one = path.resumed_from[resumed]
        rest = facts.log.legs["work"][one] * SPEED_ONE - load.worked(
            one, facts.talk_at[one], facts.ended[one]
        )
        self.due[resumed] = -(-np.maximum(0, rest) // SPEED_ONE)

    def _draw(self, leg: _Ints, duty: Duty) -> None:
        """Talk that begins anew."""
        if self._facts.plan.behaviour["has_workforce"][0]:
            self._at_the_pace(leg, Condition(self._facts, duty, leg))
        else:
            self.uncut[leg], self.due[leg] = self._of(leg, self.pace[leg], np.ones(len(leg)))

    def _of(self, leg: _Ints, pace: _Reals, of_agent: _Reals) -> tuple[_Ints, _Ints]:
        """What is drawn for legs at a pace, and what of it is due."""
        facts = self._facts
        asks = np.where(
            facts.asks[facts.contact[leg]], facts.plan.behaviour["back_office_check_talk"][0], 1.0
        )
        uncut = _drawn(facts, leg, _handled(facts, leg, pace) * of_agent * asks, self.told_again[leg])
        cut = np.minimum(uncut, facts.plan.behaviour["handling_cap"][0])
        after = facts.plan.types["transfer_after"][facts.queue[leg]]
        return uncut, times(cut, np.where(self._path.transfers_to[leg] >= 0, after, 1.0))

    def _at_the_pace(self, leg: _Ints, how: Condition) -> None:
        """Agents work at the pace that the queue makes them; where that is not sure at ties, at one that fits the log.

        So do the last ticks of the work, rounded after more steps than numbers are exact for, and then slowed down.
        """
        facts, work, said = self._facts, self._facts.log.legs["work"], self._paces()
        self.lacking[leg], self.tired[leg] = how.lacking, how.tired
        b, (least, most), (few, many) = facts.plan.behaviour[0], how.waiting, how.agents
        found = np.zeros(len(leg), dtype=np.bool_)
        for waiting in range(int((most - least).max(initial=0)) + 1):
            for agents in range(int((many - few).max(initial=0)) + 1):
                i = np.flatnonzero((least + waiting <= most) & (few + agents <= many))
                ratio = np.minimum(1.0, (least[i] + waiting) / np.maximum(few[i] + agents, 0.5))
                pace = b["handling_speed"] * (1 + b["workforce_rush"] * ratio)
                pace = pace / facts.crew.norm[facts.talk_at[leg[i]] // DAY]
                uncut, due = self._of(leg[i], pace, how.factor[i])
                near = np.abs(due - work[leg[i]]) <= _LAST_TICKS + due * _ROUNDED
                fits = near & ~(np.abs(pace - said[leg[i]]) > ROUGHLY)
                first = ~found[i] & (fits | (waiting + agents == 0))
                at = leg[i[first]]
                self.pace[at], self.uncut[at] = pace[first], uncut[first]
                self.due[at] = np.where(near, work[leg[i]], due)[first]
                for bounds, value in ((self.uncut_bounds, uncut), (self.unhurried_bounds, uncut * pace)):
                    bounds[:, at] = value[first]
                    also = leg[i[fits]]
                    bounds[0, also] = np.minimum(bounds[0, also], value[fits])
                    bounds[1, also] = np.maximum(bounds[1, also], value[fits])
                found[i[fits]] = True

    def _paces(self) -> _Reals:
        """By leg: the pace of the talk that began with it, where the log tells it, else not a number."""
        facts = self._facts
        out = np.full(len(facts.queue), np.nan)
        if len(facts.log.feelings):
            answered = facts.log.contacts["outcome"][facts.contact] == Outcome.ANSWERED
            last = np.flatnonzero((facts.after == NOBODY) & answered)
            out[begun(self._path, last)] = facts.log.feelings["pace"][facts.contact[last]]
        return out


def _drawn(facts: Facts, leg: _Ints, handled: _Reals, told_again: _Truths) -> _Ints:
    """Talk that is drawn for legs, with complaints and what is told again, at the speeds of group and agent."""
    plan, types = facts.plan, facts.plan.types
    queue, group = facts.queue[leg], facts.group[leg]
    drawn = durations(facts, plan.skills["talk"][group, queue], of_legs(facts, Purpose.TALK, leg))
    ticks = times(times(drawn, by_arrival(facts, plan.talk_factor, leg)), handled)
    announced = facts.log.contacts["announced"][facts.contact[leg]]
    late = facts.talk_at[leg] - facts.enqueued[leg] - announced
    comes = facts.reason[leg] == LegReason.ARRIVAL
    complains = comes & (announced != NEVER) & (late > 0) & (types["venting"][queue] > 0)
    added = np.minimum(late * types["venting"][queue], types["venting_most"][queue].astype(np.float64)) + 0.5
    ticks = ticks + np.where(complains, np.floor(added), 0).astype(np.int64)
    again = leg[told_again]
    rows = np.full(len(again), plan.behaviour["desk_reask"][0])
    ticks[told_again] += durations(facts, rows, of_legs(facts, Purpose.REASK, again))
    own = facts.crew.speed[facts.talk_at[leg] // DAY, facts.agent[leg]]
    ticks = slowed_by(slowed_by(ticks, plan.skills["speed"][group, queue]), own)
    return np.minimum(ticks, LONGEST)


def _handled(facts: Facts, leg: _Ints, pace: _Reals) -> _Reals:
    """What complexity and the levers of handling make of the talk of legs."""
    b = facts.plan.behaviour[0]
    if b["has_handling"] == 0:
        return np.ones(len(leg))
    hard = facts.plan.cases["complexity"][facts.case[leg]].astype(np.float64)
    factor = 1.0 + b["handling_complexity"] * (hard - b["handling_reference"])
    factor = factor * (1.0 - b["quality_knowledge_talk"] * facts.crew.knowledge[facts.talk_at[leg] // DAY])
    factor = factor * (1.0 - b["handling_template_talk"] * b["handling_template_rate"])
    factor = factor * (1.0 + b["handling_personal_talk"] * b["handling_personal"])
    factor = factor * (1.0 + b["handling_takeover_talk"] * b["handling_takeover"])
    factor = factor * (1.0 + b["handling_delight_talk"] * b["handling_delight"])
    if b["has_desk"] and not b["desk_single_window"]:
        factor = factor * b["desk_scattered_talk"]
    return np.asarray(np.maximum(factor / pace, _LEAST))
