"""Corner plans of impatience in writing: silent chats, duplicates, giving up, and who writes as it is closed."""

from __future__ import annotations

from typing import Any

from tests.differential.corner import MORNING, Corner, calls, drawn_up, group

__all__ = ["WRITING"]

_FEEL: dict[str, Any] = {
    "tolerance": {"chat": "10m", "email": "30m", "social": "30m"},
    "resolution": {"base": 0},
    "repeat": {"share": 1, "fading": 1, "delay": "45m"},
    "satisfaction": {"answer_share": 1},
}
_TWICE: dict[str, Any] = {"duplicate": 1, "give_up": 0}


def _chats(impatience: dict[str, Any], chat: dict[str, Any] | None = None, **more: Any) -> Corner:
    """Too many chats for two agents, in two types."""
    one = {"channel": "chat", "patience": "exponential mean:6m", "talk": "20m", "wrap_up": "3m"}
    one |= {"retry": {"abandoned": "0.5", "delay": "4m"}, **(chat or {})}
    parts = {"agents": {"g": group(2, "a")}, "impatience": impatience, **_FEEL, **more}
    return lambda: drawn_up(MORNING, types=[one], **parts)


def _mails(impatience: dict[str, Any], mail: dict[str, Any] | None = None, **more: Any) -> Corner:
    """Too many mails for one agent, who also has social media and the telephone."""
    types = [
        {"channel": "email", "patience": "exponential mean:40m", "switch_to": {"b": 0.3, "c": 0.1}, **(mail or {})},
        {"channel": "social", "patience": "20m", "switch_to": {"a": 0.5}},
        {"patience": "2m", "retry": {"abandoned": "0.5", "delay": "10m"}},
    ]
    parts = {"agents": {"g": group(2, "a", "b", "c")}, "impatience": impatience, **_FEEL, **more}
    comes = calls(*(f"{8 + i // 12:02d}:{i % 12 * 5:02d}" for i in range(40)))
    return lambda: drawn_up([*comes, *calls("08:00", "09:00", kind=1), *calls("09:05", kind=2)], types=types, **parts)


def _closed(share: float, retry: dict[str, Any], **more: Any) -> Corner:
    """Who finds the telephone closed writes at once, or tries again at the opening."""
    types = [
        {"retry": {"closed_switch": share, "delay": "10m", **retry}, "switch_to": {"b": 0.25, "c": 0.25}},
        {"channel": "email", "patience": "60m"},
        {"channel": "chat", "retry": {"closed_switch": share}, "switch_to": {"a": 1}},
    ]
    comes = calls(*(f"0{7 + i // 12}:{i % 12 * 5:02d}" for i in range(20)), "19:00", "20:00", "21:00")
    return lambda: drawn_up(
        comes, types=types, agents={"g": group(2, "a", "b", "c")}, calendar={"days": 2}, **_FEEL, **more
    )


