"""How cases went, in words and tables."""

import dataclasses

import pandas as pd

from sim.report.cases import (
    by_ending,
    by_segment,
    by_served,
    by_topic,
    by_type,
    how_cases_went,
    steps,
    survey,
)
from sim.report.data import ReportData
from sim.report.tables import tables
from tests.unit.report.five import CHANNEL


def test_the_story_is_told_in_words_first(lived: ReportData) -> None:
    assert how_cases_went(lived) == [
        "61.0 % ± 0.6 of the cases that reached an agent were solved the first time; 82.0 % ± 0.6 of all cases end "
        "solved, 3.0 % ± 0.6 never reached an agent.",
        "29.0 % ± 0.6 of those who reached an agent came again because their problem was not solved; a case takes "
        "1.47 ± 0.01 contacts in all.",
        "68.0 % ± 0.6 of customers are satisfied when their case closes: 79.0 % ± 0.6 of those helped at once, "
        "53.0 % ± 0.6 of all others, 1.49 ± 0.01 times as many.",
        "Their effort is 1.83 ± 0.01 on a scale from 1 to 5; 21.0 % ± 0.6 come out of it with a disloyal attitude, "
        "12.0 % ± 0.6 mean to leave.",
    ]


def test_who_was_helped_by_the_bot_did_not_stay_unserved(lived: ReportData) -> None:
    share = lived.table[lived.table["measure"] == "unserved_share"].assign(measure="by_bot_share", estimate=0.2)
    told = how_cases_went(dataclasses.replace(lived, table=pd.concat([lived.table, share])))
    assert told[0] == (
        "61.0 % ± 0.6 of the cases that reached an agent were solved the first time; 82.0 % ± 0.6 of all cases end "
        "solved, 20.0 % ± 0.6 by the bot without an agent, 3.0 % ± 0.6 reached no agent and were not helped by the "
        "bot."
    )
    assert "79.0 % ± 0.6 of those whom an agent helped at once" in told[2]


def test_what_is_not_simulated_is_not_told(lived: ReportData, mixed: ReportData) -> None:
    assert how_cases_went(mixed) == []
    for start, sentence in (("fcr", 0), ("repeat", 1), ("satisfaction", 2), ("effort", 3)):
        kept = lived.table[~lived.table["measure"].str.startswith(start)]
        told = how_cases_went(dataclasses.replace(lived, table=kept))
        assert told == [one for n, one in enumerate(how_cases_went(lived)) if n != sentence]


def test_types_and_topics_end_with_all_cases(lived: ReportData) -> None:
    kinds, topics = by_type(lived), by_topic(lived)
    assert kinds is not None
    assert topics is not None
    assert [row.name for row in kinds.rows] == [*CHANNEL, "all cases"]
    assert [row.name for row in topics.rows] == ["price", "fault", "all cases"]
    assert kinds.rows[-1].cells == topics.rows[-1].cells
    assert by_segment(lived) is None


def test_endings_and_numbers_of_contacts_have_a_row_each(lived: ReportData) -> None:
    ended, served = by_ending(lived), by_served(lived)
    assert ended is not None
    assert served is not None
    assert [key for key, _ in ended.columns] == ["cases", "satisfaction", "intention"]
    assert ended.rows[0].cells[2] == lived.get("intention.first")
    assert [row.name for row in served.rows] == ["one", "two", "three", "four and more"]
    assert served.rows[3].cells[1] == lived.get("resolved.served_more")


def test_a_number_of_contacts_that_no_case_needed_has_no_row(lived: ReportData) -> None:
    table = lived.table.copy()
    table.loc[table["measure"] == "cases.served_more", "estimate"] = 0.0
    served = by_served(dataclasses.replace(lived, table=table))
    assert served is not None
    assert [row.name for row in served.rows] == ["one", "two", "three"]


def test_what_happens_on_the_way_shows_what_is_told_again_where_there_is_a_desk(lived: ReportData) -> None:
    table = lived.table
    without = table[~table["measure"].isin(["reexplained_per_case", "context_missing_share"])]
    for data, there in ((lived, True), (dataclasses.replace(lived, table=without), False)):
        found = steps(data)
        assert found is not None
        headings = [heading for _, heading in found.columns]
        assert ("Told again, per case" in headings) == ("Had to tell again" in headings) == there
        assert ("told what had been told before" in found.note) == there


def test_nothing_is_told_of_scenarios_without_mechanisms(mixed: ReportData) -> None:
    for make in (by_type, by_topic, by_segment, by_ending, by_served, steps, survey):
        assert make(mixed) is None


def test_the_tables_stand_after_the_journeys(lived: ReportData) -> None:
    keys = list(tables(lived))
    first = keys.index("cases")
    assert keys[first - 1] == "journeys"
    assert keys[first : first + 6] == ["cases", "endings", "cases-topics", "served", "feelings", "steps"]
    assert keys[first + 6] == "survey"
