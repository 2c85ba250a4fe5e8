"""Table of how agents differ, how new and how tired they are, and what they know."""

from __future__ import annotations

from sim.report.data import Estimate, ReportData
from sim.report.headings import WORKFORCE
from sim.report.table import Row, Table, filled

__all__ = ["crew"]

_MONTH = 365.25 / 12 * 86_400


def _cell(data: ReportData, measure: str, scope: str, name: str) -> Estimate:
    found = data.get(measure, scope, name)
    if measure != "tenure" or not found.known:
        return found
    return Estimate(found.value / _MONTH, found.half_width / _MONTH, found.n, "count")


def crew(data: ReportData) -> Table | None:
    """One row per measure of the workforce, with a column for each group; None where agents do not differ."""
    groups = data.names("group")
    places = [("total", "", "all agents")]
    if len(groups) > 1:
        places = [*(("group", name, name) for name in groups), *places]
    rows = []
    for measure, heading in WORKFORCE.items():
        cells = tuple(_cell(data, measure, scope, name) for scope, name, _ in places)
        if any(cell.known for cell in cells):
            label = f"{heading} (months)" if measure == "tenure" else heading
            rows.append(Row(label, cells))
    note = (
        "Fatigue: of agents as talks begin. Spread of talk: standard deviation of agents' mean talks over their mean, "
        "chance included. Solve: mean probability that a contact served solves the problem; worst tenth: of the agents "
        "who solve least. Talk by tenure: what is due as it begins."
    )
    columns = [(name or "all", label) for _, name, label in places]
    return filled("crew", "How agents differ", "What", columns, rows, note)
