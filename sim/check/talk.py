"""The talk that is due: drawn, changed by the levers of handling, cut, and shared with who comes after a transfer."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.check.context import context_missing
from sim.check.drawn import durations, of_legs, slowed_by, times
from sim.check.facts import Facts
from sim.check.load import Load
from sim.check.path import Path
from sim.names import Purpose
from sim.units import LONGEST, NEVER, SPEED_ONE

__all__ = ["Talk", "by_arrival"]

_Ints = NDArray[np.int64]
_Reals = NDArray[np.float64]
_Truths = NDArray[np.bool_]
_LEAST = 0.01


def by_arrival(facts: Facts, factor: _Reals, leg: _Ints) -> _Reals:
    """Factor of the interval in which each leg's contact arrived."""
    arrived = facts.log.contacts["arrived_at"][facts.contact[leg]]
    return np.asarray(factor[facts.queue[leg], arrived // facts.width])


class Talk:
    """Talk time in ticks, by leg, at full attention; 0 where there was none.

    Attributes
    ----------
    told_again
        Whether the customer had to tell again what he had told before.
    uncut
        As drawn, before the cap and before a transfer; of a leg whose talk is resumed, 0.
    due
        What is due when talk begins: drawn, or what a leg that was handed back has left.
    """

    def __init__(self, facts: Facts, path: Path, load: Load) -> None:
        types = facts.plan.types
        self.uncut, self.due = np.zeros((2, len(facts.queue)), dtype=np.int64)
        leg = np.flatnonzero((facts.talk_at != NEVER) & (path.resumed_from < 0))
        self.told_again = context_missing(facts, leg)
        self.uncut[leg] = _drawn(facts, leg, self.told_again[leg])
        cut = np.minimum(self.uncut[leg], facts.plan.behaviour["handling_cap"][0])
        share = np.where(path.transfers_to[leg] >= 0, types["transfer_after"][facts.queue[leg]], 1.0)
        self.due[leg] = times(cut, share)
        resumed = np.flatnonzero(path.resumed_from >= 0)
        one = path.resumed_from[resumed]
        rest = facts.log.legs["work"][one] * SPEED_ONE - load.worked(
            one, facts.talk_at[one], facts.ended[one]
        )
        self.due[resumed] = -(-np.maximum(0, rest) // SPEED_ONE)


def _drawn(facts: Facts, leg: _Ints, told_again: _Truths) -> _Ints:
    """Talk that is drawn for legs, with complaints and what is told again, at the speeds of group and agent."""
    plan, types = facts.plan, facts.plan.types
    queue, group = facts.queue[leg], facts.group[leg]
    drawn = durations(facts, plan.skills["talk"][group, queue], of_legs(facts, Purpose.TALK, leg))
    ticks = times(times(drawn, by_arrival(facts, plan.talk_factor, leg)), _handled(facts, leg))
    announced = facts.log.contacts["announced"][facts.contact[leg]]
    late = facts.talk_at[leg] - facts.enqueued[leg] - announced
    complains = (facts.number[leg] == 0) & (announced != NEVER) & (late > 0) & (types["venting"][queue] > 0)
    added = np.minimum(late * types["venting"][queue], types["venting_most"][queue].astype(np.float64)) + 0.5
    ticks = ticks + np.where(complains, np.floor(added), 0).astype(np.int64)
    again = leg[told_again]
    rows = np.full(len(again), plan.behaviour["desk_reask"][0])
    ticks[told_again] += durations(facts, rows, of_legs(facts, Purpose.REASK, again))
    ticks = slowed_by(
        slowed_by(ticks, plan.skills["speed"][group, queue]), plan.agent_speed[facts.agent[leg]]
    )
    return np.minimum(ticks, LONGEST)


def _handled(facts: Facts, leg: _Ints) -> _Reals:
    """What complexity and the levers of handling make of the talk of legs."""
    b = facts.plan.behaviour[0]
    if b["has_handling"] == 0:
        return np.ones(len(leg))
    hard = facts.plan.cases["complexity"][facts.case[leg]].astype(np.float64)
    factor = 1.0 + b["handling_complexity"] * (hard - b["handling_reference"])
    factor = factor * (1.0 - b["quality_knowledge_talk"] * b["quality_knowledge"])
    factor = factor * (1.0 - b["handling_template_talk"] * b["handling_template_rate"])
    factor = factor * (1.0 + b["handling_personal_talk"] * b["handling_personal"])
    factor = factor * (1.0 + b["handling_takeover_talk"] * b["handling_takeover"])
    factor = factor * (1.0 + b["handling_delight_talk"] * b["handling_delight"])
    if b["has_desk"] and not b["desk_single_window"]:
        factor = factor * b["desk_scattered_talk"]
    return np.asarray(np.maximum(factor / b["handling_speed"], _LEAST))
