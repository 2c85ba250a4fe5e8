"""Corner plans of acknowledgements, of the back office and who asks how far it is, and of who has to act himself."""

from __future__ import annotations

from typing import Any

from tests.differential.corner import MORNING, Corner, calls, drawn_up, group

__all__ = ["OFFICE"]

_TOLERANCE = {
    channel: "deterministic value:10m" for channel in ("voice", "chat", "messenger", "email", "social")
}
_FEEL: dict[str, Any] = {
    "tolerance": _TOLERANCE,
    "resolution": {"base": 0},
    "satisfaction": {"answer_share": 1},
}
_ALL: dict[str, Any] = {"a": {"back_office": 1}}
_OFTEN = {"delay": "1h", "check_per_day": 48, "check_talk": 0.5}
"""A back office of an hour, during which half of the customers ask or more."""
_MAIL = {"channel": "email", "talk": "20m", "patience": "30m"}
_KEPT = {"email": {"at_closing": "keep"}}
_VOICE = {"channels": ["voice"]}


def _office(office: dict[str, Any] | None = None, **more: Any) -> Corner:
    """The back office has to work on every case; who is not helped comes again."""
    parts: dict[str, Any] = {
        **_FEEL,
        "types": [{"talk": "exponential mean:6m", "patience": "15m"}],
        "agents": {"g": group(2)},
        "topics": _ALL,
        "repeat": {"delay": "25m"},
        "back_office": _OFTEN if office is None else _OFTEN | office,
    }
    return lambda: drawn_up(MORNING, **(parts | more))


def _writes(acknowledgement: dict[str, Any], **more: Any) -> Corner:
    """Letters day and night, of which many wait longer than is tolerated."""
    parts: dict[str, Any] = {
        **_FEEL,
        "calendar": {"days": 2},
        "types": [_MAIL],
        "channels": _KEPT,
        "agents": {"g": group(2)},
        "acknowledgement": acknowledgement,
    }
    return lambda: drawn_up([*MORNING, *calls("19:00", "23:00", "17:50")], **(parts | more))


def _acts(order: str, **more: Any) -> Corner:
    """Half of the cases need the customer, half come with bad news."""
    parts: dict[str, Any] = {
        **_FEEL,
        "resolution": {"base": 2},
        "agents": {"g": group(3)},
        "topics": {"a": {"needs_action": 0.5}},
        "repeat": {"delay": "25m"},
        "news": {"bad_share": 0.5, "action_first": 0.3, "action": 0.7},
        "handling": {"news_order": order},
    }
    return lambda: drawn_up(MORNING, **(parts | more))


