"""A customer's problem while the center deals with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.center.plain import case_word, contact_word
from sim.draws import uniform
from sim.names import Cause
from sim.outcomes import leg_draws

if TYPE_CHECKING:
    from sim.center.agents import Agent
    from sim.center.center import Center

__all__ = ["Case"]

_N_CAUSES = len(Cause)


class Case:
    """A case, with what its contacts share: luck, segment, counts of earlier contacts, the agent who knows it."""

    __slots__ = ("_day", "_ordinal", "_source", "center", "last_agent", "made", "number", "segment")

    def __init__(
        self, center: Center, number: int, day: int, ordinal: int, source: int, segment: int
    ) -> None:
        self.center = center
        self.number = number
        self._day, self._ordinal, self._source = day, ordinal, source
        self.segment = segment
        self.made = [0] * _N_CAUSES
        """Contacts so far, by cause."""
        self.last_agent: Agent | None = None

    def draw(self, purpose: int, cause: int, ordinal: int, leg: int) -> float:
        """The uniform of one purpose of one leg of a contact."""
        plan, stream = self.center.plan, self.center.source_hash[self._source]
        word = contact_word(cause, ordinal, leg)
        return uniform(
            plan.seed, plan.replication, purpose, word, case_word(self._day, self._ordinal), stream
        )

    def leg_draws(self, cause: int, ordinal: int, leg: int) -> tuple[float, float, float, float]:
        """The uniforms of a leg's patience, talk, wrap-up and set-up."""
        plan, stream = self.center.plan, self.center.source_hash[self._source]
        word = contact_word(cause, ordinal, leg)
        return leg_draws(plan.seed, plan.replication, word, case_word(self._day, self._ordinal), stream)
