"""Kinds of values that many keys share."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from sim.scenario.bounds import Clock, Finite, Names, Shares, Within
from sim.units import DAY


@pytest.mark.parametrize(
    ("kind", "said", "value"),
    [
        (Within, "365d", 365 * DAY),
        (Clock, "8:05", "08:05"),
        (Clock, "24:00", "24:00"),
        (Names, "voice, chat email", ("voice", "chat", "email")),
        (Names, ["voice"], ("voice",)),
        (Shares, "0.9 0.8", (0.9, 0.8)),
        (Shares, 0.5, (0.5,)),
        (Shares, [], ()),
    ],
)
def test_what_may_be_written(kind: Any, said: object, value: object) -> None:
    assert TypeAdapter(kind).validate_python(said) == value


@pytest.mark.parametrize(
    ("kind", "said", "sentence"),
    [
        (Within, "-1s", "-1s must be from 0s to 365d"),
        (Within, "366d", "366d must be from 0s to 365d"),
        (Clock, 480, "480 is not a time of day"),
        (Names, 5, "valid tuple"),
        (Shares, True, "valid tuple"),
        (Shares, "0.9 1.1", "less than or equal to 1"),
        (Shares, [0.1] * 9, "at most 8"),
        (Finite, "never", "never ends"),
        (Finite, "never zero:0.5", "never ends"),
    ],
)
def test_each_mistake_has_its_sentence(kind: Any, said: object, sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        TypeAdapter(kind).validate_python(said)
