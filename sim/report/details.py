"""Tables that are too long to be read, for a planner to go on from: they stand in the workbook alone."""

from __future__ import annotations

from collections.abc import Sequence

from sim.report.data import Estimate, ReportData
from sim.report.headings import MEASURES
from sim.report.sentences import BOOKING
from sim.report.table import Row, Table, filled

__all__ = ["details"]

_CHANNEL = ("offered", "answered", "abandoned", "service_level", "asa", "abandonment", "aht", "queue_mean")
_GROUP = ("scheduled", "on_duty", "occupancy", "concurrency", "finishing", "handled", "aht")
_PAIR = {"handled.by_type": "Handled", "aht.by_type": "Handle time", "occupancy.by_type": "Occupancy"}


def _long(
    data: ReportData,
    key: str,
    caption: str,
    scope: str,
    measures: Sequence[str],
    by: str,
    ats: Sequence[str],
) -> Table | None:
    """One row for each name of the scope and each interval or day."""
    names = data.names(scope)
    if len(names) < 2:
        return None
    rows = [
        Row(name, (at, *(_cell(data, m, scope, name, by, at) for m in measures)))
        for name in names
        for at in ats
    ]
    columns = [("at", "Day" if by == "day" else "Begins"), *((m, MEASURES[m]) for m in measures)]
    return filled(key, caption, scope.capitalize(), columns, rows, BOOKING)


def _cell(data: ReportData, measure: str, scope: str, name: str, by: str, at: str) -> Estimate:
    found = data.get(measure, scope, name, by, at)
    if by == "day" or found.unit != "count" or not found.known:
        return found
    return Estimate(found.value * data.per_day, found.half_width * data.per_day, found.n, found.unit)


def _pairs(data: ReportData) -> Table | None:
    """One row for each group and each contact type that it serves."""
    if len(data.names("group")) < 2 and len(data.names("contact_type")) < 2:
        return None
    rows = []
    for group in data.names("group"):
        for kind in data.names("contact_type"):
            cells = tuple(data.get(m, "group_type", f"{group}/{kind}") for m in _PAIR)
            if cells[0].value > 0:
                rows.append(Row(group, (kind, *cells)))
    columns = [("type", "Type"), *_PAIR.items()]
    return filled("group-types", "By agent group and contact type", "Group", columns, rows)


def _weeks(data: ReportData) -> Table | None:
    """One row for each week; None where nothing is told by week."""
    told = data.table[data.table["by"] == "week"]
    measures = [str(m) for m in told["measure"].unique()]
    ats = [str(at) for at in told["at"].unique()]
    rows = [Row(at, tuple(data.get(m, by="week", at=at) for m in measures)) for at in ats]
    note = "Seven days each, from the first measured day on; customers: mean of the days."
    return filled("weeks", "Customers by week", "From", [(m, MEASURES[m]) for m in measures], rows, note)


def details(data: ReportData) -> dict[str, Table]:
    """The long tables that the data have rows for, by key."""
    made = (
        _long(
            data,
            "channel-intervals",
            "By channel and interval",
            "channel",
            _CHANNEL,
            "interval",
            data.intervals,
        ),
        _long(data, "channel-days", "By channel and day", "channel", _CHANNEL, "day", data.days),
        _long(
            data,
            "group-intervals",
            "By agent group and interval",
            "group",
            _GROUP,
            "interval",
            data.intervals,
        ),
        _pairs(data),
        _weeks(data),
    )
    return {t.key: t for t in made if t is not None}
