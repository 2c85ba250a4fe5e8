"""Where a measure is taken, from its text."""

from __future__ import annotations

import pytest

from sim.errors import SettingsError
from sim.replications import Place
from sim.replications.place import read_place

THERE = (Place("asa"), Place("asa", "channel", "voice"), Place("asa", "contact_type", "order"))


def test_scope_and_name() -> None:
    for there in ((), THERE):
        assert read_place("asa", there) == Place("asa")
        assert read_place("asa@channel:chat", there) == Place("asa", "channel", "chat")
        assert read_place("asa@channel:a:b", there) == Place("asa", "channel", "a:b")


def test_a_name_alone_is_looked_for() -> None:
    assert read_place("asa@order", THERE) == Place("asa", "contact_type", "order")
    assert read_place("asa@chat", THERE) == Place("asa", "channel", "chat")
    assert read_place("cost@order", THERE) == Place("cost", "channel", "order"), "not of another measure"


@pytest.mark.parametrize(("text", "there"), [("asa@chat", ()), ("asa@", ()), ("asa@", THERE)])
def test_a_name_that_cannot_be_looked_for(text: str, there: tuple[Place, ...]) -> None:
    with pytest.raises(SettingsError, match=f'measure: "{text}" must be like asa@channel:chat'):
        read_place(text, there)
