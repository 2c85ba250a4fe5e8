"""The unit of a type reaches the JSON schema of every key that has it."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field

from sim.scenario.bounds import Share, Within
from sim.scenario.unit import Unit


class _Keys(BaseModel):
    share: Share = Field(0.5, description="a key's own words stay")
    wait: Within | None = None
    years: Annotated[float, Unit("years", "0 to 9")] = 1.0


def test_unit_and_range_stand_beside_type_and_bounds() -> None:
    told = _Keys.model_json_schema()["properties"]
    assert told["share"]["unit"] == "share"
    assert (told["share"]["minimum"], told["share"]["maximum"]) == (0, 1)
    assert told["share"]["description"] == "a key's own words stay"
    assert told["wait"]["anyOf"][0]["range"] == "0s to 365d"
    assert (told["years"]["unit"], told["years"]["range"]) == ("years", "0 to 9")


def test_values_are_what_they_were() -> None:
    keys = _Keys.model_validate({"share": 0.25, "wait": "5m", "years": 3})
    assert (keys.share, keys.years, keys.model_dump(mode="json")["wait"]) == (0.25, 3.0, "5m")
