"""The names of what a tally counts and sums; their order is that of its arrays."""

from __future__ import annotations

from sim.names import CaseStatus, Cause, LegReason, Outcome, Stage

__all__ = [
    "CASE_FIELDS",
    "CAUSES",
    "CONTACT_FIELDS",
    "ENDINGS",
    "FEELING_FIELDS",
    "GROUP_FIELDS",
    "JOURNEY_FIELDS",
    "LEG_FIELDS",
    "LOSSES",
    "OUTCOMES",
    "PAIR_FIELDS",
    "QUEUED_FIELDS",
    "REASONS",
    "REPLY_FIELDS",
    "SEAT_FIELDS",
    "SERVED",
    "STAGES",
    "STATUSES",
    "TENURES",
    "TIME_FIELDS",
]

OUTCOMES = tuple(one.name.lower() for one in Outcome)
"""How contacts ended; `callback` accepted to be called back, `message` left a message."""

CAUSES = {
    Cause.FIRST: "first_contacts",
    Cause.RETRY: "retries",
    Cause.REPEAT: "repeats",
    Cause.STATUS_CHECK: "status_checks",
    Cause.DUPLICATE: "duplicates",
    Cause.CALLBACK: "callbacks",
    Cause.MESSAGE: "message_work",
}
"""What contacts of a cause are called."""

REASONS = {
    LegReason.ARRIVAL: "first_legs",
    LegReason.TRANSFER: "forwarded",
    LegReason.HAND_BACK: "handed_back",
    LegReason.REOPENED: "reopened",
    LegReason.REDIAL: "redialled",
    LegReason.BOT: "bot_sessions",
}
"""What legs of a reason are called."""

STATUSES = tuple(one.name.lower() for one in CaseStatus)

CONTACT_FIELDS = (
    "offered",
    *OUTCOMES,
    *CAUSES.values(),
    "abandoned_after_answer",
    "completed",
    "duration_answered",
    "duration",
    "reached",
    "left",
    "waited",
    "short_abandoned",
    "answered_within",
    "abandoned_within",
    "wait_answered",
    "wait_abandoned",
    "wait_left",
)
"""By contact type and bucket, sums in ticks. `completed` and `duration_answered`: answered contacts whose customer is
done, and their time from arrival to that end; `duration`: the same sum over all contacts that have ended. `reached`
were answered at least once; `left` waited and went without an answer; `waited` of both did wait at all. `…_within` the
acceptable wait of the type, of those who were reached, or who abandoned without an answer. `wait_answered` until the
first answer; `wait_abandoned` of who abandoned without one, `wait_left` of all who left without one."""

QUEUED_FIELDS = ("reached", "abandoned", "answered_within", "abandoned_within", "short_abandoned")
"""By the contact type in whose queue a contact stood first, and bucket; only where a target counts from the queue. As
for contacts, but each wait begins when the contact joins the queue. `abandoned`: without an answer."""

LEG_FIELDS = (
    "legs",
    *REASONS.values(),
    "answered",
    "abandoned",
    "left",
    "short_abandoned",
    "answered_within",
    "abandoned_within",
    "wait_answered",
    "wait_abandoned",
    "wait_left",
    "handled",
    "set_up",
    "talk",
    "wrap_up",
)
"""By queue (contact type) and bucket, sums in ticks; as for contacts, but of each leg by itself. Sessions with the bot
are counted by their reason and nowhere else. `handled` were served to the end, or found empty; set-up, talk and wrap-up
are those of all legs that have ended."""

TIME_FIELDS = ("paid", "logged_in", "busy", "set_up", "talk", "wrap_up", "finishing")
"""Ticks of a group that passed in the bucket: the columns of `sim.log.GROUP_TIME`."""

PAIR_FIELDS = ("handled", "set_up", "talk", "wrap_up")
"""Legs that were served to the end, and ticks of all legs that have ended."""

GROUP_FIELDS = (*TIME_FIELDS, *(f"leg_{name}" for name in PAIR_FIELDS))
"""By group and bucket: time that passed, and the same of legs, booked where their contact arrived."""

