"""Corner plans of customers who come again: retries, callbacks."""

from __future__ import annotations

from typing import Any

from tests.differential.corner import MORNING, Corner, calls, drawn_up, group

__all__ = ["RETURNS"]


def _again(retry: dict[str, Any], **more: Any) -> Corner:
    """One agent, many who want him."""
    return lambda: drawn_up(
        [*MORNING, *calls("07:50", "08:00", "08:00", "17:50", "17:55", "18:00", "19:00")],
        calendar={"days": 2, **more.get("calendar", {})},
        types=[{"talk": "12m", "retry": retry, **more.get("kind", {})}],
        channels=more.get("channels", {}),
    )


def _called_back(**offer: Any) -> Corner:
    """Most who would wait accept to be called back; the last ones shortly before closing."""
    callback = {"offer_above": "10m", "accept": 0.8, "dial": "1m", "unanswered": 0.5, **offer}
    return lambda: drawn_up(
        [*MORNING, *calls("17:30", "17:40", "17:50", "17:55")],
        calendar={"days": 2},
        types=[{"talk": "12m", "patience": "20m", "callback": callback, "retry": {"unreached": 0.5, "delay": "7m"}}],
        agents={"g": group(2)},
    )


RETURNS: dict[str, Corner] = {
    "retry after abandoning": _again({"abandoned": "0.9 0.5", "delay": "6m"}, kind={"patience": "10m"}),
    "retry at once after abandoning": _again({"abandoned": 0.8, "delay": "0s", "most": 3}, kind={"patience": "5m"}),
    "retry after being blocked, at once": _again(
        {"blocked": 1, "delay": "0s", "most": 4}, channels={"voice": {"lines": 2}}
    ),
    "retry after being blocked for want of a place": _again(
        {"blocked": "0.9 0.8 0.7", "delay": "exponential mean:9m"}, kind={"queue_places": 1}
    ),
    "retry after closing, at the next opening": _again({"closed": 1, "disconnected": 1, "delay": "10m"}),
    "retry as the center opens": _again(
        {"closed": 1, "disconnected": 1, "delay": "0s"}, calendar={"at_closing": "disconnect"}
    ),
    "retry after balking and hiding": _again(
        {"balked": 1, "hidden": 1, "delay": "15m", "most": 2},
        kind={"announcement": {"balk_share": 0.7}, "patience": "20m", "hide_after": "30m"},
    ),
    "patience kept at the retry": _again(
        {"abandoned": 1, "delay": "3m", "patience": "kept"}, kind={"patience": "exponential mean:10m"}
    ),
    "patience drawn anew at the retry": _again(
        {"abandoned": 1, "delay": "3m"}, kind={"patience": "exponential mean:10m"}
    ),
    "as many tries as there may be": _again({"abandoned": 1, "delay": "1m", "most": 2}, kind={"patience": "0s"}),
    "no retry before the horizon": _again({"abandoned": 1, "delay": "300d"}, kind={"patience": "5m"}),
    "another type at the retry": lambda: drawn_up(
        MORNING,
        types=[
            {"patience": "6m", "retry": {"abandoned": 1, "delay": "2m"}, "switch_to": {"b": 0.5, "c": 0.3}},
            {"channel": "chat", "patience": "15m", "retry": {"abandoned": "0.9 0"}, "switch_to": {"a": 1}},
            {"channel": "email", "talk": "3m"},
        ],
        agents={"g": group(1), "h": group(1, "b", "c")},
    ),
    "callback that keeps its place": _called_back(),
    "callback that nobody answers": _called_back(unanswered=1, tries=3, again="20m"),
    "callback that is never dialled long": _called_back(dial="0s", again="0s", tries=5),
    "callback booked": _called_back(booked="uniform low:10m high:2h"),
    "callback booked beyond closing": _called_back(booked="8h", again="10h"),
    "callback in the last hours, offered to all": _called_back(offer_above="0s", accept=1, booked="30m"),
    "callbacks, no line for others": lambda: drawn_up(
        MORNING,
        types=[{"callback": {"offer_above": "0s", "accept": 0.5, "dial": "2m"}, "wait_estimate": "last_wait"}],
        channels={"voice": {"lines": 2}},
    ),
    "callback, then passed on": lambda: drawn_up(
        MORNING,
        types=[
            {
                "talk": "12m",
                "callback": {"offer_above": "10m", "accept": 1, "dial": "1m", "unanswered": 0.3},
                "transfer": {"share": 0.5, "to": {"b": 1}},
            },
            {"talk": "7m", "callback": {"dial": "2m", "unanswered": 0.5}},
        ],
        agents={"g": group(1), "h": group(1, "b")},
    ),
    "offered and announced at once": lambda: drawn_up(
        MORNING,
        types=[
            {
                "talk": "12m",
                "patience": "exponential mean:15m",
                "announcement": {"balk_share": 0.5, "venting": 1},
                "callback": {"offer_above": "20m", "accept": 0.5},
                "retry": {"balked": 0.5, "abandoned": 0.5, "unreached": 1, "delay": "5m"},
            }
        ],
    ),
    "called back from another of the queues to choose from": lambda: drawn_up(
        calls(*(f"08:{m:02d}" for m in range(60) for _ in range(2))),
        types=[
            {
                "one_of": ["a", "b"],
                "choice": "random",
                "announcement": {},
                "callback": {"offer_above": "0s", "accept": 0.5},
            },
            {},
        ],
        agents={"g": group(1, "a", "b")},
    ),
    "messages at one instant, and who takes them is let down at once": lambda: drawn_up(
        calls("08:00", "08:00", "08:00", "08:00"),
        types=[
            {"talk": "2h", "message": {"after": "10m", "share": 1, "becomes": "b"}},
            {"patience": "0s", "set_up": "5m", "patience_in_set_up": True, "queue_places": 0},
        ],
        agents={"g": group(1, "a"), "h": group(1, "b")},
    ),
    "who comes again meets who is new": lambda: drawn_up(
        calls("09:00", "09:00", "09:05", "09:05", "09:10", "09:10", "09:15", "09:15"),
        types=[{"patience": "5m", "retry": {"abandoned": 1, "delay": "5m", "most": 2}, "queue_places": 1}],
    ),
}
"""By name."""
