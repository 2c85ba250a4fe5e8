"""Work that helps nobody: what is asked twice, opened in vain, and answered though it is solved."""

from __future__ import annotations

from sim.report.data import ReportData
from sim.report.table import Table, by_name

__all__ = ["vain"]

_SHOWN = ("duplicates", "merged", "status_checks", "opened_in_vain", "time_in_vain", "redundant")


def vain(data: ReportData) -> Table | None:
    """Contacts and time that help nobody; None where there are none."""
    shown = [m for m in _SHOWN if data.get(m).value > 0]
    if not shown:
        return None
    names = [n for n in data.names("contact_type") if any(data.get(m, "contact_type", n).value > 0 for m in shown)]
    note = (
        "Duplicates ask for what has been asked elsewhere, status checks how far it is; opened in vain: an agent finds "
        "that nobody is there any more; redundant: the problem was solved already."
    )
    return by_name(data, "vain", "Work that helps nobody", "contact_type", names, shown, f"all {data.noun}", note)
