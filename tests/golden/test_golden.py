"""The table of measures of each shipped scenario, as text: any change of what is computed shows as a difference.

`pytest tests/golden --update-golden` writes the tables anew; say why in CHANGELOG.md.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import sim
from sim.scenario.files import shipped

HERE = Path(__file__).parent
NAMES = sorted(path.stem for path in shipped().glob("*.yaml"))
OF_TYPES = (
    "offered",
    "answered",
    "abandoned",
    "retries",
    "forwarded",
    "reopened",
    "service_level",
    "asa",
    "abandonment",
    "aht",
    "contacts_per_case",
)
"""Measures that are shown for each contact type too; the others for the total and for groups."""


def written(name: str) -> str:
    """Estimates and half-widths of five replications of at most a week, four digits; without what never happens."""
    scenario = sim.load(name)
    if scenario.calendar.days > 7:
        scenario = scenario.with_(
            {"calendar.days": 7, "measures.warm_up": "0s", "measures.cool_down": "0s"}
        )
    table = sim.run(scenario, replications=5, seed=1).table
    shown = table["scope"].isin(["total", "group"]) | (
        (table["scope"] == "contact_type") & table["measure"].isin(OF_TYPES)
    )
    rows = table[(table["by"] == "all") & shown & (table["estimate"].fillna(0) != 0)]
    lines = []
    for row in rows.rename(columns={"name": "own"}).itertuples():
        of = f"{row.scope} {row.own}".strip()
        lines.append(f"{row.measure:<52} {of:<28} {row.estimate:>11.4g} ± {row.half_width:<9.3g} {row.unit}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_measures_are_those_of_the_last_version(name: str, request: pytest.FixtureRequest) -> None:
    path, found = HERE / f"{name}.txt", written(name)
    if request.config.getoption("--update-golden"):
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8"), f"{path.name} differs; see --update-golden"
