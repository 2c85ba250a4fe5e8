"""Triage: who stands in a wrong queue, and what comes of it; skills that are lacking."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.center.floor import Floor, Seen

_WRONG = {"routing.triage": "automatic", "routing.misroute": 1, "routing.transfer_lacking": 1}
_EACH = {"a": {"count": 1, "skills": {"bill": {}}}, "b": {"count": 1, "skills": {"move": {}}}}


def _run(more: dict[str, Any], groups: dict[str, Any] | None = None, **kind: Any) -> Seen:
    return Floor({"bill": kind, "move": kind}, groups or _EACH, more).run([(0, "bill")])


def test_contacts_find_their_queue_unless_they_are_sorted() -> None:
    assert _run({"routing.misroute": 1}).queues == [0]


def test_who_goes_astray_is_passed_on_to_his_own_type_by_who_lacks_the_skill() -> None:
    seen = _run(_WRONG | {"resolution.base": 0, "resolution.slope": 0})
    assert (seen.queues, seen.reasons, seen.ended) == ([1, 0], ["arrival", "transfer"], [20])
    assert seen.marks[0] >= {"misrouted", "lacking", "transferred"}
    assert seen.log.contacts["type"].tolist() == [0]
    assert seen.feels("solving") == [pytest.approx(0.350, abs=0.001)]


def test_or_stays_with_him_who_solves_less() -> None:
    seen = _run(_WRONG | {"routing.transfer_lacking": 0, "resolution.base": 0, "resolution.slope": 0})
    assert (seen.queues, seen.agents, seen.ended) == ([1], [1], [10])
    assert seen.marks[0] >= {"misrouted", "lacking"}
    assert seen.feels("solving") == [pytest.approx(0.350, abs=0.001)]


def test_who_meets_somebody_with_the_skill_by_chance_is_served() -> None:
    both = {"a": {"count": 1, "skills": {"bill": {}, "move": {}}}}
    seen = _run(_WRONG | {"resolution.base": 0, "resolution.slope": 0}, both)
    assert (seen.queues, seen.ended) == ([1], [10])
    assert "lacking" not in seen.marks[0]
    assert seen.feels("solving") == [0.5]


def test_nobody_goes_astray_out_of_his_channel_or_to_a_queue_that_nobody_serves() -> None:
    types = {"bill": {}, "chat": {"channel": "chat"}, "move": {"one_of": "bill"}}
    groups = {"a": {"count": 1, "skills": {"bill": {}, "chat": {}}}}
    assert Floor(types, groups, _WRONG).run([(0, "bill")]).queues == [0]


def test_sorting_by_hand_takes_time_and_holds_a_line() -> None:
    manual = {"routing.triage": "manual", "routing.triage_delay": "4m", "routing.misroute": 0}
    seen = Floor({"bill": {}}, {"pool": 2}, manual | {"channels.voice.lines": 1}).run([(0, "bill"), (2, "bill")])
    assert seen.at("enqueued") == [4]
    assert seen.outcomes == ["answered", "blocked"]
    assert seen.log.contacts["waited"].tolist() == [0, 0]


def test_who_has_been_sorted_after_closing_is_cut_off_where_the_rule_says_so() -> None:
    manual = {"routing.triage": "manual", "routing.triage_delay": "4m", "calendar.at_closing": "disconnect"}
    seen = Floor({"bill": {}}, {"pool": 1}, manual).run([(58, "bill")])
    assert (seen.outcomes, seen.ended) == (["disconnected"], [62])


def test_a_callback_comes_to_the_right_queue() -> None:
    offer = {"callback": {"offer_above": "0s", "accept": 1}}
    floor = Floor({"bill": offer, "move": offer}, {"a": _EACH["a"], "b": _EACH["b"]}, _WRONG)
    seen = floor.run([(0, "bill"), (0, "bill")])
    assert seen.causes == ["first", "first", "callback"]
    assert seen.log.contacts["type"].tolist() == [0, 0, 0]


def test_a_skill_that_is_lacking_solves_less_and_passes_on_to_the_same_queue() -> None:
    skill = {"lacking": True, "rank": 0}
    groups = {"new": {"count": 1, "skills": {"bill": skill}}, "old": {"count": 1, "skills": {"bill": {}}}}
    for share, agents in ((1, [0, 1]), (0, [0])):
        more = {"routing.transfer_lacking": share, "resolution.base": 0, "resolution.slope": 0}
        seen = Floor({"bill": {"wrap_up": "1m"}}, groups, more).run([(0, "bill")])
        assert (seen.agents, set(seen.queues)) == (agents, {0})
        assert seen.feels("solving") == [pytest.approx(0.350, abs=0.001)]
