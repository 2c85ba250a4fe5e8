"""The order of what happens at one instant."""

from __future__ import annotations

from sim.names import EventKind


def test_simultaneous_events_stand_in_the_written_order() -> None:
    assert sorted(EventKind, key=int) == [
        EventKind.INTERVAL,
        EventKind.MARKET,
        EventKind.CALENDAR,
        EventKind.OUTAGE,
        EventKind.STAFF,
        EventKind.SHIFT,
        EventKind.TRANSFER,
        EventKind.TALK_END,
        EventKind.WRAP_UP_END,
        EventKind.SET_UP_END,
        EventKind.PATIENCE_END,
        EventKind.WIDEN,
        EventKind.BOT_END,
        EventKind.TRIAGE_END,
        EventKind.BACK_OFFICE,
        EventKind.STATUS_CHECK,
        EventKind.RETURN,
        EventKind.ARRIVAL,
    ]
    assert len({int(kind) for kind in EventKind}) == len(EventKind)
    for kind in EventKind:
        assert kind.name in (EventKind.__doc__ or "")
