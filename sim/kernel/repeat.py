"""After service: the problem is solved, or the customer comes again."""

from __future__ import annotations

from sim.compiled import inner
from sim.distributions.quantiles import draw_ticks
from sim.kernel.contact import close_case, close_contact, come_again
from sim.kernel.feeling import feeling_of
from sim.kernel.floor import FEELS, Floor
from sim.kernel.history import journey_of
from sim.kernel.slots import draw, successor
from sim.names import AtClosing, CaseStatus, Cause, Mark, Outcome, Purpose
from sim.outcomes import open_from, plus, repeat_share, share_of
from sim.units import NEVER

__all__ = ["after_service"]

_ANSWERED, _REPEAT, _KEEP = int(Outcome.ANSWERED), int(Cause.REPEAT), int(AtClosing.KEEP)
_RESOLVED, _UNRESOLVED = int(CaseStatus.RESOLVED), int(CaseStatus.UNRESOLVED)
_GIVEN_UP = int(CaseStatus.GIVEN_UP)
_SOLVED, _FIRST, _REPORTED = int(Mark.RESOLVED), int(Mark.FIRST), int(Mark.REPORTED)
_RESOLVED_DRAW, _REPEAT_DRAW = int(Purpose.RESOLVED), int(Purpose.REPEAT)
_DELAY, _SPREAD = int(Purpose.REPEAT_DELAY), int(Purpose.REPEAT_SPREAD)
_SWITCH = int(Purpose.REPEAT_SWITCH)


@inner
def _solves(f: Floor, slot: int, now: int) -> bool:
    """Whether the contact that was served solves the problem."""
    one, journey = f.slots[slot], journey_of(f, slot)
    history = f.history[one["history"]]
    journey["n_served"] += 1
    history["human_sum"] = plus(history["human_sum"], one["human"])
    if history["closed_by_agent_at"] < 0:
        history["closed_by_agent_at"] = now
        journey["marks"] |= _REPORTED
    if f.behaviour[0]["has_resolution"] == 1 and draw(f, slot, _RESOLVED_DRAW, 0) >= one["solving"]:
        return False
    feeling_of(f, slot)["marks"] |= _SOLVED
    journey["marks"] |= _SOLVED
    if journey["n_served"] == 1:
        journey["marks"] |= _FIRST
    return True


@inner
def _kind_then(f: Floor, slot: int) -> int:
    """The contact type as which the customer comes again."""
    one, share = f.slots[slot], f.behaviour[0]["repeat_switch"]
    kind = one["kind"]
    u = draw(f, slot, _SWITCH, one["n_legs"])
    to = -1
    if u < share:
        to = share_of(f.switch_to[kind], u / share)
    return int(kind if to < 0 else to)


@inner
def _repeats(f: Floor, slot: int, now: int) -> bool:
    """Whether the customer, who was not helped, comes again; then he is on his way."""
    rules, one = f.behaviour, f.slots[slot]
    if rules[0]["has_repeat"] == 0:
        return False
    journey, leg = journey_of(f, slot), one["n_legs"]
    if draw(f, slot, _REPEAT_DRAW, leg) >= repeat_share(rules, journey["n_served"]):
        return False
    delay = draw_ticks(f.laws, f.knots, rules[0]["repeat_delay"], draw(f, slot, _DELAY, leg))
    if delay > rules[0]["repeat_within"]:
        return False
    kind, at = _kind_then(f, slot), now + delay
    opening = open_from(at, f.open_spans)
    if opening != at and f.trunks[f.types[kind]["channel"]]["at_closing"] != _KEEP:
        at = opening
        if opening != NEVER:
            at += int(draw(f, slot, _SPREAD, leg) * rules[0]["repeat_spread"])
    journey["n_repeats"] += 1
    new = successor(f, slot)
    f.slots[new]["reason"] = -1
    f.slots[new]["cause"] = _REPEAT
    f.slots[new]["kind"] = kind
    come_again(f, new, at, one["contact"])
    return True


@inner
def after_service(f: Floor, slot: int, now: int) -> None:
    """The contact ends after service, and with it the case, unless the customer comes again."""
    close_contact(f, slot, _ANSWERED, now)
    if f.scalars[FEELS] == 0 or _solves(f, slot, now):
        close_case(f, slot, _RESOLVED, now)
    elif not _repeats(f, slot, now):
        close_case(f, slot, _GIVEN_UP if f.behaviour[0]["has_repeat"] == 1 else _UNRESOLVED, now)
