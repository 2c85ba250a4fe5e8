"""`check` passes what the engine logs, of all features at once, and judges no choices that were the user's own."""

from __future__ import annotations

from typing import Any

import pytest

import sim
from sim.names import CONTACT_SELECTION
from tests.unit.check.judged import altered, log_of, refused

_ALL: dict[str, Any] = {
    "name": "all",
    "calendar": {
        "days": 2,
        "interval": "30m",
        "opening": "08:00-18:00",
        "overrun": "2h",
        "at_closing": "keep",
    },
    "channels": {"voice": {"lines": 25, "at_closing": "disconnect"}},
    "segments": {"vip": {"head_start": "90s", "patience_factor": 2}, "standard": {}},
    "contact_types": {
        "call": {
            "talk": "exponential mean:4m",
            "wrap_up": "exponential mean:40s",
            "patience": "exponential mean:6m",
            "set_up": "5s",
            "retry": {"abandoned": "0.5 0.3"},
            "transfer": {"share": 0.2, "to": {"expert": 1}, "kind": "warm", "handover": "20s"},
            "last_agent": "prefer",
            "last_agent_hold": "20s",
            "callback": {"offer_above": "3m"},
            "announcement": {"noise": 0.2, "venting": 0.5},
        },
        "expert": {"talk": "lognormal mean:6m sigma:0.8", "patience": "exponential mean:8m"},
        "chat": {
            "channel": "chat",
            "talk": "erlang k:2 mean:9m",
            "patience": "exponential zero:0.1 mean:6m",
            "thread": {"reopen": 0.3},
        },
        "mail": {"channel": "email", "talk": "gamma shape:2 mean:6m", "hide_after": "5h"},
    },
    "arrivals": {
        "streams": {
            "all": {
                "rates_per_hour": 60,
                "mix": {"call": 6, "chat": 3, "mail": 1, "expert": 1},
                "segments": {"vip": 1, "standard": 4},
            }
        }
    },
    "agents": {
        "a": {
            "count": {"all": {"08:00-12:00": 4, "12:00-16:00": 2.5, "16:00-18:00": 5}},
            "at_shift_end": "hand_back",
            "skills": {"call": {}, "expert": {"after": "60s", "rank": 2}},
        },
        "b": {
            "shifts": {"s": {"agents": 3, "start": "08:00", "length": "10h"}},
            "at_once": {"chat": 3, "email": 2},
            "at_once_total": 4,
            "together": {"writing": ["chat", "email"]},
            "skills": {"chat": {"speed": 1.1}, "mail": {"pick": 2, "keep_free": 0}},
        },
        "c": {"count": 1, "skills": {"expert": {}, "call": {"rank": 3}}},
    },
    "incidents": {"down": {"day": 1, "at": "10:00", "outage": "20m", "outage_of": ["voice"]}},
    "measures": {"trace": True},
}


@pytest.mark.parametrize("rule", CONTACT_SELECTION)
def test_a_legal_log_passes(rule: str) -> None:
    scenario = sim.load(_ALL).with_({"routing.contact_selection": rule})
    log = log_of(sim.plan(scenario, seed=3))
    assert len(log.legs) > 1000


def test_a_log_without_anybody_passes() -> None:
    scenario = sim.load(_ALL).with_({"arrivals.scale": 0})
    assert not len(log_of(sim.plan(scenario)).contacts)


def test_own_choices_are_not_judged() -> None:
    plan = sim.plan(sim.load(_ALL), seed=3)
    log = log_of(plan)
    ranks = altered(plan, "skills", "rank", lambda rank: 9 - rank)
    refused(log, ranks, "idle agents of a better group, then the longest idle, come first")
    sim.check(log, ranks, rules=["agent_selection"])
    priorities = altered(plan, "types", "priority", [3, 2, 1, 0])
    refused(log, priorities, "nobody is taken while a better contact waits")
    sim.check(log, priorities, rules=["contact_selection"])
