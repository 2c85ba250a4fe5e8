"""Measures of contacts and of the queues in which they stand."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from sim.log import Meta
from sim.metrics.fields import CAUSES, CONTACT_FIELDS, OUTCOMES
from sim.metrics.ratio import Ratio
from sim.metrics.scopes import Scopes, whole, window_ticks
from sim.metrics.service import counts_by_type, own_service_level, service_level, waits_by_type
from sim.metrics.tally import Tally
from sim.names import SERVICE_LEVEL_FORMULAS
from sim.units import TICK_SECONDS

__all__ = ["CONTACT_MEASURES", "contact_ratios", "target_ratios"]

_COUNTS = ("offered", *OUTCOMES[1:], *CAUSES.values(), "abandoned_after_answer")

CONTACT_MEASURES = {
    **dict.fromkeys(_COUNTS, "count"),
    "still_open_share": "share",
    "service_level": "share",
    **{f"service_level.{formula}": "share" for formula in SERVICE_LEVEL_FORMULAS},
    "asa": "s",
    "wait_mean": "s",
    "wait_abandoned": "s",
    "p_wait": "share",
    "abandonment": "share",
    "abandonment_long": "share",
    "contact_duration": "s",
    "queue_mean": "contacts",
    "queue_max": "contacts",
}


def contact_ratios(one: Tally, meta: Meta) -> Iterator[Ratio]:
    """Measures by total, channel and contact type, booked where the contact arrived.

    A contact counts once, however often it is forwarded; a retry or a callback is a contact of its own.

    ============================ ==================================================================================
    offered                      contacts that arrived
    answered … hidden            contacts by outcome, how they ended; offered is their sum and those still open.
                                 callback: accepted to be called back; message: left a message; unreached: called
                                 back in vain; hidden: removed from the queue as stale; silent: left a chat without a
                                 word; bot_resolved, contained: closed by the bot, solved or not; merged: about
                                 something that is under way. A contact that is talked to,
                                 or has been, when the run ends is answered
    first_contacts … message_work contacts by cause: first_contacts, retries, repeats, status_checks, duplicates,
                                 callbacks, message_work (what messages were made into)
    abandoned_after_answer       of abandoned: those who had been answered, and left a later queue
    still_open_share             neither answered nor ended, of offered
    service_level                by the formula of the type's first target, or the center's; with N contacts answered
                                 at least once, A of these within the acceptable wait, B abandoned without an answer
    service_level.FORMULA        the same by each formula
    target.NAME                  the same by the target's formula and wait, of the types that it looks at; where
                                 `counts_from` is queue, waits begin when the contact joins a queue for an agent
    asa                          wait until the first answer, over contacts answered at least once
    wait_mean                    wait until the first answer, or until leaving without one (abandoned, silent,
                                 disconnected, message, hidden), over all of these
    wait_abandoned               wait of those who abandoned without an answer
    p_wait                       of those of wait_mean: who waited at all
    abandonment                  abandoned over offered
    abandonment_long             the same without short abandonments
    contact_duration             from arrival to the customer's end, breaks of a thread included, over contacts
                                 answered and done
    queue_mean, queue_max        contacts in the queue: mean over measured time, and the longest queue of any type
    ============================ ==================================================================================

    The wait of an answered contact ends with the beginning of its first talk or, where the set-up does not count as
    waiting, with the match before it; it passes by the channel's clock. In the latter case the answer is booked with
    the type in whose queue the contact stood. Who is answered and leaves a later queue has abandoned, but his first
    wait is that of an answered contact, in service levels too.

    Where a target counts from the queue, so does the service level of the types of which it is the first. Contacts then
    count with the type in whose queue they stood first; who never joined one (closed by the bot, gone while being
    sorted) is neither answered nor abandoned there. All other waits count from arrival.
    """
    scopes = Scopes.of_types(meta)
    f = dict(zip(CONTACT_FIELDS, scopes.summed(one.contacts, meta), strict=True))

    def ratio(measure: str, top: NDArray[np.float64], bottom: NDArray[np.float64]) -> Ratio:
        return Ratio(measure, CONTACT_MEASURES[measure], scopes.labels, top, bottom)

    for name in _COUNTS:
        yield Ratio.count(name, "count", scopes.labels, f[name])
    yield ratio("still_open_share", f["open"], f["offered"])
    abandoned = f["abandoned"] - f["abandoned_after_answer"]
    counted = scopes.summed(counts_by_type(one, meta), meta)
    by_formula = {formula: service_level(formula, *counted) for formula in SERVICE_LEVEL_FORMULAS}
    yield own_service_level("service_level", by_formula, scopes, meta)
    for formula, (top, bottom) in by_formula.items():
        yield ratio(f"service_level.{formula}", top, bottom)
    queued = f["reached"] + f["left"]
    yield ratio("asa", f["wait_answered"] * TICK_SECONDS, f["reached"])
    yield ratio("wait_mean", (f["wait_answered"] + f["wait_left"]) * TICK_SECONDS, queued)
    yield ratio("wait_abandoned", f["wait_abandoned"] * TICK_SECONDS, abandoned)
    yield ratio("p_wait", f["waited"], queued)
    yield ratio("abandonment", f["abandoned"], f["offered"])
    short = f["short_abandoned"]
    yield ratio("abandonment_long", f["abandoned"] - short, f["offered"] - short)
    yield ratio("contact_duration", f["duration_answered"] * TICK_SECONDS, f["completed"])
    waiting = scopes.summed(one.queues, meta)
    yield ratio("queue_mean", waiting, np.broadcast_to(window_ticks(meta), waiting.shape))
    yield _longest(one, scopes, meta)


def _longest(one: Tally, scopes: Scopes, meta: Meta) -> Ratio:
    """The longest queue of any contact type in the scope."""
    per_day = meta.intervals_per_day
    by_type = np.concatenate([one.longest[:, per_day:].max(axis=1, initial=0)[:, None], one.longest], axis=1)
    top = np.array([by_type[row > 0].max(axis=0) for row in scopes.members], dtype=np.float64)
    return Ratio.count("queue_max", "contacts", scopes.labels, top)


def target_ratios(one: Tally, meta: Meta) -> Iterator[Ratio]:
    """`target.NAME`: the service level of each target, as in `contact_ratios`."""
    for number, target in enumerate(meta.targets):
        counted = waits_by_type(one, target.counts_from)[:, list(target.types)].sum(axis=1)
        counted[2:4] = one.targets[:, number]
        top, bottom = service_level(target.formula, *whole(counted[:, None], meta))
        yield Ratio(f"target.{target.name}", "share", (("total", ""),), top, bottom)
