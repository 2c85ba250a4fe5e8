"""The six service-level formulas (design.md, section 4) as shares of expected or counted contacts."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

from sim.theory.parameter import TheoryError, non_negative

__all__ = ["Formula", "ServiceLevels", "chosen", "service_levels"]

Formula = Literal[
    "answered",
    "offered",
    "abandons_within_threshold_count",
    "abandons_within_threshold_excluded",
    "short_abandons_count",
    "short_abandons_excluded",
]


@dataclass(frozen=True)
class ServiceLevels:
    """All six, side by side; nan where the denominator is zero.

    Blocked contacts stand in no denominator: multiply by 1 - p_blocked to count them as missed.
    """

    answered: float
    offered: float
    abandons_within_threshold_count: float
    abandons_within_threshold_excluded: float
    short_abandons_count: float
    short_abandons_excluded: float


def service_levels(
    *,
    answered: float,
    answered_within: float,
    abandoned: float,
    abandoned_within: float,
    abandoned_short: float,
) -> ServiceLevels:
    """Service levels of counts (or of shares of one total).

    Parameters
    ----------
    answered, abandoned
        Contacts served, contacts that left unserved.
    answered_within, abandoned_within
        Of these, with a wait of at most the threshold.
    abandoned_short
        Of the abandoned, with a wait of at most the short-abandon threshold.

    Raises
    ------
    TheoryError
        A count is negative or not finite.
    """
    given = {
        "answered": answered,
        "answered_within": answered_within,
        "abandoned": abandoned,
        "abandoned_within": abandoned_within,
        "abandoned_short": abandoned_short,
    }
    for key, value in given.items():
        non_negative(key, value)
    offered = answered + abandoned

    def ratio(numerator: float, denominator: float) -> float:
        return numerator / denominator if denominator > 0.0 else float("nan")

    return ServiceLevels(
        answered=ratio(answered_within, answered),
        offered=ratio(answered_within, offered),
        abandons_within_threshold_count=ratio(answered_within + abandoned_within, offered),
        abandons_within_threshold_excluded=ratio(answered_within, offered - abandoned_within),
        short_abandons_count=ratio(answered_within + abandoned_short, offered),
        short_abandons_excluded=ratio(answered_within, offered - abandoned_short),
    )


def chosen(levels: ServiceLevels, formula: Formula) -> float:
    """The one of the six that `formula` names; TheoryError if there is none of that name."""
    known = [field.name for field in fields(levels)]
    if formula not in known:
        raise TheoryError("formula", formula, "one of " + ", ".join(known))
    value: float = getattr(levels, formula)
    return value
