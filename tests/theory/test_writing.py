"""Slow replies in writing make more work: the share of customers who write once more has an exact value.

Where all who lose patience wait on and what they write again merges, the queue is that of Erlang C; with exponential
patience the share of those who lose it is P(wait) × θ / (θ + cμ - λ), and duplicates are that share of the contacts,
times the probability to write once more. Each assertion of a value has a false-alarm share of 1e-4 and must notice the
deviation `detect` with probability .95.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

import sim
from sim.log import Log
from sim.names import Cause, Outcome
from sim.theory.erlang import erlang_c
from tests.statistics import Expectation
from tests.theory.floor import PATIENCE, PER_MINUTE, SERVICE

AGENTS = 12
TWICE = 0.4
MAILS: dict[str, Any] = {
    "name": "mails",
    "calendar": {"days": 21, "interval": "1h", "overrun": "0s"},
    "contact_types": {
        "mail": {
            "channel": "email",
            "talk": "exponential mean:6m",
            "patience": "exponential mean:402s",
            "switch_to": {"post": 0.5},
        },
        "post": {"channel": "social", "talk": "exponential mean:6m"},
    },
    "arrivals": {"streams": {"mails": {"rates_per_hour": 100, "mix": {"mail": 1}}}},
    "agents": {"pool": {"count": AGENTS, "skills": {"mail": {}, "post": {}}}},
    "impatience": {"duplicate": TWICE, "give_up": 0},
    "desk": {"scattered_talk": 1, "reask": "0s"},
}
WINDOW = {"desk.single_window": True}


def _logs(changes: dict[str, Any], replications: int) -> list[Log]:
    scenario = sim.load(MAILS).with_(changes)
    return [
        sim.simulate(sim.plan(scenario, seed=1, replication=number), engine="kernel")
        for number in range(replications)
    ]


def _twice(log: Log) -> float:
    """Duplicates for each contact of another cause."""
    twice = np.count_nonzero(log.contacts["cause"] == Cause.DUPLICATE)
    return float(twice / (len(log.contacts) - twice))


def _waits(log: Log) -> NDArray[np.int64]:
    first = log.contacts[log.contacts["cause"] == Cause.FIRST]
    return np.asarray(first["waited"][first["outcome"] == Outcome.ANSWERED])


def _loses_patience() -> float:
    queue = erlang_c(PER_MINUTE, SERVICE, AGENTS)
    return float(queue.p_wait * PATIENCE / (PATIENCE + AGENTS * SERVICE - PER_MINUTE))


@pytest.mark.parametrize(
    ("replications", "detect"), [(40, 0.12), pytest.param(400, 0.035, marks=pytest.mark.long)]
)
def test_duplicates_that_merge_are_as_many_as_lose_patience(replications: int, detect: float) -> None:
    due = TWICE * _loses_patience()
    Expectation(due, detect * due).check([_twice(log) for log in _logs(WINDOW, replications)])


def test_duplicates_that_do_not_merge_make_work_and_so_more_of_them() -> None:
    """Loop by loop, on the same customers: more contacts are served, all wait longer, more write once more."""
    apart, merged = _logs({}, 3), _logs(WINDOW, 3)
    none = _logs({"impatience.duplicate": 0}, 3)
    for loop, window, off in zip(apart, merged, none, strict=True):
        assert (loop.cases["opened_at"] == window.cases["opened_at"]).all()
        assert _twice(loop) > 1.2 * _twice(window) > 0
        assert _waits(loop).mean() > 1.2 * _waits(window).mean()
        served = [np.count_nonzero(log.contacts["outcome"] == Outcome.ANSWERED) for log in (loop, window, off)]
        assert served[0] > 1.05 * served[1]
        assert (window.contacts["outcome"] == Outcome.MERGED).any()
        assert (_waits(window) == _waits(off)).all()
        assert _twice(off) == 0
