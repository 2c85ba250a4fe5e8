"""Agents and their groups: who is there, who is free, and for how long."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from sim.center.integral import Integral

if TYPE_CHECKING:
    from sim.center.queues import Queue

__all__ = ["Agent", "Group"]


class Agent:
    """One agent: offline, idle, busy, or finishing (shift over, still serving)."""

    __slots__ = ("finishing", "group", "idle", "idle_since", "logged_in", "number", "talk", "wrap_up")

    def __init__(self, number: int, group: Group) -> None:
        self.number = number
        self.group = group
        self.logged_in = Integral()
        self.talk = Integral()
        self.wrap_up = Integral()
        self.finishing = Integral()
        self.idle = False
        self.idle_since = 0
        """Rank in the order of becoming idle, over all agents."""


class Group:
    """Agents who are alike, and what they have done since the interval began."""

    def __init__(self, number: int, first_agent: int, size: int, serves: list[int], speed: list[int]) -> None:
        self.number = number
        self.agents = [Agent(first_agent + i, self) for i in range(size)]
        self.idle: deque[Agent] = deque()
        """In order of becoming idle: the longest idle first."""
        self.serves = serves
        """Numbers of the contact types for which the group has the skill."""
        self.queues: list[Queue] = []
        """From which it may serve at present."""
        self.speed = speed
        """By contact type, in parts per 65,536."""
        self.n_on_duty = 0
        """Agents whose shift is not over."""

    def log_in(self, now: int) -> Agent | None:
        """One more is on duty: one who was about to leave stays, else one comes, who is returned."""
        self.n_on_duty += 1
        for agent in self.agents:
            if agent.finishing.count:
                agent.finishing.leave(now)
                return None
        agent = next(agent for agent in self.agents if not agent.logged_in.count)
        agent.logged_in.enter(now)
        return agent

    def log_out_idle(self, now: int) -> bool:
        """Send the idle agent with the highest number home; False if nobody is idle."""
        if not self.idle:
            return False
        agent = max(self.idle, key=lambda one: one.number)
        self.idle.remove(agent)
        agent.idle = False
        self.log_out(agent, now)
        return True

    def finish_busy(self, now: int) -> None:
        """The busy agent with the highest number will leave after the contact in hand."""
        agent = next(one for one in reversed(self.agents) if one.logged_in.count and not one.finishing.count)
        agent.finishing.enter(now)
        self.n_on_duty -= 1

    def log_out(self, agent: Agent, now: int) -> None:
        """`agent`, who serves nobody, goes offline."""
        if agent.finishing.count:
            agent.finishing.leave(now)
        else:
            self.n_on_duty -= 1
        agent.logged_in.leave(now)
