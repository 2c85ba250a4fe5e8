"""The enumerations and names that engines, log and measures share.

Numbers stand in logs and in random names: they are append-only.
"""

from __future__ import annotations

from sim.names.agent_state import AgentState
from sim.names.case import CaseStatus, Trait
from sim.names.channel import CHANNELS
from sim.names.closing import AtClosing
from sim.names.contact import Cause, Outcome
from sim.names.event_kind import EventKind
from sim.names.family import Family
from sim.names.formula import SERVICE_LEVEL_FORMULAS
from sim.names.leg import LegOutcome, LegReason
from sim.names.mark import Mark
from sim.names.purpose import Purpose
from sim.names.rules import (
    AGENT_SELECTION,
    CONTACT_SELECTION,
    LAST_AGENT,
    QUEUE_CHOICE,
    TRANSFER_KIND,
    WAIT_ESTIMATE,
)
from sim.names.stage import Stage
from sim.names.week import WEEKDAYS

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
    "AgentState",
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
