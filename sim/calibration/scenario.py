"""The calibrated scenario as a plain mapping: fitted aggregates, rounded so that it can be read."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.calibration.durations import rounded
from sim.calibration.evidence import Evidence
from sim.calibration.mapping import Mapping
from sim.names import WEEKDAYS
from sim.units import DAY, HOUR, clock_text, duration_text

__all__ = ["build_scenario", "scenario_text"]

Floats = NDArray[np.float64]


def build_scenario(
    mapping: Mapping, evidence: Evidence, *, availability: float | None = None
) -> dict[str, Any]:
    """The scenario that the evidence speaks for, ready for `sim.load`.

    Parameters
    ----------
    mapping
        Calendar, channel and head starts.
    evidence
        What was fitted. Parts may come from different exports (`dataclasses.replace`): to predict a second
        half of a month, take its arrivals, staff and days with the patience and talk of the first.
    availability
        Factor on the inferred agents; default: the fitted one, 1 if there is none. Up to 1 it becomes the
        shrinkage of the group, above it multiplies the headcount.
    """
    fitted = evidence.availability.factor if evidence.availability else 1.0
    factor = fitted if availability is None else availability
    first, last = evidence.days[0], evidence.days[-1]
    out: dict[str, Any] = {"name": evidence.name}
    if evidence.title:
        out["title"] = evidence.title
    out["description"] = (
        f"Calibrated on {evidence.n_calls} calls of {len(evidence.days)} days, {first} to {last}. "
        f"Agents on duty are inferred from activity, times an availability of {factor:.3f}."
    )
    out["sources"] = [" ".join(evidence.acknowledgement.split())] if evidence.acknowledgement else []
    if mapping.agents.cost_per_hour is not None:
        out["currency"] = mapping.agents.currency
    out["calendar"] = {
        "start": first.isoformat(),
        "days": (last - first).days + 1,
        "interval": duration_text(mapping.calendar.interval),
        "opening": _opening(mapping),
    }
    if evidence.segments:
        out["segments"] = _segments(mapping, evidence)
    out["contact_types"] = _contact_types(mapping, evidence)
    out["arrivals"] = _arrivals(evidence)
    out["agents"] = {mapping.agents.group: _agents(mapping, evidence, factor)}
    within = duration_text(mapping.thresholds.acceptable_wait)
    out["targets"] = {f"answered_in_{within}": {"within": within, "share": 0.8, "formula": "offered"}}
    out["evidence"] = _marks(mapping, evidence, factor)
    return out


def scenario_text(scenario: dict[str, Any], *notes: str) -> str:
    """The scenario as YAML, complete in itself.

    Tables keep each row on one line, however long, so that rows can be compared; `notes` become comments on top.
    """
    import yaml

    parts = ["# @package _global_\n", *(f"# {note}\n" for note in notes)]
    for key, value in scenario.items():
        width = 100_000 if key in ("arrivals", "agents") else 110
        parts.append(yaml.safe_dump({key: value}, sort_keys=False, allow_unicode=True, width=width))
    return "".join(parts)


def _hours(mapping: Mapping) -> dict[str, tuple[int, int]]:
    """Opening and closing (ticks) of the weekdays that are in a group."""
    calendar = mapping.calendar
    spans: dict[str, tuple[int, int]] = {}
    for group, days in calendar.groups.items():
        spans |= dict.fromkeys(days, calendar.opening.get(group, (0, DAY)))
    return {day: spans[day] for day in WEEKDAYS if day in spans}


def _opening(mapping: Mapping) -> dict[str, str]:
    hours, interval = _hours(mapping), mapping.calendar.interval
    widened = {day: (a // interval * interval, -(-b // interval) * interval) for day, (a, b) in hours.items()}
    texts = {day: f"{clock_text(a)}-{clock_text(b)}" for day, (a, b) in widened.items()}
    return _runs(texts)


def _open_slots(mapping: Mapping, n: int) -> NDArray[np.bool_]:
    out = np.zeros((7, n), bool)
    for day, (a, b) in _hours(mapping).items():
        out[WEEKDAYS.index(day), a * n // DAY : -(-b * n // DAY)] = True
    return out


def _runs(rows: dict[str, str]) -> dict[str, str]:
    """Rows by weekday with neighbours that are equal under one key, such as `sunday-thursday`."""
    days = [
        day for day in (*WEEKDAYS[6:], *WEEKDAYS[:6]) if day in rows
    ]  # a week that begins on Sunday is one run
    out: dict[str, str] = {}
    at = 0
    while at < len(days):
        end = at
        while (
            end + 1 < len(days)
            and _follows(days[end], days[end + 1])
            and rows[days[end + 1]] == rows[days[at]]
        ):
            end += 1
        out[days[at] if end == at else f"{days[at]}-{days[end]}"] = rows[days[at]]
        at = end + 1
    return out


def _follows(day: str, other: str) -> bool:
    return (WEEKDAYS.index(day) + 1) % 7 == WEEKDAYS.index(other)


def _table(values: Floats, mapping: Mapping, digits: int) -> dict[str, str]:
    """A (7, intervals) array as rows of numbers, zero where the center is closed."""
    values = np.where(_open_slots(mapping, values.shape[1]), values, 0.0)
    days = _hours(mapping)
    texts = {d: " ".join(f"{rounded(v, digits):g}" for v in values[WEEKDAYS.index(d)]) for d in days}
    return _runs(texts)


def _segments(mapping: Mapping, evidence: Evidence) -> dict[str, dict[str, Any]]:
    head_starts = mapping.segment.head_start if mapping.segment else {}
    out: dict[str, dict[str, Any]] = {}
    for name, factor in zip(evidence.segments, evidence.patience_factors, strict=True):
        out[name] = {}
        if name in head_starts:
            out[name]["head_start"] = duration_text(head_starts[name])
        if abs(factor - 1) > 1e-9:
            out[name]["patience_factor"] = rounded(factor, 3)
    return out


def _contact_types(mapping: Mapping, evidence: Evidence) -> dict[str, dict[str, str]]:
    talk = {one.name: one.text for one in evidence.durations}
    patience = {one.name: one.text for one in evidence.patience}
    channel = mapping.contact_type.channel if mapping.contact_type else "voice"
    return {
        name: {
            "channel": channel,
            "talk": talk.get(name, talk["all"]),
            "patience": patience.get(name, patience["all"]),
        }
        for name in evidence.types
    }


def _arrivals(evidence: Evidence) -> dict[str, Any]:
    arrivals, spread = evidence.arrivals, evidence.arrivals.dispersion
    stream: dict[str, Any] = {"rates_per_hour": {}, "mix": {}}
    out = {
        "day_factor": {"family": "gamma", "cv": rounded(spread.day_cv, 3), "ar1": rounded(spread.lag1, 2)},
        "interval_noise": {"family": "gamma", "cv": rounded(spread.interval_cv, 3)},
        "streams": {"calls": stream},
    }
    open_days = {day: n for n, day in enumerate(WEEKDAYS) if arrivals.n_days[n]}
    stream["rates_per_hour"] = _runs({day: _numbers(arrivals.fitted[n], 3) for day, n in open_days.items()})
    per_hour = max(1, HOUR // arrivals.interval)
    for code, name in enumerate(evidence.types):
        shares = np.where(arrivals.fitted > 0, arrivals.type_shares[code], 0.0)
        by_hour = shares.reshape(7, -1, per_hour).max(2)
        stream["mix"][name] = _runs({day: _numbers(by_hour[n].round(4), 3) for day, n in open_days.items()})
    if evidence.segments:
        stream["segments"] = {
            segment: {
                name: rounded(float(arrivals.segment_shares[row, column]), 3)
                for row, name in enumerate(evidence.types)
            }
            for column, segment in enumerate(evidence.segments)
        }
    return out


def _numbers(values: Floats, digits: int) -> str:
    return " ".join(f"{rounded(float(value), digits):g}" for value in values)


def _absence(mapping: Mapping, evidence: Evidence) -> float:
    """The absence that the scenario has."""
    return round(evidence.absence.absence, 3) if evidence.absence and mapping.fit.absence == "fitted" else 0.0


def _agents(mapping: Mapping, evidence: Evidence, factor: float) -> dict[str, Any]:
    absence = _absence(mapping, evidence)
    scheduled = evidence.staff.on_duty * max(factor, 1.0) / (1 - absence)
    out: dict[str, Any] = {"count": _table(scheduled, mapping, 3)}
    if factor < 1:
        out["shrinkage"] = round(1 - factor, 4)
    if absence:
        out["absence"] = absence
    if mapping.agents.cost_per_hour is not None:
        out["cost_per_hour"] = mapping.agents.cost_per_hour
    out["skills"] = {name: {} for name in evidence.types}
    return out


def _marks(mapping: Mapping, evidence: Evidence, factor: float) -> dict[str, dict[str, str]]:
    """Where each number comes from, by dotted key; F: fitted to data, A: assumed."""
    group = f"agents.{mapping.agents.group}"
    spread, gauge = evidence.arrivals.dispersion, evidence.availability
    fitted = "on the measured mean wait" if gauge else "not fitted"
    marks = {
        "arrivals.streams.calls.rates_per_hour": ("F", f"means over {len(evidence.days)} days"),
        "arrivals.day_factor.cv": (
            "F",
            f"weekday removed, Poisson noise removed, {spread.dof} degrees of freedom, 95 % "
            f"{spread.day_cv_low:.3f} to {spread.day_cv_high:.3f}",
        ),
        "arrivals.day_factor.ar1": ("F", f"lag 1, {spread.n_pairs} pairs of days"),
        "arrivals.interval_noise.cv": ("F", "within days, Poisson noise removed"),
        f"{group}.count": ("F", "inferred from activity, by the gap rule"),
        f"{group}.shrinkage": ("F", f"1 - availability {factor:.3f}, {fitted}"),
        "targets": ("A", "a common target; the data name none"),
    }
    one = evidence.absence
    if one and _absence(mapping, evidence):
        spread_text = f"agent-hours of a day vary by {one.observed_sd:.1f} around {one.mean_hours:.1f}"
        marks[f"{group}.count"] = ("F", "inferred from activity, by the gap rule, ÷ (1 - absence)")
        marks[f"{group}.absence"] = (
            "F",
            f"{spread_text}, weekday, calls and rounding removed, 95 % {one.low:.3f} to {one.high:.3f}",
        )
    if factor >= 1:
        del marks[f"{group}.shrinkage"]
    if mapping.agents.cost_per_hour is not None:
        marks[f"{group}.cost_per_hour"] = ("A", "a round number; the data name no cost")
    for talk in evidence.durations:
        if talk.name in evidence.types:
            marks[f"contact_types.{talk.name}.talk"] = ("F", f"{talk.n} services, maximum likelihood")
    for patience in evidence.patience:
        if patience.name in evidence.types:
            waited = f"{patience.n_waiters} waiters, {patience.n_abandoned} abandoned"
            marks[f"contact_types.{patience.name}.patience"] = ("F", f"{waited}, censored maximum likelihood")
    return {key: {"mark": mark, "source": source} for key, (mark, source) in marks.items()}
