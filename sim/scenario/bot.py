"""The bot that contacts meet before they stand in a queue."""

from __future__ import annotations

from sim.distributions.distribution import Distribution
from sim.scenario.bounds import Finite, Money, Share, Weight
from sim.scenario.marked import marked
from sim.scenario.section import Section

__all__ = ["Bot"]


class Bot(Section):
    """Whom the bot talks with, and how its sessions end: solved, passed on to a person, or closed without either.

    A session is solved with the share that the topic is `solvable`, times `accuracy`.
    """

    coverage: dict[str, Share] = marked(
        {"voice": 0.3, "chat": 1.0, "messenger": 1.0, "email": 0.3, "social": 1.0},
        "A",
        "of contacts that meet the bot, by channel; callbacks and what follows from a message do not",
    )
    again: bool = marked(
        False, "A", "whether a customer who has met it in a case may meet it again in the same case"
    )
    session: Finite = marked(Distribution.parse("exponential mean:2m"), "A", "how long a session lasts")
    accuracy: Weight = marked(
        1.0, "S", "multiplies the share that is solved, which is at most 1", "Comm100", le=1000
    )
    escalates: Share = marked(0.6, "P", "of sessions that are not solved that are passed on to a person")
    returns: Share = marked(
        0.6,
        "P",
        "of customers whose session was closed without a solution who come again, as repeat says; without repeat "
        "nobody does",
    )
    out_of_context: Share = marked(
        0.25, "A", "of sessions that are not solved in which the bot answers something else"
    )
    cost: Money = marked(0.6, "P", "of a session, in the scenario's currency")
