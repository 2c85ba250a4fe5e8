"""How agents are when talks begin, and what comes of it: one rule each, all others switched off."""

from __future__ import annotations

import math
from typing import Any

import pytest

from tests.unit.center.floor import Floor, Seen

ALIKE: dict[str, Any] = {
    **{
        f"workforce.{name}": 0
        for name in ("speed_spread", "quality_spread", "newcomer_extra", "newcomer_logit")
    },
    **{f"workforce.{name}": 0 for name in ("fatigue_talk", "fatigue_logit", "fatigue_human")},
    **{f"workforce.{name}": 0 for name in ("hours_power", "rush")},
    "resolution": {"base": 0.95},
}
NEW: dict[str, Any] = {"count": 1, "members": {"ann": {"tenure_months": 0}}}
TIRED_AT_ONCE: dict[str, Any] = {"workforce.fatigue_from": 0, "workforce.fatigue_range": 0.01}


def _run(*minutes: float, group: Any = 1, **workforce: float) -> Seen:
    """Calls that come to one agent, who is as all others but for some keys."""
    more = ALIKE | TIRED_AT_ONCE | {f"workforce.{key}": value for key, value in workforce.items()}
    return Floor({"call": {}}, {"pool": group}, more).run([(minute, "call") for minute in minutes])


def _p(logit: float) -> float:
    return round(1 / (1 + math.exp(-logit)), 3)


def test_agents_who_are_alike_work_as_if_nothing_were_said() -> None:
    seen = _run(0, 1)
    assert (seen.ended, seen.feels("pace"), seen.feels("human")) == ([10, 20], [1, 1], [0.6, 0.6])
    assert seen.feels("solving") == [_p(0.95), _p(0.95)]


def test_newcomers_take_longer_and_solve_less() -> None:
    seen = _run(0, group=NEW, newcomer_extra=0.35, newcomer_logit=-0.6)
    assert (seen.ended, seen.feels("solving")) == ([13.5], [_p(0.35)])


def test_who_is_tired_takes_longer_solves_less_and_is_less_friendly() -> None:
    seen = _run(0, 1, fatigue_talk=0.1, fatigue_logit=-0.4, fatigue_human=-0.15)
    assert seen.ended == [10, 21]
    assert seen.feels("solving") == [_p(0.95), _p(0.55)]
    assert seen.feels("human") == [0.6, 0.45]


def test_fatigue_is_that_of_the_talk_s_beginning_and_fades_in_a_rest() -> None:
    whole = {"fatigue_talk": 1, "fatigue_range": 1}
    share = 1 - math.exp(-10 / 60)
    assert _run(0, 10, **whole).ended == [10, pytest.approx(20 + 10 * share)]
    assert _run(0, 30, **whole).ended == [10, pytest.approx(40 + 10 * share * math.exp(-20 / 60))]


def test_talk_grows_with_the_hours_of_the_day() -> None:
    assert _run(0, 30, hours_power=1).ended == [2, pytest.approx(33)]


def test_agents_hurry_while_others_wait() -> None:
    seen = _run(0, 1, 2, rush=1)
    assert (seen.ended, seen.feels("pace")) == ([10, 15, 25], [1, 2, 1])
    assert seen.feels("solving") == [_p(0.95), _p(0.95 - 1.6 * math.log(2)), _p(0.95)]


def test_those_who_wait_are_shared_by_all_agents_on_duty() -> None:
    seen = _run(0, 0, 1, 2, group=2, rush=1)
    assert seen.feels("pace") == [1, 1, 1.5, 1]


def test_others_queues_hurry_nobody() -> None:
    groups = {"one": {"count": 1, "skills": {"call": {}}}, "two": {"count": 1, "skills": {"mail": {}}}}
    floor = Floor({"call": {}, "mail": {}}, groups, ALIKE | {"workforce.rush": 1})
    seen = floor.run([(0, "call"), (0, "mail"), (1, "mail"), (2, "mail"), (3, "call")])
    assert seen.feels("pace") == [1, 1, 2, 1, 1]


def test_an_agent_s_own_quality_counts() -> None:
    plan = Floor({"call": {}}, {"pool": 1}, ALIKE | {"workforce.quality_spread": 2}).plan([(0, "call")])
    own = float(plan.agents["quality"][0])
    assert abs(own) > 0.1
    assert _run(0, quality_spread=2).feels("solving") == [_p(0.95 + own)]
