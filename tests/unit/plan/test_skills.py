"""Agent groups as rows and matrices: skills, capacity, what runs together, speeds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sim.distributions.quantiles import draw_ticks
from sim.plan.agents import group_stream
from sim.plan.laws import Laws
from sim.plan.skills import build_groups, build_skills, capacity, mixable, slowed_speeds
from sim.plan.tables import NO_RESERVE
from sim.scenario import Scenario
from sim.units import MINUTE, SPEED_ONE

Desk = Callable[[dict[str, Any]], Scenario]
VOICE, CHAT, MESSENGER = 0, 1, 2


def test_a_skill_is_a_cell_of_group_and_type(desk: Desk) -> None:
    said = {"speed": 1.5, "rank": 2, "pick": 3, "level": 4, "after": "1m", "keep_free": 0}
    cells = build_skills(desk({"agents.experts.skills.call": said}), Laws())
    assert cells["serves"].tolist() == [[1, 1], [1, 0]]
    found = [cells[0, 0][name] for name in ("speed", "rank", "pick", "level", "after", "keep_free")]
    assert found == [SPEED_ONE * 3 // 2, 2, 3, 4, MINUTE, 0]
    assert cells["keep_free"].ravel().tolist() == [0, NO_RESERVE, NO_RESERVE, NO_RESERVE]


def test_the_group_has_its_own_durations_or_those_of_the_type(desk: Desk) -> None:
    laws = Laws()
    cells = build_skills(desk({"agents.experts.skills.call": {"talk": "2m", "wrap_up": "5m"}}), laws)
    medians = [
        draw_ticks(*laws.tabulated(), int(cells[g, 0][part]), 0.5)
        for g in (0, 1)
        for part in ("talk", "wrap_up")
    ]
    assert medians == [2 * MINUTE, 5 * MINUTE, 3 * MINUTE, MINUTE]


def test_types_may_share_a_skill(desk: Desk) -> None:
    scenario = desk({"contact_types.mail": {"channel": "email", "talk": "1m", "skill": "call"}})
    assert build_skills(scenario, Laws())["serves"].tolist() == [[1, 1, 1], [1, 0, 1]]


def test_transfers_are_by_group(desk: Desk) -> None:
    transfer = {"share": 0.1, "by_group": {"callers": 0.3}, "to": {"chat": 1}}
    assert build_skills(desk({"contact_types.call.transfer": transfer}), Laws())["transfer"].tolist() == [
        [0.1, 0],
        [0.3, 0],
    ]


def test_one_contact_at_once_of_channels_that_are_served(desk: Desk) -> None:
    scenario = desk({})
    skills = build_skills(scenario, Laws())
    cap = capacity(scenario, skills)
    assert cap.tolist() == [[1, 1, 0, 0, 0], [1, 0, 0, 0, 0]]
    groups = build_groups(scenario, skills, cap)
    assert groups.tolist() == [
        (1, 0, 0, 0, 2, group_stream("experts")),
        (1, 0, 0, 0, 1, group_stream("callers")),
    ]
    assert mixable(scenario)[0].tolist() == [[a == b for a in range(5)] for b in range(5)]


def test_several_at_once_and_together(desk: Desk) -> None:
    keys = {
        "at_once": {"chat": 3, "email": 9},
        "together": {"writing": "voice chat", "more": ["chat", "messenger"]},
        "at_shift_end": "hand_back",
        "hand_back_work": "anew",
    }
    scenario = desk({f"agents.experts.{key}": value for key, value in keys.items()})
    skills = build_skills(scenario, Laws())
    cap = capacity(scenario, skills)
    assert cap[0].tolist() == [1, 3, 0, 0, 0]
    assert build_groups(scenario, skills, cap)[0].tolist()[:5] == (3, 1, 1, 0, 2)
    mix = mixable(scenario)[0]
    assert mix[VOICE, CHAT]
    assert mix[CHAT, MESSENGER]
    assert not mix[VOICE, MESSENGER]
    assert (mix == mix.T).all()
    total = desk({"agents.experts.at_once": {"chat": 3}, "agents.experts.at_once_total": 4})
    assert build_groups(total, skills, cap)["at_once"].tolist() == [4, 1]


def test_several_contacts_slow_each_other_down_by_the_square(desk: Desk) -> None:
    speeds = slowed_speeds(desk({"channels.voice.slowdown": 1.0, "channels.messenger.slowdown": 0.0}), 3)
    assert speeds[VOICE].tolist() == [SPEED_ONE, SPEED_ONE, SPEED_ONE // 2, round(SPEED_ONE / 5)]
    assert speeds[CHAT].tolist() == [SPEED_ONE, SPEED_ONE, round(SPEED_ONE / 1.114), round(SPEED_ONE / 1.456)]
    assert (speeds[MESSENGER:] == SPEED_ONE).all()
    assert slowed_speeds(desk({}), 0).shape == (5, 2)
    assert slowed_speeds(desk({"channels.voice.slowdown": 100}), 100)[VOICE, 100] == 1
