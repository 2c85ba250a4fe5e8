"""What follows a session with the bot."""

from __future__ import annotations

from sim.compiled import inner
from sim.kernel.bot import end_session
from sim.kernel.floor import Floor
from sim.kernel.journey import line_up
from sim.kernel.returns import turn_away
from sim.kernel.slots import free_slot
from sim.names import LegOutcome, Outcome

__all__ = ["session_over"]

_LEG_ESCALATED, _LEG_RESOLVED = int(LegOutcome.BOT_ESCALATED), int(LegOutcome.BOT_RESOLVED)
_RESOLVED, _CONTAINED = int(Outcome.BOT_RESOLVED), int(Outcome.CONTAINED)


@inner
def session_over(f: Floor, slot: int, now: int) -> None:
    """The problem is solved, or a person is to help, or the contact is closed without either."""
    how = end_session(f, slot, now)
    if how == _LEG_ESCALATED:
        line_up(f, slot, now)
    else:
        turn_away(f, slot, _RESOLVED if how == _LEG_RESOLVED else _CONTAINED, now)
        free_slot(f, slot)
