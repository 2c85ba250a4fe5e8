"""Tables of the agents: how much they are there, how busy they are, and what they do."""

from __future__ import annotations

from sim.report.data import Estimate, ReportData
from sim.report.headings import MEASURES
from sim.report.table import Row, Table, filled

__all__ = ["groups", "handled"]

_GROUPS = (
    "hours_a_day",
    "occupancy",
    "utilisation",
    "concurrency",
    "set_up_share",
    "overtime_a_day",
    "aht",
    "cost_staff",
)
_HOURS = {"hours_a_day": "on_duty", "overtime_a_day": "finishing"}
_HEADINGS = {"cost_staff": "Cost"}
_PLAIN = {"concurrency": 1.005, "set_up_share": 0.01, "overtime_a_day": 0.0}
"""Columns that are told only where some group has more than this."""

_MOST = 8
"""More groups than this do not stand side by side."""


def _cell(data: ReportData, measure: str, name: str) -> Estimate:
    found = data.get(_HOURS.get(measure, measure), "group", name)
    if measure not in _HOURS:
        return found
    return Estimate(found.value * 24, found.half_width * 24, found.n, "hours")


def groups(data: ReportData) -> Table | None:
    """One row per agent group."""
    names = data.names("group")
    measures = [
        m for m in _GROUPS if m not in _PLAIN or any(_cell(data, m, name).value > _PLAIN[m] for name in names)
    ]
    rows = [Row(n, tuple(_cell(data, m, n) for m in measures)) for n in names]
    note = "Hours a day: agent hours logged in, mean of all measured days. Occupancy: busy of logged in; utilisation: "
    note += "logged in of paid."
    if "concurrency" in measures:
        note += " Contacts in hand: of an agent who has any."
    if "overtime_a_day" in measures:
        note += " Overtime: hours after the end of the shift, part of the hours logged in."
    return filled(
        "groups",
        "By agent group",
        "Group",
        [(m, _HEADINGS.get(m, MEASURES[m])) for m in measures],
        rows,
        note,
    )


def handled(data: ReportData) -> Table | None:
    """Who handles what: legs by contact type and group; None with one group or one type."""
    names, types = data.names("group"), data.names("contact_type")
    if not 1 < len(names) <= _MOST or len(types) < 2:
        return None
    rows = [
        Row(kind, tuple(data.get("handled.by_type", "group_type", f"{name}/{kind}") for name in names))
        for kind in types
    ]
    rows.append(Row(f"all {data.noun}", tuple(data.get("handled", "group", name) for name in names), True))
    columns = [(name, name) for name in names]
    return filled(
        "handled", "Who handles what", "Type", columns, rows, "Legs served to their end, by agent group."
    )
