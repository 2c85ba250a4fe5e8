"""Order in a queue, places, and who is still there."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from sim.center.queues import Queue, Trunk
from sim.names import AtClosing
from sim.plan import UNLIMITED


def _contact(leg: int, priority: int = 1, since: int = 0) -> Any:
    return SimpleNamespace(leg=leg, priority=priority, waits_since=since, waiting=False)


def _queue(places: int = UNLIMITED, of_channel: int = UNLIMITED) -> Queue:
    return Queue(0, Trunk(UNLIMITED, of_channel, AtClosing.SERVE_OUT), places)


def _joined(queue: Queue, *contacts: Any) -> None:
    for contact in contacts:
        queue.join(contact, 0)


def test_the_front_is_lowest_priority_then_longest_wait_then_first_leg() -> None:
    queue = _queue()
    a, b, c, d = _contact(0, 2, 0), _contact(1, 1, 9), _contact(2, 1, 5), _contact(3, 1, 5)
    _joined(queue, a, b, c, d)
    order = []
    while (front := queue.front()) is not None:
        order.append(front[3].leg)
        queue.part(front[3], 1)
    assert order == [2, 3, 1, 0]


def test_who_has_left_is_not_at_the_front() -> None:
    queue = _queue()
    a, b = _contact(0), _contact(1)
    _joined(queue, a, b)
    queue.part(a, 3)
    front = queue.front()
    assert front is not None
    assert front[3] is b
    assert [one.leg for one in queue.contacts()] == [1]


def test_places_of_the_queue_and_of_its_channel() -> None:
    assert not _queue(places=0).has_place()
    queue = _queue(places=1)
    _joined(queue, _contact(0))
    assert not queue.has_place()
    trunk = Trunk(UNLIMITED, 1, AtClosing.KEEP)
    one, other = Queue(0, trunk, UNLIMITED), Queue(1, trunk, UNLIMITED)
    _joined(one, _contact(0))
    assert not other.has_place()


def test_a_channel_closes_in_one_of_three_ways() -> None:
    for way in AtClosing:
        trunk = Trunk(1, 1, way)
        assert [trunk.serves_out, trunk.disconnects, trunk.keeps] == [way == one for one in AtClosing]


def test_the_wait_in_a_queue_is_integrated() -> None:
    queue = _queue()
    a, b = _contact(0), _contact(1)
    queue.join(a, 2)
    queue.join(b, 3)
    queue.part(a, 7)
    assert queue.waiting.most == 2
    assert queue.waiting.close(10) == 5 + 7
