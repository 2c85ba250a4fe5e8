"""What happens at midnight, step by step."""

from __future__ import annotations

from sim.compiled import inner
from sim.kernel.crew import overnight
from sim.kernel.floor import Floor

__all__ = ["midnight"]


@inner
def midnight(f: Floor, day: int, now: int) -> None:
    """Day `day` is over: whatever moves once a day moves now, before anything else happens on the next one."""
    overnight(f, day)
