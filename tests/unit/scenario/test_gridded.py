"""Tables and instants on the grid of intervals."""

from __future__ import annotations

from typing import Any

import pytest

from sim.errors import ScenarioError
from sim.scenario import load
from sim.scenario.merging import with_keys

CUSTOMERS = {
    "arrivals.customers": 10,
    "arrivals.streams.calls.rates_per_hour": None,
    "arrivals.streams.calls.per_customer": 0.1,
}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
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
            CUSTOMERS | {"arrivals.streams.calls.hours": [1] * 7},
            "arrivals.streams.calls.hours: 7 numbers do not divide",
        ),
        (
            CUSTOMERS | {"arrivals.streams.calls.hours": [0] * 24},
            "arrivals.streams.calls.hours: are all 0",
        ),
        (
            {"arrivals.streams.calls.mix.sales": [1] * 7},
            "arrivals.streams.calls.mix.sales: 7 numbers do not divide",
        ),
        (
            {"contact_types.sales.by_arrival": {"talk": {"08:10-09:00": 2}}},
            'contact_types.sales.by_arrival.talk: "08:10-09:00" does not begin and end on the grid',
        ),
        ({"incidents.storm": {"at": "08:10"}}, 'incidents.storm.at: "08:10" must lie on the grid of 30m'),
        (
            {"incidents.storm": {"at": "08:00", "known_after": "45m"}},
            "incidents.storm.known_after: 45m must be whole intervals of 30m",
        ),
        (
            {"incidents.storm": {"at": "08:00", "day": 5}},
            "incidents.storm.day: 5 must be a day of the run, from 0 to 4",
        ),
        (
            {
                "agents.tellers": {
                    "count": None,
                    "shifts": {"a": {"start": "08:00", "length": "8h", "agents": 1e6}},
                }
            },
            "agents.tellers.shifts.a.agents: 1e+06 must be at most 100000",
        ),
    ],
)
def test_what_does_not_fit_the_grid(bank: dict[str, Any], changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ScenarioError) as raised:
        load(with_keys(bank, changes))
    assert raised.value.problems[0].startswith(sentence), raised.value.problems


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
