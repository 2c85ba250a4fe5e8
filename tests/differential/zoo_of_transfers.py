"""Corner plans of contacts with several legs: transfers, threads, and the agent who knows the customer."""

from __future__ import annotations

from typing import Any

from tests.differential.corner import MORNING, Corner, calls, drawn_up, group

__all__ = ["TRANSFERS"]


def _passed_on(kind: str, second: dict[str, Any] | None = None, **more: Any) -> Corner:
    """Every contact of type a goes on to type b, whose only agent is often busy."""
    transfer = {"share": 1, "to": {"b": 1}, "kind": kind, **more}
    return lambda: drawn_up(
        [*calls("08:00", "08:10", "08:20", "08:20", "08:50", "09:30"), *calls("08:05", "08:45", kind=1)],
        types=[{"wrap_up": "2m", "transfer": transfer}, {"wrap_up": "1m", **(second or {})}],
        agents={"g": group(2), "h": group(1, "b")},
    )


def _to_himself(kind: str) -> Corner:
    """One agent with room for two passes contacts on to himself."""
    return lambda: drawn_up(
        calls("08:00", "08:00", "08:30", "09:30"),
        types=[
            {"channel": "chat", "transfer": {"share": 1, "to": {"b": 1}, "kind": kind, "after": 0.5, "handover": "1m"}},
            {"channel": "chat", "talk": "6m"},
        ],
        agents={"g": {**group(1, "a", "b"), "at_once": {"chat": 2}}},
    )


def _thread(calendar: dict[str, Any] | None = None, **more: Any) -> Corner:
    return lambda: drawn_up(
        calls("08:00", "08:05", "08:30", "17:20", "17:40", "17:45"),
        calendar={"days": 2, **(calendar or {})},
        types=[
            {
                "channel": "messenger",
                "talk": "6m",
                "thread": {"reopen": 0.8, "pause": "4m", "most": 4},
                "patience": "1h",
                **more,
            }
        ],
        agents={"g": {**group(2), "at_once": {"messenger": 2}}},
    )


def _known(hold: str, **more: Any) -> Corner:
    """Customers come again to agents who may be busy, or gone."""
    return lambda: drawn_up(
        [*calls("08:00", "08:00", "08:01", "08:40", "08:41", "09:10"), *calls("08:02", "08:25", kind=1)],
        types=[
            {
                "talk": "8m",
                "thread": {"reopen": 0.9, "pause": "5m", "most": 5},
                "last_agent": "prefer",
                "last_agent_hold": hold,
                **more,
            },
            {"talk": "30m"},
        ],
        agents={"g": group({"08:00-08:30": 3, "08:30-09:00": 1, "09:00-18:00": 2}, "a", "b")},
    )


