"""The enumerations and names that engines, log and measures share.

Numbers stand in logs and in random names: they are append-only.
"""

from __future__ import annotations

from enum import IntEnum, IntFlag
from typing import Literal

__all__ = [
    "AGENT_SELECTION",
    "CHANNELS",
    "CONTACT_SELECTION",
    "LAST_AGENT",
    "QUEUE_CHOICE",
    "SERVICE_LEVEL_FORMULAS",
    "TRANSFER_KIND",
    "WAIT_ESTIMATE",
    "WEEKDAYS",
    "AtClosing",
    "CaseStatus",
    "Cause",
    "EventKind",
    "Family",
    "LegOutcome",
    "LegReason",
    "Mark",
    "Outcome",
    "Purpose",
    "Stage",
    "Trait",
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

AGENT_SELECTION = {
    "ranked_longest_idle": 0,
    "longest_idle": 1,
    "best_skill": 2,
    "least_occupied": 3,
    "random": 4,
    "single_skilled_first": 5,
    "ranked_most_free": 6,
}
"""Names of the rules by which an arriving contact chooses among free agents, and their codes in the kernel."""

CONTACT_SELECTION = {
    "priority_longest_wait": 0,
    "longest_wait": 1,
    "longest_queue": 2,
    "weighted_wait": 3,
    "earliest_due": 4,
    "last_in_first_out": 5,
    "random": 6,
}
"""Names of the rules by which a freed agent chooses among waiting contacts, and their codes in the kernel."""

QUEUE_CHOICE = {"none": 0, "random": 1, "shortest": 2}
"""How a contact that may stand in one of several queues chooses, and the codes in the kernel."""

WAIT_ESTIMATE = {"queue": 0, "last_wait": 1}
"""How the wait of who arrives is estimated, and the codes in the kernel."""

TRANSFER_KIND = {"cold": 0, "warm": 1, "conference": 2}
"""What becomes of the first agent at a transfer, and the codes in the kernel."""

LAST_AGENT = {"none": 0, "prefer": 1}
"""Whether who comes again is served by the agent who knows him, and the codes in the kernel."""

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
    is free for who comes; and it precedes widening, so that who is gone is offered to nobody. Who comes again comes
    before who is new. Within a kind the order is that of the entity: group, agent, leg, contact or case number. At
    midnight the market comes after the interval and before all else: a day begins with its customers.

    ============== =====================================================================================
    INTERVAL       the grid's boundary: integrals of the old interval are closed (entity 0)
    MARKET         midnight: customers join and leave, agents too, what is known grows (entity: day that ended)
    CALENDAR       opening or closing of the center (entity 0)
    OUTAGE         the system of a channel stops serving, or serves again (entity: channel)
    STAFF          a group's headcount changes (entity: group)
    SHIFT          an agent's shift begins or ends, a break too (entity: agent)
    TRANSFER       an agent passes the customer on and stays with him (entity: leg)
    TALK_END       the customer is done with the agent, wrap-up begins (entity: leg)
    WRAP_UP_END    the agent is done with the leg (entity: leg)
    SET_UP_END     the agent answers, talk begins (entity: leg)
    PATIENCE_END   who waits leaves, leaves a message, or is hidden (entity: leg)
    WIDEN          more agents may take who waits (entity: leg)
    BOT_END        a session with the bot ends (entity: leg)
    TRIAGE_END     a contact has been sorted and stands in a queue (entity: contact)
    BACK_OFFICE    what the back office had to do is done (entity: contact that led to it)
    STATUS_CHECK   the customer asks how far it is (entity: contact that led to the back office)
    RETURN         a customer comes again: retry, callback, reopened thread (entity: contact that led to it)
    ARRIVAL        a case opens and makes its first contact (entity: case)
    ============== =====================================================================================

    Numbers are spaced so that a later kind can stand between two others.
    """

    INTERVAL = 0
    MARKET = 5
    CALENDAR = 10
    OUTAGE = 12
    STAFF = 20
    SHIFT = 22
    TRANSFER = 28
    TALK_END = 30
    WRAP_UP_END = 40
    SET_UP_END = 45
    PATIENCE_END = 50
    WIDEN = 60
    BOT_END = 70
    TRIAGE_END = 72
    BACK_OFFICE = 76
    STATUS_CHECK = 78
    RETURN = 80
    ARRIVAL = 90


class Purpose(IntEnum):
    """What a uniform is for; four purposes share one block of the generator. Append only."""

    PATIENCE = 0
    TALK = 1
    WRAP_UP = 2
    SET_UP = 3
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
    TRANSFER = 16
    REOPEN = 17
    PAUSE = 18
    HANDOVER = 19
    RETRY = 20
    RETRY_DELAY = 21
    AGENT_PICK = 22
    QUEUE_CHOICE = 23
    BALK = 24
    ANNOUNCEMENT_NOISE = 25
    MESSAGE = 26
    CALLBACK_ACCEPT = 27
    CALLBACK_UNANSWERED = 28
    CALLBACK_DELAY = 29
    CONTACT_PICK = 30
    LATENESS = 32
    ADHERENCE = 33
    SHIFT_ROUNDING = 34
    BREAK_START = 35
    TOLERANCE = 36
    RESOLVED = 37
    CONTEXT = 38
    NIGHT = 39
    BOT_COVERED = 40
    BOT_SOLVES = 41
    BOT_ESCALATES = 42
    BOT_OUT_OF_CONTEXT = 43
    BOT_SESSION = 44
    TRIAGE_DELAY = 45
    MISROUTED = 46
    MISROUTED_TO = 47
    REPEAT = 48
    REPEAT_DELAY = 49
    REPEAT_SPREAD = 50
    REPEAT_SWITCH = 51
    IMPATIENCE = 52
    DUPLICATE_TO = 53
    SILENT = 54
    COMPETITOR = 55
    OFFICE_DELAY = 56
    CHECK_GAP = 57
    ACTION = 58
    SALE = 59
    CHURN = 60
    TELLS = 61
    TOLD = 62
    SURVEY = 63
    SURVEY_NOISE = 64
    BADGE = 65
    REASK = 66
    LACKING_TRANSFER = 67
    CUSTOMER = 68
    COMPLEXITY = 69
    NEEDS_ACTION = 70
    NEEDS_OFFICE = 71
    BAD_NEWS = 72
    PREFERRED = 73
    CUSTOMER_SEGMENT = 74
    BASE_LIFE = 75
    AGENT_SPEED = 76
    AGENT_QUALITY = 77
    AGENT_TENURE = 78
    ATTRITION = 79
    ACQUIRED = 80
    CLOSED_SWITCH = 81


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


class CaseStatus(IntEnum):
    """Where a case stands.

    UNRESOLVED cases ended without an answer; GIVEN_UP ones after the customer's last try. NOT_OFFERED: of somebody who
    is no customer yet. LOST: of somebody who is a customer no more.
    """

    OPEN = 0
    RESOLVED = 1
    UNRESOLVED = 2
    GIVEN_UP = 3
    NOT_OFFERED = 4
    LOST = 5


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


class Trait(IntFlag):
    """What a case asks for besides an answer; bits of `traits` in the plan.

    NEEDS_ACTION: the customer has to do something himself. BACK_OFFICE: somebody behind the center has to. BAD_NEWS:
    what he hears is not what he hoped for.
    """

    NEEDS_ACTION = 1
    BACK_OFFICE = 2
    BAD_NEWS = 4


class AtClosing(IntEnum):
    """What becomes of who still waits when the center closes."""

    SERVE_OUT = 0
    DISCONNECT = 1
    KEEP = 2
