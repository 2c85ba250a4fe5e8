"""What a customer has been through in a case."""

from __future__ import annotations

from sim.center.plain import plus
from sim.names import Mark, Stage

__all__ = ["History"]

_RESOLVED, _FIRST, _REPORTED = int(Mark.RESOLVED), int(Mark.FIRST), int(Mark.REPORTED)
_BOT_CLOSED = int(Mark.BOT_CLOSED)


class History:
    """What the contacts of a case have come to so far.

    Attributes
    ----------
    n_repeats
        Repeat contacts, those to come included.
    n_served, n_abandons, n_scored
        Contacts served by an agent, left by the customer, and of whose wait the customer formed an opinion.
    n_transfers, n_switches
        Legs to which the customer was passed on, and changes of channel.
    n_reexplained
        Talks in which the customer had to tell again what he had told before.
    n_checks, n_duplicates
        Contacts that ask how far it is, and those made while another one waited.
    channel
        Of the last contact, -1 before the first one.
    closed_by_agent_at
        The end of the first contact that was served, -1 before it.
    closed_by_bot_at
        The end of the last contact that the bot closed, -1 before it.
    marks
        `names.Mark` of the case.
    speed_sum, speed_first, human_sum
        Scores of the waits and of the first one, human quality of the services.
    stages
        Ticks by `names.Stage`.
    botfail
        Damage done by the bot and by empty acknowledgements.
    """

    __slots__ = (
        *("n_repeats", "n_served", "n_abandons", "n_scored", "n_transfers", "n_switches", "n_reexplained"),
        *("n_checks", "n_duplicates", "channel", "closed_by_agent_at", "closed_by_bot_at", "marks"),
        *("speed_sum", "speed_first", "human_sum", "botfail", "stages"),
    )

    def __init__(self) -> None:
        self.n_repeats = self.n_served = self.n_abandons = self.n_scored = 0
        self.n_transfers = self.n_switches = self.n_reexplained = self.n_checks = self.n_duplicates = 0
        self.channel = self.closed_by_agent_at = self.closed_by_bot_at = -1
        self.marks = 0
        self.stages = [0] * len(Stage)
        self.speed_sum = self.speed_first = self.human_sum = self.botfail = 0.0

    def contacted(self, channel: int, now: int, reported_window: int) -> None:
        """The customer makes a contact; within the window after an end it shows that this did not help."""
        if self.channel not in (-1, channel):
            self.n_switches += 1
        self.channel = channel
        if self.closed_by_agent_at >= 0 and now - self.closed_by_agent_at <= reported_window:
            self.marks &= ~_REPORTED
        if self.closed_by_bot_at >= 0 and now - self.closed_by_bot_at <= reported_window:
            self.marks &= ~_BOT_CLOSED

    def closed_by_bot(self, now: int) -> None:
        """The bot has closed a contact, solved or not."""
        self.closed_by_bot_at = now
        self.marks |= _BOT_CLOSED

    def scored(self, speed: float, marks: int) -> None:
        """The customer has formed an opinion of a wait."""
        if self.n_scored == 0:
            self.speed_first = speed
        self.speed_sum = plus(self.speed_sum, speed)
        self.n_scored += 1
        self.marks |= marks

    def served(self, human: float, is_resolved: bool, now: int) -> None:
        """An agent has served the customer."""
        self.n_served += 1
        if self.n_served > 1:
            self.marks &= ~_FIRST
        self.human_sum = plus(self.human_sum, human)
        if self.closed_by_agent_at < 0:
            self.closed_by_agent_at = now
            self.marks |= _REPORTED
        if is_resolved:
            self.resolves()

    def resolves(self) -> None:
        """The problem is solved."""
        self.marks |= _RESOLVED | _FIRST if self.n_served == 1 else _RESOLVED

    @property
    def is_resolved(self) -> bool:
        """Whether the problem is solved."""
        return self.marks & _RESOLVED > 0

    def speed(self) -> float:
        """Mean score of the waits; 1 if there was none."""
        return self.speed_sum / self.n_scored if self.n_scored else 1.0

    def human(self, unserved: float) -> float:
        """Mean human quality of the services; `unserved` if there was none."""
        return self.human_sum / self.n_served if self.n_served else unserved
