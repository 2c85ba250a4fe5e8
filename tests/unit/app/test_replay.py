"""What the page shows at an instant is what the tables of the log say, and `sim.measures` of them."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from sim.app.day import Day, simulated
from sim.app.floor import Floor
from sim.app.frame import pack, unpack
from sim.app.lessons import lesson, lessons, plans_of
from sim.app.replay import Replay
from sim.log import Log
from sim.metrics import measures
from sim.names import AgentState, LegReason, Outcome
from sim.units import DAY, NEVER, parse_clock

FLOORS = [(one["name"], floor) for one in lessons() for floor in "AB"]
OFFERED = Floor()
_MS = 1_000


@cache
def shown(name: str, floor: str) -> tuple[Day, Replay]:
    told = lesson(name)
    scenario = OFFERED.varied(told["scenario"], plans_of(told)["AB".index(floor)], told["day"])
    day = simulated(scenario, told["seed"], told["replication"], told["day"])
    return day, Replay(unpack(pack(day.header, day.columns))[1])


def moments(name: str, day: Day) -> list[int]:
    """Five instants of the shown day, in ticks from its midnight: those of the lesson, and others evenly between."""
    told = lesson(name)
    first, last = day.header["from_s"], day.header["to_s"]
    own = [parse_clock(clock) for clock in told["at"]]
    spread = [int(first + (last - first) * part / 6) * 1_000_000 for part in range(1, 6)]
    return (own + spread)[:5]


def waiting(log: Log, at: int) -> int:
    legs = log.legs[log.legs["reason"] != LegReason.BOT]
    until = np.where(legs["matched_at"] == NEVER, legs["ended_at"], legs["matched_at"])
    return int(((legs["enqueued_at"] <= at) & (at < until)).sum())


def talking(log: Log, at: int) -> int:
    legs = log.legs[(log.legs["talk_at"] != NEVER) & (log.legs["agent"] >= 0)]
    until = np.where(legs["wrap_up_at"] == NEVER, legs["ended_at"], legs["wrap_up_at"])
    return int(((legs["talk_at"] <= at) & (at < until)).sum())


def busy(log: Log, at: int) -> int:
    legs = log.legs[(log.legs["matched_at"] != NEVER) & (log.legs["agent"] >= 0)]
    return len(np.unique(legs["agent"][(legs["matched_at"] <= at) & (at < legs["ended_at"])]))


def there(log: Log, at: int) -> int:
    rows = log.presence[log.presence["at"] <= at]
    last = {int(row["agent"]): int(row["state"]) for row in rows}
    return sum(state != AgentState.OFFLINE for state in last.values())


@pytest.mark.parametrize(("name", "floor"), FLOORS)
def test_five_moments_agree_with_the_tables(name: str, floor: str) -> None:
    day, replay = shown(name, floor)
    log, midnight = day.log, day.day * DAY
    contacts = log.contacts
    new = (contacts["arrived_at"] >= log.meta.window[0]) & (contacts["arrived_at"] < log.meta.window[1])
    reached = contacts["answered_at"] != NEVER
    left = contacts["outcome"] == Outcome.ABANDONED
    for moment in moments(name, day):
        at, t = midnight + moment, moment // _MS
        assert replay.waiting(t) == waiting(log, at) == len(replay.queued(t))
        assert replay.talking(t) == talking(log, at)
        assert replay.busy(t) == busy(log, at) == len(np.unique(replay.columns["leg_agent"][replay.held(t)]))
        assert replay.logged_in(t) == there(log, at) == len(replay.present(t))
        counted = replay.counted(t)
        assert counted.offered == (new & (contacts["arrived_at"] <= at)).sum()
        gone = new & left & (contacts["ended_at"] <= at)
        assert counted.answered == (new & reached & (contacts["answered_at"] <= at) & ~gone).sum()
        assert counted.abandoned == gone.sum()


def mean_waiting(replay: Replay, begins: int, ends: int) -> float:
    """Mean number that stand in a queue, from the spans that are drawn."""
    spans = replay.wait_end.clip(begins, ends) - replay.columns["leg_enqueued"].clip(begins, ends)
    return float(spans.astype(np.int64).clip(0).sum() / (ends - begins))


@pytest.mark.parametrize(("name", "floor"), FLOORS)
def test_the_day_agrees_with_the_measures(name: str, floor: str) -> None:
    """Counts at the end of the day, and the mean queue of the intervals in which the five moments lie."""
    day, replay = shown(name, floor)
    table = measures(day.log)
    table = table[table["scope"] == "total"]
    total = table[table["by"] == "all"].set_index("measure")["value"]
    queue = table[(table["by"] == "interval") & (table["measure"] == "queue_mean")].set_index("at")["value"]
    end = replay.counted(2**31 - 1)
    assert end.offered == total["offered"]
    assert (end.answered, end.abandoned) == (total["answered"], total["abandoned"])
    assert end.level == pytest.approx(total["service_level"], abs=1e-12)
    width = day.header["interval_s"] * _MS
    for moment in moments(name, day):
        n = moment // _MS // width
        minute = n * width // 60_000
        expected = queue[f"{minute // 60:02}:{minute % 60:02}"]
        assert mean_waiting(replay, n * width, (n + 1) * width) == pytest.approx(expected, abs=2e-3)
