"""A customer's problem while the center deals with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.draws import case_word, contact_word, uniform
from sim.names import CaseStatus, Cause
from sim.outcomes import leg_draws

if TYPE_CHECKING:
    from sim.center.agents import Agent
    from sim.center.center import Center

__all__ = ["Case"]


class Case:
    """A case, with what its contacts share: luck, segment, counts of earlier contacts, the agent who knows it."""

    __slots__ = ("center", "last_agent", "made", "number", "segment", "stream", "word")

    def __init__(
        self, center: Center, number: int, day: int, ordinal: int, source: int, segment: int
    ) -> None:
        self.center = center
        self.number = number
        self.word = case_word(day, ordinal)
        self.stream = center.source_hash[source]
        self.segment = segment
        self.made = [0] * len(Cause)
        """Contacts so far, by cause."""
        self.last_agent: Agent | None = None

    def draw(self, purpose: int, cause: int, ordinal: int, leg: int) -> float:
        """The uniform of one purpose of one leg of a contact."""
        plan = self.center.plan
        word = contact_word(cause, ordinal, leg)
        return uniform(plan.seed, plan.replication, purpose, word, self.word, self.stream)

    def leg_draws(self, cause: int, ordinal: int, leg: int) -> tuple[float, float, float, float]:
        """The uniforms of a leg's patience, talk, wrap-up and set-up."""
        plan = self.center.plan
        word = contact_word(cause, ordinal, leg)
        return leg_draws(plan.seed, plan.replication, word, self.word, self.stream)

    def close(self, status: CaseStatus) -> None:
        """No contact will follow."""
        self.center.ledger.close_case(self, status)
