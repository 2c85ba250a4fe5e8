"""Triage: contacts are sorted into queues, at once or by hand, and some into a wrong one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import simpy

from sim.names import Cause, EventKind, Mark, Purpose

if TYPE_CHECKING:
    from sim.center.agents import Agent
    from sim.center.center import Center
    from sim.center.contact import Contact
    from sim.center.leg import Leg
    from sim.center.queues import Queue

__all__ = ["await_triage", "is_sorted_by_hand", "lacks_skill", "wrong_queue", "wrong_queues"]

_TRIAGE_END = int(EventKind.TRIAGE_END)
_UNSORTED = (int(Cause.CALLBACK), int(Cause.MESSAGE))
"""Whose queue is known."""


def wrong_queues(center: Center) -> list[list[Queue]]:
    """By contact type: queues of its channel in which it has no business, and that somebody serves."""
    return [
        [
            queue
            for queue, served_by in zip(center.queues, center.groups_for, strict=True)
            if served_by and queue.trunk is own.trunk and not center.plan.choices[own.number, queue.number]
        ]
        for own in center.queues
    ]


def is_sorted_by_hand(contact: Contact) -> bool:
    """Whether somebody must look at a contact before it stands in a queue."""
    return contact.center.behaviour.sorts_by_hand and contact.cause not in _UNSORTED


def await_triage(contact: Contact) -> None:
    """Hold a line until somebody has looked at the contact."""

    def over(contact: Contact, _: simpy.Event) -> None:
        clock.note(_TRIAGE_END, contact.number)
        contact.stand()

    center, clock = contact.center, contact.center.clock
    contact.take_line(contact.queue.trunk, clock.now)
    delay = center.duration(center.behaviour.keys["triage_delay"], contact.draw(Purpose.TRIAGE_DELAY))
    clock.at(clock.now + delay, _TRIAGE_END, contact.number, partial(over, contact))


def wrong_queue(contact: Contact) -> Queue | None:
    """The queue into which a contact is sorted by mistake, if it is."""
    center, behaviour = contact.center, contact.center.behaviour
    if not behaviour.sorts or contact.cause in _UNSORTED:
        return None
    queues = center.wrong_queues[contact.kind]
    if not queues or contact.draw(Purpose.MISROUTED) >= behaviour.keys["misroute"]:
        return None
    if contact.feeling is not None:
        contact.feeling.marks |= int(Mark.MISROUTED)
    return queues[int(contact.draw(Purpose.MISROUTED_TO) * len(queues))]


def lacks_skill(leg: Leg, agent: Agent) -> bool:
    """Whether the agent lacks the skill for what the customer wants."""
    own = leg.contact.kind if leg.contact.strays else leg.queue.number
    skill = agent.group.skills.get(own)
    return skill is None or skill.lacking
