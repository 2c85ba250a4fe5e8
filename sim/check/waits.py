"""Set-up and patience last as long as drawn; who leaves does so when it is due, and as it is due."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.check.acknowledged import acknowledged_at, buys
from sim.check.drawn import durations, of_contacts, of_legs, times
from sim.check.facts import Facts
from sim.check.findings import hold
from sim.names import AtClosing, Cause, LegOutcome, LegReason, Mark, Purpose
from sim.units import NEVER

__all__ = ["Limits", "check_waits", "comes_as", "is_clear", "patience", "patience_draw", "patience_factors"]

_Ints = NDArray[np.int64]
_Reals = NDArray[np.float64]
_Truths = NDArray[np.bool_]
_MOST_ABANDONMENTS = 50
"""Later ones shorten patience no more."""


def comes_as(facts: Facts, leg: _Ints) -> _Ints:
    """By whose number the patience of legs is drawn: the first one's as the contact comes, also after the bot."""
    return np.where(facts.reason[leg] == LegReason.ARRIVAL, 0, facts.number[leg])


def patience_draw(facts: Facts, contact: _Ints, queue: _Ints, number: _Ints) -> NDArray[np.float64]:
    """The uniform of the patience of contacts' legs by number; a retry may keep that of the first contact."""
    keeps = facts.plan.types["retry_keeps"][queue] == 1
    kept = keeps & (facts.log.contacts["cause"][contact] == Cause.RETRY) & (number == 0)
    return of_contacts(facts, Purpose.PATIENCE, contact, number, kept)


