"""Work: what is due is what the draws say, and it is over when the integral of the speed has reached it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.check.drawn import durations, of_legs, times
from sim.check.facts import Facts
from sim.check.findings import hold
from sim.check.load import Load
from sim.check.path import Path
from sim.check.talk import Talk, by_arrival
from sim.names import LegOutcome, LegReason, Purpose
from sim.units import NEVER, SPEED_ONE

__all__ = ["check_work"]

_Ints = NDArray[np.int64]


def _check_end(
    facts: Facts, load: Load, name: str, leg: _Ints, since: _Ints, ticks: _Ints, over: _Ints, until: _Ints
) -> None:
    """Work since an instant is over at the first one at which it is done, or not yet before `until`."""
    legs = facts.log.legs
    last = np.maximum(since, np.where(over != NEVER, over, until) - 1)
    before = load.worked(leg, since, last)
    ok = (before < ticks * SPEED_ONE) | (last == since)
    hold(f"{name} lasts no longer than its work", "legs", legs, ok, leg, due=ticks, done_before=before)
    done = np.flatnonzero(over != NEVER)
    after = load.worked(leg[done], since[done], over[done])
    ok = after >= ticks[done] * SPEED_ONE
    hold(
        f"{name} lasts as long as its work",
        "legs",
        legs,
        ok,
        leg[done],
        due=ticks[done],
        done_until_then=after,
    )


def check_work(facts: Facts, path: Path, load: Load, talk: Talk) -> None:
    """Talk and wrap-up take what was drawn, at the speed of an agent with so many contacts in hand."""
    plan, legs = facts.plan, facts.log.legs
    due = talk.due
    ok = (legs["work"] == due) | (facts.reason == LegReason.BOT)
    hold("the work due is what the draws say", "legs", legs, ok, None, recomputed=due)
    leg = np.flatnonzero(facts.talk_at != NEVER)
    back = facts.outcome[leg] == LegOutcome.HANDED_BACK
    over = np.where(
        path.stays, path.passed_at, np.where(facts.outcome == LegOutcome.HANDED_BACK, NEVER, facts.wrap_up_at)
    )
    until = np.where(back, facts.ended[leg], facts.horizon)
    _check_end(facts, load, "talk", leg, facts.talk_at[leg], due[leg], over[leg], until)
    with_him = np.flatnonzero(path.stays & (path.passed_at != NEVER))
    released = path.released_at[with_him]
    ok = facts.wrap_up_at[with_him] == released
    hold("the first agent stays until the second one has been told", "legs", legs, ok, with_him, due=released)

    ok = (facts.outcome != LegOutcome.SILENT) | (facts.ended == facts.wrap_up_at)
    hold("who finds nobody has nothing to wrap up", "legs", legs, ok)
    ok = (facts.outcome == LegOutcome.SILENT) == (facts.impatience.gone & (facts.wrap_up_at != NEVER))
    hold("whoever opens a chat that has been left finds nobody", "legs", legs, ok)
    untold = (LegOutcome.HANDED_BACK, LegOutcome.SILENT)
    leg = np.flatnonzero((facts.wrap_up_at != NEVER) & ~np.isin(facts.outcome, untold))
    drawn = durations(
        facts,
        plan.skills["wrap_up"][facts.group[leg], facts.queue[leg]],
        of_legs(facts, Purpose.WRAP_UP, leg),
    )
    ticks = times(drawn, by_arrival(facts, plan.wrap_up_factor, leg))
    until = np.full(len(leg), facts.horizon)
    _check_end(facts, load, "wrap-up", leg, facts.wrap_up_at[leg], ticks, facts.ended[leg], until)
