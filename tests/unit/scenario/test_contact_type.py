"""Contact types, channels, segments and targets."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, ValidationError

from sim.scenario.channel import Channel
from sim.scenario.contact_type import ContactType
from sim.scenario.segment import Segment
from sim.scenario.target import Target


def test_what_is_not_said_has_a_plain_default() -> None:
    one = ContactType.model_validate({"talk": "3m"})
    assert one.wrap_up.mean_seconds == 0
    assert one.patience.family == "never"
    assert (one.channel, one.priority, one.head_start, one.queue_places) == ("voice", 1, 0, None)
    assert Channel().lines is None
    assert Segment().patience_factor == 1.0


@pytest.mark.parametrize(
    ("model", "keys", "sentence"),
    [
        (ContactType, {"talk": "never"}, "never ends"),
        (ContactType, {"talk": "3m", "wrap_up": "never"}, "never ends"),
        (ContactType, {"talk": "3m", "set_up": "never"}, "never ends"),
        (ContactType, {"talk": "3m", "topics": {"a": 0}}, "topics must have a weight above 0"),
        (ContactType, {"talk": "3m", "topics": {"a": -1}}, "greater than or equal to 0"),
        (ContactType, {"talk": "3m", "head_start": "-1s"}, "-1s must be from 0s to 365d"),
        (ContactType, {"talk": "3m", "switch_to": {"a": 0.7, "b": 0.7}}, "shares add up to 1.4, above 1"),
        (ContactType, {"talk": "3m", "channel": "fax"}, "voice"),
        (ContactType, {"talk": "3m", "queue_places": -1}, "greater than or equal to 0"),
        (ContactType, {}, "talk"),
        (Channel, {"lines": -1}, "greater than or equal to 0"),
        (Channel, {"at_closing": "stop"}, "must be one of serve_out, disconnect, keep"),
        (Segment, {"head_start": "366d"}, "must be from 0s to 365d"),
        (Segment, {"patience_factor": 0}, "greater than 0"),
        (Target, {"within": "-1s"}, "-1s must be from 0s to 365d"),
        (Target, {"within": "20s", "share": 1.2}, "less than or equal to 1"),
        (Target, {"within": "20s", "formula": "best"}, "answered"),
    ],
)
def test_each_mistake_has_its_sentence(
    model: type[BaseModel], keys: dict[str, object], sentence: str
) -> None:
    with pytest.raises(ValidationError, match=sentence):
        model.model_validate(keys)
