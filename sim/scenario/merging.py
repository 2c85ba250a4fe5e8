"""Laying one mapping over another, setting and reading dotted keys: the same rules as on the command line."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from sim.errors import ScenarioError

__all__ = ["laid_over", "value_at", "with_keys"]


def laid_over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """`above` laid over `below`: mappings merge, everything else replaces."""
    out = dict(below)
    for key, value in above.items():
        old = out.get(key)
        out[key] = (
            laid_over(old, value)
            if isinstance(value, Mapping) and isinstance(old, Mapping)
            else deepcopy(value)
        )
    return out


def with_keys(below: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """`below` with dotted keys set; a mapping as value merges."""
    out = dict(below)
    for dotted_key, value in changes.items():
        if not isinstance(dotted_key, str) or not all(dotted_key.split(".")):
            raise ScenarioError(f'"{dotted_key}" is not a dotted key such as agents.tellers.count')
        layer: Any = value
        for part in reversed(dotted_key.split(".")):
            layer = {part: layer}
        out = laid_over(out, layer)
    return out


def value_at(data: Any, dotted_key: str) -> Any:
    """What stands at a dotted key of plain data; None where a part of the key is not there."""
    for part in dotted_key.split("."):
        data = data.get(part) if isinstance(data, Mapping) else None
    return data