def patience_factors(facts: Facts, contact: _Ints, queue: _Ints, at: _Ints) -> tuple[_Reals, _Reals, _Reals]:
    """What multiplies patience at an instant: by segment, by interval of arrival, by urgency, past and bot."""
    rows, plan, cases = facts.log.contacts[contact], facts.plan, facts.log.cases
    of_segment = plan.segments["patience_factor"][cases["segment"][rows["case"]]]
    of_interval = plan.patience_factor[queue, rows["arrived_at"] // facts.width]
    b, scale = plan.behaviour[0], np.ones(len(contact))
    if b["has_tolerance"]:
        urgent = plan.topics["urgent"][cases["topic"][rows["case"]]] == 1
        n = np.minimum(facts.ended_by(facts.left_by_customer, contact, at), _MOST_ABANDONMENTS)
        scale = np.where(urgent, b["tolerance_urgent_patience"], 1.0) * b["tolerance_patience_scale"]
        scale = scale * b["tolerance_abandon_patience"] ** n
        odd = (facts.log.feelings["marks"][contact] & Mark.OUT_OF_CONTEXT) != 0
        scale = scale * np.where(odd, b["tolerance_bot_patience"], 1.0)
    return of_segment, of_interval, scale


def is_clear(facts: Facts, contact: _Ints, at: _Ints) -> _Truths:
    """Whether no other contact of the case was abandoned at the very instant, perhaps before, perhaps after."""
    left = facts.left_by_customer
    return np.asarray(facts.ended_by(left, contact, at) == facts.ended_by(left, contact, at - 1))


def patience(facts: Facts, contact: _Ints, queue: _Ints, number: _Ints, at: _Ints) -> _Ints:
    """How long customers would wait in these queues from an instant, at so many legs, without an announcement."""
    u = patience_draw(facts, contact, queue, number)
    ticks = durations(facts, facts.plan.types["patience"][queue], u)
    for factor in patience_factors(facts, contact, queue, at):
        ticks = times(ticks, factor)
    return ticks


def _lasts_until(facts: Facts, leg: _Ints, ticks: _Ints) -> _Ints:
    """The instant at which patience ends; where contacts are kept, only open time counts."""
    plan, now = facts.plan, facts.enqueued[leg]
    opens, closes = plan.open_spans[:, 0], plan.open_spans[:, 1]
    lasted = np.concatenate([[0], (closes - opens).cumsum()])  # open time before each span
    number = np.searchsorted(closes, now, "right")
    before = lasted[number] + np.maximum(0, now - np.append(opens, NEVER)[number])
    finite = np.where(ticks == NEVER, 0, ticks)
    due = before + finite
    number = np.searchsorted(lasted[1:], due, "right")  # a span must reach beyond: at closing nobody leaves
    in_open_time = np.append(opens, NEVER)[number] + np.where(number < len(opens), due - lasted[number], 0)
    keeps = plan.channels["at_closing"][facts.channel[leg]] == AtClosing.KEEP
    return np.where(ticks == NEVER, NEVER, np.where(keeps, in_open_time, now + finite))


class Limits:
    """How long some legs wait at most, if no wait was announced: until patience ends, a message, or hidden as stale.

    Attributes
    ----------
    ends
        When patience ends.
    tires
        Whether that is what comes first in the queue.
    is_clear
        Whether it is known how patient the customer was.
    due, ends_as
        When and how the wait in the queue ends; who is gone without a word, or waits on in writing, may be hidden.
    """

    def __init__(self, facts: Facts, leg: _Ints) -> None:
        drawn = patience(facts, facts.contact[leg], facts.queue[leg], comes_as(facts, leg), facts.enqueued[leg])
        ends, contact = _lasts_until(facts, leg, drawn), facts.contact[leg]
        waits_on = (acknowledged_at(facts)[contact] < ends) & (ends != NEVER)
        self.ends = np.where(waits_on, _lasts_until(facts, leg, times(drawn, buys(facts, contact))), ends)
        self.is_clear = is_clear(facts, facts.contact[leg], facts.enqueued[leg])
        self.due, self.ends_as = self.ends.copy(), np.full(len(leg), int(LegOutcome.ABANDONED))
        row, now = facts.plan.types[facts.queue[leg]], facts.enqueued[leg]
        leaves = of_legs(facts, Purpose.MESSAGE, leg) < row["message_share"]
        leaves &= facts.cause[leg] != Cause.MESSAGE
        for after, how, drawn_so in (
            (row["message_after"], LegOutcome.MESSAGE, leaves),
            (row["hide_after"], LegOutcome.HIDDEN, np.ones(len(leg), dtype=np.bool_)),
        ):
            first = (now + after < self.due) & drawn_so
            self.due = np.where(first, now + after, self.due)
            self.ends_as = np.where(first, int(how), self.ends_as)
        self.tires = self.ends_as == LegOutcome.ABANDONED
        on = self.tires & (facts.impatience.stays | facts.impatience.gone)[leg]
        self.due = np.where(on, now + row["hide_after"], self.due)
        self.ends_as = np.where(on, int(LegOutcome.HIDDEN), self.ends_as)


def _check_limits(facts: Facts) -> None:
    """Who waits does so until patience ends, a message is left, or the contact is hidden, whatever is first.

    In the set-up it is patience alone. Left out are those to whom a wait was announced, which changes their patience.
    """
    legs, outcome = facts.log.legs, facts.outcome
    gone = np.isin(outcome, (LegOutcome.ABANDONED, LegOutcome.MESSAGE, LegOutcome.HIDDEN))
    hold("who is called back does not leave", "legs", legs, ~(facts.is_call & gone))
    announced = facts.log.contacts["announced"][facts.contact] != NEVER
    announced &= facts.reason == LegReason.ARRIVAL
    leg = np.flatnonzero(~facts.is_call & ~announced)
    leg = leg[is_clear(facts, facts.contact[leg], facts.enqueued[leg])]
    limits = Limits(facts, leg)
    ends, limit, ends_as = limits.ends, limits.due, limits.ends_as
    row, now = facts.plan.types[facts.queue[leg]], facts.enqueued[leg]
    beside = {"patience ends": ends, "due": limit, "as": ends_as}
    waits, ended = facts.matched[leg] == NEVER, facts.ended[leg]
    ok = ~(gone[leg] & waits) | ((ended == limit) & (outcome[leg] == ends_as))
    hold("who leaves the queue does so when it is due, as it is due", "legs", legs, ok, leg, **beside)
    ok = ~gone[leg] | waits | (ended == ends)
    hold("who leaves in the set-up does so when patience ends", "legs", legs, ok, leg, **beside)
    left = facts.left[leg]
    ok = (left == now) | (np.minimum(left, facts.horizon) <= limit)
    hold("nobody waits longer than patience lasts", "legs", legs, ok, leg, **beside)
    until = np.minimum(np.minimum(facts.talk_at[leg], ended), facts.horizon)
    on = (facts.impatience.stays | facts.impatience.gone)[leg]
    ok = waits | on | (row["patience_in_set_up"] == 0) | (until <= ends)
    hold("nobody is set up longer than patience lasts", "legs", legs, ok, leg, **beside)
    is_gone, at = facts.impatience.gone[leg], facts.impatience.gone_at[leg]
    ok = ~is_gone | (limits.tires & (at == ends))
    hold("who leaves without a word does so when patience ends", "legs", legs, ok, leg, **beside)


def _check_silence(facts: Facts) -> None:
    """Who leaves a chat without a word has drawn it, who leaves it in the queue otherwise has not; so has who stays."""
    legs, has = facts.log.legs, facts.impatience
    ok = ~has.gone | (has.goes & ~facts.is_call & (has.gone_at <= facts.left))
    hold("who leaves without a word does so in a chat, as drawn", "legs", legs, ok)
    left = facts.outcome == LegOutcome.ABANDONED
    ok = ~(left & has.goes & (facts.matched == NEVER))
    hold("who leaves a chat in words has drawn it", "legs", legs, ok)
    hold("who leaves in writing has given up, as drawn", "legs", legs, ~(left & has.stays))


def _check_set_up(facts: Facts) -> None:
    """Talk begins when the set-up is over; a customer who is called back answers as the uniform says."""
    types, legs = facts.plan.types, facts.log.legs
    empty = (facts.matched != NEVER) & facts.impatience.gone
    ok = ~empty | (facts.talk_at == facts.matched)
    hold("a chat that has been left is opened at once", "legs", legs, ok)
    leg = np.flatnonzero((facts.matched != NEVER) & ~empty)
    queue, called = facts.queue[leg], facts.is_call[leg]
    rows = np.where(called, types["dial"][queue], types["set_up"][queue])
    due = facts.matched[leg] + durations(facts, rows, of_legs(facts, Purpose.SET_UP, leg))
    unreached = called & (of_legs(facts, Purpose.CALLBACK_UNANSWERED, leg) < types["unanswered"][queue])
    outcome = facts.outcome[leg]
    lost = outcome == LegOutcome.UNREACHED
    over = lost | facts.talks[leg]
    ok = ~over | (np.minimum(facts.talk_at, facts.ended)[leg] == due)
    hold("the set-up lasts as long as drawn", "legs", legs, ok, leg, due=due)
    hold("a callback is answered as drawn", "legs", legs, ~over | (lost == unreached), leg)
    ok = (outcome != LegOutcome.SET_UP) | (due >= facts.horizon)
    hold("the set-up lasts as long as drawn", "legs", legs, ok, leg, due=due)
    left = outcome == LegOutcome.ABANDONED
    ok = ~left | ((facts.ended[leg] < due) & (types["patience_in_set_up"][queue] == 1))
    hold("who leaves in the set-up may do so, and does before it is over", "legs", legs, ok, leg, due=due)


def check_waits(facts: Facts) -> None:
    """Patience and set-up are as drawn."""
    _check_limits(facts)
    _check_silence(facts)
    _check_set_up(facts)
