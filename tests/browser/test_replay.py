"""What the page counts is what the log says, at several instants."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

import sim
from sim.app.lessons import lessons
from sim.app.levers import dated
from sim.names import LegReason, Outcome
from sim.units import DAY, NEVER

if TYPE_CHECKING:
    from playwright.sync_api import Page

_ASK = """async ({ bytes, types, instants }) => {
  const { decode } = await import("/wire.js");
  const { indexOf } = await import("/day.js");
  const replay = await import("/replay.js");
  const data = Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0));
  const day = indexOf(decode(data.buffer), types);
  return {
    day: replay.soFar(day, 1e15),
    each: instants.map((t) => ({
      waiting: replay.waitingAt(day, t), talking: replay.talkingAt(day, t), busy: replay.busyAt(day, t),
      on: replay.loggedInAt(day, t), longest: replay.longestAt(day, t), ...replay.soFar(day, t),
    })),
  };
}"""


def _shown() -> Iterator[Any]:
    """Scenario, day and overrides of two centers, and of both floors of each lesson."""
    yield pytest.param("bank", 3, {}, id="bank")
    yield pytest.param("bank", 3, {"agents.tellers.extra": -1}, id="bank, one less")
    yield pytest.param("retail", 1, {}, id="retail")
    for lesson in lessons():
        for floor in "ab":
            overrides = lesson.get(floor) or {}
            yield pytest.param(lesson["scenario"], lesson["day"], overrides, id=f"{lesson['name']}, floor {floor}")


@pytest.mark.long
@pytest.mark.parametrize(("name", "day", "overrides"), list(_shown()))
def test_the_page_counts_as_the_log(
    shows: Callable[..., Page], name: str, day: int, overrides: dict[str, Any]
) -> None:
    pytest.importorskip("starlette", reason="the extra demo is not installed")
    from sim.app.day import simulated
    from sim.app.frame import pack

    base = sim.load(name)
    scenario = base.with_(dated(base, overrides, day)) if overrides else base
    made = simulated(scenario, 1, 0, day)
    log, midnight = made.log, day * DAY
    frame = pack({"id": 1, "floor": "A", **made.header}, made.columns)
    types = [{"name": kind, "channel": one.channel} for kind, one in scenario.contact_types.items()]
    instants = [int((8.5 + 2.25 * k) * 3_600_000) + 137 for k in range(5)]
    page = shows()
    asked = {"bytes": base64.b64encode(frame).decode(), "types": types, "instants": instants}
    found = page.evaluate(_ASK, asked)

    legs, contacts, presence = log.legs, log.contacts, made.columns
    served = legs["reason"] != LegReason.BOT
    wait_end = np.where(legs["matched_at"] == NEVER, legs["ended_at"], legs["matched_at"])
    talk_end = np.where(legs["wrap_up_at"] == NEVER, legs["ended_at"], legs["wrap_up_at"])
    today = (contacts["arrived_at"] >= midnight) & (contacts["arrived_at"] < midnight + DAY)
    reached = contacts["answered_at"] != NEVER
    left = contacts["outcome"] == Outcome.ABANDONED
    for at, told in zip(instants, found["each"], strict=True):
        t = midnight + at * 1_000 + 999  # the frame is in whole milliseconds
        waits = served & (legs["enqueued_at"] <= t) & (wait_end > t)
        talks = (legs["agent"] >= 0) & (legs["talk_at"] <= t) & (talk_end > t)
        held = (legs["agent"] >= 0) & (legs["matched_at"] <= t) & (legs["ended_at"] > t)
        on = (presence["on_from"] <= at) & (presence["on_to"] > at)
        gone = today & left & (contacts["ended_at"] <= t)
        answered = today & reached & (contacts["answered_at"] <= t) & ~gone
        assert told["waiting"] == int(waits.sum())
        assert told["talking"] == int(talks.sum())
        assert told["busy"] == len(np.unique(legs["agent"][held]))
        assert told["on"] == len(np.unique(presence["on_agent"][on]))
        assert told["offered"] == int((today & (contacts["arrived_at"] <= t)).sum())
        assert told["answered"] == int(answered.sum())
        assert told["abandoned"] == int(gone.sum())
        first = legs["enqueued_at"][waits].min() if waits.any() else t
        assert abs(told["longest"] - (t - first) / 1_000) < 2

    measures = made.header["measures"]
    whole = found["day"]
    assert whole["offered"] == measures["offered"]
    assert whole["answered"] == measures["answered"]
    assert whole["abandoned"] == measures["abandoned"]
    if len({target.formula for target in made.log.meta.targets}) == 1 and made.log.meta.targets[0].formula == "offered":
        assert whole["level"] == pytest.approx(measures["service_level"], abs=1e-6)
