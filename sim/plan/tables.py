"""The columns of the plan's tables, declared once for both engines. Durations and instants are ticks."""

from __future__ import annotations

import numpy as np

__all__ = [
    "AGENT_PLAN",
    "ATTEMPTS",
    "CHANNEL_PLAN",
    "GROUP_PLAN",
    "MOOD_PLAN",
    "MOST_LEGS",
    "NO_RESERVE",
    "SCHEDULE",
    "SEGMENT_PLAN",
    "SKILL_PLAN",
    "TOPIC_PLAN",
    "TYPE_PLAN",
    "UNLIMITED",
]

UNLIMITED = 2**31 - 1
"""Number of lines, queue places, contacts in hand or attempts where there is no limit."""
MOST_LEGS = 10_000
"""Legs of a contact after which it is passed on no more, so that a circle of transfers ends."""
ATTEMPTS = 8
"""Columns of `Plan.retry`; the last one holds for all later attempts."""
NO_RESERVE = -1
"""`keep_free` of a group that reserves nobody."""


def _columns(**kinds: str) -> np.dtype[np.void]:
    """Columns by kind; each is a text of names."""
    scalar = {"integers": np.int64, "reals": np.float64}
    return np.dtype([(name, scalar[kind]) for kind, names in kinds.items() for name in names.split()])


SCHEDULE = np.dtype([("at", np.int64), ("kind", np.int64), ("entity", np.int64), ("value", np.int64)])
"""What the calendar brings, in the total order of events: INTERVAL (value: number of the interval that begins),
MARKET (midnight; entity: the day that ended), CALENDAR (1 opens, 0 closes), OUTAGE (entity: channel; 1 the system is
down, 0 it serves again), STAFF (entity: group, value: agents present from now on), SHIFT (entity: agent; 1 comes, 0
goes)."""

TYPE_PLAN = _columns(
    integers="channel priority head_start queue_places "
    # rows of the plan's quantiles
    "patience set_up pause handover retry_delay dial again booked "
    # 1 or 0: the customer may leave during set-up; a retry keeps the first patience
    "patience_in_set_up retry_keeps "
    # selection: codes of names.AGENT_SELECTION, LAST_AGENT, QUEUE_CHOICE; scores in thousandths
    "agent_selection last_agent last_agent_hold choice base_score wait_score continued_score due_in "
    # waiting ends: NEVER where it does not
    "message_after message_type hide_after "
    # transfer and thread
    "transfer_kind transfer_head_start thread_most retry_most "
    # announcement and callback: announce 1 or 0, estimate is a code of names.WAIT_ESTIMATE, offer_above NEVER for none
    "announce estimate balk_above offer_above callback_tries mean_handle venting_most",
    reals="message_share transfer_after reopen bias noise calm growth balk_share venting accept unanswered "
    "closed_switch",
)
"""A contact type. `booked` is -1 where a callback keeps its place in the queue, `message_type` -1 where a message makes
no work. `wait_score` is in thousandths a second; `balk_above` in parts per 65,536 of the patience; `growth` is per
minute; `transfer_after` is the share of the talk after which a transfer happens."""

SEGMENT_PLAN = _columns(integers="priority head_start", reals="patience_factor speed_weight")
"""A segment; priority -1 keeps the contact type's; `speed_weight`: of speed in satisfaction."""

CHANNEL_PLAN = np.dtype([("lines", np.int64), ("queue_places", np.int64), ("at_closing", np.int64)])
"""A channel; at_closing is an `AtClosing`."""

GROUP_PLAN = _columns(integers="at_once hand_back draws_anew by_shift n_skills stream")
"""An agent group: contacts that an agent may have in hand at once, 1 or 0 for handing contacts back at the end of a
shift, for drawing their work anew, and for shifts instead of headcounts; the number of types that it
serves, and the hash of its name."""

SKILL_PLAN = _columns(integers="serves rank speed pick level after keep_free talk wrap_up lacking", reals="transfer")
"""A group's skill for a contact type. `rank`: as which it is asked (lower first); `pick`: as which it takes who waits
(lower first); `level`: how good it is (higher is better); `after`: only who has waited so long, head start included;
`keep_free`: only if more agents than this are idle; `talk`, `wrap_up`: rows of the quantiles; `lacking`: 1 where it
lacks the skill; `transfer`: probability that talk ends with a transfer."""

TOPIC_PLAN = _columns(integers="urgent head_start sales", reals="urgency steps solvable")
"""A topic. `urgent` is 1 if the customer needs it now, `sales` 1 if he may buy something; `steps` are those that are
left to the customer; `solvable` is the probability that a session with the bot solves the problem."""

MOOD_PLAN = _columns(
    integers="tolerance waits_offline acknowledged_after promised",
    reals="speed_weight resolution hold coverage acknowledged_patience acknowledged_tolerance hollow_limit",
)
"""What a contact type means to the customer. `tolerance`: row of the quantiles, -1 without; `waits_offline`: 1 where
contacts are kept over closing; `speed_weight`: of speed in satisfaction, ln of the odds ratio times the weights of
channel and business; `resolution`: logit at the reference complexity; `hold`: felt over real wait;
`coverage`: share of contacts that meet the bot; `acknowledged_after`: ticks from arrival to the acknowledgement, NEVER
for none, which multiplies patience and tolerance by `acknowledged_patience` and `acknowledged_tolerance`; `promised`:
ticks that it says, NEVER for none; `hollow_limit`: felt over tolerated wait above which an empty one does damage,
infinite where none is empty."""

AGENT_PLAN = np.dtype([("hired_day", np.int64), ("quality", np.float64)])
"""An agent where there is a workforce, else zeros. `hired_day`: counted from the first day of the run; `quality`: added
to the logit of resolution."""
