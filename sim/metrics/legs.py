"""Measures of legs: what stands in a queue and what agents do, forwardings counted."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from sim.log import Meta
from sim.metrics.fields import CONTACT_FIELDS, GROUP_FIELDS, LEG_FIELDS, PAIR_FIELDS, REASONS
from sim.metrics.ratio import Ratio
from sim.metrics.scopes import Scopes, whole, window_ticks
from sim.metrics.service import own_service_level, service_level
from sim.metrics.tally import Tally
from sim.names import SERVICE_LEVEL_FORMULAS
from sim.units import TICK_SECONDS

__all__ = ["LEG_MEASURES", "leg_ratios", "pair_ratios", "work_ratios"]

_REASONS = tuple(REASONS.values())[1:]

LEG_MEASURES = {
    "legs": "count",
    **dict.fromkeys(_REASONS, "count"),
    "legs_answered": "count",
    "legs_abandoned": "count",
    "leg_service_level": "share",
    "leg_asa": "s",
    "leg_wait_mean": "s",
    "leg_wait_abandoned": "s",
    "handled": "count",
    "aht": "s",
    "set_up_mean": "s",
    "talk_mean": "s",
    "wrap_up_mean": "s",
    "work": "s",
    "load": "agents",
    "active_time": "s",
    "handled.by_type": "count",
    "aht.by_type": "s",
    "occupancy.by_type": "share",
}


def leg_ratios(one: Tally, meta: Meta) -> Iterator[Ratio]:
    """Measures by total, channel and queue (the contact type in whose queue the leg stood).

    A leg is one pass through queue and agent: a contact that is forwarded has two. Legs are booked where their contact
    arrived.

    ==================== ========================================================================================
    legs                 legs of contacts that arrived; who balks or finds no line or no place has none
    forwarded … redialled legs that began with a transfer (forwarded), handed back by an agent whose shift ended
                         (handed_back), when the customer wrote again (reopened), with another call (redialled)
    bot_sessions         sessions with the bot, which are no legs otherwise
    legs_answered        legs in which somebody talked to the customer
    legs_abandoned       legs in which the customer left the queue
    leg_service_level    as service_level, of legs: threshold and formula are those of the queue's type
    leg_asa              wait from joining the queue, over legs answered
    leg_wait_mean        the same, over legs answered or left (abandoned, disconnected, message, hidden)
    leg_wait_abandoned   the same, over legs abandoned
    ==================== ========================================================================================
    """
    scopes = Scopes.of_types(meta)
    f = dict(zip(LEG_FIELDS, scopes.summed(one.legs, meta), strict=True))

    def ratio(measure: str, top: NDArray[np.float64], bottom: NDArray[np.float64]) -> Ratio:
        return Ratio(measure, LEG_MEASURES[measure], scopes.labels, top, bottom)

    for name in ("legs", *_REASONS):
        yield Ratio.count(name, "count", scopes.labels, f[name])
    yield Ratio.count("legs_answered", "count", scopes.labels, f["answered"])
    yield Ratio.count("legs_abandoned", "count", scopes.labels, f["abandoned"])
    names = ("answered", "abandoned", "answered_within", "abandoned_within", "short_abandoned")
    counted = tuple(f[name] for name in names)
    by_formula = {formula: service_level(formula, *counted) for formula in SERVICE_LEVEL_FORMULAS}
    yield own_service_level("leg_service_level", by_formula, scopes, meta)
    yield ratio("leg_asa", f["wait_answered"] * TICK_SECONDS, f["answered"])
    waited = (f["wait_answered"] + f["wait_left"]) * TICK_SECONDS
    yield ratio("leg_wait_mean", waited, f["answered"] + f["left"])
    yield ratio("leg_wait_abandoned", f["wait_abandoned"] * TICK_SECONDS, f["abandoned"])


def work_ratios(one: Tally, meta: Meta) -> Iterator[Ratio]:
    """Work by total, channel, queue and agent group, booked where the contact arrived.

    ============== ============================================================================================
    handled        legs served to the end, or found empty; what is handed back counts where it ends
    aht            (talk + wrap-up) over handled
    set_up_mean    set-up over handled; calls that nobody answered included
    talk_mean      talk over handled, by the clock: with several contacts in hand each takes longer
    wrap_up_mean   wrap-up over handled
    work           set-up, talk and wrap-up of all legs that have ended, in seconds
    load           the same over measured time
    active_time    (talk + wrap-up) of all legs over contacts answered; not by group. By type: the work in its queue
                   over its own contacts
    ============== ============================================================================================
    """
    types, groups = Scopes.of_types(meta), Scopes.of_groups(meta)
    by_type = dict(zip(LEG_FIELDS, types.summed(one.legs, meta), strict=True))
    by_group = dict(zip(GROUP_FIELDS, groups.summed(one.groups, meta), strict=True))
    f = {
        name: np.concatenate([by_type[name], by_group[f"leg_{name}"][1:]])
        for name in ("handled", "set_up", "talk", "wrap_up")
    }
    labels = (*types.labels, *groups.labels[1:])
    work = f["set_up"] + f["talk"] + f["wrap_up"]
    parts = {
        "aht": f["talk"] + f["wrap_up"],
        "set_up_mean": f["set_up"],
        "talk_mean": f["talk"],
        "wrap_up_mean": f["wrap_up"],
    }
    yield Ratio.count("handled", "count", labels, f["handled"])
    for measure, ticks in parts.items():
        yield Ratio(measure, "s", labels, ticks * TICK_SECONDS, f["handled"])
    yield Ratio.count("work", "s", labels, work * TICK_SECONDS)
    yield Ratio("load", "agents", labels, work, np.broadcast_to(window_ticks(meta), work.shape))
    answered = types.summed(one.contacts[CONTACT_FIELDS.index("answered")], meta)
    active = (by_type["talk"] + by_type["wrap_up"]) * TICK_SECONDS
    yield Ratio("active_time", "s", types.labels, active, answered)


def pair_ratios(one: Tally, meta: Meta) -> Iterator[Ratio]:
    """Which group does what, over the whole window; scope "group_type", names "GROUP/TYPE".

    ================== ========================================================================================
    handled.by_type    legs of the type's queue that the group served to the end
    aht.by_type        (talk + wrap-up) over these
    occupancy.by_type  talk and wrap-up of the group's legs of that queue over its logged-in time; with several
                       contacts in hand they add up to more than its occupancy
    ================== ========================================================================================
    """
    labels = tuple(("group_type", f"{group}/{kind}") for group in meta.groups for kind in meta.types)
    pairs = one.pairs.reshape(len(PAIR_FIELDS), -1, 1).astype(np.float64)
    f = dict(zip(PAIR_FIELDS, pairs, strict=True))
    logged_in = one.groups[GROUP_FIELDS.index("logged_in")].astype(np.float64)
    here = np.repeat(whole(logged_in, meta)[:, :1], len(meta.types), axis=0)
    busy = f["talk"] + f["wrap_up"]
    yield Ratio.count("handled.by_type", "count", labels, f["handled"])
    yield Ratio("aht.by_type", "s", labels, busy * TICK_SECONDS, f["handled"])
    yield Ratio("occupancy.by_type", "share", labels, busy, here)
