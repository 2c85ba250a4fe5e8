"""What a machine reads of a study: statuses, numbers and sentences as plain data."""

from __future__ import annotations

import math
from typing import Any

from sim.report.study.verdict import Verdict
from sim.study.finding import Finding, comparisons
from sim.study.outcome import Outcome

__all__ = ["record"]


def record(outcome: Outcome, said: Verdict) -> dict[str, Any]:
    """The verdict as it is written into `verdict.json`."""
    study, swing = outcome.study, outcome.swing
    return {
        "study": study.study,
        "number": study.number,
        "question": study.question,
        "mode": outcome.mode,
        "replications": outcome.n,
        "seed": outcome.seed,
        "engine": outcome.engine,
        "comparisons": comparisons(study),
        "confidence": outcome.confidence,
        "title": said.title,
        "verdict": list(said.sentences),
        "claims": {
            name: {
                "says": claim.says,
                "sources": list(claim.sources),
                "verdict": said.claims[name],
                "conditions": {
                    condition: {
                        "status": outcome.status(name, condition).value,
                        "findings": [_found(one) for one in findings],
                    }
                    for condition, findings in outcome.findings[name].items()
                },
            }
            for name, claim in study.claims.items()
        },
        "constants": {
            "claim": swing.claim,
            "condition": swing.condition,
            "tried": swing.tried,
            "confidence": swing.confidence,
            "base": _found(swing.base),
            "bars": [
                {
                    "key": bar.constant.key,
                    "value": bar.constant.value,
                    "low": bar.constant.low,
                    "high": bar.constant.high,
                    "at_low": _found(bar.low) if bar.low else None,
                    "at_high": _found(bar.high) if bar.high else None,
                }
                for bar in swing.bars
            ],
        },
    }


def _found(one: Finding) -> dict[str, Any]:
    return {
        "status": one.status.value,
        "measure": one.measure,
        "unit": one.unit,
        "value": _finite(one.contrast.value),
        "half_width": _finite(one.half_width),
        "half_width_by_itself": _finite(one.contrast.half_width()),
        "nobody_would_mind": one.same,
        "replications_needed": one.needed,
        "may_be_best": list(one.best),
    }


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
