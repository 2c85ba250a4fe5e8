"""Corner plans of waiting: who is taken next, overflow and reserves, set-up, announcements, other ends of waiting."""

from __future__ import annotations

from typing import Any

from tests.differential.corner import MORNING, Comes, Corner, calls, drawn_up, group

__all__ = ["WAITS"]

_THREE: list[Comes] = [
    (f"09:{m:02d}", kind, segment) for m in range(0, 40, 4) for kind in (0, 1, 2) for segment in (m % 3 % 2,)
]


def _rule(name: str) -> Corner:
    """Three types that differ in all that a rule may look at; some contacts are passed on, some handed back."""
    return lambda: drawn_up(
        _THREE,
        types=[
            {"priority": 2, "score": {"base": 900}, "due_in": "2h", "talk": "4m"},
            {"priority": 0, "score": {"per_second": 2}, "transfer": {"share": 0.5, "to": {"a": 1, "c": 1}}},
            {"priority": 1, "head_start": "7m", "score": {"per_second": 0.5, "continued": 2000}, "due_in": "1h"},
        ],
        segments={"plain": {}, "early": {"head_start": "6m", "priority": 1}},
        agents={
            "g": {**group(2, "a", "b", "c"), "at_shift_end": "hand_back"},
            "h": {**group({"09:00-10:00": 1, "10:30-11:00": 2}, "a", "c"), "at_shift_end": "hand_back"},
        },
        routing={"contact_selection": name},
    )


def _told(estimate: str, **more: Any) -> Corner:
    told = {"balk_share": 0.5, **more}
    return lambda: drawn_up(
        [*MORNING, *calls("08:00", "08:00", "08:01", "08:31", "09:31")],
        types=[
            {
                "talk": "12m",
                "patience": "weibull shape:0.8 mean:20m",
                "wait_estimate": estimate,
                "announcement": told,
            }
        ],
        agents={"g": group({"08:00-09:00": 1, "09:00-11:00": 2, "12:00-18:00": 3})},
    )


