"""The total order (time, kind, entity) on SimPy's agenda."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.center.clock import Clock
from sim.names import EventKind

KINDS = st.sampled_from([int(kind) for kind in EventKind])


@given(st.lists(st.tuples(st.integers(0, 5), KINDS, st.integers(0, 2**32)), max_size=40))
def test_moments_come_in_the_total_order(moments: list[tuple[int, int, int]]) -> None:
    clock, seen = Clock(100, None), []
    for moment in moments:
        clock.at(*moment, lambda _, moment=moment: seen.append(moment))
    clock.advance(50)
    assert seen == sorted(moments)
    assert type(clock.now) is int


def test_what_an_event_brings_about_at_once_is_done_before_the_next_event_of_the_instant() -> None:
    clock, seen = Clock(100, None), []

    def life(name: str, kind: int) -> Generator:
        yield clock.moment(5, kind, 0)
        seen.append(name)
        yield clock.moment(5, int(EventKind.TALK_END), 1)
        seen.append(f"{name} talk end")

    clock.process(life("arrival", int(EventKind.ARRIVAL)))
    clock.process(life("calendar", int(EventKind.CALENDAR)))
    clock.advance(10)
    assert seen == ["calendar", "calendar talk end", "arrival", "arrival talk end"]


def test_the_horizon_is_exclusive() -> None:
    clock, seen = Clock(10, None), []
    for at in (9, 10, 11):
        clock.at(at, 0, 0, lambda _, at=at: seen.append(at))
    clock.advance(50)
    assert seen == [9]
    assert clock.now == 10


def test_time_can_pass_in_stretches() -> None:
    clock, seen = Clock(10, None), []
    for at in (0, 3, 5):
        clock.at(at, 0, 0, lambda _, at=at: seen.append(at))
    clock.advance(3)
    assert seen == [0]
    clock.advance(3)
    clock.advance(6)
    assert seen == [0, 3, 5]


def test_an_error_of_a_process_or_of_what_follows_an_event_is_raised() -> None:
    def life(clock: Clock) -> Generator:
        yield clock.moment(3, 0, 0)
        raise ValueError("of the process")

    def fails(_: object) -> None:
        raise ValueError("of what follows")

    clock = Clock(10, None)
    clock.process(life(clock))
    with pytest.raises(ValueError, match="of the process"):
        clock.advance(10)
    clock = Clock(10, None)
    clock.at(3, 0, 0, fails)
    with pytest.raises(ValueError, match="of what follows"):
        clock.advance(10)


def test_a_trace_notes_the_present_instant() -> None:
    trace: list[tuple[int, int, int]] = []
    clock = Clock(10, trace)
    clock.at(4, 30, 7, lambda _: clock.note(30, 7))
    clock.advance(10)
    assert trace == [(4, 30, 7)]
