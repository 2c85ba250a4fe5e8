"""What an announcement does to patience, through the whole simulator."""

from __future__ import annotations

import numpy as np
import pytest

import sim
from sim.names import Outcome
from sim.units import MINUTE
from tests.sampling import some
from tests.statistics import Expectation
from tests.theory.floor import base

PRINTED = (0.874, 0.764, 0.635, 0.479, 0.312, 0.163)
"""Shares who stay longer than 1, 2 … 6 minutes, if two minutes are announced and nobody answers."""


def _told(announcement: dict[str, float]) -> sim.Scenario:
    """Nobody is there, so a wait of a day is estimated; the bias makes two minutes of it."""
    call = {
        "patience": "exponential mean:402s",
        "announcement": {"bias": 1 / 720, "balk_share": 0.0, **announcement},
    }
    return base(0, {"contact_types.call": call, "measures.warm_up": "0s"})


def _stay(scenario: sim.Scenario, replications: int = 12) -> np.ndarray:
    """Shape (replications, 6): shares of those who left that had waited longer than 1, 2 … 6 minutes."""
    found = []
    for replication in range(replications):
        contacts = sim.simulate(sim.plan(scenario, replication=replication)).contacts
        assert (contacts["announced"] == 2 * MINUTE).all()
        waited = contacts["waited"][contacts["outcome"] == Outcome.ABANDONED]
        assert len(waited) > 0.99 * len(contacts)
        found.append([(waited > minutes * MINUTE).mean() for minutes in range(1, 7)])
    return np.array(found)


def test_those_who_stay_are_the_printed_shares() -> None:
    for printed, seen in zip(PRINTED, _stay(_told({"growth": 0.4187103})).T, strict=True):
        Expectation(printed, 0.012, rounding=0.0005).check(seen)


def test_without_effect_they_stay_as_long_as_ever() -> None:
    for minutes, seen in enumerate(_stay(_told({"calm": 1.0, "growth": 0.0})).T, start=1):
        Expectation(np.exp(-minutes / 6.7), 0.012).check(seen)


@pytest.mark.parametrize("share", some([0.3, 1.0], one_in=2))
def test_whose_patience_is_shorter_than_announced_balks(share: float) -> None:
    """A uniform of his own decides whether he does: the share times F(2 minutes) leave at once."""
    scenario = _told({"balk_share": share})
    balked = []
    for replication in range(12):
        contacts = sim.simulate(sim.plan(scenario, replication=replication)).contacts
        balked.append((contacts["outcome"] == Outcome.BALKED).mean())
    Expectation(share * -np.expm1(-2 / 6.7), 0.012).check(balked)
