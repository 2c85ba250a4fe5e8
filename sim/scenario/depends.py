"""Parts of a scenario that need another part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sim.errors import hint_or_all

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario

__all__ = ["missing_needs"]

_NEEDS = {"repeat": "resolution", "satisfaction": "tolerance"}


def missing_needs(scenario: Scenario) -> Iterator[str]:
    """One sentence for each part whose need is not there."""
    for part, need in _NEEDS.items():
        if getattr(scenario, part) is not None and getattr(scenario, need) is None:
            yield f"{part}: needs {need}; give {need}={{}} for its defaults, or leave {part} out"
    types = scenario.contact_types
    if scenario.repeat is not None and scenario.repeat.switch > 0:
        if not any(sum(one.switch_to.values()) > 0 for one in types.values()):
            yield (
                f"repeat.switch: {scenario.repeat.switch:g} needs a contact type with switch_to, "
                "which says where to; none has it"
            )
    known = list(dict.fromkeys(topic for name, one in types.items() for topic in one.topics or (name,)))
    for topic in scenario.topics:
        if topic not in known:
            yield f"topics.{topic}: no contact type has this topic{hint_or_all(topic, known)}"
