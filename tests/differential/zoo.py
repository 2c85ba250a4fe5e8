"""Corner plans, each written out: who comes when, and what is odd about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

import sim
from sim.plan import Plan
from sim.units import DAY, parse_clock
from sim.workload.arrivals import ARRIVAL

__all__ = ["ZOO", "Comes", "drawn_up"]

Comes = tuple[str, int, int]
"""Clock time, "0" to "9" days later after a plus sign; number of the contact type; number of the segment."""

_AGENTS = {"count": 1, "skills": {"a": {}}}
_DAY: dict[str, Any] = {"opening": "08:00-18:00", "interval": "30m", "overrun": "6h", "days": 1}


def _instant(text: str) -> int:
    clock, _, day = text.partition("+")
    return parse_clock(clock) + int(day or 0) * DAY


def drawn_up(comes: list[Comes], seed: int = 1, **parts: Any) -> Plan:
    """The plan of a small center that these contacts come to.

    Parameters
    ----------
    comes
        In any order; those of one instant come as listed.
    seed
        Of the draws.
    **parts
        Of the scenario: `calendar` (laid over a day from 8 to 18), `types` (mappings laid over a talk of 10 minutes,
        named a, b, c …), `agents`, `channels`, `segments`.
    """
    names = "abcdef"
    types = parts.get("types", [{}])
    agents = parts.get("agents", {"g": _AGENTS})
    scenario = {
        "name": "corner",
        "calendar": {**_DAY, **parts.get("calendar", {})},
        "contact_types": {names[i]: {"talk": "10m", **one} for i, one in enumerate(types)},
        "channels": parts.get("channels", {}),
        "segments": parts.get("segments", {}),
        "arrivals": {"streams": {"s": {"rates_per_hour": 0, "mix": {names[i]: 1 for i in range(len(types))}}}},
        "agents": agents,
        "measures": {"trace": True},
    }
    plan = sim.plan(sim.load(scenario), seed=seed)
    rows = sorted(((_instant(at), kind, segment) for at, kind, segment in comes), key=lambda row: row[0])
    cases = np.zeros(len(rows), dtype=ARRIVAL)
    for i, (at, kind, segment) in enumerate(rows):
        cases[i]["opened_at"], cases[i]["type"], cases[i]["segment"] = at, kind, segment
        cases[i]["ordinal"], cases[i]["day"], cases[i]["customer"] = i, at // DAY, -1
    return replace(plan, cases=cases)


def _calls(*at: str, kind: int = 0, segment: int = 0) -> list[Comes]:
    return [(one, kind, segment) for one in at]


def _group(count: Any, *skills: str, speed: float = 1, rank: int = 1) -> dict[str, Any]:
    return {"count": count, "skills": {skill: {"speed": speed, "rank": rank} for skill in skills or ("a",)}}


def _spans(**spans: float) -> dict[str, float]:
    """`_spans(h8_10=2)` for "08:00-10:00": 2."""
    out = {}
    for name, count in spans.items():
        first, last = name[1:].split("_")
        out[f"{int(first):02d}:00-{int(last):02d}:00"] = count
    return out


_MANY = _calls(*(["09:00"] * 40))
_MORNING = _calls(*(f"{8 + i // 12:02d}:{i % 12 * 5:02d}" for i in range(60)))
"""Every five minutes from 8 to 13."""
_LATE = _calls("17:30", "17:40", "17:50", "17:50", "17:55", "18:00", "18:10")


def _closing(rule: str) -> Callable[[], Plan]:
    return lambda: drawn_up(
        [*_LATE, *_calls("17:45", "17:59", kind=1), *_calls("08:00+1", "08:05+1", "07:00+1", kind=1)],
        calendar={"at_closing": rule, "days": 2},
        types=[{"talk": "30m", "patience": "40m"}, {"talk": "20m", "channel": "chat", "patience": "15h"}],
        agents={"g": _group(1, "a", "b"), "h": _group(_spans(h8_17=2), "b")},
    )


ZOO: dict[str, Callable[[], Plan]] = {
    "nobody comes": lambda: drawn_up([]),
    "nobody on duty": lambda: drawn_up(_MORNING, types=[{"patience": "10m"}], agents={"g": _group(0)}),
    "nobody on duty and endless patience": lambda: drawn_up(_MORNING, agents={"g": _group(0)}),
    "one agent": lambda: drawn_up(_MORNING),
    "all at once": lambda: drawn_up(_MANY, types=[{"patience": "30m"}], agents={"g": _group(3)}),
    "all at once, no time at all": lambda: drawn_up(
        _MANY, types=[{"talk": "0s", "patience": "0s"}], agents={"g": _group(3)}
    ),
    "all at once as agents come": lambda: drawn_up(
        [*_MANY, *_calls("08:55", "08:59", "09:30")],
        types=[{"patience": "10m"}],
        agents={"g": _group(_spans(h9_10=5, h10_11=2)), "h": _group(_spans(h9_18=1))},
    ),
    "instants of the horizon": lambda: drawn_up(
        [("24:00", 0, 0), ("23:59:59", 0, 0), ("23:50", 0, 0), ("23:45", 0, 0), ("00:00+1", 0, 0)],
        calendar={"opening": "00:00-24:00", "overrun": "0s"},
        types=[{"wrap_up": "5m", "patience": "5m"}],
    ),
    "the horizon cuts everything": lambda: drawn_up(
        _calls(*(f"{h:02d}:00" for h in range(8, 18))),
        types=[{"talk": "3h", "wrap_up": "12h", "patience": "8h"}],
        agents={"g": _group(2)},
    ),
    "closing: served out": _closing("serve_out"),
    "closing: disconnected": _closing("disconnect"),
    "closing: kept": _closing("keep"),
    "closing: each channel its own way": lambda: drawn_up(
        [(f"17:{m}", kind, 0) for kind in range(3) for m in (20, 30, 40, 50)] + _calls("18:00", "19:00", kind=1),
        calendar={"days": 2},
        types=[{"talk": "25m"}, {"channel": "chat", "talk": "15m"}, {"channel": "email", "patience": "1h"}],
        channels={
            "voice": {"at_closing": "serve_out"},
            "chat": {"at_closing": "keep"},
            "email": {"at_closing": "disconnect"},
        },
        agents={"g": _group(1, "a", "b", "c"), "h": _group(1, "a")},
    ),
    "patience ends at closing and at opening": lambda: drawn_up(
        _calls("17:30", "17:30", "17:45", "18:00", "20:00", "08:00+1"),
        calendar={"at_closing": "keep", "days": 2},
        types=[{"talk": "20m", "patience": "30m"}],
    ),
    "busy when the center reopens, and due": lambda: drawn_up(
        _calls("11:50", "11:55", "13:00", "13:30"),
        calendar={"opening": "08:00-12:00, 13:00-18:00", "at_closing": "serve_out"},
        types=[{"talk": "40m"}],
        agents={"g": _group({"08:00-12:00": 1, "13:00-18:00": 1})},
    ),
    "busy when the center reopens, not due": lambda: drawn_up(
        _calls("11:50", "11:55", "13:05", "13:10", "14:00", "15:00"),
        calendar={"opening": "08:00-12:00, 13:00-18:00", "at_closing": "serve_out"},
        types=[{"talk": "100m"}],
        agents={"g": _group(_spans(h8_12=2)), "h": _group(_spans(h14_18=1))},
    ),
    "headcounts change at closing": lambda: drawn_up(
        [*_calls("17:00", "17:25", "17:30", "17:30", "17:40"), *_calls("17:45", kind=1)],
        types=[{"talk": "30m"}, {"talk": "15m"}],
        agents={"g": _group({"08:00-17:30": 3, "17:30-18:00": 1}, "a", "b"), "h": _group({"08:00-17:30": 1}, "b")},
    ),
    "shift ends in the middle of contacts": lambda: drawn_up(
        _MORNING,
        types=[{"talk": "25m", "patience": "50m"}],
        agents={"g": _group(_spans(h8_9=4, h9_10=1, h10_11=3, h11_12=0, h12_13=2))},
    ),
    "who is finishing is kept": lambda: drawn_up(
        _calls("08:10", "08:15", "08:20", "09:10", "10:10"),
        types=[{"talk": "150m"}],
        agents={"g": _group(_spans(h8_9=3, h9_10=1, h10_11=2, h11_18=1))},
    ),
    "idle agents go first, those with high numbers": lambda: drawn_up(
        _calls("08:05", "08:06", "08:07", "08:55", "09:05", "09:10", "09:40"),
        types=[{"talk": "6m"}],
        agents={"g": _group({"08:00-09:00": 4, "09:00-09:30": 2, "09:30-18:00": 3})},
    ),
    "patience ends as an agent becomes free": lambda: drawn_up(
        _calls("09:00", "09:00", "09:00", "09:05", "09:10"), types=[{"patience": "10m"}]
    ),
    "who comes as an agent becomes free": lambda: drawn_up(
        _calls("09:00", "09:10", "09:20", "09:20"), types=[{"wrap_up": "0s"}], channels={"voice": {"lines": 1}}
    ),
    "who leaves makes room for who comes": lambda: drawn_up(
        _calls("09:00", "09:05", "09:10", "09:10", "09:15"),
        types=[{"talk": "1h", "patience": "5m", "queue_places": 1}],
    ),
    "a stale end of patience": lambda: drawn_up(
        _calls("09:00", "09:01", "09:10", "09:11", "09:12", "09:13", "09:14", "09:15", "09:20"),
        types=[{"patience": "20m"}],
    ),
    "wrap-up of nothing and of something": lambda: drawn_up(
        _MORNING, types=[{"talk": "4m", "wrap_up": "deterministic value:4m zero:0.5"}], agents={"g": _group(2)}
    ),
    "no lines": lambda: drawn_up(_MORNING, channels={"voice": {"lines": 0}}),
    "few lines": lambda: drawn_up(
        [*_MORNING, *_MORNING], types=[{"wrap_up": "10m"}], agents={"g": _group(3)}, channels={"voice": {"lines": 4}}
    ),
    "no places": lambda: drawn_up(_MORNING, channels={"voice": {"queue_places": 0}}),
    "few places, shared by two types": lambda: drawn_up(
        [*_MORNING, *_calls("08:00", "08:10", "08:20", "08:30", "08:35", "09:00", kind=1)],
        types=[{"queue_places": 2, "patience": "20m"}, {"queue_places": 3, "patience": "1h"}],
        agents={"g": _group(1, "a", "b")},
        channels={"voice": {"queue_places": 4}},
    ),
    "priorities": lambda: drawn_up(
        [(f"09:{m:02d}", kind, 0) for m in range(0, 40, 4) for kind in (0, 1, 2)],
        types=[{"priority": 2}, {"priority": 0}, {"priority": 1, "patience": "15m"}],
        agents={"g": _group(1, "a", "b", "c"), "h": _group(1, "c")},
    ),
    "priorities of segments": lambda: drawn_up(
        [(f"09:{m:02d}", kind, segment) for m in range(0, 40, 4) for kind in (0, 1) for segment in (0, 1, 2)],
        types=[{"priority": 2}, {"priority": 1}],
        segments={"plain": {}, "gold": {"priority": 0}, "last": {"priority": 9, "patience_factor": 0.5}},
        agents={"g": _group(2, "a", "b")},
    ),
    "head starts that tie": lambda: drawn_up(
        [(f"09:{m:02d}", kind, segment) for m in range(0, 30, 2) for kind in (0, 1) for segment in (1, 0)],
        types=[{}, {"head_start": "4m"}],
        segments={"plain": {}, "early": {"head_start": "6m"}},
        agents={"g": _group(2, "a", "b")},
    ),
    "patience by segment": lambda: drawn_up(
        [(f"09:{m:02d}", 0, segment) for m in range(0, 30, 2) for segment in (0, 1)],
        types=[{"patience": "exponential mean:10m"}],
        segments={"plain": {}, "calm": {"patience_factor": 3.7}},
    ),
    "patience by type": lambda: drawn_up(
        [(f"09:{m:02d}", kind, 0) for m in range(0, 30, 2) for kind in (0, 1)],
        types=[{"patience": "20m"}, {"patience": "5m"}],
        agents={"g": _group(1, "a", "b")},
    ),
    "ranks": lambda: drawn_up(
        [*_MORNING, *_calls("08:00", "08:30", "08:31", "08:32", "09:00", "09:30", kind=1)],
        types=[{"talk": "7m"}, {"talk": "9m"}],
        agents={
            "g": {"count": 2, "skills": {"a": {"rank": 2}, "b": {"rank": 0}}},
            "h": {"count": 1, "skills": {"a": {"rank": 1}}},
            "i": {"count": 1, "skills": {"a": {"rank": 2}, "b": {"rank": 1}}},
        },
    ),
    "equal ranks, longest idle": lambda: drawn_up(
        _MORNING,
        types=[{"talk": "uniform low:1m high:9m"}],
        agents={"g": _group(2), "h": _group(2), "i": _group(1)},
    ),
    "skills": lambda: drawn_up(
        [*_MORNING, *_calls("08:00", "08:00", "08:30", "09:00", "09:30", "10:00", kind=1)],
        types=[{"talk": "11m"}, {"talk": "30m"}],
        agents={"g": _group(2, "a"), "h": _group(1, "b")},
    ),
    "speeds": lambda: drawn_up(
        _MORNING,
        types=[{"talk": "lognormal mean:10m sigma:1", "wrap_up": "1m"}],
        agents={"g": _group(1, speed=0.7), "h": _group(1, speed=3)},
    ),
    "a thousand wait": lambda: drawn_up(
        _calls(*(f"{8 + i // 240:02d}:{i // 4 % 60:02d}:{i % 4 * 15:02d}" for i in range(1500))),
        types=[{"talk": "1m", "patience": "uniform low:1h high:4h"}],
    ),
    "two hundred agents": lambda: drawn_up(
        _calls(*(f"{8 + i // 120:02d}:{i // 2 % 60:02d}" for i in range(600))),
        types=[{"talk": "90m", "wrap_up": "5m", "patience": "10m"}],
        agents={
            "g": _group(_spans(h8_9=120, h9_10=60, h10_12=200)),
            "h": _group(_spans(h9_11=80), "a", speed=1.3, rank=0),
        },
    ),
}
"""Corner plans by name."""
