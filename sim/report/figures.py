"""The figures of a run, by file name: the same drawings go onto the page and into the folder of figures."""

from __future__ import annotations

from sim.plots import numbers
from sim.plots.day import draw_day, draw_panel
from sim.plots.days import draw_days
from sim.plots.panels import Day, panels
from sim.plots.stages import draw_stages
from sim.plots.style import COLOURS, Drawing
from sim.plots.waits import MARKED, draw_waits, draw_waits_by_type
from sim.report.data import ReportData
from sim.report.sentences import level_text, target_text


def day_of(data: ReportData) -> Day:
    """What the day's figures need, from the report's data."""
    target = data.primary
    return Day(
        table=data.table,
        target=target.share if target else None,
        replications=data.n_replications,
        per_day=data.per_day,
        noun=data.noun,
        level_text=level_text(target) if target else "service level",
        target_text=target_text(target) if target else "",
    )


def figures(data: ReportData) -> dict[str, Drawing]:
    """The drawings of the page by name: day, days, waits, waits_by_type, stages; none without data."""
    n, noun, target = data.n_replications, data.noun, data.primary
    found: dict[str, Drawing | None] = {}
    day = day_of(data)
    if panels(day):
        found["day"] = draw_day(day)
    if target:
        text = numbers.share(target.share).replace(".0 %", " %")
        found["days"] = draw_days(data.table, target.share, level_text(target), f"target {text}", n)
    if len(data.waits):
        quantiles = {p: data.get(f"wait_p{round(p * 100)}").value for p in MARKED}
        within = target.within_s if target else None
        found["waits"] = draw_waits(data.waits, noun, n, within, quantiles)
        found["waits_by_type"] = draw_waits_by_type(data.waits, colours(data), noun, n)
    found["stages"] = draw_stages(data.table, noun, n)
    return {name: drawing for name, drawing in found.items() if drawing is not None}


def single_panels(data: ReportData) -> dict[str, Drawing]:
    """Each panel of the day as a figure of its own, by name ``day_<panel>``; for slides."""
    day = day_of(data)
    return {f"day_{name}": draw_panel(day, name) for name in panels(day)}


def colours(data: ReportData) -> dict[str, str]:
    """Role of the colour of each contact type: its channel, ink where the channel has no colour."""
    channel = {n: data.channel_of(n) for n in data.names("contact_type")}
    return {n: c if c in COLOURS else "ink" for n, c in channel.items()}
