"""Order in a waiting line, places, and who is still there."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from sim.center.queues import Line, Queue, Trunk
from sim.names import AtClosing, LegReason
from sim.plan import UNLIMITED
from sim.units import NEVER, SPEED_ONE
from tests.unit.center.floor import Floor


def _leg(number: int, since: int = 0, kind: int = 0, segment: int = 0) -> Any:
    return SimpleNamespace(
        number=number,
        waits_since=since,
        reason=(LegReason.ARRIVAL, LegReason.TRANSFER, LegReason.HAND_BACK)[kind],
        contact=SimpleNamespace(case=SimpleNamespace(segment=segment)),
        line=None,
    )


def _queue(places: int = UNLIMITED, trunk: Trunk | None = None) -> Queue:
    own = trunk or Trunk(0, UNLIMITED, UNLIMITED, AtClosing.SERVE_OUT, [SPEED_ONE])
    row = {"queue_places": places, "mean_handle": 0, "head_start": 10}
    row |= {"last_agent": 0, "announce": 0, "offer_above": NEVER}
    return Queue(0, own, row, [3, 1], [0, 5])


def _join(queue: Queue, *legs: Any, now: int = 0) -> None:
    for leg in legs:
        queue.enter(now)
        queue.line_of(leg).insert(leg)


def test_a_line_is_in_the_order_of_waiting_then_of_number() -> None:
    line = Line(None, 0, False)
    a, b, c, d = _leg(0, 9), _leg(1, 5), _leg(2, 5), _leg(3, 0)
    for leg in (a, b, c, d):
        line.insert(leg)
    assert line.legs == [d, b, c, a]
    line.remove(b)
    assert line.legs == [d, c, a]
    assert b.line is None


def test_each_segment_has_a_line_for_new_continued_and_handed_back_legs() -> None:
    queue = _queue()
    legs = [_leg(i, kind=i % 3, segment=i // 3) for i in range(6)]
    _join(queue, *legs)
    assert [line.legs for line in queue.lines] == [[leg] for leg in legs]
    assert [line.priority for line in queue.lines] == [3, 3, 3, 1, 1, 1]
    assert [line.handed_back for line in queue.lines] == [False, False, True] * 2
    assert queue.head_starts == [10, 15]


def test_places_of_the_queue_and_of_its_channel() -> None:
    assert not _queue(places=0).has_place()
    queue = _queue(places=1)
    _join(queue, _leg(0))
    assert not queue.has_place()
    trunk = Trunk(0, UNLIMITED, 1, AtClosing.KEEP, [SPEED_ONE])
    one, other = _queue(trunk=trunk), _queue(trunk=trunk)
    leg = _leg(0)
    _join(one, leg)
    assert not other.has_place()
    one.part(leg, 3)
    assert other.has_place()


@pytest.mark.parametrize("way", AtClosing)
def test_a_channel_closes_in_one_of_three_ways(way: AtClosing) -> None:
    trunk = Trunk(0, 1, 1, way, [SPEED_ONE])
    assert [trunk.serves_out, trunk.disconnects, trunk.keeps] == [way == one for one in AtClosing]


def test_the_wait_in_a_queue_is_integrated() -> None:
    queue, a, b = _queue(), _leg(0), _leg(1)
    _join(queue, a, now=2)
    _join(queue, b, now=3)
    queue.part(a, 7)
    assert queue.waiting.most == 2
    assert queue.waiting.close(10) == 5 + 7


def test_an_outage_takes_up_nobody_and_disturbs_nobody() -> None:
    down = {"incidents": {"line": {"at": "08:10", "outage": "20m", "outage_of": "voice"}}}
    types = {"call": {"patience": "25m"}, "chat": {"channel": "chat"}}
    seen = Floor(types, {"pool": 2}, down).run([(5, "call"), (11, "call"), (12, "chat"), (26, "call")])
    assert seen.answered == [5, 30, 12, 30]
    assert seen.ended[0] == 15


def test_patience_runs_in_an_outage() -> None:
    down = {"incidents": {"all": {"at": "08:10", "outage": "20m"}}}
    seen = Floor({"call": {"patience": "9m"}}, {"pool": 2}, down).run([(11, "call"), (25, "call")])
    assert seen.outcomes == ["abandoned", "answered"]
    assert seen.ended[0] == 20
