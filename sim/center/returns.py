"""Customers who come again: after a contact that was not served, or one that did not help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.center.market import goes_elsewhere
from sim.names import CaseStatus, Cause, Outcome, Purpose
from sim.outcomes import next_opening, open_from, share_of
from sim.units import NEVER

if TYPE_CHECKING:
    from sim.center.contact import Contact
    from sim.center.history import History

__all__ = ["decide", "other_kind"]

_RETRY, _REPEAT = int(Cause.RETRY), int(Cause.REPEAT)
_ANSWERED, _RESOLVED = int(Outcome.ANSWERED), int(CaseStatus.RESOLVED)
_CLOSED, _CONTAINED = int(Outcome.CLOSED), int(Outcome.CONTAINED)
_LATER = (_CLOSED, int(Outcome.DISCONNECTED))
"""After these a retry waits for the next opening."""


def _switched(contact: Contact, u: float) -> int:
    """The contact type as which the customer comes again."""
    kind = share_of(contact.center.plan.switch_to[contact.kind], u)
    return contact.kind if kind < 0 else kind


def decide(contact: Contact, outcome: int) -> None:
    """Nothing of the case is under way any more since `contact` ended: the customer comes again, or the case closes."""
    history = contact.case.history
    is_solved = outcome == _ANSWERED if history is None else history.is_resolved
    if is_solved:
        contact.case.close(_RESOLVED)
    elif contact.gives_up and not contact.asks:
        contact.case.close(CaseStatus.GIVEN_UP)
    elif history is not None and (outcome == _ANSWERED or contact.asks):
        _repeat(contact, history, contact.center.behaviour.repeat_share(history.n_served))
    elif outcome == _CONTAINED and history is not None:
        _repeat(contact, history, contact.center.behaviour.keys["bot_returns"])
    else:
        _try_again(contact, outcome)


def _goes_away(contact: Contact, at: int, kind: int, cause: int) -> None:
    """The customer will make another contact."""
    contact.case.n_live += 1
    contact.follow(at, kind, cause)


def _try_again(contact: Contact, outcome: int) -> None:
    """Who was not served makes another contact later, or gives up, or goes to a competitor."""
    if goes_elsewhere(contact, outcome):
        contact.case.close(CaseStatus.GIVEN_UP)
        return
    center, case, now = contact.center, contact.case, contact.center.clock.now
    row, shares = center.queues[contact.kind].row, center.plan.retry[contact.kind, outcome].tolist()
    n_retries = case.made[_RETRY]
    share = shares[min(n_retries, len(shares) - 1)]
    if share > 0 and n_retries < row["retry_most"]:
        u = contact.draw(Purpose.RETRY)
        start = next_opening(now, center.open_spans) if outcome in _LATER else now
        if u < share and start != NEVER:
            delay = center.duration(row["retry_delay"], contact.draw(Purpose.RETRY_DELAY))
            _goes_away(contact, start + delay, _switched(contact, u / share), _RETRY)
            return
    if outcome == _CLOSED and n_retries < row["retry_most"] and _writes(contact, row["closed_switch"]):
        return
    case.close(CaseStatus.GIVEN_UP if max(shares) > 0 else CaseStatus.UNRESOLVED)


def _writes(contact: Contact, share: float) -> bool:
    """Whether the customer, who has found the center closed, writes at once."""
    u = contact.draw(Purpose.CLOSED_SWITCH)
    kind = other_kind(contact, u / share) if u < share else -1
    if kind < 0:
        return False
    _goes_away(contact, contact.center.clock.now, kind, _RETRY)
    return True


def other_kind(contact: Contact, u: float) -> int:
    """The contact type to which a customer goes who does not stay with his; -1 if there is none."""
    shares = contact.center.plan.switch_to[contact.kind]
    return share_of(shares, u * shares[-1])


def _repeat(contact: Contact, history: History, share: float) -> None:
    """Who was not helped, by an agent or the bot, makes another contact later with this probability, or gives up."""
    center, behaviour = contact.center, contact.center.behaviour
    if not behaviour.repeats:
        contact.case.close(CaseStatus.UNRESOLVED)
        return
    keys, now = behaviour.keys, center.clock.now
    if contact.draw(Purpose.REPEAT) < share:
        delay = center.duration(keys["repeat_delay"], contact.draw(Purpose.REPEAT_DELAY))
        if delay <= keys["repeat_within"]:
            history.n_repeats += 1
            kind = _repeated_as(contact, keys["repeat_switch"])
            _goes_away(contact, _repeated_at(contact, now + delay, kind), kind, _REPEAT)
            return
    contact.case.close(CaseStatus.GIVEN_UP)


def _repeated_as(contact: Contact, switch: float) -> int:
    """The contact type of a repeat contact."""
    if switch == 0.0:
        return contact.kind
    u = contact.draw(Purpose.REPEAT_SWITCH)
    return _switched(contact, u / switch) if u < switch else contact.kind


def _repeated_at(contact: Contact, at: int, kind: int) -> int:
    """`at`; if it is closed then and its channel keeps nobody, after the next opening. NEVER if there is none."""
    center = contact.center
    if center.queues[kind].trunk.keeps:
        return at
    opening = open_from(at, center.open_spans)
    if opening in (at, NEVER):
        return opening
    return opening + int(contact.draw(Purpose.REPEAT_SPREAD) * center.behaviour.keys["repeat_spread"])
