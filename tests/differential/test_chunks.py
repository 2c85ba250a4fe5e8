"""A run in stretches of any size is the run in one piece, and its rows are numbered from the start."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sim
from sim.log import Log, concatenated
from sim.simulate import ENGINES, chunks
from sim.units import HOUR, MINUTE
from tests.differential.compare import assert_same_log, first_difference
from tests.differential.plans import Recipe, recipes
from tests.differential.zoo import ZOO

_CORNERS = [
    *("a thousand wait", "closing: kept", "the horizon cuts everything", "nobody comes"),
    *("a bot, then triage", "a bot at night that keeps", "sorted wrongly and called back"),
    *("asked all the time", "who asks is called back", "bad news last", "hollow words"),
    *("silent chats in a full queue, offered to more agents", "all wait on until they are hidden"),
    *("threads and transfers of who writes once more", "half write as it is closed"),
    *("customers join", "customers leave for both reasons at once", "used to phone and mail apart"),
    *("they leave in the middle of a talk", "haste becomes a habit", "the run ends at midnight"),
    *("head starts of type, segment and topic add up", "told again as the thread is reopened"),
    *("agents tire", "hours begin anew at midnight", "fewer and fewer come again"),
]
"""Some of each mechanism."""


def _in_stretches(plan: sim.Plan, engine: str, cuts: list[int]) -> list[Log]:
    """The logs of stretches that end at these instants, and at the horizon."""
    if engine == "center":
        from sim.center import start
    else:
        from sim.kernel import start
    running = start(plan)
    return [running.advance(until) for until in (*sorted(cut % plan.horizon for cut in cuts), plan.horizon)]


def _check_numbers(stretches: list[Log]) -> None:
    n_cases = n_contacts = n_legs = 0
    for one in stretches:
        assert (one.first_case, one.first_contact, one.first_leg) == (n_cases, n_contacts, n_legs)
        n_cases, n_contacts, n_legs = n_cases + len(one.cases), n_contacts + len(one.contacts), n_legs + len(one.legs)


@settings(max_examples=25)
@given(recipes(), st.lists(st.integers(0, 10**12) | st.integers(0, 500).map(lambda n: n * 30 * MINUTE), max_size=12))
def test_stretches_of_random_length(recipe: Recipe, cuts: list[int]) -> None:
    plan = recipe.plan()
    whole = sim.simulate(plan, engine="center")
    by_center, by_kernel = (_in_stretches(plan, engine, cuts) for engine in ("center", "kernel"))
    for one, other in zip(by_center, by_kernel, strict=True):
        assert_same_log(one, other)
    _check_numbers(by_kernel)
    assert_same_log(whole, concatenated(by_center), ("whole", "in stretches"))


@pytest.mark.long
@settings(max_examples=500)
@given(recipes(), st.integers(HOUR // 2, 30 * HOUR))
def test_hundreds_of_stretched_plans(recipe: Recipe, every: int) -> None:
    plan = recipe.plan()
    whole = sim.simulate(plan)
    for engine in ENGINES:
        assert_same_log(whole, concatenated(list(chunks(plan, every, engine))), ("whole", "in stretches"))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", _CORNERS)
def test_stretches_of_a_corner_plan(name: str, engine: str) -> None:
    plan = ZOO[name]()
    stretches = list(chunks(plan, 37 * MINUTE, engine))
    _check_numbers(stretches)
    assert_same_log(sim.simulate(plan, engine), concatenated(stretches), ("whole", "in stretches"))
    sim.check(concatenated(stretches), plan)


@pytest.mark.parametrize("engine", ENGINES)
def test_stretches_hold_what_is_final_and_stay_as_they_were(engine: str) -> None:
    """The rows of a stretch are whole, and later stretches do not write into them."""
    plan = ZOO["shift ends in the middle of contacts"]()
    kept = [(one, {name: rows.copy() for name, rows in one.tables().items()}) for one in chunks(plan, HOUR, engine)]
    for one, then in kept:
        assert first_difference(one, Log(**then, meta=one.meta, **_firsts(one))) is None
    for one, _ in kept[:-1]:
        assert (one.cases["closed_at"] < plan.horizon).all()
        assert (one.legs["ended_at"] < plan.horizon).all()
    assert sum(len(one.contacts) > 0 for one, _ in kept) > 3


def _firsts(log: Log) -> dict[str, int]:
    return {name: getattr(log, name) for name in ("first_case", "first_contact", "first_leg")}