CASE_FIELDS = ("cases", *STATUSES, "contacts")
"""By the type with which a case opened and bucket; `contacts` is how many the cases made."""

REPLY_FIELDS = (
    "due",
    "useful",
    "useful_within",
    "wait_useful",
    "replied",
    "replied_within",
    "wait_replied",
    "missed",
    "missed_within",
    "missed_short",
    "opened_in_vain",
    "opened_ticks",
    "closed_by_bot",
    "escalated",
)
"""By contact type and bucket, sums in ticks. `due` a useful reply, by an agent or by the bot that solves it: all
offered but for those merged, those who are called back, and those who still wait; `useful` got one. `replied` is what
the center's own report counts as a first response besides an agent's answer: closed by the bot, opened in vain; where
an acknowledgement counts, all of them. `missed` abandoned without any of these. `opened_in_vain`: legs in which an
agent found nobody, and the ticks that this took. `closed_by_bot` and `escalated`: sessions with the bot, by end."""

FEELING_FIELDS = (
    *("scored", "speed", "late", "in_time", "announced", "broken", "served", "human", "missing"),
    *("odd", "redundant"),
)
"""By contact type and bucket. `scored` formed an opinion of the wait, `speed` the sum of their scores; `late` of them
felt a wait beyond their tolerance, `in_time` were answered within it; `announced` of them had been told a wait,
`broken` of these waited longer. `served` ended with an answer, `human` the sum of the human quality that they met,
`missing` of them had to tell again what the customer had told before, `redundant` came to a case that was solved. In
`odd` ones the bot answered something else.
Sums of reals are in parts of 2**32."""

ENDINGS = ("first", "later", "unresolved", "unserved", "by_bot")
"""How a closed case went: solved by the first contact that was served, by a later one, served in vain, neither served
nor solved, solved by the bot alone."""

SERVED = ("1", "2", "3", "more")
"""Contacts of a case that were served; more: four and more."""

STAGES = tuple(one.name.lower() for one in Stage)
"""Where the customers' time goes."""

LOSSES = (
    "wait",
    "unsolved",
    "repeats",
    "transfers",
    "switches",
    "retelling",
    "leaving",
    "promises",
    "bot",
)
"""What costs satisfaction on the way: waiting, no solution, coming again for want of one, being passed on, changing the
channel, telling again what was told, having left, waiting longer than was announced, the bot and empty words."""

JOURNEY_FIELDS = (
    "cases",
    "contacts",
    "ever_served",
    "contacts_served",
    "first",
    "reported",
    "repeating",
    "repeats",
    "abandons",
    "transfers",
    "switches",
    "reexplained",
    "bot_met",
    "bot_closed",
    "closed",
    "closed_reported",
    "closed_served",
    "resolved",
    "effort",
    "disloyal",
    "answers",
    "top_two",
    "answered_sum",
    *(f"{what}_{ending}" for what in ("closed", "satisfaction", "intention") for ending in ENDINGS),
    *(f"{what}_served_{n}" for what in ("closed", "satisfaction", "resolved") for n in SERVED),
    *(f"time_{stage}" for stage in STAGES),
    *(f"loss_{cause}" for cause in LOSSES),
)
"""By contact type, segment and topic with which a case opened, and bucket. From `closed` on of closed cases alone, and
sums of reals in parts of 2**32; before that of all cases, as far as they have come: `bot_met` had a session with
the bot, `bot_closed` were closed by it and not taken up again within the reported window. `closed_reported` are those
and the ones that an agent served. `time_…` are ticks by stage;
`loss_…` what a cause takes from the logit of satisfaction S, times S (1 - S): so much satisfaction would be won, to
first order, if it vanished."""

SEAT_FIELDS = ("days", "tenure", "hired", "talks", "work", "tired", "served", "solving")
"""By agent. `days` on which he began a talk, `tenure` the sum of the days for which he had been there on these; `hired`
counts who took the seat. `talks` that began anew, their `work` in ticks, and the fatigue with which they began, and
`served` contacts with their probabilities of resolution, both in parts of 2**32."""

TENURES = {"new": 0, "recent": 3, "old": 12}
"""Classes of tenure: months from which on they hold."""
