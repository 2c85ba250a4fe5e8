"""Cases that go round without end are refused by both engines, in a sentence."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import sim
from sim.log import CONTACT, LEG
from sim.log.rounds import MOST_ROUNDS, refuse_endless
from sim.simulate import ENGINES

FOR_EVER: dict[str, Any] = {"resolution": {}, "repeat": {"share": 1, "fading": 1, "delay": "0s"}}
BOT = {"coverage": {"voice": 1}, "again": True, "session": "0s", "accuracy": 0, "escalates": 0, "returns": 1}


@pytest.mark.parametrize("engine", ENGINES)
def test_a_bot_that_helps_nobody_and_to_which_all_return_at_once(engine: str) -> None:
    scenario = sim.load(
        {
            "name": "round",
            "contact_types": {"call": {"talk": "1m"}},
            "arrivals": {"streams": {"calls": {"rates_per_hour": 20, "mix": {"call": 1}}}},
            "agents": {"pool": {"count": 3, "skills": {"call": {}}}},
            **FOR_EVER,
            "bot": BOT,
        }
    )
    with pytest.raises(sim.EngineError, match=r"case 0 comes again 30,000 times .* repeat\.delay"):
        sim.simulate(sim.plan(scenario), engine)
    assert len(sim.simulate(sim.plan(scenario.with_({"repeat.delay": "10m"})), engine).contacts) > 500


def test_rows_that_are_few_are_let_through() -> None:
    contacts, legs = np.zeros(5, dtype=CONTACT), np.zeros(5, dtype=LEG)
    contacts["ordinal"] = legs["number"] = MOST_ROUNDS - 1
    refuse_endless(contacts, legs, 0)


@pytest.mark.parametrize("number", [MOST_ROUNDS, -1])
def test_talks_of_one_contact(number: int) -> None:
    contacts, legs = np.zeros(5, dtype=CONTACT), np.zeros(5, dtype=LEG)
    contacts["case"] = 40, 41, 42, 43, 44
    legs["contact"], legs["number"][3] = 103, number
    with pytest.raises(sim.EngineError, match="case 43 comes again"):
        refuse_endless(contacts, legs, 100)
