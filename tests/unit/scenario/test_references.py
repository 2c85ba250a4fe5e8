"""Names that one part says and another must know."""

from __future__ import annotations

from typing import Any

import pytest

from sim.errors import ScenarioError
from sim.scenario import load
from sim.scenario.merging import with_keys


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
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
        (
            {"contact_types.sales.transfer": {"to": {"servce": 1}}},
            "contact_types.sales.transfer.to.servce: no such contact type (did you mean service?)",
        ),
        (
            {"contact_types.sales.transfer": {"by_group": {"teller": 0.0}}},
            "contact_types.sales.transfer.by_group.teller: no such agent group (did you mean tellers?)",
        ),
        (
            {"contact_types.sales.one_of": "service servce"},
            'contact_types.sales.one_of: "servce" is no contact type (did you mean service?)',
        ),
        (
            {"contact_types.sales.message": {"after": "1m", "becomes": "mail"}},
            'contact_types.sales.message.becomes: "mail" is no contact type',
        ),
        (
            {"agents.tellers.at_once": {"voic": 1}},
            "agents.tellers.at_once.voic: no such channel (did you mean voice?)",
        ),
        (
            {"agents.tellers.together": {"a": "voice, chatt"}},
            'agents.tellers.together.a: "chatt" is no channel (did you mean chat?)',
        ),
        (
            {"incidents.storm": {"at": "08:00", "types": "sale"}},
            'incidents.storm.types: "sale" is no contact type (did you mean sales?)',
        ),
        (
            {"incidents.storm": {"at": "08:00", "outage_of": "fax"}},
            'incidents.storm.outage_of: "fax" is no channel',
        ),
        (
            {"incidents.storm": {"at": "08:00", "topic": "servce"}},
            'incidents.storm.topic: "servce" is no topic of any contact type (did you mean service?)',
        ),
        (
            {"routing.urgent_type": {"sale": "service"}},
            "routing.urgent_type.sale: no such contact type (did you mean sales?)",
        ),
        (
            {"routing.urgent_type": {"sales": "servce"}},
            'routing.urgent_type.sales: "servce" is no contact type (did you mean service?)',
        ),
    ],
)
def test_names_that_nobody_knows(bank: dict[str, Any], changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ScenarioError) as raised:
        load(with_keys(bank, changes))
    assert raised.value.problems[0].startswith(sentence), raised.value.problems
