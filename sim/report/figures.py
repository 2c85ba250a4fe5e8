"""The figures of a run, by file name: the same drawings go onto the page and into the folder of figures."""

from __future__ import annotations

from sim.plots.channels import Lane, draw_channels
from sim.plots.day import draw_day, draw_panel
from sim.plots.days import Goal, draw_days
from sim.plots.groups import draw_groups
from sim.plots.outcomes import Ending, draw_outcomes
from sim.plots.panels import Day, panels
from sim.plots.served import draw_served
from sim.plots.stages import draw_stages
from sim.plots.style import COLOURS, Drawing
from sim.plots.waits import MARKED, draw_waits
from sim.plots.waits_by_type import draw_waits_by_type
from sim.plots.weeks import draw_weeks
from sim.report.data import ReportData, Target
from sim.report.headings import OUTCOMES
from sim.report.journeys import eventful, places
from sim.report.sentences import counted_from_queue, goal_text, level_text, target_text, whom


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
        side_by_side=data.side_by_side,
    )


def figures(data: ReportData) -> dict[str, Drawing]:
    """The drawings of the page by name, none without data.

    With one channel: day, days, waits, waits_by_type, stages. With several the day is shown for each channel
    (channels) and each group (groups), and there is no wait of all: seconds of calls and hours of e-mails say
    nothing together.
    """
    n, noun, target = data.n_replications, data.noun, data.primary
    found: dict[str, Drawing | None] = {}
    if data.mixed:
        found["channels"] = draw_channels(data.table, _lanes(data), n, data.per_day)
        found["groups"] = draw_groups(data.table, data.names("group"), n)
    else:
        day = day_of(data)
        found["day"] = draw_day(day) if panels(day) else None
    found["days"] = draw_days(data.table, [_goal(data, t) for t in data.all_targets], n)
    if eventful(data):
        found["outcomes"] = draw_outcomes(_endings(data), OUTCOMES | {"open": "Still open"}, noun, n)
    found["served"] = draw_served(data.table, n)
    found["weeks"] = draw_weeks(data.table, n, data.currency)
    if len(data.waits):
        if not data.mixed:
            quantiles = {p: data.get(f"wait_p{round(p * 100)}").value for p in MARKED}
            within = target.within_s if target and not target.from_queue else None
            found["waits"] = draw_waits(data.waits, noun, n, within, quantiles)
        goals = {name: data.goal_of("contact_type", name) for name in data.names("contact_type")}
        queued = counted_from_queue(data)
        within_s = {name: goal.longest_s for name, goal in goals.items() if goal and name not in queued}
        found["waits_by_type"] = draw_waits_by_type(data.waits, colours(data), noun, n, within_s)
    found["stages"] = draw_stages(data.table, noun, n, data.mixed)
    return {name: drawing for name, drawing in found.items() if drawing is not None}


def _goal(data: ReportData, target: Target) -> Goal:
    text = target_text(target)
    who = whom(data, target)
    return Goal(f"target.{target.name}", target.share, text, level_text(target, data), who)


def _lanes(data: ReportData) -> list[Lane]:
    made = []
    for channel in data.channels:
        goal = data.goal_of("channel", channel)
        colour = channel if channel in COLOURS else "ink"
        text = f"target {goal_text(goal)}" if goal else ""
        made.append(Lane(channel, colour, goal.share if goal else None, text))
    return made


def _endings(data: ReportData) -> list[Ending]:
    made = []
    for scope, name, label in places(data):
        channel = name if scope == "channel" else data.channel_of(name) if name else "ink"
        counts = {key: data.get(key, scope, name).value for key in OUTCOMES}
        offered = data.get("offered", scope, name).value
        counts["open"] = data.get("still_open_share", scope, name).value * offered
        made.append(Ending(label, channel if channel in COLOURS else "ink", offered, counts))
    return made


def single_panels(data: ReportData) -> dict[str, Drawing]:
    """Each panel of the day as a figure of its own, by name ``day_<panel>``; for slides."""
    day = day_of(data)
    return {f"day_{name}": draw_panel(day, name) for name in panels(day)}


def colours(data: ReportData) -> dict[str, str]:
    """Role of the colour of each contact type: its channel, ink where the channel has no colour."""
    channel = {n: data.channel_of(n) for n in data.names("contact_type")}
    return {n: c if c in COLOURS else "ink" for n, c in channel.items()}
