"""Days and seats of a log are added up agent by agent."""

from __future__ import annotations

from sim.metrics import tally
from sim.metrics.fields import SEAT_FIELDS, TENURES
from sim.metrics.parts import PARTS
from tests.unit.metrics.made import day, made, meta, seat


def test_sums_by_agent_and_by_tenure() -> None:
    """Who began no talk was not there; three months are 91 days."""
    log = made(
        meta(workforce={}, measures__warm_up="24h"),
        *(day(0, knowledge=1, norm=1), seat(0, 0, hired_day=0, n_talks=9), seat(1, 0, n_talks=9)),
        *(
            day(1, knowledge=0.5, norm=0.75),
            seat(0, 1, hired_day=1),
            seat(1, 1, hired_day=-91, n_talks=2, work=3),
        ),
    )
    found = tally(log)
    sums = dict(zip(SEAT_FIELDS, found.seats.tolist(), strict=True))
    assert (sums["days"], sums["tenure"], sums["hired"]) == ([0, 1], [0, 92], [1, 0])
    assert (sums["talks"], sums["work"]) == ([0, 2], [0, 3_000_000])
    assert dict(zip(TENURES, found.tenures[0].tolist(), strict=True)) == {"new": 0, "recent": 2, "old": 0}
    assert (found.levels.sum(axis=1) / [1, PARTS, PARTS]).tolist() == [1, 0.5, 0.75]


def test_nothing_is_kept_where_nothing_is_logged() -> None:
    found = tally(made(meta()))
    assert (found.levels.size, found.seats.size) == (0, 0)
