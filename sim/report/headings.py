"""How measures, and the marks of constants, are called."""

from __future__ import annotations

__all__ = [
    *("CAUSES", "CUSTOMERS", "ENDINGS", "JOURNEYS", "LOSSES", "MARKS", "MEASURES", "MONEY", "OUTCOMES", "REPLIES"),
    *("SERVED", "TIMES", "WORKFORCE"),
]

OUTCOMES: dict[str, str] = {
    "answered": "Answered",
    "abandoned": "Abandoned",
    "balked": "Balked",
    "message": "Left a message",
    "callback": "Callback accepted",
    "unreached": "Callback not answered",
    "hidden": "Hidden as stale",
    "silent": "Left a chat silently",
    "bot_resolved": "Solved by the bot",
    "contained": "Closed by the bot, not solved",
    "merged": "Merged",
    "blocked": "Blocked",
    "closed": "Came when closed",
    "disconnected": "Disconnected",
}
"""How contacts end, in the order in which it is told."""

CAUSES: dict[str, str] = {
    "first_contacts": "First contacts",
    "retries": "Retries",
    "repeats": "Repeat contacts",
    "status_checks": "Status checks",
    "duplicates": "Duplicates",
    "callbacks": "Callbacks made",
    "message_work": "Work from messages",
}
"""Why contacts are made."""

MONEY: dict[str, str] = {
    "cost": "Cost",
    "cost_staff": "Staff",
    "cost_quality": "Training and assurance",
    "cost_contacts": "Contacts",
    "cost_tolls": "Tolls",
    "cost_lines": "Lines",
    "cost_bot": "The bot",
    "revenue": "Revenue",
    "penalties": "Penalties",
    "cost_per_answered": "Cost per contact answered",
    "cost_per_resolved": "Cost per resolved case",
}
"""What is paid and earned."""

ENDINGS: dict[str, str] = {
    "first": "solved the first time",
    "later": "solved later",
    "unresolved": "served, not solved",
    "unserved": "never served",
    "by_bot": "solved by the bot alone",
}
"""How cases end."""

SERVED: dict[str, str] = {
    "served_1": "one",
    "served_2": "two",
    "served_3": "three",
    "served_more": "four and more",
}
"""Numbers of contacts served."""

JOURNEYS: dict[str, str] = {
    "fcr_reported": "Solved at once, as reported",
    "fcr_true": "Solved the first time",
    "first_and_final": "Contacts first and final",
    "resolved_reported": "Resolved, as reported",
    "resolved_true": "Solved in the end",
    "repeat_share": "Came again",
    "repeats_per_case": "Came again, per case",
    "unserved_share": "Never served",
    "by_bot_share": "Solved by the bot alone",
    "satisfaction": "Satisfied",
    "satisfaction.first": "Satisfied, solved the first time",
    "satisfaction.rest": "Satisfied, all others",
    "satisfaction_ratio": "Satisfied: first time over all others",
    "intention": "Mean to leave",
    "effort": "Effort",
    "disloyal_share": "Disloyal attitude",
    "survey_share": "Answer the survey",
    "survey_top_two": "4 or 5 in the survey",
    "survey_mean": "Mean in the survey",
    "speed_score": "Speed score",
    "late_share": "Too late",
    "in_time_share": "Answered in time tolerated",
    "broken_share": "Later than told",
    "human_quality": "Human quality",
    "abandons_per_case": "Left, per case",
    "transfers_per_case": "Passed on, per case",
    "switches_per_case": "Changed channel, per case",
    "reexplained_per_case": "Told again, per case",
    "context_missing_share": "Had to tell again",
}
"""How cases went for the customers."""

WORKFORCE: dict[str, str] = {
    "knowledge": "Knowledge",
    "norm": "Norm of talk",
    "tenure": "Tenure",
    "hired": "New agents",
    "fatigue": "Fatigue",
    "talk_spread": "Spread of talk",
    "resolution": "Solve",
    "resolution.worst_tenth": "Worst tenth solves",
    "talk_due.new": "Talk, under 3 months",
    "talk_due.recent": "Talk, under a year",
    "talk_due.old": "Talk, over a year",
}
"""How agents differ, and what they know."""

TIMES: dict[str, str] = {
    "time.bot": "With the bot",
    "time.triage": "Until sorted",
    "time.queue": "In queues",
    "time.set_up": "Until answered",
    "time.talk": "Talking",
    "time.away": "Away",
    "time.between": "Between contacts",
    "time.office": "Back office",
}
"""Where the time of a case goes."""

