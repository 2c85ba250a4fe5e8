"""Keys that take one of a few names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from sim.errors import nearest

__all__ = ["known"]


@dataclass(frozen=True)
class _Known:
    names: tuple[str, ...]

    def _check(self, value: Any) -> Any:
        if value is not None and value not in self.names:
            raise ValueError(
                f'"{value}" is no policy{nearest(str(value), self.names)}; known are {", ".join(self.names)}'
            )
        return value

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The annotated type, checked before."""
        return core_schema.no_info_before_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The annotated type with the names."""
        return {**handler(core), "enum": list(self.names)}


def known(names: Iterable[str]) -> _Known:
    """Checks that a value is one of the names; the error shows the nearest one, the JSON schema lists them."""
    return _Known(tuple(names))
