"""Which figures rest on constants that nobody has measured: what a planner must see beside them."""

from __future__ import annotations

from sim.report.data import ReportData
from sim.report.headings import CUSTOMERS

__all__ = ["SIGN", "assumed", "footnote", "rests_on_assumptions", "short_footnote"]

SIGN = "†"
"""Stands at the heading of such a figure."""
_UNSURE = ("A", "R")
_OPINION = ("satisfaction", "tolerance", "resolution")
_RESTS: dict[str, tuple[str, ...]] = {
    "fcr_true": ("resolution",),
    "resolved_true": ("resolution", "repeat"),
    "resolved": ("resolution",),
    "first_and_final": ("resolution",),
    "cost_per_resolved": ("resolution",),
    "repeat_share": ("resolution", "repeat"),
    "repeats_per_case": ("resolution", "repeat"),
    "contacts_per_case": ("resolution", "repeat"),
    "in_time_share": ("tolerance",),
    "late_share": ("tolerance",),
    "broken_share": ("tolerance",),
    "speed_score": ("tolerance",),
    "human_quality": ("satisfaction",),
    "context_missing_share": ("desk",),
    "reexplained_per_case": ("desk",),
    "bot_resolved": ("bot",),
    "contained": ("bot",),
    "by_bot_share": ("bot",),
    **dict.fromkeys(("containment_reported", "containment_true"), ("bot",)),
    "containment_net": ("bot", "repeat"),
    **dict.fromkeys(("escalated_share", "out_of_context_share", "cost_bot"), ("bot",)),
    **dict.fromkeys(
        ("service_level_true", "first_response_true", "unanswered_true"), ("bot", "impatience", "acknowledgement")
    ),
    "opened_in_vain": ("impatience",),
    "time_in_vain": ("impatience",),
    "redundant": ("impatience", "resolution"),
    "handle_per_resolved": ("resolution",),
    "bot_sessions": ("bot",),
    "silent": ("impatience",),
    "duplicates": ("impatience",),
    "merged": ("impatience", "desk"),
    "status_checks": ("back_office", "updates"),
    **dict.fromkeys(
        (
            "satisfaction",
            "satisfaction_ratio",
            "intention",
            "effort",
            "disloyal_share",
            "survey_top_two",
            "survey_mean",
        ),
        _OPINION,
    ),
    "survey_share": ("satisfaction",),
    "loss": _OPINION,
    **dict.fromkeys(CUSTOMERS, ("customers", "market", *_OPINION)),
}
"""Measure, or family of measures, and the sections of the scenario that make it."""
_SHORT = {
    "satisfaction": "satisfaction",
    "effort": "effort",
    "fcr_true": "what is solved the first time",
    "repeat_share": "who comes again",
    "in_time_share": "what waits feel like",
    "value": "what customers are worth",
}
"""What the screen names, in order."""


def assumed(data: ReportData) -> list[dict[str, str]]:
    """The constants whose mark is A (assumed) or R (recalled), as text."""
    return [
        {key: str(value) for key, value in one.items()} for one in data.assumptions if one["mark"] in _UNSURE
    ]


def rests_on_assumptions(data: ReportData, measure: str) -> bool:
    """Whether a measure is made by a section of which a constant in use is assumed or recalled."""
    sections = _RESTS.get(measure.split(".", 1)[0], ())
    return any(one["key"].split(".", 1)[0] in sections for one in assumed(data))


def footnote(data: ReportData) -> str:
    """What the sign means; empty where no figure of the run bears it."""
    if not any(rests_on_assumptions(data, m) and data.get(m).known for m in _RESTS):
        return ""
    return (
        f"{SIGN} rests on constants that are assumed or recalled, not measured. Compare policies by it; its level is "
        "not a prediction."
    )


def short_footnote(data: ReportData) -> str:
    """The same in a line for the screen, with how many constants there are; empty likewise."""
    if not footnote(data):
        return ""
    named = [text for m, text in _SHORT.items() if rests_on_assumptions(data, m) and data.get(m).known]
    sections = {section for some in _RESTS.values() for section in some}
    n = sum(one["key"].split(".", 1)[0] in sections for one in assumed(data))
    return (
        f"{n} constants behind {', '.join(named)} are assumed or recalled, not measured: compare policies by them; "
        "the report lists them."
    )
