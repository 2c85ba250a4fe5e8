"""Staff and incidents that are broken in one key, and what the sentence about it must say."""

from __future__ import annotations

from typing import Any

from tests.errors.scenarios import TELLERS

EARLY: dict[str, Any] = {"start": "08:00", "length": "8h", "agents": 3}
LUNCH: dict[str, Any] = {"length": "30m", "window": "03:00-05:00"}


def shift(**keys: Any) -> dict[str, Any]:
    """A group with one pattern."""
    return {"skills": {"order": {}}, "shifts": {"early": EARLY | keys}}


def members(ann: Any, **keys: Any) -> dict[str, Any]:
    """A group of one individual."""
    return {"skills": {"order": {}}, "members": {"ann": ann}, **keys}


def incident(**keys: Any) -> dict[str, Any]:
    """A storm at eight."""
    return {"storm": {"at": "08:00"} | keys}


STAFF: dict[str, tuple[str, Any, tuple[str, ...]]] = {
    "nobody there": (TELLERS, {"skills": {"order": {}}}, ("tellers.count", "missing", "shifts")),
    "count and shifts": (TELLERS, shift() | {"count": 3}, ("count and shifts", "one of them")),
    "shift of more than a day": (TELLERS, shift(length="25h"), ("early.length", "1d1h", "24h")),
    "shift of no time": (TELLERS, shift(length="0s"), ("early.length", "0s", "above 0s")),
    "start read as a number": (TELLERS, shift(start=480), ("early.start", "480", "quotes")),
    "start that is no time": (TELLERS, shift(start="8:60"), ("early.start", "8:60", "24:00")),
    "agents by interval": (TELLERS, shift(agents={"08:00-10:00": 3}), ("early.agents", "a weekday")),
    "agents below 0": (TELLERS, shift(agents=-1), ("early.agents", "-1", "at least 0")),
    "too many agents": (TELLERS, shift(agents=1e6), ("early.agents", "1e+06", "100000")),
    "break after the shift": (
        TELLERS,
        shift(breaks={"lunch": LUNCH | {"window": "07:00-09:00"}}),
        ("early.breaks.lunch.window", "07:00-09:00", "8h"),
    ),
    "break longer than its window": (
        TELLERS,
        shift(breaks={"lunch": LUNCH | {"length": "3h"}}),
        ("early.breaks.lunch.length", "3h", "03:00-05:00"),
    ),
    "break without window": (TELLERS, shift(breaks={"lunch": {"length": "1h"}}), ("lunch.window", "missing")),
    "hours on an unknown day": (
        TELLERS,
        members({"hours": {"mondy": "08:00-12:00"}}),
        ("members.ann.hours", "did you mean monday?"),
    ),
    "hours without end": (TELLERS, members({"hours": {"monday": "08:00"}}), ("members.ann.hours", "08:00")),
    "hours that overlap": (
        TELLERS,
        members({"hours": {"monday": "08:00-12:00, 11:00-13:00"}}),
        ("members.ann.hours", "follow"),
    ),
    "empty hours": (TELLERS, members({"hours": {"monday": "08:00-08:00"}}), ("08:00-08:00", "empty")),
    "hours as number": (TELLERS, members({"hours": {"monday": 8}}), ("members.ann.hours", "8", "quotes")),
    "some without hours": (
        TELLERS,
        {"skills": {"order": {}}, "members": {"ann": {"hours": "08:00-12:00"}, "bob": {}}},
        ("tellers.members.bob.hours", "missing"),
    ),
    "more of individuals": (TELLERS, members({"hours": "08:00-12:00"}, extra=1), ("extra", "add members")),
    "tenure below 0": (TELLERS, members({"tenure_months": -1}, count=3), ("tenure_months", "-1")),
    "adherence without shifts": (f"{TELLERS}.adherence", 0.9, ("adherence", "needs shifts", "shrinkage")),
    "lateness without shifts": (f"{TELLERS}.lateness", "5m", ("lateness", "needs shifts")),
    "schedule that is not there": (f"{TELLERS}.schedule_file", "no.csv", ("no.csv", "no such file")),
    "schedule as number": (f"{TELLERS}.schedule_file", 5, ("schedule_file", "5", "quotes")),
    "incident without instant": ("incidents", {"storm": {}}, ("storm.at", "missing")),
    "incident off the grid": ("incidents", incident(at="08:10"), ("storm.at", "08:10", "30m")),
    "incident after the run": ("incidents", incident(day=2), ("storm.day", "2", "0 to 1")),
    "incident of an unknown type": (
        "incidents",
        incident(types="ordr"),
        ("storm.types", "did you mean order?"),
    ),
    "outage of an unknown channel": (
        "incidents",
        incident(outage_of="voise"),
        ("storm.outage_of", "did you mean voice?"),
    ),
    "peak below 1": ("incidents", incident(peak=0.5), ("storm.peak", "0.5", "at least 1")),
    "peak that falls at once": ("incidents", incident(decay="0s"), ("storm.decay", "above 0s")),
}
