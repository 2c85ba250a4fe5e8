"""The ledger writes rows as NumPy lays them out, and integrals that agree with the rows."""

from __future__ import annotations

import gc

import numpy as np
import pytest

from sim.center import start
from sim.center.ledger import _PACK_CONTACT, _PACK_FEELING, _PACK_JOURNEY, _PACK_LEG
from sim.log import CONTACT, FEELING, JOURNEY, LEG, concatenated
from sim.units import HOUR, MINUTE
from tests.unit.center.floor import Floor, Seen


@pytest.mark.parametrize(
    ("packer", "dtype"),
    [(_PACK_CONTACT, CONTACT), (_PACK_LEG, LEG), (_PACK_FEELING, FEELING), (_PACK_JOURNEY, JOURNEY)],
)
def test_a_packed_row_reads_back_as_its_dtype(packer, dtype) -> None:
    values = tuple(range(1, 1 + len(dtype.names)))
    row = np.frombuffer(packer.pack(*values), dtype=dtype)
    assert len(row) == 1
    assert row[0].item() == values


@pytest.fixture(scope="module")
def seen() -> Seen:
    """A short rush in two channels with wrap-up, patience and few lines."""
    types = {
        "call": {"patience": "7m", "wrap_up": "90s"},
        "chat": {"channel": "chat", "talk": "4m"},
    }
    floor = Floor(types, {"pool": 2}, {"channels.voice.lines": 4})
    return floor.run([(i * 1.7, ("call", "chat")[i % 3 == 0]) for i in range(30)])


def test_queue_integrals_are_the_waits(seen: Seen) -> None:
    legs, queues = seen.log.legs, seen.log.queues
    waited = np.minimum(legs["matched_at"], legs["ended_at"]) - legs["enqueued_at"]
    for kind in range(2):
        assert queues["waiting"][queues["queue"] == kind].sum() == waited[legs["queue"] == kind].sum()


def test_line_integrals_are_the_times_from_arrival_to_the_end(seen: Seen) -> None:
    legs, lines = seen.log.legs, seen.log.lines
    held = np.minimum(legs["wrap_up_at"], legs["ended_at"]) - legs["enqueued_at"]
    for kind in range(2):
        assert lines["in_use"][lines["channel"] == kind].sum() == held[legs["queue"] == kind].sum()
    assert lines["most"][lines["channel"] == 0].max() == 4


def test_group_integrals_are_the_handle_times(seen: Seen) -> None:
    served = seen.log.legs[seen.log.legs["agent"] >= 0]
    groups = seen.log.groups
    assert groups["talk"].sum() == (served["wrap_up_at"] - served["talk_at"]).sum()
    assert groups["wrap_up"].sum() == (served["ended_at"] - served["wrap_up_at"]).sum()


def test_every_interval_has_a_row_for_each_group_queue_and_channel(seen: Seen) -> None:
    n = seen.log.meta.n_intervals
    assert seen.log.groups["interval"].tolist() == list(range(n))
    assert len(seen.log.queues) == 2 * n
    assert len(seen.log.lines) == len(seen.log.meta.channels) * n
    assert (seen.log.agents["logged_in"] > 0).all()


def test_chunks_give_the_same_tables_as_one_run() -> None:
    types = {"call": {"patience": "7m", "wrap_up": "90s", "retry": {"abandoned": 0.7, "delay": "3m"}}}
    more = {"tolerance": {}, "resolution": {}, "repeat.delay": "4m", "satisfaction": {}, "calendar.days": 2}
    plan = Floor(types, {"pool": 2}, more).plan([(i * 1.7, "call") for i in range(30)])
    whole, center = start(plan).advance(plan.horizon), start(plan)
    chunks = [center.advance(at) for at in range(8 * HOUR, plan.horizon, 5 * MINUTE)]
    chunks.append(center.advance(plan.horizon))
    assert len(whole.feelings) == len(whole.contacts) > 40
    assert len(whole.journeys) == len(whole.cases) == 30
    for chunk in chunks:
        assert (len(chunk.feelings), len(chunk.journeys)) == (len(chunk.contacts), len(chunk.cases))
    for name, rows in concatenated(chunks).tables().items():
        assert np.array_equal(rows, whole.tables()[name]), name


def test_what_a_contact_felt_like_leaves_no_circle_of_references() -> None:
    more = {"tolerance": {}, "resolution": {}, "repeat.delay": "4m", "satisfaction": {}}
    plan = Floor({"call": {"patience": "7m"}}, {"pool": 1}, more).plan([(i, "call") for i in range(30)])
    center = start(plan)
    gc.collect()
    gc.disable()
    try:
        center.advance(plan.horizon)
        assert gc.collect() == 0
    finally:
        gc.enable()
