"""Logs made by hand: what happened is said row by row, in seconds after eight o'clock of the first day."""

from __future__ import annotations

from typing import Any

import numpy as np

import sim
from sim.log import (
    AGENT_TIME,
    CASE,
    CONTACT,
    CUSTOMER_TIME,
    DAILY,
    EVENT,
    FEELING,
    GROUP_TIME,
    JOURNEY,
    LEG,
    LIMIT,
    LINE_TIME,
    PRESENCE,
    QUEUE_TIME,
    SEAT,
    Log,
    Meta,
)
from sim.metrics import ratios, tally
from sim.names import CaseStatus, Cause, LegOutcome, LegReason, Mark, Outcome
from sim.plan.meta import build_meta
from sim.units import HOUR, NEVER, SECOND

__all__ = [
    "case",
    "clients",
    "contact",
    "day",
    "feeling",
    "group_time",
    "journey",
    "leg",
    "line_time",
    "made",
    "meta",
    "seat",
    "values",
]

TYPES = ("sales", "help", "mail")
GROUPS = ("desk", "back")
_INSTANTS = {"talk_at", "matched_at", "wrap_up_at", "ended_at", "answered_at", "closed_at"}


def meta(**changes: Any) -> Meta:
    """Names and grid of three types (sales and help by voice, mail by email) and two groups (desk, back).

    Keys of the scenario may be changed; write __ for the dot.
    """
    base = {
        "name": "made",
        "calendar": {"days": 2, "opening": "08:00-18:00", "interval": "1h"},
        "contact_types": {
            "sales": {"talk": "1m", "patience": "1m"},
            "help": {"talk": "1m", "patience": "1m"},
            "mail": {"talk": "1m", "channel": "email"},
        },
        "arrivals": {"streams": {"all": {"rates_per_hour": 1, "mix": {"sales": 1, "help": 1, "mail": 1}}}},
        "agents": {
            "desk": {"count": 1, "skills": {"sales": {}, "help": {}}},
            "back": {"count": 1, "skills": {"help": {}, "mail": {}}},
        },
        "targets": {"quick": {"within": "20s"}},
    }
    scenario = sim.load(base).with_({key.replace("__", "."): value for key, value in changes.items()})
    return build_meta(scenario, 1, 0, group_size=(1, 1), at_once=(1, 1))


def _at(seconds: float) -> int:
    return NEVER if seconds == NEVER else round(8 * HOUR + seconds * SECOND)


def _row(dtype: np.dtype[np.void], **values: Any) -> np.ndarray:
    row = np.zeros(1, dtype=dtype)
    for name in set(dtype.names or ()) & _INSTANTS:
        row[name] = NEVER
    for name, value in values.items():
        row[name] = _at(value) if name.endswith("_at") else value
    return row


def contact(
    at: float, outcome: str = "answered", *, type: str = "sales", cause: str = "first", **more: Any
) -> Any:
    """A contact that arrived at `at`."""
    numbers = {"type": TYPES.index(type), "cause": Cause[cause.upper()], "outcome": Outcome[outcome.upper()]}
    return _row(CONTACT, arrived_at=at, parent=-1, **{"announced": NEVER, **more}, **numbers)


def leg(
    at: float,
    outcome: str = "served",
    *,
    queue: str = "sales",
    group: str | None = None,
    reason: str = "arrival",
    **more: Any,
) -> Any:
    """A leg of a contact that arrived at `at`, and that joined the queue then, unless `enqueued_at` is given."""
    numbers = {
        "queue": TYPES.index(queue),
        "group": -1 if group is None else GROUPS.index(group),
        "reason": LegReason[reason.upper()],
        "outcome": LegOutcome[outcome.upper()],
    }
    return _row(LEG, booked_at=at, **{"enqueued_at": at, **more}, **numbers)


def case(
    at: float, status: str = "resolved", n_contacts: int = 1, *, type: str = "sales", **more: Any
) -> Any:
    """A case that opened at `at`."""
    numbers = {"type": TYPES.index(type), "status": CaseStatus[status.upper()], "n_contacts": n_contacts}
    return _row(CASE, opened_at=at, **numbers, **more)


def _marks(names: str) -> Mark:
    """Marks by name, with spaces between."""
    return Mark(sum(Mark[name.upper()] for name in names.split()))


def feeling(marks: str = "", **more: Any) -> Any:
    """What the contact of the same place was like."""
    return _row(FEELING, marks=_marks(marks), tolerance=NEVER, felt=NEVER, **more)


def journey(marks: str = "", **more: Any) -> Any:
    """What the case of the same place was like."""
    return _row(JOURNEY, marks=_marks(marks), **more)


def group_time(group: str, hour: int = 8, **seconds: float) -> Any:
    """Time of a group in the interval that begins at `hour`, in seconds."""
    ticks = {name: round(value * SECOND) for name, value in seconds.items()}
    return _row(GROUP_TIME, interval=hour, group=GROUPS.index(group), **ticks)


def line_time(channel: int, hour: int = 8, *, in_use: float) -> Any:
    """Time of lines in use in the interval that begins at `hour`, in seconds."""
    return _row(LINE_TIME, interval=hour, channel=channel, in_use=round(in_use * SECOND))


def day(number: int, **more: Any) -> Any:
    """What was known and held to be normal on a day."""
    return _row(DAILY, day=number, **more)


def seat(agent: int, day: int = 0, **more: Any) -> Any:
    """What an agent did on a day; work in seconds."""
    return _row(SEAT, agent=agent, day=day, **more | {"work": round(more.get("work", 0) * SECOND)})


def clients(day: int, **more: Any) -> Any:
    """Customers of a segment on a day."""
    return _row(CUSTOMER_TIME, day=day, **more)


def made(rules: Meta, *rows: Any) -> Log:
    """The log of these rows."""
    tables = {
        "cases": CASE,
        "contacts": CONTACT,
        "legs": LEG,
        "groups": GROUP_TIME,
        "queues": QUEUE_TIME,
        "lines": LINE_TIME,
        "agents": AGENT_TIME,
        "events": EVENT,
        "feelings": FEELING,
        "journeys": JOURNEY,
        "customers": CUSTOMER_TIME,
        "days": DAILY,
        "seats": SEAT,
        "presence": PRESENCE,
        "limits": LIMIT,
    }
    return Log(
        **{
            name: np.concatenate([np.zeros(0, dtype=dtype), *(row for row in rows if row.dtype == dtype)])
            for name, dtype in tables.items()
        },
        meta=rules,
    )


def values(log: Log, scope: str = "total", name: str = "", column: int = 0) -> dict[str, float]:
    """The measures of one scope over the whole window (or of another column), by name."""
    found = {}
    for ratio in ratios(tally(log), log.meta):
        if (scope, name) in ratio.labels:
            row = ratio.labels.index((scope, name))
            top, bottom = ratio.top[row, column], ratio.bottom[row, column]
            found[ratio.measure] = float(top / bottom) if bottom else float("nan")
    return found
