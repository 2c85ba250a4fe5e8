"""The enumerations and names that engines, log and measures share.

Numbers stand in logs and in random names: they are append-only.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Literal

__all__ = [
    "AGENT_SELECTION",
    "CHANNELS",
    "CONTACT_SELECTION",
    "SERVICE_LEVEL_FORMULAS",
    "WEEKDAYS",
    "AtClosing",
    "CaseStatus",
    "Cause",
    "EventKind",
    "Family",
    "LegOutcome",
    "Outcome",
    "Purpose",
]

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

CHANNELS = ("voice", "chat", "messenger", "email", "social")

Family = Literal[
    "never",
    "deterministic",
    "exponential",
    "hyperexponential",
    "erlang",
    "gamma",
    "lognormal",
    "weibull",
    "uniform",
    "triangular",
    "empirical",
]
"""Families of distributions; their codes in the kernel are the positions in this list."""

AGENT_SELECTION = {"ranked_longest_idle": 0}
"""Names of the rules by which an arriving contact chooses among idle agents, and their codes in the kernel."""

CONTACT_SELECTION = {"priority_longest_wait": 0}
"""Names of the rules by which a freed agent chooses among waiting contacts, and their codes in the kernel."""

SERVICE_LEVEL_FORMULAS = (
    "answered",
    "offered",
    "abandons_within_threshold_count",
    "abandons_within_threshold_excluded",
    "short_abandons_count",
    "short_abandons_excluded",
)


class EventKind(IntEnum):
    """What happens, in the order in which it happens when the instant is the same.

    The calendar comes first, because intervals and shifts are half-open: what happens at 12:00 belongs to what begins
    at 12:00. Then agents become free, so that a contact whose patience ends at this very instant is served rather than
    lost and a contact that arrives finds the agent idle. Abandonment precedes arrival, so that the place of who leaves
    is free for who comes. Within a kind the order is that of the entity: group, agent, leg or case number.

    ============== =====================================================================================
    INTERVAL       the grid's boundary: integrals of the old interval are closed (entity 0)
    CALENDAR       opening or closing of the center (entity 0)
    STAFF          a group's headcount changes (entity: group)
    TALK_END       the customer is done, wrap-up begins (entity: leg)
    WRAP_UP_END    the agent is free (entity: leg)
    PATIENCE_END   a waiting contact leaves (entity: leg)
    ARRIVAL        a case opens and makes its first contact (entity: case)
    ============== =====================================================================================

    Numbers are spaced so that a later kind can stand between two others.
    """

    INTERVAL = 0
    CALENDAR = 10
    STAFF = 20
    TALK_END = 30
    WRAP_UP_END = 40
    PATIENCE_END = 50
    ARRIVAL = 90


class Purpose(IntEnum):
    """What a uniform is for; four purposes share one block of the generator. Append only."""

    PATIENCE = 0
    TALK = 1
    WRAP_UP = 2
    LEG_SPARE = 3
    OFFSET = 4
    THINNING = 5
    CONTACT_TYPE = 6
    SEGMENT = 7
    ARRIVAL_COUNT = 8
    DAY_FACTOR = 9
    INTERVAL_NOISE = 10
    STAFF_ROUNDING = 11
    ABSENCE = 12
    TOPIC = 13


class Cause(IntEnum):
    """Why a contact is made."""

    FIRST = 0
    RETRY = 1
    REPEAT = 2
    STATUS_CHECK = 3
    DUPLICATE = 4
    CALLBACK = 5


class Outcome(IntEnum):
    """How a contact ended; OPEN while it has not."""

    OPEN = 0
    ANSWERED = 1
    ABANDONED = 2
    BLOCKED = 3
    CLOSED = 4
    DISCONNECTED = 5


class LegOutcome(IntEnum):
    """How one pass through queue and agent ended; WAITING, TALKING and WRAP_UP while it has not."""

    WAITING = 0
    TALKING = 1
    WRAP_UP = 2
    SERVED = 3
    ABANDONED = 4
    DISCONNECTED = 5


class CaseStatus(IntEnum):
    """Where a case stands. UNRESOLVED cases ended without an answer; GIVEN_UP ones after the customer's last try."""

    OPEN = 0
    RESOLVED = 1
    UNRESOLVED = 2
    GIVEN_UP = 3


class AtClosing(IntEnum):
    """What becomes of who still waits when the center closes."""

    SERVE_OUT = 0
    DISCONNECT = 1
    KEEP = 2
