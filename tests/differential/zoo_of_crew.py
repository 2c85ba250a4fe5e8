"""Corner plans of a crew that changes from one day to the next."""

from __future__ import annotations

from typing import Any

from tests.differential.corner import MORNING, Comes, Corner, calls, drawn_up, group

__all__ = ["CREW"]

_FEEL: dict[str, Any] = {"tolerance": {}, "resolution": {"base": 0}, "satisfaction": {"answer_share": 1}}
_STAY: dict[str, Any] = {"attrition": 0, "attrition_slope": 0}
_EVERY_NIGHT: dict[str, Any] = {"attrition": 365}


def _daily(n_days: int, *at: str) -> list[Comes]:
    return calls(*(f"{one}+{day}" for day in range(n_days) for one in at))


_HALF_HOURS = [f"{8 + i // 2:02d}:{i % 2 * 30:02d}" for i in range(18)]
_SLOW: dict[str, Any] = {"types": [{"talk": "exponential mean:40m", "wrap_up": "4m"}]}
_NIGHTS: dict[str, Any] = {"opening": "00:00-24:00", "interval": "1h", "overrun": "0s", "days": 3}

CREW: dict[str, Corner] = {
    "everybody leaves every night": lambda: drawn_up(
        _daily(3, *_HALF_HOURS),
        calendar={"days": 3},
        agents={"g": group(2), "h": group(1)},
        workforce={**_EVERY_NIGHT, "newcomer_extra": 1, "quality_spread": 2, "speed_spread": 0.5},
        **_SLOW,
        **_FEEL,
    ),
    "some leave, the busy ones sooner": lambda: drawn_up(
        [*_daily(4, *_HALF_HOURS), *_daily(4, "08:00", "09:00", "10:00", "11:00")],
        calendar={"days": 4},
        agents={"g": group(3), "h": group(4)},
        workforce={"attrition": 0, "attrition_slope": 365, "attrition_from": 0.2},
        quality={"standards": True},
        **_SLOW,
        **_FEEL,
    ),
    "busy until midnight": lambda: drawn_up(
        _daily(3, *(f"{19 + i // 4}:{i % 4 * 15:02d}" for i in range(20))),
        calendar={"opening": "12:00-24:00", "interval": "6h", "overrun": "0s", "days": 3},
        agents={"g": group(4)},
        workforce={"attrition": 0, "attrition_slope": 365, "attrition_from": 0},
        **_SLOW,
        **_FEEL,
    ),
    "they leave in the middle of a talk": lambda: drawn_up(
        calls("22:30", "23:50", "23:50", "23:55", "10:00+1", "23:59+1", "00:00+1", "00:00+2", "00:05+2"),
        calendar=_NIGHTS,
        types=[{"talk": "30m", "wrap_up": "10m"}],
        agents={"g": {"count": 2, "skills": {"a": {}}}},
        workforce={**_EVERY_NIGHT, "newcomer_extra": 2, "learning_months": 0.1},
        **_FEEL,
    ),
    "the run ends at midnight": lambda: drawn_up(
        _daily(3, "10:00", "23:30"),
        calendar=_NIGHTS,
        workforce={**_EVERY_NIGHT},
        handling={"erosion": {"tau": "1s"}},
        quality={"learning": 1},
    ),
    "haste becomes a habit": lambda: drawn_up(
        [*MORNING, *_daily(4, *_HALF_HOURS), *_daily(2, "08:00", "08:05", "08:10", "08:15", "08:20")],
        calendar={"days": 4},
        agents={"g": group(2), "h": group(1)},
        workforce={**_STAY, "rush": 1},
        handling={"erosion": {"tau": "1d"}, "speed": 1.25, "cap": "20m"},
        **_SLOW,
        **_FEEL,
    ),
    "haste becomes a habit, nobody feels": lambda: drawn_up(
        [*MORNING, *_daily(3, *_HALF_HOURS)],
        calendar={"days": 3},
        agents={"g": {**group(2), "at_shift_end": "hand_back"}},
        workforce={**_STAY, "rush": 1},
        handling={"erosion": {"tau": "6h"}},
        **_SLOW,
    ),
    "who is slow in a rush leaves no habit": lambda: drawn_up(
        [*MORNING, *_daily(2, *_HALF_HOURS)],
        calendar={"days": 2},
        workforce={**_STAY, "rush": -0.5},
        handling={"erosion": {"tau": "1s"}},
        **_FEEL,
    ),
    "what is known grows week by week": lambda: drawn_up(
        _daily(9, "09:00", "11:00", "17:55"),
        calendar={"days": 9},
        quality={"learning": 0.5, "knowledge": 0.2},
        **_FEEL,
    ),
    "all change in the third week": lambda: drawn_up(
        [*MORNING, *_daily(9, "09:00", "09:01", "09:02", "12:00", "23:00")],
        calendar={"days": 16, "opening": "00:00-24:00", "overrun": "1h"},
        agents={"g": {**group(3), "junior_share": 0.5, "members": {"ann": {"tenure_months": 1}}}},
        workforce={"attrition": 60, "rush": 0.5},
        handling={"erosion": {"tau": "10d"}},
        quality={"learning": 0.3},
        types=[{"talk": "exponential mean:20m", "transfer": {"share": 0.3, "to": {"a": 1}}}],
        **_FEEL,
    ),
    "an agent is the last to answer, not the first": lambda: drawn_up(
        MORNING,
        types=[{"transfer": {"share": 0.5, "to": {"b": 1}}}, {"talk": "exponential mean:5m"}],
        agents={"g": group(3), "h": group(2, "b")},
        workforce=_STAY,
        **_FEEL,
    ),
    "juniors are spread evenly": lambda: drawn_up(
        MORNING, agents={"g": {**group(4), "junior_share": 0.5}, "h": {**group(1), "junior_share": 1}}
    ),
}
"""By name."""
