"""Sessions with the bot end in the shares that follow from its defaults and the eight topics of the model.

Comm100 and practice: .62 of sessions are closed, .37 truly solved, and after .47 the customer does not come again. Each
assertion has a false-alarm share of 1e-4 and must notice the deviation `_DETECT` with probability .95.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

import sim
from sim.log import Log
from sim.names import LegOutcome, LegReason
from tests.statistics import Expectation

_SHARES = {
    **{"delivery": 25, "refund": 12, "failure": 15, "billing": 13},
    **{"access": 10, "how_to": 15, "complaint": 5, "sales": 5},
}
_SAID: dict[str, Any] = {
    "name": "bots",
    "calendar": {"opening": "00:00-24:00", "days": 1},
    "contact_types": {"chat": {"channel": "chat", "topics": _SHARES, "talk": "5m"}},
    "arrivals": {"streams": {"s": {"rates_per_hour": 300, "mix": {"chat": 1}}}},
    "agents": {"pool": {"count": 30, "skills": {"chat": {}}}},
    **{"resolution": {}, "repeat": {}, "bot": {}},
}
_REPLICATIONS, _DETECT = 16, 0.02
_SCENARIO = sim.load(_SAID).with_({"topics": "model"})


@pytest.fixture(scope="module")
def logs() -> list[Log]:
    return [sim.simulate(sim.plan(_SCENARIO, 1, i), "kernel") for i in range(_REPLICATIONS)]


def _ended(log: Log) -> tuple[NDArray[np.void], NDArray[np.int64]]:
    """Sessions that have ended, and their cases."""
    legs = log.legs[(log.legs["reason"] == LegReason.BOT) & (log.legs["outcome"] != LegOutcome.BOT_TALK)]
    return legs, log.contacts["case"][legs["contact"]]


def _closed(log: Log) -> float:
    return float((_ended(log)[0]["outcome"] != LegOutcome.BOT_ESCALATED).mean())


def _solved(log: Log) -> float:
    return float((_ended(log)[0]["outcome"] == LegOutcome.BOT_RESOLVED).mean())


def _closed_for_good(log: Log) -> float:
    """There is one session a case, so who comes again after one that was contained is on his way then."""
    legs, case = _ended(log)
    contained = legs["outcome"] == LegOutcome.BOT_CONTAINED
    stays = contained & (log.journeys["n_repeats"][case] == 0)
    return _solved(log) + float(stays.mean())


@pytest.mark.parametrize(("share", "value"), [(_closed, 0.62), (_solved, 0.37), (_closed_for_good, 0.47)])
def test_sessions_end_as_surveys_say(logs: list[Log], share: Callable[[Log], float], value: float) -> None:
    Expectation(value, _DETECT + 0.02, rounding=0.02).check([share(log) for log in logs])


def test_sessions_end_as_the_topics_let_them(logs: list[Log]) -> None:
    """Solved is the mean over topics, closed that and .4 of the rest; .4 of these stay, and who would come too late."""
    solvable = {name: topic.solvable for name, topic in _SCENARIO.topics.items()}
    solved = sum(share / 100 * solvable[name] for name, share in _SHARES.items())
    rest = 0.4 * (1 - solved)
    for share, value in ((_solved, solved), (_closed, solved + rest), (_closed_for_good, solved + 0.4 * rest)):
        Expectation(value, _DETECT).check([share(log) for log in logs])


def test_what_is_left_to_people_is_harder(logs: list[Log]) -> None:
    """The topics that the bot solves are the easy ones: mean complexity of the rest is that of the shares it leaves."""
    left = {name: share * (1 - _SCENARIO.topics[name].solvable) for name, share in _SHARES.items()}
    means = {name: a / (a + b) for name, (a, b) in _complexities().items()}
    due = sum(left[name] * means[name] for name in left) / sum(left.values())
    assert due > 0.43 > sum(_SHARES[name] * means[name] for name in left) / 100
    found = []
    for log in logs:
        legs, case = _ended(log)
        found.append(float(log.journeys["complexity"][case[legs["outcome"] == LegOutcome.BOT_ESCALATED]].mean()))
    Expectation(due, 0.01).check(found)


def _complexities() -> dict[str, tuple[float, float]]:
    """Parameters of the Beta distributions."""
    out = {}
    for name, topic in _SCENARIO.topics.items():
        assert topic.complexity is not None
        a, b = topic.complexity
        out[name] = a, b
    return out
