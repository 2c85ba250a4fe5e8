"""Measures of feelings against a count by hand."""

import numpy as np
import pytest

from sim.metrics.feelings import FEELING_MEASURES
from tests.unit.metrics.made import contact, feeling, made, meta, values

FEELS = {"tolerance": {}, "resolution": {}, "desk": {}}
LOG = made(
    meta(**FEELS),
    contact(0, answered_at=5),
    feeling("scored resolved", speed=0.75, human=0.5),
    contact(10, answered_at=5, announced=3),
    feeling("scored late broken context_missing", speed=0.25, human=1.0),
    contact(20, "abandoned", type="help", announced=30),
    feeling("scored context_missing", speed=0.5),
    contact(30, "blocked"),
    feeling(),
)


def test_opinions_of_the_wait_are_those_that_were_formed() -> None:
    found = values(LOG)
    assert found["speed_score"] == (0.75 + 0.25 + 0.5) / 3
    assert (found["late_share"], found["in_time_share"]) == (1 / 3, 1 / 3)
    assert found["broken_share"] == 1 / 2
    assert values(LOG, "contact_type", "help")["speed_score"] == 0.5


def test_human_quality_is_that_of_answered_contacts() -> None:
    assert values(LOG)["human_quality"] == 0.75
    assert np.isnan(values(LOG, "contact_type", "help")["human_quality"])


def test_what_is_told_again_is_that_of_answered_contacts() -> None:
    """Who left after he had been passed on does not count."""
    assert values(LOG)["context_missing_share"] == 1 / 2


def test_feelings_count_where_the_contact_arrived() -> None:
    hours = [values(LOG, column=1 + hour).get("speed_score", 0.0) for hour in (7, 8)]
    assert np.isnan(hours[0])
    assert hours[1] == 0.5


@pytest.mark.parametrize(
    ("keys", "there"),
    [
        ({}, set()),
        ({"tolerance": {}}, {*FEELING_MEASURES} - {"context_missing_share"}),
        ({"tolerance": {}, "desk": {}}, {*FEELING_MEASURES}),
        ({"desk": {}}, {"human_quality", "context_missing_share"}),
        ({"resolution": {}}, {"human_quality"}),
    ],
)
def test_there_are_no_more_measures_than_mechanisms(keys: dict[str, object], there: set[str]) -> None:
    assert set(values(made(meta(**keys)))) & {*FEELING_MEASURES} == there
