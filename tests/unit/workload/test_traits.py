"""What cases ask for: shares by topic, names, and that nothing else depends on them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy import stats

from sim.draws import stream_hash
from sim.names import Purpose, Trait
from sim.scenario import Scenario, load
from sim.workload import traits
from sim.workload.arrivals import sample_arrivals
from sim.workload.traits import set_traits
from tests.statistics import Expectation

HASHES = np.array([stream_hash("calls")])


@pytest.fixture
def asking(week: dict[str, Any]) -> Scenario:
    """16,800 cases of three topics: one asks for this, one for that, one for both or nothing."""
    week["contact_types"]["call"]["topics"] = {"form": 1, "parcel": 1, "mixed": 2}
    week["topics"] = {
        "form": {"needs_action": 1},
        "parcel": {"back_office": 1},
        "mixed": {"needs_action": 0.3, "back_office": 0.2},
    }
    return load(week)


def _has(cases: np.ndarray, bit: Trait, topic: int) -> np.ndarray:
    return (cases["traits"][cases["topic"] == topic] & bit) != 0


def test_what_is_certain_is_certain(asking: Scenario) -> None:
    cases = sample_arrivals(asking, 1, 0)
    assert set(cases["traits"][cases["topic"] == 0]) == {Trait.NEEDS_ACTION}
    assert set(cases["traits"][cases["topic"] == 1]) == {Trait.BACK_OFFICE}


def test_each_topic_has_its_shares(asking: Scenario) -> None:
    """Twelve runs of 8,400 cases."""
    runs = [sample_arrivals(asking, 1, run) for run in range(12)]
    for bit, share in ((Trait.NEEDS_ACTION, 0.3), (Trait.BACK_OFFICE, 0.2)):
        Expectation(share, detect=0.02).check([_has(cases, bit, 2).mean() for cases in runs])
    both = [(_has(cases, Trait.NEEDS_ACTION, 2) & _has(cases, Trait.BACK_OFFICE, 2)).mean() for cases in runs]
    Expectation(0.06, detect=0.01).check(both)


def test_bad_news_has_its_share_whatever_the_topic(asking: Scenario) -> None:
    runs = []
    for run in range(12):
        cases = sample_arrivals(asking, 1, run)
        before = cases["traits"].copy()
        set_traits(cases, asking, HASHES, 1, run, bad_news=0.25)
        assert (cases["traits"] & ~int(Trait.BAD_NEWS) == before).all()
        runs.append([_has(cases, Trait.BAD_NEWS, topic).mean() for topic in range(3)])
    for topic in range(3):
        Expectation(0.25, detect=0.02).check(np.array(runs)[:, topic])


def test_all_or_nobody_is_not_drawn(asking: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only `mixed` asks the dice, in each case twice."""
    asked: list[int] = []

    def uniform(_seed: int, _run: int, purpose: int, *_name: int) -> float:
        asked.append(purpose)
        return 0.5

    monkeypatch.setattr(traits, "uniform", uniform)
    monkeypatch.setattr(traits, "_mark", getattr(traits._mark, "py_func", traits._mark))
    cases = sample_arrivals(asking, 1, 0)[:400]
    asked.clear()
    set_traits(cases, asking, HASHES, 1, 0, bad_news=1.0)
    mixed = int((cases["topic"] == 2).sum())
    assert asked == [Purpose.NEEDS_ACTION] * mixed + [Purpose.NEEDS_OFFICE] * mixed
    assert ((cases["traits"] & Trait.BAD_NEWS) != 0).all()


def test_a_higher_share_takes_more_of_the_same(asking: Scenario) -> None:
    few = sample_arrivals(asking, 1, 0)
    many = sample_arrivals(asking.with_({"topics.mixed.needs_action": 0.5}), 1, 0)
    before, after = _has(few, Trait.NEEDS_ACTION, 2), _has(many, Trait.NEEDS_ACTION, 2)
    assert (before <= after).all()
    assert before.sum() < after.sum()
    assert (_has(few, Trait.BACK_OFFICE, 2) == _has(many, Trait.BACK_OFFICE, 2)).all()


def test_nothing_else_depends_on_them(asking: Scenario) -> None:
    """Neither the other columns nor, over 8,400 cases, who is hard: rho of .05 is noticed, false alarm 2e-5."""
    hard = asking.with_({"topics.mixed.complexity": "beta 2 3"})
    cases, plain = sample_arrivals(hard, 1, 0), sample_arrivals(load({**hard.to_dict(), "topics": {}}), 1, 0)
    assert (plain["traits"] == 0).all()
    same = set(cases.dtype.names or ()) - {"traits", "complexity"}
    assert all((cases[name] == plain[name]).all() for name in same)
    complexity = cases["complexity"][cases["topic"] == 2]
    for bit in (Trait.NEEDS_ACTION, Trait.BACK_OFFICE):
        assert stats.spearmanr(complexity, _has(cases, bit, 2)).pvalue > 1e-5
