"""What changes from one day to the next is recomputed, term by term."""

from __future__ import annotations

from typing import Any

import pytest

from sim.log import Log
from sim.plan import Plan
from sim.units import DAY
from tests.differential.corner import Comes, calls, drawn_up, group
from tests.unit.check.judged import altered, changed, log_of, refused, without

_TALKS: list[Comes] = calls(*(f"{8 + i // 4:02d}:{i % 4 * 15:02d}+{day}" for day in range(9) for i in range(16)))
_LEAVES, _DUE = "agents leave as drawn; seats", "the work due is what the draws say; legs"
_SOLVING = "a service has the solving that its talk gives it; feelings"


@pytest.fixture(scope="module")
def plan() -> Plan:
    """Nine days of two agents in a hurry, one of whom may leave each night."""
    workforce: dict[str, Any] = {"attrition": 20, "attrition_slope": 300, "attrition_from": 0.3, "rush": 0.5}
    return drawn_up(
        _TALKS,
        calendar={"days": 9},
        types=[{"talk": "exponential mean:35m"}],
        agents={"g": group(2)},
        workforce=workforce,
        handling={"erosion": {"tau": "5d"}, "cap": "40m"},
        quality={"learning": 0.3, "knowledge": 0.1},
        resolution={},
    )


@pytest.fixture(scope="module")
def log(plan: Plan) -> Log:
    """What became of it."""
    return log_of(plan)


def test_it_all_happens(log: Log) -> None:
    assert len(set(log.seats["hired_day"].tolist())) > 3
    assert log.days["norm"][-1] < 0.99
    assert log.days["knowledge"].tolist() == pytest.approx([0.1] * 7 + [0.37] * 3)


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("workforce_attrition", 90, f"{_LEAVES}|{_DUE}|{_SOLVING}"),
        ("workforce_attrition_slope", 0, f"{_LEAVES}|{_DUE}|{_SOLVING}"),
        ("workforce_attrition_from", 0.9, f"{_LEAVES}|{_DUE}|{_SOLVING}"),
        ("workforce_speed_spread", 0.2, _DUE + "|" + _SOLVING),
        ("workforce_quality_spread", 0.6, _SOLVING),
        ("quality_learning", 0.2, _SOLVING),
        ("handling_erosion_tau", 6 * DAY, "the norm follows what is delivered; days"),
    ],
)
def test_each_key_counts(plan: Plan, log: Log, key: str, value: float, words: str) -> None:
    refused(log, altered(plan, "behaviour", key, value), words)


@pytest.mark.parametrize(
    ("table", "column", "words"),
    [
        ("days", "day", "days are in order"),
        ("days", "knowledge", "what is known grows week by week"),
        ("days", "norm", "the norm follows what is delivered|has the pace"),
        ("seats", "day", "seats are in order of days"),
        ("seats", "agent", "seats are in order of agents"),
        ("seats", "hired_day", "agents leave as drawn"),
        *(
            ("seats", column, f"a seat's {column} is")
            for column in ("n_talks", "work", "tired", "n_served", "solving")
        ),
    ],
)
def test_each_column_counts(plan: Plan, log: Log, table: str, column: str, words: str) -> None:
    value = log.tables()[table][column][-1]
    refused(changed(log, table, column, -1, value + 1), plan, words)


def test_every_day_has_its_rows(plan: Plan, log: Log) -> None:
    for table in ("days", "seats"):
        refused(without(log, table, 3), plan, f"every day has its rows; {table}")
    alike = drawn_up(_TALKS[:3])
    rows = log_of(alike)
    assert len(rows.days) == len(rows.seats) == 0
