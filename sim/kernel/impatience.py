"""What becomes of who waits in writing at the end of his patience: nobody hangs up there."""

from __future__ import annotations

from sim.compiled import inner
from sim.kernel.contact import make_contact, open_contact
from sim.kernel.floor import Floor
from sim.kernel.history import history_of
from sim.kernel.journey import arrive, leave_leg
from sim.kernel.leg import partner_done, stop_waiting
from sim.kernel.patience import wait_on
from sim.kernel.returns import other_kind, turn_away
from sim.kernel.slots import draw, free_slot, successor
from sim.names import CHANNELS, Cause, LegOutcome, Outcome, Purpose

__all__ = ["wait_over"]

_VOICE, _CHAT = CHANNELS.index("voice"), CHANNELS.index("chat")
_WAITING = int(LegOutcome.WAITING)
_ABANDONED, _SILENT, _MERGED = int(Outcome.ABANDONED), int(Outcome.SILENT), int(Outcome.MERGED)
_DUPLICATE = int(Cause.DUPLICATE)
_IMPATIENCE, _TO = int(Purpose.IMPATIENCE), int(Purpose.DUPLICATE_TO)
_SILENT_DRAW = int(Purpose.SILENT)


@inner
def _leave_silently(f: Floor, slot: int, now: int) -> None:
    """The customer is gone without a word; the leg stays in the queue until an agent opens it."""
    f.slots[slot]["is_gone"] = 1
    wait_on(f, slot, now)
    stop_waiting(f, slot, now)
    turn_away(f, slot, _SILENT, now)
    partner_done(f, slot, now)


@inner
def _write_once_more(f: Floor, slot: int, now: int) -> None:
    """The customer makes the same request in another way, if there is one; where all stands in one window it merges.

    One that is a second one already is not made a third time.
    """
    one, rules = f.slots[slot], f.behaviour[0]
    if one["cause"] == _DUPLICATE or one["asks"] == 1:
        return
    kind = other_kind(f, slot, draw(f, slot, _TO, one["number"]))
    if kind < 0:
        return
    history_of(f, slot)["n_live"] += 1
    new = successor(f, slot)
    make_contact(f, new, _DUPLICATE, kind)
    open_contact(f, new, one["contact"], now)
    if rules["has_desk"] == 1 and rules["desk_single_window"] == 1:
        turn_away(f, new, _MERGED, now)
        free_slot(f, new)
    else:
        arrive(f, new, now)


@inner
def _had_enough(f: Floor, slot: int, now: int) -> None:
    """The patience of who waits in writing has ended."""
    u, rules = draw(f, slot, _IMPATIENCE, f.slots[slot]["number"]), f.behaviour[0]
    share = rules["impatience_duplicate"]
    if share <= u < share + rules["impatience_give_up"]:
        leave_leg(f, slot, _ABANDONED, False, now)
        return
    wait_on(f, slot, now)
    if u < share:
        _write_once_more(f, slot, now)


@inner
def wait_over(f: Floor, slot: int, now: int) -> None:
    """The wait has come to its limit: the customer leaves, or thinks of something else."""
    one, rules = f.slots[slot], f.behaviour[0]
    limit, channel = one["limit"], f.types[one["queue"]]["channel"]
    if rules["has_impatience"] == 0 or limit != _ABANDONED or channel == _VOICE:
        leave_leg(f, slot, limit, True, now)
    elif channel != _CHAT:
        _had_enough(f, slot, now)
    elif (
        one["stage"] == _WAITING
        and draw(f, slot, _SILENT_DRAW, one["number"]) < rules["impatience_silent_share"]
    ):
        _leave_silently(f, slot, now)
    else:
        leave_leg(f, slot, limit, True, now)
