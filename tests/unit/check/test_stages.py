"""Journeys book each tick of the customers' time under its stage."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim.names import CaseStatus, Stage
from sim.plan import Plan
from tests.differential.corner import calls, drawn_up, group
from tests.unit.check.judged import changed, log_of, refused

_NEVER_HERE = (Stage.BOT, Stage.TRIAGE, Stage.OFFICE)
"""Stages of mechanisms that this plan does not have."""


@pytest.fixture(scope="module")
def rich() -> Plan:
    """Waits, set-ups, talks, pauses of a thread, retries and repeats."""
    types: list[dict[str, Any]] = [
        {
            "talk": "4m",
            "set_up": "20s",
            "patience": "exponential mean:25m",
            "retry": {"abandoned": 0.6, "delay": "5m"},
            "transfer": {"share": 0.3, "to": {"b": 1}},
        },
        {"channel": "messenger", "talk": "5m", "thread": {"reopen": 0.5, "pause": "7m"}},
    ]
    plan = drawn_up(
        calls(*(f"08:{m:02d}" for m in range(0, 60, 2))),
        types=types,
        agents={"g": group(2, "a", "b")},
        resolution={"base": -0.5},
        repeat={"share": 1, "delay": "10m"},
    )
    journeys = log_of(plan).journeys
    for stage in Stage:
        assert journeys[stage.name.lower()].any() == (stage not in _NEVER_HERE), stage
    return plan


@pytest.mark.parametrize("stage", list(Stage))
def test_each_stage_is_booked(rich: Plan, stage: Stage) -> None:
    log, name = log_of(rich), stage.name.lower()
    wrong = changed(log, "journeys", name, 3, int(log.journeys[name][3]) + 1)
    refused(wrong, rich, "a journey books the customer's time; journeys")


def test_the_stages_of_a_closed_case_are_its_whole_time(rich: Plan) -> None:
    log = log_of(rich)
    booked = np.sum([log.journeys[stage.name.lower()] for stage in Stage], axis=0)
    closed = log.cases["status"] != CaseStatus.OPEN
    assert closed.sum() > 20
    assert (booked == log.cases["closed_at"] - log.cases["opened_at"])[closed].all()
