"""How long a customer waits, and what ends the wait."""

from __future__ import annotations

from sim.compiled import inlined, inner
from sim.distributions.quantiles import draw_ticks
from sim.draws import case_word, contact_word
from sim.kernel.acknowledgement import acknowledged_at, type_of
from sim.kernel.feeling import feeling_of
from sim.kernel.floor import FEELS, N_LIMITS, REPLICATION, SEED, TRACE, Floor
from sim.kernel.history import journey_of
from sim.kernel.slots import draw, schedule
from sim.names import AtClosing, Cause, EventKind, LegOutcome, LegReason, Mark, Outcome, Purpose
from sim.outcomes import announced_patience, leaves_at, leg_draws, patience_scale, stretched
from sim.units import NEVER

__all__ = ["draws_of_leg", "is_call", "limit_in_set_up", "patience", "set_limit", "wait_on"]

_PATIENCE_END, _KEEP = int(EventKind.PATIENCE_END), int(AtClosing.KEEP)
_FIRST, _RETRY = int(Cause.FIRST), int(Cause.RETRY)
_CALLBACK, _MESSAGE = int(Cause.CALLBACK), int(Cause.MESSAGE)
_ARRIVAL, _REDIAL = int(LegReason.ARRIVAL), int(LegReason.REDIAL)
_ABANDONED, _MESSAGE_LEFT, _HIDDEN = int(Outcome.ABANDONED), int(Outcome.MESSAGE), int(Outcome.HIDDEN)
_MESSAGE_DRAW, _PATIENCE_DRAW = int(Purpose.MESSAGE), int(Purpose.PATIENCE)
_OUT_OF_CONTEXT, _WAITING = int(Mark.OUT_OF_CONTEXT), int(LegOutcome.WAITING)


@inlined
def draws_of_leg(
    f: Floor, slot: int, cause: int, ordinal: int, number: int
) -> tuple[float, float, float, float]:
    """The uniforms of patience, talk, wrap-up and set-up of a leg of the slot's case."""
    case = f.cases[f.slots[slot]["case"]]
    return leg_draws(
        f.scalars[SEED],
        f.scalars[REPLICATION],
        contact_word(cause, ordinal, number),
        case_word(case["day"], case["ordinal"]),
        f.sources[case["source"]],
    )


@inner
def is_call(f: Floor, slot: int) -> bool:
    """Whether we call the customer, who is not on the line yet."""
    one = f.slots[slot]
    return one["cause"] == _CALLBACK and (one["reason"] == _ARRIVAL or one["reason"] == _REDIAL)


@inner
def _patience_draw(f: Floor, slot: int) -> float:
    """The uniform of patience: of the contact as it comes, or of the first one if a retry keeps it; else of the leg."""
    one = f.slots[slot]
    if one["reason"] == _ARRIVAL:
        if one["cause"] == _RETRY and f.types[one["queue"]]["retry_keeps"] == 1:
            return draws_of_leg(f, slot, _FIRST, 0, 0)[0]
        if one["number"] > 0:
            return draw(f, slot, _PATIENCE_DRAW, 0)
    return float(one["u_patience"])


@inner
def _scale(f: Floor, slot: int) -> float:
    """By what the case's urgency and earlier abandonments, and the bot, multiply patience."""
    if f.scalars[FEELS] == 0:
        return 1.0
    topic = f.topics[f.cases[f.slots[slot]["case"]]["topic"]]
    odd = 1 if feeling_of(f, slot)["marks"] & _OUT_OF_CONTEXT else 0
    return patience_scale(f.behaviour, journey_of(f, slot)["n_abandons"], topic["urgent"], odd)


@inner
def patience(f: Floor, slot: int) -> int:
    """How long the customer would wait, drawn without an announcement."""
    one = f.slots[slot]
    queue, segment = one["queue"], f.segments[f.cases[one["case"]]["segment"]]
    ticks = draw_ticks(f.laws, f.knots, f.types[queue]["patience"], _patience_draw(f, slot))
    ticks = stretched(stretched(ticks, segment["patience_factor"]), f.patience_factor[queue, one["period"]])
    return stretched(ticks, _scale(f, slot))


