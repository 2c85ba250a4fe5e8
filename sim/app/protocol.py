"""What a page may ask, and how it is read: see docs/floor.md."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from sim.errors import SettingsError, SimError, hint_or_all, nearest

__all__ = ["MOST_BYTES", "Asked", "MessageError", "read"]

MOST_BYTES = 65_536
"""Of a message from a page."""
_ENDS: dict[str, tuple[int, int]] = {
    "seed": (0, 2**63 - 1),
    "replication": (0, 10**6),
    "replications": (2, 100),
}
_FIELDS: dict[str, dict[str, type]] = {
    "open": {"scenario": str},
    "day": {"floor": str, "scenario": str, "overrides": dict, "seed": int, "replication": int, "day": int},
    "spread": {"scenario": str, "a": dict, "b": dict, "seed": int, "replications": int, "day": int},
    "lesson": {"name": str},
    "stop": {},
}
_DEFAULTS: dict[str, Any] = {
    **{"floor": "A", "overrides": {}, "a": {}, "b": {}},
    **{"seed": 1, "replication": 0, "replications": 20},
}
_WORDS = {str: "text", int: "a whole number", dict: "a mapping of keys"}


class Asked(NamedTuple):
    """A request that has been read: its number, what to do, and its fields."""

    id: int
    do: str
    fields: dict[str, Any]


class MessageError(SimError):
    """A message that says nothing that could be done.

    Parameters
    ----------
    text
        One sentence.
    id
        The number of the request, if it could be read.
    """

    def __init__(self, text: str, id: int | None = None) -> None:
        super().__init__(text)
        self.id = id


def read(text: str | bytes) -> Asked:
    """A message of a page.

    Raises
    ------
    MessageError
    """
    if isinstance(text, bytes):
        raise MessageError("message: a page sends text, not bytes")
    if len(text.encode(errors="replace")) > MOST_BYTES:
        raise MessageError(f"message: must be at most {MOST_BYTES} bytes")
    try:
        data = json.loads(text, parse_constant=_refused)
    except (ValueError, RecursionError):
        raise MessageError("message: is not JSON") from None
    if not isinstance(data, dict):
        raise MessageError("message: must be a mapping of keys")
    number = data.pop("id", None)
    if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number < 2**53:
        raise MessageError("id: must be a whole number, at least 0")
    try:
        return Asked(number, *_checked(data))
    except SettingsError as error:
        raise MessageError(str(error), number) from None


def _refused(word: str) -> None:
    raise ValueError(word)


def _checked(data: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    do = data.pop("do", None)
    if not isinstance(do, str) or do not in _FIELDS:
        hint = nearest(str(do)[:80], _FIELDS)
        raise SettingsError(f"do: {_short(do)} is unknown{hint}; known are {', '.join(_FIELDS)}")
    known = _FIELDS[do]
    for key in data:
        if key not in known:
            raise SettingsError(f"{key[:80]}: unknown key{hint_or_all(key[:80], known)}")
    out: dict[str, Any] = {}
    for key, kind in known.items():
        if key not in data and key not in _DEFAULTS:
            raise SettingsError(f"{key}: is missing")
        value = data.get(key, _DEFAULTS.get(key))
        if not isinstance(value, kind) or isinstance(value, bool):
            raise SettingsError(f"{key}: {_short(value)} must be {_WORDS[kind]}")
        out[key] = value
    for key, (least, most) in _ENDS.items():
        if key in out and not least <= out[key] <= most:
            raise SettingsError(f"{key}: {out[key]} must be from {least} to {most}")
    return do, out


def _short(value: Any) -> str:
    text = json.dumps(value)
    return text if len(text) <= 80 else f"{text[:80]}…"
