"""What random numbers are for."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["Purpose"]


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
