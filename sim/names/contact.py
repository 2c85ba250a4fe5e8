"""Why a contact is made, and how it ended."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["Cause", "Outcome"]


class Cause(IntEnum):
    """Why a contact is made."""

    FIRST = 0
    RETRY = 1
    REPEAT = 2
    STATUS_CHECK = 3
    DUPLICATE = 4
    CALLBACK = 5
    MESSAGE = 6


class Outcome(IntEnum):
    """How a contact ended; OPEN while it has not.

    BALKED: left at once on hearing the announced wait. MESSAGE: left a message. CALLBACK: accepted to be called back.
    UNREACHED: was called back and did not answer. HIDDEN: removed from the queue as stale. SILENT: left a chat without
    a word. BOT_RESOLVED: solved by the bot. CONTAINED: closed by the bot without being solved. MERGED: found to be
    about something that is under way.
    """

    OPEN = 0
    ANSWERED = 1
    ABANDONED = 2
    BLOCKED = 3
    CLOSED = 4
    DISCONNECTED = 5
    BALKED = 6
    MESSAGE = 7
    CALLBACK = 8
    UNREACHED = 9
    HIDDEN = 10
    SILENT = 11
    BOT_RESOLVED = 12
    CONTAINED = 13
    MERGED = 14
