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
        (
            {"agents.tellers.skills.sale": {}},
            "agents.tellers.skills.sale: no contact type needs it (did you mean sales?)",
        ),
        (
            {"contact_types.sales.skill": "broking"},
            'contact_types.sales.skill: nobody has the skill "broking"',
        ),
        (
            {"contact_types.sales.switch_to": {"servce": 0.5}},
            "contact_types.sales.switch_to.servce: no such contact type",
        ),
        (
            {"arrivals.streams.calls.mix.servce": 1},
            "arrivals.streams.calls.mix.servce: no such contact type (did you mean",
        ),
        (
            {"arrivals.streams.calls.segments.gold": 1},
            "arrivals.streams.calls.segments.gold: no such segment",
        ),
        (
            {"arrivals.streams.calls.segments.vip": {"sale": 1}},
            "arrivals.streams.calls.segments.vip.sale: no such contact type (did you mean sales?)",
        ),
        ({"channels.phone": {}}, "channels.phone: unknown channel; known are voice"),
        (
            {"targets.main.of": "fax"},
            'targets.main.of: "fax" is neither all, nor a channel, nor a contact type',
        ),
        ({"measures.warm_up": "7m"}, "measures.warm_up: 7m must be whole intervals of 30m"),
        ({"measures.cool_down": "-30m"}, "measures.cool_down: -30m must be whole intervals"),
        ({"measures.warm_up": "5d"}, "measures: warm_up and cool_down leave nothing of 5 days to measure"),
        ({"measures.short_abandon": "2d"}, "measures.short_abandon: 2d must be from 0s to 24h"),
        (
            {"agents.tellers.count": {"monday": [1]}},
            "agents.tellers.count: 1 agents on monday at 00:00, when the center is",
        ),
        (
            {"agents.tellers.count": {"saturday": {"08:00-09:00": 2}}},
            "agents.tellers.count: 2 agents on saturday at 08:00",
        ),
        ({"agents.tellers.count": 200_000}, "agents.tellers.count: 200000 must be at most 100000"),
        (
            {"agents.tellers.count": {"monday": {"08:15-09:00": 2}}},
            'agents.tellers.count: "08:15-09:00" does not begin',
        ),
        (
            {"arrivals.streams.calls.rates_per_hour": [1, 2, 3, 4, 5]},
            "arrivals.streams.calls.rates_per_hour: 5 numbers do",
        ),
        (
            {"arrivals.streams.calls.rates_per_hour": 2e7},
            "arrivals.streams.calls.rates_per_hour: 2e+07 must be at most",
        ),
        (
            {"arrivals.streams.calls.mix.sales": [1] * 7},
            "arrivals.streams.calls.mix.sales: 7 numbers do not divide",
        ),
        ({"evidence.x": {"mark": "Q"}}, "evidence.x.mark: 'Q'"),
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


def test_a_group_needs_a_skill(bank: dict[str, Any]) -> None:
    bank["agents"]["tellers"]["skills"] = {}
    with pytest.raises(ScenarioError, match=r"agents\.tellers\.skills: must name at least one"):
        load(bank)


def test_totals_need_weights_on_every_day_that_has_a_total(bank: dict[str, Any]) -> None:
    stream = bank["arrivals"]["streams"]["calls"]
    del stream["rates_per_hour"]
    stream |= {"per_day": 100, "weights": {"monday": [1]}}
    with pytest.raises(ScenarioError, match=r"arrivals\.streams\.calls\.weights: are all 0 on tuesday"):
        load(bank)
    stream["per_day"] = {"monday": 100, "tuesday": 50}
    with pytest.raises(ScenarioError, match=r"arrivals\.streams\.calls\.weights: are all 0 on tuesday"):
        load(bank)
    stream["per_day"] = {"monday": 100}
    assert load(bank).arrivals.streams["calls"].per_day == {"monday": 100}


def test_cases_need_a_mix_where_they_arrive(bank: dict[str, Any]) -> None:
    mix = {"service": {"monday": 1}, "sales": {"monday": 1}}
    bank["arrivals"]["streams"]["calls"]["mix"] = mix
    with pytest.raises(ScenarioError, match=r"arrivals\.streams\.calls\.mix: all weights are 0"):
        build_plan(load(bank))
