"""Corner plans of what is settled as a case opens: head starts of topics, urgent cases, a failure asked about."""

from __future__ import annotations

from tests.differential.corner import Corner, calls, drawn_up, group

__all__ = ["ARRIVALS"]

_CALM_AND_HOT = [{"topics": {"calm": 1}}, {"topics": {"hot": 1}, "one_of": "a"}, {"topics": {"warm": 1}, "one_of": "a"}]
"""All stand in the queue of the first."""
_TURNS = [(f"09:{m:02d}", kind, 0) for m in range(0, 40, 2) for kind in (0, 1, 2)]

ARRIVALS: dict[str, Corner] = {
    "head starts of topics in one line": lambda: drawn_up(
        _TURNS,
        types=_CALM_AND_HOT,
        topics={"hot": {"head_start": "6m"}, "warm": {"head_start": "2m"}},
        agents={"g": group(2)},
    ),
    "head starts of type, segment and topic add up": lambda: drawn_up(
        [(at, kind, segment) for at, kind, _ in _TURNS for segment in (1, 0)],
        types=[{"head_start": "1m", "topics": {"calm": 1}}, *_CALM_AND_HOT[1:]],
        segments={"plain": {}, "early": {"head_start": "4m"}},
        topics={"calm": {"head_start": "1m"}, "hot": {"head_start": "5m"}},
        agents={"g": group(2), "h": {"count": 1, "skills": {"a": {"after": "7m", "rank": 2}}}},
    ),
    "head start of the topic after a transfer and again": lambda: drawn_up(
        [*calls("09:00", "09:01", "09:02", "09:03", "09:04", "09:05"), *calls("09:04", "09:10", "09:12", kind=1)],
        types=[
            {"topics": {"hot": 1}, "transfer": {"share": 1, "to": {"b": 1}, "after": 0.5, "head_start": "3m"}},
            {"topics": {"calm": 1}, "patience": "25m", "retry": {"abandoned": 1, "delay": "4m"}},
        ],
        topics={"hot": {"head_start": "8m"}, "calm": {"head_start": "2m"}},
        agents={"g": group(2), "h": group(1, "b")},
    ),
}
