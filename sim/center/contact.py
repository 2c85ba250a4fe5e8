"""A request for service, from its arrival until the customer is done, and what follows from how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.center import office
from sim.center.bot import begin_session, meets_bot
from sim.center.feeling import Feeling
from sim.center.leg import Leg
from sim.center.patience import patience_ticks
from sim.center.plain import stretched
from sim.center.returns import decide
from sim.center.triage import await_triage, is_sorted_by_hand, wrong_queue
from sim.log.rounds import MOST_ROUNDS, endless
from sim.names import Cause, EventKind, LegReason, Outcome, Purpose
from sim.outcomes import announced_wait, estimated_wait, open_from
from sim.units import NEVER, SPEED_ONE

if TYPE_CHECKING:
    from sim.center.case import Case
    from sim.center.center import Center
    from sim.center.queues import Queue, Trunk

__all__ = ["Contact"]

_RETURN, _ARRIVAL = int(EventKind.RETURN), int(LegReason.ARRIVAL)
_BY_CALLBACK, _BY_MESSAGE = int(Cause.CALLBACK), int(Cause.MESSAGE)
_BY_CHECK = int(Cause.STATUS_CHECK)
_AT_ONCE = (_BY_CALLBACK, _BY_MESSAGE)
"""Contacts that, if they follow at once, do so within the same event."""
_OPEN, _ANSWERED = int(Outcome.OPEN), int(Outcome.ANSWERED)
_CALLBACK, _MESSAGE = int(Outcome.CALLBACK), int(Outcome.MESSAGE)


class Contact:
    """A request for service. `kind` is the contact type that the customer wants at present."""

    __slots__ = (
        *("center", "case", "number", "parent", "cause", "ordinal", "type", "kind", "queue", "line"),
        *("arrived_at", "answered_at", "ended_at", "waited", "announced", "outcome", "n_legs"),
        *("resumes", "resumes_to", "strays", "gives_up", "asks", "feeling"),
    )

    number: int
    arrived_at: int
    ended_at: int
    n_legs: int

    def __init__(self, center: Center, case: Case, kind: int, cause: int, before: Contact | None) -> None:
        self.center = center
        self.case = case
        self.type = self.kind = kind
        self.cause = cause
        self.ordinal = case.made[cause]
        if self.ordinal >= MOST_ROUNDS:
            raise endless(case.number)
        case.made[cause] += 1
        self.parent = -1 if before is None else before.number
        self.arrived_at = center.clock.now
        self.answered_at = self.ended_at = self.announced = NEVER
        self.waited = self.n_legs = 0
        self.outcome = _OPEN
        self.queue = center.queues[kind]
        """In which it stands or stood last."""
        self.line: Trunk | None = None
        """The channel of which it holds a line."""
        self.resumes = self.resumes_to = -1
        """Talk time left of a contact that was handed back, and where that talk leads; -1: none."""
        self.asks: bool = cause == _BY_CHECK or (before is not None and cause in _AT_ONCE and before.asks)
        """Whether it only asks how far the back office is."""
        self.strays = False
        """Whether it stands or stood last in a wrong queue."""
        self.gives_up = False
        """Whether the customer leaves for good."""
        self.feeling: Feeling | None = None
        """None if nothing of that kind is kept."""
        if case.history is not None:
            self.feeling = Feeling(self, case.history, before)
        self.number = center.ledger.open_contact(self)

    def draw(self, purpose: int) -> float:
        """The uniform of one purpose at the present leg."""
        return self.case.draw(purpose, self.cause, self.ordinal, self.n_legs)

    def luck(self, purpose: int) -> float:
        """The uniform of one purpose of the contact itself."""
        return self.case.draw(purpose, self.cause, self.ordinal, 0)

    def arrive(self, u: tuple[float, float, float, float] | None = None) -> None:
        """Be turned away, meet the bot, or line up; `u` are the uniforms of the leg, if they are known already."""
        center = self.center
        self.queue = self.choose_queue()
        trunk = self.queue.trunk
        if self.cause == _BY_CALLBACK:
            leg = Leg(self, self.queue, _ARRIVAL, u)
            leg.begin(center.router.select_agent(leg))
        elif not center.is_open and not trunk.keeps:
            self.end(Outcome.CLOSED)
        elif trunk.in_use.count >= trunk.lines:
            self.end(Outcome.BLOCKED)
        elif meets_bot(self):
            begin_session(self)
        else:
            self.line_up(u)

    def line_up(self, u: tuple[float, float, float, float] | None = None) -> None:
        """Stand in a queue, now or when somebody has sorted the contact."""
        if is_sorted_by_hand(self):
            await_triage(self)
        else:
            self.stand(u)

    def stand(self, u: tuple[float, float, float, float] | None = None) -> None:
        """Be served at once, wait, or be turned away."""
        center, now = self.center, self.center.clock.now
        wrong = wrong_queue(self)
        self.strays = wrong is not None
        queue = self.queue = wrong or self.choose_queue()
        if not center.is_open and queue.trunk.disconnects:
            self.end(Outcome.DISCONNECTED)
            return
        leg = Leg(self, queue, _ARRIVAL, u)
        agent = center.router.select_agent(leg)
        if agent is None:
            if not queue.has_place():
                self.end(Outcome.BLOCKED)
                return
            turned = self.hears(queue, leg) if queue.announces else None
            if turned is not None:
                self.end(turned)
                return
        self.take_line(queue.trunk, now)
        leg.begin(agent)

    def hears(self, queue: Queue, leg: Leg) -> Outcome | None:
        """Hear the estimated wait, and the offer to be called back; the outcome of who does not join the queue."""
        row = queue.row
        if self.cause == _BY_MESSAGE:
            return None
        if row["estimate"] == 0:
            n_agents = self.center.on_duty_for(queue)
            estimate = estimated_wait(queue.waiting.count, queue.mean_handle, n_agents)
        else:
            estimate = queue.last_wait
        if row["announce"]:
            noise = self.draw(Purpose.ANNOUNCEMENT_NOISE)
            self.announced = announced_wait(estimate, row["bias"], row["noise"], noise)
            limit = patience_ticks(leg)
            is_long = limit != NEVER and self.announced > stretched(limit, row["balk_above"] / SPEED_ONE)
            if is_long and self.draw(Purpose.BALK) < row["balk_share"]:
                return Outcome.BALKED
        if estimate > row["offer_above"] and self.draw(Purpose.CALLBACK_ACCEPT) < row["accept"]:
            return Outcome.CALLBACK
        return None

    def choose_queue(self) -> Queue:
        """The queue in which a contact of its kind stands."""
        center = self.center
        choices = center.choices[self.kind]
        if not choices:
            return center.queues[self.kind]
        if center.queues[self.kind].row["choice"] == 1:
            return choices[int(self.draw(Purpose.QUEUE_CHOICE) * len(choices))]
        return min(choices, key=lambda one: (one.waiting.count + one.n_served, one.number))

    def take_line(self, trunk: Trunk, now: int) -> None:
        """Hold a line of the channel; that of another one is freed."""
        if self.line is not trunk:
            if self.line is not None:
                self.leave_line(now)
            trunk.in_use.enter(now)
            self.line = trunk

    def leave_line(self, now: int) -> None:
        """Free the line, if one is held."""
        if self.line is not None:
            self.line.in_use.leave(now)
            self.line = None

    def go_on(self, reason: LegReason, before: Leg) -> bool:
        """Stand in the queue for one more leg after `before`; False if the center has closed to it."""
        center, now = self.center, self.center.clock.now
        if reason != LegReason.HAND_BACK:
            self.strays = False
        queue = self.queue = before.queue if reason == LegReason.HAND_BACK else self.choose_queue()
        trunk = queue.trunk
        if not center.is_open:
            if reason == LegReason.REOPENED and not trunk.keeps:
                self.end(Outcome.ANSWERED)
                return False
            if trunk.disconnects:
                self.end(Outcome.DISCONNECTED)
                return False
        if self.cause != _BY_CALLBACK:
            self.take_line(trunk, now)
        leg = Leg(self, queue, reason)
        if reason == LegReason.HAND_BACK:
            leg.waits_since = before.waits_since
            leg.partner, before.partner = before.partner, None
        elif reason == LegReason.TRANSFER:
            if self.feeling is not None:
                self.feeling.passed_on()
            leg.waits_since -= before.queue.row["transfer_head_start"]
            leg.partner = before if before.consulting else None
        leg.begin(center.router.select_agent(leg))
        return True

    def pass_on(self, leg: Leg) -> bool:
        """The customer goes to the queue of another type; False if the center has closed to it."""
        self.kind = leg.transfers_to
        leg.is_over = True
        return self.go_on(LegReason.TRANSFER, leg)

    def after_talk(self, leg: Leg) -> None:
        """The customer has talked with the agent of `leg`: goes on to somebody else, pauses, or is done."""
        if leg.transfers_to >= 0:
            self.pass_on(leg)
            return
        row = leg.queue.row
        if (
            row["reopen"] > 0
            and self.n_legs < row["thread_most"]
            and leg.draw(Purpose.REOPEN) < row["reopen"]
        ):
            now = self.center.clock.now
            self.leave_line(now)
            pause = self.center.duration(row["pause"], leg.draw(Purpose.PAUSE))
            self.come_again(now + pause, LegReason.REOPENED, leg)
            return
        self.end(_ANSWERED)

    def come_again(self, at: int, reason: LegReason, before: Leg) -> None:
        """A further leg of the same contact at a later instant."""

        def returns(_: object) -> None:
            clock.note(_RETURN, self.number)
            self.go_on(reason, before)

        clock = self.center.clock
        clock.at(at, _RETURN, self.number, returns)

    def end(self, outcome: int) -> None:
        """The customer is done; something may follow."""
        center, row, now, feeling = self.center, self.queue.row, self.center.clock.now, self.feeling
        self.outcome, self.ended_at = outcome, now
        self.leave_line(now)
        if feeling is not None:
            feeling.ends(self, outcome, now)
        center.ledger.close_contact(self)
        if outcome == _CALLBACK:
            at = now
            if row["booked"] >= 0:
                delay = center.duration(row["booked"], self.draw(Purpose.CALLBACK_DELAY))
                at = open_from(now + delay, center.open_spans)
            self.follow(at, self.kind if self.strays else self.queue.number, _BY_CALLBACK)
        elif outcome == _MESSAGE and row["message_type"] >= 0:
            self.follow(now, row["message_type"], _BY_MESSAGE)
        else:
            if outcome == _ANSWERED and feeling is not None and office.is_needed(self, feeling.history):
                office.begin(self, feeling.history)
            self.case.n_live -= 1
            if self.case.n_live == 0:
                decide(self, outcome)

    def beside(self, kind: int, cause: int) -> Contact:
        """Another contact of the case, made while something of it goes on."""
        self.case.n_live += 1
        return Contact(self.center, self.case, kind, cause, self)

    def follow(self, at: int, kind: int, cause: int) -> None:
        """Another contact of the case, which takes the place of this one: now, or at a later instant."""

        def returns(_: object) -> None:
            clock.note(_RETURN, self.number)
            Contact(self.center, self.case, kind, cause, self).arrive()

        clock = self.center.clock
        if at == clock.now and cause in _AT_ONCE:
            Contact(self.center, self.case, kind, cause, self).arrive()
        else:
            clock.at(at, _RETURN, self.number, returns)
