"""The formulas of the model: pure functions of scalars that both engines call."""

from sim.outcomes.announced import announced_patience, announced_wait, estimated_wait, vented
from sim.outcomes.durations import at_speed, first_draws, leg_draws, share_of, stretched, talk_ticks
from sim.outcomes.hours import leaves_at, next_opening, open_from
from sim.outcomes.shares import free_share

__all__ = [
    "announced_patience",
    "announced_wait",
    "at_speed",
    "estimated_wait",
    "first_draws",
    "free_share",
    "leaves_at",
    "leg_draws",
    "next_opening",
    "open_from",
    "share_of",
    "stretched",
    "talk_ticks",
    "vented",
]
