"""A scenario may say each channel."""

from __future__ import annotations

from typing import get_args

from sim.names import CHANNELS
from sim.scenario.contact_type import ContactType


def test_a_contact_type_may_be_of_every_channel() -> None:
    assert get_args(ContactType.model_fields["channel"].annotation) == CHANNELS
    assert len(set(CHANNELS)) == 5
