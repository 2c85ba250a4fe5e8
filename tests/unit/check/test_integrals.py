"""Integrals are the sums over the legs, to the tick."""

from __future__ import annotations

import pytest

from sim.names import LegOutcome
from tests.differential.corner import calls, drawn_up, group
from tests.unit.check.judged import changed, first, log_of, refused, without

_PLAN = drawn_up(
    calls(*(f"08:{m:02d}" for m in range(0, 60, 3))),
    types=[
        {
            "talk": "7m",
            "wrap_up": "2m",
            "set_up": "1m",
            "patience": "30m",
            "transfer": {"share": 0.3, "to": {"b": 1}},
            "thread": {"reopen": 0.3, "pause": "10m"},
        },
        {"channel": "chat", "talk": "4m"},
    ],
    agents={"g": group(2, "a", "b")},
)
_LOG = log_of(_PLAN)
_SERVED = first(_LOG, "legs", "outcome", LegOutcome.SERVED)


def _busy(table: str, column: str) -> int:
    return int((_LOG.tables()[table][column] > 0).argmax())


@pytest.mark.parametrize(
    ("table", "column", "words"),
    [
        ("queues", "waiting", r"a queue's integral is the sum of waits \(Little\); queues"),
        ("lines", "in_use", r"lines in use are held by contacts \(Little\); lines"),
        ("groups", "set_up", "a group's set_up is that of its legs; groups"),
        ("groups", "talk", "a group's talk is that of its legs; groups"),
        ("groups", "wrap_up", "a group's wrap_up is that of its legs; groups"),
        ("groups", "paid", "paid time is the plan's; groups"),
        ("groups", "logged_in", "a group's logged_in is that of its agents; groups"),
        ("groups", "busy", "a group's busy is that of its agents; groups"),
        ("agents", "busy", "an agent is busy with legs; agents"),
        ("agents", "logged_in", "busy <= logged_in|logged_in is that of its agents"),
    ],
)
def test_not_a_tick_is_missing(table: str, column: str, words: str) -> None:
    row = _busy(table, column)
    value = int(_LOG.tables()[table][column][row])
    refused(changed(_LOG, table, column, row, value + 1), _PLAN, words)


def test_finishing_is_who_is_logged_in_and_not_on_duty() -> None:
    refused(changed(_LOG, "groups", "finishing", 17, 1), _PLAN, "not on duty is finishing; groups, row 17")


def test_every_interval_has_its_rows() -> None:
    refused(without(_LOG, "groups", 2), _PLAN, "every interval has its rows; groups")
    refused(without(_LOG, "agents", 2), _PLAN, "nobody works while logged out; agents")
    refused(changed(_LOG, "queues", "queue", 3, 0), _PLAN, "rows are in order of intervals; queues, row 3")
