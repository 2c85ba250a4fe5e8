"""Contact types as rows: selection, waiting, transfers, threads, retries, announcements, callbacks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from sim.distributions.quantiles import draw_ticks
from sim.names import AGENT_SELECTION, LAST_AGENT, QUEUE_CHOICE, TRANSFER_KIND, WAIT_ESTIMATE, Outcome
from sim.plan.laws import Laws
from sim.plan.types import build_types, choices, retries, switch_shares, transfer_weights
from sim.scenario import Scenario
from sim.units import MINUTE, NEVER, SECOND, SPEED_ONE

Desk = Callable[[dict[str, Any]], Scenario]


def _call(desk: Desk, changes: dict[str, Any]) -> tuple[Any, Callable[[str], int]]:
    """The row of calls, and the median of one of its distributions."""
    laws = Laws()
    row = build_types(desk({f"contact_types.call.{key}": value for key, value in changes.items()}), laws)[0]
    return row, lambda name: draw_ticks(*laws.tabulated(), int(row[name]), 0.5)


def test_what_is_not_said_never_happens(desk: Desk) -> None:
    row, median = _call(desk, {})
    assert [row[name] for name in ("message_after", "hide_after", "offer_above")] == [NEVER] * 3
    assert [row[name] for name in ("message_type", "booked")] == [-1, -1]
    assert [row[name] for name in ("announce", "reopen", "choice", "last_agent", "retry_keeps")] == [0] * 5
    assert (median("patience"), median("set_up")) == (NEVER, 0)
    assert row["patience_in_set_up"] == 1


def test_selection_and_scores(desk: Desk) -> None:
    score = {"base": -1.5, "per_second": 0.25, "continued": 30}
    row, _ = _call(
        desk, {"agent_selection": "random", "last_agent": "prefer", "last_agent_hold": "2m", "score": score}
    )
    assert row["agent_selection"] == AGENT_SELECTION["random"]
    assert (row["last_agent"], row["last_agent_hold"]) == (LAST_AGENT["prefer"], 2 * MINUTE)
    assert [row[name] for name in ("base_score", "wait_score", "continued_score")] == [-1500, 250, 30_000]


def test_the_routing_holds_for_types_that_say_nothing(desk: Desk) -> None:
    rows = build_types(
        desk({"routing.agent_selection": "best_skill", "contact_types.call.agent_selection": "longest_idle"}),
        Laws(),
    )
    assert rows["agent_selection"].tolist() == [
        AGENT_SELECTION["longest_idle"],
        AGENT_SELECTION["best_skill"],
    ]


@pytest.mark.parametrize(
    ("changes", "due_in"),
    [
        ({}, 20 * SECOND),
        ({"targets": {"fast": {"within": "30s"}, "slow": {"within": "2m"}}}, 30 * SECOND),
        ({"targets": {"fast": {"within": "30s"}}, "due_in": "0s"}, 0),
    ],
)
def test_due_is_what_the_first_target_says(desk: Desk, changes: dict[str, Any], due_in: int) -> None:
    assert _call(desk, changes)[0]["due_in"] == due_in


def test_waiting_ends_by_message_or_hiding(desk: Desk) -> None:
    message = {"after": "90s", "share": 0.4, "becomes": "chat"}
    row, _ = _call(desk, {"message": message, "hide_after": "1h"})
    assert (row["message_after"], row["message_share"], row["message_type"]) == (90 * SECOND, 0.4, 1)
    assert row["hide_after"] == 60 * MINUTE
    assert _call(desk, {"message": {"after": "0s"}})[0]["message_type"] == -1


def test_transfers_threads_and_retries(desk: Desk) -> None:
    transfer = {
        "share": 0.2,
        "to": {"chat": 1},
        "kind": "warm",
        "after": 0.5,
        "handover": "40s",
        "head_start": "5m",
    }
    retry = {"delay": "7m", "most": 3, "patience": "kept"}
    row, median = _call(
        desk, {"transfer": transfer, "thread": {"reopen": 0.3, "pause": "9m", "most": 4}, "retry": retry}
    )
    assert (row["transfer_kind"], row["transfer_after"]) == (TRANSFER_KIND["warm"], 0.5)
    assert (row["transfer_head_start"], median("handover")) == (5 * MINUTE, 40 * SECOND)
    assert (row["reopen"], row["thread_most"], median("pause")) == (0.3, 4, 9 * MINUTE)
    assert (row["retry_most"], row["retry_keeps"], median("retry_delay")) == (3, 1, 7 * MINUTE)


def test_announcements_and_callbacks(desk: Desk) -> None:
    told = {
        "bias": 1.2,
        "noise": 0.1,
        "calm": 0.8,
        "growth": 0.5,
        "balk_share": 0.6,
        "balk_above": 1.5,
        "venting": 0.2,
    }
    offer = {"offer_above": "2m", "accept": 0.4, "dial": "20s", "unanswered": 0.1, "tries": 3, "again": "11m"}
    row, median = _call(desk, {"announcement": told, "callback": offer, "wait_estimate": "last_wait"})
    assert (row["announce"], row["estimate"]) == (1, WAIT_ESTIMATE["last_wait"])
    names = ("bias", "noise", "calm", "growth", "balk_share", "venting")
    assert [float(row[name]) for name in names] == [told[name] for name in names]
    assert (row["balk_above"], row["venting_most"]) == (SPEED_ONE * 3 // 2, 3 * MINUTE)
    assert (row["offer_above"], row["accept"], row["unanswered"]) == (2 * MINUTE, 0.4, 0.1)
    assert (row["callback_tries"], median("dial"), median("again")) == (3, 20 * SECOND, 11 * MINUTE)
    assert row["booked"] == -1
    row, median = _call(desk, {"callback": offer | {"booked": "1h"}})
    assert median("booked") == 60 * MINUTE


def test_the_mean_handle_time_is_that_of_talk_and_wrap_up(desk: Desk) -> None:
    assert build_types(desk({}), Laws())["mean_handle"].tolist() == [4 * MINUTE, 4 * MINUTE]
    talk = "empirical shares:0,0.5,1 values:0s,2m,6m"
    assert _call(desk, {"talk": talk})[0]["mean_handle"] == 3.5 * MINUTE


def test_queues_to_choose_from(desk: Desk) -> None:
    assert choices(desk({})).tolist() == [[True, False], [False, True]]
    either = {"channel": "chat", "talk": "1m", "one_of": "chat", "choice": "random"}
    scenario = desk({"contact_types.either": either})
    assert choices(scenario).tolist() == [[True, False, False], [False, True, False], [False, True, False]]
    assert build_types(scenario, Laws())["choice"].tolist() == [0, 0, QUEUE_CHOICE["random"]]


def test_where_contacts_go_and_switch_to_is_cumulated(desk: Desk) -> None:
    scenario = desk(
        {"contact_types.call.transfer.to": {"chat": 3, "call": 1}, "contact_types.chat.switch_to.call": 0.3}
    )
    assert transfer_weights(scenario).tolist() == [[1, 4], [0, 0]]
    assert switch_shares(scenario).tolist() == [[0, 0], [0.3, 0.3]]


def test_shares_of_retries_by_outcome_the_last_one_holds_on(desk: Desk) -> None:
    found = retries(
        desk({"contact_types.call.retry": {"abandoned": "0.9 0.8", "closed": 0.5, "unreached": [1]}})
    )
    assert found.shape == (2, len(Outcome), 8)
    assert found[0, Outcome.ABANDONED].tolist() == [0.9] + [0.8] * 7
    assert found[0, Outcome.CLOSED].tolist() == [0.5] * 8
    assert found[0, Outcome.UNREACHED].tolist() == [1] * 8
    assert found[1].sum() == 0
    assert found[0, Outcome.SILENT].tolist() == found[0, Outcome.ABANDONED].tolist()
    assert np.isclose(found[0].sum(), 2 * (0.9 + 5.6) + 4 + 8)
