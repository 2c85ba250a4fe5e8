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
EQUAL: dict[str, float] = {
    f"workforce.{key}": 0 for key in ("quality_spread", "newcomer_logit", "fatigue_logit")
}
"""Agents differ in speed, are new, tire and hurry, and none of this touches resolution."""
DECISIVE = {
    "resolution.haste": 1.6,
    "resolution.concurrency": 0.47,
    "workforce.quality_spread": 0.5,
    "workforce.newcomer_logit": -0.6,
    "workforce.fatigue_logit": -0.4,
}
"""What each of them is if it is not 0."""


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


def _at(**changes: Any) -> dict[tuple[int, int], bytes]:
    """The bits of the probability of resolution, by case and by how many answers it has had before."""
    keys = {key.replace("__", "."): value for key, value in changes.items()}
    log = sim.simulate(sim.plan(sim.load(CHATS).with_(NEITHER | EQUAL | keys)))
    found: dict[tuple[int, int], bytes] = {}
    for row in np.flatnonzero(log.contacts["outcome"] == Outcome.ANSWERED).tolist():
        case = int(log.contacts["case"][row])
        number = sum((case, n) in found for n in range(20))
        found[case, number] = log.feelings["solving"][row].tobytes()
    return found


CIRCUMSTANCES: tuple[dict[str, Any], ...] = (
    {"handling__speed": 0.7},
    {"handling__speed": 1.5},
    {"agents__pool__at_once__chat": 1},
    {"agents__pool__at_once__chat": 6},
    {"agents__pool__count": 3},
    {"agents__pool__count": 30},
    {"workforce__tenure_mean_months": 600, "workforce__rush": 0.5},
)


@pytest.mark.parametrize("changes", CIRCUMSTANCES, ids=repr)
def test_resolution_knows_nothing_of_speed_company_and_load(changes: dict[str, Any]) -> None:
    """γ = p_concurrency = 0, no effect of fatigue and tenure, all agents alike: equal to the last bit."""
    usual, other = _at(), _at(**changes)
    both = usual.keys() & other.keys()
    assert len(both) > 300
    assert [usual[one] for one in both] == [other[one] for one in both]
    assert len({usual[one] for one in both}) > 200


@pytest.mark.parametrize("key", DECISIVE)
def test_resolution_knows_of_each_where_its_constant_is_not_0(key: str) -> None:
    """The test of the test: any one of the five, and circumstances count."""
    less, more = ({key.replace(".", "__"): DECISIVE[key]} | dict(one) for one in ({}, CIRCUMSTANCES[4]))
    more |= {"handling__speed": 1.5}
    usual, other = _at(**less), _at(**more)
    both = usual.keys() & other.keys()
    assert sum(usual[one] != other[one] for one in both) > len(both) // 4
