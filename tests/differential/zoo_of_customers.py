"""Corner plans of customers: whose cases are offered, who leaves, joins, buys and becomes used to what."""

from __future__ import annotations

from typing import Any

from tests.differential.corner import MORNING, Corner, calls, drawn_up, group

__all__ = ["CUSTOMERS"]

_FEEL: dict[str, Any] = {
    "tolerance": {"voice": "deterministic value:10m", "email": "deterministic value:1h"},
    "resolution": {"base": 0},
    "satisfaction": {"answer_share": 1},
}
_STILL: dict[str, Any] = {
    **dict.fromkeys(("churn_share", "base_hazard", "good_share", "bad_share", "acquisition", "competitor"), 0),
}
_DAYS = [(at, kind, segment) for day in range(4) for at, kind, segment in calls(*(
    f"{8 + i // 6:02d}:{i % 6 * 10:02d}+{day}" for i in range(40)
))]
_FOUR: dict[str, Any] = {"days": 4, "opening": "00:00-24:00", "interval": "1h"}
_HANGS_UP: dict[str, Any] = {"patience": "2m", "retry": {"abandoned": "1", "delay": "5m"}}


def _four_days(**parts: Any) -> Corner:
    """Forty cases a day, four days long, for three agents."""
    return lambda: drawn_up(_DAYS, **({"calendar": _FOUR, "agents": {"g": group(3)}} | parts))


CUSTOMERS: dict[str, Corner] = {
    "cases of those who are no customers": lambda: drawn_up(
        MORNING, agents={"g": group(3)}, customers={"initial": 20, "potential": 30}
    ),
    "customers without a market": _four_days(customers={"initial": 20, "potential": 30}, **_FEEL),
    "customers of two segments": _four_days(
        segments={"usual": {}, "vip": {"priority": 0, "speed_weight": 2.5}},
        types=[{"talk": "25m"}],
        customers={"initial": 20, "potential": 25, "segments": {"vip": 0.4}},
        market={"churn_share": 0.3},
        **_FEEL,
    ),
    "customers leave because of the service": _four_days(
        types=[{"talk": "26m"}],
        customers={"initial": 30, "potential": 30},
        market=_STILL | {"churn_share": 1, "own": 1, "loyalty": 0.05},
        **_FEEL,
    ),
    "one customer with many cases": _four_days(
        customers={"initial": 1, "potential": 1}, market=_STILL | {"own": 0.3, "memory": 0.5}, **_FEEL
    ),
    "one customer leaves at once": _four_days(
        customers={"initial": 1, "potential": 1}, market=_STILL | {"churn_share": 1, "own": 1}, **_FEEL
    ),
    "a case goes on after its customer has left": lambda: drawn_up(
        calls(*("08:00", "08:00", "09:00") * 10, "10:00+1", "11:00+1"),
        calendar={"days": 2},
        types=[{"channel": "email", "talk": "30m"}],
        channels={"email": {"at_closing": "keep"}},
        customers={"initial": 3, "potential": 4},
        agents={"g": group(2)},
        market=_STILL | {"churn_share": 1, "own": 1},
        repeat={"delay": "5h", "share": 1},
        **_FEEL,
    ),
    "customers leave of their own accord": _four_days(
        customers={"initial": 30, "potential": 40}, market=_STILL | {"base_hazard": 10}, **_FEEL
    ),
    "customers leave for both reasons at once": _four_days(
        customers={"initial": 12, "potential": 12}, market=_STILL | {"base_hazard": 10, "churn_share": 1}, **_FEEL
    ),
    "customers join": _four_days(
        customers={"initial": 5, "potential": 60}, market=_STILL | {"acquisition": 8, "base_hazard": 5}, **_FEEL
    ),
    "the pool is used up": _four_days(
        customers={"initial": 20, "potential": 24}, market=_STILL | {"acquisition": 4}, **_FEEL
    ),
    "good and bad is told": _four_days(
        customers={"initial": 20, "potential": 60},
        market=_STILL | {"good_share": 1, "bad_share": 1, "by_good": 0.4, "by_bad": 0.01, "good_heard": 1},
        **_FEEL,
    ),
    "who hangs up goes to a competitor": _four_days(
        agents={"g": group(1)},
        types=[_HANGS_UP | {"talk": "25m"}],
        customers={"initial": 40, "potential": 40, "goodwill": 0},
        market=_STILL | {"competitor": 0.5},
        **_FEEL,
    ),
    "who balks or is hidden goes to a competitor": _four_days(
        agents={"g": group(1)},
        types=[
            {
                "talk": "30m",
                **{"hide_after": "25m", "patience": "never", "retry": {"hidden": "1", "balked": "1", "delay": "1m"}},
                "announcement": {"bias": 2, "balk_above": 0.1, "balk_share": 0.5},
            }
        ],
        customers={"initial": 40, "potential": 40, "goodwill": 0.2},
        market=_STILL | {"competitor": 1},
        **_FEEL,
    ),
    "customers and others buy": _four_days(
        topics={"a": {"sales": True}},
        types=[{"talk": "13m"}],
        customers={"initial": 10, "potential": 40},
        market=_STILL | {"prospects": True, "conversion": 1, "sale_new": 0.6, "acquisition": 2},
        repeat={"delay": "20m"},
        **_FEEL,
    ),
    "only customers buy": _four_days(
        topics={"a": {"sales": True}},
        customers={"initial": 10, "potential": 20},
        market=_STILL | {"conversion": 1, "conversion_scale": "0s"},
        **_FEEL,
    ),
    "a badge of speed": _four_days(
        types=[{"talk": "24m"}],
        agents={"g": group(2)},
        customers={"initial": 10, "potential": 12},
        market=_STILL | {"badge": 1, "badge_ratchet": 0.2},
        **_FEEL,
    ),
    "customers become used to short waits": _four_days(
        types=[{"talk": "16m"}],
        customers={"initial": 4, "potential": 4},
        **_FEEL | {"tolerance": {"voice": "exponential mean:10m", "ratchet": 0.5}},
    ),
    "used to phone and mail apart": lambda: drawn_up(
        [*MORNING, *calls(*(f"{8 + i // 12:02d}:{i % 12 * 5:02d}" for i in range(60)), kind=1)],
        types=[{"talk": "6m"}, {"channel": "email", "talk": "6m"}],
        agents={"g": group(2, "a", "b")},
        customers={"initial": 3, "potential": 3},
        **_FEEL | {"tolerance": {"voice": "30m", "email": "1h", "ratchet": 1}},
    ),
}
"""By name."""
