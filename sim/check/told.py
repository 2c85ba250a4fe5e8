"""Announcements: what was told is what was estimated, and who balks, accepts a callback or leaves does so by it."""

from __future__ import annotations

import math
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from sim.check.acknowledged import acknowledged_at, buys
from sim.check.condition import on_duty_for
from sim.check.drawn import of_contacts, times
from sim.check.duty import Duty
from sim.check.facts import NOBODY, Facts
from sim.check.findings import hold
from sim.check.limits import at_most, surely
from sim.check.path import Path
from sim.check.steps import Spells
from sim.check.waits import comes_as, is_clear, patience, patience_draw, patience_factors
from sim.compiled import jit
from sim.distributions.normal import normal_quantile
from sim.names import WAIT_ESTIMATE, AtClosing, Cause, Family, LegOutcome, LegReason, Outcome, Purpose
from sim.units import DAY, LONGEST, MINUTE, NEVER, SPEED_ONE

__all__ = ["check_announcements"]

_Ints = NDArray[np.int64]
_Reals = NDArray[np.float64]
_UNCLEAR = -1
_ROUGHLY, _ROUNDED = 1e-4, 100
_EXPONENTIAL = get_args(Family).index("exponential")


@jit
def _announce(estimate: _Ints, bias: _Reals, noise: _Reals, u: _Reals, out: _Ints) -> None:
    """Estimates times bias and a lognormal error."""
    for i in range(out.shape[0]):
        factor = bias[i]
        if noise[i] > 0.0:
            factor *= math.exp(noise[i] * normal_quantile(u[i]))
        out[i] = int(min(estimate[i] * factor, float(LONGEST)) + 0.5)


def _by_queue_length(facts: Facts, duty: Duty, queue: _Ints, at: _Ints, own: _Ints) -> _Ints:
    """Contacts ahead and the arriving one, times mean handle time, over agents on duty; unclear at ties."""
    plan = facts.plan
    waiting = Spells(facts.queue, facts.enqueued, facts.left)
    ahead = surely(waiting, queue, at)
    clear = at_most(waiting, queue, at) - own == ahead
    agents, most = on_duty_for(duty, queue, at)
    clear &= agents == most
    ticks = (ahead + 1) * plan.types["mean_handle"][queue] / np.maximum(agents, 1)
    estimate = np.floor(np.minimum(ticks, float(LONGEST)) + 0.5).astype(np.int64)
    return np.where(clear, np.where(agents > 0, estimate, DAY), _UNCLEAR)


def _by_last_wait(facts: Facts, queue: _Ints, at: _Ints) -> _Ints:
    """The wait of whoever of the queue was matched last; unclear at ties."""
    out = np.full(len(at), _UNCLEAR)
    for one in np.unique(queue).tolist():
        legs = np.flatnonzero((facts.queue == one) & (facts.matched != NEVER))
        legs = legs[np.argsort(facts.matched[legs], kind="stable")]
        matched, wait = facts.matched[legs], facts.matched[legs] - facts.enqueued[legs]
        asked = np.flatnonzero(queue == one)
        last = np.searchsorted(matched, at[asked], "left") - 1
        clear = np.searchsorted(matched, at[asked], "right") - 1 == last
        known, at_last, one_before = (
            np.append(column, 0)[index]
            for column, index in ((wait, last), (matched, last), (matched, np.maximum(-1, last - 1)))
        )
        tied = (last > 0) & (at_last == one_before)
        out[asked] = np.where(clear & ~tied, np.where(last >= 0, known, 0), _UNCLEAR)
    return out


def _estimates(facts: Facts, duty: Duty, queue: _Ints, at: _Ints, own: _Ints) -> _Ints:
    by_length = facts.plan.types["estimate"][queue] == WAIT_ESTIMATE["queue"]
    out = np.empty(len(queue), dtype=np.int64)
    out[by_length] = _by_queue_length(facts, duty, queue[by_length], at[by_length], own[by_length])
    out[~by_length] = _by_last_wait(facts, queue[~by_length], at[~by_length])
    return out


