"""A session with the bot: whom it meets, and how it begins and ends."""

from __future__ import annotations

from sim.compiled import inner
from sim.distributions.quantiles import draw_ticks
from sim.kernel.contact import take_line
from sim.kernel.feeling import feeling_of
from sim.kernel.floor import ROW_LEG, Floor
from sim.kernel.history import history_of, journey_of, lasted
from sim.kernel.leg import close_leg, open_leg
from sim.kernel.slots import draw, draws, schedule
from sim.kernel.waiting import new_leg
from sim.names import Cause, EventKind, LegOutcome, LegReason, Mark, Purpose
from sim.outcomes import plus

__all__ = ["begin_session", "end_session", "meets_bot"]

_BOT_END, _BOT, _BOT_TALK = int(EventKind.BOT_END), int(LegReason.BOT), int(LegOutcome.BOT_TALK)
_RESOLVED, _ESCALATED = int(LegOutcome.BOT_RESOLVED), int(LegOutcome.BOT_ESCALATED)
_CONTAINED = int(LegOutcome.BOT_CONTAINED)
_FIRST, _RETRY = int(Cause.FIRST), int(Cause.RETRY)
_REPEAT, _DUPLICATE = int(Cause.REPEAT), int(Cause.DUPLICATE)
_BOT_MET, _OUT_OF_CONTEXT = int(Mark.BOT_MET), int(Mark.OUT_OF_CONTEXT)
_COVERED, _SESSION, _SOLVES = int(Purpose.BOT_COVERED), int(Purpose.BOT_SESSION), int(Purpose.BOT_SOLVES)


@inner
def meets_bot(f: Floor, slot: int) -> bool:
    """Whether a contact that has come meets the bot before anybody else."""
    one, rules = f.slots[slot], f.behaviour[0]
    if rules["has_bot"] == 0:
        return False
    cause = one["cause"]
    if cause != _FIRST and cause != _RETRY and cause != _REPEAT and cause != _DUPLICATE:
        return False
    if journey_of(f, slot)["marks"] & _BOT_MET and rules["bot_again"] == 0:
        return False
    return draw(f, slot, _COVERED, one["n_legs"]) < f.moods[one["kind"]]["coverage"]


@inner
def begin_session(f: Floor, slot: int, queue: int, now: int) -> None:
    """The bot answers at once; the contact holds a line."""
    one = f.slots[slot]
    new_leg(f, slot, queue, _BOT, now)
    open_leg(f, slot, now)
    take_line(f, slot, f.types[queue]["channel"], now)
    u = draw(f, slot, _SESSION, one["number"])
    session = draw_ticks(f.laws, f.knots, f.behaviour[0]["bot_session"], u)
    one["stage"] = _BOT_TALK
    row = f.leg_rows[one["leg"] - f.scalars[ROW_LEG]]
    row["matched_at"] = now
    row["talk_at"] = now
    row["work"] = session
    row["outcome"] = _BOT_TALK
    feeling_of(f, slot)["marks"] |= _BOT_MET
    journey_of(f, slot)["marks"] |= _BOT_MET
    schedule(f, now + session, _BOT_END, one["leg"], slot)


@inner
def end_session(f: Floor, slot: int, now: int) -> int:
    """The session is over; a `LegOutcome` says how."""
    one, rules = f.slots[slot], f.behaviour[0]
    journey_of(f, slot)["bot"] += lasted(f, slot, now)
    how = _RESOLVED
    _, u_solves, u_escalates, u_odd = draws(f, slot, _SOLVES, one["number"])
    if u_solves >= f.topics[f.cases[one["case"]]["topic"]]["solvable"]:
        how = _ESCALATED if u_escalates < rules["bot_escalates"] else _CONTAINED
        odd = u_odd < rules["bot_out_of_context"]
        if odd:
            feeling_of(f, slot)["marks"] |= _OUT_OF_CONTEXT
        if odd or how == _CONTAINED:
            history, journey = history_of(f, slot), journey_of(f, slot)
            history["botfail"] = plus(history["botfail"], 1.0)
            journey["botfail"] = history["botfail"]
    f.leg_rows[one["leg"] - f.scalars[ROW_LEG]]["wrap_up_at"] = now
    close_leg(f, slot, how, now)
    one["leg"] = -1
    return how
