"""Whether an agent is there."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["AgentState"]


class AgentState(IntEnum):
    """Where an agent stands who comes or goes; FINISHING: the shift is over, but not who is in hand."""

    OFFLINE = 0
    LOGGED_IN = 1
    FINISHING = 2
