"""Customers who come again because a contact did not help; see `test_contact` for those who were not served."""

from __future__ import annotations

from typing import Any

import pytest

from sim.units import MINUTE
from tests.unit.center.floor import Floor, Seen

DAY = 24 * 60


def _unhelped(more: dict[str, Any], at: float = 0, kind: str = "call", n: int = 1) -> Seen:
    """Customers who are never helped and come again once, five minutes later."""
    types = {"call": {"switch_to": {"mail": 0.5}}, "mail": {"channel": "email"}}
    keys = {"calendar.days": 3, "resolution.base": -20, "repeat.share": 1, "repeat.fading": 0}
    return Floor(types, {"pool": 99}, {**keys, "repeat.delay": "5m", **more}).run([(at, kind)] * n)


def test_who_was_not_helped_comes_again_after_a_while() -> None:
    seen = _unhelped({})
    assert (seen.causes, seen.arrived) == (["first", "repeat"], [0, 15])
    assert seen.log.contacts["parent"].tolist() == [-1, 0]
    assert (seen.statuses, seen.ended) == (["given_up"], [10, 25])
    assert seen.log.cases["closed_at"] == seen.log.contacts["ended_at"][1]


def test_the_share_fades() -> None:
    seen = _unhelped({"repeat.fading": 0.5}, n=99)
    n = [int((seen.log.contacts["ordinal"][seen.log.contacts["cause"] == 2] == i).sum()) for i in range(2)]
    assert n[0] == 99
    assert 30 < n[1] < 70


@pytest.mark.parametrize(("key", "value"), [("repeat.share", 0), ("repeat.within", "4m")])
def test_or_gives_up(key: str, value: Any) -> None:
    seen = _unhelped({key: value})
    assert (seen.causes, seen.statuses) == (["first"], ["given_up"])


def test_without_repeats_the_case_is_unresolved() -> None:
    seen = Floor({"call": {}}, {"pool": 1}, {"resolution.base": -20}).run([(0, "call")])
    assert (seen.outcomes, seen.statuses) == (["answered"], ["unresolved"])


def test_who_would_come_while_it_is_closed_comes_some_time_after_the_opening() -> None:
    assert _unhelped({"repeat.spread": "0s"}, at=55).arrived == [55, DAY]
    later = _unhelped({"repeat.spread": "20m"}, at=55, n=40).arrived[40:]
    assert len(set(later)) == 40
    assert DAY < min(later) < DAY + 4
    assert DAY + 16 < max(later) < DAY + 20


def test_unless_the_channel_keeps_who_comes() -> None:
    more = {"channels.email.at_closing": "keep", "repeat.switch": 1, "repeat.spread": "0s"}
    assert _unhelped(more, at=55, kind="mail").arrived == [55, 70]
    seen = _unhelped(more, at=55, n=60)
    came = {
        (int(kind), at) for kind, at in zip(seen.log.contacts["type"][60:], seen.arrived[60:], strict=True)
    }
    assert came == {(0, DAY), (1, 70)}


@pytest.mark.parametrize(("switch", "low", "high"), [(0, 0, 0), (1, 20, 40), (0.5, 5, 25)])
def test_some_come_another_way(switch: float, low: int, high: int) -> None:
    seen = _unhelped({"repeat.switch": switch}, n=60)
    n = int((seen.log.contacts["type"] == 1).sum())
    assert low <= n <= high
    assert seen.log.journeys["n_switches"].sum() == n


def test_who_would_come_after_the_horizon_leaves_the_case_open() -> None:
    seen = _unhelped({"repeat.delay": "9d"})
    assert (seen.statuses, seen.log.journeys["n_repeats"].tolist()) == (["open"], [1])
    assert seen.log.journeys["satisfaction"].tolist() == [0]


def test_a_repeat_at_once_comes_by_an_event_of_its_own() -> None:
    seen = _unhelped({"repeat.delay": "0s", "measures.trace": True})
    ends, comes = (seen.log.events["at"][seen.log.events["kind"] == kind].tolist() for kind in (30, 80))
    assert comes == ends[:1]
    assert ends[1] - ends[0] == 10 * MINUTE
