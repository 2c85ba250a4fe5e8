"""How hard cases are: distributions, names, and that nothing else depends on them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy import stats

from sim.scenario import load
from sim.workload.arrivals import sample_arrivals
from tests.statistics import Expectation

ALPHA = 1e-5
TOPICS = {
    "delivery": (0.25, "beta 1.5 4"),
    "return": (0.12, "beta 2 3"),
    "payment": (0.15, "beta 2.5 2.5"),
    "billing": (0.13, "beta 2 3"),
    "account": (0.10, "beta 1.5 4"),
    "advice": (0.15, "beta 3 2"),
    "complaint": (0.05, "beta 3 2"),
    "sales": (0.05, "beta 2 4"),
}


@pytest.fixture
def retail(week: dict[str, Any]) -> dict[str, Any]:
    """The week with eight topics, 2,000 cases a day of vip and standard customers."""
    week["contact_types"]["call"]["topics"] = {name: share for name, (share, _) in TOPICS.items()}
    week["topics"] = {name: {"complexity": said} for name, (_, said) in TOPICS.items()}
    week["segments"] = {"vip": {}, "standard": {}}
    week["arrivals"]["streams"]["calls"] |= {
        "rates_per_hour": 200,
        "mix": {"call": 1},
        "segments": {"vip": 1, "standard": 1},
    }
    return week


def _cases(said: dict[str, Any], changes: dict[str, Any] | None = None, replication: int = 0) -> np.ndarray:
    return sample_arrivals(load(said).with_(changes or {}), 1, replication)


def _one(week: dict[str, Any], complexity: Any) -> dict[str, Any]:
    """The only topic is so hard."""
    return week | {"topics": {"call": {"complexity": complexity}}}


def _fits(values: np.ndarray, a: float, b: float) -> bool:
    return bool(stats.kstest(values, stats.beta(a, b).cdf).pvalue > ALPHA)


def test_each_topic_has_its_distribution(retail: dict[str, Any]) -> None:
    """False alarm 8 × ALPHA. Of the 2,800 cases of the rarest, a distribution function off by .07 is noticed."""
    cases = _cases(retail)
    for i, (_, said) in enumerate(TOPICS.values()):
        a, b = map(float, said.split()[1:])
        values = cases["complexity"][cases["topic"] == i]
        assert _fits(values, a, b)
        assert not _fits(values, a * 1.3, b)


def test_the_mean_over_the_topics_is_the_reference(retail: dict[str, Any]) -> None:
    Expectation(0.407, detect=0.003).check(
        np.array([_cases(retail, replication=run)["complexity"].mean() for run in range(10)])
    )


@pytest.mark.parametrize(("a", "b"), [(1, 1), (0.5, 0.5), (0.2, 30), (30, 1), (1000, 1000)])
def test_extreme_shapes_are_followed(week: dict[str, Any], a: float, b: float) -> None:
    """16,800 cases, false alarm ALPHA: a distribution function off by .03 is noticed."""
    values = _cases(_one(week, f"beta {a} {b}"))["complexity"].astype(np.float64)
    assert values.min() >= 0
    assert values.max() <= 1
    assert _fits(values, a, b)


def test_a_narrow_distribution_has_no_tails_of_the_table(week: dict[str, Any]) -> None:
    """Standard deviation of Beta(1000, 1000) over 16,800 cases: one off by a twentieth is noticed."""
    runs = [_cases(_one(week, "beta 1000 1000"), replication=run)["complexity"].std() for run in range(8)]
    Expectation(0.5 / np.sqrt(2001), detect=0.0006).check(np.array(runs))


def test_who_is_hard_depends_on_nothing_else_that_is_drawn(retail: dict[str, Any]) -> None:
    """Spearman's rho over 56,000 cases of one distribution, false alarm 7 × ALPHA: one of .03 is noticed."""
    kinds = retail["contact_types"]
    kinds["chat"] = {**kinds["call"], "channel": "chat", "skill": "call"}
    retail["arrivals"]["streams"]["calls"]["mix"] = {"call": 1, "chat": 1}
    retail["topics"] = {name: {"complexity": "beta 2 3"} for name in TOPICS}
    cases = _cases(retail)
    within = cases["opened_at"] % (1800 * 10**6)
    others = [cases["type"], cases["segment"], cases["topic"], cases["opened_at"], within, cases["ordinal"]]
    hard = cases["complexity"]
    pairs = [*((hard, other) for other in others), (hard[1:], hard[:-1])]
    assert all(stats.spearmanr(*pair).pvalue > ALPHA for pair in pairs)


def test_nothing_else_depends_on_who_is_hard(retail: dict[str, Any]) -> None:
    cases = _cases(retail)
    retail["topics"] = {}
    plain = _cases(retail)
    assert (plain["complexity"] == np.float32(0.41)).all()
    assert all((cases[name] == plain[name]).all() for name in cases.dtype.names or () if name != "complexity")


def test_a_number_is_taken_as_it_is_and_nothing_said_is_the_reference(retail: dict[str, Any]) -> None:
    retail["topics"] = {"sales": {"complexity": 0.2}, "advice": {"urgency": 1}}
    cases = _cases(retail, {"handling.reference": 0.5})
    sales = cases["topic"] == list(TOPICS).index("sales")
    assert (cases["complexity"][sales] == np.float32(0.2)).all()
    assert (cases["complexity"][~sales] == 0.5).all()


def test_a_case_keeps_its_complexity_whatever_the_volume(week: dict[str, Any]) -> None:
    said = _one(week, "beta 2 3")
    few, many = _cases(said), _cases(said, {"arrivals.scale": 1.7})

    def named(cases: np.ndarray) -> dict[tuple[int, int, int], float]:
        keys = zip(*(cases[name].tolist() for name in ("source", "day", "ordinal")), strict=True)
        return dict(zip(keys, cases["complexity"].tolist(), strict=True))

    assert named(few).items() <= named(many).items()


def test_cases_of_peaks_layers_and_exact_totals_are_drawn_alike(week: dict[str, Any]) -> None:
    """False alarm 4 × ALPHA. Of 2,000 cases or more each, a distribution function off by .08 is noticed."""
    week["arrivals"]["streams"]["counted"] = {"per_day": 100, "weights": 1, "mix": {"call": 1}}
    storm = {"day": 2, "at": "08:00", "peak": 11, "decay": "10h", "lasts": "3h"}
    cases = _cases(_one(week, "beta 2 3") | {"incidents": {"storm": storm}}, {"arrivals.scale": 1.7})
    seen = [cases["complexity"][cases["source"] == source] for source in range(5)]
    assert [len(values) > 2000 for values in seen] == [True, True, True, True, False]
    assert all(_fits(values, 2, 3) for values in seen[:4])
    assert len({tuple(values[:50].tolist()) for values in seen[:4]}) == 4
