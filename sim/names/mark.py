"""What befell a contact or a case."""

from __future__ import annotations

from enum import IntFlag

__all__ = ["Mark"]


class Mark(IntFlag):
    """What befell a contact or a case; bits of `marks` in the log.

    RESOLVED: the problem is solved (of a contact: by it). SCORED: formed an opinion of the wait. LATE: the felt wait
    was longer than the tolerance. BROKEN: longer than announced. TRANSFERRED: was passed on. CAPPED: the talk was cut.
    FIRST: a case solved by its first contact that was served. REPORTED: a case closed by an agent after which no
    contact followed within the reported window. CONTEXT_MISSING: the customer had to tell again what he had told
    before. OUT_OF_CONTEXT: the bot answered something else. HOLLOW: an empty acknowledgement was followed by a long
    wait. ACKNOWLEDGED: was told that the contact has arrived. MISROUTED: stood in a wrong queue. LACKING: was served
    by somebody who lacks the skill. REDUNDANT: was served although the case was solved. BOT_MET: a session with the
    bot. SOLD: a sale was made. CHURNED: the customer leaves because of the case. UPDATED: the customer was kept
    informed. BOT_CLOSED: the bot has closed a contact of the case, and since it did so last no contact followed within
    the reported window.
    """

    RESOLVED = 1
    SCORED = 2
    LATE = 4
    BROKEN = 8
    TRANSFERRED = 16
    CAPPED = 32
    FIRST = 64
    REPORTED = 128
    CONTEXT_MISSING = 256
    OUT_OF_CONTEXT = 512
    HOLLOW = 1024
    ACKNOWLEDGED = 2048
    MISROUTED = 4096
    LACKING = 8192
    REDUNDANT = 16384
    BOT_MET = 32768
    SOLD = 65536
    CHURNED = 131072
    UPDATED = 262144
    BOT_CLOSED = 524288
