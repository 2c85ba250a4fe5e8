"""When a contact is acknowledged: who still waits then is more patient."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.names import Cause
from sim.units import NEVER

if TYPE_CHECKING:
    from sim.center.contact import Contact

__all__ = ["acknowledged_at"]

_SAID_BEFORE = (int(Cause.CALLBACK), int(Cause.MESSAGE))
"""Contacts for which the customer does not come anew."""


def acknowledged_at(contact: Contact) -> int:
    """When a contact is acknowledged if the customer still waits then; NEVER if it is not."""
    after: int = contact.center.behaviour.moods[contact.type]["acknowledged_after"]
    return NEVER if after == NEVER or contact.cause in _SAID_BEFORE else contact.arrived_at + after
