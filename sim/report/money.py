"""The table of money."""

from __future__ import annotations

from sim.report.data import MISSING, Estimate, ReportData
from sim.report.headings import MONEY
from sim.report.table import Row, Table, filled

__all__ = ["money"]

_SUMS = (
    "cost_staff",
    "cost_quality",
    "cost_contacts",
    "cost_tolls",
    "cost_lines",
    "cost_bot",
    "cost",
    "revenue",
    "penalties",
)
_RATIOS = ("cost_per_answered", "cost_per_resolved")


def money(data: ReportData) -> Table | None:
    """What is paid and earned, in all, by day and by channel; None where nothing costs or earns."""
    n_days = max(len(data.days), 1)
    names = data.channels if data.mixed else []
    paid = [m for m in _SUMS if data.get(m).value > 0]
    if len(paid) == 2 and "cost" in paid:  # the only kind of cost is the cost
        paid.remove("cost")
    rows = []
    for measure in (*paid, *_RATIOS):
        cell = data.get(measure)
        if not cell.known:
            continue
        daily = (
            MISSING
            if measure in _RATIOS
            else Estimate(cell.value / n_days, cell.half_width / n_days, cell.n, cell.unit)
        )
        parts = [_part(data, measure, name) for name in names]
        label = (
            f"Cost of {MONEY[measure].lower()}"
            if measure.startswith("cost_") and measure in paid
            else MONEY[measure]
        )
        rows.append(Row(label, (cell, daily, *parts), measure == "cost"))
    if not rows:
        return None
    columns = [("all", "In all"), ("a_day", "A day"), *((n, n) for n in names)]
    note = "Staff costs its paid hours. Penalties are no part of the cost." if "penalties" in paid else ""
    return filled("money", "Money", "What", columns, rows, note or "Staff costs its paid hours.")


def _part(data: ReportData, measure: str, channel: str) -> Estimate:
    found = data.get(measure, "channel", channel)
    return found if found.value > 0 else MISSING
