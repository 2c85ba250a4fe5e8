"""The report as one HTML file that opens from disk, without network, in light and dark and on paper."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim.plots import numbers
from sim.plots.style import COLOURS, DARK, Drawing
from sim.report.bot import what_the_bot_does
from sim.report.cases import how_cases_went
from sim.report.customers import pool_used_up, what_customers_do
from sim.report.dashboard import dashboard, pairs, widest
from sim.report.data import Estimate, ReportData
from sim.report.figures import figures
from sim.report.footnotes import SIGN, assumed, footnote, rests_on_assumptions
from sim.report.headings import MEASURES
from sim.report.losses import where_lost
from sim.report.sentences import about, answers, between, headline, still_open
from sim.report.tables import tables

TEMPLATES = Path(__file__).parent / "templates"

MARKS: dict[str, str] = {
    "M": "measured",
    "F": "fitted to data",
    "S": "survey",
    "P": "practitioners",
    "R": "recalled, not verified",
    "A": "assumption",
}
"""What the marks of constants mean."""

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


def _link(text: str) -> str:
    """CSV text as a link that needs neither server nor script."""
    return "data:text/csv;charset=utf-8;base64," + base64.b64encode(text.encode("utf-8")).decode("ascii")


def _plain(value: Any) -> Any:
    """Mappings and sequences of any kind as dicts and lists, for YAML."""
    if isinstance(value, Mapping):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(v) for v in value]
    return value if value is None or isinstance(value, (bool, int, float, str)) else str(value)


def style_sheet() -> str:
    """The style sheet of the report, so that other pages look like it."""
    from jinja2 import Template

    text = (TEMPLATES / "report.html.j2").read_text(encoding="utf-8")
    found = re.search(r"<style>(.*?)</style>", text, flags=re.S)
    if found is None:
        raise ValueError("the report's template has no style sheet")
    return str(Template(found[1], trim_blocks=True, lstrip_blocks=True).render(light=COLOURS, dark=DARK))


def yaml_text(mapping: Mapping[str, Any]) -> str:
    """A mapping as YAML, keys in their order."""
    import yaml

    return str(
        yaml.safe_dump(
            _plain(mapping), sort_keys=False, allow_unicode=True, width=100, default_flow_style=None
        )
    )


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
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["csv_link"] = _link
    environment.filters["whole"] = lambda text: text.replace(" ", "\u00a0").replace(
        "\u00a0to\u00a0", " to\u00a0"
    )
    environment.filters["tied"] = lambda text: text.replace(" %", "\u00a0%")
    environment.filters["kept"] = lambda text: text.replace(" %", "\u00a0%").replace(" ± ", "\u00a0±\u00a0")
    environment.filters["split"] = lambda cell: _split(cell, data.currency)
    drawn = figures(data) if drawings is None else drawings
    made = tables(data)
    shown = [
        (anchor, heading, [(name, drawn[name]) for name in names if name in drawn])
        for anchor, heading, names in FIGURE_HEADINGS
    ]
    return environment.get_template("report.html.j2").render(
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
        marks=MARKS,
        assumed=assumed(data),
        known=[one for one in data.assumptions if one["mark"] not in ("A", "R")],
        footnote=footnote(data),
        sign=lambda measure: SIGN if rests_on_assumptions(data, measure) else "",
        scenario_yaml=yaml_text(data.scenario),
        command=str(data.provenance.get("command", "")),
        provenance=[(str(k), _said(v)) for k, v in data.provenance.items() if k != "command"],
        light=COLOURS,
        dark=DARK,
        number=numbers.grouped,
    )


def _said(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{k} {v}" for k, v in value.items())
    if isinstance(value, (list, tuple)):
        return ", ".join(str(v) for v in value)
    return str(value)


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