WAITS: dict[str, Corner] = {
    "contact: longest wait": _rule("longest_wait"),
    "contact: longest queue": _rule("longest_queue"),
    "contact: weighted wait": _rule("weighted_wait"),
    "contact: earliest due": _rule("earliest_due"),
    "contact: last in, first out": _rule("last_in_first_out"),
    "contact: random": _rule("random"),
    "contact: priority, with all that others look at": _rule("priority_longest_wait"),
    "scores that cross while waiting": lambda: drawn_up(
        [*calls("09:00", "09:00", "09:10", "09:20"), *calls("09:05", "09:25", kind=1)],
        types=[{"talk": "15m"}, {"talk": "15m", "score": {"base": -1200, "per_second": 3}}],
        agents={"g": group(1, "a", "b")},
        routing={"contact_selection": "weighted_wait"},
    ),
    "pick goes before priority": lambda: drawn_up(
        _THREE,
        types=[{"priority": 0}, {"priority": 1}, {"priority": 2}],
        agents={
            "g": {"count": 1, "skills": {"a": {"pick": 3}, "b": {"pick": 2}, "c": {"pick": 2}}},
            "h": {"count": 1, "skills": {"a": {"pick": 1}, "b": {"pick": 2}}},
        },
        segments={"plain": {}, "other": {}},
    ),
    "overflow after two minutes and after five": lambda: drawn_up(
        [*calls(*(["09:00"] * 6)), *calls("09:03", "09:20", "09:20", "09:21", "09:40")],
        types=[{"patience": "15m"}],
        agents={
            "g": group(1),
            "h": {"count": 1, "skills": {"a": {"after": "2m", "rank": 2}}},
            "i": {"count": 1, "skills": {"a": {"after": "5m", "rank": 0}}},
        },
    ),
    "overflow counts the head start": lambda: drawn_up(
        [(f"09:0{m}", 0, segment) for m in (0, 1, 2, 3) for segment in (0, 1)],
        types=[{"head_start": "1m"}],
        segments={"plain": {}, "early": {"head_start": "4m"}},
        agents={"g": {"count": 2, "skills": {"a": {"after": "3m"}}}},
    ),
    "overflow as patience ends": lambda: drawn_up(
        calls("09:00", "09:00", "09:01"),
        types=[{"patience": "2m"}],
        agents={"g": group(1), "h": {"count": 1, "skills": {"a": {"after": "2m"}}}},
    ),
    "overflow when the group is busy already": lambda: drawn_up(
        [*MORNING, *calls("08:00", "09:00", "10:00", kind=1)],
        types=[{"talk": "12m"}, {"talk": "25m"}],
        agents={"g": group(1), "h": {"count": 1, "skills": {"a": {"after": "4m"}, "b": {}}}},
    ),
    "one agent is kept free for the others": lambda: drawn_up(
        [*calls("09:00", "09:00", "09:00", "09:05", "09:15"), *calls("09:02", "09:12", "09:20", kind=1)],
        types=[{}, {}],
        agents={"g": {"count": 2, "skills": {"a": {"keep_free": 1}, "b": {}}}},
    ),
    "nobody kept free, but somebody idle": lambda: drawn_up(
        [*calls(*(["09:00"] * 4)), *calls("09:00", "09:05", kind=1)],
        types=[{"talk": "20m", "channel": "chat"}, {"channel": "chat"}],
        agents={
            "g": {"count": 2, "skills": {"a": {"keep_free": 0}, "b": {}}, "at_once": {"chat": 2}},
        },
    ),
    "patience ends in the set-up": lambda: drawn_up(
        calls("09:00", "09:00", "09:01", "09:05", "09:06"),
        types=[{"talk": "4m", "set_up": "3m", "patience": "8m"}],
    ),
    "patience ends in the set-up of who did not wait": lambda: drawn_up(
        calls("09:00", "09:30", "09:31", "09:32"), types=[{"talk": "4m", "set_up": "5m", "patience": "3m"}]
    ),
    "patience ends as the set-up ends": lambda: drawn_up(
        calls("09:00", "09:00", "09:00"), types=[{"talk": "4m", "set_up": "2m", "patience": "8m", "wrap_up": "0s"}]
    ),
    "nobody leaves in the set-up": lambda: drawn_up(
        calls("09:00", "09:00", "09:01", "09:05", "09:06"),
        types=[{"talk": "4m", "set_up": "3m", "patience": "8m", "patience_in_set_up": False}],
    ),
    "set-up of nothing and of something, two at once": lambda: drawn_up(
        MORNING,
        types=[{"channel": "chat", "set_up": "deterministic value:2m zero:0.5", "patience": "3m"}],
        agents={"g": {**group(1), "at_once": {"chat": 2}}},
    ),
    "closing in the set-up": lambda: drawn_up(
        calls("17:50", "17:55", "17:58"),
        calendar={"at_closing": "disconnect"},
        types=[{"talk": "4m", "set_up": "5m"}],
    ),
    "patience by hour of arrival": lambda: drawn_up(
        MORNING,
        types=[
            {
                "patience": "9m",
                "wrap_up": "2m",
                "by_arrival": {"patience": {"all": {"09:00-10:00": 3, "11:00-12:00": 0.2}}, "wrap_up": 2},
            }
        ],
    ),
    "announced by the queue": _told("queue"),
    "announced by the last wait, twice as long": _told("last_wait", bias=2),
    "announced with an error, and complained about": _told("queue", noise=0.8, bias=0.3, venting=0.5, calm=1),
    "all who are less patient than announced leave": _told("queue", balk_share=1, balk_above=0.5, growth=0),
    "announced while the center is closed": lambda: drawn_up(
        calls("07:00", "07:50", "08:05", "19:00"),
        calendar={"at_closing": "keep", "days": 2},
        types=[{"patience": "exponential mean:30m", "announcement": {"balk_share": 0.5}}],
    ),
    "hidden as stale": lambda: drawn_up(
        [*MORNING, *calls("08:01", "08:31", kind=1)],
        types=[{"hide_after": "15m", "talk": "8m"}, {"hide_after": "0s"}],
        agents={"g": group(1, "a", "b")},
    ),
    "message, hiding and patience at one instant": lambda: drawn_up(
        [*calls("09:00", "09:00"), *calls("09:01", kind=1), *calls("09:02", kind=2)],
        types=[
            {"talk": "30m", "hide_after": "5m", "message": {"after": "5m"}, "patience": "5m"},
            {"hide_after": "5m", "message": {"after": "5m"}},
            {"hide_after": "4m", "message": {"after": "5m"}},
        ],
        agents={"g": group(1, "a", "b", "c")},
    ),
    "a message makes work of another channel": lambda: drawn_up(
        MORNING,
        types=[
            {"talk": "12m", "message": {"after": "10m", "share": 0.6, "becomes": "b"}, "patience": "20m"},
            {"channel": "email", "talk": "3m"},
        ],
        agents={"g": group(1), "h": group(1, "b")},
    ),
    "a message after closing finds the other channel closed": lambda: drawn_up(
        calls("17:40", "17:50", "17:55"),
        types=[
            {"talk": "12m", "message": {"after": "10m", "becomes": "b"}},
            {"channel": "email", "talk": "3m", "retry": {"closed": 1, "delay": "1m"}},
        ],
        calendar={"days": 2},
        agents={"g": group(1, "a", "b")},
    ),
    "the shortest of two queues": lambda: drawn_up(
        [*MORNING, *calls("08:00", "08:10", "08:40", kind=1)],
        types=[{"one_of": "b c", "choice": "shortest"}, {"talk": "12m"}, {"talk": "7m", "queue_places": 1}],
        agents={"g": group(1, "b"), "h": group(1, "c")},
    ),
    "a queue at random": lambda: drawn_up(
        MORNING,
        types=[{"one_of": "b c", "choice": "random"}, {"talk": "12m"}, {"talk": "7m", "patience": "5m"}],
        agents={"g": group(1, "b"), "h": group(1, "c")},
    ),
}
"""By name."""
