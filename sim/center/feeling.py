"""What a contact feels like: the wait, the service, and whether it solves the problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.center import office, work
from sim.center.acknowledgement import acknowledged_at
from sim.center.market import may_buy
from sim.center.plain import average_load, plus, speed_score, stretched
from sim.names import Cause, Mark, Outcome, Purpose, Stage
from sim.outcomes import (
    agent_human,
    agent_logit,
    cap_loss,
    felt_wait,
    is_hollow,
    next_opening,
    resolution_logit,
    resolution_share,
    tolerance_ticks,
)
from sim.units import NEVER

if TYPE_CHECKING:
    from sim.center.condition import Condition
    from sim.center.contact import Contact
    from sim.center.history import History
    from sim.center.leg import Leg

__all__ = ["Feeling"]

_RESOLVED, _SCORED, _LATE = int(Mark.RESOLVED), int(Mark.SCORED), int(Mark.LATE)
_BROKEN, _TRANSFERRED, _CAPPED = int(Mark.BROKEN), int(Mark.TRANSFERRED), int(Mark.CAPPED)
_CONTEXT_MISSING, _REDUNDANT = int(Mark.CONTEXT_MISSING), int(Mark.REDUNDANT)
_LACKING, _BOT_MET = int(Mark.LACKING), int(Mark.BOT_MET)
_ACKNOWLEDGED, _HOLLOW = int(Mark.ACKNOWLEDGED), int(Mark.HOLLOW)
_OFF_LINE = (int(Cause.CALLBACK), int(Cause.MESSAGE))
"""The customer has waited since the contact that led to this one, off the line."""
_ALONGSIDE = (int(Cause.DUPLICATE), int(Cause.STATUS_CHECK))
"""Made while something else of the case goes on."""
_BETWEEN, _TALK = int(Stage.BETWEEN), int(Stage.TALK)
_TRIAGE, _AWAY = int(Stage.TRIAGE), int(Stage.AWAY)
_ANSWERED, _BOT_RESOLVED = int(Outcome.ANSWERED), int(Outcome.BOT_RESOLVED)
_CONTAINED = int(Outcome.CONTAINED)
_WAITED = {
    *(int(Outcome[name]) for name in ("ABANDONED", "SILENT", "HIDDEN", "DISCONNECTED", "UNREACHED")),
    *(int(Outcome[name]) for name in ("BOT_RESOLVED", "CONTAINED")),
}
"""Ends at which the customer has an opinion of the wait without having been answered."""
_LEFT = {int(Outcome[name]) for name in ("ABANDONED", "SILENT", "HIDDEN", "DISCONNECTED", "BALKED")}


class Feeling:
    """What a contact feels like; it refers to the contact nowhere, so that there is no circle of references.

    Attributes
    ----------
    history
        That of the case.
    felt_from, offline_from
        When the felt wait begins, and since when the customer is not on the line.
    tolerance, felt, speed
        Of the wait, once there is an opinion: what was put up with, what it felt like, the score.
    marks
        `names.Mark` of the contact.
    since
        When the present stage began, or the contact ended.
    begun
        Of the talk that began last: logit of resolution and human quality while alone in the agent's hand, and pace.
    n_avg, pace, human, solving
        Of the talk that ended last: contacts in hand on average, pace, human quality, probability of resolution.
    """

    __slots__ = (
        *("history", "felt_from", "offline_from", "tolerance", "felt", "speed", "marks", "since"),
        *("begun", "n_avg", "pace", "human", "solving", "talked_with"),
    )

    def __init__(self, contact: Contact, history: History, before: Contact | None) -> None:
        center, now = contact.center, contact.arrived_at
        self.history = history
        self.felt_from, self.offline_from = now, NEVER
        self.tolerance = self.felt = NEVER
        self.marks = 0
        is_next = before is not None and contact.cause not in _ALONGSIDE
        self.since: int = before.feeling.since if is_next else now  # type: ignore[union-attr]
        self.passes(_BETWEEN, now)
        self.speed = self.n_avg = self.pace = self.human = self.solving = 0.0
        self.begun = 0.0, 0.0, 0.0
        self.talked_with = -1
        if before is not None and before.feeling is not None and contact.cause in _OFF_LINE:
            self.felt_from, self.offline_from = before.feeling.felt_from, before.ended_at
        elif self._feels_from_opening(contact):
            opening = next_opening(now, center.open_spans)
            self.felt_from = now if opening == NEVER else opening
        channel = center.queues[contact.type].trunk.number
        history.contacted(channel, now, center.behaviour.keys["reported_window"])

    def _feels_from_opening(self, contact: Contact) -> bool:
        """Whether the customer knows that nobody is there, and does not mind until somebody is."""
        center, behaviour = contact.center, contact.center.behaviour
        if center.is_open or not behaviour.tolerates or not behaviour.moods[contact.type]["waits_offline"]:
            return False
        share: float = behaviour.keys["tolerance_night_share"]
        return contact.luck(Purpose.NIGHT) >= share

    def passes(self, stage: int, now: int) -> None:
        """What the contact has spent its time with since the last stage was this."""
        self.history.stages[stage] += now - self.since
        self.since = now

    def useful(self, contact: Contact, now: int) -> None:
        """The first useful reply, or the end of the wait without one: the customer has an opinion of the wait."""
        center, behaviour = contact.center, contact.center.behaviour
        is_acknowledged = acknowledged_at(contact) < now
        if is_acknowledged:
            self.marks |= _ACKNOWLEDGED
        if contact.asks or not behaviour.tolerates:
            return
        mood = behaviour.moods[contact.type]
        on_line = max(0, min(now, self.offline_from) - self.felt_from)
        self.felt = felt = felt_wait(behaviour.row, on_line, max(0, now - self.offline_from), mood["hold"])
        self.tolerance = tolerance_ticks(
            behaviour.row,
            *center.laws,
            mood["tolerance"],
            contact.luck(Purpose.PATIENCE),
            contact.luck(Purpose.TOLERANCE),
            contact.case.topic["urgent"],
            self._used_to(contact),
        )
        if is_acknowledged:
            self.tolerance = stretched(self.tolerance, mood["acknowledged_tolerance"])
        self.speed = speed_score(self.tolerance, felt)
        marks = _LATE if felt > self.tolerance else 0
        if contact.announced != NEVER and felt > contact.announced:
            marks |= _BROKEN
        if is_acknowledged and felt > mood["promised"]:
            marks |= _BROKEN
        self.marks |= _SCORED | marks
        self.history.scored(self.speed, marks)
        if is_acknowledged and is_hollow(mood["hollow_limit"], self.tolerance, felt):
            self.marks |= _HOLLOW
            damage = behaviour.keys["acknowledgement_hollow_damage"]
            self.history.botfail = plus(self.history.botfail, damage)
        if center.customers is not None:
            channel = center.queues[contact.type].trunk.number
            center.customers.waited(contact.case.customer, channel, self.tolerance, felt, self.speed)

    def _used_to(self, contact: Contact) -> float:
        """What the customer is used to in the channel, if he becomes used to anything."""
        center = contact.center
        if center.customers is None or not center.behaviour.ratchets:
            return 0.0
        return center.customers.used_to(contact.case.customer, center.queues[contact.type].trunk.number)

    def passed_on(self) -> None:
        """The customer goes to another queue."""
        self.marks |= _TRANSFERRED
        self.history.n_transfers += 1

    def has_told(self) -> bool:
        """Whether the customer has told somebody before, the bot too, what it is about."""
        told = self.marks & _TRANSFERRED or self.history.marks & _BOT_MET
        return told > 0 or self.history.n_served > 0

    def tells_again(self) -> None:
        """What the customer has told before is not at hand."""
        self.marks |= _CONTEXT_MISSING
        self.history.n_reexplained += 1

    def talks(self, leg: Leg, pace: float, due: int, how: Condition | None, is_missing: bool) -> None:
        """A talk begins for which, before a cap, so many ticks are due.

        `how` the agent is, where agents differ; whether what was told before is missing.
        """
        behaviour, case = leg.center.behaviour, leg.contact.case
        logit = 0.0
        if behaviour.resolves:
            base, is_transferred = (
                behaviour.moods[leg.queue.number]["resolution"],
                self.marks & (_TRANSFERRED | _LACKING) > 0,
            )
            logit = resolution_logit(
                behaviour.row,
                base,
                case.complexity,
                int(is_transferred),
                int(is_missing),
                pace,
                leg.center.crew.knowledge,
            )
            if how is not None:
                logit += agent_logit(behaviour.row, how.quality, how.lacking, how.tired)
            if due > behaviour.cap:
                logit -= cap_loss(behaviour.row, due)
        if due > behaviour.cap:
            self.marks |= _CAPPED
        human = behaviour.human_start(pace)
        if how is not None:
            human += agent_human(behaviour.row, how.tired)
        self.begun = logit, human, pace

    def talked(self, leg: Leg, now: int) -> None:
        """The customer has talked with the agent of `leg`."""
        self.passes(_TALK, now)
        assert leg.agent is not None
        self.talked_with = leg.agent.number
        work.settle(leg, now, len(leg.agent.legs))
        behaviour = leg.center.behaviour
        logit, human, self.pace = self.begun
        self.n_avg = n_avg = average_load(leg.load_sum, now - leg.talk_at)
        self.human = behaviour.human_quality(human, n_avg)
        if leg.contact.asks:
            return
        self.solving = resolution_share(behaviour.row, logit, n_avg) if behaviour.resolves else 1.0

    def _solves(self, contact: Contact) -> bool:
        """Whether the service solves the problem; one that is solved already is solved no more."""
        if self.history.is_resolved:
            self.marks |= _REDUNDANT
            return False
        resolves = contact.center.behaviour.resolves
        does = not resolves or contact.luck(Purpose.RESOLVED) < self.solving
        return does and office.acts(contact)

    def ends(self, contact: Contact, outcome: int, now: int) -> None:
        """The customer is done."""
        self.passes(_TRIAGE if contact.answered_at == NEVER else _AWAY, now)
        if outcome in _WAITED and contact.answered_at == NEVER:
            self.useful(contact, now)
        if contact.asks:
            return
        if outcome == _ANSWERED:
            is_resolved = self._solves(contact)
            if is_resolved:
                self.marks |= _RESOLVED
            at_once = is_resolved and not office.is_needed(contact, self.history)
            self.history.served(self.human, at_once, now)
            if contact.center.behaviour.tires:
                contact.center.agents[self.talked_with].book.serves(self.solving)
            if contact.center.behaviour.has_market:
                may_buy(contact, self)
        if outcome == _BOT_RESOLVED:
            self.marks |= _RESOLVED
            self.history.marks |= _RESOLVED
        if outcome in (_BOT_RESOLVED, _CONTAINED):
            self.history.closed_by_bot(now)
        if outcome in _LEFT:
            self.history.n_abandons += 1
