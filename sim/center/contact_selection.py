"""Which waiting contact an agent takes who can take one more: the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from sim.draws import case_word, stream_hash, uniform
from sim.names import LegReason, Purpose

if TYPE_CHECKING:
    from sim.center.agents import Agent
    from sim.center.center import Center
    from sim.center.leg import Leg
    from sim.center.queues import Line

__all__ = ["CONTACT_RULES", "ContactSelection"]

_PICKS = stream_hash("contact selection")
_ARRIVAL = int(LegReason.ARRIVAL)


class ContactSelection(Protocol):
    """An agent can take one more: which waiting contact is next?"""

    def select_contact(self, agent: Agent, center: Center) -> Leg | None:
        """A leg of one of `center.router.lines_for(agent)`, or None to take nobody."""


class _LineFirst:
    """The best of the waiting lines by a key of its own; each line gives who has waited longest."""

    def merit(self, line: Line, leg: Leg, now: int) -> int:
        """The lowest goes first."""
        raise NotImplementedError

    def select_contact(self, agent: Agent, center: Center) -> Leg | None:
        """See `ContactSelection`."""
        now = center.clock.now
        best: Leg | None = None
        best_key: tuple[int, ...] | None = None
        for skill, line in center.router.lines_for(agent):
            leg = line.legs[0]
            merit = 0 if line.handed_back else self.merit(line, leg, now)
            key = not line.handed_back, skill.pick, merit, leg.waits_since, leg.number
            if best_key is None or key < best_key:
                best, best_key = leg, key
        return best


class PriorityLongestWait(_LineFirst):
    """The lowest priority number first; within it the longest wait, head start included."""

    def merit(self, line: Line, leg: Leg, now: int) -> int:
        """The priority."""
        return line.priority


class LongestWait(_LineFirst):
    """The longest wait, head start included, whatever the priority."""

    def merit(self, line: Line, leg: Leg, now: int) -> int:
        """Nothing."""
        return 0


class LongestQueue(_LineFirst):
    """The contact type with the most waiting contacts; within it the longest wait."""

    def merit(self, line: Line, leg: Leg, now: int) -> int:
        """The length of the queue."""
        return -leg.queue.waiting.count


class WeightedWait(_LineFirst):
    """The highest score: what the type has on joining, plus what each second of waiting adds."""

    def merit(self, line: Line, leg: Leg, now: int) -> int:
        """The score, in thousandths of a microsecond's worth."""
        row = leg.queue.row
        score: int = int(row["base_score"]) + (int(row["continued_score"]) if leg.reason != _ARRIVAL else 0)
        grown: int = int(row["wait_score"]) * (now - leg.waits_since)
        return -score * 1_000_000 - grown


class EarliestDue(_LineFirst):
    """Who is to be answered first."""

    def merit(self, line: Line, leg: Leg, now: int) -> int:
        """The instant by which the contact is to be answered."""
        at: int = leg.waits_since + leg.queue.row["due_in"]
        return at


class LastInFirstOut:
    """Who came last."""

    def select_contact(self, agent: Agent, center: Center) -> Leg | None:
        """See `ContactSelection`."""
        now = center.clock.now
        best: Leg | None = None
        best_key: tuple[int, ...] | None = None
        for skill, line in center.router.lines_for(agent):
            if line.handed_back:
                leg = line.legs[0]
                key = 0, skill.pick, leg.waits_since, leg.number
            else:
                leg = next(one for one in reversed(line.legs) if now - one.waits_since >= skill.after)
                key = 1, skill.pick, -leg.waits_since, -leg.number
            if best_key is None or key < best_key:
                best, best_key = leg, key
        return best


class RandomContact:
    """Any of those whom the agent prefers to pick, each with the same probability; handed back ones come first."""

    def __init__(self) -> None:
        self._n = 0

    def select_contact(self, agent: Agent, center: Center) -> Leg | None:
        """See `ContactSelection`."""
        now, lines = center.clock.now, list(center.router.lines_for(agent))
        back = [
            (skill.pick, line.legs[0].waits_since, line.legs[0].number, line.legs[0])
            for skill, line in lines
            if line.handed_back
        ]
        if back:
            return min(back)[3]
        first = min((skill.pick for skill, _ in lines), default=0)
        legs = [
            leg
            for skill, line in lines
            if skill.pick == first
            for leg in line.legs
            if now - leg.waits_since >= skill.after
        ]
        if not legs:
            return None
        plan = center.plan
        u = uniform(plan.seed, plan.replication, Purpose.CONTACT_PICK, 0, case_word(0, self._n), _PICKS)
        self._n += 1
        return legs[int(u * len(legs))]


CONTACT_RULES: dict[str, type[Any]] = {
    "priority_longest_wait": PriorityLongestWait,
    "longest_wait": LongestWait,
    "longest_queue": LongestQueue,
    "weighted_wait": WeightedWait,
    "earliest_due": EarliestDue,
    "last_in_first_out": LastInFirstOut,
    "random": RandomContact,
}
