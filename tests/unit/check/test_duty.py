"""Who is on duty, by headcounts and by shifts, and who is idle or has room."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.check.duty import Duty
from sim.check.facts import Facts
from sim.check.load import Load
from sim.check.steps import Spells
from sim.names import CHANNELS
from sim.plan import Plan
from sim.units import HOUR, MINUTE
from tests.differential.corner import calls, drawn_up, group
from tests.unit.check.judged import log_of


def _duty(plan: Plan) -> Duty:
    return Duty(Facts(log_of(plan), plan))


def _minutes(spells: Spells, who: int) -> list[tuple[float, float]]:
    """Spells in minutes after eight."""
    mine = spells.where(spells.who == who)
    return [
        ((a - 8 * HOUR) / MINUTE, (b - 8 * HOUR) / MINUTE)
        for a, b in zip(mine.since, mine.until, strict=True)
    ]


def _count(*by_half_hour: int) -> dict[str, float]:
    clock = [f"{8 + i // 2:02d}:{i % 2 * 30:02d}" for i in range(21)]
    counts = [*by_half_hour, *[by_half_hour[-1]] * (20 - len(by_half_hour))]
    return {f"{clock[i]}-{clock[i + 1]}": n for i, n in enumerate(counts)}


def _kept(duty: Duty) -> NDArray[np.bool_]:
    return duty.kept[:, 16:20]


def test_idle_agents_go_first_the_highest_number_among_them() -> None:
    plan = drawn_up(calls("08:00"), types=[{"talk": "50m"}], agents={"g": group(_count(3, 2, 1, 1))})
    assert _kept(_duty(plan)).tolist() == [[1, 1, 1, 1], [1, 1, 0, 0], [1, 0, 0, 0]]


def test_busy_agents_finish_and_are_kept_if_more_are_wanted_again() -> None:
    plan = drawn_up(calls("08:00", "08:00"), types=[{"talk": "80m"}], agents={"g": group(_count(2, 1, 2, 1))})
    duty = _duty(plan)
    assert _kept(duty).tolist() == [[1, 1, 1, 1], [1, 0, 1, 0]]
    assert _minutes(duty.on_duty, 1) == [(0, 30), (60, 90)]
    assert _minutes(duty.idle, 0) == [(80, 600)]


def test_who_serves_out_is_on_duty_until_he_is_done() -> None:
    plan = drawn_up(calls("17:50"), types=[{"talk": "30m"}], agents={"g": group(2)})
    assert _minutes(_duty(plan).on_duty, 0) == [(0, 620)]


def test_shifts_and_breaks() -> None:
    breaks = {"lunch": {"window": "01:00-01:30", "length": "30m"}}
    shift = {"agents": 1, "start": "08:00", "length": "4h", "breaks": breaks}
    plan = drawn_up(
        calls("08:55"), types=[{"talk": "20m"}], agents={"g": {"shifts": {"s": shift}, "skills": {"a": {}}}}
    )
    duty = _duty(plan)
    assert _minutes(duty.on_duty, 0) == [(0, 60), (90, 240)]
    assert _minutes(duty.in_hand, 0) == [(55, 75)]
    assert (duty.there[0, 18:22] / MINUTE).tolist() == [15, 30, 30, 30]


def test_room_is_by_channel_total_and_mix() -> None:
    agents = {
        "g": {
            **group(1, "a", "b", "c"),
            "at_once": {"chat": 2, "email": 2, "voice": 1},
            "at_once_total": 3,
            "together": {"writing": ["chat", "email"]},
        }
    }
    types = [{"channel": "chat"}, {"channel": "email"}, {"channel": "voice"}]
    comes, channels = [("08:00", 0, 0), ("08:01", 0, 0), ("08:02", 1, 0)], {"chat": {"slowdown": 0}}
    plan = drawn_up(comes, types=types, agents=agents, channels=channels)
    facts = Facts(log_of(plan), plan)
    duty, load = Duty(facts), Load(facts)
    room = {name: _minutes(duty.room(load, CHANNELS.index(name)), 0) for name in ("chat", "email", "voice")}
    assert room == {"chat": [(0, 1), (10, 600)], "email": [(0, 2), (10, 600)], "voice": [(12, 600)]}
