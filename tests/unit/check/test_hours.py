"""Opening hours and outages."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sim.names import AtClosing, EventKind
from sim.plan import Plan
from sim.units import MINUTE
from tests.differential.corner import calls, drawn_up, group
from tests.unit.check.judged import altered, judged

_LATE = calls("07:30", "17:30", "17:40", "17:50", "17:55", "18:05")


def _closing(rule: str) -> Plan:
    return drawn_up(_LATE, types=[{"talk": "20m"}], calendar={"at_closing": rule}, agents={"g": group(1)})


@pytest.mark.parametrize(
    ("rule", "other", "words"),
    [
        ("serve_out", AtClosing.DISCONNECT, "nobody is taken up when closed except served out; legs"),
        ("serve_out", AtClosing.KEEP, "who comes to a closed center is refused, nobody else; contacts"),
        ("disconnect", AtClosing.SERVE_OUT, "disconnected where the rule says so; legs"),
        ("keep", AtClosing.SERVE_OUT, "who comes to a closed center is refused, nobody else; contacts"),
    ],
)
def test_the_rule_at_closing_holds(rule: str, other: AtClosing, words: str) -> None:
    plan = _closing(rule)
    judged(plan, words, altered(plan, "channels", "at_closing", int(other)))


def test_nobody_is_taken_up_during_an_outage() -> None:
    incidents = {"down": {"day": 0, "at": "09:00", "outage": "30m"}}
    plan = drawn_up(calls("08:50", "09:10", "09:20", "09:40"), incidents=incidents)
    schedule = plan.schedule.copy()
    ends = np.flatnonzero((schedule["kind"] == EventKind.OUTAGE) & (schedule["value"] == 0))
    schedule["at"][ends] += MINUTE
    judged(plan, "nobody is taken up during an outage; legs", replace(plan, schedule=schedule))
