"""Verdicts: who wins, who is too close, and what is said of it."""

from __future__ import annotations

import pytest

from sim.comparison import Contrast, Select, Selection
from tests.unit.comparison.made import LEVEL, LOAD, WAIT, compared


def test_the_best_wins_if_every_interval_says_so() -> None:
    said = compared({"base": 0.7, "a": 0.75, "b": 0.72}).verdict
    assert (said.kind, said.winner, said.more) == ("wins", "a", None)
    assert [gap.name for gap in said.gaps] == ["b", "base"]
    text = said.sentence()
    assert text.startswith("“a” wins: service_level 0.7")
    assert "against “base” and +0.0" in text
    assert "against “b”." in text


def test_less_is_better_where_it_is() -> None:
    said = compared({"base": 0.7, "a": 0.75}, place=WAIT).verdict
    assert (said.kind, said.winner) == ("wins", "a")
    assert "-" in said.sentence()


def test_the_base_may_win() -> None:
    said = compared({"base": 0.8, "a": 0.7}).verdict
    assert said.winner == "base"
    assert "against “a”" in said.sentence()


def test_what_is_close_needs_about_so_many_more() -> None:
    one = compared({"base": 0.7, "a": 0.7005, "b": 0.5})
    said = one.verdict
    assert (said.kind, said.winner) == ("not decided", None)
    assert said.more is not None
    needed = one.difference("a").needed(one.confidence)
    assert needed is not None
    assert said.more >= needed - 20
    text = said.sentence()
    assert text.startswith("Not decided yet: ")
    assert f"needs about {said.more} more replications" in text
    assert "Decided: " in text
    assert text.endswith("beats “b”.")


def test_as_many_as_are_said_decide() -> None:
    """With the same mean and spread: the t value is hardly larger than the normal one by then."""
    one = compared({"base": 0.7, "a": 0.7005})
    said, found = one.verdict, one.difference("a")
    assert said.more is not None
    assert Contrast(found.value, found.spread, 20 + said.more).decided(one.confidence) != 0


def test_equals_are_the_same_forever() -> None:
    one = compared({"base": 0.7, "a": 0.7}, spread=0.0)
    assert one.verdict.kind == "the same"
    assert one.verdict.sentence().startswith("No difference: “base” and “a” have the same")


def test_one_replication_decides_nothing() -> None:
    said = compared({"base": 0.7, "a": 0.9}, n=1).verdict
    assert (said.kind, said.winner) == ("unknown", None)
    assert said.sentence().startswith("One replication decides nothing")


def test_where_neither_is_better_nobody_wins_but_one_has_the_most() -> None:
    said = compared({"base": 0.7, "a": 0.75}, place=LOAD, load=0.1).verdict
    assert said.direction == 0
    assert said.sentence().startswith("“a” has the most: occupancy")


@pytest.mark.parametrize("sure", [True, False])
def test_a_selection_says_what_it_guarantees(sure: bool) -> None:
    found = Selection(1, (20, 20), sure, (1,) if sure else (0, 1))
    said = compared({"base": 0.7, "a": 0.75}, goal=Select(0.01, most=40), selection=found).verdict
    assert said.kind == ("selected" if sure else "not selected")
    assert said.winner == ("a" if sure else None)
    assert ("probability 0.95" in said.sentence()) is sure
    assert ("still in the race" in said.sentence()) is not sure
    assert said.place == LEVEL
