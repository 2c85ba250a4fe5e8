"""Measures of replies and of the bot: what happened, and what the center's own report says of it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from sim.log import Meta
from sim.metrics.fields import (
    CASE_FIELDS,
    CONTACT_FIELDS,
    FEELING_FIELDS,
    JOURNEY_FIELDS,
    LEG_FIELDS,
    REPLY_FIELDS,
)
from sim.metrics.ratio import Ratio
from sim.metrics.scopes import Scopes
from sim.metrics.service import own_service_level, service_level
from sim.metrics.tally import Tally
from sim.names import SERVICE_LEVEL_FORMULAS
from sim.units import NEVER, TICK_SECONDS

__all__ = ["REPORTED_MEASURES", "reported_ratios"]

REPORTED_MEASURES = {
    "service_level_reported": "share",
    "service_level_true": "share",
    "first_response_reported": "s",
    "first_response_true": "s",
    "unanswered_true": "share",
    "containment_reported": "share",
    "containment_net": "share",
    "containment_true": "share",
    "escalated_share": "share",
    "out_of_context_share": "share",
    "opened_in_vain": "count",
    "time_in_vain": "s",
    "redundant": "count",
    "handle_per_resolved": "s",
}

_Reals = NDArray[np.float64]


def reported_ratios(one: Tally, meta: Meta) -> Iterator[Ratio]:
    """Measures by total, channel and contact type, booked where the contact arrived; none without feelings.

    ======================= ======================================================================================
    service_level_true      contacts with a useful reply within the acceptable wait, over all that are due one: offered
                            but for those merged, those who are called back (the callback counts) and those who still
                            wait. Useful is an agent's first word, or the end of a session in which the bot solves it
    service_level_reported  as service_level, and what the report takes for an answer: what the bot closed, chats that
                            an agent opens though nobody is there, acknowledgements where they count
    first_response_true     wait until the useful reply, over contacts that got one; first_response_reported: until
                            the first that the report counts, over contacts that got any
    unanswered_true         of contacts due a useful reply: who got none; abandonment is what is seen of it
    containment_reported    of sessions with the bot: which it closed, solved or not
    containment_net         of cases that had one, booked as `journey_ratios`: which it closed, and no contact followed
                            within the reported window
    containment_true        of sessions: which it solved
    escalated_share         of sessions: which it passed on
    out_of_context_share    of sessions: in which it answered something else
    opened_in_vain          chats that an agent opened though nobody was there; time_in_vain: what this took
    redundant               services of cases that were solved already
    handle_per_resolved     talk and wrap-up of all legs over cases resolved, booked where they opened; total
    ======================= ======================================================================================

    Containment, escalations and sessions out of context only with a bot, what is opened in vain or redundant only with
    impatience, handle_per_resolved only with resolution.
    """
    if not meta.feels:
        return
    scopes = Scopes.of_types(meta)
    f = dict(zip(REPLY_FIELDS, scopes.summed(one.replies, meta), strict=True))

    def ratio(measure: str, top: _Reals, bottom: _Reals) -> Ratio:
        return Ratio(measure, REPORTED_MEASURES[measure], scopes.labels, top, bottom)

    replied, within, waited = (scopes.summed(rows, meta) for rows in _first_responses(one, meta))
    counted = (replied, f["missed"], within, f["missed_within"], f["missed_short"])
    by_formula = {formula: service_level(formula, *counted) for formula in SERVICE_LEVEL_FORMULAS}
    yield own_service_level("service_level_reported", by_formula, scopes, meta)
    yield ratio("service_level_true", f["useful_within"], f["due"])
    yield ratio("first_response_reported", waited * TICK_SECONDS, replied)
    yield ratio("first_response_true", f["wait_useful"] * TICK_SECONDS, f["useful"])
    yield ratio("unanswered_true", f["due"] - f["useful"], f["due"])
    felt = dict(zip(FEELING_FIELDS, scopes.summed(one.feelings, meta), strict=True))
    if "bot" in meta.mechanisms:
        sessions = scopes.summed(one.legs[LEG_FIELDS.index("bot_sessions")], meta)
        solved = scopes.summed(one.contacts[CONTACT_FIELDS.index("bot_resolved")], meta)
        yield ratio("containment_reported", f["closed_by_bot"], sessions)
        yield _net(one, meta)
        yield ratio("containment_true", solved, sessions)
        yield ratio("escalated_share", f["escalated"], sessions)
        yield ratio("out_of_context_share", felt["odd"], sessions)
    if "impatience" in meta.mechanisms:
        yield Ratio.count("opened_in_vain", "count", scopes.labels, f["opened_in_vain"])
        yield Ratio.count("time_in_vain", "s", scopes.labels, f["opened_ticks"] * TICK_SECONDS)
        yield Ratio.count("redundant", "count", scopes.labels, felt["redundant"])
    if "resolution" in meta.mechanisms:
        yield _handle(one, meta)


def _first_responses(one: Tally, meta: Meta) -> list[_Reals]:
    """By type: contacts with a response that the report counts, those within the acceptable wait, and their ticks."""
    by_agents = np.array(meta.acknowledged_after)[:, None] == NEVER
    return [
        one.replies[REPLY_FIELDS.index(mine)] + by_agents * one.contacts[CONTACT_FIELDS.index(of_agents)]
        for mine, of_agents in (
            ("replied", "reached"),
            ("replied_within", "answered_within"),
            ("wait_replied", "wait_answered"),
        )
    ]


def _net(one: Tally, meta: Meta) -> Ratio:
    scopes = Scopes.of_journeys(meta)
    met, closed = (
        scopes.summed(one.journeys[JOURNEY_FIELDS.index(name)], meta) for name in ("bot_met", "bot_closed")
    )
    return Ratio("containment_net", "share", scopes.labels, closed, met)


def _handle(one: Tally, meta: Meta) -> Ratio:
    """What agents spend on a case that ends solved, all contacts of all cases included."""
    scopes = Scopes.of_types(meta)
    talk, wrap_up = (
        scopes.summed(one.legs[LEG_FIELDS.index(name)], meta)[:1] for name in ("talk", "wrap_up")
    )
    resolved = scopes.summed(one.cases[CASE_FIELDS.index("resolved")], meta)[:1]
    return Ratio("handle_per_resolved", "s", scopes.labels[:1], (talk + wrap_up) * TICK_SECONDS, resolved)
