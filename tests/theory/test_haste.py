"""Resolution where nothing but the case decides it, and what haste and company cost where they count."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

import sim
from sim.names import Outcome

CHATS: dict[str, Any] = {
    "name": "chats",
    "calendar": {"days": 2, "overrun": "0s"},
    "contact_types": {
        "chat": {"channel": "chat", "talk": "lognormal mean:10m sigma:0.8", "patience": "exponential mean:4m"}
    },
    "arrivals": {"streams": {"chats": {"rates_per_hour": 60, "mix": {"chat": 1}}}},
    "agents": {"pool": {"count": 6, "at_once": {"chat": 3}, "skills": {"chat": {}}}},
    "topics": {"chat": {"complexity": "beta 2 3"}},
    "resolution": {},
    "repeat": {},
}
NEITHER = {"resolution.haste": 0, "resolution.concurrency": 0}


def _solving(changes: dict[str, Any]) -> tuple[NDArray[np.void], NDArray[np.int64], NDArray[np.float32]]:
    """Feelings, case and complexity of the contacts that were answered."""
    log = sim.simulate(sim.plan(sim.load(CHATS).with_(changes)))
    served = log.contacts["outcome"] == Outcome.ANSWERED
    cases = log.contacts["case"][served]
    return log.feelings[served], cases, log.journeys["complexity"][cases]


def _by_complexity(complexity: NDArray[np.float32]) -> NDArray[np.float64]:
    return np.asarray(1 / (1 + np.exp(3 * (complexity.astype(np.float64) - 0.41) - 0.95)))


@pytest.mark.parametrize("speed", [0.7, 1.0, 1.5])
def test_without_haste_and_company_the_case_alone_decides(speed: float) -> None:
    """The same probability at every speed and every number of chats at once, at each contact of a case."""
    feelings, cases, complexity = _solving({**NEITHER, "handling.speed": speed})
    assert feelings["n_avg"].min() < 1.1
    assert feelings["n_avg"].max() > 2.5
    assert feelings["pace"] == pytest.approx(speed)
    assert len(np.unique(cases)) < len(cases) - 100
    assert feelings["solving"] == pytest.approx(_by_complexity(complexity), abs=1e-7)
    pairs = np.unique(np.column_stack([cases.astype(np.float64), feelings["solving"]]), axis=0)
    assert len(pairs) == len(np.unique(cases))


def test_haste_and_company_cost_what_their_terms_say() -> None:
    """1.6 ln 1.5 of the logit for speed, .47 for each further chat on average."""
    feelings, _, complexity = _solving({"handling.speed": 1.5})
    alone = _by_complexity(complexity)
    logit = np.log(alone / (1 - alone)) - 1.6 * np.log(1.5) - 0.47 * (feelings["n_avg"] - 1.0)
    assert feelings["solving"] == pytest.approx(1 / (1 + np.exp(-logit)), abs=1e-6)
    assert (feelings["solving"] < alone).all()
