"""The six formulas of the service level."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from sim.log import Meta
from sim.metrics.fields import CONTACT_FIELDS
from sim.metrics.ratio import Ratio
from sim.metrics.scopes import Scopes
from sim.metrics.tally import Tally

__all__ = ["counts_by_type", "own_service_level", "service_level", "waits_by_type"]

_Field = NDArray[np.float64]


def waits_by_type(one: Tally, counts_from: str) -> _Field:
    """The five counts that `service_level` takes, shape (5, types, buckets), with waits from arrival or queue."""
    if counts_from == "queue":
        return one.queued.astype(np.float64)
    f = dict(zip(CONTACT_FIELDS, one.contacts, strict=True))
    abandoned = f["abandoned"] - f["abandoned_after_answer"]
    within = (f["answered_within"], f["abandoned_within"], f["short_abandoned"])
    return np.array([f["reached"], abandoned, *within], dtype=np.float64)


def counts_by_type(one: Tally, meta: Meta) -> _Field:
    """The same, with the waits of each contact type as its first target counts them."""
    from_queue = np.array(meta.from_queue)[:, None]
    return np.where(from_queue, waits_by_type(one, "queue"), waits_by_type(one, "arrival"))


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
