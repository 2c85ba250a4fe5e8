"""Planted outcomes that the tests share."""

from __future__ import annotations

import pytest

from sim.report.study.told import Told, tell
from sim.study.outcome import Outcome
from sim.study.sources import Sources
from tests.unit.study.made import outcome, planted, study

SOURCES = Sources({"2": "Speed is the new loyalty", "4": "Five tips"}, {"2.7": "Fast!", "4.5": "Slow."})


@pytest.fixture(scope="session")
def turned() -> Outcome:
    """Haste pays with 12 and 14 agents, not with 16, and not where it is dear."""
    return planted()


@pytest.fixture(scope="session")
def undecided() -> Outcome:
    """Luck is larger than all differences."""
    return outcome(noise=0.05, mode="quick")


@pytest.fixture(scope="session")
def alone() -> Outcome:
    """A study without conditions."""
    return outcome(study(conditions={"": {"agents.tellers.count": 12}}, tornado={"claim": "speed", "only": True}))


@pytest.fixture(scope="session")
def told(turned: Outcome) -> Told:
    """With words and pictures."""
    return tell(turned, {"command": "ccsim study made", "seed": 1}, "question: <Fast?>", SOURCES)
