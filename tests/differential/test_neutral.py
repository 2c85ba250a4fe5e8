"""What customers feel and agents are told changes nothing else, where its constants are neutral."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

import sim
from sim.log import Log
from sim.names import CHANNELS, EventKind, Outcome
from sim.simulate import ENGINES
from tests.differential.compare import assert_same_log
from tests.differential.corner import MORNING, drawn_up, group
from tests.differential.plans import Recipe, recipe

_SECTIONS = (
    *("tolerance", "resolution", "repeat", "satisfaction"),
    *("workforce", "desk", "bot", "impatience", "acknowledgement", "back_office", "updates", "news"),
    *("handling", "quality", "customers", "market"),
)
_NUMBERS = (1, 8, 21)
_INDIFFERENT: dict[str, Any] = {"urgent_patience": 1, "abandon_patience": 1, "correlation": 0.5}
_CERTAIN: dict[str, Any] = {
    "base": 20,
    "by_channel": {},
    "slope": 0,
    "transferred": 0,
    "concurrency": 0,
    "haste": 0,
}
_ALIKE: dict[str, Any] = {
    **{"speed_spread": 0, "quality_spread": 0, "newcomer_extra": 0, "newcomer_logit": 0, "rush": 0},
    **{"fatigue_from": 0, "fatigue_talk": 0, "fatigue_logit": 0, "fatigue_human": -1, "hours_power": 0},
}
_NEUTRAL: dict[str, dict[str, Any]] = {
    "tolerance": {"tolerance": _INDIFFERENT},
    "satisfaction": {"tolerance": _INDIFFERENT, "satisfaction": {"answer_share": 1}},
    "resolution": {"resolution": _CERTAIN},
    "repeat": {"resolution": _CERTAIN, "repeat": {"share": 1, "delay": "0s"}},
    "workforce": {
        "resolution": _CERTAIN,
        "workforce": {**_ALIKE, "attrition": 0, "attrition_slope": 0},
    },
    "crew": {
        "resolution": _CERTAIN | {"knowledge": 0},
        "workforce": {**_ALIKE, "attrition": 200, "attrition_slope": 100},
        "handling": {"complexity": 0, "erosion": {"tau": "1s"}},
        "quality": {"learning": 1, "knowledge_talk": 0},
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
    "acknowledgement": {"acknowledgement": {"channels": list(CHANNELS), "patience": 1}},
    "acknowledgement, tolerant": {
        "tolerance": _INDIFFERENT,
        "satisfaction": {"answer_share": 1},
        "acknowledgement": {"channels": list(CHANNELS), "kind": "hollow", "hollow_patience": 1},
    },
    "back office": {
        "resolution": _CERTAIN,
        "repeat": {"share": 1, "delay": "0s"},
        "back_office": {"delay": "0s", "check_per_day": 1000},
        "updates": {},
    },
    "news": {
        "resolution": _CERTAIN,
        "news": {"action": 1, "action_first": 1, "bad_share": 0.5},
        "handling": {"complexity": 0, "news_order": "bad_first"},
    },
    "bot": {"bot": {"coverage": dict.fromkeys(CHANNELS, 0), "accuracy": 1000, "session": "1h"}},
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
    agents = scenario["agents"].items()
    groups = {name: group | {"members": _settled(group), "junior_share": 0} for name, group in agents}
    routing = {key: value for key, value in scenario["routing"].items() if key != "urgent_type"}
    return replace(one, scenario=scenario | {"agents": groups, "routing": routing})


def _settled(group: dict[str, Any]) -> dict[str, Any]:
    """The members without their tenure and speed, which who takes their seats has not."""
    members, own = group.get("members", {}), ("tenure_months", "speed")
    return {who: {k: v for k, v in one.items() if k not in own} for who, one in members.items()}


def _without_feelings(log: Log) -> Log:
    """Nor with what happens at midnight, or with a back office that takes no time."""
    kept = ~np.isin(log.events["kind"], (EventKind.BACK_OFFICE, EventKind.MARKET))
    none = {name: log.tables()[name][:0] for name in ("feelings", "journeys", "customers", "days", "seats")}
    cases = log.cases.copy()
    cases["customer"] = -1
    return replace(log, cases=cases, events=log.events[kept], **none)


def _logs(number: int, sections: dict[str, Any], engine: str) -> tuple[Log, Log]:
    """Without and with some sections, in which topics are hard and urgent; without them nobody minds."""
    one = _plain(number)
    kinds = one.scenario["contact_types"]
    names = sorted({name for kind, row in kinds.items() for name in row.get("topics", {kind: 1})})
    asks = {"complexity": "beta 2 3", "urgency": 1, "steps": 2, "needs_action": 1, "back_office": 1}
    hard = {"topics": dict.fromkeys(names, asks)}
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


@pytest.mark.parametrize(
    "name",
    [
        *("tolerance", "resolution", "repeat", "workforce", "crew", "desk", "bot", "handling"),
        *("acknowledgement", "back_office", "news"),
    ],
)
def test_other_constants_change_something(name: str) -> None:
    """The test of the test: the same plans differ if the constants are not neutral."""
    others = {
        "tolerance": {"tolerance": {"urgent_patience": 0.5}},
        "resolution": {"resolution": {"base": -20}},
        "repeat": {"resolution": {"base": 0}, "repeat": {"share": 1, "delay": "0s"}},
        "workforce": {"workforce": {}},
        "crew": {
            "workforce": {**_ALIKE, "newcomer_extra": 5, "attrition": 365, "attrition_slope": 0},
        },
        "desk": {"desk": {"scattered_talk": 1, "context": 0}},
        "bot": {"bot": {"coverage": dict.fromkeys(CHANNELS, 0.5)}},
        "handling": {"handling": {"complexity": 1}},
        "acknowledgement": {"acknowledgement": {"channels": list(CHANNELS), "patience": 10}},
        "back_office": {"resolution": _CERTAIN, "back_office": {"delay": "1s"}},
        "news": {"resolution": _CERTAIN, "news": {"action": 0}},
    }
    differ = 0
    for number in _NUMBERS:
        off, on = _logs(number, others[name], "center")
        differ += len(off.legs) != len(on.legs) or bool(
            (off.legs != on.legs).any() or (off.cases != on.cases).any()
        )
    assert differ >= len(_NUMBERS) // 2


def _patient_in_writing(one: Recipe) -> Recipe:
    """The same, but in writing only chats are left."""
    types = one.scenario["contact_types"]
    writes = ("messenger", "email", "social")
    patient = {k: v | ({"patience": "never"} if v.get("channel") in writes else {}) for k, v in types.items()}
    return replace(one, scenario=one.scenario | {"contact_types": patient})


@pytest.mark.parametrize("engine", ENGINES)
def test_impatience_of_nobody_changes_nothing(engine: str) -> None:
    keys = {"silent_share": 0, "duplicate": 0, "give_up": 0}
    for number in _NUMBERS:
        one = _patient_in_writing(_plain(number))
        off = one.plan()
        on = replace(one, scenario=one.scenario | {"impatience": keys}).plan()
        logs = sim.simulate(off, engine), sim.simulate(replace(on, meta=off.meta), engine)
        assert_same_log(logs[0], _without_feelings(logs[1]), ("off", "on"))


@pytest.mark.parametrize("engine", ENGINES)
def test_all_who_wait_on_in_writing_are_patient(engine: str) -> None:
    """Who neither writes again nor gives up is served as if his patience had no end."""
    keys = {"silent_share": 0, "duplicate": 0, "give_up": 0}
    types = [{"channel": "email", "patience": "exponential mean:15m", "talk": "9m"}]
    patient = [types[0] | {"patience": "never"}]
    logs = [
        sim.simulate(drawn_up(MORNING, types=one, agents={"g": group(1)}, impatience=keys), engine)
        for one in (types, patient)
    ]
    assert (logs[0].contacts == logs[1].contacts).all()
    assert (logs[0].legs == logs[1].legs).all()


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
