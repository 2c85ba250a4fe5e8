"""How an agent is when a talk begins: what he has learnt, how tired he is, how pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sim.center.occupancy import Occupancy
from sim.outcomes import fatigue, inexperience
from sim.units import DAY

if TYPE_CHECKING:
    from sim.center.agents import Agent
    from sim.center.leg import Leg

__all__ = ["Condition", "condition"]


class Condition(NamedTuple):
    """See `sim.outcomes.agent` for what comes of it.

    Attributes
    ----------
    quality
        The agent's own.
    lacking, tired
        Inexperience and fatigue, both from 0 to 1.
    logged_in
        Ticks since midnight.
    n_waiting, n_agents
        In the leg's queue, and on duty for it.
    """

    quality: float
    lacking: float
    tired: float
    logged_in: int
    n_waiting: int
    n_agents: int


def condition(leg: Leg, agent: Agent) -> Condition:
    """How `agent` is as he begins to talk with the customer of `leg`."""
    center, queue = leg.center, leg.queue
    now, row = center.clock.now, center.behaviour.row
    assert isinstance(agent.busy, Occupancy)
    return Condition(
        quality=agent.quality,
        lacking=inexperience(row, now // DAY - agent.hired_day),
        tired=fatigue(row, agent.busy.share(now)),
        logged_in=agent.today(now)[1],
        n_waiting=queue.waiting.count,
        n_agents=center.on_duty_for(queue),
    )
