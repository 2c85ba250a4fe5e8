"""What a key is counted in, and its range where bounds do not say it; part of the JSON schema."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

__all__ = ["Unit"]


@dataclass(frozen=True)
class Unit:
    """Stands in the annotation of a type that many keys share, such as `sim.scenario.bounds.Share`.

    Attributes
    ----------
    unit
        What is counted, such as `share` or `logit`.
    range
        Smallest and largest value in words, where a validator holds them; empty where bounds say it.
    """

    unit: str
    range: str = ""

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The schema of the annotated type with unit and range beside it."""
        schema = dict(handler(core))
        schema["unit"] = self.unit
        if self.range:
            schema["range"] = self.range
        return schema
