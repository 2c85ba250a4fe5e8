"""How customers and agents behave: the scalar keys of the scenario as one row that both engines read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel

from sim.distributions.distribution import Distribution
from sim.plan.laws import Laws
from sim.scenario import Scenario
from sim.scenario.customers import Customers
from sim.scenario.desk import Desk
from sim.scenario.handling import Handling
from sim.scenario.market import Market
from sim.scenario.quality import Quality
from sim.scenario.repeat import Repeat
from sim.scenario.resolution import Resolution
from sim.scenario.satisfaction import Satisfaction
from sim.scenario.tolerance import Tolerance
from sim.scenario.workforce import Workforce

__all__ = ["BEHAVIOUR", "build_behaviour", "feels", "has_midnight", "mechanisms"]

_MECHANISMS: dict[str, type[BaseModel]] = {
    "tolerance": Tolerance,
    "resolution": Resolution,
    "repeat": Repeat,
    "satisfaction": Satisfaction,
    "workforce": Workforce,
    "desk": Desk,
    "customers": Customers,
    "market": Market,
}
"""Sections that may be absent; then their keys stand at their defaults and `has_…` is 0."""
_FELT = ("tolerance", "resolution", "desk")
"""Sections with any of which feelings and journeys are kept."""
_LEVERS: dict[str, type[BaseModel]] = {"handling": Handling, "quality": Quality}
_BY_TYPE = ("by_channel", *("voice", "chat", "messenger", "email", "social"))
"""Keys that become columns of `MOOD_PLAN`."""
_OF_THE_POOL = ("segments", "potential")
"""Keys of customers that the plan's customers answer."""
_NO_CAP = 2**62


def _scalars(name: str, section: BaseModel) -> Iterator[tuple[str, Any]]:
    """Column and value of each scalar key, nested sections included."""
    for key in type(section).model_fields:
        value = getattr(section, key)
        if isinstance(value, BaseModel) and not isinstance(value, Distribution):
            yield from _scalars(f"{name}_{key}", value)
        elif isinstance(value, tuple):
            yield from ((f"{name}_{key}_{i}", one) for i, one in enumerate(value))
        elif not (
            (key in _BY_TYPE and name in ("tolerance", "resolution", "satisfaction"))
            or (key in _OF_THE_POOL and name == "customers")
        ):
            yield f"{name}_{key}", _code(type(section), key, value)


def _code(section: type[BaseModel], key: str, value: Any) -> Any:
    """Words as their position among the known ones, no cap as the longest."""
    if isinstance(value, str):
        return get_args(section.model_fields[key].annotation).index(value)
    return _NO_CAP if value is None else int(value) if isinstance(value, bool) else value


def _columns() -> np.dtype[np.void]:
    out: list[tuple[str, type]] = [(f"has_{name}", np.int64) for name in (*_MECHANISMS, "handling")]
    out += [(name, np.int64) for name in ("feels", "midnight", "reported_window")]
    for name, section in (_MECHANISMS | _LEVERS).items():
        for column, value in _scalars(name, section()):
            out.append((column, np.float64 if isinstance(value, float) else np.int64))
    return np.dtype(out)


BEHAVIOUR = _columns()
"""One column per scalar key of the optional sections, handling and quality, named by its dotted key with _ for dots:
durations in ticks, words as positions, distributions as rows of the quantiles (-1 without the section). `has_…` is 1 where a
mechanism is there (`has_handling`: where any lever, the complexity of any topic, the workforce or the desk changes talk
times); `feels`: whether feelings and journeys are kept; `midnight`: whether anything happens at midnight."""


def mechanisms(scenario: Scenario) -> tuple[str, ...]:
    """The optional sections that the scenario has."""
    return tuple(name for name in _MECHANISMS if getattr(scenario, name) is not None)


def feels(scenario: Scenario) -> bool:
    """Whether feelings and journeys are kept."""
    return any(name in _FELT for name in mechanisms(scenario))


def build_behaviour(scenario: Scenario, laws: Laws) -> NDArray[np.void]:
    """The one row of `BEHAVIOUR`, shape (1,)."""
    out = np.zeros(1, dtype=BEHAVIOUR)
    row = out[0]
    for name, section in (_MECHANISMS | _LEVERS).items():
        given = getattr(scenario, name)
        for column, value in _scalars(name, section() if given is None else given):
            if isinstance(value, Distribution):
                value = -1 if given is None else laws.row(value)
            row[column] = value
    for name in mechanisms(scenario):
        row[f"has_{name}"] = 1
    # as cases carry it, so that one of the reference complexity differs from it by exactly nothing
    row["handling_reference"] = np.float32(scenario.handling.reference)
    row["has_handling"] = _handles(scenario)
    row["feels"] = feels(scenario)
    market = scenario.market
    if market is not None and market.badge > 0 and row["tolerance_ratchet"] == 0:
        row["tolerance_ratchet"] = market.badge_ratchet
    row["midnight"] = has_midnight(scenario)
    row["reported_window"] = scenario.measures.reported_window
    return out


def has_midnight(scenario: Scenario) -> bool:
    """Whether anything happens at midnight beside the calendar: customers are counted, join and leave."""
    return any((scenario.customers is not None,))


def _handles(scenario: Scenario) -> bool:
    """Whether any lever, the complexity of a topic, the workforce or the desk changes how contacts are worked on."""
    levers = {key: getattr(scenario.handling, key) for key in ("speed", "cap", "template_rate", "personal")}
    neutral = {"speed": 1.0, "cap": None, "template_rate": 0.0, "personal": 0.0}
    return (
        levers != neutral
        or scenario.handling.takeover
        or scenario.handling.delight
        or scenario.quality.knowledge > 0
        or scenario.workforce is not None
        or scenario.desk is not None
        or any(topic.complexity is not None for topic in scenario.topics.values())
    )
