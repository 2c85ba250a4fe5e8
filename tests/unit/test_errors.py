"""One hierarchy, one sentence a problem."""

from __future__ import annotations

import pytest

from sim import errors
from sim.errors import ScenarioError, SimError, nearest


@pytest.mark.parametrize("name", [name for name in errors.__all__ if name.endswith("Error")])
def test_all_errors_are_sim_errors(name: str) -> None:
    assert issubclass(getattr(errors, name), SimError)


def test_a_scenario_error_lists_its_problems_one_a_line() -> None:
    error = ScenarioError(["a.b: 3 must be at most 2", "c: is missing"])
    assert error.problems == ("a.b: 3 must be at most 2", "c: is missing")
    assert str(error) == "a.b: 3 must be at most 2\nc: is missing"


def test_one_problem_may_stand_alone() -> None:
    assert ScenarioError("c: is missing").problems == ("c: is missing",)


def test_the_nearest_known_word_is_offered() -> None:
    assert nearest("tellrs", ["tellers", "brokers"]) == " (did you mean tellers?)"
    assert nearest("xyz", ["tellers", "brokers"]) == ""
    assert nearest("a", []) == ""