WRITING: dict[str, Corner] = {
    "half leave the chat without a word": _chats({"silent_share": 0.5}),
    "all leave the chat without a word, which costs nothing": _chats({"silent_share": 1, "silent_open": "0s"}),
    "all leave the chat without a word, and are hidden later": _chats(
        {"silent_share": 1, "silent_open": "8m"}, {"hide_after": "18m"}
    ),
    "hidden at the instant at which they leave": _chats(
        {"silent_share": 1}, {"patience": "12m", "hide_after": "12m"}
    ),
    "silent chats beside others in hand": _chats(
        {"silent_share": 0.6, "silent_open": "5m"},
        agents={"g": {"count": 2, "skills": {"a": {}}, "at_once": {"chat": 3}}},
        channels={"chat": {"slowdown": 0.114}},
    ),
    "silent chats and the agent who knows the customer": _chats(
        {"silent_share": 0.7, "silent_open": "7m"},
        {"last_agent": "prefer", "last_agent_hold": "3m", "retry": {"abandoned": "1", "delay": "1m"}},
        resolution={"base": -20},
    ),
    "silent chats of one agent and another": _chats(
        {"silent_share": 0.5, "silent_open": "1m"},
        {"last_agent": "prefer", "talk": "9m"},
        agents={"g": group(1, "a"), "h": {"count": 12, "skills": {"a": {"after": "5m"}}}},
        resolution={"base": -20},
    ),
    "silent chats at closing": _chats(
        {"silent_share": 1, "silent_open": "11m"},
        {"patience": "7m"},
        calendar={"opening": "08:00-11:00"},
        channels={"chat": {"at_closing": "disconnect"}},
    ),
    "silent chats after closing": _chats(
        {"silent_share": 1, "silent_open": "11m"}, {"patience": "7m"}, calendar={"opening": "08:00-11:00"}
    ),
    "silent chats as shifts end": _chats(
        {"silent_share": 0.8, "silent_open": "13m"},
        agents={
            "g": {"count": {"08:00-10:30": 3, "10:30-18:00": 1}, "skills": {"a": {}}, "at_shift_end": "hand_back"}
        },
    ),
    "silent chats passed on before, with the first agent beside": _chats(
        {"silent_share": 0.8},
        {"transfer": {"share": 0.6, "to": {"a": 1}, "kind": "warm", "after": 0.3}, "patience": "4m"},
    ),
    "silence in the set-up is heard": _chats(
        {"silent_share": 1}, {"set_up": "2m", "patience_in_set_up": True, "patience": "exponential mean:3m"}
    ),
    "silent chats in a full queue, offered to more agents": _chats(
        {"silent_share": 1},
        {"queue_places": 5, "patience": "5m"},
        agents={"g": group(1, "a"), "h": {"count": 1, "skills": {"a": {"after": "9m"}}}},
    ),
    "silent chats without feelings": lambda: drawn_up(
        MORNING,
        types=[{"channel": "chat", "patience": "6m", "talk": "20m", "retry": {"abandoned": "1", "delay": "0s"}}],
        impatience={"silent_share": 0.5},
    ),
    "all who wait long write once more": _mails(_TWICE),
    "all who wait long write once more, in one window": _mails(_TWICE, desk={"single_window": True}),
    "some write once more and tell all again": _mails({}, desk={"context": 0.5}),
    "who writes once more is served there first and tells all again": _mails(
        _TWICE, desk={"context": 0}, routing={"contact_selection": "last_in_first_out"}
    ),
    "all who wait long give up": _mails({"duplicate": 0, "give_up": 1}),
    "who gives up would try again": _mails(
        {"duplicate": 0, "give_up": 0.7}, {"patience": "20m", "retry": {"abandoned": "1", "delay": "5m"}}
    ),
    "half give up in the set-up": _mails(
        {"duplicate": 0.3, "give_up": 0.5},
        {"set_up": "30m", "patience_in_set_up": True, "patience": "exponential mean:20m"},
    ),
    "all wait on until they are hidden": _mails({"duplicate": 0, "give_up": 0}, {"hide_after": "90m"}),
    "some write once more, and their mail is hidden": _mails(_TWICE, {"hide_after": "70m", "patience": "70m"}),
    "who writes once more is not helped by either": _mails({"duplicate": 0.8}, resolution={"base": -20}),
    "who writes once more is helped by both": _mails({"duplicate": 0.8}, resolution={"base": 20}),
    "who writes once more feels nothing": lambda: drawn_up(
        MORNING,
        types=[
            {"channel": "email", "patience": "35m", "switch_to": {"b": 1}},
            {"channel": "social", "patience": "10m", "retry": {"abandoned": "1"}},
        ],
        agents={"g": group(1, "a", "b")},
        impatience={"duplicate": 0.7, "give_up": 0.2},
    ),
    "duplicates find no line, no place, or an offer to be called back": _mails(
        _TWICE,
        {"switch_to": {"b": 0.5, "c": 0.5}},
        channels={"social": {"lines": 2}, "voice": {"queue_places": 2}},
    ),
    "threads and transfers of who writes once more": _mails(
        {"duplicate": 0.6},
        {"thread": {"reopen": 0.5, "pause": "30m"}, "transfer": {"share": 0.4, "to": {"b": 1}, "kind": "warm"}},
        desk={"context": 0.2},
    ),
    "mails kept overnight": _mails(
        {"duplicate": 0.5, "give_up": 0.3},
        {"patience": "exponential mean:6h"},
        calendar={"opening": "08:00-10:00", "days": 3},
        channels={"email": {"at_closing": "keep"}, "social": {"at_closing": "disconnect"}},
    ),
    "writing is not in vain": _mails({"duplicate": 0.5, "give_up": 0}, repeat=None),
    "half write as it is closed": _closed(0.5, {}),
    "all write as it is closed": _closed(1, {"closed": "0.3"}),
    "who may not try again does not write either": _closed(1, {"most": 0}),
    "nobody finds anything open": _closed(1, {"most": 3}, channels={"email": {"at_closing": "disconnect"}}),
}
"""By name."""
