"""Where a case stands, and what it asks for."""

from __future__ import annotations

from enum import IntEnum, IntFlag

__all__ = ["CaseStatus", "Trait"]


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


class Trait(IntFlag):
    """What a case asks for besides an answer; bits of `traits` in the plan.

    NEEDS_ACTION: the customer has to do something himself. BACK_OFFICE: somebody behind the center has to. BAD_NEWS:
    what he hears is not what he hoped for.
    """

    NEEDS_ACTION = 1
    BACK_OFFICE = 2
    BAD_NEWS = 4
