"""Legs follow one another as is due, stand in their queues, and a contact ends as its last leg says."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.check.facts import NOBODY, Facts
from sim.check.findings import hold, hold_equal
from sim.check.path import Path, drawn_queue
from sim.names import QUEUE_CHOICE, Cause, LegReason, Outcome
from sim.units import NEVER

__all__ = ["check_path"]

_Ints = NDArray[np.int64]


def _check_queues(facts: Facts, path: Path) -> None:
    """A leg stands in its queue, or in one of those in which its type may stand."""
    plan, legs = facts.plan, facts.log.legs
    chosen = np.flatnonzero((facts.reason != LegReason.HAND_BACK) & ~facts.reception.strays)
    kind, queue = path.kind[chosen], facts.queue[chosen]
    allowed = plan.choices[kind]
    hold("a leg stands in a queue of its type", "legs", legs, allowed[np.arange(len(kind)), queue], chosen)
    picks = plan.types["choice"][kind] == QUEUE_CHOICE["random"]
    one = chosen[picks]
    expected = drawn_queue(facts, kind[picks], facts.contact[one], facts.number[one])
    ok = queue[picks] == expected
    hold("a random queue is the drawn one", "legs", legs, ok, one, recomputed=expected)
    back = np.flatnonzero(facts.reason == LegReason.HAND_BACK)
    ok = facts.queue[back] == facts.queue[facts.before[back]]
    hold("who is handed back stands where he stood", "legs", legs, ok, back)


def _without_leg(facts: Facts) -> tuple[_Ints, _Ints]:
    """By contact: how and when it ends if it has no leg: as it comes, or when it has been sorted."""
    contacts, reception = facts.log.contacts, facts.reception
    outcome, at = contacts["outcome"].astype(np.int64), contacts["arrived_at"]
    waits = (contacts["n_legs"] == 0) & reception.is_sorted
    at = np.where(waits, reception.stands_at, at)
    closed = waits & facts.closes_to(contacts["type"], at) & (at < facts.horizon)
    known = np.where(closed, int(Outcome.DISCONNECTED), int(Outcome.OPEN))
    outcome = np.where(waits & (closed | (at >= facts.horizon)), known, outcome)
    ended = np.where((contacts["n_legs"] > 0) | (at >= facts.horizon), NEVER, at)
    return outcome, ended


def check_path(facts: Facts, path: Path) -> None:
    """Each leg is followed by the one that is due, and a contact ends as its last leg says."""
    legs, contacts = facts.log.legs, facts.log.contacts
    due = (path.reason >= 0) & (path.at < facts.horizon) & ~path.turned_away
    beside = {"reason due": path.reason, "at": path.at}
    hold(
        "another leg follows when and only when it is due", "legs", legs, due == (facts.after >= 0), **beside
    )
    which = np.flatnonzero(due)
    ok = facts.reason[facts.after[which]] == path.reason[which]
    hold("a leg begins for the reason that is due", "legs", legs, ok, which)
    ok = facts.enqueued[facts.after[which]] == path.at[which]
    hold("a leg begins at the instant that is due", "legs", legs, ok, which, due=path.at[which])
    _check_queues(facts, path)
    called = facts.cause == Cause.CALLBACK
    redialled = facts.reason == LegReason.REDIAL
    hold("only callbacks are dialled again", "legs", legs, called | ~redialled)
    last = facts.after == NOBODY
    n = len(contacts)
    outcome, ended = _without_leg(facts)
    outcome[facts.contact[last]], ended[facts.contact[last]] = path.outcome[last], path.ended[last]
    hold_equal("a contact's outcome is that of its last leg", "contacts", contacts, "outcome", outcome)
    hold_equal("a contact ends when the customer is done", "contacts", contacts, "ended_at", ended)
    answered, waited = np.full(n, NEVER), np.zeros(n, dtype=np.int64)
    np.minimum.at(answered, facts.contact, np.where(facts.talks, facts.talk_at, NEVER))
    hold_equal("a contact is answered when talk first begins", "contacts", contacts, "answered_at", answered)
    until = np.where(facts.talks, facts.talk_at, facts.ended)
    until = np.where(facts.impatience.gone, facts.impatience.gone_at, until)
    over = (until != NEVER) & (facts.reason != LegReason.BOT)
    np.add.at(waited, facts.contact[over], (until - facts.enqueued)[over])
    hold_equal("a contact waited as long as its legs did", "contacts", contacts, "waited", waited)
