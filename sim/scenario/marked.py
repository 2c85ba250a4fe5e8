"""Keys of the model of customers and quality, each with the mark and the source of its value."""

from __future__ import annotations

from typing import Any

from pydantic import Field
from pydantic.config import JsonDict

__all__ = ["MARKS", "marked"]

MARKS = {
    "M": "measured",
    "F": "fitted",
    "S": "survey",
    "P": "practice",
    "R": "recalled",
    "A": "assumed",
}


def marked(default: Any, mark: str, description: str, source: str = "", unit: str = "", **bounds: Any) -> Any:
    """A key whose default carries its mark (one of `MARKS`) and source; `bounds` as of `pydantic.Field`.

    The unit need not be said where its type or description does; see `sim.scenario.reference`.
    """
    if mark not in MARKS:
        raise ValueError(f"{mark!r} is no mark; known are {', '.join(MARKS)}")
    extra: JsonDict = {"mark": mark, "source": source}
    if unit:
        extra["unit"] = unit
    return Field(default, description=description, json_schema_extra=extra, **bounds)
