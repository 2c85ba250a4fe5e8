"""How customers and agents behave: the scalar keys of the scenario as one row that both engines read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel

from sim.distributions.distribution import Distribution
from sim.plan.laws import Laws
from sim.plan.nights import changes_overnight, keeps_days
from sim.scenario import Scenario
from sim.scenario.acknowledgement import Acknowledgement
from sim.scenario.back_office import BackOffice
from sim.scenario.bot import Bot
from sim.scenario.customers import Customers
from sim.scenario.desk import Desk
from sim.scenario.handling import Handling
from sim.scenario.impatience import Impatience
from sim.scenario.market import Market
from sim.scenario.news import News
from sim.scenario.quality import Quality
from sim.scenario.repeat import Repeat
from sim.scenario.resolution import Resolution
from sim.scenario.routing import TRIAGE
from sim.scenario.satisfaction import Satisfaction
from sim.scenario.tolerance import Tolerance
from sim.scenario.updates import Updates
from sim.scenario.workforce import Workforce

__all__ = ["BEHAVIOUR", "build_behaviour", "feels", "has_midnight", "mechanisms"]

_MECHANISMS: dict[str, type[BaseModel]] = {
    "tolerance": Tolerance,
    "resolution": Resolution,
    "repeat": Repeat,
    "satisfaction": Satisfaction,
    "workforce": Workforce,
    "desk": Desk,
    "bot": Bot,
    "impatience": Impatience,
    "acknowledgement": Acknowledgement,
    "back_office": BackOffice,
    "updates": Updates,
    "news": News,
    "customers": Customers,
    "market": Market,
}
"""Sections that may be absent; then their keys stand at their defaults and `has_…` is 0."""
_FELT = ("tolerance", "resolution", "desk", "bot", "impatience", "acknowledgement")
"""Sections with any of which feelings and journeys are kept."""
_LEVERS: dict[str, type[BaseModel]] = {"handling": Handling, "quality": Quality}
_BY_TYPE = ("by_channel", "coverage", *("voice", "chat", "messenger", "email", "social"))
"""Keys that become columns of `MOOD_PLAN`."""
_OF_THE_POOL = ("segments", "potential")
"""Keys of customers that the plan's customers answer."""
_NO_CAP = 2**62


def _scalars(name: str, section: BaseModel) -> Iterator[tuple[str, Any]]:
    """Column and value of each scalar key, nested sections included."""
    for key in type(section).model_fields:
        value = getattr(section, key)
        part = _optional(type(section), key)
        if part is not None:
            yield f"has_{name}_{key}", int(value is not None)
            yield from _scalars(f"{name}_{key}", part() if value is None else value)
        elif isinstance(value, BaseModel) and not isinstance(value, Distribution):
            yield from _scalars(f"{name}_{key}", value)
        elif key == "channels":
            continue  # a column of `MOOD_PLAN`, too
        elif isinstance(value, tuple):
            yield from ((f"{name}_{key}_{i}", one) for i, one in enumerate(value))
        elif not (
            (key in _BY_TYPE and name in ("tolerance", "resolution", "satisfaction", "bot"))
            or (key in _OF_THE_POOL and name == "customers")
        ):
            yield f"{name}_{key}", _code(type(section), key, value)


def _optional(section: type[BaseModel], key: str) -> type[BaseModel] | None:
    """The section that stands at a key, if it may be absent."""
    kinds = get_args(section.model_fields[key].annotation)
    found = [one for one in kinds if isinstance(one, type) and issubclass(one, BaseModel)]
    return found[0] if type(None) in kinds and found and found[0] is not Distribution else None


def _code(section: type[BaseModel], key: str, value: Any) -> Any:
    """Words as their position among the known ones, no cap as the longest."""
    if isinstance(value, str):
        return get_args(section.model_fields[key].annotation).index(value)
    return _NO_CAP if value is None else int(value) if isinstance(value, bool) else value


def _columns() -> np.dtype[np.void]:
    out: list[tuple[str, type]] = [(f"has_{name}", np.int64) for name in (*_MECHANISMS, "handling")]
    own = ("feels", "midnight", "keeps_days", "reported_window", "triage", "triage_delay")
    out += [(name, np.int64) for name in own]
    out += [(name, np.float64) for name in ("misroute", "transfer_lacking")]
    for name, section in (_MECHANISMS | _LEVERS).items():
        for column, value in _scalars(name, section()):
            out.append((column, np.float64 if isinstance(value, float) else np.int64))
    return np.dtype(out)


BEHAVIOUR = _columns()
"""One column per scalar key of the sections that may be absent, of handling and of quality, named by its dotted key
with _ for dots: durations in ticks, words as positions, distributions as rows of the quantiles (-1 without the
section). `has_…` is 1 where a mechanism is there (`has_handling`: where any lever, the complexity of any topic, the
workforce or the desk changes talk times); `feels`: whether feelings and journeys are kept; `midnight`: whether anything
happens at midnight; `keeps_days`: whether it is kept by day what is known and who sits where; `triage`,
`triage_delay`, `misroute` and `transfer_lacking` are those of routing, `triage` the position in
`scenario.routing.TRIAGE`."""


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
    row["keeps_days"] = keeps_days(scenario)
    row["reported_window"] = scenario.measures.reported_window
    routing = scenario.routing
    row["triage"], row["misroute"] = list(TRIAGE).index(routing.triage), routing.misrouted
    row["triage_delay"] = laws.row(routing.triage_delay) if routing.triage == "manual" else -1
    row["transfer_lacking"] = routing.transfer_lacking
    return out


def has_midnight(scenario: Scenario) -> bool:
    """Whether anything happens at midnight beside the calendar: customers and agents come and go, knowledge grows."""
    return any((scenario.customers is not None, changes_overnight(scenario)))


def _handles(scenario: Scenario) -> bool:
    """Whether any lever, the complexity of a topic, the workforce or the desk changes how contacts are worked on."""
    levers = {key: getattr(scenario.handling, key) for key in ("speed", "cap", "template_rate", "personal")}
    neutral = {"speed": 1.0, "cap": None, "template_rate": 0.0, "personal": 0.0}
    return (
        levers != neutral
        or scenario.handling.takeover
        or scenario.handling.delight
        or scenario.quality.knowledge > 0
        or scenario.quality.learning > 0
        or scenario.workforce is not None
        or scenario.desk is not None
        or any(topic.complexity is not None for topic in scenario.topics.values())
    )
