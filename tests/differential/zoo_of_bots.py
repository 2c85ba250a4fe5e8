"""Corner plans of the bot and of triage: whom they meet, how sessions end, and who stands in a wrong queue."""

from __future__ import annotations

from typing import Any

from tests.differential.corner import MORNING, Comes, Corner, calls, drawn_up, group

__all__ = ["BOTS"]

_FEEL: dict[str, Any] = {
    "tolerance": {"voice": "4m", "chat": "4m"},
    "resolution": {"base": 0},
    "satisfaction": {"answer_share": 1},
}
_AGAIN: dict[str, Any] = {"repeat": {"share": 1, "fading": 1, "delay": "20m", "spread": "10m"}}
_ALL = {"coverage": {"voice": 1}, "session": "3m"}
_HALF = {"topics": {"a": {"solvable": 0.5, "urgency": 1}, "b": {"solvable": 0.2}}}
_TWO: list[Comes] = [(at, i % 2, 0) for i, (at, _, _) in enumerate(MORNING)]


def _met(bot: dict[str, Any], *, n: int = 3, comes: list[Comes] = MORNING, **more: Any) -> Corner:
    """One type, few agents; half of the sessions are solved."""
    types = more.pop("types", [{"talk": "exponential mean:9m", "patience": "exponential mean:10m"}])
    return lambda: drawn_up(
        comes,
        types=types,
        agents=more.get("agents", {"g": group(n)}),
        bot=_ALL | bot,
        **{"topics": {"a": {"solvable": 0.5}}} | {key: one for key, one in more.items() if key != "agents"},
    )


def _sorted(triage: dict[str, Any], types: list[dict[str, Any]] | None = None, **more: Any) -> Corner:
    """Two types, each with agents of its own."""
    return lambda: drawn_up(
        _TWO,
        types=types or [{"patience": "20m"}, {"patience": "20m"}],
        agents={"g": group(2, "a"), "h": group(2, "b")},
        routing=triage,
        **more,
    )


def _contained(window: str) -> Corner:
    """The bot closes all first contacts; all customers come again after twenty minutes."""
    return _met(
        {"escalates": 0, "accuracy": 0, "returns": 1},
        repeat={"share": 1, "fading": 0, "delay": "20m"},
        measures={"reported_window": window},
        **_FEEL,
    )


_MANUAL = {"triage": "manual", "triage_delay": "5m", "misroute": 0.4}

