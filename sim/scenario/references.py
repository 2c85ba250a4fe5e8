"""Names that one part of a scenario says and another part must know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sim.errors import nearest
from sim.names import CHANNELS

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario

__all__ = ["unknown_names"]


def unknown_names(scenario: Scenario) -> Iterator[str]:
    """One sentence for each name that nobody knows."""
    for name in scenario.channels:
        if name not in CHANNELS:
            yield f"channels.{name}: unknown channel{nearest(name, CHANNELS)}; known are {', '.join(CHANNELS)}"
    known = {"all", *CHANNELS, *scenario.contact_types}
    for name, target in scenario.targets.items():
        if target.of not in known:
            hint = nearest(target.of, known)
            yield f'targets.{name}.of: "{target.of}" is neither all, nor a channel, nor a contact type{hint}'
    yield from _of_streams(scenario)
    yield from _of_types(scenario)
    for name, group in scenario.agents.items():
        yield from _keys(f"agents.{name}.at_once", group.at_once, "channel", CHANNELS)
        for of, together in group.together.items():
            yield from _values(f"agents.{name}.together.{of}", together, "channel", CHANNELS)
    for name, part in {"resolution": scenario.resolution, "satisfaction": scenario.satisfaction}.items():
        if part is not None:
            yield from _keys(f"{name}.by_channel", part.by_channel, "channel", CHANNELS)
    if scenario.acknowledgement is not None:
        yield from _values("acknowledgement.channels", scenario.acknowledgement.channels, "channel", CHANNELS)
    if scenario.bot is not None:
        yield from _keys("bot.coverage", scenario.bot.coverage, "channel", CHANNELS)
    for name, incident in scenario.incidents.items():
        yield from _values(f"incidents.{name}.types", incident.types, "contact type", scenario.contact_types)
        yield from _values(f"incidents.{name}.outage_of", incident.outage_of, "channel", CHANNELS)
        yield from _keys(f"incidents.{name}.absent", incident.absent, "agent group", scenario.agents)
        if incident.topic is not None:
            topics = [
                topic for kind, one in scenario.contact_types.items() for topic in one.topics or (kind,)
            ]
            yield from _values(
                f"incidents.{name}.topic", [incident.topic], "topic of any contact type", topics
            )
    yield from _keys(
        "routing.urgent_type", scenario.routing.urgent_type, "contact type", scenario.contact_types
    )
    for kind, other in scenario.routing.urgent_type.items():
        yield from _values(f"routing.urgent_type.{kind}", [other], "contact type", scenario.contact_types)


def _keys(key: str, names: Iterable[str], what: str, known: Iterable[str]) -> Iterator[str]:
    """Names that stand as keys."""
    for name in names:
        if name not in known:
            yield f"{key}.{name}: no such {what}{nearest(name, known)}"


def _values(key: str, names: Iterable[str], what: str, known: Iterable[str]) -> Iterator[str]:
    """Names that stand as values."""
    for name in names:
        if name not in known:
            yield f'{key}: "{name}" is no {what}{nearest(name, known)}'


def _of_types(scenario: Scenario) -> Iterator[str]:
    types = scenario.contact_types
    for name, one in types.items():
        key = f"contact_types.{name}"
        yield from _keys(f"{key}.switch_to", one.switch_to, "contact type", types)
        yield from _keys(f"{key}.transfer.to", one.transfer.to, "contact type", types)
        yield from _keys(f"{key}.transfer.by_group", one.transfer.by_group, "agent group", scenario.agents)
        yield from _values(f"{key}.one_of", one.one_of, "contact type", types)
        if one.message is not None and one.message.becomes is not None:
            yield from _values(f"{key}.message.becomes", [one.message.becomes], "contact type", types)


def _of_streams(scenario: Scenario) -> Iterator[str]:
    types, segments = scenario.contact_types, scenario.segments
    for name, stream in scenario.arrivals.streams.items():
        key = f"arrivals.streams.{name}"
        yield from _keys(f"{key}.mix", stream.mix, "contact type", types)
        yield from _keys(f"{key}.segments", stream.segments, "segment", segments)
        for segment, weights in stream.segments.items():
            if isinstance(weights, dict):
                yield from _keys(f"{key}.segments.{segment}", weights, "contact type", types)