TRANSFERS: dict[str, Corner] = {
    "cold transfer": _passed_on("cold"),
    "cold transfer with a head start": _passed_on("cold", head_start="20m"),
    "cold transfer in the middle, full queue": _passed_on("cold", {"queue_places": 0}, after=0.5),
    "warm transfer": _passed_on("warm"),
    "warm transfer with a handover": _passed_on("warm", handover="3m"),
    "warm transfer in the middle, handover longer than the talk": _passed_on(
        "warm", {"talk": "2m"}, after=0.3, handover="5m"
    ),
    "warm transfer, the customer leaves the second queue": _passed_on("warm", {"patience": "4m", "talk": "25m"}),
    "conference": _passed_on("conference"),
    "conference, the customer leaves in the second set-up": _passed_on(
        "conference", {"patience": "6m", "set_up": "3m", "talk": "12m"}
    ),
    "conference, the second agent hands back": lambda: drawn_up(
        calls("08:00", "08:20", "08:25"),
        types=[
            {"transfer": {"share": 1, "to": {"b": 1}, "kind": "conference"}},
            {"talk": "40m", "patience": "2h"},
        ],
        agents={
            "g": group(2),
            "h": {**group({"08:00-09:00": 2, "09:00-18:00": 1}, "b"), "at_shift_end": "hand_back"},
        },
    ),
    "handed back when the first agent stays with somebody else": lambda: drawn_up(
        calls("08:47", "08:54"),
        types=[
            {"talk": "6m", "transfer": {"share": 1, "to": {"b": 1}, "kind": "warm", "after": 0.5}},
            {"talk": "12m"},
        ],
        agents={
            "g": {
                "members": {name: {"hours": "08:00-09:00, 10:00-18:00"} for name in ("ann", "ben")},
                "skills": {"a": {}, "b": {}},
                "at_shift_end": "hand_back",
            }
        },
    ),
    "conference, the first agent's shift ends": lambda: drawn_up(
        calls("08:30", "08:35", "08:50"),
        types=[{"transfer": {"share": 1, "to": {"b": 1}, "kind": "conference", "after": 0.5}}, {"talk": "40m"}],
        agents={
            "g": {**group({"08:00-09:00": 2, "09:00-18:00": 1}), "at_shift_end": "hand_back"},
            "h": group(1, "b"),
        },
    ),
    "transferred again and again": lambda: drawn_up(
        calls("08:00", "08:05", "08:30", "09:00"),
        types=[
            {"talk": "5m", "transfer": {"share": 0.8, "to": {"b": 1, "c": 2}, "kind": "warm", "handover": "1m"}},
            {"talk": "5m", "transfer": {"share": 0.8, "to": {"a": 1, "c": 1}, "kind": "cold"}},
            {"talk": "5m", "transfer": {"share": 0.8, "to": {"a": 1, "b": 1}, "kind": "conference", "after": 0.5}},
        ],
        agents={"g": group(2, "a", "b"), "h": group(2, "c"), "i": group(1, "b", "c")},
    ),
    "transferred to himself: cold": _to_himself("cold"),
    "transferred to himself: warm": _to_himself("warm"),
    "transferred to himself: conference": _to_himself("conference"),
    "transfer by the group": lambda: drawn_up(
        MORNING,
        types=[{"transfer": {"share": 0.2, "by_group": {"h": 0.9}, "to": {"b": 1}}}, {"talk": "4m"}],
        agents={"g": group(1), "h": group(1), "i": group(1, "b")},
    ),
    "transfer to a channel that has closed": lambda: drawn_up(
        [*calls("17:30", "17:55", "17:56", "17:57"), *calls("17:50", kind=1)],
        calendar={"at_closing": "disconnect"},
        types=[
            {"talk": "20m", "channel": "chat", "transfer": {"share": 1, "to": {"b": 1}, "kind": "warm", "after": 0.5}},
            {"talk": "20m", "retry": {"disconnected": 1}},
        ],
        channels={"chat": {"at_closing": "serve_out"}},
        agents={"g": group(2), "h": group(1, "b")},
    ),
    "transfer to another channel without a free line": lambda: drawn_up(
        [*calls("08:00", "08:05", "08:06"), *calls("08:02", "08:12", "08:20", kind=1)],
        types=[{"channel": "chat", "transfer": {"share": 1, "to": {"b": 1}}}, {"talk": "15m"}],
        channels={"voice": {"lines": 1}, "chat": {"lines": 2}},
        agents={"g": group(2), "h": group(1, "b")},
    ),
    "transfer with no time at all": lambda: drawn_up(
        calls("08:00", "08:00", "08:00"),
        types=[{"talk": "0s", "transfer": {"share": 1, "to": {"b": 1}, "kind": "warm"}}, {"talk": "0s"}],
        agents={"g": group(1), "h": group(1, "b")},
    ),
    "threads": _thread(),
    "threads over a closed night: kept": _thread(calendar={"at_closing": "keep"}),
    "threads without a pause": _thread(thread={"reopen": 0.7, "pause": "0s", "most": 20}),
    "threads that are transferred": lambda: drawn_up(
        calls("08:00", "08:05", "08:30"),
        types=[
            {
                "channel": "messenger",
                "thread": {"reopen": 0.9, "pause": "3m", "most": 6},
                "transfer": {"share": 0.5, "to": {"b": 1}},
            },
            {"channel": "email", "thread": {"reopen": 0.5, "pause": "1h", "most": 3}},
        ],
        channels={"messenger": {"lines": 2}},
        agents={"g": group(1), "h": group(1, "b")},
    ),
    "the last agent if he is free": _known("0s"),
    "held for the last agent": _known("6m"),
    "held for the last agent until he is gone, or patience": _known("20m", patience="9m"),
    "the last agent comes back from a break": lambda: drawn_up(
        [*calls("08:00"), *calls("08:40", kind=1)],
        types=[
            {
                "talk": "25m",
                "thread": {"reopen": 1, "pause": "40m", "most": 2},
                "last_agent": "prefer",
                "last_agent_hold": "30m",
            },
            {"talk": "3h"},
        ],
        agents={
            "g": {
                "shifts": {
                    "s": {
                        "agents": 1,
                        "start": "08:00",
                        "length": "6h",
                        "breaks": {"x": {"window": "00:55-01:10", "length": "15m"}},
                    }
                },
                "skills": {"a": {"pick": 2}, "b": {"pick": 1}},
            },
            "h": {"count": 1, "skills": {"a": {"after": "15m", "rank": 2}}},
        },
    ),
    "held for the last agent over closing": lambda: drawn_up(
        [*calls("17:20", "17:21"), *calls("17:34", kind=1)],
        types=[
            {
                "talk": "8m",
                "thread": {"reopen": 1, "pause": "10m", "most": 3},
                "last_agent": "prefer",
                "last_agent_hold": "1h",
            },
            {"talk": "40m"},
        ],
        calendar={"at_closing": "disconnect"},
        agents={"g": group(2, "a", "b")},
    ),
    "handed back to the agent who knows the customer": lambda: drawn_up(
        calls("08:30", "08:30", "08:35", "08:50"),
        types=[{"channel": "chat", "talk": "50m", "last_agent": "prefer", "last_agent_hold": "30m"}],
        agents={
            "g": {
                **group({"08:00-09:00": 2, "09:00-09:30": 1, "09:30-18:00": 2}),
                "at_once": {"chat": 2},
                "at_shift_end": "hand_back",
            }
        },
    ),
}
"""By name."""
