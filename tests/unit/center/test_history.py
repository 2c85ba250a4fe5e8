"""The history of a case: what adds up over its contacts."""

from __future__ import annotations

from typing import Any

import pytest

from sim.units import MINUTE
from tests.unit.center.floor import Floor, Seen

NEVER_SOLVED = {"resolution.base": -20, "tolerance": {}}


def _repeated(more: dict[str, Any], kind: dict[str, Any] | None = None, at: float = 0) -> Seen:
    """A caller who is never helped and comes again two minutes after each call."""
    keys = {"calendar.days": 2, "repeat.share": 1, "repeat.delay": "2m", **NEVER_SOLVED, **more}
    return Floor({"call": kind or {}, "mail": {"channel": "email"}}, {"pool": 1}, keys).run([(at, "call")])


def _column(seen: Seen, name: str) -> list[int]:
    return [int(n) for n in seen.log.journeys[name]]


def test_services_repeats_and_abandonments_are_counted() -> None:
    seen = _repeated({"repeat.fading": 0})
    assert seen.causes == ["first", "repeat"]
    assert (_column(seen, "n_served"), _column(seen, "n_repeats")) == ([2], [1])
    busy = Floor({"call": {"patience": "4m"}}, {"pool": 1}, NEVER_SOLVED).run([(0, "call"), (1, "call")])
    assert _column(busy, "n_abandons") == [0, 1]


def test_who_left_has_less_patience_the_next_time() -> None:
    kind = {"talk": "50m", "patience": "8m", "retry": {"abandoned": 1, "delay": "1m", "most": 2}}
    seen = Floor({"call": kind}, {"pool": 1}, {"tolerance.abandon_patience": 0.5}).run(
        [(0, "call"), (1, "call")]
    )
    assert (seen.arrived[1:], seen.ended[1:]) == ([1, 10, 15], [9, 14, 17])


def test_patience_is_scaled_and_shorter_if_the_case_is_urgent() -> None:
    types = {"call": {"patience": "8m"}, "lost": {"patience": "8m"}}
    more = {"topics.lost.urgency": 1, "tolerance.patience_scale": 0.5, "tolerance.urgent_patience": 0.75}
    seen = Floor(types, {"pool": 1}, more).run([(0, "call"), (1, "call"), (1, "lost")])
    assert seen.ended[1:] == [5, 4]


def test_a_change_of_channel_is_counted() -> None:
    types = {"call": {"retry": {"abandoned": 1, "delay": "1m"}, "patience": "3m", "switch_to": {"mail": 1}}}
    floor = Floor({**types, "mail": {"channel": "email"}}, {"pool": 1}, NEVER_SOLVED)
    assert _column(floor.run([(0, "call"), (1, "call")]), "n_switches") == [0, 1]


def test_a_case_is_reported_solved_unless_a_contact_follows_within_the_window() -> None:
    assert _repeated({"repeat.share": 0}).case_marks == [{"reported"}]
    for window, marks in (("2m", set()), ("1m", {"reported"})):
        assert _repeated({"repeat.fading": 0, "measures.reported_window": window}).case_marks == [marks]


def test_the_first_service_solves_it_or_a_later_one() -> None:
    solved = Floor({"call": {}}, {"pool": 1}, {"resolution.base": 20}).run([(0, "call")])
    assert solved.case_marks == [{"resolved", "first", "reported"}]
    assert solved.statuses == ["resolved"]
    later = {"call": {"switch_to": {"mail": 1}}, "mail": {"channel": "email"}}
    keys = {"repeat": {"share": 1, "delay": "2m", "switch": 1}, "resolution.by_channel": {"email": 20}}
    seen = Floor(later, {"pool": 1}, {**keys, "resolution.base": -10}).run([(0, "call")])
    assert (seen.outcomes, seen.statuses) == (["answered"] * 2, ["resolved"])
    assert seen.case_marks == [{"resolved"}]


def test_the_mean_of_the_scores_is_over_contacts_with_an_opinion() -> None:
    kind = {"patience": "5m", "retry": {"abandoned": 1, "delay": "5m"}}
    more = {"satisfaction": {}, "tolerance.voice": "5m", "tolerance.abandon_patience": 1}
    seen = Floor({"call": kind}, {"pool": 1}, more).run([(0, "call"), (1, "call")])
    assert seen.feels("speed") == [1, 0.5, 1]
    assert seen.log.journeys["speed"].tolist() == [1, 0.75]


@pytest.mark.parametrize("on", [{}, {"handling.speed": 2}])
def test_nothing_is_kept_without_tolerance_and_resolution(on: dict[str, Any]) -> None:
    log = Floor({"call": {"patience": "2m"}}, {"pool": 1}, on).run([(0, "call"), (1, "call")]).log
    assert (len(log.feelings), len(log.journeys), len(log.contacts)) == (0, 0, 2)


def test_time_is_booked_under_its_stage() -> None:
    seen = _repeated({"repeat.fading": 0}, {"talk": "5m", "set_up": "1m"})
    minutes = {name: _column(seen, name)[0] // MINUTE for name in ("queue", "set_up", "talk", "between")}
    assert minutes == {"queue": 0, "set_up": 2, "talk": 10, "between": 2}
    busy = Floor({"call": {"talk": "5m"}}, {"pool": 1}, NEVER_SOLVED).run([(0, "call"), (1, "call")])
    assert [ticks // MINUTE for ticks in _column(busy, "queue")] == [0, 4]