BOTS: dict[str, Corner] = {
    "a bot that solves half": _met({}, **_FEEL, **_AGAIN),
    "a bot that meets some, again and again": _met(
        {"coverage": {"voice": 0.6}, "again": True, "escalates": 0.3, "returns": 0.8}, **_FEEL, **_AGAIN
    ),
    "a bot that passes all on, most of it out of context": _met(
        {"escalates": 1, "out_of_context": 0.8}, n=2, **_FEEL | {"tolerance": {"bot_patience": 0.2}}, **_AGAIN
    ),
    "a bot that contains all": _met({"escalates": 0, "accuracy": 0, "out_of_context": 1}, **_FEEL, **_AGAIN),
    "contained, and nobody comes again": _met({"escalates": 0}),
    "a contact at the end of the window after the bot": _contained("20m"),
    "a contact after the window after the bot": _contained("19m"),
    "a bot, and what was told to it is lost": _met({"accuracy": 0}, desk={"context": 0.4}, **_FEEL, **_AGAIN),
    "who was passed on by the bot has no better score": _met(
        {"coverage": {"voice": 0.5}, "accuracy": 0, "escalates": 1},
        types=[{"talk": "14m", "score": {"base": 0, "continued": 1000}}] * 2,
        agents={"g": group(2, "a", "b")},
        comes=_TWO,
        routing={"contact_selection": "weighted_wait"},
    ),
    "a bot of no time": _met({"session": "0s", "coverage": {"voice": 0.5}}, **_FEEL, **_AGAIN),
    "urgent customers and the bot": _met(
        {"accuracy": 0.4}, **_FEEL, **_AGAIN, topics={"a": {"solvable": 0.5, "urgency": 1}}
    ),
    "sessions hold lines, and there is no place behind them": _met(
        {"session": "8m"}, n=1, channels={"voice": {"lines": 4, "queue_places": 1}}, **_FEEL
    ),
    "a bot before an announcement": _met(
        {"escalates": 1, "accuracy": 0},
        types=[
            {
                **{"patience": "exponential mean:8m", "wait_estimate": "queue"},
                **{"announcement": {"bias": 0.4, "noise": 0.3, "balk_share": 0.7, "venting": 1}},
                **{"callback": {"offer_above": "4m", "accept": 0.3}, "retry": {"balked": 0.7, "delay": "15m"}},
            }
        ],
        n=1,
        **_FEEL,
    ),
    "a retry that keeps its patience after a bot": _met(
        {"accuracy": 0, "escalates": 1, "coverage": {"voice": 0.5}, "again": True},
        types=[
            {
                **{"talk": "25m", "patience": "uniform low:1m high:20m"},
                "retry": {"abandoned": 0.9, "delay": "10m", "patience": "kept"},
            }
        ],
        n=1,
        **_FEEL | {"tolerance": {"correlation": 0.8}},
    ),
    "sessions over a closing that disconnects": _met(
        {"session": "20m", "escalates": 0.8},
        n=2,
        comes=calls(*(f"17:{minute:02d}" for minute in range(30, 60, 3))),
        calendar={"at_closing": "disconnect", "days": 2},
        **_FEEL,
        **_AGAIN,
    ),
    "sessions over a closing, served out": _met(
        {"session": "20m"},
        n=2,
        comes=calls(*(f"17:{minute:02d}" for minute in range(30, 60, 3))),
        **_FEEL,
    ),
    "a bot at night that keeps": _met(
        {"session": "20m", "coverage": {"email": 1}},
        n=2,
        types=[{"channel": "email", "patience": "3h", "talk": "15m"}],
        comes=calls(*(f"{6 + i // 6:02d}:{i % 6}5" for i in range(30)), "17:50", "23:00"),
        channels={"email": {"at_closing": "keep"}},
        calendar={"days": 2},
        **_FEEL,
    ),
    "sessions cut by the horizon": _met(
        {"session": "3h"},
        comes=calls("08:00", "17:00", "17:30"),
        calendar={"overrun": "2h"},
    ),
    "a bot before the shortest queue and transfers": lambda: drawn_up(
        _TWO,
        types=[
            {"channel": "chat", "one_of": "a b", "transfer": {"share": 0.4, "to": {"b": 1}, "kind": "warm"}},
            {"channel": "chat", "message": {"after": "3m", "share": 0.5, "becomes": "a"}},
        ],
        agents={"g": group(1, "a"), "h": group(2, "a", "b")},
        bot={"session": "2m"},
        desk={"context": 0.5},
        **_HALF,
        **_FEEL,
    ),
    "a bot before a random queue": lambda: drawn_up(
        _TWO,
        types=[{"one_of": "a b", "choice": "random"}, {"one_of": "a b", "choice": "random"}],
        agents={"g": group(1, "a"), "h": group(2, "a", "b")},
        bot=_ALL,
        **_HALF,
    ),
    "sorted at once, half of them wrongly": _sorted({"triage": "automatic", "misroute": 0.5}, **_FEEL, **_AGAIN),
    "sorted by hand": _sorted(_MANUAL, **_FEEL, **_AGAIN),
    "sorted by hand in no time": _sorted(_MANUAL | {"triage_delay": "0s"}, **_FEEL),
    "sorted wrongly and never passed on": _sorted(
        {"triage": "automatic", "misroute": 0.5, "transfer_lacking": 0}, **_FEEL, **_AGAIN
    ),
    "sorted wrongly where nobody minds": _sorted({"triage": "automatic", "misroute": 0.5}),
    "sorted wrongly, passed on in the middle with the agent beside": _sorted(
        {"triage": "automatic", "misroute": 0.6, "transfer_lacking": 0.7},
        [{"transfer": {"kind": "warm", "after": 0.5, "handover": "2m", "share": 0.3, "to": {"a": 1}}}, {}],
        desk={"context": 0.5},
        **_FEEL,
    ),
    "sorted wrongly and called back": _sorted(
        {"triage": "manual", "triage_delay": "2m", "misroute": 0.6},
        [
            {"callback": {"offer_above": "0s", "accept": 0.7}},
            {"callback": {"offer_above": "0s", "accept": 0.7, "booked": "30m"}},
        ],
        **_FEEL,
    ),
    "only one queue, so that nobody goes astray": lambda: drawn_up(
        MORNING,
        routing={"triage": "automatic", "misroute": 1},
        types=[{}, {"one_of": "a"}],
        agents={"g": group(2, "a")},
    ),
    "sorted over a closing that disconnects": lambda: drawn_up(
        calls(*(f"17:{minute:02d}" for minute in range(30, 60, 3))),
        types=[{"retry": {"disconnected": 0.5}}, {}],
        agents={"g": group(2, "a"), "h": group(1, "b")},
        routing=_MANUAL | {"triage_delay": "20m"},
        calendar={"at_closing": "disconnect", "days": 2},
        channels={"voice": {"lines": 6}},
        **_FEEL,
    ),
    "a bot, then triage": lambda: drawn_up(
        _TWO,
        types=[{"patience": "15m"}, {"patience": "15m"}],
        agents={"g": group(2, "a"), "h": group(2, "b")},
        routing=_MANUAL,
        bot=_ALL,
        desk={"context": 0.5},
        **_HALF,
        **_FEEL,
        **_AGAIN,
    ),
    "who lacks the skill passes on": lambda: drawn_up(
        MORNING,
        types=[{"talk": "exponential mean:10m"}],
        agents={
            "g": {"count": 2, "skills": {"a": {"lacking": True, "rank": 0}}, "at_shift_end": "hand_back"},
            "h": group(2, "a"),
        },
        desk={"context": 0.5},
        **_FEEL,
        **_AGAIN,
    ),
    "all lack the skill": lambda: drawn_up(
        MORNING[::3],
        types=[{"talk": "5m"}],
        agents={"g": {"count": 4, "skills": {"a": {"lacking": True}}}},
        **_FEEL,
    ),
    "handed back by who lacks the skill": lambda: drawn_up(
        calls(*(f"11:{minute}" for minute in range(34, 58, 2))),
        types=[{"talk": "25m"}, {}],
        agents={
            "g": {"count": {"08:00-12:00": 6}, "skills": {"b": {}}, "at_shift_end": "hand_back"},
            "h": {"count": 3, "skills": {"b": {"after": "1m"}}},
            "i": group(2, "a"),
        },
        routing={"triage": "automatic", "misroute": 0.7},
        **_FEEL,
    ),
}
"""By name."""
