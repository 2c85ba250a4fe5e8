"""Workforce: how agents differ, learn, tire, hurry and leave."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from sim.scenario.bounds import Logit, Share, Weight, Within
from sim.scenario.marked import marked
from sim.scenario.section import Section
from sim.units import HOUR, SECOND, duration_text

__all__ = ["Workforce"]


def _at_least_a_second(ticks: int) -> int:
    if ticks < SECOND:
        raise ValueError(f"{duration_text(ticks)} must be at least 1s")
    return ticks


class Workforce(Section):
    """What makes one agent slower or better than another, and the same agent at one hour than at another.

    See `sim.outcomes.agent` for what it does to a talk. Agents who have a `tenure_months` of their own begin with it.
    """

    speed_spread: Weight = marked(0.15, "A", "sigma of ln(talk time) between agents; the median is 1", le=2)
    quality_spread: Weight = marked(
        0.5, "A", "standard deviation of agents in the logit of resolution", le=20
    )
    quality_spread_standards: Weight = marked(0.25, "A", "the same where quality.standards are set", le=20)
    tenure_mean_months: Weight = marked(
        40.0, "A", "mean tenure at the start, exponentially distributed", le=600
    )
    newcomer_extra: Weight = marked(
        0.35, "M", "talk added on the first day, as a share", "Brynjolfsson, Li, Raymond (size)", le=10
    )
    newcomer_logit: Logit = marked(-0.6, "A", "logit of resolution added on the first day")
    learning_months: float = marked(
        3.0,
        "A",
        "after which both have faded to 1/e",
        "Brynjolfsson, Li, Raymond",
        ge=0.01,
        le=600,
        allow_inf_nan=False,
    )
    fatigue_from: float = marked(
        0.8, "A", "occupancy above which agents tire", ge=0, le=1, allow_inf_nan=False
    )
    fatigue_range: float = marked(
        0.2, "A", "occupancy above it at which they are tired out", ge=0.01, le=1, allow_inf_nan=False
    )
    fatigue_memory: Annotated[Within, AfterValidator(_at_least_a_second)] = marked(
        HOUR, "A", "over which occupancy is averaged, recent minutes more"
    )
    fatigue_talk: Weight = marked(0.1, "A", "talk added by who is tired out, as a share", le=10)
    fatigue_logit: Logit = marked(-0.4, "A", "logit of resolution added")
    fatigue_human: float = marked(-0.15, "A", "human quality added", ge=-1, le=1, allow_inf_nan=False)
    hours_power: float = marked(
        0.1,
        "R",
        "talk grows as this power of one and the hours worked today; it is as usual after four",
        "Collewet, Sauermann",
        ge=-2,
        le=2,
        allow_inf_nan=False,
    )
    rush: float = marked(
        0.1,
        "A",
        "speed added with as many waiting as agents on duty, or more, as a share; below 0: slower",
        "Oliva, Sterman; Kc, Terwiesch (sign, contested)",
        ge=-0.9,
        le=1,
        allow_inf_nan=False,
    )
    attrition: Weight = marked(
        0.3,
        "S",
        "agents who leave in a year, as a share; each seat is taken by a newcomer",
        "ContactBabel",
        le=365,
    )
    attrition_slope: Weight = marked(
        0.5, "P", "share added per unit of the day's occupancy above attrition_from", le=365
    )
    attrition_from: Share = marked(0.85, "P", "occupancy of a day above which more agents leave")
