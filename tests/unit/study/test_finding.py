"""Findings: seen, seen not to be, not decided; with planted numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from pydantic import TypeAdapter

from sim.replications import Place, Scores
from sim.study.finding import Finding, Status, comparisons, find, together, worth_of
from sim.study.grid import Grid
from sim.study.predicate import Predicate
from tests.unit.study.made import study

READ: TypeAdapter[Any] = TypeAdapter(Predicate)
ONE = study()
NAMES = tuple(ONE.variants)
HERE = "with 12 agents"
N = 16


def grid(values: Mapping[str, float], noise: float = 0.0, unit: str = "share") -> Grid:
    """Satisfaction of each variant under every condition: its value and luck of its own, of mean 0."""
    found = {}
    for at, name in enumerate(NAMES):
        luck = np.random.default_rng(at).normal(size=(N, 1))
        top = values[name] + noise * (luck - luck.mean()) / luck.std(ddof=1)
        one = Scores((Place("satisfaction"),), (unit,), ("mean",), top, np.ones_like(top))
        found |= {(condition, name): one for condition in ONE.conditions}
    return Grid(found)


def look(values: Mapping[str, float], noise: float = 0.0, unit: str = "share", **said: Any) -> Finding:
    return find(READ.validate_python(said), HERE, ONE, grid(values, noise, unit), 0.95)


FASTER = {"raises": "satisfaction", "with": "1.25", "against": "1"}


@pytest.mark.parametrize(
    ("gain", "noise", "status", "same"),
    [
        (0.05, 0.01, Status.HOLDS, False),
        (-0.05, 0.01, Status.FAILS, False),
        (0.0003, 0.0004, Status.FAILS, True),
        (0.001, 0.0002, Status.HOLDS, True),
        (0.01, 0.05, Status.OPEN, False),
    ],
)
def test_a_variant_that_raises_a_measure(gain: float, noise: float, status: Status, same: bool) -> None:
    found = look({"1": 0.7, "0.85": 0.7, "1.25": 0.7 + gain}, noise, **FASTER)
    assert (found.status, found.same) == (status, same)
    assert found.contrast.value == pytest.approx(gain)
    assert (found.needed is not None) == (status is Status.OPEN)


def test_lowering_is_the_opposite_and_by_is_a_bound() -> None:
    values = {"1": 0.7, "0.85": 0.7, "1.25": 0.65}
    said = {"lowers": "satisfaction", "with": "1.25", "against": "1"}
    assert look(values, 0.005, **said).status is Status.HOLDS
    assert look(values, 0.005, **said, by=0.04).status is Status.HOLDS
    assert look(values, 0.005, **said, by=0.06).status is Status.FAILS
    assert look(values, 0.05, **said, by=0.06).status is Status.OPEN


def test_so_many_replications_as_are_needed_would_decide() -> None:
    found = look({"1": 0.7, "0.85": 0.7, "1.25": 0.71}, 0.05, **FASTER)
    assert found.needed is not None
    assert found.needed > N
    n = found.needed
    assert found.contrast._replace(n=n).decided(0.95) == 1
    assert found.contrast._replace(n=n - 1).decided(0.95) == 0


@pytest.mark.parametrize(
    ("gain", "noise", "status"),
    [(0.005, 0.002, Status.HOLDS), (-0.05, 0.002, Status.FAILS), (0.009, 0.01, Status.OPEN)],
)
def test_a_variant_that_keeps_a_measure(gain: float, noise: float, status: Status) -> None:
    values = {"1": 0.7, "0.85": 0.7, "1.25": 0.7 + gain}
    found = look(values, noise, keeps="satisfaction", within=0.01, **{"with": "1.25", "against": "1"})
    assert found.status is status


def test_the_best_of_several() -> None:
    values = {"1": 0.7, "0.85": 0.6, "1.25": 0.8}
    found = look(values, 0.01, highest="satisfaction", at=["1.25"])
    assert (found.status, found.best) == (Status.HOLDS, ("1.25",))
    assert found.contrast.value == pytest.approx(0.1)
    lost = look(values, 0.01, highest="satisfaction", at=["0.85", "1"])
    assert lost.status is Status.FAILS
    assert lost.contrast.value == pytest.approx(-0.1)
    assert look(values, 0.01, lowest="satisfaction", at=["0.85"]).status is Status.HOLDS


def test_who_is_not_clearly_worse_may_be_the_best() -> None:
    values = {"1": 0.79, "0.85": 0.6, "1.25": 0.8}
    found = look(values, 0.05, highest="satisfaction", at=["1.25"])
    assert found.status is Status.OPEN
    assert set(found.best) == {"1", "1.25"}
    assert look(values, 0.05, highest="satisfaction", at=["1", "1.25"]).status is Status.HOLDS


def test_who_is_as_good_as_the_best_for_everybody_takes_its_place_from_it() -> None:
    values = {"1": 0.7995, "0.85": 0.6, "1.25": 0.8}
    found = look(values, 0.001, highest="satisfaction", at=["1.25"])
    assert (found.status, found.same, found.needed) == (Status.FAILS, True, None)
    assert set(found.best) == {"1", "1.25"}
    clear = look(values, 0.00001, highest="satisfaction", at=["1.25"])
    assert (clear.status, clear.same) == (Status.HOLDS, True)


def test_all_variants_as_the_best_say_nothing() -> None:
    with pytest.raises(ValueError, match="all variants"):
        look({"1": 0.7, "0.85": 0.6, "1.25": 0.8}, highest="satisfaction", at=list(NAMES))


def test_a_sum_over_conditions() -> None:
    terms = [
        {"weight": 1, "with": "1.25", "of": "satisfaction"},
        {"weight": -2, "with": "1", "of": "satisfaction", "in": "with 14 agents"},
        {"weight": 1, "with": "0.85", "of": "satisfaction", "in": "with 16 agents"},
    ]
    values = {"1": 0.7, "0.85": 0.65, "1.25": 0.8}
    found = look(values, 0.002, sum=terms, means="curvature")
    assert found.contrast.value == pytest.approx(0.8 - 1.4 + 0.65)
    assert found.status is Status.HOLDS
    assert look(values, 0.002, sum=terms, means="curvature", above=0.1).status is Status.FAILS
    assert look(values, 0.1, sum=terms, means="curvature").status is Status.OPEN


def test_a_measure_of_nobody_decides_nothing() -> None:
    found = look({"1": 0.7, "0.85": 0.7, "1.25": float("nan")}, 0.01, **FASTER)
    assert (found.status, found.needed) == (Status.OPEN, None)


def test_all_predicates_must_hold() -> None:
    holds, fails, open_ = Status.HOLDS, Status.FAILS, Status.OPEN
    assert together([holds, holds]) is holds
    assert together([holds, open_]) is open_
    assert together([open_, fails, holds]) is fails


def test_comparisons_are_counted_for_the_joint_confidence() -> None:
    assert comparisons(ONE) == 2 * 3
    claim = {
        "says": "x",
        "sources": ["model"],
        "if_so": "a",
        "if_not": "b",
        "holds": [{"highest": "satisfaction", "at": ["1"]}, {**FASTER, "in": ["with 12 agents"]}],
    }
    assert comparisons(study(claims={"speed": claim})) == 2 * 3 + 1


def test_what_nobody_would_mind() -> None:
    some = grid(dict.fromkeys(NAMES, 0.7))
    assert worth_of(ONE, some, "satisfaction", 0.7) == 0.002
    assert worth_of(study(worth={"satisfaction": 0.03}), some, "satisfaction", 0.7) == 0.03
    assert worth_of(ONE, grid(dict.fromkeys(NAMES, 50), unit="s"), "satisfaction", 50) == 0.5
