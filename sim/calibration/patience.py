"""Patience of those who waited: Kaplan–Meier curves, censored maximum likelihood, factors of segments."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from sim.calibration.durations import distribution_text
from sim.calibration.evidence import Candidate, PatienceEvidence
from sim.calibration.export import UNKNOWN, Export
from sim.calibration.families import FAMILIES, Sample, compress
from sim.units import SECOND

__all__ = ["fit_patience", "fit_patience_by_type", "kaplan_meier", "segment_factors"]

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
_AT_RISK = 30
_FAR = 100.0
"""Times the longest wait: what lies further out no data tell, and a branch that never leaves is set there."""
_CANDIDATES = ("exponential", "hyperexponential", "gamma", "lognormal", "weibull")


def kaplan_meier(sample: Sample) -> Floats:
    """Survival just after each of the sample's times.

    Times are recorded in whole units, so who left and who was served at the same recorded time did so in an
    unknown order: half of those served count as at risk (the actuarial convention). Without ties between the
    two it is the usual product-limit estimate.
    """
    both = sample.seen + sample.cut
    at_risk = np.cumsum(both[::-1])[::-1] - np.where(sample.seen > 0, sample.cut / 2, 0.0)
    left = np.divide(sample.seen, at_risk, out=np.zeros_like(at_risk), where=at_risk > 0)
    return np.cumprod(1 - np.minimum(left, 1.0))


def fit_patience(name: str, wait: Floats, abandoned: Mask, choice: str = "best") -> PatienceEvidence:
    """Fit the candidate families to waits (seconds), of which those not `abandoned` are censored.

    Only waits above zero say something about patience; others are left out. `choice` is the name of a family
    or `best`: nearest to the Kaplan–Meier curve. AIC (by which the candidates are sorted) is ruled by the
    first seconds, where many leave; the longer waits, where agents are short, are what a simulation must get
    right. If nobody abandoned there are no candidates and the text is `never`.
    """
    waited = wait > 0
    wait, abandoned = wait[waited], abandoned[waited]
    n_abandoned = int(abandoned.sum())
    sample = compress(wait, abandoned)
    curve = kaplan_meier(sample)
    at_risk = np.cumsum((sample.seen + sample.cut)[::-1])[::-1].astype(np.int64)
    found: list[Candidate] = []
    if n_abandoned:
        found = [_candidate(key, sample, curve, at_risk) for key in _CANDIDATES]
        found.sort(key=lambda one: one.aic)
    named = [one for one in found if choice in ("best", one.family)]
    chosen = min(named, key=lambda one: one.max_error, default=None)
    values = tuple(chosen.parameters.values()) if chosen else ()
    return PatienceEvidence(
        name=name,
        n_waiters=len(wait),
        n_abandoned=n_abandoned,
        total_per_abandoned=float(wait.sum() / n_abandoned) if n_abandoned else math.inf,
        candidates=tuple(found),
        times=sample.x,
        at_risk=at_risk,
        kaplan_meier=curve,
        fitted=_survival(chosen.family, values, sample.x) if chosen else np.ones_like(sample.x),
        text=distribution_text(chosen.family, tuple(min(v, _FAR * wait.max()) for v in values))
        if chosen
        else "never",
    )


def _survival(family: str, values: tuple[float, ...], at: Floats) -> Floats:
    return np.exp(FAMILIES[family].log_survival(at, values))


def _candidate(key: str, sample: Sample, curve: Floats, at_risk: NDArray[np.int64]) -> Candidate:
    family = FAMILIES[key]
    values = family.fit(sample)
    known = (at_risk >= min(_AT_RISK, at_risk[0])) & (sample.seen > 0)
    gap = np.abs(_survival(key, values, sample.x) - curve)[known]
    return Candidate(
        family=key,
        parameters=dict(zip(family.keys, values, strict=True)),
        short_share=0.0,
        n_parameters=len(values),
        log_likelihood=family.log_likelihood(sample, values),
        max_error=float(gap.max()) if len(gap) else 0.0,
    )


def segment_factors(export: Export, least: int) -> Floats:
    """Factor on patience of each segment; 1 for the most frequent one and for those with too few abandoned
    calls.

    Abandonments of (type, segment) are taken as Poisson with mean (time waited) × (rate of the type) ÷
    (factor of the segment), solved by turns; so a segment that calls about other things is not mistaken for a
    patient one.
    """
    n_types, n_segments = len(export.types), len(export.segments)
    calls = export.calls[(export.calls["segment"] != UNKNOWN) & (export.calls["wait"] > 0)]
    left, time, known = np.zeros((3, n_types, n_segments))
    cell = (calls["type"], calls["segment"])
    np.add.at(left, cell, ~calls["answered"])
    np.add.at(time, cell, calls["wait"] / SECOND)
    np.add.at(known, cell, 1)
    factors = np.ones(n_segments)
    fitted = left.sum(0) >= least
    if fitted.sum() < 2:
        return factors
    reference = int(np.argmax(np.where(fitted, known.sum(0), -1)))
    for _ in range(500):
        rate = left.sum(1) / np.maximum((time / factors).sum(1), 1e-300)
        new = np.where(fitted, rate @ time / np.maximum(left.sum(0), 1e-300), 1.0)
        new = np.where(fitted, new / new[reference], 1.0)
        moved = float(np.max(np.abs(new / factors - 1)))
        factors = new
        if moved < 1e-10:
            break
    return factors


def fit_patience_by_type(
    export: Export, factors: Floats, least: int, choice: str = "best"
) -> tuple[PatienceEvidence, ...]:
    """`all` first, then every segment and every type with at least `least` abandoned calls.

    For a type, waits are divided by the factor of the caller's segment (1 if unknown), so that its fit is the
    patience of the reference segment; `all` and the segments are as observed.
    """
    calls = export.calls[export.calls["wait"] > 0]
    wait, abandoned = calls["wait"] / SECOND, ~calls["answered"]
    out = [fit_patience("all", wait, abandoned, choice)]
    for code, name in enumerate(export.segments):
        mine = calls["segment"] == code
        if abandoned[mine].sum() >= least:
            out.append(fit_patience(f"segment {name}", wait[mine], abandoned[mine], choice))
    if len(factors):
        wait = wait / np.where(calls["segment"] == UNKNOWN, 1.0, factors[calls["segment"]])
    for code, name in enumerate(export.types):
        mine = calls["type"] == code
        if abandoned[mine].sum() >= least:
            out.append(fit_patience(name, wait[mine], abandoned[mine], choice))
    return tuple(out)
