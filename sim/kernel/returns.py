"""Customers who come again: after a contact that was not served, or one that did not help."""

from __future__ import annotations

from sim.compiled import inner
from sim.distributions.quantiles import draw_ticks
from sim.kernel.away import go_away
from sim.kernel.contact import close_case, close_contact
from sim.kernel.feeling import feeling_of
from sim.kernel.floor import FEELS, Floor
from sim.kernel.history import history_of, journey_of, served
from sim.kernel.market import goes_elsewhere, may_buy
from sim.kernel.office import acts, begin_office, needs_office
from sim.kernel.slots import draw, draws
from sim.names import AtClosing, CaseStatus, Cause, Mark, Outcome, Purpose
from sim.outcomes import next_opening, open_from, repeat_share, share_of
from sim.units import NEVER

__all__ = ["after_service", "decide", "give_up", "other_kind", "turn_away"]

_CONTAINED = int(Outcome.CONTAINED)
_ANSWERED, _CLOSED, _DISCONNECTED = int(Outcome.ANSWERED), int(Outcome.CLOSED), int(Outcome.DISCONNECTED)
_RETRY, _REPEAT, _KEEP = int(Cause.RETRY), int(Cause.REPEAT), int(AtClosing.KEEP)
_RESOLVED, _UNRESOLVED = int(CaseStatus.RESOLVED), int(CaseStatus.UNRESOLVED)
_GIVEN_UP, _SOLVED = int(CaseStatus.GIVEN_UP), int(Mark.RESOLVED)
_REDUNDANT = int(Mark.REDUNDANT)
_RETRY_DRAW, _RETRY_DELAY = int(Purpose.RETRY), int(Purpose.RETRY_DELAY)
_SOLVED_DRAW, _REPEAT_DRAW = int(Purpose.RESOLVED), int(Purpose.REPEAT)
_CLOSED_SWITCH = int(Purpose.CLOSED_SWITCH)


@inner
def _comes_as(f: Floor, slot: int, u: float) -> int:
    """The contact type as which the customer comes again, if he may change it."""
    kind = f.slots[slot]["kind"]
    to = share_of(f.switch_to[kind], u)
    return int(kind if to < 0 else to)


@inner
def _is_solved(f: Floor, slot: int) -> bool:
    """Whether the contact that was served solves the problem; one that is solved already is solved no more."""
    if journey_of(f, slot)["marks"] & _SOLVED > 0:
        feeling_of(f, slot)["marks"] |= _REDUNDANT
        return False
    if f.behaviour[0]["has_resolution"] == 1:
        one = f.slots[slot]
        u = one["u_solved"] if one["u_solved"] >= 0.0 else draw(f, slot, _SOLVED_DRAW, 0)
        return u < one["solving"]
    return True


@inner
def _repeats(f: Floor, slot: int, outcome: int, now: int) -> bool:
    """Whether the customer, whom an agent or the bot has not helped, comes again; then he is on his way."""
    rules, one = f.behaviour[0], f.slots[slot]
    journey, leg, kind = journey_of(f, slot), one["n_legs"], one["kind"]
    share = rules["bot_returns"]
    if outcome != _CONTAINED:
        share = repeat_share(f.behaviour, journey["n_served"])
    u, u_delay, u_spread, u_switch = draws(f, slot, _REPEAT_DRAW, leg)
    if u >= share:
        return False
    delay = draw_ticks(f.laws, f.knots, rules["repeat_delay"], u_delay)
    if delay > rules["repeat_within"]:
        return False
    if u_switch < rules["repeat_switch"]:
        kind = _comes_as(f, slot, u_switch / rules["repeat_switch"])
    at = now + delay
    opening = open_from(at, f.open_spans)
    if opening != at and f.trunks[f.types[kind]["channel"]]["at_closing"] != _KEEP:
        at = opening
        if opening != NEVER:
            at += int(u_spread * rules["repeat_spread"])
    journey["n_repeats"] += 1
    go_away(f, slot, _REPEAT, kind, at)
    return True


@inner
def other_kind(f: Floor, slot: int, u: float) -> int:
    """The contact type to which a customer goes who does not stay with his; -1 if there is none."""
    shares = f.switch_to[f.slots[slot]["kind"]]
    return int(share_of(shares, u * shares[shares.shape[0] - 1]))


