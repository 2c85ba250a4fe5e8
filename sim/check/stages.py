"""Where the customers' time went: ticks by stage of each case, from the instants of its contacts and legs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.check.facts import NOBODY, Facts
from sim.check.findings import hold_equal
from sim.check.path import Path
from sim.names import Cause, LegReason, Stage
from sim.units import NEVER

__all__ = ["check_stages"]

_Ints = NDArray[np.int64]
_COMES_AGAIN = (LegReason.REOPENED, LegReason.REDIAL)
_ALONGSIDE = (Cause.FIRST, Cause.DUPLICATE, Cause.STATUS_CHECK)
"""Causes of contacts before which the customer did not wait for anything."""


def _spans(begun: _Ints, ended: _Ints) -> _Ints:
    """Ticks of what has begun and ended, else 0."""
    return np.where((begun != NEVER) & (ended != NEVER), ended - begun, 0)


def _of_legs(facts: Facts, path: Path) -> dict[Stage, _Ints]:
    """By stage: ticks of each leg."""
    contacts, legs, by_bot = facts.log.contacts, facts.log.legs, facts.reason == LegReason.BOT
    gone_at = contacts["ended_at"][facts.contact]
    met_at = np.minimum(facts.matched, np.minimum(facts.ended, gone_at))
    answered_at = np.minimum(facts.talk_at, np.minimum(facts.ended, gone_at))
    done_at = np.where(path.passed_at != NEVER, path.passed_at, facts.wrap_up_at)
    until = np.where(facts.talks, done_at, answered_at)
    until = np.where(by_bot, legs["wrap_up_at"], until)
    arrived_at = contacts["arrived_at"][facts.contact]
    before = np.where(facts.before == NOBODY, arrived_at, until[facts.before])
    again, last = np.isin(facts.reason, _COMES_AGAIN), facts.after == NOBODY
    idle = _spans(before, legs["enqueued_at"])
    tail = np.where(last, _spans(until, gone_at), 0)
    unanswered = contacts["answered_at"][facts.contact] == NEVER
    return {
        Stage.QUEUE: np.where(by_bot, 0, _spans(facts.enqueued, met_at)),
        Stage.SET_UP: np.where(facts.impatience.gone, 0, _spans(facts.matched, answered_at)),
        Stage.BOT: np.where(by_bot, _spans(legs["talk_at"], legs["wrap_up_at"]), 0),
        Stage.TALK: np.where(facts.talks, _spans(facts.talk_at, done_at), 0),
        Stage.AWAY: np.where(again, idle, 0) + np.where(unanswered, 0, tail),
        Stage.TRIAGE: np.where(again, 0, idle) + np.where(unanswered, tail, 0),
    }


def _without_leg(facts: Facts) -> _Ints:
    """By contact: ticks of those that were sorted and then found no place, and so have no leg."""
    contacts = facts.log.contacts
    stayed = _spans(contacts["arrived_at"], contacts["ended_at"])
    return np.where(contacts["n_legs"] == 0, stayed, 0)


def _between(facts: Facts) -> _Ints:
    """By contact: ticks since the contact that it follows."""
    contacts = facts.log.contacts
    follows = ~np.isin(contacts["cause"], _ALONGSIDE)
    since = np.where(follows, facts.settled[contacts["parent"]], contacts["arrived_at"])
    return np.asarray(contacts["arrived_at"] - since)


def check_stages(facts: Facts, path: Path) -> None:
    """Journeys book all of the customers' time, once."""
    log = facts.log
    due = {stage: np.zeros(len(log.cases), dtype=np.int64) for stage in Stage}
    for stage, ticks in _of_legs(facts, path).items():
        np.add.at(due[stage], facts.case, ticks)
    np.add.at(due[Stage.TRIAGE], log.contacts["case"], _without_leg(facts))
    done = facts.office_until < facts.horizon
    office = np.where(done, facts.office_until - log.contacts["ended_at"], 0)
    np.add.at(due[Stage.OFFICE], log.contacts["case"], office)
    np.add.at(due[Stage.BETWEEN], log.contacts["case"], _between(facts))
    for stage, ticks in due.items():
        name = stage.name.lower()
        hold_equal("a journey books the customer's time", "journeys", log.journeys, name, ticks)
