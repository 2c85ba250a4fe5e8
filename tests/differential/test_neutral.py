"""What customers feel and agents are told changes nothing else, where its constants are neutral."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

import sim
from sim.log import Log
from sim.names import EventKind, Outcome
from sim.simulate import ENGINES
from tests.differential.compare import assert_same_log
from tests.differential.corner import MORNING, drawn_up
from tests.differential.plans import Recipe, recipe

_SECTIONS = (
    *("tolerance", "resolution", "repeat", "satisfaction"),
    *("workforce", "desk", "handling", "quality", "customers", "market"),
)
_NUMBERS = (1, 3, 8, 14, 21, 28)
_INDIFFERENT: dict[str, Any] = {"urgent_patience": 1, "abandon_patience": 1, "correlation": 0.5}
_CERTAIN: dict[str, Any] = {
    "base": 20,
    "by_channel": {},
    "slope": 0,
    "transferred": 0,
    "concurrency": 0,
    "haste": 0,
}
_NEUTRAL: dict[str, dict[str, Any]] = {
    "tolerance": {"tolerance": _INDIFFERENT},
    "satisfaction": {"tolerance": _INDIFFERENT, "satisfaction": {"answer_share": 1}},
    "resolution": {"resolution": _CERTAIN},
    "repeat": {"resolution": _CERTAIN, "repeat": {"share": 1, "delay": "0s"}},
    "workforce": {
        "resolution": _CERTAIN,
        "workforce": {
            **{"speed_spread": 0, "quality_spread": 0, "newcomer_extra": 0, "newcomer_logit": 0, "rush": 0},
            **{"fatigue_from": 0, "fatigue_talk": 0, "fatigue_logit": 0, "fatigue_human": -1, "hours_power": 0},
        },
    },
    "desk": {
        "resolution": _CERTAIN | {"context": 0},
        "desk": {"scattered_talk": 1, "reask": "0s", "automation": True, "automation_wrap_up": 1},
    },
    "customers": {
        "tolerance": _INDIFFERENT | {"ratchet": 0},
        "satisfaction": {"answer_share": 1},
        "customers": {"initial": 50, "potential": 50, "segments": {"vip": 0}},
        "market": dict.fromkeys(("churn_share", "by_good", "by_bad", "acquisition", "base_hazard", "competitor"), 0),
    },
    "desk alone": {"desk": {"single_window": True, "reask": "0s", "scattered_talk": 2, "automation_wrap_up": 0}},
    "handling": {
        "handling": {
            "complexity": 0,
            "template_rate": 1,
            "template_talk": 0,
            "personal": 1,
            "personal_talk": 0,
        }
        | {"takeover": True, "takeover_talk": 0, "delight": True, "delight_talk": 0, "cap": "365d"}
    },
    "quality": {
        "quality": {"training": 1, "knowledge": 1, "knowledge_talk": 0, "qa": "linked", "empathy": 1}
    },
}


def _plain(number: int) -> Recipe:
    """A random plan in which nobody feels anything and no agent is new; topics are as hard and urgent as they are."""
    one = recipe(number)
    scenario = {key: value for key, value in one.scenario.items() if key not in _SECTIONS}
    groups = {name: group | {"members": _settled(group)} for name, group in scenario["agents"].items()}
    return replace(one, scenario=scenario | {"agents": groups})


def _settled(group: dict[str, Any]) -> dict[str, Any]:
    """The members without their tenure."""
    members = group.get("members", {})
    return {who: {k: v for k, v in one.items() if k != "tenure_months"} for who, one in members.items()}


def _without_feelings(log: Log) -> Log:
    events = log.events[log.events["kind"] != EventKind.MARKET]
    cases = log.cases.copy()
    cases["customer"] = -1
    tables = {"cases": cases, "events": events, "feelings": log.feelings[:0], "journeys": log.journeys[:0]}
    return replace(log, **tables, customers=log.customers[:0])


def _logs(number: int, sections: dict[str, Any], engine: str) -> tuple[Log, Log]:
    """Without and with some sections, in which topics are hard and urgent; without them nobody minds."""
    one = _plain(number)
    kinds = one.scenario["contact_types"]
    names = sorted({name for kind, row in kinds.items() for name in row.get("topics", {kind: 1})})
    hard = {"topics": {name: {"complexity": "beta 2 3", "urgency": 1, "steps": 2} for name in names}}
    off = replace(one, scenario={**one.scenario, "topics": {}}).plan()
    on = replace(one, scenario={**one.scenario, **hard, "handling": {"complexity": 0}, **sections}).plan()
    cases = on.cases.copy()
    cases["segment"] = off.cases["segment"]  # with customers it is theirs
    return sim.simulate(off, engine), sim.simulate(replace(on, meta=off.meta, cases=cases), engine)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", _NEUTRAL)
def test_neutral_constants_change_nothing(name: str, engine: str) -> None:
    """Case by case, contact by contact, leg by leg, event by event."""
    for number in _NUMBERS:
        off, on = _logs(number, _NEUTRAL[name], engine)
        assert len(on.feelings) == (len(on.contacts) if name not in ("handling", "quality") else 0)
        assert_same_log(off, _without_feelings(on), ("off", "on"))


@pytest.mark.parametrize("name", ["tolerance", "resolution", "repeat", "workforce", "desk", "handling"])
def test_other_constants_change_something(name: str) -> None:
    """The test of the test: the same plans differ if the constants are not neutral."""
    others = {
        "tolerance": {"tolerance": {"urgent_patience": 0.5}},
        "resolution": {"resolution": {"base": -20}},
        "repeat": {"resolution": {"base": 0}, "repeat": {"share": 1, "delay": "0s"}},
        "workforce": {"workforce": {}},
        "desk": {"desk": {"scattered_talk": 1, "context": 0}},
        "handling": {"handling": {"complexity": 1}},
    }
    differ = 0
    for number in _NUMBERS:
        off, on = _logs(number, others[name], "center")
        differ += len(off.legs) != len(on.legs) or bool(
            (off.legs != on.legs).any() or (off.cases != on.cases).any()
        )
    assert differ >= len(_NUMBERS) // 2


def _solving(speed: float, haste: float) -> set[float]:
    """Probabilities of resolution of agents with two chats in hand, some of which were passed on, at a speed."""
    plan = drawn_up(
        MORNING,
        types=[
            {"channel": "chat", "talk": "exponential mean:12m", "transfer": {"share": 0.3, "to": {"a": 1}}},
        ],
        agents={"g": {"count": 2, "skills": {"a": {}}, "at_once": {"chat": 2}}},
        resolution={"base": 0.95, "slope": 0, "transferred": 0, "concurrency": 0, "haste": haste},
        handling={"speed": speed},
    )
    log = sim.simulate(plan)
    answered = log.contacts["outcome"] == Outcome.ANSWERED
    assert answered.any()
    assert (log.feelings["n_avg"][answered] > 1).any()
    return set(np.unique(log.feelings["solving"][answered]).tolist())


def test_who_loses_nothing_by_haste_solves_as_much_at_any_speed() -> None:
    slow, fast = _solving(0.7, haste=0), _solving(1.5, haste=0)
    assert slow == fast
    assert len(slow) == 1
    assert _solving(1.5, haste=1.6) != slow
