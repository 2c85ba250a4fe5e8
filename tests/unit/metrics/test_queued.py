"""Waits that count from the queue, against a count by hand and against those from arrival."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import sim
from sim.log import Meta
from sim.metrics import tally
from sim.metrics.service import waits_by_type
from sim.names import LegReason, Outcome
from tests.unit.metrics.made import contact, leg, made, meta, values

FROM_QUEUE: dict[str, Any] = {"targets__quick__counts_from": "queue"}


def _bot(until: float, **more: Any) -> Any:
    return leg(0, "bot_escalated", reason="bot", talk_at=0, ended_at=until, **more)


MET = [
    contact(0, answered_at=130, ended_at=200),
    _bot(120),
    leg(0, enqueued_at=120, matched_at=130, talk_at=130, wrap_up_at=200, ended_at=200, group="desk"),
    contact(0, answered_at=150, ended_at=200),
    _bot(120),
    leg(0, enqueued_at=120, matched_at=150, talk_at=150, wrap_up_at=200, ended_at=200, group="desk"),
    contact(0, "abandoned", ended_at=123),
    _bot(120),
    leg(0, "abandoned", enqueued_at=120, ended_at=123),
    contact(0, "abandoned", ended_at=135),
    _bot(120),
    leg(0, "abandoned", enqueued_at=120, ended_at=135),
    contact(0, "bot_resolved", ended_at=90),
    leg(0, "bot_resolved", reason="bot", talk_at=0, ended_at=90),
]
"""After two minutes with the bot: answered after 10 s and 30 s, gone after 3 s and 15 s. The fifth needs nobody."""


def test_the_session_with_the_bot_counts_as_waiting_or_not() -> None:
    arrival, queue = values(made(meta(), *MET)), values(made(meta(**FROM_QUEUE), *MET))
    assert arrival["target.quick"] == arrival["service_level"] == 0
    assert queue["target.quick"] == queue["service_level"] == 1 / 4
    assert queue["service_level.answered"] == 1 / 2
    assert queue["service_level.abandons_within_threshold_count"] == 3 / 4
    assert queue["service_level.abandons_within_threshold_excluded"] == 1 / 2
    assert queue["service_level.short_abandons_count"] == 2 / 4
    assert queue["service_level.short_abandons_excluded"] == 1 / 3
    assert arrival["asa"] == queue["asa"] == 140
    assert arrival["offered"] == queue["offered"] == 5


def test_only_the_target_that_says_so_counts_from_the_queue() -> None:
    """The first of a type decides for its service level."""
    both = meta(contact_types__sales__targets={"own": {"within": "20s", "counts_from": "queue"}})
    found, sales = values(made(both, *MET)), values(made(both, *MET), "contact_type", "sales")
    assert (found["target.own"], found["target.quick"]) == (1 / 4, 0)
    assert sales["service_level"] == 1 / 4
    last = meta(targets__slow={"within": "20s", "counts_from": "queue"})
    found = values(made(last, *MET))
    assert (found["target.quick"], found["target.slow"], found["service_level"]) == (0, 1 / 4, 0)


def test_who_is_answered_late_after_joining_the_queue_is_a_penalty() -> None:
    money = {"contact_types__sales__money": {"penalty_late": 2}}
    assert values(made(meta(**money), *MET))["penalties"] == 2 * 2
    assert values(made(meta(**money, **FROM_QUEUE), *MET))["penalties"] == 2


def test_a_contact_counts_with_the_queue_in_which_it_stood_first() -> None:
    """Sent to the wrong queue, then passed on to the right one."""
    rows = [
        contact(0, answered_at=70, ended_at=300),
        leg(0, enqueued_at=60, matched_at=70, talk_at=70, ended_at=100, queue="help", group="desk"),
        leg(0, enqueued_at=100, matched_at=200, talk_at=200, ended_at=300, group="desk", reason="transfer"),
    ]
    log = made(meta(**FROM_QUEUE), *rows)
    assert values(log, "contact_type", "help")["service_level"] == 1
    assert np.isnan(values(log, "contact_type", "sales")["service_level"])
    assert values(log)["target.quick"] == 1


def test_the_set_up_and_closed_hours_count_as_they_do_from_arrival() -> None:
    """Sorted for ten minutes, queued at five to six; matched at five past eight, answered two minutes later."""
    evening, morning = 10 * 3600, 24 * 3600
    at = {"enqueued_at": evening - 300, "matched_at": morning + 300, "talk_at": morning + 420}
    rows = [
        contact(evening - 900, answered_at=morning + 420, ended_at=morning + 500, type="mail"),
        leg(evening - 900, group="back", queue="mail", wrap_up_at=morning + 500, ended_at=morning + 500, **at),
    ]

    def level(within: str, **changes: Any) -> float:
        target = {"targets__quick__within": within, "channels__email__clock": "open"}
        return values(made(meta(**target, **FROM_QUEUE, **changes), *rows))["target.quick"]

    assert [level(within) for within in ("719s", "720s")] == [0, 1]
    before_set_up = {"contact_types__mail__set_up_in_wait": False}
    assert [level(within, **before_set_up) for within in ("599s", "600s")] == [0, 1]


def test_a_callback_waits_from_the_instant_at_which_it_is_due() -> None:
    rows = [
        contact(0, answered_at=615, ended_at=660, cause="callback"),
        leg(0, "unreached", matched_at=5, ended_at=20, group="desk"),
        leg(0, enqueued_at=590, matched_at=600, talk_at=615, ended_at=660, group="desk", reason="redial"),
    ]
    assert [
        values(made(meta(**FROM_QUEUE, targets__quick__within=within), *rows))["target.quick"]
        for within in ("614s", "615s")
    ] == [0, 1]


def test_an_empty_chat_is_no_answer() -> None:
    rows = [
        contact(0, "silent", ended_at=40),
        leg(0, "silent", matched_at=60, talk_at=60, ended_at=90, group="desk"),
    ]
    assert np.isnan(values(made(meta(**FROM_QUEUE), *rows))["target.quick"])


def _all_from(counts_from: str) -> dict[str, str]:
    return {f"targets.{name}.counts_from": counts_from for name in ("quick", "chats")}


@pytest.mark.parametrize("engine", ["center", "kernel"])
def test_without_a_bot_the_queue_is_joined_on_arrival(engine: str) -> None:
    """Retries, callbacks, messages, transfers, threads, set-ups and opening hours make no difference."""
    from tests.unit.metrics.test_tally import rich

    one, other = (
        tally(sim.simulate(sim.plan(rich().with_(_all_from(c)), seed=4), engine)) for c in ("arrival", "queue")
    )
    np.testing.assert_array_equal(one.targets, other.targets)
    np.testing.assert_array_equal(waits_by_type(one, "arrival"), waits_by_type(other, "queue"))
    assert other.targets.sum() > 0 == one.queued.sum()


def _simulated(counts_from: str) -> tuple[Meta, Any]:
    scenario = sim.load("retail").with_(
        {
            "calendar.days": 2,
            "measures.cool_down": "0s",
            "targets": {"all": {"within": "60s", "counts_from": counts_from}},
        }
    )
    log = sim.simulate(sim.plan(scenario, seed=2), "kernel")
    return log.meta, log


def test_behind_a_bot_as_many_count_as_stood_in_a_queue() -> None:
    """Of the shipped shop: those answered or gone whose first leg with an agent says so; none waits longer than from
    arrival."""
    meta, log = _simulated("queue")
    one = tally(log)
    legs = log.legs[np.isin(log.legs["reason"], [LegReason.ARRIVAL, LegReason.REDIAL])]
    contacts = log.contacts
    reached = contacts["answered_at"] < meta.horizon
    abandoned = ~reached & (contacts["outcome"] == Outcome.ABANDONED)
    inside = (contacts["arrived_at"] >= meta.window[0]) & (contacts["arrived_at"] < meta.window[1])
    total = waits_by_type(one, "queue").sum(axis=(1, 2)) / 2
    assert total[:2].tolist() == [(reached & inside).sum(), (abandoned & inside).sum()]
    assert np.any(legs["enqueued_at"] > legs["booked_at"])
    from_arrival = waits_by_type(one, "arrival").sum(axis=(1, 2)) / 2
    assert total[2] > from_arrival[2] > 0
