"""The total order (time, kind, entity) on SimPy's agenda."""

from __future__ import annotations

from collections.abc import Generator

from hypothesis import given
from hypothesis import strategies as st

from sim.center.clock import Clock, Life, Signal
from sim.names import EventKind

KINDS = st.sampled_from([int(kind) for kind in EventKind])


@given(st.lists(st.tuples(st.integers(0, 5), KINDS, st.integers(0, 2**32)), max_size=40))
def test_moments_come_in_the_total_order(moments: list[tuple[int, int, int]]) -> None:
    clock, seen = Clock(100, None), []
    for moment in moments:
        clock.at(*moment).callbacks.append(lambda _, moment=moment: seen.append(moment))
    clock.run(50)
    assert seen == sorted(moments)
    assert type(clock.now) is int


def test_what_an_event_brings_about_at_once_is_done_before_the_next_event_of_the_instant() -> None:
    clock, seen = Clock(100, None), []

    def life(name: str, kind: int) -> Generator:
        yield clock.at(5, kind, 0)
        seen.append(name)
        yield clock.at(5, int(EventKind.TALK_END), 1)
        seen.append(f"{name} talk end")

    Life(life("arrival", int(EventKind.ARRIVAL)))
    Life(life("calendar", int(EventKind.CALENDAR)))
    clock.run(10)
    assert seen == ["calendar", "calendar talk end", "arrival", "arrival talk end"]


def test_the_horizon_is_exclusive() -> None:
    clock, seen = Clock(10, None), []
    for at in (9, 10, 11):
        clock.at(at, 0, 0).callbacks.append(lambda _, at=at: seen.append(at))
    clock.run(50)
    assert seen == [9]
    assert clock.now == 10


def test_time_can_pass_in_stretches() -> None:
    clock, seen = Clock(10, None), []
    for at in (0, 3, 5):
        clock.at(at, 0, 0).callbacks.append(lambda _, at=at: seen.append(at))
    clock.run(3)
    assert seen == [0]
    clock.run(3)
    clock.run(6)
    assert seen == [0, 3, 5]


def test_a_life_starts_at_once_and_goes_on_when_the_signal_is_given() -> None:
    signal, seen = Signal(), []

    def life() -> Generator:
        seen.append("waits")
        yield signal
        seen.append("goes on")

    Life(life())
    assert seen == ["waits"]
    signal.give()
    assert seen == ["waits", "goes on"]


def test_a_trace_notes_the_present_instant() -> None:
    trace: list[tuple[int, int, int]] = []
    clock = Clock(10, trace)
    clock.at(4, 30, 7).callbacks.append(lambda _: clock.note(30, 7))
    clock.run(10)
    assert trace == [(4, 30, 7)]
