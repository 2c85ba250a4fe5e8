"""Where a customer's time goes."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["Stage"]


class Stage(IntEnum):
    """Where a customer's time goes; the names are columns of the journeys.

    BOT: with the bot. TRIAGE: until the contact is sorted. QUEUE: waiting for an agent. SET_UP: until the agent talks.
    TALK: with agents. AWAY: within a contact, until the customer writes again or is dialled again. BETWEEN: from one
    contact to the next that follows it. OFFICE: while the back office works.
    """

    BOT = 0
    TRIAGE = 1
    QUEUE = 2
    SET_UP = 3
    TALK = 4
    AWAY = 5
    BETWEEN = 6
    OFFICE = 7
