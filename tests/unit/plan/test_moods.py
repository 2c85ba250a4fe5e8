"""What contact types mean to customers."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pytest

from sim.distributions.quantiles import draw_ticks
from sim.names import CHANNELS
from sim.plan.build import build_plan
from sim.scenario import Scenario
from sim.units import MINUTE, NEVER, SECOND

Desk = Callable[[dict[str, Any]], Scenario]
WRITTEN = {
    f"contact_types.{name}": {"channel": name, "talk": "1m", "skill": "chat"}
    for name in ("messenger", "email", "social")
}
"""Types call, chat, messenger, email, social: one of each channel in their order."""


def _column(desk: Desk, changes: dict[str, Any], name: str) -> list[float]:
    plan = build_plan(desk(WRITTEN | changes))
    assert plan.types["channel"].tolist() == list(range(len(CHANNELS)))
    return [float(value) for value in plan.moods[name]]


def test_without_sections_waits_feel_as_they_are_and_nothing_weighs(desk: Desk) -> None:
    plan = build_plan(desk({}))
    assert plan.moods.tolist() == [(-1, 0, NEVER, NEVER, 0, 0, 1, 0, 1, 1, math.inf)] * 2
    assert len(plan.quantiles.laws) == len(build_plan(desk({"handling.speed": 2})).quantiles.laws)


def test_tolerance_is_that_of_the_channel(desk: Desk) -> None:
    plan = build_plan(desk(WRITTEN | {"tolerance": {"chat": "90s"}}))
    medians = [draw_ticks(*plan.quantiles, int(row), 0.5) for row in plan.moods["tolerance"]]
    assert medians == pytest.approx(
        [0.93 * MINUTE, 90 * SECOND, 5 * MINUTE, 117 * MINUTE, 102 * MINUTE], abs=1
    )


def test_who_is_kept_over_closing_waits_offline(desk: Desk) -> None:
    assert _column(desk, {"calendar.at_closing": "keep"}, "waits_offline") == [1, 1, 1, 1, 1]
    changes = {"calendar.at_closing": "keep", "channels.voice.at_closing": "disconnect"}
    assert _column(desk, changes, "waits_offline") == [0, 1, 1, 1, 1]
    assert _column(desk, {"channels.email.at_closing": "keep"}, "waits_offline")[:4:3] == [0, 1]


def test_speed_weighs_by_channel_and_business(desk: Desk) -> None:
    changes: dict[str, Any] = {"tolerance": {}, "satisfaction": {}}
    assert _column(desk, changes, "speed_weight") == pytest.approx(
        [math.log(6) * weight for weight in (0.6, 1, 1, 0.4, 1.4)]
    )
    by_channel = {"speed": 2, "speed_weight": 1.5, "by_channel": {"voice": 0.5, "chat": 0}}
    found = _column(desk, changes | {"satisfaction": by_channel}, "speed_weight")
    assert found[:2] == [1.5, 0]


def test_resolution_is_base_and_channel_and_ease(desk: Desk) -> None:
    assert _column(desk, {"resolution": {}}, "resolution") == pytest.approx([0.95, 0.95, 0.85, 0.65, 0.45])
    changed = {"base": 2, "ease": -0.5, "by_channel": {"chat": 0.25}}
    assert _column(desk, {"resolution": changed}, "resolution")[:2] == [1.5, 1.75]


@pytest.mark.parametrize(("hold", "felt"), [("silence", 1), ("music", 1.25), ("information", 0.75)])
def test_what_callers_hear_is_felt_on_the_phone_only(desk: Desk, hold: str, felt: float) -> None:
    changes = {"tolerance": {"hold": hold, "hold_music": 1.25, "hold_information": 0.75}}
    assert _column(desk, changes, "hold") == [felt, 1, 1, 1, 1]


def test_what_is_written_is_acknowledged(desk: Desk) -> None:
    def moods(**said: Any) -> list[tuple[float, ...]]:
        plan = build_plan(desk(WRITTEN | {"acknowledgement": {"delay": "1m", "channels": "email", **said}}))
        assert (plan.moods["acknowledged_after"] == NEVER).tolist() == [True, True, True, False, True]
        names = ["acknowledged_after", "promised", "acknowledged_patience"]
        return [row.item() for row in plan.moods[[*names, "acknowledged_tolerance", "hollow_limit"]][3:4]]

    assert moods() == [(MINUTE, NEVER, 1.5, 1.2, math.inf)]
    assert moods(kind="hollow", hollow_limit=3) == [(MINUTE, NEVER, 1.2, 1.0, 3)]
    assert moods(kind="time_frame", promise="2m") == [(MINUTE, 2 * MINUTE, 1.5, 1.2, math.inf)]
