"""The tables of the report as plain cells."""

import csv
import io
from dataclasses import replace

import pandas as pd
import pytest

from sim.report.data import ReportData
from sim.report.sentences import BOOKING
from sim.report.tables import channels, contact_types, intervals, service_levels, tables
from tests.unit.report.five import CHANNELS
from tests.unit.report.synthetic import TYPES, build


def test_the_tables_come_in_order(met: ReportData) -> None:
    keys = ["contact-types", "groups", "money", "service-levels", "waits", "intervals", "days"]
    assert list(tables(met)) == keys


def test_the_total_is_the_last_row(met: ReportData) -> None:
    table = contact_types(met)
    assert table is not None
    assert [r.name for r in table.rows] == [*TYPES, "all calls"]
    assert [r.total for r in table.rows] == [False] * 6 + [True]


def test_all_six_formulas_stand_side_by_side(met: ReportData) -> None:
    table = service_levels(met)
    assert table is not None
    assert [h.partition("\n")[0] for _, h in table.columns] == [
        "A / N",
        "A / (N + B)",
        "(A + b) / (N + B)",
        "A / (N + B − b)",
        "(A + s) / (N + B)",
        "A / (N + B − s)",
    ]
    assert "The target uses A / (N + B)." in table.note


def test_intervals_say_where_work_is_booked_and_count_a_day(met: ReportData) -> None:
    table = intervals(met)
    assert table is not None
    assert table.note == BOOKING
    assert ("offered", "Offered a day") in table.columns
    assert sum(r.cells[0].value for r in table.rows) == pytest.approx(met.get("offered").value / 20)


def test_empty_columns_and_tables_are_left_out(met: ReportData) -> None:
    table = met.table[(met.table["measure"] != "p_wait") & (met.table["scope"] != "group")]
    made = tables(build(table=table))
    assert "groups" not in made
    assert "p_wait" not in dict(made["contact-types"].columns)
    assert tables(build(table=met.table.iloc[:0])) == {}


def test_channels_are_shown_when_there_are_several(met: ReportData) -> None:
    chat = met.table[met.table["scope"] == "channel"].assign(name="chat")
    made = tables(build(table=pd.concat([met.table, chat], ignore_index=True)))
    assert [r.name for r in made["channels"].rows] == ["voice", "chat", "all calls"]
    assert [r.name for r in made["service-levels"].rows][:2] == ["voice", "chat"]


def test_csv_keeps_full_precision(met: ReportData) -> None:
    table = contact_types(met)
    assert table is not None
    lines = list(csv.reader(io.StringIO(table.csv())))
    assert lines[0][:3] == ["Type", "offered", "offered_half_width"]
    assert float(lines[-1][1]) == met.get("offered").value
    assert len(lines) == 8


def test_several_channels_are_told_one_by_one(mixed: ReportData) -> None:
    keys = ["channels", "contact-types", "outcomes", "journeys", "groups", "handled", "money", "service-levels"]
    assert list(tables(mixed)) == [*keys, "waits", "intervals", "days"]
    table = channels(mixed)
    assert table is not None
    assert [r.name for r in table.rows] == [*CHANNELS, "all contacts"]
    targets = [r.cells[[key for key, _ in table.columns].index("target")] for r in table.rows]
    assert targets[:2] == ["80 % in 20 s to 1 min", "80 % in 45 s"]
    assert "Waits of email, social count opening hours only." in table.note


def test_tables_say_whose_service_level_counts_from_the_queue(mixed: ReportData) -> None:
    note = "Service level of chat: from joining the queue; every other wait from arrival."
    targets = [t | {"counts_from": "queue"} if t["of"] == "chat" else t for t in mixed.targets]
    made = tables(replace(mixed, targets=targets))
    assert all(made[key].note.endswith(note) for key in ("channels", "contact-types", "service-levels", "waits"))
    assert all(note not in table.note for table in tables(mixed).values())


def test_intervals_of_several_channels_show_each_service_level(mixed: ReportData) -> None:
    table = intervals(mixed)
    assert table is not None
    assert table.columns[-5:] == tuple((f"service_level.{c}", f"{c}\nservice level") for c in CHANNELS)
    ten = next(row for row in table.rows if row.name == "10:00")
    assert ten.cells[-5] == mixed.get("service_level", "channel", "voice", "interval", "10:00")
