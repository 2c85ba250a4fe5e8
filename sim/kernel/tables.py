"""The columns of what the kernel changes: customers in progress, agents, groups, queues, lines, channels."""

from __future__ import annotations

import numpy as np

from sim.log import (
    AGENT_TIME,
    CASE,
    CONTACT,
    CUSTOMER_TIME,
    DAILY,
    EVENT,
    FEELING,
    GROUP_TIME,
    JOURNEY,
    LEG,
    LIMIT,
    LINE_TIME,
    PRESENCE,
    QUEUE_TIME,
    SEAT,
)
from sim.plan.tables import TYPE_PLAN

__all__ = [
    "AGENT",
    "AWAY",
    "CLASSES",
    "CREW",
    "CUSTOMER",
    "ENDS",
    "GROUP",
    "HISTORY",
    "LINE",
    "MARKET",
    "PENDING",
    "ROWS",
    "SLOT",
    "TRUNK",
    "TYPE",
]

ROWS = {
    "case_rows": CASE,
    "contact_rows": CONTACT,
    "leg_rows": LEG,
    "group_rows": GROUP_TIME,
    "queue_rows": QUEUE_TIME,
    "line_rows": LINE_TIME,
    "agent_rows": AGENT_TIME,
    "events": EVENT,
    "feeling_rows": FEELING,
    "journey_rows": JOURNEY,
    "customer_rows": CUSTOMER_TIME,
    "day_rows": DAILY,
    "seat_rows": SEAT,
    "presence": PRESENCE,
    "limits": LIMIT,
}
"""Tables of the log that are being written."""

CLASSES = 3
"""Waiting lines of a contact type and segment: normal, continued, handed back."""


def _integers(*names: str) -> list[tuple[str, type]]:
    return [(name, np.int64) for name in names]


def _reals(*names: str) -> list[tuple[str, type]]:
    return [(name, np.float64) for name in names]


_COUNTER = ("n", "most", "sum")
"""How many, the most since the interval began, and a sum that loses each entry's instant and gains each exit's."""

PENDING = np.dtype(_integers("at", "key", "slot"))
"""An event to come: instant, kind and entity, slot."""

SLOT = np.dtype(
    _integers(
        # the case and its contact
        "case",
        "contact",
        "kind",
        "cause",
        "ordinal",
        "n_legs",
        "arrived_at",
        "period",
        "announced",
        "trunk",
        "resumes",
        "resumes_to",
        "strays",
        "history",
        "asks",
        "solves",
        # the leg
        "leg",
        "number",
        "reason",
        "queue",
        "stage",
        "enqueued_at",
        "waits_since",
        "limit",
        "limit_at",
        "patience_at",
        "agent",
        "partner",
        "partner_leg",
        "consulting",
        "is_over",
        "is_gone",
        "transfers_to",
        "work",
        "speed",
        "settled_at",
        "ends_at",
        # neighbours in the waiting line, and in the agent's hand; `after` also chains the free slots
        "line",
        "before",
        "after",
        "earlier",
        "later",
        # how the contact goes for the customer: nothing of it is used where feelings are not kept
        "felt_from",
        "offline_from",
        "since",
        "load_sum",
        "talked_with",
    )
    + _reals("u_patience", "u_talk", "u_wrap_up", "u_set_up")
    + _reals("pace", "logit", "human_start", "solving", "human", "u_solved")
)
"""A customer in progress: a leg, the time until he comes again, or that until the back office is done (`ends_at`) with
what he has left to it, which `solves` the problem or not. -1 stands for nobody and nothing. `asks` is 1 for a contact
that only asks how far it is, `strays` while he stands or stood last in a wrong queue. `is_gone`: he has left a chat
without a word, and an agent has yet to find out; the case may be closed then.

The wait is felt since `felt_from`; since `offline_from` the customer is not on the line, NEVER if he is; the present
stage of the contact began, or the contact ended, at `since`. `load_sum` is ticks of this leg's talk times contacts in
hand. `solving` and `human` are those of the last talk that ended; `u_solved` decides whether
the contact solves the problem, -1 until it is drawn (with the tolerance, whose block it shares)."""

