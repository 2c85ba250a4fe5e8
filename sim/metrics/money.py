"""Measures of money."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from sim.log import Meta
from sim.metrics.fields import CASE_FIELDS, CONTACT_FIELDS, LEG_FIELDS, TIME_FIELDS
from sim.metrics.ratio import Ratio
from sim.metrics.scopes import Scopes, whole
from sim.metrics.service import counts_by_type
from sim.metrics.tally import Tally, measured_ticks
from sim.units import HOUR, MINUTE

__all__ = ["MONEY_MEASURES", "has_money", "money_ratios"]

MONEY_MEASURES = {
    "cost": "money",
    "cost_staff": "money",
    "cost_quality": "money",
    "cost_contacts": "money",
    "cost_tolls": "money",
    "cost_lines": "money",
    "cost_bot": "money",
    "revenue": "money",
    "penalties": "money",
    "cost_per_answered": "money",
    "cost_per_resolved": "money",
}

_TOTAL = (("total", ""),)


def has_money(meta: Meta) -> bool:
    """Whether anything costs or earns, the bot apart."""
    by_type = (
        meta.per_contact,
        meta.toll_per_minute,
        meta.revenue,
        meta.penalty_abandoned,
        meta.penalty_late,
    )
    return any(any(rates) for rates in (meta.cost_per_hour, meta.cost_per_line_hour, *by_type))


def _rates(values: tuple[float, ...], ticks: int = 1) -> NDArray[np.float64]:
    return np.array(values, dtype=np.float64)[:, None] / ticks


def money_ratios(one: Tally, meta: Meta) -> Iterator[Ratio]:
    """Measures of money, in the scenario's currency; none where nothing costs or earns.

    What a contact brings is booked where it arrived; staff and lines where the time passes.

    ================== ========================================================================================
    cost               of staff, quality, contacts, tolls, lines and the bot; total
    cost_staff         paid time, and time after the end of the shift times the overtime factor; total and group
    cost_quality       quality assurance, as a share of paid time, and the hours of training of all agents, spread
                       over the measured time; total and group; none where there is neither
    cost_contacts      contacts offered, each at its price; total, channel and contact type
    cost_tolls         minutes from arrival to the customer's end; the same
    cost_lines         hours of lines in use; total and channel
    cost_bot           sessions with the bot, each at its price; total, channel and contact type; none without a bot
    revenue            contacts answered; total, channel and contact type
    penalties          contacts that ended without an answer (but for those who accepted a callback: the callback
                       counts for them), and those answered after the acceptable wait, counted
                       as the type's first target counts it; the same
    cost_per_answered  cost over contacts answered; total
    cost_per_resolved  cost over cases resolved; total
    ================== ========================================================================================
    """
    if not has_money(meta):
        return
    contacts = dict(zip(CONTACT_FIELDS, one.contacts.astype(np.float64), strict=True))
    time = dict(zip(TIME_FIELDS, one.groups[: len(TIME_FIELDS)].astype(np.float64), strict=True))
    overtime = time["finishing"] * _rates(meta.overtime_factor)
    missed = contacts["offered"] - contacts["answered"] - contacts["open"] - contacts["callback"]
    reached, _, within, *_ = counts_by_type(one, meta)
    late = reached - within
    types, groups, channels = Scopes.of_types(meta), Scopes.of_groups(meta), Scopes.of_channels(meta)
    sums = {
        "cost_staff": (groups, (time["paid"] + overtime) * _rates(meta.cost_per_hour, HOUR)),
        "cost_contacts": (types, contacts["offered"] * _rates(meta.per_contact)),
        "cost_tolls": (types, contacts["duration"] * _rates(meta.toll_per_minute, MINUTE)),
        "cost_lines": (channels, one.lines * _rates(meta.cost_per_line_hour, HOUR)),
        "revenue": (types, contacts["answered"] * _rates(meta.revenue)),
        "penalties": (types, missed * _rates(meta.penalty_abandoned) + late * _rates(meta.penalty_late)),
    }
    if meta.training_hours or meta.qa_share:
        sums["cost_quality"] = groups, _of_quality(time["paid"], meta)
    if meta.bot_cost:
        sums["cost_bot"] = types, one.legs[LEG_FIELDS.index("bot_sessions")] * meta.bot_cost
    cost = np.sum([money.sum(axis=0) for name, (_, money) in sums.items() if name.startswith("cost")], axis=0)
    cost = whole(cost[None], meta)
    answered = whole(contacts["answered"].sum(axis=0)[None], meta)
    resolved = one.cases[CASE_FIELDS.index("resolved")].astype(np.float64)
    yield Ratio.count("cost", "money", _TOTAL, cost)
    for name, (scopes, money) in sums.items():
        yield Ratio.count(name, "money", scopes.labels, scopes.summed(money, meta))
    yield Ratio("cost_per_answered", "money", _TOTAL, cost, answered)
    yield Ratio("cost_per_resolved", "money", _TOTAL, cost, whole(resolved.sum(axis=0)[None], meta))


def _of_quality(paid: NDArray[np.float64], meta: Meta) -> NDArray[np.float64]:
    """Money for quality assurance and training, shape (groups, buckets)."""
    measured = measured_ticks(meta).astype(np.float64)
    trained = np.array(meta.group_size)[:, None] * meta.training_hours
    once = measured / max(meta.window[1] - meta.window[0], 1)
    return (
        paid * meta.qa_share * _rates(meta.cost_per_hour, HOUR) + trained * _rates(meta.cost_per_hour) * once
    )
