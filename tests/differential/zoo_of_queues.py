"""Corner plans of queues and headcounts: closing, patience, lines, places, priorities, ranks."""

from __future__ import annotations

from tests.differential.corner import MORNING, Corner, calls, drawn_up, group, spans

__all__ = ["QUEUES"]

_MANY = calls(*(["09:00"] * 40))
_LATE = calls("17:30", "17:40", "17:50", "17:50", "17:55", "18:00", "18:10")


def _closing(rule: str) -> Corner:
    return lambda: drawn_up(
        [*_LATE, *calls("17:45", "17:59", kind=1), *calls("08:00+1", "08:05+1", "07:00+1", kind=1)],
        calendar={"at_closing": rule, "days": 2},
        types=[{"talk": "30m", "patience": "40m"}, {"talk": "20m", "channel": "chat", "patience": "15h"}],
        agents={"g": group(1, "a", "b"), "h": group(spans(h8_17=2), "b")},
    )


QUEUES: dict[str, Corner] = {
    "nobody comes": lambda: drawn_up([]),
    "nobody on duty": lambda: drawn_up(MORNING, types=[{"patience": "10m"}], agents={"g": group(0)}),
    "nobody on duty and endless patience": lambda: drawn_up(MORNING, agents={"g": group(0)}),
    "one agent": lambda: drawn_up(MORNING),
    "all at once": lambda: drawn_up(_MANY, types=[{"patience": "30m"}], agents={"g": group(3)}),
    "all at once, no time at all": lambda: drawn_up(
        _MANY, types=[{"talk": "0s", "patience": "0s"}], agents={"g": group(3)}
    ),
    "all at once as agents come": lambda: drawn_up(
        [*_MANY, *calls("08:55", "08:59", "09:30")],
        types=[{"patience": "10m"}],
        agents={"g": group(spans(h9_10=5, h10_11=2)), "h": group(spans(h9_18=1))},
    ),
    "instants of the horizon": lambda: drawn_up(
        [("24:00", 0, 0), ("23:59:59", 0, 0), ("23:50", 0, 0), ("23:45", 0, 0), ("00:00+1", 0, 0)],
        calendar={"opening": "00:00-24:00", "overrun": "0s"},
        types=[{"wrap_up": "5m", "patience": "5m"}],
    ),
    "the horizon cuts everything": lambda: drawn_up(
        calls(*(f"{h:02d}:00" for h in range(8, 18))),
        types=[{"talk": "3h", "wrap_up": "12h", "patience": "8h"}],
        agents={"g": group(2)},
    ),
    "closing: served out": _closing("serve_out"),
    "closing: disconnected": _closing("disconnect"),
    "closing: kept": _closing("keep"),
    "closing: each channel its own way": lambda: drawn_up(
        [(f"17:{m}", kind, 0) for kind in range(3) for m in (20, 30, 40, 50)] + calls("18:00", "19:00", kind=1),
        calendar={"days": 2},
        types=[{"talk": "25m"}, {"channel": "chat", "talk": "15m"}, {"channel": "email", "patience": "1h"}],
        channels={
            "voice": {"at_closing": "serve_out"},
            "chat": {"at_closing": "keep"},
            "email": {"at_closing": "disconnect"},
        },
        agents={"g": group(1, "a", "b", "c"), "h": group(1, "a")},
    ),
    "patience ends at closing and at opening": lambda: drawn_up(
        calls("17:30", "17:30", "17:45", "18:00", "20:00", "08:00+1"),
        calendar={"at_closing": "keep", "days": 2},
        types=[{"talk": "20m", "patience": "30m"}],
    ),
    "busy when the center reopens, and due": lambda: drawn_up(
        calls("11:50", "11:55", "13:00", "13:30"),
        calendar={"opening": "08:00-12:00, 13:00-18:00", "at_closing": "serve_out"},
        types=[{"talk": "40m"}],
        agents={"g": group({"08:00-12:00": 1, "13:00-18:00": 1})},
    ),
    "busy when the center reopens, not due": lambda: drawn_up(
        calls("11:50", "11:55", "13:05", "13:10", "14:00", "15:00"),
        calendar={"opening": "08:00-12:00, 13:00-18:00", "at_closing": "serve_out"},
        types=[{"talk": "100m"}],
        agents={"g": group(spans(h8_12=2)), "h": group(spans(h14_18=1))},
    ),
    "headcounts change at closing": lambda: drawn_up(
        [*calls("17:00", "17:25", "17:30", "17:30", "17:40"), *calls("17:45", kind=1)],
        types=[{"talk": "30m"}, {"talk": "15m"}],
        agents={"g": group({"08:00-17:30": 3, "17:30-18:00": 1}, "a", "b"), "h": group({"08:00-17:30": 1}, "b")},
    ),
    "shift ends in the middle of contacts": lambda: drawn_up(
        MORNING,
        types=[{"talk": "25m", "patience": "50m"}],
        agents={"g": group(spans(h8_9=4, h9_10=1, h10_11=3, h11_12=0, h12_13=2))},
    ),
    "who is finishing is kept": lambda: drawn_up(
        calls("08:10", "08:15", "08:20", "09:10", "10:10"),
        types=[{"talk": "150m"}],
        agents={"g": group(spans(h8_9=3, h9_10=1, h10_11=2, h11_18=1))},
    ),
    "idle agents go first, those with high numbers": lambda: drawn_up(
        calls("08:05", "08:06", "08:07", "08:55", "09:05", "09:10", "09:40"),
        types=[{"talk": "6m"}],
        agents={"g": group({"08:00-09:00": 4, "09:00-09:30": 2, "09:30-18:00": 3})},
    ),
    "patience ends as an agent becomes free": lambda: drawn_up(
        calls("09:00", "09:00", "09:00", "09:05", "09:10"), types=[{"patience": "10m"}]
    ),
    "who comes as an agent becomes free": lambda: drawn_up(
        calls("09:00", "09:10", "09:20", "09:20"), types=[{"wrap_up": "0s"}], channels={"voice": {"lines": 1}}
    ),
    "who leaves makes room for who comes": lambda: drawn_up(
        calls("09:00", "09:05", "09:10", "09:10", "09:15"),
        types=[{"talk": "1h", "patience": "5m", "queue_places": 1}],
    ),
    "a stale end of patience": lambda: drawn_up(
        calls("09:00", "09:01", "09:10", "09:11", "09:12", "09:13", "09:14", "09:15", "09:20"),
        types=[{"patience": "20m"}],
    ),
    "wrap-up of nothing and of something": lambda: drawn_up(
        MORNING, types=[{"talk": "4m", "wrap_up": "deterministic value:4m zero:0.5"}], agents={"g": group(2)}
    ),
    "no lines": lambda: drawn_up(MORNING, channels={"voice": {"lines": 0}}),
    "few lines": lambda: drawn_up(
        [*MORNING, *MORNING], types=[{"wrap_up": "10m"}], agents={"g": group(3)}, channels={"voice": {"lines": 4}}
    ),
    "no places": lambda: drawn_up(MORNING, channels={"voice": {"queue_places": 0}}),
    "few places, shared by two types": lambda: drawn_up(
        [*MORNING, *calls("08:00", "08:10", "08:20", "08:30", "08:35", "09:00", kind=1)],
        types=[{"queue_places": 2, "patience": "20m"}, {"queue_places": 3, "patience": "1h"}],
        agents={"g": group(1, "a", "b")},
        channels={"voice": {"queue_places": 4}},
    ),
    "priorities": lambda: drawn_up(
        [(f"09:{m:02d}", kind, 0) for m in range(0, 40, 4) for kind in (0, 1, 2)],
        types=[{"priority": 2}, {"priority": 0}, {"priority": 1, "patience": "15m"}],
        agents={"g": group(1, "a", "b", "c"), "h": group(1, "c")},
    ),
    "priorities of segments": lambda: drawn_up(
        [(f"09:{m:02d}", kind, segment) for m in range(0, 40, 4) for kind in (0, 1) for segment in (0, 1, 2)],
        types=[{"priority": 2}, {"priority": 1}],
        segments={"plain": {}, "gold": {"priority": 0}, "last": {"priority": 9, "patience_factor": 0.5}},
        agents={"g": group(2, "a", "b")},
    ),
    "head starts that tie": lambda: drawn_up(
        [(f"09:{m:02d}", kind, segment) for m in range(0, 30, 2) for kind in (0, 1) for segment in (1, 0)],
        types=[{}, {"head_start": "4m"}],
        segments={"plain": {}, "early": {"head_start": "6m"}},
        agents={"g": group(2, "a", "b")},
    ),
    "patience by segment": lambda: drawn_up(
        [(f"09:{m:02d}", 0, segment) for m in range(0, 30, 2) for segment in (0, 1)],
        types=[{"patience": "exponential mean:10m"}],
        segments={"plain": {}, "calm": {"patience_factor": 3.7}},
    ),
    "patience by type": lambda: drawn_up(
        [(f"09:{m:02d}", kind, 0) for m in range(0, 30, 2) for kind in (0, 1)],
        types=[{"patience": "20m"}, {"patience": "5m"}],
        agents={"g": group(1, "a", "b")},
    ),
    "ranks": lambda: drawn_up(
        [*MORNING, *calls("08:00", "08:30", "08:31", "08:32", "09:00", "09:30", kind=1)],
        types=[{"talk": "7m"}, {"talk": "9m"}],
        agents={
            "g": {"count": 2, "skills": {"a": {"rank": 2}, "b": {"rank": 0}}},
            "h": {"count": 1, "skills": {"a": {"rank": 1}}},
            "i": {"count": 1, "skills": {"a": {"rank": 2}, "b": {"rank": 1}}},
        },
    ),
    "equal ranks, longest idle": lambda: drawn_up(
        MORNING,
        types=[{"talk": "uniform low:1m high:9m"}],
        agents={"g": group(2), "h": group(2), "i": group(1)},
    ),
    "skills": lambda: drawn_up(
        [*MORNING, *calls("08:00", "08:00", "08:30", "09:00", "09:30", "10:00", kind=1)],
        types=[{"talk": "11m"}, {"talk": "30m"}],
        agents={"g": group(2, "a"), "h": group(1, "b")},
    ),
    "speeds": lambda: drawn_up(
        MORNING,
        types=[{"talk": "lognormal mean:10m sigma:1", "wrap_up": "1m"}],
        agents={"g": group(1, speed=0.7), "h": group(1, speed=3)},
    ),
    "a thousand wait": lambda: drawn_up(
        calls(*(f"{8 + i // 240:02d}:{i // 4 % 60:02d}:{i % 4 * 15:02d}" for i in range(1500))),
        types=[{"talk": "1m", "patience": "uniform low:1h high:4h"}],
    ),
    "two hundred agents": lambda: drawn_up(
        calls(*(f"{8 + i // 120:02d}:{i // 2 % 60:02d}" for i in range(600))),
        types=[{"talk": "90m", "wrap_up": "5m", "patience": "10m"}],
        agents={
            "g": group(spans(h8_9=120, h9_10=60, h10_12=200)),
            "h": group(spans(h9_11=80), "a", speed=1.3, rank=0),
        },
    ),
}
