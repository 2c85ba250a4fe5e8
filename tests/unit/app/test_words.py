"""What has been changed is told in words."""

from __future__ import annotations

from typing import Any

import pytest

from sim.app.levers import levers_of
from sim.app.words import changes_in_words
from sim.scenario import Scenario

_OF_TYPES = ("call", "chat", "mail")


@pytest.mark.parametrize(
    ("overrides", "words"),
    [
        ({}, []),
        ({"arrivals.scale": 1.1}, ["Volume: 110 % instead of 100 %"]),
        ({"agents.desk_one.extra": -1}, ["Desk one: one agent less"]),
        ({"agents.desk_one.extra": 2}, ["Desk one: two agents more"]),
        ({"agents.desk_one.extra": -0.5}, ["Desk one: 0.5 agents fewer"]),
        (
            {f"contact_types.{one}.by_arrival.patience": 2 for one in _OF_TYPES},
            ["Patience: 200 % instead of 100 %"],
        ),
        (
            {"routing.agent_selection": "longest_idle"},
            ["Who takes a contact: longest idle instead of ranked longest idle"],
        ),
        ({"bot": "none"}, ["Bot: off instead of on"]),
        (
            {"incidents.leave_desk_one": {"at": "10:30", "absent": {"desk_one": 1}, "absent_for": "13h30m"}},
            ["Desk one: one agent less from 10:30"],
        ),
        (
            {"incidents.leave_desk_one.at": "10:30", "incidents.leave_desk_one.absent.desk_one": 1},
            ["Desk one: one agent less from 10:30"],
        ),
        ({"incidents.down_now": {"at": "12:00", "outage": "30m"}}, ["All systems down from 12:00 for 30m"]),
        ({"incidents.peak_now": {"at": "12:00", "peak": 2}}, ["2 times as many contacts from 12:00, fading"]),
        (
            {"contact_types.call.talk": "exponential mean:5m"},
            ["Call: talk exponential mean:5m instead of lognormal mean:4m sigma:0.8"],
        ),
        ({"arrivals.scale": 1.001}, ["Volume: 100.1 % instead of 100.0 %"]),
        ({"resolution.base": 0.80000001}, ["Resolution: base 0.80000001 instead of 0.8"]),
        ({"resolution.base": 0.8, "contact_types.call.wrap_up": "30s"}, []),
        ({"agents.chatters.at_once": {"chat": 3}}, []),
        ({"agents.chatters.at_once": {"chat": 2}}, ["Chatters: at once chat 2 instead of 3"]),
        ({"agents.desk_one.skills.chat": {}}, ["Desk one: takes chat too"]),
        ({"agents.desk_one.skills": {"chat": {}}}, ["Desk one: takes chat too"]),
        ({"agents.desk_one.skills.mail": None}, ["Desk one: takes no mail"]),
        ({"costs": {"attempt": 1}}, ["Costs: added"]),
        ({"agents.desk_one.count": 5}, ["Desk one: count 5"]),
        ({"agents.desk_one.skills.mail.pick": {"all": 1}}, ["Desk one: skills mail pick changed, was 2"]),
        (
            {"agents.desk_one.count.weekdays": {f"{hour:02}:00-{hour + 1:02}:00": 1 for hour in range(8, 12)}},
            ["Desk one: count weekdays changed"],
        ),
        ({"repeat.delay": None}, ["Repeat: delay none instead of exponential mean:20h"]),
    ],
)
def test_each_change_has_its_line(shop: Scenario, overrides: dict[str, Any], words: list[str]) -> None:
    assert changes_in_words(shop, overrides) == words


def test_a_lever_that_was_moved_back_says_nothing(shop: Scenario) -> None:
    for lever in levers_of(shop):
        if lever["kind"] == "range":
            keys = lever["key"] if isinstance(lever["key"], list) else [lever["key"]]
            assert changes_in_words(shop, dict.fromkeys(keys, lever["value"])) == []