LOSSES: dict[str, str] = {
    "loss.wait": "Waiting",
    "loss.unsolved": "Not solved",
    "loss.repeats": "Coming again",
    "loss.transfers": "Passed on",
    "loss.switches": "Change of channel",
    "loss.retelling": "Telling again",
    "loss.leaving": "Giving up waiting",
    "loss.promises": "Later than told",
    "loss.bot": "Bot, empty words",
}
"""What costs satisfaction."""

CUSTOMERS: dict[str, str] = {
    "customers": "Customers",
    "customers_start": "Customers at the start",
    "customers_end": "Customers at the end",
    "joined": "Joined",
    "left_base": "Left of their own accord",
    "left_service": "Left because of the service",
    "refused": "Found the pool used up",
    "attrition_yearly": "Leave, a year",
    "churn_yearly": "Leave because of the service, a year",
    "churn_per_case": "Leave because of a case",
    "lost_share": "Demand lost",
    "goodwill": "Goodwill",
    "good_told": "Heard something good",
    "bad_told": "Heard something bad",
    "sales": "Sales",
    "margin": "Margin of all customers",
    "margin_start": "Margin of the customers at the start",
    "value_lost": "Value lost with customers",
    "sales_value": "Worth of sales",
    "value": "Value",
    "profit": "Profit",
}
"""How the number of customers moves, and what they are worth."""

REPLIES: dict[str, str] = {
    "service_level_reported": "Service level, as reported",
    "service_level_true": "Useful reply in time",
    "first_response_reported": "First response, as reported",
    "first_response_true": "Until a useful reply",
    "unanswered_true": "Without a useful reply",
    "containment_reported": "Closed by the bot",
    "containment_net": "Closed for good",
    "containment_true": "Solved by the bot",
    "escalated_share": "Passed on",
    "out_of_context_share": "Out of context",
    "opened_in_vain": "Opened in vain",
    "time_in_vain": "Time for these",
    "redundant": "Redundant services",
    "handle_per_resolved": "Handle time, per case solved",
}
"""What is reported of replies and the bot, and what happened."""


MEASURES: dict[str, str] = {
    "offered": "Offered",
    **OUTCOMES,
    **CAUSES,
    "abandoned_after_answer": "Abandoned after an answer",
    "service_level": "Service level",
    "asa": "Average wait of answered",
    "wait_mean": "Mean wait",
    "wait_abandoned": "Mean wait of abandoned",
    "wait_p50": "p50",
    "wait_p80": "p80",
    "wait_p90": "p90",
    "wait_p95": "p95",
    "wait_p99": "p99",
    "p_wait": "Had to wait",
    "abandonment": "Abandoned",
    "abandonment_long": "Abandonment, without short",
    "aht": "Handle time",
    "set_up_mean": "Set-up",
    "talk_mean": "Talk time",
    "wrap_up_mean": "Wrap-up",
    "active_time": "Handled, per contact",
    "contact_duration": "Elapsed, per contact",
    "legs": "Legs",
    "forwarded": "Forwarded",
    "handed_back": "Handed back",
    "reopened": "Reopened",
    "redialled": "Dialled again",
    "bot_sessions": "Sessions with the bot",
    "contacts_per_case": "Contacts per case",
    "cases": "Cases",
    "resolved": "Resolved",
    "unresolved": "Unresolved",
    "given_up": "Given up",
    "handled": "Handled",
    "occupancy": "Occupancy",
    "set_up_share": "Set-up, of time",
    "concurrency": "Contacts in hand",
    "utilisation": "Utilisation",
    "hours_a_day": "Hours a day",
    "overtime_a_day": "Overtime a day",
    "scheduled": "Scheduled",
    "on_duty": "On duty",
    "finishing": "Finishing",
    "load": "Load",
    "queue_mean": "Queue, mean",
    "queue_max": "Queue, longest",
    "lines_mean": "Lines in use",
    "still_open_share": "Still open",
    **JOURNEYS,
    **REPLIES,
    **WORKFORCE,
    **TIMES,
    **LOSSES,
    **CUSTOMERS,
    **MONEY,
}
"""Measures by name."""

MARKS: dict[str, str] = {
    "M": "measured",
    "F": "fitted to data",
    "S": "survey",
    "P": "practitioners",
    "R": "recalled, not verified",
    "A": "assumption",
}
"""What the marks of constants mean."""
