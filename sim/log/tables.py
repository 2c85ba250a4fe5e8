"""The columns of the log, declared once for both engines. Times are ticks; NEVER stands for not yet."""

from __future__ import annotations

import numpy as np

from sim.names import Stage

__all__ = [
    "AGENT_TIME",
    "CASE",
    "CONTACT",
    "CUSTOMER_TIME",
    "DAILY",
    "EVENT",
    "FEELING",
    "GROUP_TIME",
    "JOURNEY",
    "LEG",
    "LIMIT",
    "LINE_TIME",
    "PRESENCE",
    "QUEUE_TIME",
    "SEAT",
]

CASE = np.dtype(
    [
        ("opened_at", np.int64),
        ("closed_at", np.int64),
        ("customer", np.int32),
        ("day", np.int32),
        ("ordinal", np.int64),
        ("stream", np.int16),
        ("type", np.int16),
        ("topic", np.int16),
        ("segment", np.int16),
        ("n_contacts", np.int16),
        ("status", np.int8),
    ],
    align=True,
)
"""A customer's problem: who, when, in which stream; `type` is the contact type it was opened with."""

CONTACT = np.dtype(
    [
        ("arrived_at", np.int64),
        ("answered_at", np.int64),
        ("ended_at", np.int64),
        ("waited", np.int64),
        ("announced", np.int64),
        ("case", np.int32),
        ("parent", np.int32),
        ("type", np.int16),
        ("ordinal", np.int16),
        ("n_legs", np.int16),
        ("cause", np.int8),
        ("outcome", np.int8),
    ],
    align=True,
)
"""A request for service: `parent` is the contact that led to it (-1 for a first one), `ordinal` counts within the cause
and the case, `type` is the contact type as which it arrived. `answered_at` is the first beginning of talk, `ended_at`
the instant at which the customer is done, `waited` the ticks from enqueueing to talk or leaving, summed over its legs
that have ended waiting; `announced` is the wait that was announced on arrival (NEVER: none)."""

LEG = np.dtype(
    [
        ("booked_at", np.int64),
        ("enqueued_at", np.int64),
        ("matched_at", np.int64),
        ("talk_at", np.int64),
        ("wrap_up_at", np.int64),
        ("ended_at", np.int64),
        ("work", np.int64),
        ("contact", np.int32),
        ("agent", np.int32),
        ("queue", np.int16),
        ("group", np.int16),
        ("number", np.int16),
        ("reason", np.int8),
        ("outcome", np.int8),
    ],
    align=True,
)
"""One pass through queue and agent. `booked_at` is the arrival of its contact: work is booked there. `wrap_up_at` is
the end of talk, `ended_at` the instant at which the agent is done (or at which the customer left). `work` is the talk
time in ticks that was due when talk began (at full attention: with several contacts in hand it takes longer), 0 before
that. `queue` is the contact type in whose queue it stood; agent and group are -1 while there is none; `number` counts
the contact's legs, `reason` is a `LegReason`."""

FEELING = np.dtype(
    [
        ("tolerance", np.int64),
        ("felt", np.int64),
        ("n_avg", np.float32),
        ("pace", np.float32),
        ("human", np.float32),
        ("solving", np.float32),
        ("speed", np.float32),
        ("marks", np.int32),
    ],
    align=True,
)
"""How a contact went for the customer, row for row as the contacts; empty if the scenario has neither tolerance nor
resolution nor desk. `tolerance` and `felt` are E and W in ticks (NEVER: no opinion formed), `speed` the score
E / (E + W); `n_avg` the contacts that the agent had in hand on average during the last talk, `pace` how much faster
than usual he worked, `human` the human quality and `solving` the probability of resolution (all 0 if not served);
`marks` are `names.Mark`."""

JOURNEY = np.dtype(
    [
        *((stage.name.lower(), np.int64) for stage in Stage),
        ("satisfaction", np.float32),
        ("effort", np.float32),
        ("intention", np.float32),
        ("speed", np.float32),
        ("human", np.float32),
        ("complexity", np.float32),
        ("botfail", np.float32),
        ("goodwill", np.float32),
        ("told", np.int32),
        ("marks", np.int32),
        ("n_served", np.int16),
        ("n_repeats", np.int16),
        ("n_abandons", np.int16),
        ("n_transfers", np.int16),
        ("n_switches", np.int16),
        ("n_reexplained", np.int16),
        ("n_checks", np.int16),
        ("n_duplicates", np.int16),
        ("answer", np.int8),
    ],
    align=True,
)
"""How a case went for the customer, row for row as the cases; empty as FEELING is. First ticks by `names.Stage`, each
added when it ends; contacts at the same time all count. From `satisfaction` to `human` all are 0 while the
case is open or if there is no satisfaction. `botfail` is the damage done by the bot and by empty acknowledgements,
`goodwill` that of the customer before the case closed, `told` the number of people who heard of it, negative if nothing
good. `n_served` counts contacts served by an agent, `n_abandons` those that the
customer left, `n_transfers` legs to which he was passed on, `n_switches` changes of channel, `n_reexplained`
talks in which he had to tell again what he had told before, `n_checks` contacts that asked how far it is,
`n_duplicates` those made while another one waited; `answer` is that to the survey, 1 to 5, 0 for none."""

