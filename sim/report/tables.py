"""The tables of the report: whom the center serves and how well, by channel, type, interval and day."""

from __future__ import annotations

from collections.abc import Sequence

from sim.report.bot import bot
from sim.report.cases import CASE_TABLES
from sim.report.crew import crew
from sim.report.customers import CUSTOMER_TABLES
from sim.report.data import MISSING, Estimate, ReportData
from sim.report.headings import MEASURES
from sim.report.journeys import journeys, outcomes
from sim.report.losses import LOSS_TABLES
from sim.report.money import money
from sim.report.sentences import BOOKING, FORMULAS, LETTERS, counted_from_queue, goal_text
from sim.report.staff import groups, handled
from sim.report.table import Cell, Row, Table, filled
from sim.report.vain import vain

__all__ = ["channels", "contact_types", "service_levels", "tables"]

_TRAFFIC = ("offered", "service_level", "target", "asa", "p_wait", "wait_p90", "abandonment", "aht")
_SERVICE = ("offered", "answered", "service_level", "target", "asa", "abandonment", "aht")
_DAILY = ("offered", "load", "on_duty", "service_level", "asa", "abandonment", "occupancy", "queue_mean")
_MIXED = ("offered", "on_duty", "occupancy")
_WAITS = ("p_wait", "wait_mean", "wait_p50", "wait_p80", "wait_p90", "wait_p95", "wait_p99")
_COUNTS = frozenset({"offered", "answered", "abandoned", "blocked"})


def _named(measures: Sequence[str], names: dict[str, str] | None = None) -> list[tuple[str, str]]:
    known = MEASURES | {"target": "Target"} | (names or {})
    return [(m, known.get(m, m)) for m in measures]


def _row(
    data: ReportData,
    label: str,
    measures: Sequence[str],
    scope: str,
    name: str = "",
    total: bool = False,
) -> Row:
    cells = tuple(_target(data, scope, name) if m == "target" else data.get(m, scope, name) for m in measures)
    return Row(label, cells, total)


def _target(data: ReportData, scope: str, name: str) -> Cell:
    """The target of a scope in words; nothing where one target holds for all, as it stands above all tables."""
    if len(data.all_targets) < 2 or (scope == "total" and data.mixed):
        return ""
    goal = data.goal_of(scope, name)
    return goal_text(goal) if goal else ""


def _by_name(data: ReportData, scope: str, measures: Sequence[str]) -> list[Row]:
    rows = [_row(data, name, measures, scope, name) for name in data.names(scope)]
    return [*rows, _row(data, f"all {data.noun}", measures, "total", total=True)]


def contact_types(data: ReportData) -> Table | None:
    """One row per contact type and the total."""
    measures = _SERVICE if data.mixed else _TRAFFIC
    rows = _by_name(data, "contact_type", measures)
    return filled("contact-types", "By contact type", "Type", _named(measures), rows, _clocks(data))


def channels(data: ReportData) -> Table | None:
    """One row per channel and the total; None with a single channel."""
    if not data.mixed:
        return None
    rows = _by_name(data, "channel", _SERVICE)
    note = "Service level: each contact by the acceptable wait of its own type."
    return filled(
        "channels", "By channel", "Channel", _named(_SERVICE), rows, f"{note} {_clocks(data)}".strip()
    )


def _clocks(data: ReportData) -> str:
    """Which channels measure waits in opening hours, and which types from the queue."""
    known = data.scenario.get("channels") or {}
    found = [c for c in data.channels if (known.get(c) or {}).get("clock") == "open"]
    open_hours = f"Waits of {', '.join(found)} count opening hours only." if found else ""
    return f"{open_hours} {_from_queue(data)}".strip()


def _from_queue(data: ReportData) -> str:
    """Which types' service level counts from the queue."""
    found = counted_from_queue(data)
    return (
        f"Service level of {', '.join(found)}: from joining the queue; every other wait from arrival."
        if found
        else ""
    )


def service_levels(data: ReportData) -> Table | None:
    """The six formulas side by side: in total, by channel where there are several, by contact type."""
    measures = tuple(f"service_level.{f}" for f in FORMULAS)
    headings = {f"service_level.{f}": f"{formula}\n{words}" for f, (formula, words) in FORMULAS.items()}
    rows = [_row(data, n, measures, "channel", n) for n in data.channels] if data.mixed else []
    rows += [
        _row(data, n, measures, "contact_type", n)
        for n in data.names("contact_type")
        if not (data.mixed and n in data.channels)
    ]
    rows.append(_row(data, f"all {data.noun}", measures, "total", total=True))
    used = {t.formula for t in data.all_targets if t.formula in FORMULAS}
    said = f" The target uses {FORMULAS[next(iter(used))][0]}." if len(used) == 1 else ""
    caption = "Service level by all six formulas"
    note = f"{LETTERS}{said} {_from_queue(data)}".strip()
    return filled("service-levels", caption, "", _named(measures, headings), rows, note)


def waits(data: ReportData) -> Table | None:
    """Mean and quantiles of the wait, in total and by contact type."""
    note = f"p90 is the wait that nine in ten do not exceed. {_clocks(data)}".strip()
    rows = _by_name(data, "contact_type", _WAITS)
    if data.mixed:
        rows = rows[:-1]
    return filled("waits", "How long contacts wait", "Type", _named(_WAITS), rows, note)


def _daily(data: ReportData) -> list[tuple[str, str]]:
    """Columns of intervals and days: service level of each channel where there are several."""
    if not data.mixed:
        return _named(_DAILY)
    return _named(_MIXED) + [(f"service_level.{c}", f"{c}\nservice level") for c in data.channels]


def _passing(data: ReportData, by: str, at: str, factor: float = 1.0) -> tuple[Cell, ...]:
    if not data.mixed:
        return tuple(_scaled(data.get(m, by=by, at=at), m, factor) for m in _DAILY)
    cells = [_scaled(data.get(m, by=by, at=at), m, factor) for m in _MIXED]
    return (*cells, *(data.get("service_level", "channel", c, by, at) for c in data.channels))


def intervals(data: ReportData) -> Table | None:
    """One row per interval of the day in which anybody came or was on duty."""
    rows = [Row(at, _passing(data, "interval", at, data.per_day)) for at in data.intervals]
    columns = [(key, "Offered a day" if key == "offered" else text) for key, text in _daily(data)]
    return filled("intervals", "By interval of the day", "Begins", columns, rows, BOOKING)


def days(data: ReportData) -> Table | None:
    """One row per measured day; None for a single day."""
    if len(data.days) < 2:
        return None
    rows = [Row(day, _passing(data, "day", day)) for day in data.days]
    return filled("days", "By day", "Day", _daily(data), rows, BOOKING)


def _scaled(cell: Estimate, measure: str, factor: float) -> Estimate:
    if measure not in _COUNTS or cell is MISSING:
        return cell
    return Estimate(cell.value * factor, cell.half_width * factor, cell.n, cell.unit)


def tables(data: ReportData) -> dict[str, Table]:
    """All tables that the data have rows for, by key, in the order of the page."""
    makers = (
        channels,
        contact_types,
        outcomes,
        journeys,
        *CASE_TABLES,
        *LOSS_TABLES,
        *CUSTOMER_TABLES,
        bot,
        vain,
        groups,
        handled,
        crew,
        money,
        service_levels,
        waits,
        intervals,
        days,
    )
    made = (make(data) for make in makers)
    return {t.key: t for t in made if t is not None}