def _check_joining(facts: Facts, path: Path, duty: Duty) -> None:
    """Who could not be served at once heard the estimate, and balked, accepted a callback or joined by his uniforms."""
    plan, contacts = facts.plan, facts.log.contacts
    leg, queue = np.full(len(contacts), NOBODY), path.first_queue
    first = np.flatnonzero(facts.reason == LegReason.ARRIVAL)
    leg[facts.contact[first]] = first
    outcome = contacts["outcome"]
    turned = np.isin(outcome, (Outcome.BALKED, Outcome.CALLBACK)) & (leg < 0)
    waited = (leg >= 0) & np.append(facts.left > facts.enqueued, False)[leg]
    served = (leg >= 0) & ~waited
    announced = contacts["announced"] != NEVER
    silent = np.isin(contacts["cause"], (Cause.CALLBACK, Cause.MESSAGE))
    told = ~silent & (queue >= 0) & (plan.types["announce"][queue] == 1)
    hears = turned | waited
    may_hear = hears | served  # who was served at once may have waited for no time at all
    ok = np.where(queue >= 0, announced <= (told & may_hear), ~announced | (~silent & may_hear))
    ok &= ~(told & hears) | announced
    hold("who waits is told how long, where it is announced", "contacts", contacts, ok)
    who = np.flatnonzero(~silent & (queue >= 0) & (turned | waited))
    queue, row = queue[who], plan.types[queue[who]]
    arrived = facts.reception.stands_at[who]
    own = (leg >= 0).astype(np.int64)
    called = np.flatnonzero((contacts["cause"] == Cause.CALLBACK) & (leg >= 0))
    parent = contacts["parent"][called]
    at_once = facts.reception.stands_at[parent] == contacts["arrived_at"][called]
    # who keeps his place chooses once more, with one_of, and may stand in another queue
    own[parent] += at_once & (path.first_queue[parent] == path.first_queue[called])
    estimate = _estimates(facts, duty, queue, arrived, own[who])
    nobody, number = np.zeros(len(who), dtype=np.int64), facts.reception.n_sessions[who]
    due = np.empty(len(who), dtype=np.int64)
    u = of_contacts(facts, Purpose.ANNOUNCEMENT_NOISE, who, number)
    _announce(estimate, row["bias"].copy(), row["noise"].copy(), u, due)
    found = contacts["announced"][who]
    ok = (row["announce"] == 0) | (estimate == _UNCLEAR) | (found == due)
    hold("what is announced is what was estimated", "contacts", contacts, ok, who, due=due)

    limit = patience(facts, who, queue, nobody, arrived)
    tires = times(limit, row["balk_above"] / SPEED_ONE)
    short = (row["announce"] == 1) & (limit != NEVER) & (found > tires)
    balks = short & (of_contacts(facts, Purpose.BALK, who, number) < row["balk_share"])
    ok = ((outcome[who] == Outcome.BALKED) == balks) | ~is_clear(facts, who, arrived)
    hold("who balks has heard more than he can bear", "contacts", contacts, ok, who, bears=tires)
    accepts = of_contacts(facts, Purpose.CALLBACK_ACCEPT, who, number) < row["accept"]
    accepts &= (estimate > row["offer_above"]) & ~balks
    ok = (estimate == _UNCLEAR) | ((outcome[who] == Outcome.CALLBACK) & turned[who] == accepts)
    hold("who accepts a callback was offered one", "contacts", contacts, ok, who, estimate=estimate)


def _check_patience(facts: Facts) -> None:
    """Patience after an announcement: calmer until the announced instant, then with a hazard that grows.

    Only of exponential patience, for which it has a closed form; the engines find the hazard of any distribution from
    its quantiles, which are whole ticks, so the instants may differ a little.
    """
    plan, contacts = facts.plan, facts.log.contacts
    types, laws = plan.types, plan.quantiles.laws
    announced = contacts["announced"][facts.contact]
    law = laws[types["patience"][facts.queue]]
    keeps = plan.channels["at_closing"][facts.channel] == AtClosing.KEEP
    gone = facts.outcome == LegOutcome.ABANDONED
    which = (announced != NEVER) & (facts.reason == LegReason.ARRIVAL)
    which &= (law["family"] == _EXPONENTIAL) & (law["zero"] == 0)
    leg = np.flatnonzero(which & ~keeps & ((facts.left > facts.enqueued) | gone))
    leg = leg[is_clear(facts, facts.contact[leg], facts.enqueued[leg])]
    contact, queue, row = facts.contact[leg], facts.queue[leg], types[facts.queue[leg]]
    of_segment, of_interval, scale = patience_factors(facts, contact, queue, facts.enqueued[leg])
    mean, growth = law["a"][leg] * of_segment * of_interval * scale, row["growth"] / MINUTE
    told = announced[leg].astype(np.float64)
    spent = -np.log1p(-patience_draw(facts, contact, queue, comes_as(facts, leg)))
    later = np.maximum(0.0, spent - row["calm"] * told / mean) * mean
    grows = growth > 0
    grown = np.where(
        grows, np.log1p(np.where(grows, growth, 0.0) * later) / np.where(grows, growth, 1.0), later
    )
    ticks = np.where(later > 0, told + grown, spent / row["calm"] * mean)
    told_at = acknowledged_at(facts)[contact]
    bought = np.where(facts.enqueued[leg] + ticks > told_at, buys(facts, contact), 1.0)
    unsure = np.abs(facts.enqueued[leg] + ticks - told_at) <= _ROUGHLY * ticks + _ROUNDED
    ticks = ticks * bought
    due = facts.enqueued[leg] + np.minimum(ticks, float(LONGEST))
    about = np.where(unsure, float(LONGEST), _ROUGHLY * ticks + _ROUNDED)
    gone = gone | facts.impatience.gone
    ends = np.where(facts.impatience.gone, facts.impatience.gone_at, facts.ended)[leg]
    ok = ~gone[leg] | (np.abs(ends - due) <= about)
    hold("who leaves after an announcement does so when it is due", "legs", facts.log.legs, ok, leg, due=due)
    until = np.minimum(np.minimum(facts.left[leg], ends), facts.horizon)
    ok = (until <= due + about) | facts.impatience.stays[leg]
    hold("nobody waits longer than the announcement lets him", "legs", facts.log.legs, ok, leg, due=due)


def check_announcements(facts: Facts, path: Path, duty: Duty) -> None:
    """What was told, and what came of it."""
    if not len(facts.log.contacts):
        return
    _check_joining(facts, path, duty)
    _check_patience(facts)
