"""Corner plans of agents who differ, learn, tire and hurry."""

from __future__ import annotations

from typing import Any

from tests.differential.corner import MORNING, Corner, calls, drawn_up, group

__all__ = ["WORKFORCE"]

_FEEL: dict[str, Any] = {
    "tolerance": {"voice": "deterministic value:10m", "email": "deterministic value:1h"},
    "resolution": {"base": 0},
    "satisfaction": {"answer_share": 1},
}
_ALIKE: dict[str, Any] = {
    **dict.fromkeys(("speed_spread", "quality_spread", "newcomer_extra", "newcomer_logit"), 0),
    **dict.fromkeys(("fatigue_talk", "fatigue_logit", "fatigue_human", "hours_power", "rush"), 0),
}
_TIRED: dict[str, Any] = {
    **_ALIKE,
    **{"fatigue_from": 0.1, "fatigue_range": 0.8, "fatigue_memory": "30m"},
    **{"fatigue_talk": 1, "fatigue_logit": -2, "fatigue_human": -0.3},
}
_RUSH: dict[str, Any] = {**_ALIKE, "rush": 0.5}
_THREE_DAYS = [
    *MORNING,
    *calls(*(f"{8 + i // 6:02d}:{i % 6 * 10:02d}+{day}" for day in (1, 2) for i in range(30))),
]
_AROUND_THE_CLOCK = calls(
    *(f"{i % 24:02d}:{minute}+{i // 24}" for i in range(48) for minute in ("00", "20", "55"))
)


def _chats(work: str) -> Corner:
    """Two chats in hand, of which one agent hands his back at ten."""
    return lambda: drawn_up(
        MORNING,
        types=[{"channel": "chat", "talk": "exponential mean:12m", "wrap_up": "3m"}],
        agents={
            "g": {
                "count": {"08:00-10:00": 2, "10:00-12:00": 1, "12:00-18:00": 2},
                **{"skills": {"a": {}}, "at_once": {"chat": 2}, "at_shift_end": "hand_back"},
                "hand_back_work": work,
            }
        },
        workforce={**_TIRED, "rush": 0.3, "newcomer_extra": 1},
        **_FEEL,
    )


WORKFORCE: dict[str, Corner] = {
    "agents as they are": lambda: drawn_up(
        MORNING, agents={"g": group(3)}, workforce={}, repeat={"delay": "20m"}, **_FEEL
    ),
    "agents are alike": lambda: drawn_up(MORNING, agents={"g": group(3)}, workforce=_ALIKE, **_FEEL),
    "nobody feels, agents differ": lambda: drawn_up(MORNING, agents={"g": group(3)}, workforce={}),
    "newcomers learn from day to day": lambda: drawn_up(
        _THREE_DAYS,
        calendar={"days": 3},
        agents={"g": {**group(3), "members": {"ann": {"tenure_months": 0}, "ben": {"tenure_months": 0.1}}}},
        workforce={**_ALIKE, "newcomer_extra": 1, "newcomer_logit": -3, "learning_months": 0.1}
        | {"quality_spread": 2, "tenure_mean_months": 0.1},
        **_FEEL,
    ),
    "all answer by the same standards": lambda: drawn_up(
        MORNING, agents={"g": group(3)}, workforce={}, quality={"standards": True}, **_FEEL
    ),
    "agents tire": lambda: drawn_up(
        MORNING, types=[{"wrap_up": "2m"}], agents={"g": group(3)}, workforce=_TIRED, **_FEEL
    ),
    "two chats tire as one": _chats("resumes"),
    "two chats, drawn anew": _chats("anew"),
    "hours begin anew at midnight": lambda: drawn_up(
        _AROUND_THE_CLOCK,
        calendar={"opening": "00:00-24:00", "interval": "1h", "days": 2},
        agents={"g": group(2)},
        workforce={**_ALIKE, "hours_power": 0.5},
        **_FEEL,
    ),
    "two queues, one in a rush": lambda: drawn_up(
        [*MORNING, *calls(*(f"{9 + i // 6:02d}:{i % 6 * 10:02d}" for i in range(12)), kind=1)],
        types=[{"talk": "17m", "set_up": "10s"}, {"talk": "6m"}],
        agents={"g": group(2), "h": group(1, "a", "b")},
        workforce=_RUSH,
        handling={"cap": "10m"},
        **_FEEL,
    ),
    "a queue slows agents down": lambda: drawn_up(
        MORNING, agents={"g": group(1)}, workforce={**_ALIKE, "rush": -0.5}
    ),
    "a rush at the opening": lambda: drawn_up(
        calls(*(f"{19 + i // 12}:{i % 12 * 5:02d}" for i in range(30)), "08:00+1", "08:00+1", "08:10+1"),
        calendar={"days": 2},
        types=[{"channel": "email"}],
        channels={"email": {"at_closing": "keep"}},
        agents={"g": group(4)},
        workforce=_RUSH,
        **_FEEL,
    ),
    "the last agent talks when nobody is on duty": lambda: drawn_up(
        calls("17:30", "17:58", "17:59", "17:59"),
        types=[{"set_up": "3m"}],
        workforce={**_RUSH, "hours_power": 0.2},
        **_FEEL,
    ),
}
"""By name."""
