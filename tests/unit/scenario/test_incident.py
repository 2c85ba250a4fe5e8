"""Days that go wrong."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from sim.scenario.incident import Incident
from sim.units import DAY, HOUR


def test_it_begins_at_an_instant_and_touches_all_types_or_those_named() -> None:
    storm = Incident.model_validate({"day": 2, "at": "9:00"})
    assert storm.begins == 2 * DAY + 9 * HOUR
    assert storm.touches("call")
    named = Incident.model_validate({"at": "09:00", "types": "chat, mail"})
    assert [named.touches(kind) for kind in ("chat", "mail", "call")] == [True, True, False]


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        ({"decay": "0s"}, "decay 0s must be above 0s"),
        ({"peak": 0.9}, "greater than or equal to 1"),
        ({"talk_factor": 0}, "greater than 0"),
        ({"at": "25:00"}, "is not a time of day"),
        ({"topic_share": 1.1}, "less than or equal to 1"),
        ({"status_page_relief": -0.1}, "greater than or equal to 0"),
        ({"talk_factor_known": 0}, "greater than 0"),
        ({"absent": {"pool": -1}}, "greater than or equal to 0"),
        ({"known_after": "-1h"}, "must be from 0s to 365d"),
    ],
)
def test_each_mistake_has_its_sentence(keys: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        Incident.model_validate({"at": "09:00"} | keys)


def test_agents_leave_for_a_while() -> None:
    flu = Incident.model_validate({"day": 1, "at": "10:30", "absent": {"pool": 2}, "absent_for": "3h"})
    assert flu.leaves("pool") == (2, DAY + 10 * HOUR + HOUR // 2, DAY + 13 * HOUR + HOUR // 2)
    assert flu.leaves("others")[0] == 0
