"""When a contact is acknowledged: who still waits then is more patient."""

from __future__ import annotations

from sim.compiled import inner
from sim.kernel.floor import ROW_CONTACT, Floor
from sim.names import Cause
from sim.units import NEVER

__all__ = ["acknowledged_at", "type_of"]

_CALLBACK, _MESSAGE = int(Cause.CALLBACK), int(Cause.MESSAGE)


@inner
def type_of(f: Floor, slot: int) -> int:
    """The contact type as which the slot's contact, which is in progress, arrived."""
    return int(f.contact_rows[f.slots[slot]["contact"] - f.scalars[ROW_CONTACT]]["type"])


@inner
def acknowledged_at(f: Floor, slot: int) -> int:
    """When the slot's contact is acknowledged if the customer still waits then; NEVER if it is not."""
    one = f.slots[slot]
    after = f.moods[type_of(f, slot)]["acknowledged_after"]
    if after == NEVER or one["cause"] == _CALLBACK or one["cause"] == _MESSAGE:
        return NEVER
    return int(one["arrived_at"] + after)
