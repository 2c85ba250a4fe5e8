"""What happens at midnight, step by step."""

from __future__ import annotations

from sim.compiled import inner
from sim.kernel.crew import overnight
from sim.kernel.customers import begin_day, end_day
from sim.kernel.floor import HAS_CUSTOMERS, Floor

__all__ = ["midnight"]


@inner
def midnight(f: Floor, day: int, now: int) -> None:
    """Day `day` is over: whatever moves once a day moves now, before anything else happens on the next one."""
    if f.scalars[HAS_CUSTOMERS] == 1:
        end_day(f)
        begin_day(f, day + 1)
    overnight(f, day)