@inner
def _patience_ends(f: Floor, slot: int, now: int) -> int:
    """When a customer who begins to wait now leaves."""
    one = f.slots[slot]
    queue = one["queue"]
    what = f.types[queue]
    if one["announced"] != NEVER and one["reason"] == _ARRIVAL:
        segment = f.segments[f.cases[one["case"]]["segment"]]
        factor = segment["patience_factor"] * f.patience_factor[queue, one["period"]] * _scale(f, slot)
        ticks = announced_patience(
            f.laws,
            f.knots,
            what["patience"],
            _patience_draw(f, slot),
            factor,
            one["announced"],
            what["calm"],
            what["growth"],
        )
    else:
        ticks = patience(f, slot)
    keeps = f.trunks[what["channel"]]["at_closing"] == _KEEP
    ends = leaves_at(now, ticks, keeps, f.open_spans)
    if acknowledged_at(f, slot) < ends < NEVER:
        factor = f.moods[type_of(f, slot)]["acknowledged_patience"]
        return leaves_at(now, stretched(ticks, factor), keeps, f.open_spans)
    return ends


@inner
def _note_limit(f: Floor, slot: int, now: int) -> None:
    """Keep how long the wait may last, where there is a trace."""
    if f.scalars[TRACE] == 1:
        one, row = f.slots[slot], f.limits[f.scalars[N_LIMITS]]
        row["at"] = now
        row["ends_at"] = one["limit_at"]
        row["leg"] = one["leg"]
        row["outcome"] = one["limit"]
        f.scalars[N_LIMITS] += 1


@inner
def set_limit(f: Floor, slot: int, now: int) -> None:
    """When waiting ends if nobody comes: by leaving, by leaving a message, or hidden as stale."""
    one = f.slots[slot]
    what = f.types[one["queue"]]
    limit = _patience_ends(f, slot, now)
    one["patience_at"] = limit
    speaks = one["cause"] != _MESSAGE and now + what["message_after"] < limit
    if speaks and draw(f, slot, _MESSAGE_DRAW, one["number"]) < what["message_share"]:
        limit = now + what["message_after"]
        one["limit"] = _MESSAGE_LEFT
    if now + what["hide_after"] < limit:
        limit = now + what["hide_after"]
        one["limit"] = _HIDDEN
    one["limit_at"] = limit
    schedule(f, limit, _PATIENCE_END, one["leg"], slot)
    _note_limit(f, slot, now)


@inner
def wait_on(f: Floor, slot: int, now: int) -> None:
    """Patience has ended, yet the leg stays: in the queue until it is hidden as stale, in the set-up to its end."""
    one = f.slots[slot]
    one["patience_at"] = NEVER
    one["limit_at"] = NEVER
    if one["stage"] == _WAITING:
        one["limit_at"] = one["enqueued_at"] + f.types[one["queue"]]["hide_after"]
        one["limit"] = _HIDDEN
        schedule(f, one["limit_at"], _PATIENCE_END, one["leg"], slot)
    _note_limit(f, slot, now)


@inner
def limit_in_set_up(f: Floor, slot: int, now: int) -> None:
    """In the set-up only patience ends a wait; it runs too for who found an agent at once."""
    one = f.slots[slot]
    if is_call(f, slot) or f.types[one["queue"]]["patience_in_set_up"] == 0:
        one["limit_at"] = NEVER
        _note_limit(f, slot, now)
    elif one["patience_at"] < 0 or one["limit"] != _ABANDONED:
        if one["patience_at"] < 0:
            one["patience_at"] = _patience_ends(f, slot, now)
        one["limit_at"] = one["patience_at"]
        one["limit"] = _ABANDONED
        schedule(f, one["limit_at"], _PATIENCE_END, one["leg"], slot)
        _note_limit(f, slot, now)
