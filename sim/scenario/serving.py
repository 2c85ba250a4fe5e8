"""Who serves what: every queue needs somebody with its skill."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sim.errors import nearest

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario

__all__ = ["unserved_queues"]


def unserved_queues(scenario: Scenario) -> Iterator[str]:
    """One sentence for each queue that nobody serves, each skill that nobody needs, each transfer to nowhere."""
    yield from _skills(scenario)
    yield from _queues(scenario)
    yield from _transfers(scenario)
    yield from _counted(scenario)


def _skills(scenario: Scenario) -> Iterator[str]:
    types = scenario.contact_types
    held = {skill for group in scenario.agents.values() for skill in group.skills}
    needed = {one.skill or name for name, one in types.items()}
    unserved = {skill for skill in needed if skill not in held}
    for name, one in types.items():
        skill = one.skill or name
        if held and skill in unserved and not one.one_of:
            yield f'contact_types.{name}.skill: nobody has the skill "{skill}"{nearest(skill, held)}'
    for name, group in scenario.agents.items():
        if not group.skills:
            yield f"agents.{name}.skills: must name at least one"
        for skill in group.skills:
            if skill not in needed and not unserved:
                yield f"agents.{name}.skills.{skill}: no contact type needs it{nearest(skill, needed)}"


def _queues(scenario: Scenario) -> Iterator[str]:
    """Contacts that stand in the queue of another type."""
    types = scenario.contact_types
    held = {skill for group in scenario.agents.values() for skill in group.skills}
    for name, one in types.items():
        for kind in one.one_of:
            if kind not in types:
                continue
            other, key = types[kind], f"contact_types.{name}.one_of"
            if other.channel != one.channel:
                yield f'{key}: "{kind}" is of channel {other.channel}, {name} of {one.channel}; it must be the same'
            if (other.skill or kind) not in held:
                yield f'{key}: nobody serves the queue of "{kind}"'
        for kind in one.transfer.to:
            if kind in types and (types[kind].skill or kind) not in held:
                yield f"contact_types.{name}.transfer.to.{kind}: nobody serves its queue"


def _transfers(scenario: Scenario) -> Iterator[str]:
    for name, one in scenario.contact_types.items():
        shares = [one.transfer.share, *one.transfer.by_group.values()]
        if any(shares) and not sum(one.transfer.to.values()) > 0:
            yield (
                f"contact_types.{name}.transfer.to: must name a contact type with a weight above 0, as the share of "
                f"transfers is {max(shares):g}"
            )


def _counted(scenario: Scenario) -> Iterator[str]:
    """Targets that count from a queue in which nobody stands."""
    for name, one in scenario.contact_types.items():
        if not one.one_of or name in one.one_of:
            continue
        own = {f"contact_types.{name}.targets.{key}": target for key, target in one.targets.items()}
        own |= {f"targets.{key}": target for key, target in scenario.targets.items() if target.of == name}
        for key, target in own.items():
            if target.counts_from == "queue":
                yield (
                    f"{key}.counts_from: queue must be arrival, as {name} has no queue of its own; its contacts stand "
                    f"in those of {', '.join(one.one_of)}, whose targets may count from there"
                )