DAILY = np.dtype([("day", np.int32), ("knowledge", np.float64), ("norm", np.float64)], align=True)
"""How complete the knowledge base was on a day, and what agents held to be a talk of normal length, as a share of what
it was at the start; empty if nobody differs and nothing is learnt."""

SEAT = np.dtype(
    [
        ("day", np.int32),
        ("agent", np.int32),
        ("hired_day", np.int32),
        ("n_talks", np.int32),
        ("work", np.int64),
        ("tired", np.float64),
        ("n_served", np.int64),
        ("solving", np.float64),
    ],
    align=True,
)
"""A day of an agent where there is a workforce, day by day and in order of their numbers. `hired_day` is that of who
sits there, counted from the first day of the run. `n_talks` began anew on this day: `work` is the sum of their ticks,
`tired` that of the agent's fatigue. `n_served` contacts ended on it that he was the last to answer, if feelings are
kept: `solving` is the sum of their probabilities of resolution."""

GROUP_TIME = np.dtype(
    [
        ("interval", np.int32),
        ("group", np.int16),
        ("paid", np.int64),
        ("logged_in", np.int64),
        ("busy", np.int64),
        ("set_up", np.int64),
        ("talk", np.int64),
        ("wrap_up", np.int64),
        ("finishing", np.int64),
    ],
    align=True,
)
"""Ticks of a group in an interval. Of its agents: `paid` (scheduled, before shrinkage and absence), `logged_in`, `busy`
(at least one contact in talk or wrap-up), `finishing` (logged in after the shift's end). Of its legs: `set_up`, `talk`,
`wrap_up`; with one contact at a time, busy = talk + wrap_up."""

QUEUE_TIME = np.dtype(
    [("interval", np.int32), ("queue", np.int16), ("longest", np.int32), ("waiting", np.int64)],
    align=True,
)
"""Contact ticks waited in a queue in an interval, and the greatest length at any instant of it."""

LINE_TIME = np.dtype(
    [("interval", np.int32), ("channel", np.int16), ("most", np.int32), ("in_use", np.int64)],
    align=True,
)
"""Line ticks in use per channel and interval."""

AGENT_TIME = np.dtype(
    [("interval", np.int32), ("agent", np.int32), ("logged_in", np.int64), ("busy", np.int64)],
    align=True,
)
"""Ticks of one agent in an interval; busy: at least one contact in talk or wrap-up."""

CUSTOMER_TIME = np.dtype(
    [
        ("day", np.int32),
        ("segment", np.int16),
        ("active", np.int32),
        ("joined", np.int32),
        ("left_base", np.int32),
        ("left_service", np.int32),
        ("refused", np.int32),
        ("lost", np.int32),
        ("good_told", np.int32),
        ("bad_told", np.int32),
    ],
    align=True,
)
"""A day of the customers of a segment; empty if the scenario has no customers. `active` on that day, after at the
midnight before it so many `joined`, left of their own accord (`left_base`) or because of the service or for a
competitor (`left_service`), and `refused` (counted with the first segment) would have joined a pool that was used up.
`lost` cases are those of who had left; `good_told`, `bad_told`: people who heard something good or bad."""

EVENT = np.dtype([("at", np.int64), ("kind", np.int16), ("entity", np.int64)], align=True)
"""The event trace: all that happened, in the order in which it happened."""

PRESENCE = np.dtype([("at", np.int64), ("agent", np.int32), ("state", np.int8)], align=True)
"""Who is there, kept with the trace: a row whenever an agent comes or goes, `state` is a `names.AgentState`."""

LIMIT = np.dtype(
    [("at", np.int64), ("ends_at", np.int64), ("leg", np.int32), ("outcome", np.int8)], align=True
)
"""How long waits may last, kept with the trace: from `at` on the wait of a leg ends at `ends_at` (NEVER: by itself it
does not) as `outcome`, a `names.Outcome`, unless an agent is there before; the last row of a leg holds."""
