"""The heap: whatever is pushed comes out in the order of instant and key."""

from __future__ import annotations

import heapq

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sim.compiled import jit
from sim.kernel.agenda import KIND_SHIFT, pop, push
from sim.kernel.tables import PENDING
from sim.names import EventKind
from sim.units import NEVER

EVENT = st.tuples(st.integers(0, 6), st.integers(0, 9), st.integers(0, 99))


@jit
def _push(agenda: np.ndarray, size: int, at: int, key: int, slot: int) -> None:
    """Only compiled functions can call those of the kernel."""
    push(agenda, size, at, key, slot)


@jit
def _pop(agenda: np.ndarray, size: int) -> None:
    pop(agenda, size)


def _agenda(n: int) -> np.ndarray:
    """Room for n events and two more, all at NEVER beyond the heap."""
    agenda = np.zeros(n + 2, dtype=PENDING)
    for name in ("at", "key", "slot"):
        agenda[name] = NEVER
    return agenda


@given(st.lists(EVENT, max_size=60))
def test_events_come_out_in_order(events: list[tuple[int, int, int]]) -> None:
    agenda = _agenda(len(events))
    for size, event in enumerate(events):
        _push(agenda, size, *event)
    out = []
    for size in range(len(events), 0, -1):
        out.append(tuple(agenda[0].tolist()))
        _pop(agenda, size)
    assert [event[:2] for event in out] == sorted(event[:2] for event in events)
    assert sorted(out) == sorted(events)


@given(st.lists(st.one_of(EVENT, st.none()), max_size=120))
def test_pushes_and_pops_mixed_behave_like_pythons_heap(steps: list[tuple[int, int, int] | None]) -> None:
    agenda, theirs, size = _agenda(len(steps)), [], 0
    for step in steps:
        if step is not None:
            _push(agenda, size, *step)
            heapq.heappush(theirs, step[:2])
            size += 1
        elif theirs:
            assert tuple(agenda[0].tolist())[:2] == heapq.heappop(theirs)
            _pop(agenda, size)
            size -= 1
    if theirs:
        assert tuple(agenda[0].tolist())[:2] == theirs[0]


def test_kind_and_entity_fit_into_one_key() -> None:
    entity = 2**32 - 1
    for kind in EventKind:
        key = (int(kind) << KIND_SHIFT) | entity
        assert (key >> KIND_SHIFT, key & ((1 << KIND_SHIFT) - 1)) == (int(kind), entity)
        assert key < 2**62
