"""Which way each measure gets better: what a comparison must know to name a winner."""

from __future__ import annotations

__all__ = ["HIGHER", "LOWER", "NEITHER", "better"]

HIGHER = frozenset(
    (
        "service_level", "service_level.answered", "service_level.offered",
        "service_level.abandons_within_threshold_count", "service_level.abandons_within_threshold_excluded",
        "service_level.short_abandons_count", "service_level.short_abandons_excluded", "leg_service_level",
        "service_level_reported", "service_level_true", "resolved", "in_time_share", "speed_score", "human_quality",
        "fcr_true", "fcr_reported", "resolved_true", "resolved_reported", "first_and_final", "cases.first",
        "satisfaction", "satisfaction.first", "satisfaction.rest", "satisfaction.later", "satisfaction.unresolved",
        "satisfaction.unserved", "satisfaction.by_bot", "satisfaction.served_1",
        "satisfaction.served_2", "satisfaction.served_3",
        "satisfaction.served_more", "resolved.served_1", "resolved.served_2", "resolved.served_3",
        "resolved.served_more", "survey_top_two", "survey_mean", "containment_true", "knowledge", "resolution",
        "resolution.worst_tenth", "goodwill", "good_told", "customers", "customers_end", "joined", "sales", "margin",
        "sales_value", "revenue", "value", "profit",
    )
)  # fmt: skip
"""More of it is better."""

LOWER = frozenset(
    (
        "abandoned", "blocked", "closed", "disconnected", "balked", "unreached", "hidden", "silent", "contained",
        "retries", "repeats", "status_checks", "duplicates", "abandoned_after_answer", "still_open_share", "asa",
        "wait_mean", "wait_abandoned", "p_wait", "abandonment", "abandonment_long", "contact_duration", "queue_mean",
        "queue_max", "forwarded", "handed_back", "reopened", "redialled", "legs_abandoned", "leg_asa", "leg_wait_mean",
        "leg_wait_abandoned", "unresolved", "given_up", "lost", "cases_open_share", "contacts_per_case", "late_share",
        "broken_share", "context_missing_share", "abandons_per_case", "transfers_per_case", "switches_per_case",
        "reexplained_per_case", "unserved_share", "repeat_share", "repeats_per_case", "cases.unresolved",
        "cases.unserved", "intention", "intention.first", "intention.later", "intention.unresolved",
        "intention.unserved", "intention.by_bot", "effort", "disloyal_share",
        "first_response_reported", "first_response_true",
        "unanswered_true", "out_of_context_share", "opened_in_vain", "time_in_vain", "redundant",
        "handle_per_resolved", "time.bot", "time.triage", "time.queue", "time.set_up", "time.away", "time.between",
        "time.office", "loss.wait", "loss.unsolved", "loss.repeats", "loss.transfers", "loss.switches",
        "loss.retelling", "loss.leaving", "loss.promises", "loss.bot", "finishing", "fatigue", "cost", "cost_staff",
        "cost_quality", "cost_contacts", "cost_tolls", "cost_lines", "cost_bot", "penalties", "cost_per_answered",
        "cost_per_resolved", "left_base", "left_service", "refused", "attrition_yearly", "churn_yearly",
        "churn_per_case", "lost_share", "bad_told", "value_lost",
    )
)  # fmt: skip
"""Less of it is better."""

NEITHER = frozenset(
    (
        "offered", "answered", "message", "callback", "bot_resolved", "merged", "first_contacts", "callbacks",
        "message_work", "legs", "bot_sessions", "legs_answered", "handled", "aht", "set_up_mean", "talk_mean",
        "wrap_up_mean", "work", "load", "active_time", "handled.by_type", "aht.by_type", "occupancy.by_type", "cases",
        "not_offered", "satisfaction_ratio", "by_bot_share", "cases.by_bot",
        "cases.served_1", "cases.served_2", "cases.served_3",
        "cases.served_more", "cases.later", "survey_share", "containment_reported", "containment_net",
        "escalated_share", "time.talk", "occupancy", "free_share", "set_up_share", "concurrency", "utilisation",
        "scheduled", "on_duty", "lines_mean", "norm", "tenure", "hired", "talk_spread", "talk_due.new",
        "talk_due.recent", "talk_due.old", "customers_start", "margin_start",
    )
)  # fmt: skip
"""Good or bad only together with something else: a high occupancy is cheap, and tires."""


def better(measure: str) -> int:
    """1 where more of a measure is better, -1 where less is, 0 where neither can be said.

    Parameters
    ----------
    measure
        A name of `sim.metrics.measures.MEASURES`, `target.NAME` or `wait_p50` …
    """
    if measure in HIGHER or measure.startswith("target."):
        return 1
    return -1 if measure in LOWER or measure.startswith("wait_p") else 0
