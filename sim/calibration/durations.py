"""Talk times: candidate families by maximum likelihood, with and without a component of short services."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.calibration.evidence import Candidate, DurationEvidence
from sim.calibration.families import FAMILIES, Family, Sample, compress, dot, quantile
from sim.errors import DataError

__all__ = ["distribution_text", "fit_durations", "rounded"]

Floats = NDArray[np.float64]
_SHARES = np.array([0.01, 0.02, 0.05, *np.arange(0.1, 0.95, 0.05), 0.95, 0.98, 0.99, 0.995])
_POINTS = np.array([0, 0.01, 0.025, *np.arange(0.05, 0.951, 0.05), 0.975, 0.99, 0.995, 0.999, 1.0])
_LEAST = 20
_LONGEST = 360 * 86_400.0


def rounded(value: float, digits: int = 4) -> float:
    """The value to so many significant digits."""
    return float(f"{value:.{digits}g}")


def distribution_text(family: str, parameters: tuple[float, ...], zero: float = 0.0) -> str:
    """The one-string form of a scenario's distribution; durations in seconds, cut at 360 days."""
    p = [rounded(min(max(value, 1e-3), _LONGEST)) for value in parameters]
    match family:
        case "exponential":
            text = f"mean:{_plain(p[0])}s"
        case "hyperexponential":
            text = f"shares:{p[0]!r},{round(1 - p[0], 12)!r} means:{_plain(p[1])}s,{_plain(p[2])}s"
        case "erlang":
            text = f"k:{p[0]:.0f} mean:{_plain(p[1])}s"
        case "gamma":
            text = f"shape:{p[0]!r} mean:{_plain(p[1])}s"
        case "lognormal":
            text = f"median:{_plain(p[0])}s sigma:{p[1]!r}"
        case _:
            text = f"shape:{p[0]!r} scale:{_plain(p[1])}s"
    return f"{family} {text}" + (f" zero:{rounded(zero, 3)!r}" if zero else "")


def _plain(value: float) -> str:
    """The number without an exponent."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


def fit_durations(
    name: str, seconds: Floats, *, clip: float, short: float, choice: str = "best", least: int = _LEAST
) -> DurationEvidence:
    """Fit all families to durations that all ended.

    Parameters
    ----------
    name
        Whose durations.
    seconds
        Durations; zeros are counted and left out, what is longer than `clip` is cut there.
    short
        Below this, durations may belong to a component of their own, uniform from 0 to `short` (agents who
        hang up at once); every family is tried without and with it, its weight fitted by
        expectation–maximisation.
    choice
        `best` (lowest AIC), the name of a family (its better variant), or `empirical`.

    Notes
    -----
    The scenario's text takes the shape of the fit, stretched so that the mean is that of the data: the load
    on the agents is the mean, and maximum likelihood does not keep it. The short component becomes a point
    mass at zero.

    Raises
    ------
    DataError
        If fewer than `least` durations are above zero.
    """
    zero = seconds <= 0
    x = np.minimum(seconds[~zero], clip)
    if len(x) < least:
        raise DataError(f"{name}: {len(x)} durations above zero are too few; a fit needs at least {least}")
    sample = compress(x, np.ones(len(x), bool))
    share_short = float(np.mean(x < short))
    found = [_candidate(family, sample, 0.0) for family in FAMILIES.values()]
    if 0 < share_short < 1:
        found += [_candidate(family, sample, short) for family in FAMILIES.values()]
    found.sort(key=lambda one: one.aic)
    if choice not in ("best", "empirical"):
        found.sort(key=lambda one: one.family != choice)  # keeps the order by AIC within the family
    best = found[0]
    mean = float(x.mean())
    return DurationEvidence(
        name=name,
        n=len(x),
        n_zero=int(zero.sum()),
        n_clipped=int(np.sum(seconds > clip)),
        mean=mean,
        sd=float(x.std(ddof=1)),
        median=float(np.median(x)),
        short_share=share_short,
        candidates=tuple(sorted(found, key=lambda one: one.aic)),
        shares=_SHARES,
        observed=np.quantile(x, _SHARES),
        fitted=quantile(lambda at: _cdf(best, short, at), _SHARES),
        text=_empirical(x) if choice == "empirical" else _text(best, mean),
    )


def _values(one: Candidate) -> tuple[float, ...]:
    return tuple(one.parameters.values())


def _candidate(family: Family, sample: Sample, short: float) -> Candidate:
    """The family alone (`short` 0) or mixed with short services."""
    weight, parameters, likelihood = 0.0, family.fit(sample), -math.inf
    if not short:
        likelihood = family.log_likelihood(sample, parameters)
    else:
        weight = float(sample.seen[sample.x < short].sum() / sample.seen.sum()) / 2
        for _ in range(200):
            body = np.log1p(-weight) + family.log_density(sample.x, parameters)
            extra = np.where(sample.x < short, math.log(max(weight, 1e-12) / short), -np.inf)
            both = np.logaddexp(body, extra)
            new = dot(sample.seen, both)
            if new - likelihood < 1e-3:
                likelihood = new
                break
            likelihood = new
            stays = np.exp(body - both)
            weight = dot(sample.seen, 1 - stays) / float(sample.seen.sum())
            parameters = family.fit(Sample(sample.x, sample.seen * stays, sample.cut))
    named: dict[str, Any] = dict(zip(family.keys, parameters, strict=True))
    one = Candidate(family.name, named, weight, len(parameters) + bool(short), likelihood, 0.0)
    steps = np.cumsum(sample.seen) / sample.seen.sum()
    model = _cdf(one, short, sample.x)
    error = float(np.max(np.maximum(np.abs(model - steps), np.abs(model - np.append(0.0, steps[:-1])))))
    return Candidate(one.family, named, weight, one.n_parameters, likelihood, error)


def _cdf(one: Candidate, short: float, at: Floats) -> Floats:
    body = -np.expm1(FAMILIES[one.family].log_survival(np.maximum(at, 1e-12), _values(one)))
    extra = np.minimum(at / short, 1.0) if one.short_share else 0.0
    return np.asarray((1 - one.short_share) * body + one.short_share * extra, float)


def _text(one: Candidate, mean: float) -> str:
    family = FAMILIES[one.family]
    zero = rounded(one.short_share, 3)
    stretch = mean / ((1 - zero) * family.mean(_values(one)))
    return distribution_text(one.family, family.scaled(_values(one), stretch), zero)


def _empirical(x: Floats) -> str:
    """Points of the quantile function, the inner ones stretched so that straight lines keep the mean."""
    values = np.quantile(x, _POINTS)
    line = float(np.sum(np.diff(_POINTS) * (values[1:] + values[:-1]) / 2))
    values = values * (float(x.mean()) / line)
    shares = ",".join(f"{share:g}" for share in _POINTS)
    return f"empirical shares:{shares} values:{','.join(f'{rounded(value):g}s' for value in values)}"
