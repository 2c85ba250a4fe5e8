"""Corner plans of what cases go through: waits that are felt, problems that are not solved, contacts again."""

from __future__ import annotations

from typing import Any

from tests.differential.corner import MORNING, Comes, Corner, calls, drawn_up, group

__all__ = ["CASES"]

_TOLERANCE = {
    channel: "deterministic value:10m" for channel in ("voice", "chat", "messenger", "email", "social")
}
_ALL_FEEL: dict[str, Any] = {
    "tolerance": _TOLERANCE,
    "resolution": {"base": 0},
    "satisfaction": {"answer_share": 1},
}
_UNHELPED: dict[str, Any] = {**_ALL_FEEL, "resolution": {"base": -20}}
_EVENING = calls("16:30", "17:20", "17:35", "17:40", "17:50", "17:55", "17:59")
_TWO_DAYS = {"days": 2}
_HARD: dict[str, Any] = {"a": {"complexity": "beta 2 3", "urgency": 1, "steps": 3}}


def _again(comes: list[Comes], feels: dict[str, Any] = _UNHELPED, **repeat: Any) -> Corner:
    """Nobody is helped, unless told otherwise; all come again when they do."""
    section = {"share": 1, "fading": 1, "delay": "20m", "spread": "0s", **repeat}
    return lambda: drawn_up(comes, calendar=_TWO_DAYS, agents={"g": group(3)}, repeat=section, **feels)


def _passed_on(kind: str, **feels: Any) -> Corner:
    """Half are passed on; some of them leave the second queue, others come again."""
    transfer = {"share": 0.5, "to": {"b": 1}, "kind": kind, "after": 0.5, "handover": "2m"}
    return lambda: drawn_up(
        MORNING,
        types=[{"transfer": transfer, "retry": {"abandoned": 0.5, "delay": "3m"}}, {"patience": "6m"}],
        agents={"g": group(2, "a"), "h": group(1, "b")},
        topics={**_HARD, "b": {"complexity": 0.8}},
        repeat={"delay": "15m"},
        **(_ALL_FEEL | feels),
    )


def _two_chats(**more: Any) -> Corner:
    """Agents have two chats in hand, which last longer then, and wrap-ups beside talks."""
    return lambda: drawn_up(
        MORNING,
        types=[{"channel": "chat", "talk": "exponential mean:12m", "wrap_up": "3m", **more.get("kind", {})}],
        agents={"g": {"count": 2, "skills": {"a": {}}, "at_once": {"chat": 2}, **more.get("group", {})}},
        topics=_HARD,
        repeat={"delay": "15m"},
        handling=more.get("handling", {}),
        **_ALL_FEEL,
    )


def _back(work: str) -> Corner:
    """Who is in the middle of a talk at twelve is handed back, and goes on with somebody else or begins anew."""
    goes = {
        "count": {"08:00-12:00": 3},
        "skills": {"a": {}},
        "at_shift_end": "hand_back",
        "hand_back_work": work,
    }
    return lambda: drawn_up(
        calls("11:30", "11:40", "11:50", "11:55"),
        types=[{"talk": "25m"}],
        agents={"g": goes, "h": {"count": 1, "skills": {"a": {"after": "1m"}}}},
        handling={"cap": "22m", "speed": 1.1},
        topics=_HARD,
        **_ALL_FEEL,
    )


_MAIL = {"channel": "email", "talk": "20m", "patience": "3h"}

