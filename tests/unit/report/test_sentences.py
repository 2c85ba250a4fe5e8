"""The answer in words: what it says, by how much and how sure."""

import re
from dataclasses import replace

import numpy as np
import pytest

from sim.report.data import Estimate, Goal, ReportData
from sim.report.sentences import (
    FORMULAS,
    about,
    answer,
    answers,
    between,
    counted_from_queue,
    goal_text,
    headline,
    level_text,
    still_open,
    sureness,
    target_text,
    whom,
    worst_interval,
)
from tests.unit.report.synthetic import FORMULAS as NAMES
from tests.unit.report.synthetic import build

SENTENCE = re.compile(
    r"^\d+\.\d % ± \d+\.\d of calls answered within 20 s; target 80 %: met on \d+ of 20 days"
    r"(, \d+ too close to call)?; worst interval \d\d:\d\d \(\d+ %\)\.$"
)


def _share(value: float, half: float, n: int = 50) -> Estimate:
    return Estimate(value, half, n, "share")


def test_a_target_that_is_met(met: ReportData) -> None:
    (found,) = answers(met)
    assert found.verdict == "met"
    assert found.sentence == (
        "92.2 % ± 0.4 of calls answered within 20 s; target 80 %: met on 20 of 20 days; "
        "worst interval 10:00 (74 %)."
    )
    assert found.sureness == (
        "Met by 12.2 points: the 95 % interval 91.7 to 92.6 % from 50 replications lies above the target."
    )
    assert headline(met) == "Target met by 12.2 points"
    assert (found.sign, found.word) == ("●", "Target met")


def test_a_target_that_is_missed(missed: ReportData) -> None:
    (found,) = answers(missed)
    assert found.verdict == "missed"
    assert SENTENCE.match(found.sentence)
    assert "met on 0 of 20 days" in found.sentence
    assert found.sureness.startswith("Missed by 26.5 points: the 95 % interval ")
    assert found.sureness.endswith(" lies below the target.")
    assert headline(missed).startswith("Target missed by ")
    assert found.sign == "▼"


def test_a_target_that_is_not_decided(undecided: ReportData) -> None:
    (found,) = answers(undecided)
    assert found.verdict == "not decided"
    assert SENTENCE.match(found.sentence)
    assert "too close to call" in found.sentence
    assert headline(undecided) == "Not decided yet"
    assert found.sign == "○"


@pytest.mark.parametrize(
    ("estimate", "text"),
    [
        (
            _share(0.81, 0.02),
            "Not decided yet: the 95 % interval 79 to 83 % from 50 replications holds the target; "
            "needs about 150 more replications.",
        ),
        (
            _share(0.7985, 0.0151),
            "Not decided yet: the 95 % interval 78.3 to 81.4 % from 50 replications holds the target; "
            "needs about 5\u202f100 more replications.",
        ),
        (
            _share(0.8, 0.012),
            "Not decided yet: the 95 % interval 78.8 to 81.2 % from 50 replications holds the target; "
            "the estimate is too close to it for any number of replications.",
        ),
        (
            _share(0.85, float("nan"), 1),
            "One replication says 5.0 points above; how sure that is takes more replications.",
        ),
        (_share(0.75, 0.0), "5.0 points below the target in each of 50 replications."),
        (_share(float("nan"), float("nan")), "Nothing was measured."),
    ],
)
def test_how_sure_it_is(estimate: Estimate, text: str) -> None:
    assert sureness(estimate, 0.8) == text


def test_the_ends_of_intervals_stay_possible() -> None:
    assert between(_share(0.814, 0.006)) == "80.8 to 82.0 %"
    assert between(_share(0.99, 0.03)) == "96 to 100 %"
    assert between(_share(0.01, 0.03)) == "0 to 4 %"
    assert between(Estimate(21.5, 0.4, 50, "s")) == "21.1 to 21.9 s"
    assert between(Estimate(62, 5, 50, "s")) == "57 s to 1:07"
    assert between(Estimate(20, 30, 50, "s")) == "0 to 50 s"
    assert between(Estimate(3, 1, 50, "money"), "EUR") == "2.00 EUR to 4.00 EUR"


def test_a_target_of_one_contact_type_reads_its_own_rows(met: ReportData) -> None:
    table = met.table.copy()
    own = (table["scope"] == "contact_type") & (table["name"] == "PS") & (table["measure"] == "service_level")
    rows = table[own].assign(measure="target.premium")
    import pandas as pd

    target = {"name": "premium", "of": "PS", "within_s": 90, "share": 0.9, "formula": "answered"}
    data = build(table=pd.concat([table, rows], ignore_index=True), targets=[target])
    (found,) = answers(data)
    assert found.estimate == met.get("service_level", "contact_type", "PS")
    assert " of PS calls answered within 1:30; target 90 %; worst interval 10:00 (" in found.sentence


