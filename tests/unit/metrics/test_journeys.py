"""Measures of journeys against a count by hand."""

import math

import numpy as np
import pytest

from sim.metrics.journeys import JOURNEY_MEASURES
from tests.unit.metrics.made import case, journey, made, meta, values

ALL = {"tolerance": {}, "resolution": {}, "repeat": {}, "satisfaction": {}, "desk": {}}
LOG = made(
    meta(**ALL),
    case(0),
    journey("resolved first reported", n_served=1, satisfaction=0.75, effort=1, intention=0.125, answer=5),
    case(10, n_contacts=3),
    journey("resolved", n_served=2, n_repeats=2, n_abandons=1, satisfaction=0.5, effort=3.5, intention=0.25),
    case(20, "given_up", type="help"),
    journey(
        "reported",
        **{"n_served": 1, "n_transfers": 2, "n_reexplained": 3, "answer": 2},
        **{"satisfaction": 0.25, "effort": 9, "intention": 0.5},
    ),
    case(30, "unresolved", type="help"),
    journey("late", n_abandons=1, n_switches=1, satisfaction=0.125, effort=1, intention=0.75, answer=4),
    case(40, "open", 2),
    journey("reported", n_served=1, n_repeats=1),
    case(50),
    journey("resolved", n_served=7, n_repeats=6, satisfaction=0.25, effort=7, intention=0.5),
)


def test_solved_in_truth_and_as_reported() -> None:
    found = values(LOG)
    assert (found["fcr_true"], found["fcr_reported"]) == (1 / 5, 3 / 5)
    assert (found["resolved_true"], found["resolved_reported"]) == (3 / 5, 4 / 5)
    assert found["first_and_final"] == 1 / 12
    assert (found["unserved_share"], found["repeat_share"]) == (1 / 5, 3 / 5)


def test_what_happens_per_case() -> None:
    found = values(LOG)
    assert found["repeats_per_case"] == 9 / 6
    assert [found[f"{what}_per_case"] for what in ("abandons", "transfers", "switches", "reexplained")] == [
        2 / 6,
        2 / 6,
        1 / 6,
        3 / 6,
    ]


def test_satisfaction_of_closed_cases_and_of_those_solved_at_once() -> None:
    found = values(LOG)
    assert found["satisfaction"] == (0.75 + 0.5 + 0.25 + 0.125 + 0.25) / 5
    kinds = ("first", "later", "unresolved", "unserved")
    assert [found[f"cases.{kind}"] for kind in kinds] == [1 / 5, 2 / 5, 1 / 5, 1 / 5]
    assert [found[f"satisfaction.{kind}"] for kind in kinds] == [0.75, 0.375, 0.25, 0.125]
    assert found["satisfaction.rest"] == (0.5 + 0.25 + 0.125 + 0.25) / 4
    assert found["satisfaction_ratio"] == pytest.approx(0.75 / found["satisfaction.rest"])


def test_what_the_bot_solved_alone_is_not_unserved() -> None:
    """Beside the cases above two that the bot solved, and one that it solved after an agent had failed."""
    rows = [case(0), journey("resolved", satisfaction=0.5, intention=0.25)]
    rows += [case(0), journey("resolved", satisfaction=1)]
    rows += [case(0), journey("resolved", n_served=1, satisfaction=0.25), case(0, "given_up"), journey()]
    rules = meta(**ALL, bot={})
    log = made(rules, *rows)
    found = values(log)
    assert (found["by_bot_share"], found["unserved_share"], found["resolved_true"]) == (1 / 2, 1 / 4, 3 / 4)
    assert (found["cases.by_bot"], found["satisfaction.by_bot"], found["intention.by_bot"]) == (1 / 2, 0.75, 0.125)
    assert (found["cases.unserved"], found["cases.later"]) == (1 / 4, 1 / 4)
    assert not {"by_bot_share", "cases.by_bot", "satisfaction.by_bot"} & set(values(LOG))


def test_by_number_of_contacts_served() -> None:
    found = values(LOG)
    assert [found[f"cases.served_{n}"] for n in ("1", "2", "3", "more")] == [1 / 2, 1 / 4, 0, 1 / 4]
    assert [found[f"satisfaction.served_{n}"] for n in ("1", "2", "more")] == [0.5, 0.5, 0.25]
    assert [found[f"resolved.served_{n}"] for n in ("1", "2", "more")] == [0.5, 1, 1]
    assert math.isnan(found["satisfaction.served_3"])


