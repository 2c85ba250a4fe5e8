"""The report as one HTML file that opens from disk, without network, in light and dark and on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sim.plots import numbers
from sim.plots.style import Drawing
from sim.report.bot import what_the_bot_does
from sim.report.cases import how_cases_went
from sim.report.customers import pool_used_up, what_customers_do
from sim.report.dashboard import dashboard, pairs, widest
from sim.report.data import Estimate, ReportData
from sim.report.figures import figures
from sim.report.footnotes import SIGN, assumed, footnote, rests_on_assumptions
from sim.report.headings import MEASURES
from sim.report.losses import where_lost
from sim.report.plain import said, yaml_text
from sim.report.sentences import about, answers, between, headline, still_open
from sim.report.tables import tables
from sim.report.template import environment

FIGURE_HEADINGS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("day", "The day", ("day", "channels", "groups")),
    ("days", "The days", ("days",)),
    ("ends", "Where contacts go", ("outcomes",)),
    ("time", "Where time goes", ("waits", "waits_by_type", "stages")),
)
"""Anchor, heading and figures of the page's middle part, in order."""

CASE_FIGURES, CASE_TABLES = ("served",), ("cases", "endings", "times", "losses", "bot", "vain")
"""Figures and tables that stand under the sentences on how cases went."""

CUSTOMER_FIGURES, CUSTOMER_TABLES = ("weeks",), ("customers", "goodwill", "worth")
"""The same of the sentences on customers."""


@dataclass(frozen=True)
class Tile:
    """One of the large numbers: heading, number, half-width, interval, change to the base, what else to know.

    `low`, `at`, `high` and `mark` place the interval, the estimate and the target on a line from 0 to 100 %;
    they are None for measures that are no share.
    """

    label: str
    number: str
    half: str
    interval: str
    change: str
    note: str = ""
    low: float | None = None
    at: float | None = None
    high: float | None = None
    mark: float | None = None


def _tile(
    data: ReportData, measure: str, label: str, mark: float | None = None, note: str = ""
) -> Tile | None:
    cell = data.get(measure)
    if not cell.known:
        return None
    number, half = _split(cell, data.currency)
    difference = data.change(measure)
    changed = numbers.change(difference.value, difference.half_width, difference.unit, data.currency)
    change = f"{changed} to the base" if difference.known else ""
    interval = "one replication, no interval" if not cell.half > 0 and cell.n < 2 else ""
    if cell.half > 0:
        interval = f"95 % interval {between(cell, data.currency)}"
    if cell.unit != "share":
        return Tile(label, number, half, interval, change, note)
    low, high = (min(max(cell.value + s * cell.half, 0.0), 1.0) * 100 for s in (-1, 1))
    place = None if mark is None else mark * 100
    return Tile(label, number, half, interval, change, note, low, cell.value * 100, high, place)


def tiles(data: ReportData) -> list[Tile]:
    """Service level, abandonment, occupancy, and cost per resolved case or else the average wait."""
    one = len(data.all_targets) == 1
    target = data.primary if one else None
    note = "" if one or data.primary is None else "each contact by its own acceptable wait"
    cost = "cost_per_resolved" if data.get("cost_per_resolved").known else "asa"
    made = (
        _tile(data, "service_level", "Service level", target.share if target else None, note),
        _tile(data, "abandonment", "Abandonment"),
        _tile(data, "occupancy", "Occupancy"),
        _tile(data, cost, MEASURES[cost].removesuffix(" of answered")),
    )
    return [t for t in made if t is not None]


def _split(cell: Estimate, currency: str) -> tuple[str, str]:
    text, _, half = cell.text(currency).partition(numbers.PM)
    return text, f"± {half}" if half else ""


def page(data: ReportData, drawings: Mapping[str, Drawing] | None = None) -> str:
    """The whole report.

    Parameters
    ----------
    data
        What is reported.
    drawings
        Figures made before by `figures`; drawn here if they are not given.

    Returns
    -------
    str
        One HTML document without any reference to another file or host.
    """
    from markupsafe import Markup

    templates = environment()
    templates.filters["whole"] = lambda text: text.replace(" ", "\u00a0").replace(
        "\u00a0to\u00a0", " to\u00a0"
    )
    templates.filters["tied"] = lambda text: text.replace(" %", "\u00a0%")
    templates.filters["split"] = lambda cell: _split(cell, data.currency)
    drawn = figures(data) if drawings is None else drawings
    made = tables(data)
    shown = [
        (anchor, heading, [(name, drawn[name]) for name in names if name in drawn])
        for anchor, heading, names in FIGURE_HEADINGS
    ]
    return templates.get_template("report.html.j2").render(
        data=data,
        title=str(data.scenario.get("title") or data.scenario_name),
        headline=headline(data),
        about=about(data),
        answers=answers(data),
        warning=still_open(data),
        tiles=tiles(data),
        figures=[(a, h, drawings) for a, h, drawings in shown if drawings],
        inline=lambda name, drawing: Markup(drawing.inline(name)),
        pairs=pairs(data),
        pairs_table=dashboard(data),
        widest=widest(data),
        went=[*how_cases_went(data), *what_the_bot_does(data), *where_lost(data)],
        case_figures=[(name, drawn[name]) for name in CASE_FIGURES if name in drawn],
        case_tables=[made[key] for key in CASE_TABLES if key in made],
        customers=what_customers_do(data),
        pool_used_up=pool_used_up(data),
        customer_figures=[(name, drawn[name]) for name in CUSTOMER_FIGURES if name in drawn],
        customer_tables=[made[key] for key in CUSTOMER_TABLES if key in made],
        tables=[t for key, t in made.items() if key not in (*CASE_TABLES, *CUSTOMER_TABLES)],
        assumed=assumed(data),
        known=[one for one in data.assumptions if one["mark"] not in ("A", "R")],
        footnote=footnote(data),
        sign=lambda measure: SIGN if rests_on_assumptions(data, measure) else "",
        scenario_yaml=yaml_text(data.scenario),
        command=str(data.provenance.get("command", "")),
        provenance=[(str(k), said(v)) for k, v in data.provenance.items() if k != "command"],
        number=numbers.grouped,
    )


def write_page(data: ReportData, path: Path, drawings: Mapping[str, Drawing] | None = None) -> Path:
    """Write `page` to a file.

    Parameters
    ----------
    data, drawings
        As in `page`.
    path
        Of the file; its folder must exist.

    Returns
    -------
    Path
        The same path.
    """
    path.write_text(page(data, drawings), encoding="utf-8")
    return path
