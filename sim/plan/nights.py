"""Whether anything changes in the center from one day to the next."""

from __future__ import annotations

from sim.scenario import Scenario

__all__ = ["changes_overnight", "keeps_days"]


def keeps_days(scenario: Scenario) -> bool:
    """Whether the log keeps, day by day, what is known in the center and who sits where."""
    return scenario.workforce is not None or scenario.quality.learning > 0


def changes_overnight(scenario: Scenario) -> bool:
    """Whether agents may leave, haste become a habit or knowledge grow."""
    workforce = scenario.workforce
    leaves = workforce is not None and (workforce.attrition > 0 or workforce.attrition_slope > 0)
    return leaves or scenario.quality.learning > 0 or scenario.handling.erosion is not None
