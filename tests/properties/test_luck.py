"""Common random numbers: what is drawn for a case depends on its name, not on what else there is."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

import sim
from sim.distributions.quantiles import draw_ticks
from sim.draws import case_word, contact_word
from sim.names import Cause, EventKind, LegOutcome
from sim.outcomes import leg_draws
from sim.units import NEVER

_SCENARIO: dict[str, Any] = {
    "name": "luck",
    "calendar": {"days": 3, "opening": "08:00-18:00", "overrun": "2h"},
    "contact_types": {
        "call": {
            "talk": "lognormal mean:4m sigma:1",
            "wrap_up": "exponential mean:1m",
            "patience": "exponential mean:3m",
        },
        "chat": {"channel": "chat", "talk": "gamma shape:2 mean:8m", "patience": "exponential mean:9m"},
    },
    "arrivals": {
        "day_factor": {"cv": 0.2},
        "interval_noise": {"cv": 0.2},
        "streams": {
            "calls": {"rates_per_hour": 40, "mix": {"call": 1}},
            "all": {"rates_per_hour": 20, "mix": {"call": 1, "chat": 3}},
        },
    },
    "agents": {
        "callers": {"count": 3.3, "absence": 0.2, "skills": {"call": {}}},
        "writers": {"count": 2.7, "absence": 0.1, "skills": {"chat": {}, "call": {"rank": 2}}},
    },
}

Named = dict[tuple[int, int, int], tuple[Any, ...]]


def _plan(changes: dict[str, Any] | None = None) -> sim.Plan:
    return sim.plan(sim.load(_SCENARIO).with_(changes or {}), seed=5, replication=2)


def _by_name(plan: sim.Plan) -> Named:
    """By (hash of the source, day, ordinal): instant, names of type and segment, and drawn durations of each case."""
    found: Named = {}
    for case in plan.cases:
        skills = plan.skills[:, case["type"]]
        skill = skills[skills["serves"].argmax()]
        name = int(plan.source_hash[case["source"]])
        rows = (plan.types[case["type"]]["patience"], skill["talk"], skill["wrap_up"])
        first = contact_word(int(Cause.FIRST), 0, 0)
        luck = leg_draws(plan.seed, plan.replication, first, case_word(case["day"], case["ordinal"]), name)
        drawn = [int(draw_ticks(*plan.quantiles, int(row), u)) for row, u in zip(rows, luck, strict=False)]
        names = (plan.meta.types[case["type"]], plan.meta.segments[case["segment"]])
        found[name, int(case["day"]), int(case["ordinal"])] = (int(case["opened_at"]), *names, *drawn)
    assert len(found) == len(plan.cases)
    return found


def _headcounts(plan: sim.Plan, group: str) -> list[tuple[int, int]]:
    rows = plan.schedule[plan.schedule["kind"] == EventKind.STAFF]
    mine = rows[rows["entity"] == plan.meta.groups.index(group)]
    return list(zip(mine["at"].tolist(), mine["value"].tolist(), strict=True))


def test_a_new_type_stream_and_group_leave_the_others_alone() -> None:
    before, plan = _by_name(_plan()), _plan()
    more = _plan(
        {
            "contact_types.mail": {"channel": "email", "talk": "9m", "patience": "never"},
            "segments.gold": {"priority": 0},
            "arrivals.streams.mails": {"rates_per_hour": 15, "mix": {"mail": 1}, "segments": {"gold": 1}},
            "agents.clerks": {"count": 1.4, "absence": 0.3, "skills": {"mail": {}, "call": {}}},
        }
    )
    after = _by_name(more)
    own = {name: (*value[:2], *value[3:]) for name, value in before.items()}  # the only segment has another name now
    assert {name: (*value[:2], *value[3:]) for name, value in after.items() if name in own} == own
    assert len(after) > len(before) + 100
    for group in ("callers", "writers"):
        assert _headcounts(plan, group) == _headcounts(more, group)


def test_streams_in_another_order_bring_the_same_cases() -> None:
    other = {**_SCENARIO, "arrivals": {**_SCENARIO["arrivals"]}}
    other["arrivals"]["streams"] = dict(reversed(_SCENARIO["arrivals"]["streams"].items()))
    assert _by_name(sim.plan(sim.load(other), seed=5, replication=2)) == _by_name(_plan())


def test_volume_adds_and_removes_customers_and_moves_nobody() -> None:
    found = [_by_name(_plan({"arrivals.scale": scale})) for scale in (0.3, 0.8, 1.0, 1.6, 2.0, 2.5)]
    sizes = [len(one) for one in found]
    assert sizes == sorted(set(sizes))
    for fewer, more in pairwise(found):
        assert fewer.items() <= more.items()


def test_a_longer_calendar_keeps_the_first_days() -> None:
    short, long = _by_name(_plan({"calendar.days": 2})), _by_name(_plan({"calendar.days": 5}))
    assert short.items() <= long.items()
    assert {name: value for name, value in long.items() if name[1] < 2} == short


def _spans(log: sim.Log, since: str, until: str, which: NDArray[np.bool_]) -> dict[int, int]:
    """By contact: ticks between two instants of its leg."""
    legs = log.legs[which & (log.legs[until] != NEVER) & (log.legs[since] != NEVER)]
    return dict(zip(legs["contact"].tolist(), (legs[until] - legs[since]).tolist(), strict=True))


def test_another_staffing_has_the_same_luck() -> None:
    """Who is served in both runs talks and is wrapped up as long; who abandons in both has waited as long."""
    few, many = _plan({"agents.callers.count": 1}), _plan({"agents.callers.count": 4, "routing": {}})
    assert (few.cases == many.cases).all()
    one, other = sim.simulate(few), sim.simulate(many)
    compared = 0
    for since, until, outcome in (
        ("talk_at", "wrap_up_at", LegOutcome.SERVED),
        ("wrap_up_at", "ended_at", LegOutcome.SERVED),
        ("enqueued_at", "ended_at", LegOutcome.ABANDONED),
    ):
        a = _spans(one, since, until, one.legs["outcome"] == outcome)
        b = _spans(other, since, until, other.legs["outcome"] == outcome)
        both = a.keys() & b.keys()
        assert {contact: a[contact] for contact in both} == {contact: b[contact] for contact in both}
        compared += len(both)
    assert compared > 1000
    abandoned = [int((log.contacts["outcome"] == 2).sum()) for log in (one, other)]
    assert abandoned[0] > abandoned[1]


def test_a_change_of_one_type_keeps_the_luck_of_the_other() -> None:
    before, after = _by_name(_plan()), _by_name(_plan({"contact_types.chat.talk": "20m"}))
    for name, value in before.items():
        same = value if value[1] == "call" else (*value[:4], 20 * 60_000_000, value[5])
        assert after[name] == same


@pytest.mark.parametrize(
    "changes",
    [
        {"contact_types.call.thread": {"reopen": 0.5}},
        {"contact_types.call.transfer": {"share": 0.3, "to": {"chat": 1}, "kind": "warm"}},
        {"contact_types.call.retry": {"abandoned": 0.8}, "contact_types.call.set_up": "exponential mean:20s"},
        {"contact_types.call.callback": {"offer_above": "1m"}, "contact_types.call.message": {"after": "2m"}},
        {"contact_types.call.announcement": {"noise": 0.3}, "routing.contact_selection": "random"},
        {"agents.writers.at_once": {"chat": 3}, "channels.chat.slowdown": 0},
    ],
)
def test_a_further_feature_has_luck_of_its_own(changes: dict[str, Any]) -> None:
    """Whose first leg is served with and without it has the same talk to do."""
    one, other = sim.simulate(_plan()), sim.simulate(_plan(changes))
    works = []
    for log in (one, other):
        contacts, legs = log.contacts, log.legs
        first = (legs["talk_at"] != NEVER) & (legs["number"] == 0) & (contacts["cause"][legs["contact"]] == Cause.FIRST)
        cases = contacts["case"][legs["contact"][first]]
        works.append(dict(zip(cases.tolist(), legs["work"][first].tolist(), strict=True)))
    both = works[0].keys() & works[1].keys()
    assert len(both) > 800
    assert {case: works[0][case] for case in both} == {case: works[1][case] for case in both}
    assert (one.legs["ended_at"][:500] != other.legs["ended_at"][:500]).any()
