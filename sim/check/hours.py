"""Opening hours and outages: who is refused, disconnected, served out or kept."""

from __future__ import annotations

import numpy as np

from sim.check.facts import Facts
from sim.check.findings import hold
from sim.check.steps import covers
from sim.names import AtClosing, Cause, LegOutcome, Outcome
from sim.units import NEVER

__all__ = ["check_hours"]


def check_hours(facts: Facts) -> None:
    """Who comes to a closed center is refused unless kept; after closing only those served out are served."""
    plan, legs, contacts = facts.plan, facts.log.legs, facts.log.contacts
    rule = plan.channels["at_closing"][plan.types["channel"]]
    keeps = (rule[contacts["type"]] == AtClosing.KEEP) | (contacts["cause"] == Cause.CALLBACK)
    refused = ~facts.is_open(contacts["arrived_at"]) & ~keeps
    is_closed = contacts["outcome"] == Outcome.CLOSED
    first = contacts["n_legs"] == 0
    ok = (is_closed == refused) | (contacts["outcome"] == Outcome.MERGED)
    hold("who comes to a closed center is refused, nobody else", "contacts", contacts, ok)
    hold("who is refused has no leg", "contacts", contacts, first | ~refused)

    of_leg = rule[facts.queue]
    served = facts.matched != NEVER
    allowed = facts.is_open(facts.matched) | (of_leg == AtClosing.SERVE_OUT)
    hold("nobody is taken up when closed except served out", "legs", legs, ~served | allowed)
    which = np.flatnonzero(served)
    ok = ~covers(facts.down, facts.channel[which], facts.matched[which])
    hold("nobody is taken up during an outage", "legs", legs, ok, which)

    spans = plan.open_spans
    closings = np.append(np.where(spans[:, 1] < facts.horizon, spans[:, 1], NEVER), NEVER)
    closes = closings[np.searchsorted(spans[:, 1], facts.enqueued, "right")]
    cut = (of_leg == AtClosing.DISCONNECT) & (facts.left >= closes) & (closes != NEVER)
    gone = facts.outcome == LegOutcome.DISCONNECTED
    hold("who waits at closing is disconnected where the rule says so", "legs", legs, gone == cut)
    hold("who is disconnected goes at closing", "legs", legs, ~gone | (facts.ended == closes))
