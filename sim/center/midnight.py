"""What happens at midnight, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.center.center import Center

__all__ = ["midnight"]


def midnight(center: Center, day: int) -> None:
    """Day `day` is over: whatever moves once a day moves now, before anything else happens on the next one."""
    if center.customers is not None:
        center.customers.end_day()
        center.customers.begin_day(day + 1)
    center.crew.overnight(day)
