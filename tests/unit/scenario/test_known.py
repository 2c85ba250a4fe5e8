"""Keys that take one of a few names check it, and list the names in their schema."""

from __future__ import annotations

from typing import Annotated

import pytest
from pydantic import BaseModel, ValidationError

from sim.scenario.known import known


class _Keys(BaseModel):
    rule: Annotated[str, known(("first", "last"))] = "first"
    other: Annotated[str, known(("first", "last"))] | None = None


def test_a_known_name_is_taken() -> None:
    assert _Keys(rule="last", other=None).rule == "last"


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(
        ValidationError, match=r'"firts" is no policy.*did you mean first.*known are first, last'
    ):
        _Keys(rule="firts")


def test_the_schema_lists_the_names() -> None:
    told = _Keys.model_json_schema()["properties"]
    assert told["rule"]["enum"] == told["other"]["anyOf"][0]["enum"] == ["first", "last"]
