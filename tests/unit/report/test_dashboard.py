"""What the dashboard says beside what happened."""

import csv
import dataclasses
import io

import pandas as pd
import pytest

from sim.report.bot import what_the_bot_does
from sim.report.dashboard import Pair, dashboard, pairs, widest
from sim.report.data import Estimate, ReportData

_ALL = [
    *("Service level", "In time", "Solved at once", "Resolved", "Satisfied", "Unanswered", "Handle time"),
    "Cost",
]


def _more(data: ReportData, scope: str = "total", name: str = "", **measures: tuple[float, str]) -> ReportData:
    """With further measures, each a number and its unit."""
    rows = [
        (measure, scope, name, "all", "", value, value / 100, 10, unit, "ratio of totals")
        for measure, (value, unit) in measures.items()
    ]
    table = pd.concat([data.table, pd.DataFrame(rows, columns=data.table.columns)], ignore_index=True)
    return dataclasses.replace(data, table=table)


def _with(data: ReportData, table: pd.DataFrame) -> ReportData:
    return dataclasses.replace(data, table=table)


def test_each_pair_says_what_it_counts(lived: ReportData) -> None:
    found = {pair.name: (pair.reported, pair.true) for pair in pairs(lived)}
    assert list(found) == _ALL
    assert found["Service level"] == (lived.get("service_level_reported"), lived.get("service_level_true"))
    assert found["Unanswered"] == (lived.get("abandonment"), lived.get("unanswered_true"))
    assert found["Solved at once"] == (lived.get("fcr_reported"), lived.get("fcr_true"))
    assert found["Satisfied"] == (lived.get("survey_top_two"), lived.get("satisfaction"))
    assert found["Cost"] == (lived.get("cost_per_answered"), lived.get("cost_per_resolved"))
    assert "no contact in 7 days" in [pair.counted for pair in pairs(lived)]


@pytest.mark.parametrize(
    ("gone", "untold"),
    [
        ("fcr_true", {"Solved at once", "Cost"}),
        ("survey_top_two", {"Satisfied"}),
        ("in_time_share", {"In time"}),
        ("service_level_true", {"Service level"}),
    ],
)
def test_half_a_pair_is_not_told(lived: ReportData, gone: str, untold: set[str]) -> None:
    data = _with(lived, lived.table[lived.table["measure"] != gone])
    assert [pair.name for pair in pairs(data)] == [name for name in _ALL if name not in untold]


def test_the_widest_gap_is_told_only_if_it_is_sure(lived: ReportData) -> None:
    assert widest(lived) == (
        "The dashboard is furthest off at “in time”: it says 91.0 % ± 0.6, 34.0 points more than the "
        "57.0 % ± 0.6 that happened."
    )
    assert widest(_with(lived, lived.table.assign(half_width=0.4))) == ""


def test_the_table_has_a_half_width_for_each_side(lived: ReportData) -> None:
    table = dashboard(lived)
    assert table is not None
    lines = list(csv.DictReader(io.StringIO(table.csv())))
    assert {"reported", "reported_half_width", "true", "true_half_width", "true_counts"} <= set(lines[0])
    assert float(lines[2]["true"]) == pytest.approx(0.61)
    assert isinstance(table.rows[0].cells[0], Estimate)


def test_without_journeys_there_is_none(met: ReportData, mixed: ReportData) -> None:
    assert dashboard(met) is None
    assert dashboard(mixed) is None
    assert widest(mixed) == ""


def _pair(data: ReportData, name: str) -> Pair:
    return next(pair for pair in pairs(data) if pair.name.startswith(name))


def _note(data: ReportData) -> str:
    table = dashboard(data)
    assert table is not None
    return table.note


def test_containment_is_told_with_what_is_left_of_it(lived: ReportData) -> None:
    shares = {"containment_reported": (0.7, "share"), "containment_net": (0.5, "share")}
    data = _more(lived, **shares, containment_true=(0.4, "share"), bot_sessions=(900.0, "count"))
    pair = _pair(data, "Contained")
    assert (pair.reported.value, pair.true.value) == (0.7, 0.4)
    assert _note(data).endswith(" It takes for answered: what the bot closes.")
    assert what_the_bot_does(data)[0].startswith("The bot closes 70.0 % ± 0.7 of its sessions and solves")
    assert not what_the_bot_does(lived)


def test_what_counts_as_an_answer_is_named(lived: ReportData) -> None:
    told = dict(lived.scenario) | {"acknowledgement": {"delay": "1m"}, "measures": {"acknowledgement_counts": True}}
    data = dataclasses.replace(_more(lived, opened_in_vain=(3.0, "count")), scenario=told)
    assert _note(data).endswith(" It takes for answered: chats opened in vain, acknowledgements.")
    assert "It takes" not in _note(lived)


def test_of_several_channels_the_first_response_is_that_which_differs_most(lived: ReportData) -> None:
    data = lived
    for channel, reported, true in (("chat", 20.0, 30.0), ("email", 60.0, 9000.0), ("social", 50.0, 50.2)):
        found = {"first_response_reported": (reported, "s"), "first_response_true": (true, "s")}
        data = _more(data, "channel", channel, **found)
    assert _pair(data, "First reply").name == "First reply, email"
    one = _more(lived, first_response_reported=(20.0, "s"), first_response_true=(30.0, "s"))
    assert "First reply" not in {pair.name for pair in pairs(one)}


def test_of_one_channel_it_is_that_of_all(met: ReportData) -> None:
    data = _more(met, first_response_reported=(20.0, "s"), first_response_true=(20.0, "s"))
    assert [pair.name for pair in pairs(data)] == ["First reply"]
