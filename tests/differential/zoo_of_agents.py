"""Corner plans of agents: several contacts at once, shifts, members, incidents, and who of them takes a contact."""

from __future__ import annotations

from typing import Any

from tests.differential.corner import MORNING, Comes, Corner, calls, drawn_up, group

__all__ = ["AGENTS"]

_CHAT = {"channel": "chat", "talk": "10m"}
_MAIL = {"channel": "email", "talk": "20m"}
_BUSY: list[Comes] = [*MORNING, *calls("08:00", "08:07", "08:30", "08:30", "09:00", "09:15", "10:00", kind=1)]


def _pool(count: Any, *skills: str, **more: Any) -> dict[str, Any]:
    """One group with more than a headcount."""
    return {"g": {**group(count, *skills), **more}}


def _rule(name: str) -> Corner:
    """Three groups that differ in all that a rule may look at, one of them with two contacts at once."""
    return lambda: drawn_up(
        _BUSY,
        types=[{"talk": "uniform low:1m high:14m", "wrap_up": "2m"}, {"talk": "20m"}],
        agents={
            "g": {"count": 2, "skills": {"a": {"rank": 2, "level": 1}, "b": {"rank": 0, "level": 3}}},
            "h": {"count": 1, "skills": {"a": {"rank": 1, "level": 2}}},
            "i": {
                "count": 2,
                "skills": {"a": {"rank": 2, "level": 3}, "b": {"rank": 1}},
                "at_once": {"voice": 2},
            },
        },
        channels={"voice": {"slowdown": 0.5}},
        routing={"agent_selection": name},
    )


def _shift(start: str, length: str, agents: Any = 1, **breaks: Any) -> dict[str, Any]:
    named = {name: {"length": one, "window": window} for name, (one, window) in breaks.items()}
    return {"start": start, "length": length, "agents": agents, "breaks": named}


def _end_of_shift(how: str, work: str, talk: str = "lognormal mean:40m sigma:0.5") -> Corner:
    """Agents go at ten and at twelve, in the middle of talks; others are there, or come an hour later."""
    shifts = {"early": _shift("08:00", "2h"), "day": _shift("09:30", "2h30m", 2), "late": _shift("13:00", "4h")}
    return lambda: drawn_up(
        calls("08:30", "09:00", "09:40", "09:40", "10:00", "11:30", "11:40", "11:50", "13:00"),
        types=[{"talk": talk, "wrap_up": "10m", "patience": "3h"}],
        agents={"g": {"shifts": shifts, "skills": {"a": {}}, "at_shift_end": how, "hand_back_work": work}},
    )


