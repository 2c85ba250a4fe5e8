"""Six agents with one to six chats at once, who slow down with each: against the exact Markov chain.

Each assertion has a false-alarm share of 1e-4 and must notice the deviation `detect` with probability .95.
"""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from sim.replications import Result
from sim.scenario.channel import CHAT_SLOWDOWN
from sim.theory.chat import ChatFloor, chat_floor
from sim.units import TICK_SECONDS
from tests.sampling import some
from tests.statistics import Expectation, ratio
from tests.theory.floor import base, runs, shares

AGENTS = 6
DETECT = {
    1: (0.007, 0.012),
    2: (0.005, 0.012),
    3: (0.003, 0.012),
    4: (0.0025, 0.018),
    5: (0.0025, 0.028),
    6: (0.0038, 0.048),
}
"""By cap: the deviation that 40 replications notice of P(abandon), and relatively of the mean time in chat."""


def _exact(cap: int) -> ChatFloor:
    return chat_floor(1.0, 10.0, AGENTS, cap, 1 / 4, lambda n: 1.0 + CHAT_SLOWDOWN * (n - 1) ** 2)


def _chats(cap: int, replications: int) -> Result:
    """A chat a minute, ten minutes of work, patience four minutes; whoever has fewest chats takes it, and keeps it."""
    chats = {
        "channels.chat": {},
        "contact_types.call": {
            "channel": "chat",
            "talk": "exponential mean:10m",
            "patience": "exponential mean:4m",
        },
        "arrivals.streams.calls.rates_per_hour": 60,
        "agents.pool.at_once": {"chat": cap},
        "measures.cool_down": "4h",
    }
    return runs(base(AGENTS, chats), replications)


def _check(cap: int, replications: int, sharper: float) -> None:
    exact, result = _exact(cap), _chats(cap, replications)
    lost, slow = (detect / sharper for detect in DETECT[cap])
    Expectation(exact.p_abandon, lost).check(shares(result, "abandonment"))
    Expectation(exact.mean_wait, 4 * lost).check(shares(result, "wait_mean") / 60)
    Expectation(exact.p_wait, 3 * lost).check(shares(result, "p_wait"))
    Expectation(exact.mean_chat, slow * exact.mean_chat).check(shares(result, "talk_mean") / 60)
    Expectation(exact.mean_busy / AGENTS, 0.003 / sharper).check(shares(result, "occupancy"))
    chats = ratio(result.joined["talk_mean"].top[:, 0, 0], _busy_seconds(result))
    Expectation(exact.chats_per_busy_agent, slow * exact.chats_per_busy_agent).check(chats)


def _busy_seconds(result: Result) -> NDArray[np.float64]:
    return np.asarray(result.joined["occupancy"].top[:, 0, 0] * TICK_SECONDS)


@pytest.mark.parametrize("cap", some(DETECT, one_in=2))
def test_abandonment_and_time_in_chat(cap: int) -> None:
    _check(cap, 40, sharper=1.0)


@pytest.mark.long
@pytest.mark.parametrize("cap", DETECT)
def test_abandonment_and_time_in_chat_at_length(cap: int) -> None:
    _check(cap, 600, sharper=3.5)


def test_too_many_chats_at_once_are_worse_again() -> None:
    """Fewest customers are lost with five; six make everybody slower."""
    exact = [_exact(cap).p_abandon for cap in DETECT]
    assert exact.index(min(exact)) == 4
    three, five = (shares(_chats(cap, 40), "abandonment") for cap in (3, 5))
    Expectation(exact[2] - exact[4], 0.003).check(three - five)
