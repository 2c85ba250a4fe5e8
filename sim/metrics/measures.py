"""What the tallies say: every measure is a ratio of two sums, so that replications can be added up before dividing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim.log import Log, Meta
from sim.metrics.histogram import quantile
from sim.metrics.tally import CONTACT_FIELDS, GROUP_FIELDS, LEG_FIELDS, Tally, measured_ticks, tally
from sim.names import SERVICE_LEVEL_FORMULAS
from sim.units import TICK_SECONDS

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["MEASURES", "QUANTILES", "Ratio", "Scopes", "bucket_names", "measures", "ratios", "wait_quantiles"]

QUANTILES = (0.5, 0.8, 0.9, 0.95, 0.99)

_HOUR_TICKS = 3.6e9
_Field = NDArray[np.float64]

MEASURES = {
    "offered": "count",
    "answered": "count",
    "abandoned": "count",
    "blocked": "count",
    "closed": "count",
    "disconnected": "count",
    "still_open_share": "share",
    "service_level": "share",
    **{f"service_level.{formula}": "share" for formula in SERVICE_LEVEL_FORMULAS},
    "asa": "s",
    "wait_mean": "s",
    "p_wait": "share",
    "abandonment": "share",
    "abandonment_long": "share",
    "aht": "s",
    "talk_mean": "s",
    "wrap_up_mean": "s",
    "load": "agents",
    "queue_mean": "contacts",
    "queue_max": "contacts",
    "lines_mean": "count",
    "occupancy": "share",
    "utilisation": "share",
    "scheduled": "agents",
    "on_duty": "agents",
    "handled": "count",
    "cost": "money",
}
"""Measures by name with their unit; `target.NAME` (share) and `wait_p50` … (s) come beside them."""


@dataclass(frozen=True)
class Scopes:
    """Of whom a measure is taken: (scope, name) pairs and the members of each, shape (scopes, members)."""

    labels: tuple[tuple[str, str], ...]
    members: NDArray[np.float64]

    @classmethod
    def of_types(cls, meta: Meta) -> Scopes:
        """The total, the channels that occur, and the contact types."""
        used = sorted(set(meta.type_channel))
        labels = [("total", "")] + [("channel", meta.channels[c]) for c in used]
        labels += [("contact_type", name) for name in meta.types]
        channel = np.array(meta.type_channel)
        rows = [np.ones(len(channel)), *(channel == c for c in used), *np.eye(len(channel))]
        return cls(tuple(labels), np.array(rows, dtype=np.float64))

    @classmethod
    def of_groups(cls, meta: Meta) -> Scopes:
        """The total and the agent groups."""
        n = len(meta.groups)
        labels = (("total", ""), *(("group", name) for name in meta.groups))
        return cls(labels, np.vstack([np.ones(n), np.eye(n)]))


@dataclass(frozen=True)
class Ratio:
    """A measure of one replication: numerator and denominator, shape (scopes, 1 + buckets); the first column is all.

    `kind` says how replications are joined: "ratio of totals", or "mean" where the denominator is 1 (counts).
    """

    measure: str
    unit: str
    labels: tuple[tuple[str, str], ...]
    top: NDArray[np.float64]
    bottom: NDArray[np.float64]
    kind: str = "ratio of totals"


def bucket_names(meta: Meta) -> list[tuple[str, str]]:
    """`by` and `at` of each column: all, the intervals of the day, the days."""
    minutes = [slot * meta.interval // 60_000_000 for slot in range(meta.intervals_per_day)]
    days = np.datetime64(meta.start) + np.arange(meta.days)
    return [
        ("all", ""),
        *(("interval", f"{minute // 60:02d}:{minute % 60:02d}") for minute in minutes),
        *(("day", str(day)) for day in days),
    ]


def _whole(rows: NDArray[np.float64], meta: Meta) -> NDArray[np.float64]:
    """Prepend the total over all days to the buckets."""
    return np.concatenate([rows[..., meta.intervals_per_day :].sum(axis=-1, keepdims=True), rows], axis=-1)


def service_level(
    formula: str, answered: _Field, abandoned: _Field, within: _Field, abandoned_within: _Field, short: _Field
) -> tuple[_Field, _Field]:
    """Numerator and denominator of one of the six formulas.

    Parameters
    ----------
    formula
        A name of `names.SERVICE_LEVEL_FORMULAS`.
    answered, abandoned
        N and B.
    within, abandoned_within
        A and b: of these, those within the threshold.
    short
        s: short abandonments.
    """
    offered = answered + abandoned
    match formula:
        case "answered":
            return within, answered
        case "offered":
            return within, offered
        case "abandons_within_threshold_count":
            return within + abandoned_within, offered
        case "abandons_within_threshold_excluded":
            return within, offered - abandoned_within
        case "short_abandons_count":
            return within + short, offered
        case "short_abandons_excluded":
            return within, offered - short
    raise ValueError(formula)


def _contact_ratios(one: Tally, meta: Meta) -> Iterator[Ratio]:
    scopes = Scopes.of_types(meta)
    fields = np.concatenate([one.contacts, one.legs, one.queues[None]])
    summed = _whole(scopes.members @ fields.astype(np.float64), meta)
    names = (*CONTACT_FIELDS, *LEG_FIELDS, "queue_ticks")
    f = dict(zip(names, summed, strict=True))
    ones = np.ones_like(f["offered"])
    ticks = _whole(measured_ticks(meta).astype(np.float64), meta) * ones
    served_or_left = f["answered"] + f["abandoned"]

    def ratio(measure: str, top: _Field, bottom: _Field, kind: str = "ratio of totals") -> Ratio:
        return Ratio(measure, MEASURES[measure], scopes.labels, top, bottom, kind)

    for name in ("offered", "answered", "abandoned", "blocked", "closed", "disconnected"):
        yield ratio(name, f[name], ones, "mean")
    yield ratio("still_open_share", f["open"], f["offered"])
    counted = (
        f["answered"],
        f["abandoned"],
        f["answered_within"],
        f["abandoned_within"],
        f["short_abandoned"],
    )
    by_formula = {formula: service_level(formula, *counted) for formula in SERVICE_LEVEL_FORMULAS}
    yield _own_service_level(by_formula, scopes, meta)
    for formula, (top, bottom) in by_formula.items():
        yield ratio(f"service_level.{formula}", top, bottom)
    waited = f["wait_answered"] + f["wait_abandoned"] + f["wait_disconnected"]
    queued = served_or_left + f["disconnected"]
    yield ratio("asa", f["wait_answered"] * TICK_SECONDS, f["answered"])
    yield ratio("wait_mean", waited * TICK_SECONDS, queued)
    yield ratio("p_wait", f["waited"], queued)
    yield ratio("abandonment", f["abandoned"], f["offered"])
    yield ratio(
        "abandonment_long", f["abandoned"] - f["short_abandoned"], f["offered"] - f["short_abandoned"]
    )
    yield ratio("aht", (f["talk"] + f["wrap_up"]) * TICK_SECONDS, f["handled"])
    yield ratio("talk_mean", f["talk"] * TICK_SECONDS, f["handled"])
    yield ratio("wrap_up_mean", f["wrap_up"] * TICK_SECONDS, f["handled"])
    yield ratio("load", f["talk"] + f["wrap_up"], ticks)
    yield ratio("queue_mean", f["queue_ticks"], ticks)
    yield _longest(one, scopes, meta)


def _own_service_level(by_formula: dict[str, tuple[_Field, _Field]], scopes: Scopes, meta: Meta) -> Ratio:
    """Service level by the formula of each contact type; total and channels by that of the first target."""
    first = meta.targets[0].formula if meta.targets else "offered"
    chosen = [
        meta.formula[meta.types.index(name)] if scope == "contact_type" else first
        for scope, name in scopes.labels
    ]
    top = np.array([by_formula[formula][0][i] for i, formula in enumerate(chosen)])
    bottom = np.array([by_formula[formula][1][i] for i, formula in enumerate(chosen)])
    return Ratio("service_level", "share", scopes.labels, top, bottom)


def _longest(one: Tally, scopes: Scopes, meta: Meta) -> Ratio:
    """The longest queue of any contact type in the scope."""
    per_day = meta.intervals_per_day
    by_type = np.concatenate([one.longest[:, per_day:].max(axis=1, initial=0)[:, None], one.longest], axis=1)
    top = np.array([by_type[row > 0].max(axis=0) for row in scopes.members], dtype=np.float64)
    return Ratio("queue_max", "contacts", scopes.labels, top, np.ones_like(top), "mean")


def _target_ratios(one: Tally, meta: Meta) -> Iterator[Ratio]:
    contacts = dict(zip(CONTACT_FIELDS, one.contacts.astype(np.float64), strict=True))
    for number, target in enumerate(meta.targets):
        types = list(target.types)
        answered, abandoned, short = (
            _whole(contacts[name][types].sum(axis=0)[None], meta)
            for name in ("answered", "abandoned", "short_abandoned")
        )
        within, abandoned_within = (
            _whole(one.targets[i, number].astype(np.float64)[None], meta) for i in (0, 1)
        )
        top, bottom = service_level(target.formula, answered, abandoned, within, abandoned_within, short)
        yield Ratio(f"target.{target.name}", "share", (("total", ""),), top, bottom)


def _group_ratios(one: Tally, meta: Meta) -> Iterator[Ratio]:
    scopes = Scopes.of_groups(meta)
    summed = _whole(scopes.members @ one.groups.astype(np.float64), meta)
    f = dict(zip(GROUP_FIELDS, summed, strict=True))
    ones = np.ones_like(f["paid"])
    ticks = _whole(measured_ticks(meta).astype(np.float64), meta) * ones
    yield Ratio("occupancy", "share", scopes.labels, f["talk"] + f["wrap_up"], f["logged_in"])
    yield Ratio("utilisation", "share", scopes.labels, f["logged_in"], f["paid"])
    yield Ratio("scheduled", "agents", scopes.labels, f["paid"], ticks)
    yield Ratio("on_duty", "agents", scopes.labels, f["logged_in"], ticks)
    yield Ratio("handled", "count", scopes.labels, f["handled"], ones, "mean")
    if any(meta.cost_per_hour):
        paid = one.groups[GROUP_FIELDS.index("paid")] * (np.array(meta.cost_per_hour)[:, None] / _HOUR_TICKS)
        yield Ratio("cost", "money", scopes.labels, _whole(scopes.members @ paid, meta), ones, "mean")
    used = sorted(set(meta.type_channel))
    labels = (("total", ""), *(("channel", meta.channels[c]) for c in used))
    in_use = _whole(np.vstack([one.lines.sum(axis=0), one.lines[used]]).astype(np.float64), meta)
    yield Ratio("lines_mean", "count", labels, in_use, np.broadcast_to(ticks[:1], in_use.shape))


def ratios(one: Tally, meta: Meta) -> list[Ratio]:
    """All measures of one replication, as numerators and denominators."""
    return [*_contact_ratios(one, meta), *_target_ratios(one, meta), *_group_ratios(one, meta)]


def wait_quantiles(one: Tally, meta: Meta) -> NDArray[np.float64]:
    """Quantiles of the wait of answered contacts in seconds, shape (scopes of types, `QUANTILES`)."""
    scopes = Scopes.of_types(meta)
    waits = (scopes.members @ one.waits).astype(np.int64)
    zeros = (scopes.members @ one.zero_waits).astype(np.int64)
    return np.array(
        [[quantile(row, int(zero), p) for p in QUANTILES] for row, zero in zip(waits, zeros, strict=True)]
    )


def measures(log: Log) -> pd.DataFrame:
    """All measures of one replication.

    Returns
    -------
    pandas.DataFrame
        Tidy: measure, scope (total, channel, contact_type, group), name, by (all, interval of the day, day), at, value,
        unit. Shares are from 0 to 1, times in seconds; a ratio without cases is NaN.
    """
    import pandas as pd

    one, meta = tally(log), log.meta
    places = bucket_names(meta)
    rows = []
    for ratio in ratios(one, meta):
        with np.errstate(invalid="ignore", divide="ignore"):
            values = ratio.top / ratio.bottom
        for (scope, name), line in zip(ratio.labels, values, strict=True):
            rows += [
                (ratio.measure, scope, name, by, at, value, ratio.unit)
                for (by, at), value in zip(places, line.tolist(), strict=True)
            ]
    for (scope, name), line in zip(Scopes.of_types(meta).labels, wait_quantiles(one, meta), strict=True):
        rows += [
            (f"wait_p{p * 100:g}", scope, name, "all", "", value, "s")
            for p, value in zip(QUANTILES, line, strict=True)
        ]
    return pd.DataFrame(rows, columns=["measure", "scope", "name", "by", "at", "value", "unit"])
