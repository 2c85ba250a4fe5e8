"""Agents and their groups: who is there, who is free, and for how long."""

from __future__ import annotations

from collections import deque

from sim.center.integral import Integral

__all__ = ["Agent", "Group"]


class Agent:
    """One agent: offline, idle, busy, or finishing (shift over, still serving)."""

    __slots__ = ("busy", "finishing", "group", "idle_since", "logged_in", "number")

    def __init__(self, number: int, group: Group) -> None:
        self.number = number
        self.group = group
        self.busy = Integral()
        self.logged_in = Integral()
        self.finishing = False
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
        self.speed = speed
        """By contact type, in parts per 65,536."""
        self.logged_in = Integral()
        self.talk = Integral()
        self.wrap_up = Integral()
        self.finishing = Integral()

    @property
    def n_on_duty(self) -> int:
        """Agents whose shift is not over."""
        return self.logged_in.count - self.finishing.count

    def log_in(self, now: int) -> Agent | None:
        """The next agent to be on duty: one who was about to leave stays, else one comes (who is returned)."""
        for agent in self.agents:
            if agent.finishing:
                agent.finishing = False
                self.finishing.leave(now)
                return None
        agent = next(agent for agent in self.agents if not agent.logged_in.count)
        agent.logged_in.enter(now)
        self.logged_in.enter(now)
        return agent

    def log_out_idle(self, now: int) -> bool:
        """Send the idle agent with the highest number home; False if nobody is idle."""
        if not self.idle:
            return False
        agent = max(self.idle, key=lambda one: one.number)
        self.idle.remove(agent)
        self.log_out(agent, now)
        return True

    def finish_busy(self, now: int) -> None:
        """The busy agent with the highest number will leave after the contact in hand."""
        agent = next(one for one in reversed(self.agents) if one.busy.count and not one.finishing)
        agent.finishing = True
        self.finishing.enter(now)

    def log_out(self, agent: Agent, now: int) -> None:
        """`agent`, who serves nobody, goes offline."""
        if agent.finishing:
            agent.finishing = False
            self.finishing.leave(now)
        agent.logged_in.leave(now)
        self.logged_in.leave(now)
