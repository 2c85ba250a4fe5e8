"""Plain data as text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["said", "yaml_text"]


def said(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, Mapping):
        return ", ".join(f"{k} {v}" for k, v in value.items())
    if isinstance(value, (list, tuple)):
        return ", ".join(str(v) for v in value)
    return str(value)


def yaml_text(mapping: Mapping[str, Any]) -> str:
    """A mapping as YAML, keys in their order."""
    import yaml

    return str(
        yaml.safe_dump(
            _plain(mapping), sort_keys=False, allow_unicode=True, width=100, default_flow_style=None
        )
    )


def _plain(value: Any) -> Any:
    """Mappings and sequences of any kind as dicts and lists, for YAML."""
    if isinstance(value, Mapping):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(v) for v in value]
    return value if value is None or isinstance(value, (bool, int, float, str)) else str(value)
