"""What only shows when the parts of a scenario are seen together."""

from __future__ import annotations

from typing import Any

import pytest

from sim.errors import ScenarioError
from sim.plan import build_plan
from sim.scenario import load
from sim.scenario.merging import with_keys


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"measures.warm_up": "7m"}, "measures.warm_up: 7m must be whole intervals of 30m"),
        ({"measures.cool_down": "-30m"}, "measures.cool_down: -30m must be whole intervals"),
        ({"measures.warm_up": "5d"}, "measures: warm_up and cool_down leave nothing of 5 days to measure"),
        ({"measures.short_abandon": "2d"}, "measures.short_abandon: 2d must be from 0s to 24h"),
        ({"evidence.x": {"mark": "Q"}}, "evidence.x.mark: 'Q'"),
        (
            {
                "arrivals.customers": 50_000_000,
                "arrivals.streams.calls.rates_per_hour": None,
                "arrivals.streams.calls.per_customer": 0.5,
            },
            "arrivals: about 1.25e+08 cases in 5 days, at most 1e+08 fit",
        ),
    ],
)
def test_contradictions_between_parts(bank: dict[str, Any], changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ScenarioError) as raised:
        load(with_keys(bank, changes))
    assert raised.value.problems[0].startswith(sentence), raised.value.problems


@pytest.mark.parametrize("part", ["contact_types", "agents", "arrivals.streams"])
def test_each_part_needs_somebody(bank: dict[str, Any], part: str) -> None:
    where = bank["arrivals"] if "." in part else bank
    where[part.split(".")[-1]] = {}
    with pytest.raises(ScenarioError, match=f"{part}: must name at least one"):
        load(bank)


def test_cases_need_a_mix_where_they_arrive(bank: dict[str, Any]) -> None:
    mix = {"service": {"monday": 1}, "sales": {"monday": 1}}
    bank["arrivals"]["streams"]["calls"]["mix"] = mix
    with pytest.raises(ScenarioError, match=r"arrivals\.streams\.calls\.mix: all weights are 0"):
        build_plan(load(bank))
