"""Time inside is int64 ticks of one microsecond; words like "20s", "5m" and "08:30" exist only at the edge, here."""

from __future__ import annotations

import math
import re
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

__all__ = [
    "DAY",
    "HOUR",
    "LONGEST",
    "MINUTE",
    "NEVER",
    "SECOND",
    "SPEED_ONE",
    "TICK_SECONDS",
    "Duration",
    "clock_text",
    "duration_text",
    "parse_clock",
    "parse_duration",
    "seconds",
]

SECOND = 1_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR
TICK_SECONDS = 1e-6
NEVER = 2**62
"""The instant of what has not happened: larger than any horizon, so that minima need no special case."""
LONGEST = 365 * DAY
"""Bound of every drawn duration, so that sums of ticks stay far below 2**63."""
SPEED_ONE = 65_536
"""Speeds are integers in parts per 65,536; work is in ticks × 65,536."""

_UNITS = {"us": 1, "ms": 1_000, "s": SECOND, "m": MINUTE, "min": MINUTE, "h": HOUR, "d": DAY, "w": 7 * DAY}
_PART = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(us|ms|min|s|m|h|d|w)(?![a-z])")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")


def parse_duration(text: str) -> int:
    """Ticks of a duration such as `"20s"`, `"1.5m"`, `"1h30m"`, `"0s"`.

    Units: us, ms, s, m (or min), h, d, w. Raises ValueError with a sentence for anything else.
    """
    body, sign = text.strip(), 1
    if body.startswith("-"):
        body, sign = body[1:], -1
    total, at = 0.0, 0
    while at < len(body):
        part = _PART.match(body, at)
        if part is None:
            raise ValueError(
                f'"{text}" is not a duration; write a number with a unit, such as "20s", "5m" or "1h30m"'
            )
        total += float(part[1]) * _UNITS[part[2]]
        at = part.end()
        if not body[at:].strip():
            break
    if at == 0 or not math.isfinite(total):
        raise ValueError(
            f'"{text}" is not a duration; write a number with a unit, such as "20s", "5m" or "1h30m"'
        )
    return sign * round(total)


def duration_text(ticks: int) -> str:
    """The shortest text that `parse_duration` reads back as `ticks`."""
    if ticks == 0:
        return "0s"
    sign, rest, out = ("-" if ticks < 0 else ""), abs(ticks), ""
    for unit in ("d", "h", "m", "s", "ms", "us"):
        whole, rest = divmod(rest, _UNITS[unit])
        if whole:
            out += f"{whole}{unit}"
    return sign + out


def parse_clock(text: str) -> int:
    """Ticks since midnight of `"HH:MM"` or `"HH:MM:SS"`, from `"00:00"` to `"24:00"`."""
    hit = _CLOCK.fullmatch(text.strip())
    if hit is None:
        raise ValueError(f'"{text}" is not a time of day; write it as "HH:MM", in quotes')
    ticks = int(hit[1]) * HOUR + int(hit[2]) * MINUTE + int(hit[3] or 0) * SECOND
    if int(hit[2]) > 59 or int(hit[3] or 0) > 59 or ticks > DAY:
        raise ValueError(f'"{text}" is not a time of day between "00:00" and "24:00"')
    return ticks


def clock_text(ticks: int) -> str:
    """`"HH:MM"` of an instant within the day (`"HH:MM:SS"` where the seconds are not zero)."""
    minutes, rest = divmod(ticks, MINUTE)
    text = f"{minutes // 60:02d}:{minutes % 60:02d}"
    return f"{text}:{rest // SECOND:02d}" if rest else text


def seconds(ticks: float) -> float:
    """Seconds of a number of ticks."""
    return ticks * TICK_SECONDS


def _duration_field(value: Any) -> int:
    """What a scenario key that holds a duration accepts: text with a unit, nothing else."""
    if isinstance(value, bool) or not isinstance(value, str):
        raise ValueError(
            f'{value!r} has no unit; write a duration in quotes, such as "{value}s" or "{value}m"'
        )
    return parse_duration(value)


Duration = Annotated[
    int,
    BeforeValidator(_duration_field),
    PlainSerializer(duration_text, return_type=str),
    WithJsonSchema(
        {
            "type": "string",
            "examples": ["20s", "5m", "1h30m"],
            "description": "a duration with its unit",
            "unit": "duration",
        }
    ),
]
"""A scenario key in ticks, written as text with a unit."""
