"""Corner plans of what agents see of what customers have told before: at repeats, after transfers, and anew."""

from __future__ import annotations

from typing import Any

from tests.differential.corner import MORNING, Corner, calls, drawn_up, group

__all__ = ["DESK"]

_FEEL: dict[str, Any] = {
    "tolerance": {"voice": "10m", "chat": "10m"},
    "resolution": {"base": 0},
    "satisfaction": {"answer_share": 1},
}
_HALF: dict[str, Any] = {"context": 0.5}


def _passed_on(kind: str, desk: dict[str, Any], more: dict[str, Any] | None = None) -> Corner:
    """Half are passed on, some of them twice; who is not helped comes again."""
    transfer = {"share": 0.5, "kind": kind, "after": 0.5, "handover": "2m"}
    return lambda: drawn_up(
        MORNING,
        types=[{"transfer": {**transfer, "to": {"b": 1}}}, {"transfer": {**transfer, "to": {"a": 1}}}],
        agents={"g": group(2, "a", speed=1.25), "h": group(2, "b")},
        desk=desk,
        **(_FEEL if more is None else more),
    )


def _again(desk: dict[str, Any], **more: Any) -> Corner:
    """Who is not helped comes again until he is."""
    return lambda: drawn_up(
        MORNING,
        types=[{"talk": "exponential mean:8m", "wrap_up": "3m"}],
        agents={"g": group(3)},
        repeat={"share": 1, "fading": 1, "delay": "20m"},
        desk=desk,
        **(_FEEL | more),
    )


def _back(work: str) -> Corner:
    """Who has been passed on talks at twelve and is handed back, and goes on with somebody else or begins anew."""
    goes = {
        "count": {"08:00-12:00": 6},
        "skills": {"b": {}},
        "at_shift_end": "hand_back",
        "hand_back_work": work,
    }
    return lambda: drawn_up(
        calls(*(f"11:{minute}" for minute in range(34, 50, 2))),
        types=[{"talk": "8m", "transfer": {"share": 1, "to": {"b": 1}, "kind": "warm"}}, {"talk": "25m"}],
        agents={"f": group(4, "a"), "g": goes, "h": {"count": 8, "skills": {"b": {"after": "1m"}}}},
        desk=_HALF,
        **_FEEL,
    )


DESK: dict[str, Corner] = {
    "told again after each cold transfer": _passed_on("cold", {"context": 1}),
    "passed on with the agent beside, who tells in part": _passed_on("warm", _HALF),
    "passed on in a conference, in which some has to be told again": _passed_on("conference", _HALF),
    "passed on, all in one window": _passed_on("warm", {"single_window": True, "context_single": 0.6}),
    "nobody minds telling again": _passed_on("cold", _HALF, {}),
    "all is told again at each repeat": _again({"context": 0, "reask": "3m"}),
    "some is told again at each repeat": _again(_HALF),
    "nothing is told again": _again({"context": 1, "scattered_talk": 1.5}),
    "a single window and automation": _again(
        {"single_window": True, "context_single": 0.5, "automation": True, "automation_wrap_up": 0.25}
    ),
    "what is told again is cut": _again({"context": 0}, handling={"cap": "8m", "speed": 1.25}),
    "told again as it is handed back and begins anew": _back("anew"),
    "not told again as it is handed back and goes on": _back("resumes"),
    "told again as the thread is reopened": lambda: drawn_up(
        MORNING,
        types=[
            {"channel": "chat", "transfer": {"share": 0.5, "to": {"b": 1}}},
            {"channel": "chat", "thread": {"reopen": 0.6, "pause": "10m"}},
        ],
        agents={"g": group(3, "a", "b")},
        desk=_HALF,
        **_FEEL,
    ),
}
"""By name."""
