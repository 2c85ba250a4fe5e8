"""Lines and queue places: no arrival exceeds them, and nobody is refused without need."""

from __future__ import annotations

import numpy as np

from sim.plan import UNLIMITED, Plan
from tests.differential.corner import calls, drawn_up, group
from tests.unit.check.judged import altered, changed, judged, log_of, refused

_MANY = calls(*(f"08:{m:02d}" for m in range(0, 60, 3)))
_BLOCKED = "nobody is blocked while a line and a place are free; contacts"


def _few(**more: int) -> Plan:
    types = [{"queue_places": more.get("of_type")}]
    channels = {"voice": {"lines": more.get("lines"), "queue_places": more.get("of_channel")}}
    return drawn_up(_MANY, types=types, channels=channels)


def test_lines_bound_the_contacts_in_progress() -> None:
    plan = _few(lines=3)
    judged(plan, "lines are never exceeded by an arrival; contacts", altered(plan, "channels", "lines", 2))
    judged(plan, _BLOCKED, altered(plan, "channels", "lines", 4))


def test_queue_places_bound_who_waits() -> None:
    words = "queue places are never exceeded by an arrival; legs"
    for name, table, plan in (
        ("of_type", "types", _few(of_type=2)),
        ("of_channel", "channels", _few(of_channel=2)),
    ):
        assert plan.meta.scenario == "corner", name
        judged(plan, words, altered(plan, table, "queue_places", 1))
        judged(plan, _BLOCKED, altered(plan, table, "queue_places", UNLIMITED))


def test_transfers_need_neither_line_nor_place() -> None:
    types = [
        {"transfer": {"share": 1, "to": {"b": 1}}},
        {"channel": "chat", "queue_places": 0, "talk": "30m"},
    ]
    agents = {"g": group(2), "h": group(1, "b")}
    log = log_of(drawn_up(_MANY, types=types, agents=agents, channels={"chat": {"lines": 0}}))
    assert log.lines["most"][log.lines["channel"] == 1].max() > 1


def test_the_most_at_once_is_what_legs_show() -> None:
    plan = _few(of_type=3)
    log = log_of(plan)
    for table, column in (("queues", "longest"), ("lines", "most")):
        row = int(log.tables()[table][column].argmax())
        value = int(log.tables()[table][column][row])
        refused(changed(log, table, column, row, value - 1), plan, f"at least what legs show; {table}")
        refused(changed(log, table, column, row, value + 9), plan, f"at most what legs show; {table}")


def test_the_shortest_queue_is_chosen() -> None:
    types = [{"one_of": ["b", "c"], "choice": "shortest"}, {"talk": "20m"}, {}]
    agents = {"g": group(1, "b"), "h": group(1, "c")}
    plan = drawn_up(_MANY, types=types, agents=agents)
    log = log_of(plan)
    fuller = np.flatnonzero(log.legs["queue"] == 2)
    choice = altered(plan, "types", "choice", 0)
    assert len(fuller) > 1
    legs = drawn_up(_MANY, types=[{**types[0], "choice": "random"}, *types[1:]], agents=agents)
    drawn = log_of(legs)
    refused(
        drawn, altered(legs, "types", "choice", plan.types["choice"]), "the shortest queue is chosen; legs"
    )
    assert (choice.types["choice"] == 0).all()
