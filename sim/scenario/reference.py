"""Every key of a scenario with unit, default, range, mark and source, read from the schema of `Scenario`."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from sim.distributions.distribution import Distribution
from sim.scenario.marked import MARKS
from sim.scenario.scenario import Scenario

__all__ = ["SECTION", "Key", "keys", "value_text"]

SECTION = "section"
"""Unit of a section that may be absent."""
_NAMES = "*"
"""Stands in a dotted key for all names."""
_KINDS = {"boolean": "switch", "integer": "whole number", "string": "text", "object": "table"}


@dataclass(frozen=True)
class Key:
    """What is to be known of a key.

    Attributes
    ----------
    name
        Dotted; `*` stands for all names, such as those of contact types.
    unit
        What it is counted in or written as.
    default
        In words; empty where it must be given.
    range
        What is allowed, in words; empty where the unit says it all.
    mark
        One of `MARKS`; empty for what only describes the center.
    source
        Of the default; empty if it has none.
    description
        What it is.
    """

    name: str
    unit: str
    default: str
    range: str
    mark: str
    source: str
    description: str

    @property
    def section(self) -> str:
        """The first part of its name."""
        return self.name.split(".", 1)[0]

    @property
    def origin(self) -> str:
        """Its source, or the word of its mark where none is named."""
        return self.source or MARKS.get(self.mark, "")


@cache
def keys() -> tuple[Key, ...]:
    """All keys, in the order of the schema; sections that may be absent are keys, too."""
    schema = Scenario.model_json_schema()
    return tuple(_keys(Scenario, "", schema, schema["$defs"]))


def _keys(
    model: type[BaseModel], above: str, schema: Mapping[str, Any], definitions: Mapping[str, Any]
) -> Iterator[Key]:
    defaults = model.model_construct().model_dump(mode="json", warnings=False)
    for name, field in model.model_fields.items():
        told = schema["properties"][name]
        inside = _models(field.annotation)
        if not inside or field.default is None:
            default = value_text(defaults[name]) if name in defaults else ""
            yield _key(above + name, told, default)
        for one, by_name in inside:
            part = ".".join([above + name, *[_NAMES] * by_name])
            yield from _keys(one, f"{part}.", definitions[one.__name__], definitions)


def _models(annotation: Any) -> list[tuple[type[BaseModel], bool]]:
    """The models of an annotation, each with whether it stands under a name; distributions are values, not models."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [] if issubclass(annotation, Distribution) else [(annotation, False)]
    origin, parts = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _models(parts[0])
    if origin in (typing.Union, types.UnionType):
        return [found for part in parts for found in _models(part)]
    return [(model, True) for model, _ in _models(parts[1])] if origin is dict else []


def _key(name: str, told: Mapping[str, Any], default: str) -> Key:
    """One key from its part of the schema."""
    parts = _alternatives(told)
    extremes = dict.fromkeys(filter(None, (_range(one) for one in parts)))
    return Key(
        name=name,
        unit=told.get("unit") or _unit(name, str(told.get("description", "")), parts),
        default=default,
        range=" or ".join(extremes),
        mark=str(told.get("mark", "")),
        source=str(told.get("source", "")),
        description=str(told.get("description", "")),
    )


def _alternatives(told: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The schemas of the values that a key may have, without null; of lists and mappings what they hold."""
    if "anyOf" in told:
        return [part for one in told["anyOf"] if one.get("type") != "null" for part in _alternatives(one)]
    for many, held in (
        ("by name", told.get("additionalProperties")),
        ("in a list", told.get("items") or (told.get("prefixItems") or [None])[0]),
    ):
        if isinstance(held, Mapping):
            return [{"many": many, **part} for part in _alternatives(held)]
    return [told]


def _unit(name: str, description: str, parts: list[Mapping[str, Any]]) -> str:
    """What its type says, or for a bare number the words of its description."""
    return " or ".join(
        dict.fromkeys(f"{_kind(one, name, description)} {one.get('many', '')}".rstrip() for one in parts)
    )


def _kind(part: Mapping[str, Any], name: str, description: str) -> str:
    if _is_law(part):
        return "random duration"
    if "$ref" in part:
        return SECTION
    if "unit" in part or "format" in part:
        return str(part.get("unit", part.get("format")))
    if "enum" in part or "const" in part:
        return "word"
    if part.get("type") == "number":
        return _number(part, name, description)
    types = part.get("type", "text")
    listed = [types] if isinstance(types, str) else types
    return " or ".join(_KINDS.get(one, one) for one in listed)


def _is_law(part: Mapping[str, Any]) -> bool:
    return str(part.get("$ref", "")).endswith("/Distribution")


def _number(part: Mapping[str, Any], name: str, description: str) -> str:
    """The unit of a bare number: its name may end in it, its description begin or end with it."""
    if name.endswith(("_months", "_years", "_minutes", "_hours")):
        return name.rsplit("_", 1)[-1]
    if description.startswith(("logit", "ln of")):
        return "logit"
    least, most = (part.get(side, part.get(f"exclusive{side.title()}")) for side in ("minimum", "maximum"))
    if "as a share" in description or (least is not None and least >= 0 and most == 1):
        return "share"
    if description.startswith(("multiplies", "weight")):
        return "factor"
    return "effort" if description.startswith("effort") else "number"


def _range(part: Mapping[str, Any]) -> str:
    """What a value may be, in words."""
    if "range" in part or _is_law(part):
        return str(part.get("range", "0s to 365d"))
    if "$ref" in part:
        return "its keys"
    if part.get("type") == "boolean":
        return "true, false"
    if "enum" in part:
        return ", ".join(map(str, part["enum"]))
    if part.get("type") == "string" and not {"unit", "format"} & set(part):
        return "any"
    low, above = part.get("minimum"), part.get("exclusiveMinimum")
    high, below = part.get("maximum"), part.get("exclusiveMaximum")
    least = f"above {above:g}" if above is not None else f"{low:g}" if low is not None else ""
    most = f"below {below:g}" if below is not None else f"{high:g}" if high is not None else ""
    if least and most:
        return f"{least}, {most}" if below is not None else f"{least} to {most}"
    if most:
        return most if below is not None else f"at most {most}"
    return least if above is not None or not least else f"at least {least}"


def value_text(value: Any) -> str:
    """A value in few words, as it may be written in a scenario; mappings as `key value`."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {value_text(one)}" for key, one in value.items()) or "none"
    if isinstance(value, list | tuple):
        return " ".join(value_text(one) for one in value) or "none"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.4g}"
    return "none" if value is None or value == "" else str(value).removeprefix("deterministic value:")
