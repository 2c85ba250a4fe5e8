"""Topics: what a case is about, and how hard and urgent it is."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from sim.scenario.bounds import Share, Within
from sim.scenario.complexity import Complexity
from sim.scenario.marked import marked
from sim.scenario.section import Section
from sim.scenario.unit import Unit

__all__ = ["Topic"]


def _step(value: float) -> float:
    if value not in (0, 0.5, 1):
        raise ValueError(f"{value:g} must be 0, 0.5 or 1")
    return value


class Topic(Section):
    """A topic; those that are not described have the reference complexity, and all else is 0."""

    complexity: Complexity | None = marked(
        None, "A", 'how hard it is: "beta A B" or a number between 0 and 1; none: the reference'
    )
    urgency: Annotated[float, AfterValidator(_step), Unit("step", "0, 0.5, 1")] = marked(
        0.0, "A", "1: the customer needs it now; 0.5: soon; 0: it can wait"
    )
    solvable: Share = marked(0.0, "A", "of sessions with an accurate bot that solve the problem")
    sales: bool = marked(False, "A", "whether it is about buying something")
    steps: float = marked(
        0.0, "A", "what the customer has to do himself, each felt as effort", ge=0, le=20, allow_inf_nan=False
    )
    needs_action: Share = marked(
        0.0, "A", "share of cases in which the customer has to do something himself before it is solved"
    )
    back_office: Share = marked(0.0, "A", "share of cases that somebody behind the center has to work on")
    head_start: Within = marked(0, "A", "counts as if the contact had come this much earlier")
