"""An export in normal form: the traps of real files, and what is dropped by reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sim.calibration.export import UNKNOWN, Export, read_export
from sim.calibration.mapping import Mapping, load_mapping
from sim.units import DAY, HOUR, MINUTE, NEVER, SECOND

Write = Callable[..., Path]
Call = Callable[..., dict[str, Any]]

CLOCKS: dict[str, Any] = {
    "date": {"column": "when", "format": "%y%m%d"},
    "offered": {"column": "left", "format": "%H:%M:%S"},
    "queue_entered": {"column": "queued", "format": "%H:%M:%S"},
    "talk_started": {"column": "begun", "format": "%H:%M:%S"},
    "talk_ended": {"column": "ended", "format": "%H:%M:%S"},
    "empty": ["0:00:00", ""],
}


def test_calls_in_order_of_arrival_with_ticks_from_the_first_midnight(
    write: Write, call: Call, plain: dict[str, Any]
) -> None:
    path = write(
        call("2024-01-02 09:00:00", waited=30, talked=100, agent="bob"),
        call("2024-01-01 23:30:00", kind="help", waited=12.5, result="H", agent="nobody"),
    )
    export = read_export(path, load_mapping(plain))
    first, second = export.calls
    assert export.first_day == date(2024, 1, 1)
    assert export.types == ("help", "sales")
    assert (first["line"], first["arrived_at"], first["weekday"]) == (3, 23 * HOUR + 30 * MINUTE, 0)
    assert (first["wait"], first["answered"], first["talk_at"]) == (12_500_000, False, NEVER)
    assert first["server"] == UNKNOWN
    assert (second["day"], second["arrived_at"], second["talk"]) == (1, DAY + 9 * HOUR, 100 * SECOND)
    assert second["talk_at"] == DAY + 9 * HOUR + 30 * SECOND
    assert export.servers[second["server"]] == "bob"


def test_clock_columns_cross_midnight(write: Write, call: Call, plain: dict[str, Any]) -> None:
    path = write(
        call("240101", left="23:59:50", queued="23:59:55", begun="0:00:20", ended="0:01:00", waited=25)
    )
    plain["instants"] = CLOCKS
    plain["durations"] = {"wait": "waited"}
    (one,) = read_export(path, load_mapping(plain)).calls
    assert one["talk_at"] == DAY + 20 * SECOND
    assert one["talk"] == 40 * SECOND
    assert one["day"] == 0


def test_wait_and_talk_from_instants_alone(write: Write, call: Call, plain: dict[str, Any]) -> None:
    path = write(
        call("240101", left="9:00:00", queued="9:00:01", begun="9:00:31", ended="9:02:31"),
        call("240101", left="9:05:00", queued="", begun="9:05:02", ended="9:06:02"),
    )
    plain["instants"], plain["durations"] = CLOCKS, {}
    calls = read_export(path, load_mapping(plain)).calls
    assert (calls["wait"] // SECOND).tolist() == [30, 0]
    assert (calls["talk"] // SECOND).tolist() == [120, 60]


def test_dropped_rows_are_counted_by_reason(write: Write, call: Call, plain: dict[str, Any]) -> None:
    plain["instants"] = CLOCKS
    plain["durations"] |= {"menu": "class"}
    plain["filters"] = {"menu_at_least": "0s"}
    plain["contact_type"] = {"column": "kind", "rename": {"a": "x", "b": "x"}, "drop": ["c"]}
    plain["calendar"] = {"groups": {"work": ["monday"]}, "opening": {"work": ["08:00", "20:00"]}}
    kept = {"kind": "a", "left": "9:00:00", "class": 3}
    path = write(
        call("240101", **kept),
        call("240101", **kept | {"kind": "b"}),
        call("240101", **kept, result="X", waited="garbage"),
        call("240101", **kept | {"kind": "c"}),
        call("240101", **kept, result="H", queued="0:00:00"),
        call("240101", **kept | {"class": -5}),
        call("240102", **kept),
        call("240101", **kept | {"left": "7:59:59"}),
    )
    export = read_export(path, load_mapping(plain))
    assert export.n_rows == 8
    assert len(export.calls) == 2
    assert export.types == ("x",)
    assert export.dropped == (
        ("outcome X is no call", 1),
        ("type c is left out", 1),
        ("given up before the queue", 1),
        ("in the menu for less than 0 s", 1),
        ("on a day that the calendar leaves out", 1),
        ("outside opening hours", 1),
    )


def test_segment_known_for_waiters_only(write: Write, call: Call, plain: dict[str, Any]) -> None:
    plain["segment"] = {"column": "class", "known_for": "waiters", "rename": {"0": "low", "2": "high"}}
    path = write(
        call("2024-01-01 09:00:00", **{"class": 0}),
        call("2024-01-01 09:01:00", **{"class": 0}, waited=1),
        call("2024-01-01 09:02:00", **{"class": 2}, waited=1),
    )
    export = read_export(path, load_mapping(plain))
    assert export.segments == ("low", "high")
    assert export.calls["segment"].tolist() == [UNKNOWN, 0, 1]


def test_real_export(bank_all_hours: Export, bank_mapping: Mapping) -> None:
    export = bank_all_hours
    assert export.n_rows == 33_344
    assert export.dropped == (("outcome PHANTOM is no call", 278), ("given up before the queue", 1941))
    assert len(export.days) == 28
    assert len(export.on(bank_mapping.calendar.regular_weekdays)) == 28_697
    talking = export.calls[export.calls["answered"]]
    assert np.all(talking["talk_at"] >= talking["arrived_at"] - bank_mapping.instants.skew)
    assert np.all(talking["talk_at"] - talking["arrived_at"] < HOUR)
    assert np.all(export.calls["segment"][export.calls["wait"] == 0] == UNKNOWN)


def test_real_export_gives_the_published_hours(bank_file: Path, bank_mapping: Mapping) -> None:
    """Miller, Modeling Techniques in Predictive Analytics, chapter 6: Wednesdays by hour of VRU entry."""
    plain = bank_mapping.model_dump(mode="json")
    plain["instants"]["queue_entered"] = None
    plain["filters"]["menu_at_least"] = "0s"
    plain["calendar"] = {"groups": {"middle": ["wednesday"]}}
    plain["instants"]["offered"] = plain["instants"].pop("received")
    export = read_export(bank_file, load_mapping(plain))
    hours = export.calls["arrived_at"] % DAY // HOUR
    published = "27 7 5 0 2 1 19 158 389 430 496 441 382 814 463 462 271 300 355 342 272 246 230 177"
    counted = np.bincount(hours, minlength=24).tolist()
    assert counted == [int(n) for n in published.split()]
    served = export.calls[export.calls["server"] != UNKNOWN]
    talk, at = served["talk"] / SECOND, served["arrived_at"] % DAY // HOUR
    means = [talk[at == hour].mean() if np.any(at == hour) else talk.mean() for hour in range(24)]
    assert np.mean([3600 / (mean + 60) for mean in means]) == pytest.approx(14.86443, abs=5e-6)