OFFICE: dict[str, Corner] = {
    "asked how far the back office is": _office(),
    "asked less often with updates": _office(updates={}),
    "nobody asks who is kept informed": _office(updates={"relief": 0}),
    "nobody asks": _office({"check_per_day": 0}),
    "asked all the time": _office({"check_per_day": 1000}),
    "the back office takes no time": _office({"delay": "0s"}),
    "the back office takes no time, nor does the talk": _office({"delay": "0s"}, types=[{"talk": "0s"}]),
    "the back office is done after the horizon": _office({"delay": "10d"}),
    "the back office solves all": _office(resolution={"base": 20}),
    "the back office solves nothing": _office(
        resolution={"base": -20}, repeat={"share": 1, "fading": 1, "delay": "20m"}
    ),
    "the back office solves nothing, and nobody comes again": _office(
        {"check_per_day": 200}, resolution={"base": -20}, repeat={"share": 0}
    ),
    "unsolved by the back office, without repeats": lambda: drawn_up(
        MORNING, **_FEEL, topics=_ALL, agents={"g": group(2)}, back_office=_OFTEN
    ),
    "who asks finds nobody": _office({"check_per_day": 300}, types=[{"talk": "6m", "patience": "2m"}]),
    "who asks in vain tries no more": _office(
        {"check_per_day": 300},
        types=[{"talk": "6m", "patience": "2m", "retry": {"abandoned": 1, "closed": 1, "delay": "3m"}}],
    ),
    "who asks is called back": _office(
        {"check_per_day": 200},
        types=[
            {
                "talk": "7m",
                "callback": {
                    "offer_above": "4m",
                    "accept": 0.7,
                    "unanswered": 0.4,
                    "again": "5m",
                    "dial": "1m",
                },
                "retry": {"unreached": 1, "delay": "5m"},
            }
        ],
    ),
    "who asks leaves a message": _office(
        {"check_per_day": 200},
        types=[
            {"talk": "7m", "message": {"after": "2m", "share": 0.6, "becomes": "b"}},
            {"channel": "email", "talk": "5m"},
        ],
        agents={"g": group(2, "a", "b")},
    ),
    "who asks leaves a message of which nothing comes": _office(
        {"check_per_day": 200}, types=[{"talk": "7m", "message": {"after": "2m", "share": 0.6}}]
    ),
    "who asks is passed on": _office(
        {"check_per_day": 100},
        types=[{"talk": "5m", "transfer": {"share": 0.5, "to": {"b": 1}}}, {"channel": "chat", "talk": "6m"}],
        agents={"g": group(2, "a"), "h": group(2, "b")},
        desk={},
    ),
    "who asks by letter in the night": _office(
        {"check_per_day": 24, "delay": "20h"},
        calendar={"days": 3},
        types=[_MAIL],
        channels=_KEPT,
        acknowledgement={"delay": "2m"},
    ),
    "who asks finds it closed": _office({"check_per_day": 24, "delay": "20h"}, calendar={"days": 2}),
    "the thread is reopened as the back office is done": _office(
        {"delay": "10m", "check_per_day": 300},
        types=[{"channel": "chat", "talk": "5m", "thread": {"reopen": 0.6, "pause": "5m"}}],
        calendar={"opening": "08:00-11:00"},
    ),
    "some need the back office, some must act": _office(
        topics={"a": {"back_office": 0.5, "needs_action": 0.5}},
        news={"bad_share": 0.5},
        handling={"news_order": "bad_first"},
        updates={},
    ),
    "no order of news": _acts("none"),
    "bad news first": _acts("bad_first"),
    "bad news last": _acts("bad_last"),
    "bad news, and nobody is served": _acts("bad_last", types=[{"patience": "1m"}], agents={"g": group(0)}),
    "nobody acts": _acts("none", news={"action": 0}, repeat={"share": 1, "delay": "10m"}),
    "letters are acknowledged at once": _writes({}),
    "letters are acknowledged after a while": _writes({"delay": "5m"}),
    "acknowledged at the end of patience": _writes({"delay": "30m"}),
    "acknowledged as the agent answers": _writes({"delay": "20m", "patience": 1}),
    "hollow words": _writes(
        {"kind": "hollow", "hollow_limit": 1, "hollow_damage": 0.3}, repeat={"delay": "40m"}
    ),
    "a time frame": _writes({"kind": "time_frame", "delay": "1m", "promise": "25m"}),
    "a time frame as long as the wait": _writes({"kind": "time_frame", "promise": "20m"}, tolerance={}),
    "callers are acknowledged": lambda: drawn_up(
        MORNING,
        **_FEEL,
        types=[
            {
                "patience": "exponential mean:8m",
                "announcement": {"bias": 0.7},
                "retry": {"abandoned": 0.7, "delay": "6m"},
                "callback": {"offer_above": "15m", "accept": 0.5},
            }
        ],
        acknowledgement={"delay": "1m"} | _VOICE,
    ),
    "acknowledged and nobody minds": lambda: drawn_up(
        MORNING,
        types=[{"patience": "12m", "set_up": "1m", "message": {"after": "14m", "share": 0.5}}],
        acknowledgement={"delay": "3m", "patience": 2} | _VOICE,
    ),
    "acknowledged, then passed on": lambda: drawn_up(
        MORNING,
        **_FEEL,
        types=[
            {"talk": "5m", "patience": "12m", "transfer": {"share": 0.7, "to": {"b": 1}}},
            {"talk": "9m", "patience": "6m"},
        ],
        agents={"g": group(1, "a"), "h": group(1, "b")},
        acknowledgement={"delay": "7m", "patience": 1.3} | _VOICE,
    ),
}
"""By name."""