def test_intention_by_how_the_case_went() -> None:
    found = values(LOG)
    kinds = ("first", "later", "unresolved", "unserved")
    assert [found[f"intention.{kind}"] for kind in kinds] == [0.125, 0.375, 0.5, 0.75]
    assert found["intention"] == (0.125 + 0.25 + 0.5 + 0.75 + 0.5) / 5


def test_effort_is_reported_up_to_five() -> None:
    found, efforts = values(LOG), np.array([1, 3.5, 5, 1, 5])
    assert found["effort"] == efforts.mean()
    assert found["disloyal_share"] == pytest.approx(np.mean(1 / (1 + np.exp(3.7 - 1.37 * efforts))))


def test_the_survey_is_of_those_who_answer() -> None:
    found = values(LOG)
    assert (found["survey_share"], found["survey_top_two"]) == (3 / 5, 2 / 3)
    assert found["survey_mean"] == pytest.approx(11 / 3)


def test_cases_count_with_the_type_and_in_the_hour_in_which_they_opened() -> None:
    helped = values(LOG, "contact_type", "help")
    assert (helped["unserved_share"], helped["satisfaction"]) == (0.5, 0.1875)
    assert values(LOG, "channel", "voice")["satisfaction"] == values(LOG)["satisfaction"]
    late = made(meta(**ALL), case(0), journey(n_served=1), case(3 * 86_400), journey(n_served=9))
    assert [values(late, column=1 + hour)["first_and_final"] for hour in (8,)] == [0]
    assert math.isnan(values(late, column=1 + 9)["first_and_final"])


def test_segments_and_topics_tell_only_what_is_new() -> None:
    assert not {"segment", "topic"} & {scope for scope, _ in _labels(LOG)}
    keys = {
        "segments": {"gold": {}, "plain": {}},
        "contact_types.sales.topics": {"prices": 1, "orders": 1},
        "topics": {"prices": {}},
    }
    rows = (
        case(0, segment=0, topic=1),
        journey("resolved", n_served=1, satisfaction=0.25),
        case(0, segment=1, topic=0),
        journey("resolved", n_served=1, satisfaction=0.75),
    )
    told = made(meta(**ALL, **keys), *rows)
    names = [label for label in _labels(told) if label[0] in ("segment", "topic")]
    assert names[:2] == [("segment", "gold"), ("segment", "plain")]
    assert {("topic", "prices"), ("topic", "orders")} <= set(names)
    assert [values(told, *label)["satisfaction"] for label in names[:2]] == [0.25, 0.75]
    ordered = values(told, "topic", "orders")
    assert (ordered["satisfaction"], ordered["cases"]) == (0.25, 1)
    assert values(told)["satisfaction"] == 0.5


def _labels(log: object) -> tuple[tuple[str, str], ...]:
    from sim.metrics import ratios, tally

    found = {ratio.measure: ratio for ratio in ratios(tally(log), log.meta)}
    return found["satisfaction"].labels


@pytest.mark.parametrize(
    ("keys", "there", "gone"),
    [
        ((), set(), set(JOURNEY_MEASURES)),
        (("tolerance",), {"unserved_share"}, {"fcr_true", "satisfaction", "repeat_share"}),
        (("resolution",), {"fcr_true", "resolved_true"}, {"satisfaction", "repeat_share"}),
        (("resolution", "repeat"), {"repeat_share"}, {"satisfaction", "reexplained_per_case"}),
        (("desk",), {"unserved_share", "reexplained_per_case"}, {"fcr_true", "satisfaction"}),
        (("tolerance", "satisfaction"), {"satisfaction", "effort"}, {"fcr_true", "resolved.served_1"}),
    ],
)
def test_there_are_no_more_measures_than_mechanisms(
    keys: tuple[str, ...], there: set[str], gone: set[str]
) -> None:
    found = set(values(made(meta(**{key: {} for key in keys}))))
    assert there <= found
    assert not gone & found
    whole = set(values(made(meta(**ALL, bot={}))))
    assert set(JOURNEY_MEASURES) <= whole
