"""The random plans show every feature beside every other."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest
from pydantic import BaseModel

import sim
from sim.names import CHANNELS, CONTACT_SELECTION
from sim.scenario.acknowledgement import Acknowledgement
from sim.scenario.agents import AgentGroup, Skill
from sim.scenario.announcement import Announcement
from sim.scenario.back_office import BackOffice
from sim.scenario.bot import Bot
from sim.scenario.channel import Channel
from sim.scenario.contact_type import ByArrival, ContactType, Score
from sim.scenario.customers import Customers
from sim.scenario.desk import Desk
from sim.scenario.handing import Thread, Transfer
from sim.scenario.handling import Erosion, Handling
from sim.scenario.impatience import Impatience
from sim.scenario.incident import Incident
from sim.scenario.market import Market
from sim.scenario.news import News
from sim.scenario.quality import Quality
from sim.scenario.repeat import Repeat
from sim.scenario.resolution import Resolution
from sim.scenario.returning import Callback, Message, Retry
from sim.scenario.routing import Routing
from sim.scenario.satisfaction import Effort, Human, Satisfaction
from sim.scenario.segment import Segment
from sim.scenario.shift import Break, Member, Shift
from sim.scenario.tolerance import Tolerance
from sim.scenario.topic import Topic
from sim.scenario.updates import Updates
from sim.scenario.workforce import Workforce
from tests.differential.features import features
from tests.differential.plans import recipe

_MANY = 4000
_N_FEATURES = 180
_UNRESOLVED = "unresolved after an answer"
_REPEATED = (
    *("repeat", "second repeat", "given up after an answer", "bot: comes again", "back office, then another"),
)
_MERGED = ("merged", "told again in the single window")
_SERVED_TWICE = ("the second one served", "served in vain")


def _impossible(one: str, other: str) -> str | None:
    """Why two features never meet."""
    rules = {f"contact by {name.replace('_', ' ')}" for name in CONTACT_SELECTION}
    if {one, other} <= rules:
        return "a center has one rule of contact selection"
    if _UNRESOLVED in (one, other) and any(name.startswith(_REPEATED) for name in (one, other)):
        return "where customers come again nobody is left unresolved by an answer, he gives up"
    if (one in _MERGED and other in _SERVED_TWICE) or (other in _MERGED and one in _SERVED_TWICE):
        return "where all stands in one window, a second contact is merged and not served"
    return None


def _met(n: int) -> tuple[Counter[str], set[tuple[str, str]]]:
    """In how many plans each feature happened, and the pairs that happened in one plan."""
    seen: Counter[str] = Counter()
    pairs: set[tuple[str, str]] = set()
    for number in range(n):
        plan = recipe(number).plan()
        found = sorted(features(plan, sim.simulate(plan)))
        seen.update(found)
        pairs.update(combinations(found, 2))
    return seen, pairs


def _all_pairs_met(n: int, least: int) -> None:
    seen, pairs = _met(n)
    missing = [pair for pair in combinations(sorted(seen), 2) if pair not in pairs and not _impossible(*pair)]
    assert not missing
    assert len(seen) >= _N_FEATURES
    assert not [name for name, count in seen.items() if count < least]
    assert not [pair for pair in pairs if _impossible(*pair)]


@pytest.mark.long
def test_every_pair_of_features_meets_in_thousands_of_plans() -> None:
    _all_pairs_met(_MANY, least=150)


_PARTS: dict[str, type[BaseModel]] = {
    "contact_types.*": ContactType,
    "contact_types.*.by_arrival": ByArrival,
    "contact_types.*.score": Score,
    "contact_types.*.message": Message,
    "contact_types.*.transfer": Transfer,
    "contact_types.*.thread": Thread,
    "contact_types.*.retry": Retry,
    "contact_types.*.announcement": Announcement,
    "contact_types.*.callback": Callback,
    "agents.*": AgentGroup,
    "agents.*.skills.*": Skill,
    "agents.*.shifts.*": Shift,
    "agents.*.shifts.*.breaks.*": Break,
    "agents.*.members.*": Member,
    "channels.*": Channel,
    "segments.*": Segment,
    "incidents.*": Incident,
    "topics.*": Topic,
    "tolerance": Tolerance,
    "resolution": Resolution,
    "repeat": Repeat,
    "satisfaction": Satisfaction,
    "satisfaction.human": Human,
    "satisfaction.efforts": Effort,
    "workforce": Workforce,
    "desk": Desk,
    "acknowledgement": Acknowledgement,
    "back_office": BackOffice,
    "updates": Updates,
    "news": News,
    "impatience": Impatience,
    "customers": Customers,
    "market": Market,
    "bot": Bot,
    "routing": Routing,
    "handling": Handling,
    "handling.erosion": Erosion,
    "quality": Quality,
}
_MEASURED = {
    "set_up_in_wait", "targets", "money", "cost_per_hour", "overtime_factor", "cost_per_line_hour", "clock",
    "schedule_file", "junior_wage", "training_hours", "qa_cost",
    "sale_value", "retention", "discount", "acquisition_cost", "margin",
}  # fmt: skip
"""Keys that change no engine's run: what is measured, and another way to say what `members` says."""


def _values(data: object, path: list[str]) -> list[object]:
    """All values at a path of a mapping; a star stands for any name."""
    if not path:
        return [data]
    if not isinstance(data, dict):
        return []
    inner = list(data.values()) if path[0] == "*" else [data[path[0]]] if path[0] in data else []
    return [found for one in inner for found in _values(one, path[1:])]


def test_every_key_of_a_scenario_is_drawn() -> None:
    """With two values at least, a key that is left out being one of them."""
    scenarios = [recipe(number).scenario for number in range(150)]
    for path, model in _PARTS.items():
        parts = [
            part for one in scenarios for part in _values(one, path.split(".")) if isinstance(part, dict)
        ]
        for key in set(model.model_fields) - _MEASURED:
            assert len({repr(part.get(key)) for part in parts}) > 1, f"{path}.{key} is always the same"
    drawn = {one["channel"] for scenario in scenarios for one in scenario["contact_types"].values()}
    assert drawn == set(CHANNELS)