@inner
def _writes(f: Floor, slot: int, share: float, now: int) -> bool:
    """Whether the customer, who has found the center closed, writes at once."""
    u = draw(f, slot, _CLOSED_SWITCH, f.slots[slot]["n_legs"])
    if u >= share:
        return False
    kind = other_kind(f, slot, u / share)
    if kind >= 0:
        go_away(f, slot, _RETRY, kind, now)
    return kind >= 0


@inner
def _try_again(f: Floor, slot: int, outcome: int, now: int) -> None:
    """Who was not served makes another contact later, or gives up, or goes to a competitor."""
    if goes_elsewhere(f, slot, outcome):
        close_case(f, slot, _GIVEN_UP, now)
        return
    one = f.slots[slot]
    kind, n = one["kind"], history_of(f, slot)["n_retries"]
    what, last = f.types[kind], f.retry.shape[2] - 1
    share = f.retry[kind, outcome, min(n, last)]
    if share > 0.0 and n < what["retry_most"]:
        u = draw(f, slot, _RETRY_DRAW, one["n_legs"])
        start = now
        if outcome in (_CLOSED, _DISCONNECTED):
            start = next_opening(now, f.open_spans)
        if u < share and start != NEVER:
            delay = draw_ticks(
                f.laws, f.knots, what["retry_delay"], draw(f, slot, _RETRY_DELAY, one["n_legs"])
            )
            go_away(f, slot, _RETRY, _comes_as(f, slot, u / share), start + delay)
            return
    if outcome == _CLOSED and n < what["retry_most"] and _writes(f, slot, what["closed_switch"], now):
        return
    any_share = 0.0
    for i in range(last + 1):
        any_share = max(any_share, f.retry[kind, outcome, i])
    close_case(f, slot, _GIVEN_UP if any_share > 0.0 else _UNRESOLVED, now)


@inner
def _is_case_solved(f: Floor, slot: int, outcome: int) -> bool:
    """Whether the problem of the customer, of whose contacts the last one has ended, is solved."""
    if f.scalars[FEELS] == 1:
        return journey_of(f, slot)["marks"] & _SOLVED > 0
    return outcome == _ANSWERED


@inner
def decide(f: Floor, slot: int, outcome: int, may_return: bool, now: int) -> None:
    """Something of the case has ended; if nothing else is under way, the customer comes again, or the case closes."""
    history = history_of(f, slot)
    history["n_live"] -= 1
    if history["n_live"] > 0:
        return
    if _is_case_solved(f, slot, outcome):
        close_case(f, slot, _RESOLVED, now)
    elif not may_return and f.slots[slot]["asks"] == 0:
        close_case(f, slot, _GIVEN_UP, now)
    elif outcome not in (_ANSWERED, _CONTAINED) and f.slots[slot]["asks"] == 0:
        _try_again(f, slot, outcome, now)
    elif f.behaviour[0]["has_repeat"] == 0:
        close_case(f, slot, _UNRESOLVED, now)
    elif not _repeats(f, slot, outcome, now):
        close_case(f, slot, _GIVEN_UP, now)


@inner
def after_service(f: Floor, slot: int, now: int) -> None:
    """The contact ends after service."""
    close_contact(f, slot, _ANSWERED, now)
    if f.scalars[FEELS] == 1 and f.slots[slot]["asks"] == 0:
        is_solved, needs = _is_solved(f, slot) and acts(f, slot), needs_office(f, slot)
        served(f, slot, is_solved and not needs, now)
        if is_solved:
            feeling_of(f, slot)["marks"] |= _SOLVED
        if f.behaviour[0]["has_market"] == 1:
            may_buy(f, slot, feeling_of(f, slot))
        if needs:
            begin_office(f, slot, is_solved, now)
    decide(f, slot, _ANSWERED, True, now)


@inner
def turn_away(f: Floor, slot: int, outcome: int, now: int) -> None:
    """The contact ends without service."""
    close_contact(f, slot, outcome, now)
    decide(f, slot, outcome, True, now)


@inner
def give_up(f: Floor, slot: int, outcome: int, now: int) -> None:
    """The contact ends without service, and the customer comes no more."""
    close_contact(f, slot, outcome, now)
    decide(f, slot, outcome, False, now)
