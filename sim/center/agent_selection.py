"""Which free agent takes a contact that has come to a queue: the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from sim.names import Purpose
from sim.outcomes import free_share

if TYPE_CHECKING:
    from sim.center.agents import Agent, Skill
    from sim.center.center import Center
    from sim.center.leg import Leg

__all__ = ["AGENT_RULES", "AgentSelection"]


class AgentSelection(Protocol):
    """A contact has come to a queue: which free agent takes it?"""

    def select_agent(self, leg: Leg, center: Center) -> Agent | None:
        """One of `center.router.candidates(leg)`, or None to let the contact wait."""


class _GroupFirst:
    """Groups in an order of their own; within it the least loaded agent, then who came to that load first."""

    def merit(self, skill: Skill, n_skills: int) -> int:
        """The lowest goes first."""
        raise NotImplementedError

    def select_agent(self, leg: Leg, center: Center) -> Agent | None:
        """See `AgentSelection`."""
        best: Agent | None = None
        best_key: tuple[int, int, int] | None = None
        for skill, group in center.router.groups(leg):
            agent = group.first_free(leg.queue.trunk.number)
            if agent is not None:
                key = self.merit(skill, group.n_skills), len(agent.legs), agent.since
                if best_key is None or key < best_key:
                    best, best_key = agent, key
        return best


class RankedLongestIdle(_GroupFirst):
    """Groups in the order of their rank for the contact type."""

    def merit(self, skill: Skill, n_skills: int) -> int:
        """The rank."""
        return skill.rank


class LongestIdle(_GroupFirst):
    """All groups alike."""

    def merit(self, skill: Skill, n_skills: int) -> int:
        """Nothing."""
        return 0


class BestSkill(_GroupFirst):
    """The highest level for the contact type first."""

    def merit(self, skill: Skill, n_skills: int) -> int:
        """The level."""
        return -skill.level


class SingleSkilledFirst(_GroupFirst):
    """The group that serves the fewest contact types first: the lowest opportunity cost."""

    def merit(self, skill: Skill, n_skills: int) -> int:
        """The number of types."""
        return n_skills


class LeastOccupied:
    """The least loaded; of these who had the smallest share of the time since midnight somebody in hand."""

    def select_agent(self, leg: Leg, center: Center) -> Agent | None:
        """See `AgentSelection`."""
        now = center.clock.now
        best: Agent | None = None
        best_key: tuple[int, float, int] | None = None
        for _, agent in center.router.candidates(leg):
            key = len(agent.legs), free_share(*agent.today(now)), agent.since
            if best_key is None or key < best_key:
                best, best_key = agent, key
        return best


class RankedMostFree:
    """By rank, then load; of these who had the largest share of the time since midnight nobody in hand."""

    def select_agent(self, leg: Leg, center: Center) -> Agent | None:
        """See `AgentSelection`."""
        now = center.clock.now
        best: Agent | None = None
        best_key: tuple[int, int, float, int] | None = None
        for skill, agent in center.router.candidates(leg):
            busy, logged_in = agent.today(now)
            key = skill.rank, len(agent.legs), -free_share(logged_in - busy, logged_in), agent.since
            if best_key is None or key < best_key:
                best, best_key = agent, key
        return best


class RandomAgent:
    """Any of the least loaded, each with the same probability."""

    def select_agent(self, leg: Leg, center: Center) -> Agent | None:
        """See `AgentSelection`."""
        agents = [agent for _, agent in center.router.candidates(leg)]
        least = min((len(agent.legs) for agent in agents), default=0)
        agents = [agent for agent in agents if len(agent.legs) == least]
        if not agents:
            return None
        return agents[int(leg.draw(Purpose.AGENT_PICK) * len(agents))]


AGENT_RULES: dict[str, type[Any]] = {
    "ranked_longest_idle": RankedLongestIdle,
    "longest_idle": LongestIdle,
    "best_skill": BestSkill,
    "least_occupied": LeastOccupied,
    "random": RandomAgent,
    "single_skilled_first": SingleSkilledFirst,
    "ranked_most_free": RankedMostFree,
}
