"""What a dashboard says, and what happened: each pair of measures side by side."""

from __future__ import annotations

from dataclasses import dataclass

from sim.plots import numbers
from sim.report.data import MISSING, Estimate, ReportData
from sim.report.table import Row, Table, filled

__all__ = ["Pair", "dashboard", "pairs", "widest"]

CAPTION = "What your dashboard says, and what happened"


@dataclass(frozen=True)
class Pair:
    """One thing as it is reported and as it was.

    Attributes
    ----------
    name
        What it is about.
    reported, true
        The two numbers.
    counted, happened
        What each of them counts.
    """

    name: str
    reported: Estimate
    counted: str
    true: Estimate
    happened: str


def _window(data: ReportData) -> str:
    """The reported window as the scenario writes it, with a space before its unit."""
    text = str((data.scenario.get("measures") or {}).get("reported_window", ""))
    number = text.rstrip("dhms")
    unit = text[len(number) :]
    return f"no contact in {number} {'days' if unit == 'd' else unit}" if number else "no further contact"


def pairs(data: ReportData) -> list[Pair]:
    """The pairs that the data have both numbers of."""
    every = (
        Pair(
            "In time",
            data.get("service_level"),
            "in acceptable wait",
            data.get("in_time_share"),
            "in time tolerated",
        ),
        Pair(
            "Solved at once",
            data.get("fcr_reported"),
            _window(data),
            data.get("fcr_true"),
            "when first served",
        ),
        Pair(
            "Resolved",
            data.get("resolved_reported"),
            "cases served",
            data.get("resolved_true"),
            "cases solved",
        ),
        Pair(
            "Satisfied",
            data.get("survey_top_two"),
            "4 or 5 in the survey",
            data.get("satisfaction"),
            "of all customers",
        ),
        Pair(
            "Not served",
            data.get("abandonment"),
            "contacts abandoned",
            data.get("unserved_share"),
            "cases never served",
        ),
        Pair(
            "Cost",
            data.get("cost_per_answered"),
            "per contact answered",
            data.get("cost_per_resolved") if data.get("fcr_true").known else MISSING,
            "per case solved",
        ),
    )
    return [pair for pair in every if pair.reported.known and pair.true.known]


def widest(data: ReportData) -> str:
    """The pair of shares that lie furthest apart for certain, in one sentence; empty where none do."""
    gaps = [
        (pair.reported.value - pair.true.value, pair)
        for pair in pairs(data)
        if pair.reported.unit == "share" and pair.name != "Not served"
    ]
    sure = [(gap, pair) for gap, pair in gaps if abs(gap) > pair.reported.half + pair.true.half]
    if not sure:
        return ""
    gap, pair = max(sure, key=lambda one: abs(one[0]))
    side = "more" if gap > 0 else "less"
    half = max(pair.reported.half, pair.true.half)
    return (
        f"The dashboard is furthest off at “{pair.name.lower()}”: it says {pair.reported.text()}, "
        f"{numbers.points(abs(gap), half)} {side} than the {pair.true.text()} that happened."
    )


def dashboard(data: ReportData) -> Table | None:
    """The pairs as a table; None where nothing is known of how cases went."""
    rows = [Row(p.name, (p.reported, p.counted, p.true, p.happened)) for p in pairs(data)]
    columns = [
        ("reported", "Dashboard says"),
        ("reported_counts", "It counts"),
        ("true", "What happened"),
        ("true_counts", "That counts"),
    ]
    note = (
        "Left what can be seen from records alone, right what only the customers know. Cases and contacts in the "
        "measured window; a case counts where it opened."
    )
    return filled("dashboard", CAPTION, "", columns, rows, note)