AWAY = np.dtype(
    [
        *_integers("at", "since"),
        *((name, np.int32) for name in ("case", "contact", "kind", "cause", "history", "after")),
    ]
)
"""A customer who will make another contact, of a kind and cause, led to it by `contact`; `since` as in SLOT, `after`
chains the free rows, and those who return in the same interval to come."""

HISTORY = np.dtype(
    _integers("after", "n_live", "n_retries", "n_callbacks", "n_messages", "last_agent")
    + _integers("channel", "closed_by_agent_at", "closed_by_bot_at", "n_scored")
    + _reals("speed_sum", "speed_first", "human_sum", "botfail")
)
"""What the contacts of an open case share beside the case's row of `JOURNEY`; `after` chains the free ones. `n_live`
counts what is under way or on its way: contacts, returns; contacts are counted by cause; `last_agent` served the
customer last, -1 for none. What follows is kept only where feelings are: `channel` is that of its last contact,
`closed_by_agent_at` the end of the first that was served, `closed_by_bot_at` of the last that the bot closed, -1 for
none; `n_scored` contacts formed an opinion of their wait."""

AGENT = np.dtype(
    _integers(
        "group",
        "speed",
        "here",
        "finishing",
        "going",
        "load",
        "n_busy",
        "since",
        "listed_at",
        "before",
        "after",
        "first_leg",
        "last_leg",
        "logged_in_sum",
        "busy_sum",
        "finishing_sum",
        "logged_in_today",
        "busy_today",
        "logged_in_yesterday",
        "busy_yesterday",
        "hired_day",
        "generation",
        "settled_at",
        "n_talks",
        "work",
        "n_served",
        "days",
    )
    + _reals("quality", "occupancy", "tired", "solving", "unlearnt")
)
"""An agent; `before` and `after` are neighbours among those of the group with the same load. `going` marks who goes in
the present event. `occupancy` is as of `settled_at`; `generation` counts who has left the seat; `n_talks`, `work`,
`tired`, `n_served` and `solving` are those of `sim.log.SEAT` since midnight; `unlearnt` is what he still had to learn
`days` after he was hired, -1 while that is not known."""

CREW = np.dtype(_integers("due", "at_norm") + _reals("knowledge", "norm"))
"""What changes in the center from one day to the next: one row. `knowledge` and `norm` are those of `sim.log.DAILY`;
`due` and `at_norm` are ticks of the talks begun since midnight, see `sim.outcomes.eroded`."""

GROUP = np.dtype(
    _integers(
        "at_once",
        "hand_back",
        "draws_anew",
        "by_shift",
        "n_skills",
        "stream",
        "first_agent",
        "end_agent",
        "on_duty",
        "n_idle",
        "n_set_up",
        "set_up_sum",
        "n_talk",
        "talk_sum",
        "n_wrap_up",
        "wrap_up_sum",
    )
)
"""A group: its rules, its agents' numbers, who is on duty and idle, and how many legs are in which stage."""

ENDS = np.dtype(_integers("first", "last"))
"""Both ends of a list."""

LINE = np.dtype(_integers("first", "last", "priority", "type"))
"""A waiting line: legs in the order of their wait, head starts included."""

TYPE = np.dtype(TYPE_PLAN.descr + _integers(*_COUNTER, "n_served", "last_wait"))
"""A contact type, counting who waits in its queue."""

TRUNK = np.dtype(_integers("lines", "queue_places", "at_closing", "is_down", "waiting", *_COUNTER))
"""A channel, counting its lines in use; `waiting` is the number of contacts in its queues."""

CUSTOMER = np.dtype(
    [
        ("goodwill", np.float64),
        ("life_days", np.int32),
        ("next_leaving", np.int32),
        ("next_today", np.int32),
        ("segment", np.int16),
        ("status", np.int8),
    ],
    align=True,
)
"""Somebody in the pool; `next_leaving` chains those who leave of their own accord on the same day, `next_today` those
who leave because of the service at the next midnight, and those who join then because they bought something."""

MARKET = np.dtype(_integers("next", "leaving", "joining", "n_scored") + _reals("speed_sum", "speed"))
"""From `next` on nobody has joined, but for buyers; the first of those who leave and join at the next midnight; the
day's waits of which somebody formed an opinion, and yesterday's mean speed score."""
