"""Parts of a scenario that need another part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sim.errors import hint_or_all

if TYPE_CHECKING:
    from sim.scenario.contact_type import ContactType
    from sim.scenario.scenario import Scenario

__all__ = ["missing_needs"]

_NEEDS = (
    ("repeat", "resolution"),
    ("satisfaction", "tolerance"),
    ("back_office", "resolution"),
    ("updates", "back_office"),
    ("news", "resolution"),
    ("market", "customers"),
    ("market", "satisfaction"),
)


def missing_needs(scenario: Scenario) -> Iterator[str]:
    """One sentence for each part whose need is not there."""
    for part, need in _NEEDS:
        if getattr(scenario, part) is not None and getattr(scenario, need) is None:
            yield f"{part}: needs {need}; give {need}={{}} for its defaults, or leave {part} out"
    if scenario.quality.standards and scenario.workforce is None:
        yield "quality.standards: needs workforce; give workforce={} for its defaults, or leave standards out"
    if scenario.handling.news_order != "none" and scenario.news is None:
        yield "handling.news_order: needs news; give news={} for its defaults, or leave news_order out"
    yield from _of_customers(scenario)
    if scenario.handling.erosion is not None and scenario.workforce is None:
        yield "handling.erosion: needs workforce; give workforce={} for its defaults, or leave erosion out"
    arrivals = scenario.arrivals
    for name, stream in arrivals.streams.items():
        if stream.per_customer is not None and arrivals.customers is None and scenario.customers is None:
            yield f"arrivals.streams.{name}.per_customer: needs arrivals.customers, how many there are"
    types, repeat = scenario.contact_types, scenario.repeat
    if repeat is not None and repeat.switch > 0 and not any(map(_switches, types.values())):
        yield f"repeat.switch: {repeat.switch:g} must be 0, as no contact type says in switch_to where they go"
    for name, one in types.items():
        if one.retry.closed_switch > 0 and not _switches(one):
            yield (
                f"contact_types.{name}.retry.closed_switch: {one.retry.closed_switch:g} must be 0, as switch_to says "
                "nowhere to go"
            )
    known = list(dict.fromkeys(topic for name, one in types.items() for topic in one.topics or (name,)))
    for topic in scenario.topics:
        if topic not in known:
            yield f"topics.{topic}: no contact type has this topic{hint_or_all(topic, known)}"


def _switches(one: ContactType) -> bool:
    return any(share > 0 for share in one.switch_to.values())


def _of_customers(scenario: Scenario) -> Iterator[str]:
    """What needs customers, and what does not go with them."""
    if scenario.customers is None:
        if scenario.tolerance is not None and scenario.tolerance.ratchet > 0:
            yield "tolerance.ratchet: needs customers; give customers={} for its defaults, or leave ratchet at 0"
        return
    if scenario.arrivals.customers is not None:
        yield "arrivals.customers: customers.initial says how many there are; leave one of them out"
    for segment in scenario.customers.segments:
        if segment not in scenario.segments and segment != "vip":
            known = list(scenario.segments)
            yield f"customers.segments.{segment}: is unknown{hint_or_all(segment, known)}"
