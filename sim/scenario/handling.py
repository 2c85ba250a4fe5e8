"""Handling: how contacts are worked on; levers that change nothing unless they are set."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator

from sim.scenario.bounds import Share, Weight, Within
from sim.scenario.marked import marked
from sim.scenario.section import ABSENT, Section
from sim.units import DAY, SECOND, duration_text

__all__ = ["Erosion", "Handling"]


def _at_least_a_second(ticks: int) -> int:
    if ticks < SECOND:
        raise ValueError(f"{duration_text(ticks)} must be at least 1s")
    return ticks


class Erosion(Section):
    """What agents hold to be a talk of normal length follows the talks that they have in a hurry: down, never up."""

    tau: Annotated[Within, AfterValidator(_at_least_a_second)] = marked(
        7 * 19 * DAY, "R", "in which it comes near to what is delivered, to 1/e", "Oliva, Sterman 2001"
    )


class Handling(Section):
    """Speed against quality: each lever has its price in talk time."""

    speed: float = marked(
        1.0,
        "A",
        "agents are told to work so much faster; talk is divided by it",
        unit="factor",
        ge=0.1,
        le=10,
        allow_inf_nan=False,
    )
    cap: Annotated[Within, AfterValidator(_at_least_a_second)] | None = marked(
        None, "A", "talk is cut at this length; the rest is not done"
    )
    complexity: Weight = marked(
        0.6, "A", "talk added per unit of complexity above the reference, as a share", le=20
    )
    reference: Share = marked(
        0.41, "A", "complexity at which talk and resolution have their mean", gt=0, lt=1
    )
    template_rate: Share = marked(0.0, "A", "share of answers from templates")
    template_talk: Share = marked(0.25, "A", "talk saved if all answers are templates")
    personal: Share = marked(0.0, "A", "how far wording is personal")
    personal_talk: Weight = marked(0.05, "A", "talk added by personal wording, as a share", le=10)
    takeover: bool = marked(False, "A", "agents do the customer's steps for him")
    takeover_talk: Weight = marked(0.15, "A", "talk added by that, as a share", le=10)
    takeover_steps: Weight = marked(2.0, "A", "steps that it saves the customer", le=20)
    delight: bool = marked(False, "A", "agents do more than was asked")
    delight_talk: Weight = marked(0.15, "A", "talk added by that, as a share", le=10)
    news_order: Literal["none", "bad_first", "bad_last"] = marked(
        "none", "A", "whether agents tell bad news first or last; see news"
    )
    erosion: Annotated[Erosion | None, ABSENT] = marked(
        None,
        "R",
        "whether haste becomes a habit; see workforce.rush; none: it does not",
        "Oliva, Sterman 2001",
    )