AGENTS: dict[str, Corner] = {
    "two chats at once, each slower": lambda: drawn_up(
        calls("08:00", "08:04", "08:08", "08:20", "08:21", "08:22", "08:40"),
        types=[{**_CHAT, "wrap_up": "2m"}],
        agents=_pool(1, at_once={"chat": 2}),
    ),
    "three at once at a third of the speed and less": lambda: drawn_up(
        calls("08:00", "08:00", "08:00", "08:10", "08:30", "08:31", "09:40", "09:50"),
        types=[{**_CHAT, "patience": "30m"}],
        agents=_pool(2, at_once={"chat": 3}),
        channels={"chat": {"slowdown": 1}},
    ),
    "work ends as the next contact comes": lambda: drawn_up(
        calls("08:00", "08:05", "08:15", "08:20", "08:25", "08:30", "08:30", "08:35", "08:45"),
        types=[{**_CHAT, "wrap_up": "5m"}],
        agents=_pool(1, at_once={"chat": 2}),
        channels={"chat": {"slowdown": 1}},
    ),
    "a contact comes in the wrap-up of another": lambda: drawn_up(
        calls("08:00", "08:12", "08:40", "08:55"),
        types=[{**_CHAT, "wrap_up": "10m"}],
        agents=_pool(1, at_once={"chat": 2}),
        channels={"chat": {"slowdown": 1}},
    ),
    "several at once and none slower": lambda: drawn_up(
        MORNING, types=[{**_MAIL, "wrap_up": "1m"}], agents=_pool(1, at_once={"email": 4})
    ),
    "channels together, two in all": lambda: drawn_up(
        [(f"09:{m:02d}", kind, 0) for m in range(0, 50, 5) for kind in (0, 1, 2)],
        types=[{}, _CHAT, _MAIL],
        agents=_pool(
            2, "a", "b", "c", at_once={"chat": 2, "email": 3}, at_once_total=2, together={"x": "voice email"}
        ),
        channels={"voice": {"slowdown": 0.3}},
    ),
    "one call at a time beside three mails": lambda: drawn_up(
        [*calls("09:00", "09:01", "09:02", "09:20", "09:40"), *calls("09:00", "09:03", "09:05", "09:21", kind=1)],
        types=[{}, _MAIL],
        agents=_pool(1, "a", "b", at_once={"email": 3}, together={"x": "voice email"}),
    ),
    "channels that may not be in hand together": lambda: drawn_up(
        [(f"09:{m:02d}", kind, 0) for m in range(0, 50, 5) for kind in (0, 1)],
        types=[_CHAT, _MAIL],
        agents=_pool(1, "a", "b", at_once={"chat": 3, "email": 3}),
    ),
    "the headcount falls with two in hand": lambda: drawn_up(
        calls("08:40", "08:40", "08:45", "08:50", "08:50", "08:55", "09:10", "09:20"),
        types=[{**_CHAT, "talk": "30m"}],
        agents=_pool({"08:00-09:00": 3, "09:00-10:00": 1, "10:00-18:00": 2}, at_once={"chat": 2}),
    ),
    "busy with two when the center reopens": lambda: drawn_up(
        calls("11:50", "11:55", "13:00", "13:05", "13:10"),
        calendar={"opening": "08:00-12:00, 13:00-18:00"},
        types=[{**_CHAT, "talk": "50m"}],
        agents=_pool(1, at_once={"chat": 2}),
    ),
    "agent: longest idle": _rule("longest_idle"),
    "agent: best skill": _rule("best_skill"),
    "agent: least occupied": _rule("least_occupied"),
    "agent: random": _rule("random"),
    "agent: single-skilled first": _rule("single_skilled_first"),
    "agent: ranked, most free": _rule("ranked_most_free"),
    "agent: most free on the second day": lambda: drawn_up(
        [*calls("08:00", kind=1), *calls("08:00+1", kind=2), *calls("08:00+1", "08:30+1", "09:00+1")],
        calendar={"days": 2, "interval": "2h"},
        types=[{}, {"talk": "8h"}, {"talk": "2m"}],
        agents={"g": group(2, "a", "b", "c")},
        routing={"agent_selection": "ranked_most_free"},
    ),
    "agent: each type has its own rule": lambda: drawn_up(
        _BUSY,
        types=[{"agent_selection": "random"}, {"agent_selection": "least_occupied"}],
        agents={"g": group(2, "a", "b"), "h": group(2, "a", "b", rank=0)},
    ),
    "a break begins and ends in the middle of contacts": lambda: drawn_up(
        MORNING,
        types=[{"talk": "25m"}],
        agents={
            "g": {
                "shifts": {"day": _shift("08:00", "5h", 3, rest=("30m", "01:00-02:00"), lunch=("1h", "03:00-04:30"))},
                "skills": {"a": {}},
            }
        },
    ),
    "a break shorter than the talk in hand": lambda: drawn_up(
        calls("08:00", "09:10", "09:20", "09:30", "10:00"),
        types=[{"talk": "90m"}],
        agents={"g": {"shifts": {"day": _shift("08:00", "5h", 2, rest=("30m", "01:00-01:30"))}, "skills": {"a": {}}}},
    ),
    "a night shift passes midnight": lambda: drawn_up(
        calls("00:30", "05:59", "22:00", "23:50", "23:55", "00:00+1", "03:59+1", "04:30+1"),
        calendar={"opening": "00:00-24:00", "days": 2},
        agents={"g": {"shifts": {"night": _shift("22:00", "8h", 2)}, "skills": {"a": {}}}},
    ),
    "agents wait for the opening, and stay after closing": lambda: drawn_up(
        calls("08:00", "08:05", "17:40", "17:50", "17:55", "17:58"),
        types=[{"talk": "30m", "patience": "2h"}],
        agents={"g": {"shifts": {"day": _shift("06:00", "13h", 2)}, "skills": {"a": {}}}},
    ),
    "late, and away for a spell of each hour": lambda: drawn_up(
        MORNING,
        types=[{"talk": "12m"}],
        agents={
            "g": {
                "shifts": {"day": _shift("08:00", "6h", 3)},
                "skills": {"a": {}},
                "lateness": "uniform low:0s high:20m",
                "adherence": 0.7,
                "absence": 0.2,
                "shrinkage": 0.1,
            }
        },
    ),
    "members with hours and speeds": lambda: drawn_up(
        MORNING,
        types=[{"talk": "12m"}],
        agents={
            "g": {
                "members": {
                    "ann": {"hours": "08:00-10:00, 10:15-18:00", "speed": 2},
                    "ben": {"hours": {"monday": "09:00-12:00"}, "tenure_months": 1},
                    "cem": {"hours": {"weekend": "08:00-12:00"}, "speed": 0.5},
                },
                "skills": {"a": {"speed": 1.3}},
            }
        },
    ),
    "the shift ends: finished": _end_of_shift("finish", "resumes"),
    "the shift ends: handed back, resumed": _end_of_shift("hand_back", "resumes"),
    "the shift ends: handed back, drawn anew": _end_of_shift("hand_back", "anew"),
    "the shift ends as the talk ends": _end_of_shift("hand_back", "resumes", "30m"),
    "the headcount falls: handed to who stays": lambda: drawn_up(
        calls("08:30", "08:40", "08:50", "08:50", "09:20"),
        types=[{"talk": "1h", "patience": "2h"}],
        agents=_pool({"08:00-09:00": 3, "09:00-10:00": 1, "10:00-18:00": 2}, at_shift_end="hand_back"),
    ),
    "the headcount falls with two in hand, handed back": lambda: drawn_up(
        calls("08:40", "08:40", "08:40", "08:45", "08:50", "08:55"),
        types=[{**_CHAT, "talk": "30m"}],
        agents=_pool({"08:00-09:00": 3, "09:00-18:00": 1}, at_once={"chat": 3}, at_shift_end="hand_back"),
    ),
    "the headcount falls by many, who hand back": lambda: drawn_up(
        calls(*["08:30"] * 60),
        types=[{**_CHAT, "talk": "5h"}],
        agents=_pool({"08:00-09:00": 60, "09:00-18:00": 4}, at_once={"chat": 100}, at_shift_end="hand_back"),
    ),
    "two chats are handed back, one to a colleague with room": lambda: drawn_up(
        calls("08:30", "08:31", "08:40", "08:45"),
        types=[{**_CHAT, "talk": "1h"}],
        agents=_pool({"08:00-09:00": 3, "09:00-18:00": 1}, at_once={"chat": 2}, at_shift_end="hand_back"),
    ),
    "handed back after closing": lambda: drawn_up(
        [*calls("17:30", "17:50", "17:55"), *calls("17:40", kind=1), *calls("17:45", kind=2)],
        calendar={"days": 2, "at_closing": "disconnect"},
        types=[{"talk": "2h"}, {**_CHAT, "talk": "3h"}, {**_MAIL, "talk": "3h"}],
        channels={"chat": {"at_closing": "keep"}, "email": {"at_closing": "serve_out"}},
        agents={
            "g": {
                "shifts": {"day": _shift("08:00", "10h30m", 4)},
                "skills": {"a": {}, "b": {}, "c": {}},
                "at_shift_end": "hand_back",
            }
        },
    ),
    "an outage in the middle of talks": lambda: drawn_up(
        [*MORNING, *calls("09:10", "09:20", "10:10", kind=1)],
        types=[{"talk": "7m", "patience": "40m"}, {**_CHAT, "talk": "12m"}],
        agents=_pool(2, "a", "b"),
        incidents={
            "line": {"at": "09:00", "outage": "50m", "outage_of": "voice"},
            "all": {"at": "10:00", "outage": "30m"},
            "again": {"at": "10:30", "outage": "10m", "outage_of": "chat"},
        },
    ),
    "an outage over closing": lambda: drawn_up(
        calls("17:20", "17:40", "17:50", "17:55"),
        types=[{"talk": "10m"}],
        incidents={"line": {"at": "17:30", "outage": "2h"}},
    ),
    "nobody's place in the row changes in an outage": lambda: drawn_up(
        calls("08:00", "08:01", "08:02", "10:00", "10:01", "10:02"),
        agents=_pool(4),
        incidents={"line": {"at": "09:00", "outage": "10m"}},
    ),
    "talks are slower for a while": lambda: drawn_up(
        _BUSY,
        types=[{"talk": "6m"}, {"talk": "6m", "by_arrival": {"talk": {"08:00-09:00": 2}}}],
        agents=_pool(2, "a", "b"),
        incidents={"new": {"at": "08:30", "talk_factor": 3, "lasts": "1h", "types": "b"}},
    ),
}
"""By name."""
