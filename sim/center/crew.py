"""The crew: who sits where, what agents know and what they hold to be normal; what they do in a day, and overnight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.center.plain import case_word, plus
from sim.draws import uniform
from sim.names import Purpose
from sim.outcomes import eroded, learned, leaving_share, quality_of_hire, speed_of_hire, unhurried

if TYPE_CHECKING:
    from sim.center.agents import Agent
    from sim.center.center import Center

__all__ = ["Book", "Crew"]

_WEEK = 7


class Book:
    """What an agent has done since midnight: talks, their work and how tired he was; contacts served, and how well."""

    __slots__ = ("n_served", "n_talks", "solving", "tired", "work")

    def __init__(self) -> None:
        self.n_talks = self.work = self.n_served = 0
        self.tired = self.solving = 0.0

    def talks(self, work: int, tired: float) -> None:
        """A talk begins."""
        self.n_talks += 1
        self.work += work
        self.tired = plus(self.tired, tired)

    def serves(self, solving: float) -> None:
        """A customer is done who was served."""
        self.n_served += 1
        self.solving = plus(self.solving, solving)


class Crew:
    """What changes in the center from one day to the next.

    Attributes
    ----------
    knowledge
        How complete the knowledge base is.
    norm
        Talk that agents hold to be normal, as a share of what it was at the start.
    """

    def __init__(self, center: Center) -> None:
        keys = center.behaviour.keys
        self._center = center
        self._erodes = bool(keys["has_handling_erosion"])
        self._learns = keys["quality_learning"] > 0
        self._leaves = keys["workforce_attrition"] > 0 or keys["workforce_attrition_slope"] > 0
        self.knowledge: float = keys["quality_knowledge"]
        self.norm = 1.0
        self._due = self._at_norm = 0

    def talks(self, due: int, pace: float) -> None:
        """A talk begins for which, before a cap, so many ticks are due."""
        if self._erodes:
            self._due += due
            self._at_norm += unhurried(self._center.behaviour.row, due, pace, self.norm)

    def close_day(self, day: int) -> None:
        """The log keeps how the day was."""
        ledger, behaviour = self._center.ledger, self._center.behaviour
        ledger.days.append((day, self.knowledge, self.norm))
        if behaviour.tires:
            for agent in self._center.agents:
                book = agent.book
                told = book.n_talks, book.work, book.tired, book.n_served, book.solving
                ledger.seats.append((day, agent.number, agent.hired_day, *told))
                agent.book = Book()

    def overnight(self, day: int) -> None:
        """After a day: the norm, what is known, who leaves."""
        row = self._center.behaviour.row
        if self._erodes:
            self.norm = eroded(row, self.norm, self._due, self._at_norm)
            self._due = self._at_norm = 0
        if self._learns and (day + 1) % _WEEK == 0:
            self.knowledge = learned(row, self.knowledge)
        if self._center.behaviour.tires and self._leaves:
            for group in self._center.groups:
                for number, agent in enumerate(group.agents):
                    share = leaving_share(row, agent.busy_yesterday, agent.logged_in_yesterday)
                    if self._draw(agent, number, Purpose.ATTRITION, day) < share:
                        self._replace(agent, number, day + 1)

    def _replace(self, agent: Agent, number: int, day: int) -> None:
        """Somebody new takes the seat; what is in hand goes on as it was."""
        row = self._center.behaviour.row
        agent.generation += 1
        agent.hired_day = day
        agent.speed = speed_of_hire(row, self._draw(agent, number, Purpose.AGENT_SPEED, agent.generation))
        u = self._draw(agent, number, Purpose.AGENT_QUALITY, agent.generation)
        agent.quality = quality_of_hire(row, u)

    def _draw(self, agent: Agent, number: int, purpose: Purpose, day: int) -> float:
        """The uniform of a day, or of a generation, of a seat."""
        plan = self._center.plan
        word = case_word(day, number)
        return uniform(plan.seed, plan.replication, int(purpose), 0, word, agent.group.stream)
