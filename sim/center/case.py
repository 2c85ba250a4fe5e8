"""A customer's problem while the center deals with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sim.center.closing import SILENT, judge
from sim.center.history import History
from sim.center.plain import case_word, contact_word
from sim.draws import uniform
from sim.names import CaseStatus, Cause
from sim.outcomes import leg_draws

if TYPE_CHECKING:
    from sim.center.agents import Agent
    from sim.center.center import Center

__all__ = ["Case"]

_N_CAUSES = len(Cause)
_NOT_MADE = (int(CaseStatus.NOT_OFFERED), int(CaseStatus.LOST))


class Case:
    """A case, with what its contacts share: luck, segment, topic, earlier contacts, the agent who knows it.

    `kind` is the contact type with which it opens; `traits` are `names.Trait`; `customer` is the number in the pool, -1
    for nobody known; `n_live` counts what is under way or to come; `history` is None if nothing of that kind is kept.
    """

    __slots__ = (
        *("center", "number", "segment", "kind", "topic", "complexity", "traits", "customer"),
        *("made", "n_live", "last_agent", "history", "_day", "_ordinal", "_source"),
    )

    def __init__(
        self,
        center: Center,
        number: int,
        day: int,
        ordinal: int,
        source: int,
        segment: int,
        kind: int,
        topic: int,
        complexity: float,
        traits: int,
        customer: int,
    ) -> None:
        self.center = center
        self.number = number
        self._day, self._ordinal, self._source = day, ordinal, source
        self.segment, self.kind = segment, kind
        self.topic: dict[str, Any] = center.behaviour.topics[topic]
        self.complexity, self.traits, self.customer = complexity, traits, customer
        self.made = [0] * _N_CAUSES
        """Contacts so far, by cause."""
        self.n_live = 1
        self.last_agent: Agent | None = None
        self.history = History() if center.behaviour.feels else None

    def draw(self, purpose: int, cause: int, ordinal: int, leg: int) -> float:
        """The uniform of one purpose of one leg of a contact."""
        plan, stream = self.center.plan, self.center.source_hash[self._source]
        word = contact_word(cause, ordinal, leg)
        case = case_word(self._day, self._ordinal)
        # A plain int: compiled code takes a member of an enumeration, too, but needs a hundred times as long for it.
        return uniform(plan.seed, plan.replication, int(purpose), word, case, stream)

    def close(self, status: int) -> None:
        """No contact will follow; the status is a `CaseStatus`."""
        ledger = self.center.ledger
        ledger.case_ends.extend((self.number, self.center.clock.now, status))
        if self.history is not None:
            verdict = SILENT if status in _NOT_MADE else judge(self, self.history)
            ledger.close_journey(self, self.history, verdict)

    def luck(self, purpose: int) -> float:
        """The uniform of one purpose of the case itself."""
        return self.draw(purpose, 0, 0, 0)

    def leg_draws(self, cause: int, ordinal: int, leg: int) -> tuple[float, float, float, float]:
        """The uniforms of a leg's patience, talk, wrap-up and set-up."""
        plan, stream = self.center.plan, self.center.source_hash[self._source]
        word = contact_word(cause, ordinal, leg)
        return leg_draws(plan.seed, plan.replication, word, case_word(self._day, self._ordinal), stream)