def test_several_targets_are_counted() -> None:
    target = {"name": "calls", "of": "", "within_s": 20, "formula": "offered"}
    data = build(targets=[target | {"share": 0.8}, target | {"share": 0.99}, target | {"share": 0.922}])
    assert headline(data) == "1 of 3 targets met, 1 not decided yet"
    assert [a.verdict for a in answers(data)] == ["met", "missed", "not decided"]


def test_a_target_without_rows_is_said_to_be_unmeasured(met: ReportData) -> None:
    table = met.table[met.table["measure"] != "target.calls"]
    (found,) = answers(build(table=table))
    assert found.verdict is None
    assert found.word == "Not measured"
    assert found.sentence == "No calls answered within 20 s could be measured; target 80 %."
    assert headline(build(table=table)) == "Not measured"


def test_a_single_day_is_not_counted_in_days(met: ReportData) -> None:
    table = met.table[(met.table["by"] != "day") | (met.table["at"] == "1999-02-01")]
    (found,) = answers(build(table=table))
    assert (
        found.sentence
        == "92.2 % ± 0.4 of calls answered within 20 s; target 80 %; worst interval 10:00 (74 %)."
    )


def test_a_run_without_a_day_names_no_interval(met: ReportData) -> None:
    table = met.table[met.table["by"] == "all"]
    (found,) = answers(build(table=table))
    assert found.sentence == "92.2 % ± 0.4 of calls answered within 20 s; target 80 %."
    assert worst_interval(build(table=table), "target.calls") is None


def test_without_targets_the_wait_is_the_headline() -> None:
    data = build(targets=[])
    assert headline(data) == "22\u202f941 ± 413 calls, answered after 10.8 s ± 0.2"
    assert answers(data) == []


def test_targets_are_written_short(met: ReportData) -> None:
    (target,) = met.all_targets
    assert level_text(target) == "answered within 20 s"
    assert target_text(target) == "target 80 %"
    assert target_text(target._replace(share=0.925)) == "target 92.5 %"
    assert whom(met, target._replace(of="voice")) == "calls"
    assert whom(met, target._replace(of="NW")) == "NW calls"
    assert answer(met, target).target == target


def test_what_was_simulated(met: ReportData) -> None:
    assert about(met) == "20 days · 50 replications · 22\u202f941 ± 413 calls offered"
    assert "1 replication ·" in about(build(replications=1))


def test_open_contacts_are_warned_of(met: ReportData) -> None:
    assert still_open(met) == ""
    table = met.table.copy()
    table.loc[table["measure"] == "still_open_share", "estimate"] = 0.021
    assert still_open(build(table=table)) == "2.1 % of calls were still open when the run ended."


def test_all_six_formulas_have_words() -> None:
    assert tuple(FORMULAS) == NAMES
    assert len({letters for letters, _ in FORMULAS.values()}) == 6


def test_no_sentence_ever_says_nan(met: ReportData) -> None:
    table = met.table.copy()
    rng = np.random.default_rng(3)
    for column in ("estimate", "half_width"):
        table.loc[rng.random(len(table)) < 0.3, column] = np.nan
    data = build(table=table)
    for found in answers(data):
        assert "nan" not in found.sentence + found.sureness
    assert "nan" not in headline(data) + about(data)


def test_targets_of_channels_are_said_in_their_words(mixed: ReportData) -> None:
    said = [found.sentence for found in answers(mixed)]
    assert said[0] == (
        "90.0 % ± 1.0 of orders calls answered within 20 s; target 80 %: met on 3 of 3 days; "
        "worst interval 10:00 (55 %)."
    )
    assert "chats answered within 45 s;" in said[2]
    assert "e-mails answered within 8 h of opening hours;" in said[4]
    assert headline(mixed) == "6 of 6 targets met"


def test_where_it_matters_a_target_says_from_where_it_counts(mixed: ReportData) -> None:
    """Behind a bot, and where contacts are sorted by hand; the waits of chats count from the queue."""
    targets = [t | {"counts_from": "queue"} if t["of"] == "chat" else t for t in mixed.targets]
    for before in ({"bot": {"coverage": {}}}, {"routing": {"triage": "manual"}}):
        data = replace(mixed, targets=targets, scenario=dict(mixed.scenario) | before)
        said = [found.sentence for found in answers(data)]
        assert "orders calls answered within 20 s after arrival;" in said[0]
        assert "chats answered within 45 s after joining the queue;" in said[2]
        assert "e-mails answered within 8 h of opening hours after arrival;" in said[4]
        assert counted_from_queue(data) == ["chat"]
    assert "answered within 45 s after joining the queue;" in answers(replace(mixed, targets=targets))[2].sentence
    assert counted_from_queue(mixed) == []


def test_a_channel_has_the_waits_of_all_its_types(mixed: ReportData) -> None:
    assert mixed.goal_of("channel", "voice") == Goal(0.8, 20, 60)
    assert goal_text(Goal(0.8, 20, 60)) == "80 % in 20 s to 1 min"
    assert goal_text(Goal(0.925, 600, 600)) == "92.5 % in 10 min"
