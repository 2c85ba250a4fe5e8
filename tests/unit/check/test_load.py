"""Contacts in hand, and the work done meanwhile."""

from __future__ import annotations

import numpy as np

from sim.check.facts import Facts
from sim.check.load import Load
from sim.names import CHANNELS
from sim.units import HOUR, MINUTE, SPEED_ONE
from tests.differential.corner import calls, drawn_up
from tests.unit.check.judged import log_of

_AGENT = {"count": 1, "at_once": {"chat": 2}, "skills": {"a": {}}}
_PLAN = drawn_up(
    calls("08:00", "08:04", "08:04"),
    types=[{"channel": "chat", "wrap_up": "1m"}],
    agents={"g": _AGENT},
    channels={"chat": {"slowdown": 1}},
)
_FACTS = Facts(log_of(_PLAN), _PLAN)


def test_contacts_in_hand_are_counted_by_channel() -> None:
    load = Load(_FACTS)
    assert ((load.at - 8 * HOUR) / MINUTE).tolist() == [0, 4, 18, 26, 33]
    assert load.total.tolist() == [1, 2, 2, 1, 0]
    assert load.of_channel[CHANNELS.index("chat")].tolist() == load.total.tolist()


def test_work_is_the_integral_of_the_speed() -> None:
    load, leg = Load(_FACTS), np.zeros(3, dtype=np.int64)
    since, until = 8 * HOUR + np.array([0, 3, 10]) * MINUTE, 8 * HOUR + np.array([4, 6, 11]) * MINUTE
    done = load.worked(leg, since, until) / SPEED_ONE / MINUTE
    assert done.tolist() == [4, 2, 0.5]


def test_contacts_in_hand_are_integrated() -> None:
    leg = np.zeros(3, dtype=np.int64)
    since, until = 8 * HOUR + np.array([0, 3, 10]) * MINUTE, 8 * HOUR + np.array([4, 6, 33]) * MINUTE
    in_hand = Load(_FACTS).in_hand(leg, since, until) / MINUTE
    assert in_hand.tolist() == [4, 1 + 2 * 2, 16 * 2 + 7]
