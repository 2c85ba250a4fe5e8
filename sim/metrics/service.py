"""The six formulas of the service level."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from sim.log import Meta
from sim.metrics.ratio import Ratio
from sim.metrics.scopes import Scopes

__all__ = ["own_service_level", "service_level"]

_Field = NDArray[np.float64]


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


def own_service_level(
    measure: str, by_formula: Mapping[str, tuple[_Field, _Field]], scopes: Scopes, meta: Meta
) -> Ratio:
    """Service level by the formula of each contact type; total and channels by that of the first target."""
    first = meta.targets[0].formula if meta.targets else "offered"
    chosen = [
        meta.formula[meta.types.index(name)] if scope == "contact_type" else first
        for scope, name in scopes.labels
    ]
    top = np.array([by_formula[formula][0][i] for i, formula in enumerate(chosen)])
    bottom = np.array([by_formula[formula][1][i] for i, formula in enumerate(chosen)])
    return Ratio(measure, "share", scopes.labels, top, bottom)
