"""Why a leg began, and how it ended."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["LegOutcome", "LegReason"]


class LegOutcome(IntEnum):
    """How one pass through queue and agent ended; WAITING, SET_UP, TALKING, WRAP_UP and BOT_TALK while it has not.

    SILENT: an agent has opened it and found nobody.
    """

    WAITING = 0
    TALKING = 1
    WRAP_UP = 2
    SERVED = 3
    ABANDONED = 4
    DISCONNECTED = 5
    SET_UP = 6
    HANDED_BACK = 7
    MESSAGE = 8
    UNREACHED = 9
    HIDDEN = 10
    BOT_TALK = 11
    BOT_RESOLVED = 12
    BOT_ESCALATED = 13
    BOT_CONTAINED = 14
    SILENT = 15


class LegReason(IntEnum):
    """Why a leg began; BOT: a session with the bot, without an agent."""

    ARRIVAL = 0
    TRANSFER = 1
    HAND_BACK = 2
    REOPENED = 3
    REDIAL = 4
    BOT = 5
