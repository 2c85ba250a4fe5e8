"""From a call-by-call export to a scenario and the evidence for it."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sim.calibration.absence import fit_absence
from sim.calibration.agents import fit_agents
from sim.calibration.arrivals import fit_arrivals
from sim.calibration.availability import fit_availability
from sim.calibration.durations import fit_durations
from sim.calibration.evidence import DurationEvidence, Evidence
from sim.calibration.export import Export, read_export
from sim.calibration.mapping import Mapping, load_mapping
from sim.calibration.measured import measure_hours
from sim.calibration.patience import fit_patience_by_type, segment_factors
from sim.calibration.scenario import build_scenario
from sim.units import SECOND

__all__ = ["REPLICATIONS", "Calibration", "calibrate_calls", "gather", "with_availability"]

REPLICATIONS = 50
"""Replications behind every step of the fit."""

_LEAST_TALKS = 50


@dataclass(frozen=True, eq=False)
class Calibration:
    """A scenario (plain data for `sim.load`) and the evidence for it."""

    scenario: dict[str, Any]
    evidence: Evidence


def calibrate_calls(
    path: str | Path,
    mapping: Mapping | str | Path | AnyMapping[str, Any],
    name: str,
    *,
    fit: bool = True,
    replications: int = REPLICATIONS,
    seed: int = 1,
    mean_wait: Callable[[dict[str, Any]], float] | None = None,
    progress: Callable[[int], None] | None = None,
) -> Calibration:
    """Calibrate a scenario on an export.

    Parameters
    ----------
    path
        The export, CSV or Excel.
    mapping
        What its columns and codes mean: a mapping, its file, or plain data.
    name
        Name of the scenario.
    fit
        Fit the availability of agents to the measured mean wait, within 1 % of it; else it is 1.
    replications, seed
        Of each simulation of the fit, on common random numbers.
    mean_wait
        Replaces the simulator in the fit: takes a scenario, returns the mean wait (seconds) of all calls of the
        regular weekdays, with the same luck at every call.
    progress
        Called with the number of simulations done.

    Raises
    ------
    DataError
        The mapping or the export cannot be what it should be, or the waits cannot be reached.
    """
    if not isinstance(mapping, Mapping):
        mapping = load_mapping(mapping)
    evidence = gather(read_export(path, mapping), mapping, name)
    if fit:
        evidence = with_availability(
            mapping, evidence, replications=replications, seed=seed, mean_wait=mean_wait, progress=progress
        )
    return Calibration(build_scenario(mapping, evidence), evidence)


def with_availability(
    mapping: Mapping,
    evidence: Evidence,
    *,
    replications: int = REPLICATIONS,
    seed: int = 1,
    mean_wait: Callable[[dict[str, Any]], float] | None = None,
    progress: Callable[[int], None] | None = None,
) -> Evidence:
    """The evidence with the availability of agents fitted to its measured mean wait; see `calibrate_calls`."""
    if mean_wait is None:
        from sim.calibration import simulated

        weekdays = mapping.calendar.regular_weekdays
        mean_wait = simulated.mean_wait(weekdays, replications=replications, seed=seed, progress=progress)
    simulate = mean_wait
    fitted = fit_availability(
        lambda factor: simulate(build_scenario(mapping, evidence, availability=factor)),
        evidence.measured[-1].mean_wait,
    )
    return replace(evidence, availability=fitted)


def gather(export: Export, mapping: Mapping, name: str) -> Evidence:
    """All evidence that needs no simulation."""
    bounds = mapping.thresholds
    factors = segment_factors(export, bounds.least_abandoned)
    arrivals = fit_arrivals(export)
    staff = fit_agents(
        export, gap=bounds.on_duty_gap, clip=bounds.service_clip, away_while_waiting=bounds.away_while_waiting
    )
    return Evidence(
        name=name,
        title=mapping.title,
        acknowledgement=mapping.acknowledgement,
        n_rows=export.n_rows,
        dropped=export.dropped,
        n_calls=len(export.calls),
        days=export.days,
        types=export.types,
        segments=export.segments,
        arrivals=arrivals,
        durations=_talks(export, mapping),
        patience=fit_patience_by_type(export, factors, bounds.least_abandoned, mapping.fit.patience),
        patience_factors=tuple(factors.tolist()),
        staff=staff,
        measured=measure_hours(export, bounds.acceptable_wait),
        absence=fit_absence(staff, arrivals),
    )


def _talks(export: Export, mapping: Mapping) -> tuple[DurationEvidence, ...]:
    """`all` first, then every type with enough services of its own."""
    answered = export.calls[export.calls["answered"]]
    clip, short = mapping.thresholds.service_clip / SECOND, mapping.thresholds.short_service / SECOND
    seconds = answered["talk"] / SECOND
    out = [fit_durations("all", seconds, clip=clip, short=short, choice=mapping.fit.talk)]
    for code, name in enumerate(export.types):
        mine = seconds[answered["type"] == code]
        if (mine > 0).sum() >= _LEAST_TALKS:
            out.append(fit_durations(name, mine, clip=clip, short=short, choice=mapping.fit.talk))
    return tuple(out)
