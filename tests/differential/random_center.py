"""Random scenarios: small centers in which every feature meets every other."""

from __future__ import annotations

from typing import Any

import sim
from sim.names import CHANNELS, CONTACT_SELECTION
from sim.units import MINUTE
from tests.differential.luck import Luck, given
from tests.differential.random_agents import agent_groups
from tests.differential.random_types import contact_types

__all__ = ["random_center"]

_CLOSINGS = ("serve_out", "disconnect", "keep")
_OPENINGS: tuple[Any, ...] = (
    "08:00-18:00",
    "08:00-18:00",
    "00:00-24:00",
    "06:00-10:00, 12:00-18:00",
    "00:00-06:00, 08:00-10:00, 18:00-24:00",
    {"monday": "06:00-24:00", "tuesday": "00:00-06:00, 12:00-18:00", "wednesday": "08:00-10:00"},
    {"monday": "08:00-18:00", "wednesday": "06:00-12:00"},
)
"""Opening hours on a grid of two hours; some days are closed."""
_SPREADS: tuple[Any, ...] = (1, 1, {"00:00-24:00": 1}, {"06:00-12:00": 1, "18:00-20:00": 3})
"""When contacts come: during opening hours, or by spans of every day."""


def random_center(luck: Luck) -> dict[str, Any]:
    """A small scenario, as a mapping: up to three days, six contact types, four groups, two segments."""
    calendar = {
        "days": luck.one(1, 1, 2, 2, 3),
        "interval": luck.one("30m", "1h", "2h"),
        "opening": luck.one(*_OPENINGS),
        "at_closing": luck.one(*_CLOSINGS),
        "overrun": luck.one("0s", "2h", "6h"),
    }
    kinds = [f"t{i}" for i in range(luck.one(2, 4, 5, 6))]
    groups = [f"g{i}" for i in range(luck.one(1, 2, 3, 4))]
    segments = [f"c{i}" for i in range(luck.one(0, 1, 2))]
    channels = luck.some(list(CHANNELS), 2)
    channel_of = {kind: luck.one(*channels) for kind in kinds}
    types = contact_types(luck, channel_of, groups)
    skills = sorted({one.get("skill", kind) for kind, one in types.items()})
    grid = sim.Scenario.model_validate(_skeleton(calendar)).calendar.opening_grid()
    return {
        "name": "random",
        "calendar": calendar,
        "channels": {channel: _channel(luck) for channel in channels},
        "segments": {name: _segment(luck) for name in segments},
        "contact_types": types,
        "arrivals": _arrivals(luck, kinds, segments, calendar["days"]),
        "agents": agent_groups(luck, groups, skills, sorted(set(channel_of.values())), grid),
        "routing": {
            "agent_selection": luck.one("ranked_longest_idle", "longest_idle"),
            "contact_selection": luck.one(*CONTACT_SELECTION),
        },
        "incidents": {
            f"i{i}": _incident(luck, kinds, channels, calendar["days"]) for i in range(luck.one(0, 1, 2))
        },
        "measures": {"trace": luck.happens(0.9)},
    }


def _skeleton(calendar: dict[str, Any]) -> dict[str, Any]:
    return {
        "calendar": calendar,
        "contact_types": {"a": {"talk": "1m"}},
        "arrivals": {"streams": {"s": {"rates_per_hour": 1, "mix": {"a": 1}}}},
        "agents": {"g": {"count": 0, "skills": {"a": {}}}},
    }


def _channel(luck: Luck) -> dict[str, Any]:
    return given(
        {
            "lines": luck.maybe(0.25, 0, 2, 6, 12),
            "queue_places": luck.maybe(0.2, 0, 2, 5),
            "at_closing": luck.maybe(0.5, *_CLOSINGS),
            "slowdown": luck.maybe(0.9, 0, 0.114, 1),
        }
    )


def _segment(luck: Luck) -> dict[str, Any]:
    return given(
        {
            "priority": luck.maybe(0.5, 0, 1, 2),
            "head_start": luck.span(0, 0, 1, 10),
            "patience_factor": luck.one(1, 2, 0.5, 1.37),
        }
    )


def _arrivals(luck: Luck, kinds: list[str], segments: list[str], days: int) -> dict[str, Any]:
    """About as many cases as keep the center busy, not more than a few hundred."""
    busy = max(40, min(160, 600 * MINUTE // luck.grain)) * 2 // (1 + days)
    streams: dict[str, Any] = {}
    for i in range(luck.one(1, 2)):
        mix = {kind: luck.one(1, 1, 3) for kind in kinds}
        n, spread = round(luck.one(1, 0.4, 1.5) * busy), luck.one(*_SPREADS)
        stream: dict[str, Any] = {"mix": mix}
        if isinstance(spread, int):
            stream["rates_per_hour"] = n / 12
        elif luck.happens(0.5):
            stream |= {"per_day": n, "weights": {"all": spread}}
        else:
            stream["rates_per_hour"] = {"all": {span: n / 12 * weight for span, weight in spread.items()}}
        if segments:
            stream["segments"] = dict.fromkeys(segments, 1)
        streams[f"s{i}"] = stream
    return {
        "scale": luck.one(1, 1, 0.5, 1.3),
        "day_factor": {"cv": luck.one(0, 0.3), "ar1": luck.one(0, 0.5)},
        "interval_noise": {"cv": luck.one(0, 0.3), "shared": luck.happens(0.5)},
        "streams": streams,
    }


def _incident(luck: Luck, kinds: list[str], channels: list[str], days: int) -> dict[str, Any]:
    return {
        "day": luck.one(*range(days)),
        "at": luck.one("08:00", "10:00", "12:00", "16:00"),
        "types": luck.some(kinds),
        "peak": luck.one(1, 2, 4),
        "decay": luck.one("30m", "1h"),
        "lasts": luck.one("2h", "4h"),
        "talk_factor": luck.one(1, 2, 0.5),
        "outage": luck.one("0s", "30m", "1h", "2h15m"),
        "outage_of": luck.some(channels),
    }
