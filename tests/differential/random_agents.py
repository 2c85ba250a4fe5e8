"""Random agent groups: headcounts, shifts with breaks or members with hours, skills, contacts at once."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests.differential.luck import Luck, given

__all__ = ["agent_groups"]

_HOURS: tuple[Any, ...] = (
    "08:00-12:00, 12:30-18:00",
    "06:00-14:00",
    {"all": "10:00-20:00", "tuesday": "none"},
    "20:00-04:00",
    {"monday": "08:00-16:30", "weekend": "none", "all": "12:00-20:00"},
)


def agent_groups(
    luck: Luck, names: list[str], skills: list[str], channels: list[str], grid: NDArray[np.bool_]
) -> dict[str, Any]:
    """A mapping as in a scenario; the first group has all skills.

    Parameters
    ----------
    luck
        The draws.
    names
        Of the groups.
    skills, channels
        What contact types need and come through.
    grid
        Opening hours by weekday and interval.
    """
    first, *others = names
    out = {first: _one(luck, skills, channels, grid)}
    return out | {name: _one(luck, luck.some(skills, 1), channels, grid) for name in others}


def _one(luck: Luck, skills: list[str], channels: list[str], grid: NDArray[np.bool_]) -> dict[str, Any]:
    at_once = {channel: luck.one(1, 2, 3) for channel in channels if luck.happens(0.7)}
    return given(
        {
            **luck.one(_headcount, _headcount, _shifts, _members)(luck, grid),
            "skills": {skill: _skill(luck) for skill in skills},
            "at_once": at_once,
            "at_once_total": luck.maybe(0.5, 2, 3, 4),
            "together": {"x": luck.some(channels, 1)} if luck.happens(0.6) else {},
            "at_shift_end": luck.one("finish", "hand_back"),
            "hand_back_work": luck.one("resumes", "anew"),
            "shrinkage": luck.one(0, 0, 0.3),
            "absence": luck.one(0, 0, 0.2),
        }
    )


def _skill(luck: Luck) -> dict[str, Any]:
    return given(
        {
            "speed": luck.one(1, 1, 2, 0.5, 0.7),
            "talk": luck.maybe(0.3, luck.duration(6)),
            "wrap_up": luck.maybe(0.3, luck.duration(3)),
            "rank": luck.one(0, 1, 1, 2),
            "pick": luck.one(1, 1, 0, 2),
            "level": luck.one(1, 1, 2, 3),
            "after": luck.maybe(0.3, luck.span(1, 2, 4)),
            "keep_free": luck.maybe(0.2, 0, 0, 1),
        }
    )


def _headcount(luck: Luck, grid: NDArray[np.bool_]) -> dict[str, Any]:
    """Numbers that go up and down by slots of two hours, none while the center is closed."""
    numbers, n = (1, 2, 3, 5, 2, 1, 0, 0.5, 1.25), grid.shape[1]
    count = {}
    for number, day in enumerate(("monday", "tuesday", "wednesday")):
        slots = [luck.one(*numbers)] * 12 if luck.happens(0.3) else [luck.one(*numbers) for _ in range(12)]
        count[day] = [float(slots[12 * i // n]) if grid[number, i] else 0.0 for i in range(n)]
    return {
        "count": count,
        "extra": luck.one(0, 0, 0.5, 1, -1),
        "members": {f"m{i}": _person(luck) for i in range(luck.one(0, 0, 2))},
    }


def _shifts(luck: Luck, _: NDArray[np.bool_]) -> dict[str, Any]:
    return {
        "shifts": {
            f"p{i}": {
                "start": luck.one("06:00", "08:00", "10:00", "20:00"),
                "length": luck.one("4h", "8h", "10h"),
                "agents": luck.one(1, 2, 3, {"all": 2}, 1.5),
                "breaks": {
                    f"b{j}": {
                        "length": luck.one("30m", "1h"),
                        "window": luck.one("01:00-02:00", "02:00-04:00"),
                        "paid": luck.happens(0.5),
                    }
                    for j in range(luck.one(0, 1, 2))
                },
            }
            for i in range(luck.one(1, 2))
        },
        "extra": luck.one(0, 0, 1),
        "members": {f"m{i}": _person(luck) for i in range(luck.one(0, 2))},
        **_punctual(luck),
    }


def _members(luck: Luck, _: NDArray[np.bool_]) -> dict[str, Any]:
    return {
        "members": {f"m{i}": {**_person(luck), "hours": luck.one(*_HOURS)} for i in range(luck.one(1, 2, 3, 4))},
        **_punctual(luck),
    }


def _person(luck: Luck) -> dict[str, Any]:
    return given({"speed": luck.one(1, 2, 0.5), "tenure_months": luck.maybe(0.5, 0, 3)})


def _punctual(luck: Luck) -> dict[str, Any]:
    return {"lateness": luck.one("0s", luck.duration(3)), "adherence": luck.one(1, 1, 0.75, 0.5)}
