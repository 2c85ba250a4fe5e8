"""What happened: tables of cases, contacts, legs and integrals, and the names that measures need."""

from sim.log.log import Log, concatenated
from sim.log.meta import Meta, TargetRow, Weights, Worth
from sim.log.tables import (
    AGENT_TIME,
    CASE,
    CONTACT,
    CUSTOMER_TIME,
    DAILY,
    EVENT,
    FEELING,
    GROUP_TIME,
    JOURNEY,
    LEG,
    LIMIT,
    LINE_TIME,
    PRESENCE,
    QUEUE_TIME,
    SEAT,
)

__all__ = [
    "AGENT_TIME",
    "CASE",
    "CONTACT",
    "CUSTOMER_TIME",
    "DAILY",
    "EVENT",
    "FEELING",
    "GROUP_TIME",
    "JOURNEY",
    "LEG",
    "LIMIT",
    "LINE_TIME",
    "PRESENCE",
    "QUEUE_TIME",
    "SEAT",
    "Log",
    "Meta",
    "TargetRow",
    "Weights",
    "Worth",
    "concatenated",
]