CASES: dict[str, Corner] = {
    "a repeat at the very closing": _again(_EVENING, delay="20m"),
    "a repeat at the very opening": _again(_EVENING, delay="13h50m"),
    "a repeat within two hours of the opening": _again(_EVENING, spread="2h", delay="5h"),
    "a repeat beyond the horizon": _again(MORNING, delay="10d"),
    "a repeat and no opening any more": _again(calls("17:00+1", "17:30+1"), delay="40m"),
    "nobody may come again": _again(MORNING, within="0s"),
    "only who comes again at once": _again(
        MORNING, within="0s", delay="empirical shares:0,0.5,1 values:0s,0s,2m"
    ),
    "one repeat and no more": _again(MORNING, fading=0),
    "fewer and fewer come again": _again(MORNING, fading=0.8, share=0.9, feels=_ALL_FEEL),
    "who is to come later does not come": _again(MORNING, delay="exponential mean:1h", within="1h"),
    "a contact at the end of the reported window": lambda: drawn_up(
        calls("08:00", "08:30", "09:00"),
        measures={"reported_window": "20m"},
        repeat={"delay": "20m"},
        **_UNHELPED,
    ),
    "a contact after the reported window": lambda: drawn_up(
        calls("08:00", "08:30", "09:00"),
        measures={"reported_window": "19m"},
        repeat={"delay": "20m"},
        **_UNHELPED,
    ),
    "a repeat as another type": lambda: drawn_up(
        MORNING,
        calendar=_TWO_DAYS,
        types=[{"switch_to": {"b": 0.5}}, _MAIL],
        channels={"email": {"at_closing": "keep"}},
        agents={"g": group(3, "a", "b")},
        repeat={"delay": "7h", "switch": 0.8, "spread": "1h"},
        **_UNHELPED,
    ),
    "repeats and retries in turn": lambda: drawn_up(
        MORNING,
        types=[
            {
                "patience": "8m",
                "retry": {"abandoned": "0.9 0.5", "delay": "7m", "most": 2, "patience": "kept"},
            }
        ],
        topics=_HARD,
        repeat={"delay": "10m", "share": 1},
        **(_UNHELPED | {"tolerance": {**_TOLERANCE, "abandon_patience": 0.5, "correlation": 0.7}}),
    ),
    "talks are cut": lambda: drawn_up(
        MORNING,
        types=[{"talk": "exponential mean:10m"}],
        agents={"g": group(2)},
        handling={"cap": "6m", "speed": 1.25},
        repeat={"delay": "15m"},
        **_ALL_FEEL,
    ),
    "talks are cut before they are passed on": _passed_on("cold", handling={"cap": "6m"}),
    "passed on with the agent beside": _passed_on("warm"),
    "passed on in a conference": _passed_on("conference"),
    "two chats": _two_chats(),
    "two chats, all levers": _two_chats(
        handling={"template_rate": 0.5, "personal": 1, "takeover": True, "delight": True, "cap": "15m"}
    ),
    "two chats, and no attention lost": _two_chats(kind={"wrap_up": "0s"}),
    "handed back, what was said goes on": _back("resumes"),
    "handed back, and cut anew": _back("anew"),
    "two chats, handed back": _two_chats(
        group={"count": {"08:00-10:00": 2, "10:00-12:00": 1, "12:00-18:00": 2}, "at_shift_end": "hand_back"}
    ),
    "closed as the thread reopens": lambda: drawn_up(
        _EVENING,
        types=[{"channel": "chat", "thread": {"reopen": 0.8, "pause": "20m"}}],
        agents={"g": group(3)},
        **_ALL_FEEL,
    ),
    "called back in vain": lambda: drawn_up(
        MORNING,
        types=[
            {
                "callback": {
                    "offer_above": "5m",
                    "accept": 0.7,
                    "unanswered": 0.7,
                    "again": "10m",
                    "dial": "1m",
                },
                "retry": {"unreached": 0.5, "delay": "5m"},
            }
        ],
        repeat={"delay": "30m"},
        **_ALL_FEEL,
    ),
    "a message, and work of it": lambda: drawn_up(
        MORNING,
        types=[
            {"message": {"after": "4m", "share": 0.7, "becomes": "b"}},
            {"channel": "email", "talk": "5m"},
        ],
        agents={"g": group(1, "a", "b")},
        **_ALL_FEEL,
    ),
    "a message, and no work of it": lambda: drawn_up(
        MORNING, types=[{"message": {"after": "4m", "share": 0.7}}], repeat={"delay": "30m"}, **_ALL_FEEL
    ),
    "passed on, then a message": lambda: drawn_up(
        MORNING,
        types=[
            {"talk": "6m", "transfer": {"share": 0.7, "to": {"b": 1}}},
            {"talk": "30m", "message": {"after": "10m", "share": 0.5, "becomes": "a"}},
        ],
        agents={"g": group(1, "a"), "h": group(1, "b")},
        **_ALL_FEEL,
    ),
    "letters in the night": lambda: drawn_up(
        calls(
            *(f"{19 + i // 12}:{i % 12 * 5:02d}" for i in range(40)),
            "05:00+1",
            "07:59+1",
            "08:00+1",
            "19:00+1",
        ),
        calendar=_TWO_DAYS,
        types=[_MAIL],
        channels={"email": {"at_closing": "keep"}},
        agents={"g": group(2)},
        repeat={"delay": "11h"},
        **_ALL_FEEL,
    ),
    "longer than announced": lambda: drawn_up(
        MORNING,
        types=[
            {
                "announcement": {"bias": 0.7, "balk_share": 0.3, "growth": 0},
                "patience": "exponential mean:40m",
            }
        ],
        topics=_HARD,
        **(_ALL_FEEL | {"tolerance": {**_TOLERANCE, "patience_scale": 0.7, "hold": "music"}}),
    ),
    "as long as announced, and as tolerated": lambda: drawn_up(
        calls("08:00", "08:00", "08:10", "08:20"), types=[{"announcement": {"balk_share": 0}}], **_ALL_FEEL
    ),
    "left at closing, closed, and no line": lambda: drawn_up(
        [*_EVENING, *calls("18:00", "19:00")],
        calendar={"at_closing": "disconnect", "days": 2},
        types=[{"talk": "20m", "retry": {"disconnected": 1, "closed": 0.5, "blocked": 1, "delay": "10m"}}],
        channels={"voice": {"lines": 3}},
        **_ALL_FEEL,
    ),
    "nobody feels, all are hasty": lambda: drawn_up(
        MORNING, topics=_HARD, handling={"speed": 1.3, "cap": "9m"}, quality={"knowledge": 0.5}
    ),
    "nobody fails": lambda: drawn_up(MORNING, tolerance=_TOLERANCE, satisfaction={"answer_share": 0.5}),
    "nobody minds": lambda: drawn_up(MORNING, resolution={"base": 0}),
    "nobody comes, and all would feel": lambda: drawn_up([], **_ALL_FEEL),
}
"""By name."""
