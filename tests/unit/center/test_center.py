"""Opening and closing: served out, disconnected or kept."""

from __future__ import annotations

from typing import Any

import pytest

import sim
from sim.center import Center
from sim.units import DAY, HOUR, MINUTE
from tests.unit.center.floor import Floor


def _closing(how: str, **more: Any) -> dict[str, Any]:
    return {"calendar.at_closing": how, **more}


LATE = [(50, "call"), (55, "call"), (58, "call")]


def test_who_waits_at_closing_is_served_out_by_who_was_on_duty() -> None:
    seen = Floor({"call": {}}, {"pool": 1}, _closing("serve_out")).run(LATE)
    assert seen.outcomes == ["answered"] * 3
    assert seen.answered == [50, 60, 70]
    assert seen.hours("logged_in") * 60 == 80
    assert seen.hours("paid") * 60 == 60


def test_an_agent_for_whom_nobody_waits_goes_home_at_closing() -> None:
    seen = Floor({"call": {}}, {"pool": 3}, _closing("serve_out")).run([(55, "call")])
    assert seen.hours("logged_in") * 60 == 60 * 3 + 5


def test_patience_goes_on_after_closing() -> None:
    seen = Floor({"call": {"patience": "6m"}}, {"pool": 1}, _closing("serve_out")).run(LATE)
    assert seen.outcomes == ["answered", "answered", "abandoned"]
    assert seen.ended[2] == 64


def test_who_waits_at_closing_is_disconnected() -> None:
    seen = Floor({"call": {}}, {"pool": 1}, _closing("disconnect")).run(
        [(45, "call"), (52, "call"), (58, "call"), (59, "call")]
    )
    assert seen.outcomes == ["answered", "answered", "disconnected", "disconnected"]
    assert seen.ended == [55, 65, 60, 60]
    assert seen.stages[2:] == ["disconnected", "disconnected"]
    assert seen.hours("logged_in") * 60 == 65


def test_a_contact_in_progress_at_closing_ends_in_peace() -> None:
    seen = Floor({"call": {"wrap_up": "1m"}}, {"pool": 1}, _closing("disconnect")).run([(59, "call")])
    assert (seen.ended, seen.free) == ([69], [70])


def test_who_waits_at_closing_is_kept_until_the_next_opening() -> None:
    opening = {"calendar.opening": {"all": "08:00-09:00,10:00-11:00"}}
    seen = Floor({"call": {}}, {"pool": 1}, _closing("keep", **opening)).run(
        [(50, "call"), (55, "call"), (58, "call")]
    )
    assert seen.outcomes == ["answered"] * 3
    assert seen.answered == [50, 120, 130]


def test_who_comes_while_it_is_closed_waits_for_the_opening_if_kept() -> None:
    seen = Floor({"call": {}}, {"pool": 1}, _closing("keep")).run(
        [(-30, "call"), (-20, "call"), (61, "call")]
    )
    assert seen.outcomes == ["answered", "answered", "open"]
    assert seen.answered == [0, 10, None]


def test_the_patience_of_who_is_kept_counts_open_time() -> None:
    opening = {"calendar.opening": {"all": "08:00-09:00,10:00-11:00"}}
    types = {"call": {"talk": "20m", "patience": "8m"}}
    seen = Floor(types, {"pool": 1}, _closing("keep", **opening)).run(
        [(45, "call"), (57, "call"), (58, "call"), (59, "call")]
    )
    assert seen.outcomes == ["answered", "answered", "abandoned", "abandoned"]
    assert seen.ended[2:] == [126, 127]


def test_a_channel_may_close_in_its_own_way() -> None:
    types = {"call": {}, "mail": {"channel": "email"}, "chat": {"channel": "chat"}}
    more = _closing(
        "disconnect", **{"channels.email.at_closing": "keep", "channels.chat.at_closing": "serve_out"}
    )
    seen = Floor(types, {"pool": 1}, more).run(
        [(50.5, "call"), (52, "call"), (53, "mail"), (54, "chat"), (62, "chat"), (63, "mail")]
    )
    assert seen.outcomes == ["answered", "disconnected", "open", "answered", "closed", "open"]
    assert seen.answered[3] == 60.5


def test_rows_come_out_as_they_become_final() -> None:
    floor = Floor({"call": {"wrap_up": "5m"}}, {"pool": 1})
    plan = sim.plan(floor.scenario.with_({"arrivals.streams.s.rates_per_hour": 6}))
    center, seen = Center(plan), 0
    for until in range(8 * HOUR, plan.horizon + HOUR, 7 * MINUTE):
        part = center.advance(min(until, plan.horizon))
        assert part.first_contact == seen
        assert (part.contacts["ended_at"] <= until).all() or until >= plan.horizon
        seen += len(part.contacts)
        if until >= plan.horizon:
            break
    assert seen == len(plan.cases)


def test_at_the_horizon_nothing_happens_any_more() -> None:
    types = {"call": {"talk": "1h"}}
    more = {"calendar.opening": {"all": "08:00-24:00"}, "calendar.overrun": "0s"}
    seen = Floor(types, {"pool": 1}, more).run([(15 * 60, "call"), (15 * 60 + 1, "call")])
    assert seen.log.meta.horizon == DAY
    assert seen.outcomes == ["open", "open"]


@pytest.mark.parametrize("engine", ["centre", ""])
def test_an_unknown_engine_is_refused(engine: str) -> None:
    plan = sim.plan(Floor({"call": {}}, {"pool": 1}).scenario)
    with pytest.raises(sim.EngineError, match="is unknown"):
        sim.simulate(plan, engine)
