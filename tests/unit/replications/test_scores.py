"""Scores are the whole-window measures of a run, replication by replication."""

from __future__ import annotations

import numpy as np
import pytest

import sim
from sim.errors import SettingsError
from sim.replications import Place, Scores, score

SMALL = sim.load("small_team").with_({"calendar.days": 2})


def test_they_give_the_estimates_of_a_run() -> None:
    result = sim.run(SMALL, replications=4, seed=3)
    scores = Scores.joined([score(SMALL, 3, number) for number in range(4)])
    found = scores.estimates()
    for measure in ("service_level", "offered", "asa"):
        column = scores.column(Place(measure))
        assert result.estimate(measure) == pytest.approx((found.value[column], found.half_width[column]))
    assert scores.n == 4
    assert scores.first(2).n == 2


def test_quantiles_of_the_wait_are_among_them() -> None:
    top, bottom = score(SMALL, 3, 0).parts(Place("wait_p90"))
    assert top[0] == sim.run(SMALL, replications=1, seed=3).quantiles[0, 0, 2]
    assert bottom.tolist() == [1.0]


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place("servic_level"), "did you mean service_level"),
        (Place("asa", "channel", "fax"), 'there is no channel "fax"; known are total, '),
    ],
)
def test_an_unknown_place_gets_a_sentence(place: Place, text: str) -> None:
    with pytest.raises(SettingsError, match=text):
        score(SMALL, 3, 0).column(place)


def test_every_place_is_named_once() -> None:
    places = score(SMALL, 3, 0).places
    assert len(set(places)) == len(places)
    assert np.isfinite(score(SMALL, 3, 0).bottom).all()
