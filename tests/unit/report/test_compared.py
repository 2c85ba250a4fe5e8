"""What the report of a comparison says."""

from __future__ import annotations

import math

import pytest

from sim.comparison import Comparison, Select, Selection
from sim.replications import Place
from sim.report.compared import Compared, place_text, times
from tests.unit.comparison.made import LOAD, WAIT, compared


def told(comparison: Comparison) -> Compared:
    return Compared(comparison, {}, {})


def test_measures_are_named() -> None:
    assert place_text(Place("service_level")) == "Service level"
    assert place_text(Place("wait_p90", "channel", "chat")) == "Wait, p90, chats"
    assert place_text(Place("target.phones")) == "Target phones"
    assert place_text(Place("service_level.answered")) == "Service level, answered"


def test_the_answer_in_words() -> None:
    one = told(compared({"base": 0.7, "a": 0.75}))
    assert one.headline.startswith("“a” wins: service level +")
    assert one.sentence.startswith("“a” wins: service level ")
    assert "points ±" in one.sentence
    assert one.sureness[0] == "Paired differences over 20 replications, with the 95 % interval."
    assert "times as many replications" in one.sureness[-1]


def test_a_wait_that_falls_has_a_minus() -> None:
    assert "−" in told(compared({"base": 0.7, "a": 0.75}, place=WAIT)).headline


def test_where_the_base_wins_it_is_said_against_whom() -> None:
    assert told(compared({"base": 0.8, "a": 0.7})).headline.endswith("against “a”")


def test_the_method_is_stated() -> None:
    one = told(compared({"base": 0.7, "a": 0.75, "b": 0.72}))
    assert "the intervals of all 3 hold at once with 95 % (Bonferroni, each at 98.33 %)" in one.sureness[0]
    looked = told(compared({"base": 0.7, "a": 0.75}, looks=(10, 20, 40)))
    assert "10, 20 replications" in looked.sureness[1]
    assert "Pocock" in looked.sureness[1]
    reached, missed = (
        told(compared({"base": 0.7, "a": 0.75}, pilot=10, wanted=wanted)).sureness[1] for wanted in (0.5, 1e-4)
    )
    assert "Stein" in reached
    assert "more than until.most" not in reached
    assert "more than until.most" in missed


def test_what_is_not_decided_or_equal_is_said_so() -> None:
    assert told(compared({"base": 0.7, "a": 0.7})).headline == "Not decided yet"
    assert told(compared({"base": 0.7, "a": 0.7}, spread=0.0)).headline == "No difference"
    one = told(compared({"base": 0.7, "a": 0.9}, n=1))
    assert (one.headline, one.sureness) == ("Not decided yet", [])


def test_no_measure_is_called_better_that_is_not() -> None:
    assert told(compared({"base": 0.7, "a": 0.7}, place=LOAD, load=0.1)).headline.startswith("“a” has the most")


def test_a_selection_does_not_claim_intervals() -> None:
    found = Selection(1, (20, 20), True, (1,))
    one = told(compared({"base": 0.7, "a": 0.75}, goal=Select(0.01), selection=found))
    assert one.headline == "“a” is selected as the best"
    assert "do not prove" in one.sureness[0].replace("\n", " ")


@pytest.mark.parametrize(("saved", "text"), [(41.37, "41"), (4.137, "4.1"), (1234.0, "1\u202f200"), (math.inf, "–")])
def test_savings_have_two_digits(saved: float, text: str) -> None:
    assert times(saved) == text
